"""Tables of procedures over several pages come out as rows with their headers, from typeset PDFs."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.model import ProvisionKind
from ingest.assembly import read_regulations
from ingest.model import Refusal
from tests.ingest.typeset import HEADS, Typeset, cells, header, table

REQUIREMENTS = (
    "Solicitud dirigida al alcalde con los datos del administrado",
    "Copia simple del documento de identidad",
    "Pago del derecho de trámite",
    "Declaración jurada de condiciones de seguridad",
    "Plano de ubicación firmado por profesional colegiado",
)
NAMES = ("Licencia de funcionamiento", "Autorización de anuncio", "Cese de actividades", "Visación de planos")
BANDS = ("Hasta 100 m2", "De 101 a 500 m2", "Más de 500 m2")


def procedure(number: int, requirements: int = 3) -> tuple[str, ...]:
    """A procedure with requirements on several lines."""
    listed = " \\ ".join(
        f"{letter}) {text}" for letter, text in zip("abcde", REQUIREMENTS[:requirements], strict=False)
    )
    name = f"{NAMES[number % 4]} tipo {number}"
    return str(number), name, listed, f"S/ {20 + number}.50", f"{number} días", "Gerente"


def spanning(number: int) -> str:
    """A procedure whose number and name span the rows of its three bands."""
    merged = f"table.cell(rowspan: 3)[{number}], table.cell(rowspan: 3)[{NAMES[number % 4]}], "
    return merged + "".join(
        cells((band, f"S/ {number}{place}.00", f"{place} días", "Gerente")) for place, band in enumerate(BANDS)
    )


@pytest.fixture
def typeset(tmp_path: Path) -> Callable[[str], Typeset]:
    """Typesets a table and reads it."""
    return lambda markup: Typeset(tmp_path, markup)


Reader = Callable[[str], Typeset]


def plain(text: str) -> str:
    """Words without their line breaks."""
    return text.replace(" \\ ", " ")


@pytest.mark.parametrize("again", [True, False], ids=["header again", "header once"])
def test_a_table_over_three_pages_is_one_with_every_row_under_its_headers(typeset: Reader, again: bool) -> None:
    rows = [procedure(number) for number in range(1, 15)]
    read = typeset(table(header(again=again), *map(cells, rows)))
    assert read.pages >= 3
    assert read.tables == ["art_1__table_1"]
    assert read.rows == [dict(zip(HEADS, map(plain, row), strict=True)) for row in rows]


@pytest.mark.parametrize("again", [True, False], ids=["header again", "header once"])
def test_a_row_that_a_page_breaks_is_one_row(typeset: Reader, again: bool) -> None:
    rows = [procedure(number, 5) for number in range(1, 10)]
    read = typeset(table(header(again=again), *map(cells, rows)))
    broken = [place for place in range(len(rows)) if len(read.printed(place)) > 1 or "\n" in read.printed(place)[0]]
    assert broken, "the pages are made so that one ends inside a row"
    assert read.tables == ["art_1__table_1"]
    assert read.rows == [dict(zip(HEADS, map(plain, row), strict=True)) for row in rows]


@pytest.mark.parametrize("again", [True, False], ids=["header again", "header once"])
def test_rows_under_a_merged_cell_carry_its_words_on_every_page(typeset: Reader, again: bool) -> None:
    read = typeset(table(header(again=again), *map(spanning, range(1, 9))))
    assert read.tables == ["art_1__table_1"]
    assert [(row["N°"], row["Requisitos"]) for row in read.rows] == [
        (str(number), band) for number in range(1, 9) for band in BANDS
    ]
    assert read.rows[4] == dict(zip(HEADS, ("2", NAMES[2], BANDS[1], "S/ 21.00", "1 días", "Gerente"), strict=True))


def test_a_merged_cell_is_printed_once_and_the_rows_below_leave_its_place_empty(typeset: Reader) -> None:
    read = typeset(table(header(), spanning(1)))
    assert read.printed(1) == ["|  | De 101 a 500 m2 | S/ 11.00 | 1 días | Gerente"]


@pytest.mark.parametrize("again", ["true", "false"], ids=["header again", "header once"])
def test_columns_under_a_groups_title_are_named_with_it(typeset: Reader, again: str) -> None:
    merged = "".join(f"table.cell(rowspan: 2)[*{name}*], " for name in HEADS[:4])
    heads = f"table.header(repeat: {again}, {merged} table.cell(colspan: 2)[*Resolución*], [*Plazo*], [*Autoridad*]),"
    rows = [procedure(number) for number in range(1, 13)]
    read = typeset(table(heads, *map(cells, rows)))
    names = (*HEADS[:4], "Resolución (Plazo)", "Resolución (Autoridad)")
    assert read.rows == [dict(zip(names, map(plain, row), strict=True)) for row in rows]


def test_a_title_across_the_table_is_neither_header_nor_row(typeset: Reader) -> None:
    title = "table.cell(colspan: 6)[*TEXTO ÚNICO DE PROCEDIMIENTOS*],"
    rows = [procedure(number) for number in (1, 2)]
    read = typeset(table(title, header(), *map(cells, rows)))
    assert [row["Procedimiento"] for row in read.rows] == [row[1] for row in rows]


def test_a_title_between_rows_names_itself_and_keeps_the_headers_of_those_below(typeset: Reader) -> None:
    title = "table.cell(colspan: 6)[GERENCIA DE OBRAS],"
    read = typeset(table(header(), cells(procedure(1)), title, cells(procedure(2))))
    rows = read.kind(ProvisionKind.ROW)
    assert [row.heading for row in rows][1] == "GERENCIA DE OBRAS"
    assert (rows[2].heading or "").startswith("N°: 2; Procedimiento: Cese de actividades tipo 2; ")


def test_columns_without_rules_are_rows_too(typeset: Reader) -> None:
    rows = [(str(n), NAMES[n % 4], f"S/ {n}.00", f"{n} días") for n in range(1, 31)]
    heads = ("N°", "Procedimiento", "Derecho", "Plazo")
    bare = table(cells(heads), *map(cells, rows), columns="columns: (1.5cm, 1fr, 3cm, 3cm)", stroke="none")
    read = typeset(bare)
    assert read.pages >= 2
    assert read.rows == [dict(zip(heads, row, strict=True)) for row in rows]


def test_what_a_row_says_is_what_the_document_says_and_no_row_shares_words(typeset: Reader) -> None:
    read = typeset(table(header(again=False), *(cells(procedure(n, 5)) for n in range(1, 10))))
    spans = [span for row in read.kind(ProvisionKind.ROW) for span in row.latest.spans]
    assert all(one.end <= other.start for one, other in pairwise(sorted(spans, key=lambda span: span.start)))
    (whole,) = (provision.latest.spans for provision in read.kind(ProvisionKind.TABLE))
    assert all(any(outer.start <= span.start and span.end <= outer.end for outer in whole) for span in spans)


WEB = """<html><body><p>ORDENANZA N° 014-2024-MDP</p><p>Artículo 1.- Tasas</p><p>Son las siguientes:</p>{}
<p>Artículo 2.- Vigencia</p><p>Rige desde el día siguiente de su publicación.</p></body></html>"""
MARKDOWN = """# ORDENANZA N° 014-2024-MDP

