"""What a bold font mangles is put right."""

from pytest import mark

from ingest.book import small_capitals
from ingest.printed import PrintedLine


@mark.parametrize(
    ("drawn", "printed"),
    [
        ("artículo 2. objeto", "Artículo 2. Objeto"),
        ("artículo 14-A.- difusión y publicación", "Artículo 14-A.- Difusión y publicación"),
        ("segunda.- aprobación de normas", "Segunda.- Aprobación de normas"),
        ("dIsposIcIÓN FINAL", "DISPOSICIÓN FINAL"),
        ("Artículo 3.- Refrendo", "Artículo 3.- Refrendo"),
    ],
)
def test_capitals_that_the_bold_font_lost_come_back(drawn: str, printed: str) -> None:
    assert small_capitals(PrintedLine(drawn, bold=((0, len(drawn)),))).text == printed


def test_a_heading_on_the_line_of_its_text_gets_its_own_capitals_only() -> None:
    drawn = "artículo Único. - Designar a la señora Quispe"
    assert small_capitals(PrintedLine(drawn, bold=((0, 18),))).text == "Artículo Único. - Designar a la señora Quispe"


def test_a_mention_that_is_not_bold_stays_as_it_is() -> None:
    drawn = "artículo 2. de la ley"
    assert small_capitals(PrintedLine(drawn)).text == drawn
