"""What is drawn over a page: frames of provisions, headings, and what no provision holds."""

from dataclasses import replace

from corpus.model import Box, Document, Line, Page, Provision, Regulation, Source, Span
from qa_service.drawing import Shape, blocks, shapes_on
from tests.factories import regulation

TEXTS = {
    "art_1": "Artículo 1.- Objeto\nLos puestos:\na) Fijos.",
    "art_1__point_a": "a) Fijos.",
}
PRINTED = ["CAPÍTULO I", "Artículo 1.- Objeto", "Los puestos:", "a) Fijos.", "Texto perdido"]


def lower(provision: Provision, by: int) -> Provision:
    """The provision, so many characters further down."""
    versions = (
        replace(version, spans=tuple(Span(span.start + by, span.end + by) for span in version.spans))
        for version in provision.versions
    )
    return replace(provision, versions=tuple(versions))


def printed() -> Regulation:
    """A page with a heading, an article with a literal, and a line that nothing holds; lines 20 points apart."""
    norm = regulation("ley-1", TEXTS, path=("CAPÍTULO I",))
    text = "\n".join(PRINTED)
    lines, at = [], 0
    for number, line in enumerate(PRINTED):
        lines.append(Line(Span(at, at + len(line)), Box(1, 100, 100 + 20 * number, 300, 110 + 20 * number)))
        at += len(line) + 1
    page = Page(1, Span(0, len(text)), 600, 800)
    document = Document(Source("a.pdf", "0" * 64, "application/pdf"), text, (page,), tuple(lines))
    moved = len(PRINTED[0]) + 1
    provisions = tuple(lower(provision, moved) for provision in norm.provisions)
    return replace(norm, documents=(document,), provisions=provisions)


def drawn(*words: tuple[float, float, float, float]) -> list[Shape]:
    """The shapes on the page of `printed`."""
    norm = printed()
    return list(shapes_on(norm, 0, norm.documents[0].pages[0], words))


def test_an_article_is_framed_with_its_name_and_its_literal_inside_it() -> None:
    article, point = (shape for shape in drawn() if shape.eid)
    assert (article.label, article.y0, article.y1) == ("artículo 1", 118.5, 171.5)
    assert (point.label, point.eid, point.y0, point.y1) == ("literal a)", "art_1__point_a", 160, 170)


def test_headings_and_lost_lines_are_told_apart() -> None:
    assert [(s.kind, s.y0) for s in drawn() if s.eid is None] == [("heading", 98.5), ("unassigned", 178.5)]


def test_words_outside_every_line_are_left_out_of_the_norm() -> None:
    grey = [shape for shape in drawn((10, 10, 40, 20), (110, 122, 130, 128)) if shape.kind == "furniture"]
    assert [(shape.x0, shape.y0) for shape in grey] == [(10, 10)]


def test_a_new_column_begins_another_frame() -> None:
    left, right = Box(1, 50, 700, 280, 710), Box(1, 300, 100, 550, 110)
    assert list(blocks([left, right])) == [left, right]


def test_lines_of_one_column_are_one_frame() -> None:
    assert list(blocks([Box(1, 50, 100, 280, 110), Box(1, 60, 112, 200, 122)])) == [Box(1, 50, 100, 280, 122)]


def test_no_lines_are_no_frames() -> None:
    assert list(blocks([])) == []
