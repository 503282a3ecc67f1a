"""What happens when the norm that answers is not in the index: a question must then be refused.

Each norm that decides a question is hidden in turn. An answer is right when there is no draft, or when the draft cites
an equal rule of another norm that the case accepts.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus.files import write_whole
from corpus.identifiers import ProvisionId, RegulationId
from evals.cases import Case, article_key, norm_of, parse_cases
from evals.runs import Progress, as_lines, write_figures
from evals.subject import Subject
from evals.suites import Suite
from index.model import Bearer, Card, Entry, Hit, Query, Searcher, Wording
from qa_service.exchange import to_json
from qa_service.model import Question, Result

Answer = Callable[[Question, Searcher], Result]


@dataclass(frozen=True)
class Without:
    """An index as if one norm were not in it."""

    searcher: Searcher
    hidden: RegulationId

    @property
    def generation(self) -> str:
        """Name of the bundle behind."""
        return self.searcher.generation

    @property
    def model(self) -> str:
        """Name of the model behind."""
        return self.searcher.model

    def search(self, query: Query, limit: int = 50) -> tuple[Hit, ...]:
        """The best articles of the other norms, scored as if the hidden one had never been read."""
        return self.searcher.search(self._narrowed(query), limit)

    def elsewhere(self, query: Query, limit: int) -> tuple[Entry, ...]:
        """The nearest norms that are not held, the hidden one among them."""
        return self.searcher.elsewhere(self._narrowed(query), limit)

    def cards(self) -> Mapping[RegulationId, Card]:
        """The other norms."""
        return {id: card for id, card in self.searcher.cards().items() if id != self.hidden}

    def knows(self, word: str) -> bool:
        """Whether the index has a word; those of the hidden norm alone count as known."""
        return self.searcher.knows(word)

    def wording(self, provision: ProvisionId, on: date) -> Wording | None:
        """As the index has it, or None for the hidden norm."""
        return None if provision.regulation == self.hidden else self.searcher.wording(provision, on)

    def wordings(self, provision: ProvisionId) -> tuple[Wording, ...]:
        """As the index has them; empty for the hidden norm."""
        return () if provision.regulation == self.hidden else self.searcher.wordings(provision)

    def contents(self, regulation: RegulationId) -> tuple[Wording, ...]:
        """As the index has them; empty for the hidden norm."""
        return () if regulation == self.hidden else self.searcher.contents(regulation)

    def amended(self, regulation: RegulationId) -> tuple[RegulationId, ...]:
        """As the index has them, the hidden norm left out."""
        return tuple(one for one in self.searcher.amended(regulation) if self.hidden not in (one, regulation))

    def bearers(self, provision: ProvisionId) -> tuple[Bearer, ...]:
        """As the index has them, those of the hidden norm left out."""
        return tuple(one for one in self.searcher.bearers(provision) if one.regulation != self.hidden)

    def children(self, wording: Wording) -> tuple[Wording, ...]:
        """As the index has them."""
        return self.searcher.children(wording)

    def _narrowed(self, query: Query) -> Query:
        return replace(query, without=query.without | {self.hidden})


@dataclass(frozen=True, slots=True)
class Absence:
    """What came of a question while its norm was hidden; `doubted` says that its draft tells the advisor so."""

    norm: str
    id: str
    drafted: bool
    right: bool
    doubted: bool

    @property
    def pair(self) -> str:
        """The question and the norm it was asked without."""
        return f"{self.id} sin {self.norm}"


def measure(suite: Suite, subject: Subject, out: Path, progress: Progress) -> Mapping[str, Any]:
    """Ask each question without the norms that decide it, one at a time; the share right, and right or doubted.

    The run's questions are these pairs of question and norm; leave-out.jsonl says what came of each. A norm that the
    index does not hold, as one that lives on under its consolidated text's name, can't be hidden.
    """
    questions = suite.selected()
    application, found = subject.application, []
    pairs = held(absences(parse_cases(questions, suite.questions)), application.searcher)
    for done, (norm, case) in enumerate(pairs, start=1):
        found.append(leave_out(norm, case, application.searcher, application.answer))
        progress(done, len(pairs))
    write_whole(out / "leave-out.jsonl", as_lines(asdict(row) for row in found))
    rows = [
        {"id": row.pair, "left_out_right": float(row.right), "left_out_told": float(row.right or row.doubted)}
        for row in found
    ]
    shares = {name: _share([row[name] for row in rows]) for name in ("left_out_right", "left_out_told")}
    metrics = {"questions": len(found), **shares}
    write_figures(out, subject.config(suite, questions), paired(questions, found), rows, metrics)
    return metrics


def paired(questions: bytes, found: Iterable[Absence]) -> bytes:
    """The questions' lines, once for each norm that was hidden from them, with the pair's own id."""
    lines = {row["id"]: row for row in map(json.loads, questions.splitlines())}
    return as_lines({**lines[absence.id], "id": absence.pair} for absence in found)


def absences(cases: Iterable[Case]) -> tuple[tuple[str, Case], ...]:
    """Each norm that decides a question, with the question, norm by norm."""
    pairs = ((norm, case) for case in cases if case.answerable for norm in case.norms)
    return tuple(sorted(pairs, key=lambda pair: (pair[0], pair[1].id)))


def held(pairs: Iterable[tuple[str, Case]], searcher: Searcher) -> tuple[tuple[str, Case], ...]:
    """The pairs whose norm the index holds."""
    norms = {id.slug for id in searcher.cards()}
    return tuple(pair for pair in pairs if pair[0] in norms)


def leave_out(norm: str, case: Case, searcher: Searcher, answer: Answer) -> Absence:
    """Answer a question without one of its norms."""
    hidden = Without(searcher, RegulationId(norm))
    given = to_json(answer(case.asked, hidden))
    cited = {article_key(citation["regulation"], citation["eid"]) for citation in given["citations"]}
    drafted = given["outcome"] == "drafted"
    equal = {key for gold in case.deciding for key in gold.articles if norm_of(key) != norm}
    return Absence(norm, case.id, drafted, not drafted or bool(cited & equal), given["doubt"] is not None)


def _share(values: Sequence[Any]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
