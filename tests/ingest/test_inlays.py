"""Numerals in the middle of a line are set apart where their list proves them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.inlays import split_inlays
from ingest.lines import split_lines
from tests.ingest.norms import norm


def pieces(*texts: str) -> list[str]:
    return [line.text for line in split_inlays(split_lines(norm("\n".join(texts))))]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["2. Proponer políticas. 3. Apoyar la seguridad.", "4. Organizar torneos."],
            ["2. Proponer políticas.", "3. Apoyar la seguridad.", "4. Organizar torneos."],
        ),
        (
            ["d) Conciertos: Cero (0%). e) Folclor: Cero (0%).", "f) Otros."],
            ["d) Conciertos: Cero (0%).", "e) Folclor: Cero (0%).", "f) Otros."],
        ),
        (["1) Uno; 2) Dos; 3) Tres."], ["1) Uno;", "2) Dos;", "3) Tres."]),
        (["7.1 El plazo. 7.2 La forma.", "7.3 El lugar."], ["7.1 El plazo.", "7.2 La forma.", "7.3 El lugar."]),
    ],
)
def test_the_next_number_of_a_list_gets_a_line_of_its_own(texts: list[str], expected: list[str]) -> None:
    assert pieces(*texts) == expected


@pytest.mark.parametrize(
    "texts",
    [
        ["2. Según la Ley. 3. Apoyar.", "3. Organizar."],  # the list below has its own 3
        ["2. Proponer políticas. 3. Apoyar."],  # nothing proves a list's last number
        ["2. El numeral 3. Apoyar la seguridad.", "4. Otros."],  # no sentence ends before it
        ["2. Proponer políticas. 3) Apoyar.", "4. Otros."],  # another sign than the list's
        ["El plazo vence. 3. Apoyar.", "4. Otros."],
        ["1. Casa | 2. Monto; 3. Plazo; 4. Otro"],  # a table's row
    ],
)
def test_what_no_list_proves_stays_in_its_line(texts: list[str]) -> None:
    assert pieces(*texts) == texts


def test_every_piece_knows_its_place_in_the_text() -> None:
    text = "2. Proponer políticas. 3. Apoyar la seguridad.\n4. Organizar torneos."
    lines = split_inlays(split_lines(norm(text)))
    assert [line.index for line in lines] == [0, 1, 2]
    assert all(text[line.start : line.end] == line.text for line in lines)


@given(st.lists(st.sampled_from(["1. Uno.", "1. Uno. 2. Dos.", "3. Tres; 4. Cuatro; 5. Cinco", "a) Y b) Z", "Prosa"])))
def test_no_character_but_blanks_is_lost(texts: list[str]) -> None:
    assert "".join(pieces(*texts)).replace(" ", "") == "".join(texts).replace(" ", "")
