import itertools

from ingest.paragraphs import flow
from ingest.printed import PrintedPage, Rule, Word
from ingest.tables import Grid, table_rows, take_tables
from tests.ingest.test_layout import column, words


def grid(xs: list[float], ys: list[float]) -> tuple[Rule, ...]:
    """Every border of a table, cell by cell, as word processors draw them."""
    across = [Rule(a, y, b, y) for y in ys for a, b in itertools.pairwise(xs)]
    return (*across, *(Rule(x, a, x, b) for x in xs for a, b in itertools.pairwise(ys)))


def cell_words() -> list[Word]:
    rows = [("N°", "Procedimiento", "Plazo"), ("1", "Licencia de", "2 días"), ("2", "Cese", "Inmediato")]
    found = [
        w
        for n, row in enumerate(rows)
        for c, x in zip(row, (52, 102, 252), strict=True)
        for w in words(c, x, 105 + 40 * n)
    ]
    return [*found, *words("funcionamiento", 102, 157)]


RULES = grid([50, 100, 250, 350], [100, 140, 180, 220])


def table_text(page: PrintedPage) -> list[str]:
    return flow([line for piece in take_tables(page) for line in piece.block]).text.split("\n")


def test_a_ruled_tables_row_is_one_line_with_its_cells_joined() -> None:
    page = PrintedPage(1, 400, 600, tuple(cell_words()), RULES)
    assert table_text(page) == [
        "N° | Procedimiento | Plazo",
        "1 | Licencia de funcionamiento | 2 días",
        "2 | Cese | Inmediato",
    ]


def test_an_empty_cell_keeps_its_place() -> None:
    kept = [word for word in cell_words() if word.text != "Cese"]
    assert table_text(PrintedPage(1, 400, 600, tuple(kept), RULES))[-1] == "2 |  | Inmediato"


def test_prose_beside_a_table_stays_outside_it() -> None:
    prose = column(["Anexo de la ordenanza"], 50, 50)
    pieces = take_tables(PrintedPage(1, 400, 600, (*prose, *cell_words()), RULES))
    assert [piece.text for piece in pieces if not piece.block] == ["Anexo de la ordenanza"]


def test_a_frame_around_prose_is_no_table() -> None:
    page = PrintedPage(
        1, 400, 600, tuple(column(["Aviso a los vecinos", "del distrito"], 60, 110)), grid([50, 350], [100, 200])
    )
    assert not any(piece.block for piece in take_tables(page))


def test_a_place_without_a_border_on_every_side_is_in_no_cell() -> None:
    assert Grid([Rule(0, 0, 100, 0), Rule(0, 0, 0, 50), Rule(100, 0, 100, 50)]).cell(50, 25) is None


def test_borders_drawn_in_pieces_close_a_cell() -> None:
    pieces = [
        Rule(0, 0, 50, 0),
        Rule(50.5, 0.4, 100, 0.4),
        Rule(0, 50, 100, 50),
        Rule(0, 0, 0, 50),
        Rule(100, 0, 100, 50),
    ]
    assert Grid(pieces).cell(50, 25) == (0, 0, 100, 50)


def aligned(rows: list[tuple[str, ...]]) -> list[Word]:
    return [
        w
        for n, row in enumerate(rows)
        for c, x in zip(row, (50, 150, 250), strict=False)
        for w in words(c, x, 100 + 12 * n)
    ]


def unruled(rows: list[tuple[str, ...]]) -> list[str]:
    pieces = take_tables(PrintedPage(1, 400, 600, tuple(aligned(rows))))
    found = [line for row in table_rows(pieces, 1) for piece in row for line in piece.block]
    return flow(found).text.split("\n") if found else []


def test_columns_that_line_up_row_after_row_are_a_table() -> None:
    rows = [("Tipo", "Tasa", "UIT"), ("Leve", "121,50", "2,36"), ("Grave", "243,00", "4,72")]
    assert unruled(rows) == ["Tipo | Tasa | UIT", "Leve | 121,50 | 2,36", "Grave | 243,00 | 4,72"]


def test_two_rows_that_happen_to_line_up_are_none() -> None:
    assert unruled([("Tipo", "Tasa", "UIT"), ("Leve", "121,50", "2,36")]) == []
