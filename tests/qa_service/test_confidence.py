"""The constants that are shipped, and what a probability made of them says."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qa_service
from benchmarks.confidence import ALONE, TOLD
from index.embedding import open_embedder
from qa_service.confidence import FILE, Calibration, Gate, Logistic, Term, decode, doubt, encode, judge, usual
from qa_service.signals import Signals

MIDDLING = Signals(0.85, 0.03, 0.8, None, 10.0, 0.0, 0.5, 0.0, 0.2, 0.5, 0.0)
PLAIN = Calibration(
    "modelo@1",
    "a mano",
    0.1,
    known=Gate(0.9, Logistic(1.0, {"held": Term(0.0, 2.0, 1.0)})),
    present=Gate(0.8, Logistic(0.0, {"held": Term(0.0, 2.0, 1.0)})),
    alone=Gate(0.5, Logistic(0.5, {"near": Term(0.85, 0.02, 1.0), "covered": Term(0.5, 0.25, 2.0)})),
    right=Logistic(0.0, {"ahead": Term(0.2, 0.1, 1.0)}),
)
SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("signals", "present", "right"),
    [
        # 1 / (1 + e^-x), x = 0.5 + (near - .85) / .02 + 2 (covered - .5) / .25, and x = (ahead - .2) / .1
        (MIDDLING, 0.6225, 0.5),
        (replace(MIDDLING, near=0.87), 0.8176, 0.5),
        (replace(MIDDLING, covered=0.25), 0.1824, 0.5),
        (replace(MIDDLING, near=None, ahead=0.4), 0.6225, 0.8808),
    ],
)
def test_the_chances_are_the_logistics_of_the_signals(signals: Signals, present: float, right: float) -> None:
    sure = judge(signals, "modelo@1", PLAIN)
    assert (sure.present, sure.right) == (pytest.approx(present, abs=1e-4), pytest.approx(right, abs=1e-4))
    assert sure.value == sure.present * sure.right


def test_where_the_register_tells_another_gate_is_passed() -> None:
    told = judge(replace(MIDDLING, held=2.0), "modelo@1", PLAIN)
    assert (told.present, told.enough) == (pytest.approx(0.7311, abs=1e-4), 0.8)
    assert judge(MIDDLING, "modelo@1", PLAIN).enough == 0.5


def test_where_questions_are_known_besides_a_third_gate_is_passed() -> None:
    told = judge(replace(MIDDLING, held=2.0, known=True), "modelo@1", PLAIN)
    assert (told.present, told.enough) == (pytest.approx(0.8808, abs=1e-4), 0.9)
    assert judge(replace(MIDDLING, known=True), "modelo@1", PLAIN).enough == 0.5


def test_what_was_written_is_read_again() -> None:
    assert decode(json.loads(json.dumps(encode(PLAIN)))) == PLAIN


def test_the_shipped_constants_say_what_they_were_fitted_on_and_know_every_signal() -> None:
    shipped = usual()
    assert "benchmarks.confidence" in shipped.source
    names = {field.name for field in fields(Signals)} - {"known"}
    assert set(shipped.right.terms) == names
    assert set(shipped.alone.chance.terms) == set(ALONE) == names - {"held"}
    assert set(shipped.present.chance.terms) == set(TOLD) < names
    assert shipped.known.chance == shipped.present.chance
    assert all(0 < gate.enough < 1 for gate in (shipped.alone, shipped.present, shipped.known))
    assert encode(shipped) == json.loads((Path(qa_service.__file__).parent / FILE).read_text("utf-8"))


@pytest.mark.model
def test_the_shipped_constants_are_those_of_the_model_that_is_shipped(installed: Path) -> None:
    model = open_embedder("absuelve-e5", installed / "cache" / "models").name
    assert usual().model == model, "the model changed: fit again with python -m benchmarks.confidence"


@given(st.builds(Signals, *[SHARES] * 11, st.booleans()))
def test_every_chance_is_a_share(signals: Signals) -> None:
    sure = judge(signals, usual().model)
    assert 0 <= sure.value <= min(sure.present, sure.right) <= 1


@given(st.builds(Signals, *[SHARES] * 11, st.booleans()), SHARES)
def test_a_nearer_answer_is_never_less_sure_to_be_there(signals: Signals, more: float) -> None:
    nearer = replace(signals, held=(signals.held or 0) + more)
    assert judge(nearer, usual().model).present >= judge(signals, usual().model).present


def test_a_draft_of_a_kind_often_wrong_is_doubted_in_words() -> None:
    assert doubt(0.34) == "Confianza baja (34 %): compruebe que la disposición citada es la que decide la consulta."
    assert doubt(0.6) is None
