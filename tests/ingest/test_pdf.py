"""PDFs as they are: the shipped samples, and the real gazettes where they are at hand."""

import io
import itertools
from collections import Counter
from functools import cache
from pathlib import Path

import pypdf
from pytest import mark

from corpus.model import Source
from ingest.book import read_book
from ingest.model import NormText, RefusalReason
from ingest.pdf import _placer, open_pages
from ingest.printed import PrintedPage
from ingest.repair import repaired_text

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
SOURCE = Source("x.pdf", "0" * 64, "application/pdf")


@cache
def pages(path: Path) -> tuple[PrintedPage, ...]:
    opened = open_pages(path.read_bytes())
    assert not isinstance(opened, RefusalReason)
    return tuple(opened)


@cache
def norms(path: Path) -> tuple[NormText, ...]:
    found = read_book(pages(path), SOURCE)
    assert isinstance(found, tuple)
    return found


def locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=SAMPLES / "Ordenanza-007-2019-MDQ.pdf")
    writer.encrypt(user_password=password, owner_password="dueño", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_words_lie_on_their_page() -> None:
    for page in pages(SAMPLES / "Boletin-2024-03-14.pdf"):
        assert page.words
        assert all(0 <= w.x0 < w.x1 <= page.width and 0 <= w.y0 < w.y1 <= page.height for w in page.words)


def test_bold_is_read_from_the_font() -> None:
    bold = {word.text for word in pages(SAMPLES / "Ordenanza-007-2019-MDQ.pdf")[0].words if word.bold}
    assert "Artículo" in bold
    assert "municipalidades" not in bold


@mark.parametrize(
    ("rotation", "box"),
    [(0, (5, 170, 15, 180)), (90, (20, 5, 30, 15)), (180, (85, 20, 95, 30)), (270, (170, 85, 180, 95))],
)
def test_a_turned_pages_boxes_are_where_a_viewer_shows_them(rotation: int, box: tuple[float, ...]) -> None:
    place = _placer((0, 0, 100, 200), rotation)
    assert place(5, 20, 15, 30) == box == place(15, 30, 5, 20)


def test_a_table_shows_its_rules() -> None:
    assert len(pages(SAMPLES / "TUPA-2024-MDQ.pdf")[1].rules) > 20


def test_a_pdf_behind_a_password_is_refused() -> None:
    assert open_pages(locked("secreto")) is RefusalReason.ENCRYPTED
    assert repaired_text(locked("secreto")) is RefusalReason.ENCRYPTED


def test_a_pdf_that_an_empty_password_opens_is_read() -> None:
    opened = open_pages(locked(""))
    assert not isinstance(opened, RefusalReason)
    assert any(word.text == "ORDENANZA" for page in opened for word in page.words)


@mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>", b"\x89PNG" * 50])
def test_what_is_no_pdf_is_damaged(data: bytes) -> None:
    assert open_pages(data) is RefusalReason.DAMAGED
    assert repaired_text(data) is RefusalReason.DAMAGED


def test_pypdf_recovers_text_without_positions() -> None:
    texts = repaired_text((SAMPLES / "Ordenanza-007-2019-MDQ.pdf").read_bytes())
    assert isinstance(texts, list)
    assert any("comercio ambulatorio" in text for text in texts)


def test_without_an_engine_a_scan_is_refused_as_one() -> None:
    assert read_book(pages(SAMPLES / "escaneo-acuerdo-015-2024.pdf"), SOURCE) is RefusalReason.SCAN


def test_a_page_that_is_a_picture_is_named_in_a_warning() -> None:
    text, scan = pages(SAMPLES / "Ordenanza-007-2019-MDQ.pdf"), pages(SAMPLES / "escaneo-acuerdo-015-2024.pdf")
    found = read_book([*text, *(page.__class__(3, page.width, page.height, (), (), True) for page in scan[:1])], SOURCE)
    assert isinstance(found, tuple)
    assert found[0].warnings == ("Faltan páginas por reconocer (son imágenes o su texto es ilegible): páginas 3.",)


def test_a_bulletin_gives_its_norms_in_order_with_tail_and_head() -> None:
    found = norms(SAMPLES / "Boletin-2024-03-14.pdf")
    assert [n.fragment for n in found] == [True, False, False, False, True]
    assert "ORDENANZA MUNICIPAL N° 003-2024-MDQ" in found[1].document.text.split("\n")
    assert {n.front_matter["gazette_date"] for n in found} == {"2024-03-14"}
    assert all("NORMA INVENTADA" in n.front_matter["notice"] for n in found)


@mark.parametrize("name", ["Boletin-2024-03-14.pdf", "Ordenanza-012-2022-MDQ.pdf", "TUPA-2024-MDQ.pdf"])
def test_heads_feet_and_notices_are_not_law(name: str) -> None:
    for found in norms(SAMPLES / name):
        assert "NORMA INVENTADA" not in found.document.text
        assert "Mesa de Partes: lunes" not in found.document.text
        assert "NORMAS MUNICIPALES" not in found.document.text


def test_hyphens_at_line_ends_are_gone_and_real_ones_stay() -> None:
    text = norms(SAMPLES / "Boletin-2024-03-14.pdf")[1].document.text
    assert "regularon" in text and "solicitado" in text
    assert "12-A" in text and "004-2023-MDQ" in text


def test_a_tupas_procedure_is_one_row_with_its_cells() -> None:
    text = norms(SAMPLES / "TUPA-2024-MDQ.pdf")[0].document.text
    row = next(line for line in text.split("\n") if line.startswith("4 | "))
    assert row.split(" | ") == [
        "4", "Cese de actividades", "a) Comunicación simple con el número de la licencia.", "Gratuito", "–",
        "Automática", "Inmediato", "Subgerente de Comercialización y Licencias", "No aplica.",
    ]  # fmt: skip


def squeezed(text: str) -> str:
    """Characters without spaces and hyphens, in which a printed line and the words on it agree."""
    return "".join(c for c in text if not c.isspace() and c not in "-\u00ad|")


@mark.parametrize("path", sorted(SAMPLES.glob("*MDQ*.pdf")), ids=lambda p: p.stem)
def test_every_lines_box_lies_over_its_words(path: Path) -> None:
    words = {page.number: page.words for page in pages(path)}
    for norm in norms(path):
        for line in norm.document.lines:
            box = line.box
            inside = [
                w.text
                for w in words[box.page]
                if box.x0 - 0.1 <= (w.x0 + w.x1) / 2 <= box.x1 + 0.1 and box.y0 <= (w.y0 + w.y1) / 2 <= box.y1
            ]
            assert Counter(squeezed(line.span.of(norm.document.text))) <= Counter(squeezed("".join(inside)))


@mark.parametrize("path", sorted(SAMPLES.glob("*.pdf")), ids=lambda p: p.stem)
def test_pages_and_lines_follow_the_text(path: Path) -> None:
    opened = read_book(pages(path), SOURCE)
    for norm in opened if isinstance(opened, tuple) else ():
        spans = [line.span for line in norm.document.lines]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(page.span.start < page.span.end <= len(norm.document.text) for page in norm.document.pages)


@mark.shared
def test_a_real_gazette_page_reads_left_column_first(shared: Path) -> None:
    found = norms(next((shared / "corpus" / "pdf").glob("2019-04-25*")))
    text = next(n.document.text for n in found if "005-2019-MC" in n.document.text[:300])
    order = [
        text.index(x)
        for x in (
            "Artículo I.- Objeto",
            "Artículo IV.- Ámbito de aplicación",
            "Artículo 1.- Denuncia",
            "Artículo 51.- ",
        )
    ]
    assert order[:3] == sorted(order[:3])
    assert "NORMAS LEGALES" not in text


@mark.shared
def test_small_capitals_of_the_gazettes_fonts_are_capitals_again(shared: Path) -> None:
    found = norms(next((shared / "corpus" / "pdf").glob("2018-10-31*")))
    assert "DECRETO SUPREMO Nº 010-2018-MC" in found[1].document.text.split("\n")


@mark.shared
def test_a_real_table_under_two_columns_comes_in_rows(shared: Path) -> None:
    (norm,) = norms(next((shared / "corpus" / "pdf").glob("DOC-017*")))
    lines = norm.document.text.split("\n")
    assert "Aceites y Grasas | mg/L | 0,5 | 1,7 | 1,7" in lines
    assert lines.index("Ministra de Salud") < lines.index("ANEXO")
