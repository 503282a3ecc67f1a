"""Pictures of pages: drawn apart, whole PNGs, and nothing for what can't be drawn."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader, PdfWriter, Transformation

from ingest.pictures import draw_pages, png

SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "Boletin-2024-03-14.pdf"


@pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 3), (5, 4), (16, 1)])
def test_a_picture_keeps_every_pixel_in_one_of_sixteen_greys(width: int, height: int) -> None:
    grey = bytes((17 * place) % 256 for place in range(width * height))
    image = Image.open(io.BytesIO(png(width, height, grey)))
    assert image.size == (width, height)
    assert image.convert("L").tobytes() == bytes(value // 16 * 17 for value in grey)


@pytest.mark.slow
def test_pages_are_drawn_as_wide_as_asked_with_their_words() -> None:
    (picture,) = draw_pages(SAMPLE.read_bytes(), [1, 99], width=300)
    image = Image.open(io.BytesIO(picture.png))
    assert (picture.number, image.width) == (1, 300)
    assert len(picture.words) > 100
    darkest, lightest = image.convert("L").getextrema()
    assert (darkest < 64, lightest) == (True, 255)


@pytest.mark.slow
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnada", SAMPLE.read_bytes()[:5000]])
def test_a_broken_file_gives_no_pictures(data: bytes) -> None:
    assert draw_pages(data, [1]) == ()


def test_no_pages_are_no_work() -> None:
    assert draw_pages(b"", []) == ()


@pytest.mark.slow
@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_whose_text_stands_on_its_end_is_drawn_as_it_is_read(turn: int) -> None:
    page = PdfReader(SAMPLE).pages[0]
    width, height = page.mediabox.upper_right
    moved = Transformation().rotate(turn).translate(*((height, 0) if turn == 90 else (0, width)))
    writer = PdfWriter()
    writer.add_blank_page(height, width).merge_transformed_page(page, moved)
    target = io.BytesIO()
    writer.write(target)
    (straight,) = draw_pages(SAMPLE.read_bytes(), [1], width=300)
    (found,) = draw_pages(target.getvalue(), [1], width=300)
    assert found.size == straight.size
    around = [
        [f(sides) for f, sides in zip((min, min, max, max), zip(*one.words, strict=True), strict=True)]
        for one in (found, straight)
    ]
    assert around[0] == pytest.approx(around[1], abs=3)
    images = [Image.open(io.BytesIO(one.png)).convert("L") for one in (found, straight)]
    assert ImageStat.Stat(ImageChops.difference(*images)).mean[0] < 12
