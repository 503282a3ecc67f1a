"""A web page's text without what the site puts around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.webpage import page_lines


def lines(html: str) -> list[str]:
    return [line.text for line in page_lines(f"<html><body>{html}</body></html>")[1]]


def bold(html: str) -> list[str]:
    return [line.text[start:end] for line in page_lines(html)[1] for start, end in line.bold]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Artículo 1.- Uno</p><p>Dos</p>", ["Artículo 1.- Uno", "Dos"]),
        ("<p>Uno<br>Dos</p>", ["Uno", "Dos"]),
        ("<div>Uno<div>Dos</div>Tres</div>", ["Uno", "Dos", "Tres"]),
        ("<p>El  plazo\n es   de <span>diez</span> días</p>", ["El plazo es de diez días"]),
        ("<ul><li>a) Uno</li><li>b) Dos</li></ul>", ["a) Uno", "b) Dos"]),
        ("<p>Municipali<b>dad</b></p>", ["Municipalidad"]),
        ("<p>&ntilde;and&uacute; &amp; Cía.</p>", ["ñandú & Cía."]),
        ("<p>  </p><p></p>", []),
        ("", []),
    ],
)
def test_every_block_is_a_line(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


@pytest.mark.parametrize(
    "noise",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        "<nav>Inicio</nav>",
        "<aside>Anuncio</aside>",
        "<footer>Derechos</footer>",
        "<form><button>Enviar</button></form>",
        "<noscript>Active</noscript>",
        "<select><option>Lima</option></select>",
        "<p hidden>Oculto</p>",
        '<p style="display: none">Oculto</p>',
        '<p style="color:red;display:none">Oculto</p>',
        "<!-- comentario -->",
    ],
)
def test_what_the_site_adds_or_hides_is_left_out(noise: str) -> None:
    assert lines(f"<p>Antes</p>{noise}<p>Después</p>") == ["Antes", "Después"]


def test_text_behind_something_left_out_is_kept() -> None:
    assert lines("<div><script>x()</script>Queda</div>") == ["Queda"]


def test_a_tables_row_is_a_line_with_its_cells_apart() -> None:
    table = "<table><tr><th>Giro</th><th>Tasa</th></tr><tr><td>Bodega</td><td><p>0,5</p> <p>UIT</p></td></tr></table>"
    assert lines(table) == ["Giro | Tasa", "Bodega | 0,5 UIT"]


@pytest.mark.parametrize("level", range(1, 7))
def test_a_heading_knows_its_level(level: int) -> None:
    found = page_lines(f"<h{level}>Título</h{level}><p>Texto</p>")[1]
    assert [(line.text, line.level) for line in found] == [("Título", level), ("Texto", 0)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>El <b>plazo</b> corre</p>", ["plazo"]),
        ("<p>El <strong>plazo legal</strong></p>", ["plazo legal"]),
        ("<p><b>Artículo 1.-</b> Uno <b>dos</b></p>", ["Artículo 1.-", "dos"]),
        ("<p>Nada</p>", []),
        ("<p>El <b> </b> plazo</p>", []),
    ],
)
def test_bold_is_remembered_by_its_place(html: str, expected: list[str]) -> None:
    assert bold(html) == expected


def test_the_pages_head_gives_its_hints() -> None:
    head = (
        '<head><title>Ley de\n Puentes</title><meta name="Identifier" content="ley-29999"><meta charset="utf-8"></head>'
    )
    assert page_lines(f"<html>{head}<body><p>x</p></body></html>")[0] == {
        "title": "Ley de Puentes",
        "identifier": "ley-29999",
    }


@pytest.mark.parametrize("html", ["", "   ", "<!-- nada -->"])
def test_an_empty_page_has_neither_hints_nor_lines(html: str) -> None:
    assert page_lines(html) == ({}, [])


def test_a_page_nested_more_than_a_thousand_deep_is_read() -> None:
    assert lines("<div>" * 1500 + "Hondo" + "</div>" * 1500) == ["Hondo"]


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<td>", "<tr>", "<table>", "x y", "<br>", "</tr>"]), max_size=25
    )
)
def test_bold_stays_inside_its_line_whatever_the_markup(tokens: list[str]) -> None:
    for line in page_lines("<html><body>" + "".join(tokens) + "</body></html>")[1]:
        assert line.text == line.text.strip()
        assert all(0 <= start < end <= len(line.text) for start, end in line.bold)
