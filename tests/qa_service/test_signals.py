"""What is read off a search, on hits made by hand."""

from dataclasses import replace

import pytest

from corpus.model import Place
from index.model import Hit
from index.surroundings import likelihood
from qa_service.answering import scope_of
from qa_service.model import Question, Understanding
from qa_service.signals import read
from qa_service.understanding import understand
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, searcher

INDEX = searcher()


def searched(text: str, index: ListSearcher = INDEX) -> tuple[Understanding, tuple[Hit, ...]]:
    understood = understand(Question("q", text), scope_of(index), TODAY)
    return understood, index.search(understood.query)


def test_the_share_of_the_question_that_is_covered_and_that_nobody_knows() -> None:
    full = read(*searched("¿multa al conductor del puesto?"), INDEX)
    part = read(*searched("¿multa al conductor del teleférico andino?"), INDEX)
    assert full.covered > part.covered > 0
    assert (full.unknown, part.unknown) == (0, 0.5)


def test_a_norm_named_and_a_value_wanted_are_told() -> None:
    told = read(*searched("Según la Ley 99001, ¿en qué plazo apela el conductor?"), INDEX)
    assert (told.named, told.valued) == (1, 1)
    told = read(*searched("¿Puede apelar la multa el conductor?"), INDEX)
    assert (told.named, told.valued) == (0, 0)


def test_without_vectors_what_rests_on_them_is_absent() -> None:
    told = read(*searched("¿multa al conductor del puesto?"), INDEX)
    assert (told.near, told.clear, told.cohort, told.held, told.words, told.agreed) == (None,) * 6


def test_cosines_tell_how_near_the_first_is_and_how_clear_the_nearest() -> None:
    understood, (hit, *_) = searched("¿multa al conductor del puesto?")
    whole = {"bm25": 12.0, "cohort": 0.7, "beyond": likelihood([0.9, 0.8])}
    hits = [
        replace(hit, score=score, parts={"cosine": cosine, "lexical": words, "dense": cosine, **whole})
        for score, cosine, words in ((1.0, 0.9, 0.6), (0.5, 0.8, 0.5), (0.4, 0.7, 0.4))
    ]
    told = read(understood, hits, INDEX)
    assert (told.near, told.cohort, told.words) == (0.9, 0.7, 12.0)
    assert told.clear == pytest.approx(0.9 - 0.8)
    assert told.held == pytest.approx(likelihood([0.9, 0.8, 0.7]) - likelihood([0.9, 0.8]))
    assert told.ahead == pytest.approx(1.0 - 0.45)
    assert told.agreed == pytest.approx(0.3), "three hits are all that both have in front"


def test_what_is_not_held_tells_nothing_beside_a_local_norm_or_of_another_day() -> None:
    whole = {"cosine": 0.9, "beyond": likelihood([0.8])}
    for asked, told in (("¿multa al conductor?", True), ("¿multa al conductor en marzo de 2021?", False)):
        understood, hits = searched(asked)
        near = [replace(hit, parts=whole) for hit in hits]
        assert (read(understood, near, INDEX).held is not None) is told
    place = Place("Lima", "Lima", "Equis")
    index = ListSearcher([regulation("ordenanza-7-mdx", {"art_1": "Multa al conductor del puesto."}, place=place)])
    understood, hits = searched("¿multa al conductor del puesto?", index)
    assert read(understood, [replace(hit, parts=whole) for hit in hits], index).held is None
