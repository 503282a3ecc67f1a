"""Recognition with the real engine: pages printed here, turned into pictures, and read again."""

import io
from pathlib import Path

import pytest
import typst
from PIL import Image
from pytest import fixture, mark

from corpus.model import Source
from ingest.model import NormText
from ingest.ocr import Picture, Tesseract, available, find_engine, tessdata
from ingest.sandbox import Task, perform

pytestmark = pytest.mark.slow

SOURCE = Source("escaneo.pdf", "0" * 64, "application/pdf")
needs_engine = mark.skipif(not available(), reason="sin Tesseract en español (tesseract-ocr-spa)")
TEXT = """#set page(width: 595pt, height: 842pt, margin: 80pt)
#set text(size: 12pt, lang: "es")
= ORDENANZA N° 004-2024-MDQ

Qantumarca, 14 de marzo de 2024

*Artículo 1.- Objeto*

La presente ordenanza regula la señalización de los mercados y la acción de los inspectores del distrito.

*Artículo 2.- Vigencia*

La ordenanza entra en vigencia al día siguiente de su publicación en el diario oficial.
"""


def picture() -> Image.Image:
    return Image.open(io.BytesIO(typst.compile(TEXT.encode(), format="png", ppi=200))).convert("L")


def scanned(turn: int = 0) -> bytes:
    out = io.BytesIO()
    picture().rotate(-turn, expand=True).save(out, "PDF", resolution=200)
    return out.getvalue()


def engine() -> Tesseract:
    found = find_engine()
    assert found is not None
    return found


def read(data: bytes) -> NormText:
    outcome = perform(Task(data, SOURCE), engine())
    assert isinstance(outcome, tuple)
    return outcome[0]


@fixture(scope="module")
def norm() -> NormText:
    return read(scanned())


@needs_engine
def test_a_picture_becomes_text_with_its_accents(norm: NormText) -> None:
    text = norm.document.text
    assert "Artículo 1.- Objeto" in text
    assert "la señalización de los mercados y la acción" in text.replace("\n", " ")


@needs_engine
def test_a_recognised_page_says_how_sure_it_is(norm: NormText) -> None:
    (page,) = norm.document.pages
    assert page.confidence is not None and 0.8 < page.confidence <= 1
    assert (round(page.width), round(page.height)) == (595, 842)


@needs_engine
@mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_lie_over_the_ink_of_their_lines_however_the_page_lies(turn: int) -> None:
    document = read(scanned(turn)).document
    ink = picture().rotate(-turn, expand=True).point(lambda level: 255 * (level < 128))
    assert "señalización" in document.text
    line = next(line for line in document.lines if "Vigencia" in line.span.of(document.text))
    box, scale = line.box, 200 / 72
    assert ink.crop(tuple(round(side * scale) for side in (box.x0, box.y0, box.x1, box.y1))).getbbox()
    assert (box.x1 - box.x0 > box.y1 - box.y0) == (turn % 180 == 0)
    assert 0 <= box.x0 < box.x1 <= document.pages[0].width
    assert 0 <= box.y0 < box.y1 <= document.pages[0].height


@needs_engine
def test_a_blank_picture_holds_no_words() -> None:
    found = engine().recognise(Picture(b"\xff" * 250_000, 500, 500, 500, 300))
    assert found is not None
    assert (found.words, found.confidence) == ((), 0.0)


def test_the_data_are_looked_for_where_the_environment_says(tmp_path: Path) -> None:
    assert tessdata({"TESSDATA_PREFIX": str(tmp_path)}) is None
    (tmp_path / "tessdata").mkdir()
    (tmp_path / "tessdata" / "spa.traineddata").write_bytes(b"")
    assert tessdata({"TESSDATA_PREFIX": str(tmp_path)}) == tmp_path / "tessdata"


def test_without_orientation_data_no_turn_is_known(tmp_path: Path) -> None:
    assert Tesseract(tmp_path).turn_of(Picture(b"\xff", 1, 1, 1, 300)) == 0
