"""What of a consultation others may read: an answer that names nobody, a question only where it tells of nobody.

A question is shown as asked only where nothing in it could lead to a person or a place; else the answer goes under what
it cites. It is better to hide a harmless question than to show one that is not.
"""

import re

from desk.model import Municipality
from desk.releases import Released
from ingest.folding import fold
from privacy.finding import find, redact

LONGEST_QUESTION = 250  # what is longer tells a story

# soy regidora · mi despacho · me quieren vacar · tengo un informe
_OWN = re.compile(r"\b(?:yo|mi|mis|me|conmigo|soy|estoy|tengo|trabajo|fui|he|quiero|necesito|pregunto)\b")
# el 12 de marzo · 12/03/2026 · acuerdo del 5.6.26
_DAY = re.compile(r"\b\d{1,2}\s+de\s+[a-z]{4,10}\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
# expediente 123 · Informe N° 012-2026 · oficio múltiple · carta
_PAPER = re.compile(
    r"\b(?:expediente|exp|informe|oficio|memorando|memorandum|carta|registro|papeleta|acta)\b\W{0,3}(?:n\w?\W{0,3})?\d"
)
# what redaction left where something stood
_OMITTED = re.compile(r"\[[^\]]* omitido\]")
# a capital within a sentence that the law cited does not print: it may be a name. Acronyms are none.
_CAPITAL = re.compile(r"(?<=[a-záéíóúñü,;:] )[A-ZÁÉÍÓÚÑÜ][a-záéíóúñü]+")


def impersonal(question: str, public: str, asker: Municipality) -> bool:
    """Whether a question tells of nobody; `public` is what the law that answers it prints."""
    said, printed = fold(question), set(re.findall(r"\w+", fold(public)))
    telling = (_OWN, _DAY, _PAPER)
    return (
        len(question) <= LONGEST_QUESTION
        and not find(question)
        and not names(question, asker)
        and not _OMITTED.search(question)
        and not any(pattern.search(said) for pattern in telling)
        and all(fold(word) in printed for word in _CAPITAL.findall(question))
    )


def names(text: str, municipality: Municipality) -> bool:
    """Whether a text names a municipality by its district or province."""
    place, said = municipality.place, fold(text)
    told = {name for name in (municipality.name, place.district, place.province) if name}
    return any(re.search(rf"\b{re.escape(fold(name))}\b", said) for name in told)


def tells(text: str, municipality: Municipality) -> bool:
    """Whether a text names a person or that municipality."""
    return bool(find(text)) or names(text, municipality)


def printed(answer: Released) -> str:
    """All that the law cited by an answer prints."""
    return "\n".join(f"{one.label} {one.title}\n{one.text}" for one in answer.sources)


def spared(text: str, answer: Released) -> str:
    """A text of an answer without personal data, but for what the law that it cites prints."""
    return redact(text, "\n".join(one.text for one in answer.sources))


def title_of(answer: Released) -> str:
    """What an answer is about in no asker's words: the provisions that it rests on."""
    labels = dict.fromkeys(f"{one.label} ({one.title})" for one in answer.sources)
    return "Respuesta según " + "; ".join(list(labels)[:3])
