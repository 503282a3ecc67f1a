from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from corpus.model import Source
from ingest.markup import front_matter, read_html, read_markdown, read_text, strip_marks
from ingest.model import NormText, RefusalReason

SOURCE = Source("norma.md", "0" * 64, "text/markdown")

LAW = """---
title: 'Ley Org&aacute;nica de Municipalidades'
identifier: LEY-27972-2003
publication_date: 2003-05-27
tags: [municipios, gobierno local]
---
# Ley Orgánica de Municipalidades

**CONCORDANCIAS:**      [D.S. N° 1-2004](/detalle/H1)

     Artículo 20.- Atribuciones del alcalde (\\*)

     (*) Artículo modificado por el Artículo 1 de la Ley N&ordm;&nbsp;31433.
"""


def norm(text: str) -> NormText:
    outcome = read_markdown(text, SOURCE)
    assert isinstance(outcome, tuple) and len(outcome) == 1
    return outcome[0]


def test_formatting_is_taken_off_and_the_law_stays() -> None:
    assert norm(LAW).document.text.split("\n") == [
        "Ley Orgánica de Municipalidades",
        "CONCORDANCIAS: D.S. N° 1-2004",
        "Artículo 20.- Atribuciones del alcalde (*)",
        "(*) Artículo modificado por el Artículo 1 de la Ley Nº 31433.",
    ]


def test_front_matter_comes_as_strings_and_its_dates_in_iso() -> None:
    facts = norm(LAW).front_matter
    assert facts["title"] == "Ley Orgánica de Municipalidades"
    assert (facts["publication_date"], facts["tags"]) == ("2003-05-27", "municipios, gobierno local")


def test_headings_and_bold_are_remembered_by_their_spans() -> None:
    law = norm(LAW)
    assert [(h.span.of(law.document.text), h.level) for h in law.headings] == [("Ley Orgánica de Municipalidades", 1)]
    assert [span.of(law.document.text) for span in law.bold] == ["CONCORDANCIAS:"]


