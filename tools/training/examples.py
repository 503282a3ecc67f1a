"""What is learned from: lay questions, and the articles, in force and with their context, that they were asked of."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import Any

from corpus.identifiers import ProvisionId
from corpus.model import Regulation
from index.passages import card_of, context_of, searched, wordings_of
from index.questions import parse

APART = 8  # the norms of one file name in eight, by its hash, are kept apart for measuring
_RUN = 4  # words that two texts must share in a row to count as the same text
_ALIKE = 0.5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Article:
    """A provision as it is searched: its text, and what stands above it."""

    id: ProvisionId
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Example:
    """Questions that one article answers, and the articles beside it in its norm, which do not."""

    questions: tuple[str, ...]
    article: Article
    beside: tuple[Article, ...] = ()


def kept_apart(file: str) -> bool:
    """Whether the norm of a file serves to measure and never to train."""
    return int(sha1(file.encode()).hexdigest(), 16) % APART == 0


def read_examples(questions: Path, norms: Iterable[Regulation]) -> Iterator[Example]:
    """The examples of a file of lay questions, one article a line, whose article one of the norms holds in force.

    Norms kept apart give none.
    """
    articles_by_file = dict(by_file(norms))
    for line in questions.read_text(encoding="utf-8").splitlines():
        row: Mapping[str, Any] = json.loads(line)
        articles = () if kept_apart(row["file"]) else articles_by_file.get(row["file"], ())
        place = same(row["text"], articles)
        if place is not None:
            yield Example(tuple(row["questions"]), articles[place], beside(articles, place))


def read_asked(questions: Path, norms: Iterable[Regulation]) -> Iterator[Example]:
    """The examples of a file of known questions (`index.questions`) whose provision one of the norms has."""
    known = parse(questions.read_text(encoding="utf-8").splitlines())
    asked = {provision: one.questions for provision, one in known.items()}
    regulations = {provision.partition("#")[0] for provision in asked}
    for norm in norms:
        articles = articles_of(norm) if str(norm.id) in regulations else ()
        yield from (Example(asked[str(one.id)], one) for one in articles if str(one.id) in asked)


def by_file(norms: Iterable[Regulation]) -> Iterator[tuple[str, tuple[Article, ...]]]:
    """The articles of each file that norms were read from, by its name."""
    for norm in norms:
        articles = articles_of(norm)
        yield from ((Path(document.source.path).name, articles) for document in norm.documents)


def articles_of(norm: Regulation) -> tuple[Article, ...]:
    """The articles of a norm that no later wording has replaced, in reading order."""
    card, eids = card_of(norm), searched(norm)
    current = (one for one in wordings_of(norm) if one.provision.eid in eids and one.valid_to is None)
    return tuple(Article(one.provision, one.text, context_of(card, one)) for one in current)


def beside(articles: Sequence[Article], place: int) -> tuple[Article, ...]:
    """The articles before and after one."""
    return (*articles[max(place - 1, 0) : place], *articles[place + 1 : place + 2])


def same(text: str, articles: Sequence[Article]) -> int | None:
    """The place of the article that holds a text and little else; None when none does."""
    wanted = _runs(text)
    worth = [_likeness(wanted, _runs(article.text)) for article in articles]
    best = max(range(len(worth)), key=worth.__getitem__, default=None)
    return best if best is not None and worth[best] >= _ALIKE else None


def _likeness(wanted: frozenset[tuple[str, ...]], found: frozenset[tuple[str, ...]]) -> float:
    return len(wanted & found) / max(len(wanted), 1) - 0.2 * len(found - wanted) / max(len(found), 1)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
