"""Questions that articles are known to answer, in the words of those who ask, and the texts they were read in.

An article is found by what it says and by what is asked of it (document expansion: Nogueira et al., Document Expansion
by Query Prediction, 2019). `questions.tsv` holds an article a line: its id, a sketch of the text that its questions
were written from, the questions. An article that says something else by now is not found by them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from zlib import crc32

from index.model import Wording
from index.tokens import WORD, fold

FILE = "questions.tsv"
NEARER = 0.05  # two questions are than a question and the text that answers it: docs/experiments.md
_RUN = 3  # words
_SIZE = 12
_DIGITS = 6  # hexadecimal, of each hash
_SAME = 0.6  # the likeness of one text in two editions; an amended article mostly has less

Sketch = frozenset[int]


@dataclass(frozen=True, slots=True)
class Known:
    """The questions of one article, and the sketch of its text."""

    sketch: Sketch
    questions: tuple[str, ...]


class Questions:
    """What is known to be asked, by article."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known

    @cached_property
    def digest(self) -> str:
        """Eight hexadecimal digits that name all of them."""
        told = sorted((provision, sorted(one.sketch), one.questions) for provision, one in self._known.items())
        return sha256(repr(told).encode()).hexdigest()[:8]

    def of(self, wording: Wording) -> tuple[str, ...]:
        """The questions that a wording answers: none where its text is not the one they were written from."""
        known = self._known.get(str(wording.provision))
        return known.questions if known and likeness(known.sketch, sketch(wording.text)) >= _SAME else ()


NONE = Questions({})


@cache
def shipped() -> Questions:
    """The questions that are shipped."""
    return Questions(parse(files("index").joinpath(FILE).read_text(encoding="utf-8").splitlines()))


def parse(lines: Iterable[str]) -> dict[str, Known]:
    """By provision, from lines `provision<TAB>sketch<TAB>question<TAB>question…`."""
    rows = (line.split("\t") for line in lines)
    return {provision: Known(_read(told), tuple(questions)) for provision, told, *questions in rows}


def line(provision: str, text: str, questions: Iterable[str]) -> str:
    """A line as `parse` reads it, of the questions written from a text."""
    told = "".join(f"{number:0{_DIGITS}x}" for number in sorted(sketch(text)))
    return "\t".join((provision, told, *questions))


def sketch(text: str) -> Sketch:
    """The least hashes of a text's runs of words (Broder, On the Resemblance and Containment of Documents, 1997)."""
    words = WORD.findall(fold(text))
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(len(words) - _RUN + 1, 1))}
    return frozenset(sorted({crc32(run.encode()) >> 8 for run in runs})[:_SIZE])


def likeness(one: Sketch, other: Sketch) -> float:
    """About the share of their runs that two texts have in common, 0-1."""
    least = sorted(one | other)[:_SIZE]
    return sum(number in one and number in other for number in least) / max(len(least), 1)


def _read(told: str) -> Sketch:
    return frozenset(int(told[i : i + _DIGITS], 16) for i in range(0, len(told), _DIGITS))
