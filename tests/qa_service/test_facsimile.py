"""Where quoted words stand on a page: line by line, word by word, over pages, and what can't be told."""

from dataclasses import replace

import pytest

from corpus.identifiers import RegulationId
from corpus.model import Box, Document, Line, Page, Provision, ProvisionKind, Regulation, Source, Span, Version
from index.passages import wordings_of
from qa_service.facsimile import Leaf, leaves, marks, version_of, window

TEXT = "Uno dos tres\ncuatro cinco seis\nsiete ocho nueve"
FIRST, SECOND, THIRD = Span(0, 12), Span(13, 30), Span(31, 47)
# Every word of the first line: ten points wide, two apart.
WORDS = [(10.0, 21.0, 20.0, 29.0), (22.0, 21.0, 32.0, 29.0), (34.0, 21.0, 44.0, 29.0)]


def regulation(spans: tuple[Span, ...] = (Span(0, 47),)) -> Regulation:
    """Three lines of three words: two on the first page, one on the second."""
    lines = (
        Line(FIRST, Box(1, 10, 20, 44, 30)), Line(SECOND, Box(1, 10, 32, 44, 42)), Line(THIRD, Box(2, 10, 20, 44, 30)),
    )  # fmt: skip
    pages = (Page(1, Span(0, 31), 100, 200), Page(2, Span(31, 47), 100, 200))
    document = Document(Source("norma.pdf", "0" * 64, "application/pdf"), TEXT, pages, lines)
    provision = Provision("art_1", ProvisionKind.ARTICLE, "Artículo 1", None, (), (Version(0, spans),))
    return Regulation(RegulationId("ley-1"), "Ley", None, None, None, (document,), (provision,))


def found(quote: str, norm: Regulation | None = None) -> list[tuple[int, list[str]]]:
    """The pages that a quote stands on, each with the words marked in its lines."""
    norm = norm or regulation()
    version = norm.provisions[0].versions[0]
    start = norm.text_of(version).index(quote)
    told = leaves(norm, version, Span(start, start + len(quote)))
    return [(leaf.page.number, [strip.quoted.of(strip.text) for strip in leaf.strips]) for leaf in told]


@pytest.mark.parametrize(
    ("quote", "where"),
    [
        ("dos", [(1, ["dos"])]),
        ("tres\ncuatro", [(1, ["tres", "cuatro"])]),
        ("seis\nsiete", [(1, ["seis"]), (2, ["siete"])]),
        (TEXT, [(1, ["Uno dos tres", "cuatro cinco seis"]), (2, ["siete ocho nueve"])]),
    ],
)
def test_a_quote_is_found_in_its_lines(quote: str, where: list[tuple[int, list[str]]]) -> None:
    assert found(quote) == where


def test_of_a_wording_in_pieces_the_newlines_between_them_are_nowhere() -> None:
    assert found("tres\nsiete", regulation((FIRST, THIRD))) == [(1, ["tres"]), (2, ["siete"])]


@pytest.mark.parametrize(
    ("quote", "sides"),
    [("Uno", (9, 21)), ("dos tres", (21, 45)), ("s t", (21, 45)), ("Uno dos tres", (9, 45))],
)
def test_the_quoted_words_of_a_line_are_marked_and_no_others(quote: str, sides: tuple[float, float]) -> None:
    norm = regulation()
    start = TEXT.index(quote)
    (leaf,) = leaves(norm, norm.provisions[0].versions[0], Span(start, start + len(quote)))
    assert marks(leaf, WORDS) == (Box(1, sides[0], 19, sides[1], 31),)


@pytest.mark.parametrize("words", [[], WORDS[:2], [*WORDS, WORDS[0]]])
def test_a_line_whose_words_can_not_be_told_apart_is_marked_whole(
    words: list[tuple[float, float, float, float]],
) -> None:
    norm = regulation()
    (leaf,) = leaves(norm, norm.provisions[0].versions[0], Span(4, 7))
    assert marks(leaf, words) == (Box(1, 9, 19, 45, 31),)


def test_a_mark_is_no_higher_than_its_lines_are_apart() -> None:
    norm = regulation()
    (leaf,) = leaves(norm, norm.provisions[0].versions[0], Span(4, 7))
    near = (Box(1, 10, 12, 44, 22), Box(1, 60, 15, 90, 25))
    assert marks(replace(leaf, lines=(leaf.strips[0].box, *near)), []) == (Box(1, 9, 20.5, 45, 30.5),)


def test_what_is_looked_at_closely_is_the_lines_and_some_of_the_page_around_them() -> None:
    norm = regulation()
    (leaf,) = leaves(norm, norm.provisions[0].versions[0], Span(4, 7))
    assert window(leaf) == Box(1, 0, 0, 56, 60)
    assert window(Leaf(leaf.page, ())) is None
    assert window(Leaf(Page(1, Span(0, 31), 100, 90), leaf.strips)) is None


def test_a_wording_that_the_corpus_reads_otherwise_now_has_no_page() -> None:
    (wording,) = wordings_of(regulation())
    assert version_of(regulation(), wording) is not None
    assert version_of(regulation((FIRST,)), wording) is None
