# ruff: noqa: E501 -- printed rows stay whole
"""Tables inside a text are runs of lines with cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lines import Line, split_lines
from ingest.rows import Table, cells_of, find_tables, name_rows
from tests.ingest.norms import norm, read

HEAD = "N° | Procedimiento | Requisitos | Derecho de trámite"
FIRST = "1 | Licencia de funcionamiento | Solicitud con los datos del | S/ 35.00"


def lines(*texts: str) -> list[Line]:
    return split_lines(norm("\n".join(texts)))


def paged(*texts: str, turn: int) -> Table:
    """The one table of lines with a page turned before one of them."""
    body = lines(*texts)
    (table,) = find_tables(body, (0, body[turn].start))
    return table


def test_a_run_of_lines_with_cells_is_a_table_whose_first_line_is_the_header() -> None:
    found = list(find_tables(lines("Las tasas son:", "Giro | Tasa", "Bodega | 0,5", "Bazar | 0,8", "Se pagan al mes.")))
    assert found == [Table((1, 2, 3), "Giro | Tasa", ((2,), (3,)))]


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


@pytest.mark.parametrize(
    ("texts", "header"),
    [
        (("Quiosco | 12,50", "Puesto fijo | 20,00", "Tienda | 35,00"), None),
        (("Multa leve | 5 % UIT | 10", "Multa grave | 10 % UIT | 20", "Multa muy grave | 50 % UIT | 40"), None),
        (("A | S/ 35.00", "B | S/ 40.00", "C | S/ 1 250.00"), None),
        (("Giro | Tasa", "Bodega | 0,5", "Bazar | 0,8"), "Giro | Tasa"),
        (("Concepto | 2024 | 2025", "Limpieza | 12,50 | 13,00", "Parques | 4,00 | 5,00"), "Concepto | 2024 | 2025"),
        (("Columna | 1 | 2", "Limpieza | 12 | 13", "Parques | 4 | 5"), "Columna | 1 | 2"),
        (("Artículo | 20", "Numeral | 3"), "Artículo | 20"),
    ],
    ids=["money", "a figure beside words", "soles", "names", "years", "numbered columns", "too few rows to tell"],
)
def test_a_table_that_begins_with_a_row_has_no_header(texts: tuple[str, ...], header: str | None) -> None:
    (table,) = find_tables(lines(*texts))
    assert table.header == header
    assert table.rows[0] == ((0,) if header is None else (1,)) and table.rows[-1] == (len(texts) - 1,)


def test_a_header_printed_again_on_the_next_page_is_no_row() -> None:
    table = paged(HEAD, FIRST, HEAD, "2 | Cese | Comunicación | Gratuito", turn=2)
    assert table.lines == (0, 1, 2, 3)
    assert table.rows == ((1,), (3,))


@pytest.mark.parametrize("again", [(), (HEAD,)], ids=["header once", "header again"])
def test_a_row_broken_by_the_end_of_a_page_is_one_row(again: tuple[str, ...]) -> None:
    table = paged(
        HEAD, FIRST, *again, " |  | solicitante y su RUC | ".strip("\n"), "2 | Cese | Aviso | Gratuito", turn=2
    )
    rest = 2 + len(again)
    assert table.rows == ((1, rest), (rest + 1,))


@pytest.mark.parametrize(
    "below",
    [
        "2 | Cese de actividades | comunicación | Gratuito",
        " | Modalidad B | Plano de ubicación | S/ 90.00",
        "| Licencia de funcionamiento | S/ 90.00",
    ],
    ids=["a number of its own", "a row under a cell that spans several", "other columns"],
)
def test_a_row_that_begins_on_the_next_page_is_not_swallowed(below: str) -> None:
    assert paged(HEAD, FIRST, below, turn=2).rows == ((1,), (2,))


def test_in_the_middle_of_a_page_no_row_is_joined() -> None:
    assert paged("Tabla | de | dos | hojas", HEAD, FIRST, " |  | solicitante | ", turn=1).rows == ((1,), (2,), (3,))


@pytest.mark.parametrize(
    ("texts", "header", "rows"),
    [
        (("N° | Pago | ", " | % UIT | S/", "1 | 2,5 | 120"), "N° | Pago (% UIT) | Pago (S/)", ((2,),)),
        (
            (
                "N° | Calificación |  | ",
                " | Automático | Evaluación previa | ",
                " |  | Positivo | Negativo",
                "1 | X |  | ",
            ),
            "N° | Calificación (Automático) | Calificación (Evaluación previa, Positivo) | Calificación (Evaluación previa, Negativo)",
            ((3,),),
        ),
        (("TUPA 2024 |  | ", "N° | Trámite | Pago", "1 | Cese | S/ 5"), "N° | Trámite | Pago", ((2,),)),
        (("N° | Pago | ", " | 2,5 | 120"), "N° | Pago |", ((1,),)),
        (("N° | Pago | ", " | 2,5 | 120", "2 | 3 | 40"), "N° | Pago |", ((1,), (2,))),
        (("N° | Pago | ", "Uno | % UIT | S/", "1 | 2,5 | 120"), "N° | Pago |", ((1,), (2,))),
        (("N° | Trámite | Pago", " | Cese | Gratuito", "1 | Licencia | S/ 5"), "N° | Trámite | Pago", ((1,), (2,))),
    ],
    ids=["a group", "groups in groups", "a title above", "figures", "figures above", "a row's own start", "no group"],
)
def test_a_header_is_as_many_lines_as_name_columns(texts: tuple[str, ...], header: str, rows: tuple[object]) -> None:
    (table,) = find_tables(lines(*texts))
    assert (table.header, table.rows) == (header, rows)


def test_a_row_that_may_be_one_of_its_own_is_kept_apart_under_the_same_cell() -> None:
    table = paged(HEAD, FIRST, " | Modalidad B | Plano de ubicación | S/ 90.00", turn=2)
    assert len(table.rows) == 2
    assert list(name_rows(HEAD, [(FIRST,), (" | Modalidad B | Plano de ubicación | S/ 90.00",)]))[1] == (
        "N°: 1; Procedimiento: Modalidad B; Requisitos: Plano de ubicación; Derecho de trámite: S/ 90.00"
    )


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (["1 | Cese | 5", " |  | 7"], "N°: 1; Trámite: Cese; Pago: 7"),
        (["1 | Cese | 5", " | Total | 12"], "Trámite: Total; Pago: 12"),
        (["1 | Cese | 5", "OBRAS |  | "], "OBRAS"),
        (["1 | Cese | 5", "OBRAS |  | ", " | Zanja | 3"], "Trámite: Zanja; Pago: 3"),
        (["1 | Cese | 5", "2 | Zanja", " | Pozo | 3"], "Trámite: Pozo; Pago: 3"),
    ],
    ids=["merged cells", "a total", "a title between rows", "below a title", "below a row of other columns"],
)
def test_empty_first_cells_say_what_the_cell_above_them_says(rows: list[str], named: str) -> None:
    assert list(name_rows("N° | Trámite | Pago", [(row,) for row in rows]))[-1] == named


@pytest.mark.parametrize("text", ["a |  | b", "a | | b", " | a | b", "| a | b"])
def test_empty_cells_count_however_they_are_spaced(text: str) -> None:
    assert len(cells_of(text)) == 3


@pytest.mark.parametrize(
    ("header", "parts", "named"),
    [
        (HEAD, (FIRST,), "N°: 1; Procedimiento: Licencia de funcionamiento; Requisitos: Solicitud con los datos del; Derecho de trámite: S/ 35.00"),
        ("Giro | Tasa", ("Bodega | ",), "Giro: Bodega"),
        ("Giro | Tasa", ("Bodega y | 0,5", " | por ciento"), "Giro: Bodega y; Tasa: 0,5 por ciento"),
        (" | Tasa", ("Bodega | 0,5",), "Bodega; Tasa: 0,5"),
        ("Giro | Tasa", ("Bodega | 0,5 | sí",), "Giro | Tasa"),
        (None, ("Bodega | 0,5",), None),
    ],
)  # fmt: skip
def test_a_row_carries_the_names_of_its_cells(header: str | None, parts: tuple[str, ...], named: str | None) -> None:
    assert list(name_rows(header, [parts])) == [named]


def test_a_row_of_an_article_is_cited_by_its_place_and_its_headers() -> None:
    parts = read(
        "Artículo 1.- Tasas\nSon las siguientes:\nTrámite | Derecho de trámite\nLicencia | S/ 35.00\nCese | Gratuito"
    )
    row = parts.provision("art_1__table_1__row_1")
    assert row.heading == "Trámite: Licencia; Derecho de trámite: S/ 35.00"
    assert parts.wording(row.eid) == "Licencia | S/ 35.00"


@given(st.lists(st.booleans(), max_size=30))
def test_every_line_is_in_one_table_at_most_and_only_lines_with_cells_are(celled: list[bool]) -> None:
    body = lines(*(f"fila {i} | dato" if cell else f"prosa {i}" for i, cell in enumerate(celled))) if celled else []
    tables = list(find_tables(body))
    inside = [index for table in tables for index in table.lines]
    assert inside == sorted(set(inside))
    assert all(celled[index] for index in inside)


@given(
    st.lists(st.sampled_from(["1 | a | b", " | a | b", " | a | ", "N | x | y"]), min_size=2, max_size=12),
    st.sets(st.integers(0, 120)),
)
def test_every_line_below_the_header_is_in_one_row_or_says_the_header_again(texts: list[str], turns: set[int]) -> None:
    body = lines("Cabecera | a | b", *texts)
    for table in find_tables(body, sorted(turns)):
        assert [index for row in table.rows for index in row] == list(table.lines[1:])


@given(st.lists(st.text("ab1 ", max_size=4).map(str.strip), min_size=2, max_size=6))
def test_cells_come_back_as_they_were_joined(cells: list[str]) -> None:
    assert cells_of(" | ".join(cells)) == cells
