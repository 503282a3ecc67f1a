"""Pictures of pages: drawn apart, whole PNGs, and nothing for what can't be drawn."""

import io
from pathlib import Path

import pytest
from PIL import Image

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
