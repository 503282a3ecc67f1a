"""Fitting the constants of a draft's confidence, and telling what they are worth."""

import json
from pathlib import Path

import pytest

from benchmarks.confidence import KEPT, Row, fit, rows, strangers, told
from evals.cases import load_cases
from qa_service.bootstrap import Application
from qa_service.confidence import judge
from qa_service.settings import Settings
from qa_service.signals import Signals
from tests.evals.suite import write_suite


def row(place: int, present: bool, listed: bool = True, known: bool = False) -> Row:
    """A question whose answer is near when it is there, less so for some; `listed` in the register, and `known`."""
    near = 0.9 + 0.002 * (place % 7) if present else 0.8 + 0.002 * (place % 30)
    signals = Signals(
        near, 0.03, 0.6, 50 * (near - 0.86) if listed else None, 10.0, 0.0, 0.5, 0.0, 0.1 * (place % 3), 0.5, 0.0,
        known,
    )  # fmt: skip
    return Row(
        f"q{place}", None if present else "ley-1", f"ley-{place % 10}", signals, present, present and place % 3 > 0
    )


ROWS = [row(place, present, place % 5 > 0) for place in range(60) for present in (True, False)]
KNOWN = [row(place, present, known=True) for place in range(60) for present in (True, False)]


def test_what_is_fitted_tells_answers_that_are_there_from_those_that_are_not() -> None:
    fitted = fit(ROWS, KNOWN, "modelo@1", "prueba")
    here, gone = (judge(ROWS[place].signals, "modelo@1", fitted) for place in (0, 1))
    assert here.present > here.enough > gone.present
    kinds = ((True, True), (True, False), (False, False))
    enough = [judge(row(3, True, *kind).signals, "modelo@1", fitted).enough for kind in kinds]
    assert enough == [fitted.known.enough, fitted.present.enough, fitted.alone.enough]
    assert (fitted.model, fitted.source) == ("modelo@1", "prueba")
    ahead, behind = (judge(row(place, True).signals, "modelo@1", fitted) for place in (2, 0))
    assert ahead.right > behind.right


def test_nearly_all_that_can_be_answered_is_drafted() -> None:
    fitted = fit(ROWS, KNOWN, "modelo@1", "prueba")
    sure = [judge(one.signals, "modelo@1", fitted) for one in ROWS if one.present]
    drafted = [one.present >= one.enough for one in sure]
    assert sum(drafted) / len(drafted) >= KEPT - 0.05


def test_the_same_rows_give_the_same_constants() -> None:
    assert fit(ROWS, KNOWN, "modelo@1", "prueba") == fit(list(ROWS), list(KNOWN), "modelo@1", "prueba")


def test_every_part_of_the_trade_off_is_told() -> None:
    lines = list(told(ROWS, "modelo@1", fit(ROWS, KNOWN, "modelo@1", "prueba")))
    assert lines[0] == "questions 60, without their norm 60, unanswerable 0"
    assert "  0.90 / 1.00 / 0.00" in lines


def test_strangers_are_questions_on_norms_that_are_not_held(tmp_path: Path) -> None:
    lines = [{"id": str(n), "file": f"LEY-{n}.md", "questions": [f"¿Pregunta {n}?", "¿Otra?"]} for n in range(4)]
    path = tmp_path / "lay.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    found = strangers(path, {"LEY-2.md"})
    assert [case.question for case in found] == ["¿Pregunta 0?", "¿Pregunta 1?", "¿Pregunta 3?"]
    assert not any(case.answerable for case in found)


@pytest.mark.model
def test_a_question_is_asked_as_it_stands_and_without_its_norm(installed: Path, tmp_path: Path) -> None:
    application = Application(Settings(home=installed))
    found = list(rows(load_cases(write_suite(tmp_path)), application))
    assert [(one.id, one.hidden, one.present) for one in found][:1] == [("multa", None, True)]
    assert found[0].signals.near is not None