MARKS = [
    ("**Artículo 5.-** Plazo", "Artículo 5.- Plazo"),
    ("*Texto en cursiva* y _también_", "Texto en cursiva y también"),
    ("(*) Nota del editor (**)", "(*) Nota del editor (**)"),
    (r"archivo\_de\_datos y \*", "archivo_de_datos y *"),
    ("formato_unico_de_tramite", "formato_unico_de_tramite"),
    ("la [Ley N° 27972](http://x.pe/a_(b)) vigente", "la Ley N° 27972 vigente"),
    ("Ley<sup>1</sup> N° <b>5</b>", "Ley1 N° 5"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("**NOTA** **: Esta", "NOTA : Esta"),
    ("si a < b y b > c", "si a < b y b > c"),
]


@mark.parametrize(("line", "plain"), MARKS)
def test_marks_of_markdown_are_stripped_but_signs_of_the_law_are_not(line: str, plain: str) -> None:
    assert strip_marks(line)[0] == plain


def test_bold_goes_on_to_the_next_line_until_it_is_closed() -> None:
    law = norm("**Artículo 1.- Objeto\nde la ordenanza** que sigue")
    assert [span.of(law.document.text).replace("\n", " ") for span in law.bold] == [
        "Artículo 1.- Objeto",
        "de la ordenanza",
    ]


def test_a_table_comes_as_rows_without_its_rule() -> None:
    table = "| N° | Procedimiento | Plazo |\n|---|:---:|--:|\n| 1 | **Licencia** | 2 días |"
    assert norm(table).document.text == "N° | Procedimiento | Plazo\n1 | Licencia | 2 días"


def test_a_title_that_ocr_ended_with_a_bar_is_no_table() -> None:
    assert norm("TÍTULO |\nDISPOSICIONES GENERALES").document.text == "TÍTULO |\nDISPOSICIONES GENERALES"


@mark.parametrize("header", ["title: 'sin cerrar", "a: b: c", "- lista", "solo texto", "\t: x"])
def test_a_broken_header_is_a_warning_and_the_text_is_read(header: str) -> None:
    law = norm(f"---\n{header}\n---\nArtículo 1.- Objeto")
    assert law.document.text == "Artículo 1.- Objeto"
    assert not law.front_matter
    assert "encabezado" in law.warnings[0]


def test_a_text_without_header_has_no_facts() -> None:
    assert front_matter("Artículo 1") == ({}, "Artículo 1", ())


def test_markdown_with_front_matter_is_never_split() -> None:
    act = "DECRETO SUPREMO Nº {}-2019-MC\n\nEL PRESIDENTE DE LA REPÚBLICA\n\nArtículo 1.- Objeto\n\nRegístrese.\n\n"
    both = act.format("005") + act.format("006")
    assert len(read_markdown("---\nidentifier: DS-005-2019-MC\n---\n" + both, SOURCE)) == 1  # type: ignore[arg-type]
    assert len(read_text(both, SOURCE)) == 2  # type: ignore[arg-type]


def test_another_norm_printed_above_the_one_that_a_file_claims_is_set_apart_without_its_front_matter() -> None:
    law = "LEY N° {}\n\nEL PRESIDENTE DE LA REPÚBLICA\n\nPOR CUANTO:\n\nArtículo 1.- Objeto\n\nPOR TANTO:\n\n"
    outcome = read_markdown("---\nidentifier: LEY-32490-2025\n---\n" + law.format(32489) + law.format(32490), SOURCE)
    assert isinstance(outcome, tuple)
    assert [(one.document.text[:12], one.fragment, bool(one.front_matter)) for one in outcome] == [
        ("LEY N° 32489", True, False),
        ("LEY N° 32490", False, True),
    ]


def test_the_notice_of_an_invented_norm_is_kept() -> None:
    assert (
        norm("NORMA INVENTADA DE EJEMPLO\n\nArtículo 1.- Objeto").front_matter["notice"] == "NORMA INVENTADA DE EJEMPLO"
    )


@mark.parametrize("text", ["", " \n\n", "---\na: 1\n---\n", "***\n\n---\n"])
def test_a_text_without_words_is_empty(text: str) -> None:
    assert read_markdown(text, SOURCE) is RefusalReason.EMPTY


PAGE = """<html><head><title>Ordenanza 11</title><style>p{}</style>
<meta name="Identifier" content="ORDENANZA-011-2023-MDQ"></head>
<body><nav>Inicio | Normas</nav><h1>ORDENANZA N&deg; 011-2023-MDQ</h1><script>x()</script>
<p><b>Art&iacute;culo 1.-</b> Los   vecinos <i>pintan</i><br>sus fachadas.</p><div hidden>oculto</div>
<table><tr><th>Infracci&oacute;n</th><th>Multa</th></tr>
<tr><td><p>Leve</p><p>reiterada</p></td><td>50 %</td></tr></table>
<footer>Derechos reservados</footer></body></html>"""


def test_a_web_page_comes_as_lines_without_its_menus() -> None:
    outcome = read_html(PAGE, SOURCE)
    assert isinstance(outcome, tuple)
    assert outcome[0].document.text.split("\n") == [
        "ORDENANZA N° 011-2023-MDQ", "Artículo 1.- Los vecinos pintan", "sus fachadas.", "Infracción | Multa",
        "Leve reiterada | 50 %",
    ]  # fmt: skip


def test_a_web_pages_head_gives_hints_headings_and_bold() -> None:
    (page,) = read_html(PAGE, SOURCE)  # type: ignore[misc]
    text = page.document.text
    assert page.front_matter == {"title": "Ordenanza 11", "identifier": "ORDENANZA-011-2023-MDQ"}
    assert [(h.span.of(text), h.level) for h in page.headings] == [("ORDENANZA N° 011-2023-MDQ", 1)]
    assert [span.of(text) for span in page.bold] == ["Artículo 1.-"]


@mark.parametrize("page", ["<!-- nada -->", "<html></html>", "<p></p>", "<script>x</script>"])
def test_a_page_without_text_is_empty(page: str) -> None:
    assert read_html(page, SOURCE) is RefusalReason.EMPTY


def test_a_page_nested_two_hundred_deep_is_read() -> None:
    (page,) = read_html("<div>" * 200 + "Artículo 1", SOURCE)  # type: ignore[misc]
    assert page.document.text == "Artículo 1"


@given(st.text())
def test_any_text_is_read_or_refused_and_spans_stay_inside(text: str) -> None:
    for read in (read_markdown, read_text):
        outcome = read(text, SOURCE)
        for found in outcome if isinstance(outcome, tuple) else ():
            assert all(0 <= span.start < span.end <= len(found.document.text) for span in found.bold)
