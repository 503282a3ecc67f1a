"""Text layers whose codes are moved are read where that is certain, and known as noise where it is not."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from ingest.legibility import legible
from ingest.printed import Word
from ingest.shifts import unshifted

TEXT = (
    "La municipalidad aprueba el presupuesto de la entidad y lo publica en el portal para que los vecinos lo vean. " * 5
)


def line(text: str, *, bold: bool = False) -> tuple[Word, ...]:
    """Words side by side, five points a character."""
    found, x = [], 50.0
    for part in text.split(" "):
        if part:
            found.append(Word(part, x, 100, x + 5 * len(part), 110, bold))
        x += 5 * (len(part) + 1)
    return tuple(found)


def moved(text: str, by: int) -> str:
    return "".join(chr(ord(c) + by) if c != " " else c for c in text)


def said(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


@mark.parametrize("by", [-29, -3, -1, 1, 3, 13, 29])
def test_a_layer_with_every_code_moved_is_read(by: int) -> None:
    assert said(unshifted(line(moved(TEXT, by)))) == TEXT.strip()


def test_the_places_of_apples_glyphs_are_read_with_their_accents_and_spaces() -> None:
    said_so = "El artículo 5 de la Ley dice que el año de la gestión es el de la elección. " * 4
    accents = {"í": 116, "ñ": 120, "ó": 121}
    glyphs = "".join(chr(accents.get(c) or ord(c) - 29) for c in said_so.strip())
    assert said(unshifted((Word(glyphs, 50, 100, 450, 110),))) == said_so.strip()


def test_the_parts_of_a_word_that_held_spaces_stand_side_by_side() -> None:
    parts = unshifted((Word("".join(chr(ord(c) - 29) for c in TEXT.strip()), 0, 100, 1000, 110),))
    assert all(a.x1 <= b.x0 for a, b in pairwise(parts))
    assert parts[-1].x1 <= 1000


def test_the_bold_print_is_judged_apart() -> None:
    both = line(TEXT) + line(moved(TEXT, 3), bold=True)
    assert said(unshifted(both)) == said(line(TEXT + TEXT))


@mark.parametrize(
    "text",
    [TEXT, "Runasimiqa Perú suyupi rimasqa simim, llaqtakunapas chaypi kawsachkan. " * 8, "S/ 121,50 2,36 UIT " * 30],
)
def test_what_can_be_read_or_is_no_spanish_stays(text: str) -> None:
    assert unshifted(line(text)) == line(text)


@given(st.text(alphabet="abcdefgh ", max_size=400))
def test_noise_stays_as_it_is(noise: str) -> None:
    assert said(unshifted(line(noise))) == said(line(noise))


def test_a_layer_without_spaces_is_noise() -> None:
    assert not legible("".join(chr(ord(c) - 29) if c != " " else "" for c in TEXT))


def test_a_layer_whose_words_stick_together_is_left_to_recognition() -> None:
    lines = line(moved(TEXT.replace("a ", "a").replace("e ", "e").replace("o ", "o"), -3))
    assert unshifted(lines) == lines
