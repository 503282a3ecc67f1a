"""From the structured texts to typst source, web pages and scanned pictures."""

import io
import random

import pypdfium2
import pytest

from tools.samples import scan, webtext
from tools.samples.markup import Block, Norm, Sample
from tools.samples.typeset import literal, pdf_of, pictures_of, source_of


def norm_of(*blocks: Block) -> Norm:
    return Norm("ordenanza-001-2024-mdq", "De prueba", "2024-01-02", "ordenanza", None, (), blocks)


def sample_of(*blocks: Block, layout: str = "letter") -> Sample:
    head = {"year": "2024", "date": "Jueves 4 de enero de 2024", "first_page": "3", "volume": "XIII"}
    return Sample("x.pdf", layout, head, (norm_of(*blocks),))


@pytest.mark.parametrize(
    ("words", "typst"),
    [("llano", '"llano"'), ('dice "sí"', '"dice \\"sí\\""'), ("a\\b", '"a\\\\b"'), ("#let x_y*z", '"#let x_y*z"')],
)
def test_words_are_never_read_as_markup(words: str, typst: str) -> None:
    assert literal(words) == typst


@pytest.mark.parametrize(
    ("block", "call"),
    [
        (Block("provision", "Artículo 1.- Objeto"), '#titled("Artículo 1.- Objeto")'),
        (Block("inline", "ARTÍCULO PRIMERO.- APROBAR."), '#inline("ARTÍCULO PRIMERO.-", "APROBAR.")'),
        (Block("paragraph", "Rige desde hoy."), '#plain("Rige desde hoy.")'),
        (Block("paragraph", "6.1.2 Fotocopias."), '#item(3, "6.1.2 Fotocopias.")'),
        (Block("paragraph", "b) Copia simple."), '#item(2, "b) Copia simple.")'),
        (Block("titulo", "TÍTULO I | OBJETO"), '#heading-block("TÍTULO I | OBJETO", 1.08em)'),
        (Block("annex", "1 | CUADRO"), '#heading-block("ANEXO 1 | CUADRO", 1.08em)'),
        (Block("sign", "ANA PAZ | Alcaldesa"), '#signature("ANA PAZ", "Alcaldesa")'),
        (Block("title", "Aprueban algo"), '#sumilla("Aprueban algo")'),
    ],
)
def test_each_block_becomes_its_call(block: Block, call: str) -> None:
    assert source_of(sample_of(block)).endswith(f"\n\n{call}\n")


def test_a_table_breaks_lines_inside_its_cells() -> None:
    block = Block("table", "1fr, 2fr", rows=(("A", "B"), ("1", "dos // tres")))
    assert '#sheet((1fr, 2fr,), 8.4pt, ("A", "B",), "1", "dos | tres")' in source_of(sample_of(block))


@pytest.mark.parametrize("layout", ["letter", "gazette", "tupa"])
def test_every_layout_prints_the_notice_and_the_words(layout: str) -> None:
    pytest.importorskip("typst")
    content = pdf_of(sample_of(Block("paragraph", "Rige desde hoy."), layout=layout))
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    assert "NORMA INVENTADA DE EJEMPLO" in text
    assert "Rige desde hoy." in text


def test_a_gazette_numbers_its_pages_from_where_the_issue_stands() -> None:
    pytest.importorskip("typst")
    content = pdf_of(sample_of(Block("paragraph", "Rige."), layout="gazette"))
    assert "NORMAS MUNICIPALES 3" in pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()


def test_a_scan_is_the_same_for_the_same_seed_and_has_no_text() -> None:
    pytest.importorskip("PIL")
    pytest.importorskip("typst")
    pages = pictures_of(sample_of(Block("paragraph", "Rige desde hoy.")), ppi=40)
    first, second, other = (scan.scanned_pdf(pages, seed) for seed in (1, 1, 2))
    assert first == second != other
    assert pypdfium2.PdfDocument(first)[0].get_textpage().get_text_range() == ""


def test_a_scan_keeps_the_size_of_the_paper() -> None:
    image = pytest.importorskip("PIL.Image")
    page = io.BytesIO()
    image.frombytes("L", (827, 1169), random.Random(3).randbytes(827 * 1169)).save(page, "PNG")
    scanned = pypdfium2.PdfDocument(scan.scanned_pdf([page.getvalue()], 1))
    assert scanned[0].get_width() == pytest.approx(827 / scan.DPI * 72, abs=1)


def test_markdown_has_front_matter_the_notice_and_the_articles() -> None:
    text = webtext.markdown_of(
        norm_of(Block("inline", "Artículo 1.- Aprobar.", "art_1"), Block("sign", "ANA | Alcalde"))
    )
    assert text.startswith("---\ntitle: 'De prueba'\nidentifier: ORDENANZA-001-2024-MDQ\ncountry: pe\n")
    assert text.endswith("**Artículo 1.-** Aprobar.\n\nANA  \nAlcalde\n")
    assert text.count("NORMA INVENTADA") == 2


def test_html_escapes_words_and_marks_headings() -> None:
    page = webtext.html_of(norm_of(Block("provision", "Artículo 1.- Áreas < 2 m²"), Block("titulo", "TÍTULO I | UNO")))
    assert "<h4>Artículo 1.- Áreas &lt; 2 m²</h4>\n<h2>TÍTULO I<br>UNO</h2>" in page
    assert "NORMA INVENTADA" in page
