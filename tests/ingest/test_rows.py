"""Tables inside a text are runs of lines with cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lines import Line, split_lines
from ingest.rows import Table, find_tables
from tests.ingest.norms import norm


def lines(*texts: str) -> list[Line]:
    return split_lines(norm("\n".join(texts)))


def test_a_run_of_lines_with_cells_is_a_table_whose_first_line_is_the_header() -> None:
    found = list(find_tables(lines("Las tasas son:", "Giro | Tasa", "Bodega | 0,5", "Bazar | 0,8", "Se pagan al mes.")))
    assert found == [Table((1, 2, 3), "Giro | Tasa")]
    assert found[0].rows == (2, 3)


def test_prose_between_two_runs_keeps_them_apart() -> None:
    body = lines("Giro | Tasa", "Bodega | 0,5", "Otra tabla:", "Mes | Monto", "Enero | 12")
    assert [table.lines for table in find_tables(body)] == [(0, 1), (3, 4)]


@pytest.mark.parametrize(
    "texts",
    [
        ("Giro | Tasa",),
        ("Uno.", "Giro | Tasa", "Dos."),
        ("La tasa|monto", "Otra|cosa"),
        ("Artículo 1.- Objeto", "Texto sin celdas."),
    ],
)
def test_one_line_alone_or_a_bar_without_blanks_is_no_table(texts: tuple[str, ...]) -> None:
    assert list(find_tables(lines(*texts))) == []


def test_a_table_at_the_very_end_is_found() -> None:
    assert [table.lines for table in find_tables(lines("Tarifario", "Giro | Tasa", "Bodega | 0,5"))] == [(1, 2)]


def test_no_lines_hold_no_table() -> None:
    assert list(find_tables([])) == []


def test_without_a_header_every_line_is_a_row() -> None:
    assert Table((4, 5), None).rows == (4, 5)


@given(st.lists(st.booleans(), max_size=30))
def test_every_line_is_in_one_table_at_most_and_only_lines_with_cells_are(celled: list[bool]) -> None:
    body = lines(*(f"fila {i} | dato" if cell else f"prosa {i}" for i, cell in enumerate(celled))) if celled else []
    inside = [index for table in find_tables(body) for index in table.lines]
    assert inside == sorted(set(inside))
    assert all(celled[index] for index in inside)
