"""What advisors released becomes a suite that `absuelve eval run` accepts."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import InvalidInput
from corpus.model import Place
from evals.cases import load_cases
from evals.reviewed import suite_files, write_suite
from evals.runs import evaluate, wordings_in
from evals.suites import open_suite
from qa_service.answering import answer
from qa_service.exchange import to_json
from qa_service.model import Question
from tests.qa_service.laws import CHANGED, TODAY, searcher

FINE = "¿Puede la municipalidad imponer dos multas por el mismo hecho al conductor del puesto?"


def released(question: str = FINE, as_of: date | None = None, **more: object) -> dict[str, Any]:
    given = to_json(answer(Question("q", question, as_of), searcher(), today=TODAY))
    day = as_of.isoformat() if as_of else None
    return {"question": question, "as_of": day, "answerable": True, "citations": given["citations"], **more}


def test_the_articles_of_a_released_answer_decide(tmp_path: Path) -> None:
    write_suite(tmp_path, "mesa", [released(place={"district": "San Jacinto"})])
    suite = open_suite(tmp_path)
    (case,) = load_cases(suite.questions)
    assert (suite.name, suite.bars) == ("mesa", None)
    assert (case.question, case.answerable, case.place) == (FINE, True, Place(district="San Jacinto"))
    assert case.deciding[0].articles == {"ley-99001#art_5"}
    assert "dos multas" in (case.deciding[0].quote or "")


def test_the_suite_is_answered_and_scored_like_any_other(tmp_path: Path) -> None:
    declined = {"question": "dime el teléfono del alcalde", "answerable": False, "citations": []}
    write_suite(tmp_path, "mesa", [released(), declined])
    index = searcher()
    done = evaluate(
        tmp_path / "questions.jsonl",
        lambda question: answer(question, index, today=TODAY),
        wordings_in(index),
        {},
        lambda _done, _total: None,
    )
    assert (done.metrics["citation_recall"], done.metrics["refused_when_unanswerable"]) == (1.0, 1.0)


def test_an_answer_from_an_older_wording_asks_for_that_wording(tmp_path: Path) -> None:
    write_suite(tmp_path, "mesa", [released("¿Cuántas veces sesiona el concejo?", date(2010, 6, 30))])
    (case,) = load_cases(tmp_path / "questions.jsonl")
    assert (case.as_of, case.timed) == (date(2010, 6, 30), True)
    assert case.as_of and case.as_of < CHANGED


def test_the_same_question_has_the_same_name_and_counts_once() -> None:
    lines = suite_files("mesa", [released(), released(), released(place={"district": "Ate"})])["questions.jsonl"]
    assert len({json.loads(line)["id"] for line in lines.splitlines()}) == len(lines.splitlines()) == 2
    assert suite_files("mesa", [released()]) == suite_files("mesa", [released()])


def test_an_answer_without_citations_tells_nothing_and_is_left_out() -> None:
    row = released(citations=[])
    assert suite_files("mesa", [released(), row]) == suite_files("mesa", [released()])
    with pytest.raises(InvalidInput, match="No hay consultas revisadas"):
        suite_files("mesa", [row])


def test_a_name_with_quotes_is_still_toml(tmp_path: Path) -> None:
    write_suite(tmp_path, 'mesa "de" partes', [released()])
    assert open_suite(tmp_path).name == 'mesa "de" partes'
