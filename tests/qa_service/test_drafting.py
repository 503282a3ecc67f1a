from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Place
from qa_service.answering import answer, scope_of
from qa_service.drafting import caveats, extract
from qa_service.model import Draft, Question, Understanding
from qa_service.understanding import understand
from tests.fakes import ListSearcher
from tests.qa_service.laws import NOTICE, TODAY, searcher

INDEX = searcher()
MATTERS = (
    "la multa",
    "el permiso",
    "el concejo",
    "la mercadería",
    "el peaje",
    "el puesto",
    "la carga",
    "los requisitos",
)
ASKED = (
    "¿Cuánto es",
    "¿Quién decide sobre",
    "¿Puede cobrarse",
    "¿En qué plazo se da",
    "¿Cuáles son",
    "¿Qué artículo trata de",
)


def understood(text: str, place: Place | None = None) -> Understanding:
    return understand(Question("q", text, None, place), scope_of(INDEX), TODAY)


def drafted(text: str, place: Place | None = None) -> Draft:
    read = understood(text, place)
    return extract(read, INDEX.search(read.query), INDEX)


def test_the_default_drafter_signs_its_drafts() -> None:
    assert drafted("¿Cuánto es la multa?").drafter == "extractive"


def test_an_invented_norm_is_said_once_however_often_it_is_cited() -> None:
    made = drafted("¿A qué hora se permite la carga y descarga?")
    again = caveats((*made.statements, *made.statements), understood("¿hora?"), INDEX)
    assert again.count(NOTICE) == 1


def test_a_national_law_needs_no_caveat() -> None:
    made = drafted("¿Cuántas veces al mes sesiona el concejo?")
    assert {citation.regulation.slug for citation in made.citations} == {"ley-99001"}
    assert made.caveats == ()


def test_the_asker_of_that_place_is_not_told_where_it_binds() -> None:
    there = drafted("¿A qué hora se permite la carga y descarga?", Place("Lima", "Lima", "San Jacinto"))
    assert there.caveats == (NOTICE,)


@settings(max_examples=60)
@given(st.sampled_from(ASKED), st.sampled_from(MATTERS), st.sampled_from(MATTERS))
def test_whatever_is_asked_a_draft_is_grounded_in_its_quotes(asked: str, one: str, other: str) -> None:
    made = answer(Question("q", f"{asked} {one} y {other}?"), INDEX, today=TODAY).draft
    if made:
        assert made.sound
        assert all(statement.citations for statement in made.statements)


@settings(max_examples=80)
@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_no_question_breaks_the_pipeline(text: str) -> None:
    result = answer(Question("q", text), INDEX, today=TODAY)
    assert (result.draft is None) != (result.abstention is None)


def test_an_index_may_be_empty() -> None:
    assert answer(Question("q", "¿Cuánto es la multa?"), ListSearcher([]), today=TODAY).abstention is not None
