"""Amendments found by the beginning of their id, and listed with their words."""

import io
from datetime import date

import pytest
from rich.console import Console

from corpus.errors import NotFound
from corpus.identifiers import RegulationId
from ingest.applications import Application
from qa_service.amendments import Amendments, find, print_amendments


def applied(id: str, old: str | None = "Diez días.") -> Application:
    law, by = RegulationId("ley-1"), RegulationId("ley-2")
    return Application(id, law, "art_2", by, "art_1", date(2024, 1, 1), old, "Quince días.", f"Ley N° 2 modifica {id}.")


def printed(found: Amendments) -> str:
    console = Console(file=io.StringIO(), width=200)
    print_amendments(console, found)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_beginning_of_an_id_is_enough_when_it_is_one_s_only() -> None:
    among = (applied("abc1"), applied("abd2"))
    assert find("abc", among) is among[0]


@pytest.mark.parametrize(("id", "said"), [("ab", "2 modificaciones"), ("x", "ninguna"), ("", "ninguna")])
def test_an_id_that_is_nobody_s_or_several_s_is_refused(id: str, said: str) -> None:
    with pytest.raises(NotFound, match=said):
        find(id, (applied("abc1"), applied("abd2")))


def test_each_is_listed_with_its_reason_and_its_words() -> None:
    page = printed(Amendments((applied("a1"),), (applied("b2", None),), (("ley-1", "Tarea para el editor: …"),)))
    assert "Aplicadas (1)" in page
    assert "Deshechas por un editor (1)" in page
    assert "[-Diez-]{+Quince+} días." in page
    assert "{+Quince días.+}" in page
    assert "Tareas: lo que no se pudo aplicar con certeza (1)" in page


def test_nothing_to_list_is_said() -> None:
    assert "Ninguna norma del corpus modifica a otra" in printed(Amendments((), (), ()))
