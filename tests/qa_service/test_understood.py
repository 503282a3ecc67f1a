"""What was understood of a page, line by line, against boxes set by hand."""

from datetime import date

from corpus.identifiers import RegulationId
from corpus.model import Box, Document, Line, Page, Provision, ProvisionKind, Regulation, Source, Span, Version
from qa_service.understood import Patch, numbers, patches

TEXT = "LEY\nArtículo 1.- Uno\n1.1 Primero\nPie de página\n"


def line(start: int, text: str, y: float) -> Line:
    return Line(Span(start, start + len(text)), Box(1, 50.0, y, 200.0, y + 10))


LINES = (line(0, "LEY", 0), line(4, "Artículo 1.- Uno", 20), line(21, "1.1 Primero", 32), line(33, "Pie de página", 90))
ARTICLE = Provision("art_1", ProvisionKind.ARTICLE, "Artículo 1", "Uno", (), (Version(0, (Span(4, 32),)),))
POINT = Provision("art_1__num_1", ProvisionKind.PARAGRAPH, "Numeral 1.1", None, (), (Version(0, (Span(21, 32),)),))
SOURCE = Source("ley.pdf", "0" * 64, "application/pdf")
DOCUMENT = Document(SOURCE, TEXT, (Page(1, Span(0, len(TEXT)), 595.0, 842.0),), LINES)
NORM = Regulation(RegulationId("ley-1"), "Ley", None, date(2024, 1, 1), None, (DOCUMENT,), (ARTICLE, POINT))


def test_each_line_belongs_to_the_innermost_provision_or_to_none() -> None:
    found = patches(NORM, 0, DOCUMENT.pages[0])
    assert found == (
        Patch(None, Box(1, 50.0, 0, 200.0, 10), "LEY"),
        Patch(ARTICLE, Box(1, 50.0, 20, 200.0, 30), "Artículo 1.- Uno"),
        Patch(POINT, Box(1, 50.0, 32, 200.0, 42), "1.1 Primero"),
        Patch(None, Box(1, 50.0, 90, 200.0, 100), "Pie de página"),
    )


def test_lines_below_each_other_are_one_run_and_a_second_column_is_another() -> None:
    lines = (line(4, "Artículo 1.- Uno", 20), line(21, "1.1 Primero", 32))
    aside = Line(Span(33, 46), Box(1, 300.0, 20, 400.0, 30))
    whole = Provision("art_1", ProvisionKind.ARTICLE, "Artículo 1", "Uno", (), (Version(0, (Span(4, 46),)),))
    document = Document(SOURCE, TEXT, DOCUMENT.pages, (*lines, aside))
    norm = Regulation(RegulationId("ley-1"), "Ley", None, None, None, (document,), (whole,))
    first, second = patches(norm, 0, document.pages[0])
    assert first == Patch(whole, Box(1, 50.0, 20, 200.0, 42), "Artículo 1.- Uno\n1.1 Primero")
    assert second.box == aside.box


def test_a_documents_pages_are_told_by_number() -> None:
    assert numbers(DOCUMENT) == (1,)
    assert numbers(Document(SOURCE, TEXT)) == ()
