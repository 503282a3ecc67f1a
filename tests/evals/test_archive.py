"""Runs and suites as they are looked through: in order, by ids that lead nowhere else, damaged ones left out."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import InvalidInput
from evals.archive import fresh, inside, outermost, runs, shelves, slug
from evals.subject import commit
from tests.evals.suite import write_suite


def kept(folder: Path, **config: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"suite": "a", **config}), "utf-8")
    (folder / "metrics.json").write_text('{"questions": 1}', "utf-8")
    return folder


def test_runs_stand_newest_first_and_those_inside_another_with_it(tmp_path: Path) -> None:
    kept(tmp_path / "one", made="2026-01-01T00:00:00+00:00")
    kept(tmp_path / "two", made="2026-01-02T00:00:00-05:00")
    kept(tmp_path / "two" / "clean", made="2026-01-03T00:00:00+00:00")
    kept(tmp_path / "many" / "three", made="2025-01-01T00:00:00+00:00")
    found = runs(tmp_path)
    assert [run.id for run in found] == ["two~clean", "two", "one", "many~three"]
    assert [run.id for run in outermost(found)] == ["two", "one", "many~three"]
    assert [run.id for run in inside(found[1], found)] == ["two~clean"]


@pytest.mark.parametrize("text", ["{", "[]", ""])
def test_a_damaged_run_or_one_under_way_is_left_out(tmp_path: Path, text: str) -> None:
    (kept(tmp_path / "one") / "config.json").write_text(text, "utf-8")
    (kept(tmp_path / "two") / "metrics.json").unlink()
    (kept(tmp_path / "three") / "bars.toml").write_text("[minimum", "utf-8")
    (kept(tmp_path / "four") / "intervals.json").write_text("[", "utf-8")
    assert runs(tmp_path) == runs(tmp_path / "none") == ()


def test_a_run_that_does_not_say_when_it_was_made_stands_by_its_file(tmp_path: Path) -> None:
    kept(tmp_path / "one", made="ayer")
    (run,) = runs(tmp_path)
    assert abs((datetime.now(UTC) - run.made).total_seconds()) < 600


def test_one_question_is_read_without_the_others(tmp_path: Path) -> None:
    folder = kept(tmp_path / "one")
    (folder / "answers.jsonl").write_text('{"id": "ñ1x", "n": 1}\nno es JSON\n{"id": "ñ1", "n": 2}\n', "utf-8")
    (run,) = runs(tmp_path)
    assert (run.row("answers.jsonl", "ñ1"), run.row("answers.jsonl", "x")) == ({"id": "ñ1", "n": 2}, None)
    assert (run.row("traces.jsonl", "ñ1"), run.rows("traces.jsonl")) == (None, [])


def test_suites_of_the_home_come_before_those_shipped(tmp_path: Path) -> None:
    for name, text in (
        ("propio", 'name = "propio"'),
        ("roto", "kind = 3"),
        ("ajeno", 'name = "x"\nquestions = "../q"'),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "suite.toml").write_text(text, "utf-8")
    found = shelves(tmp_path)
    assert [(one.folder.name, one.own, bool(one.problem)) for one in found[:3]] == [
        ("ajeno", False, False),
        ("propio", True, False),
        ("roto", False, True),
    ]
    assert {"samples: answers"} <= {one.suite.name for one in found[3:] if one.suite}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Casos de mayo", "casos-de-mayo"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ñandú: 2", "nandu-2"),
        ("a" * 99, "a" * 60),
    ],
)
def test_a_folder_is_named_so_that_it_leads_nowhere_else(text: str, name: str) -> None:
    assert slug(text) == name


@pytest.mark.parametrize("text", ["", "..", "/", "¿?"])
def test_a_name_without_letters_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        slug(text)


def test_a_new_run_is_named_after_its_moment_and_suite(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 30, 9, 5, 1, tzinfo=UTC)
    assert fresh(tmp_path, "muni-dev: citas", moment) == tmp_path / "20261130-090501-muni-dev-citas"


def test_the_commit_is_told_where_the_program_is_a_checkout() -> None:
    found = commit()
    assert found is None or (found.strip("+").isalnum() and "\n" not in found)


def test_questions_are_read_whatever_their_suite(tmp_path: Path) -> None:
    folder = kept(tmp_path / "runs" / "one")
    (folder / "questions.jsonl").write_bytes(write_suite(tmp_path).read_bytes())
    (run,) = runs(tmp_path / "runs")
    assert list(run.questions) == list(run.cases) == ["multa", "privada"]
    (folder / "questions.jsonl").write_text('{"id": "p1", "question": "¿Quién?"}\n{"id": "p2"}\n', "utf-8")
    (run,) = runs(tmp_path / "runs")
    assert (dict(run.questions), dict(run.cases)) == ({"p1": "¿Quién?", "p2": ""}, {})
