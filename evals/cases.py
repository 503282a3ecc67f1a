"""Evaluation questions with the provisions that answer them, read from JSON lines."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import InvalidInput, InvalidQuestion
from corpus.identifiers import article_of
from corpus.model import Place
from qa_service.batch import checked, parse_place, read_lines
from qa_service.model import Question


@dataclass(frozen=True, slots=True)
class Gold:
    """A provision that answers: `grade` 2 decides, 1 supports. `articles` are it and its equals, as `slug#eid`."""

    articles: frozenset[str]
    grade: int
    quote: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One question of a suite, of a `kind` named by the suite; `decoy` is a wording that would be wrong to give."""

    id: str
    question: str
    as_of: date | None
    trap: str | None
    answerable: bool
    gold: tuple[Gold, ...]
    decoy: str | None
    key_facts: tuple[str, ...]
    kind: str | None = None
    place: Place | None = None

    @property
    def asked(self) -> Question:
        """The question as the service takes it."""
        return Question(self.id, self.question, self.as_of, self.place)

    @property
    def deciding(self) -> tuple[Gold, ...]:
        """What must be found."""
        return tuple(gold for gold in self.gold if gold.grade == 2)

    @property
    def norms(self) -> frozenset[str]:
        """The norms that decide, equals among them, by slug."""
        return frozenset(norm_of(key) for gold in self.deciding for key in gold.articles)

    @property
    def timed(self) -> bool:
        """True when the right wording is the point of the question."""
        return self.trap in ("superseded", "as_of")


def load_cases(path: Path) -> tuple[Case, ...]:
    """Read a JSONL file of cases; raises `InvalidInput` naming the first line that is none."""
    return _cases(read_lines(path), path)


def parse_cases(lines: bytes, path: Path) -> tuple[Case, ...]:
    """The cases of JSON lines in UTF-8 that come from a file; raises as `load_cases`."""
    return _cases(lines.decode().split("\n"), path)


def _cases(lines: Iterable[str], path: Path) -> tuple[Case, ...]:
    told = enumerate(lines, start=1)
    cases = tuple(_case(line, f"{path}, línea {number}") for number, line in told if line.strip())
    if not cases:
        raise InvalidInput(f"{path} no tiene preguntas.")
    return cases


def article_key(regulation: str, eid: str) -> str:
    """An article of a norm, however deep the eId goes: `ley-27972#art_9`."""
    return f"{regulation}#{article_of(eid)}"


def norm_of(key: str) -> str:
    """The norm of an article's key."""
    return key.partition("#")[0]


def _case(line: str, where: str) -> Case:
    try:
        row: Mapping[str, Any] = json.loads(line)
        return Case(
            id=row["id"],
            question=checked(row["question"]),
            as_of=date.fromisoformat(row["as_of"]) if row.get("as_of") else None,
            trap=row.get("trap"),
            answerable=row.get("answerable", True),
            gold=tuple(_gold(item) for item in row.get("gold", ())),
            decoy=row.get("decoy_quote"),
            key_facts=tuple(row.get("key_facts", ())),
            kind=row.get("kind"),
            place=parse_place(row.get("place")),
        )
    except (ValueError, TypeError, KeyError, AttributeError, InvalidQuestion) as error:
        raise InvalidInput(f"{where}: no es una pregunta de evaluación ({error}).") from error


def _gold(item: Mapping[str, Any]) -> Gold:
    pairs = [(item["regulation"], item["eid"]), *item.get("accept", ())]
    return Gold(frozenset(article_key(slug, eid) for slug, eid in pairs), item["grade"], item.get("quote"))
