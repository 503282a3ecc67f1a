"""Spanish words for the lexical index: folded, without function words, stemmed.

The same analysis runs over the corpus and over each question. Accents are folded before stemming, so that a question
typed without them finds the same words. A regular expression finds the words: spaCy's tokeniser found the same answers
and took thirty times as long (docs/experiments.md), and a question must not wait for spaCy to load.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Protocol, cast

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")

# Function words and the words that every question carries; folded. Negations stay: "no", "sin", "ni" decide answers.
_STOP_LIST = """
    a al algo ante antes aquel aquella aquellas aquellos aqui asi aun aunque bajo cada como con cual cuales cualquier
    cuando cuanta cuantas cuanto cuantos cuya cuyas cuyo cuyos da dar de del desde donde dos el ella ellas ellos en
    entonces entre era eran es esa esas ese eso esos esta estaba estan estar estas este esto estos fue fueron ha haber
    habia han hasta hay la las le les lo los mas me mi mientras mis misma mismas mismo mismos mucho muy nos nosotros o
    os otra otras otro otros para pero poco por porque pues que quien quienes se sea sean segun ser si sido siendo sobre
    solo son su sus tal tales tambien tan tanto te tiene tienen toda todas todo todos tras tu tus u un una unas uno unos
    usted ya y yo e puede pueden podria deben debe hacer hace hacen
"""
STOP_WORDS = frozenset(_STOP_LIST.split())


class Stemmer(Protocol):
    """What PyStemmer's stemmer does for us."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the library's name
        """The stem of one word."""


@cache
def _stemmer() -> Stemmer:
    import Stemmer as Snowball

    return cast("Stemmer", Snowball.Stemmer("spanish"))


def fold(text: str) -> str:
    """Lower case without accents or tildes; offsets are not kept."""
    plain = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded word; numbers stay whole."""
    return word if word[0].isdigit() else _stemmer().stemWord(word)


def words(text: str) -> list[str]:
    """The folded words of a text in order, without function words and single letters."""
    found = WORD.findall(fold(text))
    return [word for word in found if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())]


def stems(text: str) -> list[str]:
    """The stems of a text's words in order, repeated as they stand: what the lexical index counts."""
    return [stem(word) for word in words(text)]