**Artículo 1.- Tasas**

Son las siguientes:

{}

**Artículo 2.- Vigencia**

Rige desde el día siguiente de su publicación.
"""


def headings(path: Path, text: str) -> list[str | None]:
    """What each row of a file's table is named."""
    path.write_text(text, encoding="utf8")
    found = read_regulations(path)
    assert not isinstance(found, Refusal)
    return [provision.heading for provision in found[0].provisions if provision.kind is ProvisionKind.ROW]


def test_merged_cells_of_a_web_page_keep_their_rows_and_columns(tmp_path: Path) -> None:
    rows = (
        "<tr><th rowspan=2>Trámite</th><th rowspan=2>Local</th><th colspan=2>Pago</th></tr>"
        "<tr><th>Derecho</th><th>% UIT</th></tr>"
        "<tr><td rowspan=2>Licencia</td><td>Hasta 100 m2</td><td>S/ 35</td><td>0,65</td></tr>"
        "<tr><td>Más de 100 m2</td><td>S/ 90</td><td>1,68</td></tr>"
        "<tr><td>Cese</td><td></td><td colspan=2>Gratuito</td></tr>"
    )
    assert headings(tmp_path / "tasas.html", WEB.format(f"<table>{rows}</table>")) == [
        "Trámite: Licencia; Local: Hasta 100 m2; Pago (Derecho): S/ 35; Pago (% UIT): 0,65",
        "Trámite: Licencia; Local: Más de 100 m2; Pago (Derecho): S/ 90; Pago (% UIT): 1,68",
        "Trámite: Cese; Pago (Derecho): Gratuito",
    ]


def test_an_empty_first_cell_of_markdown_stands_under_the_one_above(tmp_path: Path) -> None:
    rows = (
        "| Trámite | Local | Derecho |\n|---|---|---|\n| Licencia | Hasta 100 m2 | S/ 35 |\n"
        "| | Más de 100 m2 | S/ 90 |\n| Cese | | S/ 0 |\n|  | Total | S/ 125 |"
    )
    assert headings(tmp_path / "tasas.md", MARKDOWN.format(rows)) == [
        "Trámite: Licencia; Local: Hasta 100 m2; Derecho: S/ 35",
        "Trámite: Licencia; Local: Más de 100 m2; Derecho: S/ 90",
        "Trámite: Cese; Derecho: S/ 0",
        "Local: Total; Derecho: S/ 125",
    ]
