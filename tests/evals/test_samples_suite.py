"""The project's own suite: gold that stands in the samples, traps of every kind, and bars that its run keeps."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import evals
from corpus.files import write_whole
from evals.cases import load_cases
from evals.suites import open_suites
from qa_service.demo import SAMPLES
from tests.command import absuelve

FOLDER = Path(evals.__file__).parent / "suites" / "samples"
QUESTIONS = FOLDER / "questions.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
TODAY = "2026-11-24"  # the suite was written for this day


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, read and published by the command itself."""
    folder = tmp_path_factory.mktemp("samples")
    done = absuelve("ingest", SAMPLES, home=folder)
    assert (folder / "bundles" / "current").is_file(), done.stderr
    return folder


@pytest.fixture(scope="module")
def wordings(home: Path) -> list[dict[str, Any]]:
    """Every wording of every provision, as the command exports them."""
    done = absuelve("export", "provisions", "--out", home / "provisions.jsonl", home=home)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in (home / "provisions.jsonl").read_text("utf-8").splitlines()]


def test_there_are_sixty_questions_and_every_trap() -> None:
    cases = load_cases(QUESTIONS)
    traps = Counter(case.trap for case in cases)
    assert len(cases) == len({case.id for case in cases}) == len({case.question for case in cases}) >= 60
    assert all(traps[trap] >= 3 for trap in ("superseded", "as_of", "false_premise", "wrong_municipality"))
    reasons = {row["answer"] for row in ROWS if not row["answerable"]}
    assert reasons == {"outside_corpus", "other_municipality", "personal_data", "not_legal", "unclear"}


def test_no_question_repeats_one_that_is_shipped_with_the_samples() -> None:
    shipped = {json.loads(line)["question"] for line in (SAMPLES / "questions.jsonl").read_text("utf-8").splitlines()}
    assert not shipped & {row["question"] for row in ROWS}


def test_a_question_has_gold_exactly_when_it_can_be_answered() -> None:
    assert all(bool([gold for gold in row["gold"] if gold["grade"] == 2]) is row["answerable"] for row in ROWS)


def test_the_suites_are_of_the_day_that_the_questions_were_written_for() -> None:
    assert {str(suite.today) for suite in open_suites(FOLDER).values()} == {TODAY}


@pytest.mark.model
@pytest.mark.slow
def test_every_gold_provision_holds_its_quote_on_the_day_asked_about(wordings: list[dict[str, Any]]) -> None:
    missing = [
        (row["id"], gold["regulation"], gold["eid"])
        for row in ROWS
        for gold in row["gold"]
        if not any(_flat(gold["quote"]) in _flat(text) for text in _live(wordings, gold, row["as_of"] or TODAY))
    ]
    assert missing == []


@pytest.mark.model
@pytest.mark.slow
def test_every_equal_rule_and_every_decoy_stands_in_the_samples(wordings: list[dict[str, Any]]) -> None:
    places = {(row["regulation"], row["eid"]) for row in wordings}
    assert [pair for row in ROWS for gold in row["gold"] for pair in gold["accept"] if tuple(pair) not in places] == []
    everything = _flat("\n".join(row["text"] for row in wordings))
    assert [row["id"] for row in ROWS if row["decoy_quote"] and _flat(row["decoy_quote"]) not in everything] == []


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in open_suites(FOLDER) if kind != "speed"])
def test_each_suite_keeps_its_bars(home: Path, tmp_path: Path, kind: str) -> None:
    """Speed is left to the command: how busy a machine is, is no test's matter."""
    out = tmp_path / "run"
    done = absuelve("eval", "gate", "--suite", FOLDER / kind, "--out", out, home=home)
    assert done.returncode == 0, done.stderr
    assert "alcanza lo pedido" in done.stdout
    assert (out / "bars.toml").read_bytes() == (FOLDER / kind / "bars.toml").read_bytes()
    assert absuelve("eval", "gate", out, home=tmp_path).returncode == 0


@pytest.mark.model
@pytest.mark.slow
def test_a_run_that_falls_below_says_what_and_where_to_look(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    assert absuelve("eval", "run", FOLDER / "time", "--out", out, home=home).returncode == 0
    write_whole(tmp_path / "high.toml", b"[minimum]\nrecall_10 = 1.01\n")
    fell = absuelve("eval", "gate", out, "--bars", tmp_path / "high.toml", home=tmp_path)
    assert fell.returncode == 1
    assert "debe ser como mínimo 1.01" in fell.stderr
    assert "report.html" in fell.stderr


def _live(wordings: list[dict[str, Any]], gold: dict[str, Any], day: str) -> list[str]:
    """The texts of a gold provision in force that day."""
    place = (gold["regulation"], gold["eid"])
    own = [row for row in wordings if (row["regulation"], row["eid"]) == place]
    return [row["text"] for row in own if (row["valid_from"] or "") <= day < (row["valid_to"] or "9999")]


def _flat(text: str) -> str:
    return " ".join(text.split())
