"""Every line is law, a note, editorial matter, a closing formula, or what a web page added below."""

import pytest

from ingest.lines import split_lines
from ingest.notes import Follows
from ingest.roles import Role, Roles
from tests.ingest.norms import norm

NOTE = "(*) Artículo modificado por el Artículo 1 de la Ley N° 30999, publicada el 11 junio 2019, cuyo texto es:"


def roles(*texts: str) -> Roles:
    return Roles(split_lines(norm("\n".join(texts))))


def only(text: str) -> Role:
    return roles(text).of[0]


@pytest.mark.parametrize(
    "text",
    [
        "Artículo 1.- Objeto",
        "La entidad responde en diez días.",
        "a) Solicitud;",
    ],
)
def test_the_laws_own_text_is_law(text: str) -> None:
    assert only(text) is Role.LAW


@pytest.mark.parametrize(
    "text",
    [
        NOTE,
        "(*) Artículo derogado por el Artículo 3 de la Ley N° 30999, publicada el 11 junio 2019.",
        "(*) Literal b) derogado por la Ley N° 30999, publicada el 11 junio 2019.",
    ],
)
def test_an_editors_note_is_a_note(text: str) -> None:
    assert only(text) is Role.NOTE


def test_a_concordance_is_editorial() -> None:
    assert only("CONCORDANCIAS: Ley N° 30999") is Role.EDITORIAL


@pytest.mark.parametrize(
    "text", ["Regístrese, comuníquese y publíquese.", "POR TANTO:", "Comuníquese al señor Presidente"]
)
def test_formulas_at_the_end_are_closing(text: str) -> None:
    assert only(text) is Role.CLOSING


@pytest.mark.parametrize(
    "text",
    [
        "Comuníquese al interesado la resolución que se emita en el procedimiento.",
        "Publíquese la presente ordenanza en el diario oficial y en el portal institucional.",
    ],
)
def test_an_order_to_tell_or_publish_something_is_law(text: str) -> None:
    assert only(text) is Role.LAW


def test_a_concordance_goes_on_while_lines_open_like_one() -> None:
    found = roles("Artículo 1.- Uno", "CONCORDANCIAS: Ley N° 30999", "D.S. N° 004-2019-JUS, Art. 5", "Artículo 2.- Dos")
    assert found.of == [Role.LAW, Role.EDITORIAL, Role.EDITORIAL, Role.LAW]


def test_a_note_announces_the_wording_below_it() -> None:
    found = roles("Artículo 1.- Uno", NOTE, "“Artículo 1.- Dos”")
    note = found.announced(2)
    assert note is not None
    assert note.follows is Follows.NEW
    assert found.announced(1) is None


def test_the_line_of_law_above_steps_over_notes() -> None:
    found = roles("Artículo 1.- Uno", NOTE, "“Artículo 1.- Dos”")
    above = found.law_before(2)
    assert above is not None
    assert above.index == 0
    assert found.law_before(0) is None


def test_every_line_has_exactly_one_role() -> None:
    found = roles("Artículo 1.- Uno", NOTE, "“Artículo 1.- Dos”", "POR TANTO:", "Artículo 2.- Tres")
    assert len(found.of) == len(found.lines) == 5
    assert [found.law(i) for i in range(5)] == [True, False, True, False, True]
    assert set(found.notes) == {1}
