"""Spans, pages and boxes of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Box, Document, Line, Page, Source, Span

TEXT = "Artículo 1.- Uno.\nDos."
UPPER, LOWER = Box(1, 50, 50, 200, 62), Box(2, 50, 40, 90, 52)
DOCUMENT = Document(
    Source("ley.pdf", "0" * 64, "application/pdf"),
    TEXT,
    (Page(1, Span(0, 17), 595, 842), Page(2, Span(18, 22), 595, 842)),
    (Line(Span(0, 17), UPPER), Line(Span(18, 22), LOWER)),
)


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        (Span(2, 8), Span(2, 8), True),
        (Span(2, 8), Span(3, 5), True),
        (Span(2, 8), Span(1, 5), False),
        (Span(2, 8), Span(5, 9), False),
        (Span(2, 8), Span(8, 9), False),
    ],
)
def test_a_span_holds_what_lies_wholly_inside(outer: Span, inner: Span, holds: bool) -> None:
    assert outer.holds(inner) is holds


def test_a_span_is_the_characters_from_its_start_up_to_its_end() -> None:
    assert Span(13, 17).of(TEXT) == "Uno."
    assert Span(5, 5).of(TEXT) == ""


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_span_of_a_found_text_gives_that_text_back(text: str, start: int, length: int) -> None:
    part = text[start : start + length]
    at = text.index(part)
    assert Span(at, at + len(part)).of(text) == part


@pytest.mark.parametrize(
    ("span", "pages", "boxes"),
    [
        (Span(0, 5), (1, 1), (UPPER,)),
        (Span(19, 20), (2, 2), (LOWER,)),
        (Span(10, 20), (1, 2), (UPPER, LOWER)),
        (Span(17, 18), None, ()),
        (Span(22, 30), None, ()),
    ],
)
def test_a_span_touches_the_pages_and_lines_it_shares_characters_with(
    span: Span, pages: tuple[int, int] | None, boxes: tuple[Box, ...]
) -> None:
    assert DOCUMENT.pages_of(span) == pages
    assert DOCUMENT.boxes_of(span) == boxes


def test_a_file_without_pages_has_none_to_cite() -> None:
    plain = Document(Source("ley.txt", "0" * 64, "text/plain"), TEXT)
    assert plain.pages_of(Span(0, 5)) is None
    assert plain.boxes_of(Span(0, 5)) == ()
