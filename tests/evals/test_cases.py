"""Questions for evaluation are read whole or refused by line."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import InvalidInput, StorageFailure
from corpus.model import Place
from evals.cases import article_key, load_cases
from qa_service.model import Question
from tests.evals.suite import FINE, write_suite


def test_a_case_holds_what_decides_and_what_supports(tmp_path: Path) -> None:
    row = {
        **FINE,
        "trap": "as_of",
        "as_of": "2020-01-31",
        "gold": [
            {"regulation": "ley-1", "eid": "art_2__para_1", "grade": 2, "accept": [["ds-1-2020-x", "art_5__point_a"]]},
            {"regulation": "ley-1", "eid": "art_9", "grade": 1},
        ],
    }
    (tmp_path / "s.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (case,) = load_cases(tmp_path / "s.jsonl")
    assert (case.as_of, case.timed) == (date(2020, 1, 31), True)
    assert [gold.articles for gold in case.deciding] == [frozenset({"ley-1#art_2", "ds-1-2020-x#art_5"})]
    assert len(case.gold) == 2


def test_a_case_without_answer_has_nothing_to_find(tmp_path: Path) -> None:
    _, private = load_cases(write_suite(tmp_path))
    assert (private.answerable, private.deciding) == (False, ())


def test_an_article_s_key_ends_at_the_article() -> None:
    assert article_key("ley-27972", "art_9__para_3__point_a") == "ley-27972#art_9"


def test_a_row_of_a_table_counts_as_its_table() -> None:
    row = article_key("ordenanza-006-2024-mdq", "annex_1__table_1__row_3")
    assert row == article_key("ordenanza-006-2024-mdq", "annex_1__table_1") != article_key("x", "annex_1__table_2")


def test_a_case_is_asked_with_its_day_and_its_place(tmp_path: Path) -> None:
    row = {**FINE, "as_of": "2020-01-31", "place": {"district": "Ate"}, "kind": "tramite"}
    (tmp_path / "s.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (case,) = load_cases(tmp_path / "s.jsonl")
    assert case.asked == Question("multa", row["question"], date(2020, 1, 31), Place(district="Ate"))
    assert case.kind == "tramite"


@pytest.mark.parametrize(
    "line",
    ["nada", "[]", '{"id": "1"}', '{"id": "1", "question": " "}', '{"id": "1", "question": "a?", "gold": [{}]}'],
)
def test_a_line_that_is_no_case_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "s.jsonl").write_text(f"{json.dumps(FINE)}\n{line}", encoding="utf-8")
    with pytest.raises(InvalidInput, match="línea 2"):
        load_cases(tmp_path / "s.jsonl")


def test_an_empty_or_absent_suite_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text("\n")
    with pytest.raises(InvalidInput, match="no tiene preguntas"):
        load_cases(tmp_path / "s.jsonl")
    with pytest.raises(StorageFailure):
        load_cases(tmp_path / "absent.jsonl")
