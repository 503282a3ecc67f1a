from datetime import date

import pytest

from corpus.validity import Status
from qa_service.answering import answer
from qa_service.model import Draft, Question
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import CHANGED, TODAY, searcher

ASKED = "¿Cuántas veces al mes sesiona el concejo?"


def drafted(question: str, index: ListSearcher | None = None) -> Draft:
    draft = answer(Question("q", question), index or searcher(), today=TODAY).draft
    assert draft is not None
    return draft


def amended(old: str, new: str) -> ListSearcher:
    versions = [(f"Artículo 7.- {old}", date(2003, 5, 28), CHANGED), (f"Artículo 7.- {new}", CHANGED, None)]
    return ListSearcher([regulation("ley-99001", {"art_7": versions})])


def test_what_the_rule_said_before_follows_upon_it_and_is_marked_as_former() -> None:
    said = "Antes decía (texto anterior, vigente hasta el 6 de marzo de 2022): «El concejo sesiona tres veces al mes»."
    draft = drafted(ASKED)
    assert draft.statements[1].text == said
    assert draft.sound


def test_the_former_wording_is_cited_with_its_end_and_never_as_in_force() -> None:
    now, before = (statement.citations[0] for statement in drafted(ASKED).statements[:2])
    assert (now.status, now.valid_to) == (Status.IN_FORCE, None)
    assert (before.status, before.valid_to) == (Status.SUPERSEDED, CHANGED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("El concejo sesiona cuatro veces al mes. Lleva actas.", "El concejo sesiona cuatro veces al mes."),  # the same
        ("El Concejo sesiona, cuatro veces al mes", "El concejo sesiona cuatro veces al mes."),  # but for its marks
        ("La alcaldía publica su agenda.", "El concejo sesiona cuatro veces al mes."),  # another rule
    ],
)
def test_nothing_is_told_of_what_did_not_change(old: str, new: str) -> None:
    assert "Antes decía" not in drafted(ASKED, amended(old, new)).text


def test_a_past_day_asks_for_its_own_wording_alone() -> None:
    assert "Antes decía" not in drafted("En 2010, ¿cuántas veces al mes sesionaba el concejo?").text


@pytest.mark.parametrize(("asked", "told"), [("¿El concejo sesiona todavía con acta?", True), (ASKED, False)])
def test_without_room_the_former_wording_is_told_only_to_who_asks_about_a_change(asked: str, told: bool) -> None:
    sentence = "El concejo sesiona con acta de {} y con la firma de todos los regidores que asisten a la sesión del mes"
    long = " ".join(f"{sentence.format(f'tomo {n}')}." for n in range(1, 9))
    index = amended(long.replace("tomo", "libro"), f"{long} Sesiona cuatro veces al mes.")
    assert ("Antes decía" in drafted(asked, index).text) is told
