"""What a question is about, of a closed list, told by words of norms' titles and of official usage (`topics.tsv`)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from index.tokens import stems

OTHER = "otros"
Phrase = tuple[str, ...]


def topic_of(question: str, titles: Iterable[str] = ()) -> str:
    """The topic of a question; where its own words tell none, that of the titles of the norms that bear on it."""
    said = _told([question])
    told = said or _told(titles)
    order = {name: place for place, name in enumerate(topics())}
    return min(told, key=lambda name: (-told[name], order[name])) if told else OTHER


@cache
def topics() -> tuple[str, ...]:
    """Every topic but `OTHER`, as listed."""
    return tuple(dict.fromkeys(topic for topic, _ in _rows()))


def _told(texts: Iterable[str]) -> Counter[str]:
    """Points a topic: each of its phrases in the texts once, a longer one more, and its words not again alone."""
    points: Counter[str] = Counter()
    for text in texts:
        said = stems(text)
        found: dict[Phrase, str] = {}
        place = 0
        while place < len(said):
            phrase = _at(said, place)
            found.update({phrase: _phrases()[phrase]} if phrase else {})
            place += max(len(phrase), 1)
        for phrase, topic in found.items():
            points[topic] += len(phrase)
    return points


def _at(said: list[str], place: int) -> Phrase:
    """The longest phrase that begins there, or none."""
    most = min(_longest(), len(said) - place)
    runs = (tuple(said[place : place + length]) for length in range(most, 0, -1))
    return next((run for run in runs if run in _phrases()), ())


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


@cache
def _phrases() -> Mapping[Phrase, str]:
    """Each phrase's topic; the first topic that lists one has it."""
    listed: dict[Phrase, str] = {}
    for topic, words in _rows():
        for phrase in words:
            listed.setdefault(tuple(stems(phrase)), topic)
    return listed


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = files("insight").joinpath("topics.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((topic, tuple(words.split("; "))) for topic, words, _ in rows)
