"""Boxes that print what a provision said before."""

from ingest.frames import former_frames
from ingest.layout import Fragment, fragments
from ingest.printed import PrintedPage, Rule, Word
from tests.ingest.test_layout import words

Page = tuple[PrintedPage, list[Fragment]]


def page(number: int, printed: list[Word], *sides: tuple[float, float, float]) -> Page:
    """A page with upright rules (x, top, bottom)."""
    rules = tuple(Rule(x, top, x, bottom) for x, top, bottom in sides)
    return PrintedPage(number, 600, 800, tuple(printed), rules), fragments(printed)


def former(*pages: Page) -> list[str]:
    """The text of the pieces that stand in a box of a former wording."""
    found = former_frames(pages, [pieces for _, pieces in pages])
    return [
        piece.text
        for (_, pieces), frames in zip(pages, found, strict=True)
        for piece in pieces
        if any(frame.holds(piece) for frame in frames)
    ]


LABEL = words("TEXTO ANTERIOR", 90, 100)
OLD = words("El plazo es de tres días hábiles.", 90, 112)
LAW = words("Artículo 48.- Momento", 90, 160)


def test_a_labelled_box_holds_what_the_provision_said_before() -> None:
    shown = page(1, [*LABEL, *OLD, *LAW], (85, 98, 130), (500, 98, 130))
    assert former(shown) == ["TEXTO ANTERIOR", "El plazo es de tres días hábiles."]


def test_sides_drawn_line_by_line_are_one_side() -> None:
    strokes = [(x, top, top + 16) for top in (98, 114) for x in (85, 500)]
    assert former(page(1, [*LABEL, *OLD, *LAW], *strokes))[-1] == "El plazo es de tres días hábiles."


def test_a_label_without_a_box_says_nothing_of_the_lines_below() -> None:
    assert former(page(1, [*LABEL, *OLD, *LAW])) == []


def test_a_box_without_a_label_is_law() -> None:
    assert former(page(1, [*OLD, *LAW], (85, 98, 130), (500, 98, 130))) == []


def test_a_box_goes_on_at_the_top_of_the_next_page() -> None:
    first = page(1, [*LABEL, *OLD], (85, 98, 124), (500, 98, 124))
    rest = words("La prórroga es de dos días.", 90, 70)
    second = page(2, [*rest, *LAW], (85, 68, 84), (500, 68, 84))
    assert former(first, second)[2:] == ["La prórroga es de dos días."]


def test_a_box_that_ends_above_the_foot_does_not_go_on() -> None:
    first = page(1, [*LABEL, *OLD, *LAW], (85, 98, 130), (500, 98, 130))
    second = page(2, words("Un cuadro cualquiera.", 90, 70), (85, 68, 84), (500, 68, 84))
    assert former(first, second) == ["TEXTO ANTERIOR", "El plazo es de tres días hábiles."]
