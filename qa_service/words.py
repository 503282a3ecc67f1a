"""The words of a question that carry its matter, and texts put on one line."""

import re
from collections.abc import Iterable

from corpus.model import Span
from index.tokens import stem, words

# A sentence or a question; a point ends one only before a blank, so that "D.S. 004-2019-JUS" and "226.1" stay whole.
SENTENCE = re.compile(r"¿[^?]*\?|[^?!;\n¿]+?(?:[.?!;](?=\s|$)|[?!;\n]|(?=¿)|$)")

# What questions say besides their matter, on top of the index's function words; folded.
_ASKING_WORDS = """
acuerdo agradezco alguien alguna alguno algun algunas algunos alli ahora buenas buenos caso cosa consulta consultar
consultamos debemos debere deberia debo decir dice dicen dicho digan doctor doctora duda ejemplo encima entender
estamos estoy etc existe explicar explique favor gracias hacemos hacia hago haya hola igual indicar informar informe
lic manera mas nada ningun ninguna nosotros nuestra nuestras nuestro nuestros ocurre ok ojala osea paso pasa pasaria
pedir pido podemos poder podra podran podrian por pregunta preguntar primero pueda puedan puedo queremos queria quiere
quieren quiero quisiera recien respecto respuesta responder sabe saber sale sean senor senora senores sera seran seria
sido siempre somos soy sucede supuesto tambien tampoco tarde tardes tenemos tener tengo tenia toca todavia trata urgente
va vamos van vez voy aca ahi pues entonces
"""
_ASKING = frozenset(_ASKING_WORDS.split())


_WORD = re.compile(r"\w+")
_FAMILY = 5  # letters that words of one family begin with


def akin(one: str, other: str) -> bool:
    """Whether two stems are of one family: absuelv-, absolu-; a short first one must be the other."""
    one, other = _undiphthonged(one), _undiphthonged(other)
    return one == other or (len(one) >= _FAMILY - 1 and other.startswith(one[:_FAMILY]))


def _undiphthonged(form: str) -> str:
    """A stem with the vowel that its family has without the stress: resuelv-, resolv-."""
    return form.replace("ue", "o").replace("ie", "e")


def content(text: str) -> tuple[str, ...]:
    """The folded words of a question that carry its matter, in order."""
    return tuple(word for word in words(text) if word not in _ASKING)


def stems(text: str) -> tuple[str, ...]:
    """Stems of the words that carry a question's matter, in order."""
    return tuple(stem(word) for word in content(text))


def without(text: str, spans: Iterable[Span]) -> str:
    """A text with a blank in the place of each of these spans."""
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    return text


def squeeze(text: str) -> str:
    """A text on one line: every run of blanks is one space."""
    return " ".join(text.split())


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))
