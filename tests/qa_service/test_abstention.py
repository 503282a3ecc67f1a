from dataclasses import replace

import pytest

from corpus.identifiers import RegulationId
from index.model import Hit, Passage
from qa_service import confidence
from qa_service.abstention import refuse, weigh
from qa_service.answering import scope_of
from qa_service.model import Abstention, AbstentionReason, Question, Understanding
from qa_service.understanding import understand
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, searcher

INDEX = searcher()


def searched(text: str) -> tuple[Understanding, tuple[Hit, ...]]:
    understood = understand(Question("q", text), scope_of(INDEX), TODAY)
    return understood, INDEX.search(understood.query)


def refused(understood: Understanding, hits: tuple[Hit, ...], index: ListSearcher = INDEX) -> Abstention | None:
    return refuse(understood, hits, index, weigh(understood, hits, index))


def like(hits: tuple[Hit, ...], cosine: float, words: float) -> tuple[Hit, ...]:
    """The hits as a real index gives them: the first one that near, with so high a score by words."""
    return tuple(
        replace(hit, parts={**hit.parts, "cosine": cosine - 0.03 * bool(place), "bm25": words})
        for place, hit in enumerate(hits)
    )


def whole(hit: Hit) -> Passage:
    """A slice that is all of its article."""
    wording = hit.wording
    return Passage(wording.provision, wording.version, 0, len(wording.text), wording.text, "")


@pytest.mark.parametrize("text", ["¿Cuánto es la multa al conductor del puesto?", "¿Cuántas veces sesiona el concejo?"])
def test_a_question_that_the_provisions_speak_of_is_drafted(text: str) -> None:
    assert refused(*searched(text)) is None


@pytest.mark.parametrize(
    "text", ["¿Qué tarifa cobra el teleférico a los excursionistas extranjeros?", "¿Qué dice la Ley 31313?"]
)
def test_a_question_that_they_do_not_speak_of_is_refused(text: str) -> None:
    abstention = refused(*searched(text))
    assert abstention is not None and abstention.reason is AbstentionReason.OUTSIDE_CORPUS


def test_no_hits_are_never_enough() -> None:
    understood, _ = searched("¿Cuánto es la multa?")
    assert refused(understood, ()) is not None


def test_a_provision_cited_in_the_question_is_always_answered_from() -> None:
    understood, hits = searched("¿A qué obliga exactamente el artículo 7 de la Ley N° 99001?")
    assert refused(understood, hits) is None
    assert weigh(understood, hits, INDEX).present == 1


def test_a_norm_that_is_not_held_but_spoken_of_does_not_refuse() -> None:
    understood, hits = searched("¿Cuánto es la multa al conductor del puesto?")
    spoken = replace(hits[0].wording, text=f"{hits[0].wording.text} Ley 31313")
    named = replace(understood, missing=("Ley 31313",))
    alone = refused(named, hits)
    assert alone is not None and "«Ley 31313», que no está entre las normas de este servicio" in alone.message
    assert refused(named, (replace(hits[0], wording=spoken), *hits[1:])) is None
    brought = replace(hits[0].wording, amended_by=RegulationId("ley-31313"))
    assert refused(named, (replace(hits[0], wording=brought), *hits[1:])) is None


def test_what_lies_far_from_the_question_is_refused_and_says_how_sure_a_draft_would_have_been() -> None:
    index = ListSearcher((), model=confidence.usual().model)
    understood, hits = searched("¿multa al conductor del puesto?")
    far, near = like(hits, 0.30, 0.1), like(hits, 0.92, 3.0)
    assert refused(understood, near, index) is None
    abstention = refused(understood, far, index)
    assert abstention is not None
    assert abstention.confidence == weigh(understood, far, index).value < weigh(understood, near, index).value


@pytest.mark.parametrize(
    ("text", "drafted"),
    [("¿multa al conductor del puesto?", True), ("¿multa al conductor?", False), ("¿multa al chofer del taxi?", False)],
)
def test_a_slice_that_holds_nearly_all_of_a_question_is_drafted_from_however_far_it_lies(
    text: str, drafted: bool
) -> None:
    """As a row of a table of fees; two words are soon held."""
    index = ListSearcher((), model=confidence.usual().model)
    understood, hits = searched(text)
    far = [replace(hit, passages=(whole(hit),)) for hit in like(hits, 0.3, 0.1)]
    assert (refused(understood, tuple(far), index) is None) is drafted


def test_another_model_s_cosines_decide_nothing() -> None:
    understood, hits = searched("¿multa al conductor del puesto?")
    other = ListSearcher((), model="other-model@1")
    assert weigh(understood, like(hits, 0.2, 2.0), other) == weigh(understood, like(hits, 0.99, 2.0), other)


def test_a_norm_that_no_longer_binds_is_the_reason_when_nothing_answers_in_its_place() -> None:
    understood, _ = searched("¿Qué tarifa de teleférico fija la Ley N° 88001?")
    abstention = refused(understood, ())
    assert abstention is not None and abstention.reason is AbstentionReason.REPEALED
    assert abstention.message.startswith("La Ley N° 88001 ya no está vigente")


def test_a_norm_that_still_bound_on_the_day_asked_about_is_no_reason() -> None:
    understood, _ = searched("¿Qué tarifa de teleférico fijaba la Ley N° 88001 al 31 de diciembre de 2010?")
    abstention = refused(understood, ())
    assert abstention is not None and abstention.reason is AbstentionReason.OUTSIDE_CORPUS


def test_an_article_cited_of_a_norm_that_is_not_held_is_not_answered_from_another() -> None:
    asked = "¿Cuánto es la multa al conductor del puesto según el artículo {}?"
    assert refused(*searched(asked.format("5 de la Ley"))) is None
    abstention = refused(*searched(asked.format("45 del Reglamento")))
    assert abstention is not None and abstention.reason is AbstentionReason.OUTSIDE_CORPUS
    assert "«artículo 45 del Reglamento», que no se encontró" in abstention.message
