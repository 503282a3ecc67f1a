"""Evaluation runs in a town's data home, made of its own index: what evaluators look at."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.runs import evaluate, wordings_in, write_run
from evals.traces import trace
from index.model import Searcher
from qa_service.answering import answer
from qa_service.drafting import Drafter, extract
from qa_service.model import Draft, Question, Result
from tests.evals.suite import FINE, PRIVATE
from tests.qa_service.laws import TODAY
from tests.web.town import Town

TOLL = {
    "id": "peaje/2015",
    "question": "¿Cobran peaje las municipalidades en las vías rurales?",
    "kind": "tramite",
    "answerable": True,
    "gold": [{"regulation": "ley-99001", "eid": "art_7", "grade": 2}],
}
QUESTIONS = (FINE, PRIVATE, TOLL)
OLD, NEW, BARE = "20260101-ayer-mercado", "20260102-hoy-mercado", "antigua~mercado"


def silent(*_: object) -> Draft:
    """A drafter that states nothing."""
    return Draft(extract(*_).kind, ())  # type: ignore[arg-type]


def measured(town: Town) -> Town:
    """The town with two runs of one suite, which it holds, and one of before traces were kept, in a folder."""
    home, searcher = town.site.application.home, town.shelf.searcher
    suite = home.suites / "mercado"
    suite.mkdir(parents=True)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in QUESTIONS)
    (suite / "questions.jsonl").write_text(lines, "utf-8")
    (suite / "suite.toml").write_text('name = "mercado"\nkind = "mixed"\n', "utf-8")
    (suite / "bars.toml").write_text("[minimum]\nrecall_10 = 0.9\n\n[maximum]\nunfounded_quotes = 0\n", "utf-8")
    keep(home.runs / OLD, suite, searcher, silent, made="2026-01-01T12:00:00+00:00", commit="aaaaaaa")
    keep(home.runs / NEW, suite, searcher, extract, made="2026-01-02T12:00:00+00:00", commit="bbbbbbb")
    keep(home.runs / "antigua" / "mercado", suite, searcher, None, made="2025-01-01T12:00:00+00:00")
    return town


def keep(out: Path, suite: Path, searcher: Searcher, drafter: Drafter | None, **config: str) -> None:
    """One run of a suite's folder, with traces where there is a drafter."""
    told: Mapping[str, Any] = {"suite": "mercado", "kind": "mixed", "generation": searcher.generation, **config}

    def answered(question: Question) -> Result:
        return answer(question, searcher, drafter or extract, TODAY)

    done = evaluate(
        suite / "questions.jsonl", answered, wordings_in(searcher), told, lambda *_: None,
        (lambda result: trace(result, searcher)) if drafter else None,
    )  # fmt: skip
    write_run(done, suite / "questions.jsonl", out, suite / "bars.toml")
