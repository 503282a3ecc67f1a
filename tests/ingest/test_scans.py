"""Which pages are recognised, which reading of a page is kept, and what is mended without recognition."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx, mark

from ingest.ocr import Picture, Recognition
from ingest.printed import PrintedPage, Rule, Word, turned
from ingest.scans import mended, needs_recognition, recognised, soundness, upended, upright

PROSE = ("La municipalidad aprueba el presupuesto de la entidad y lo publica en el portal de los vecinos " * 4).split()
FAULTY = [word.replace("i", "¡").replace("ci", "|").replace("l", "|") for word in PROSE]


def line(texts: list[str], gap: float = 4.0, width: float = 5.0, y: float = 100.0) -> tuple[Word, ...]:
    """Words side by side, ten points high."""
    words, x = [], 50.0
    for text in texts:
        words.append(Word(text, x, y, x + width * len(text), y + 10))
        x += width * len(text) + gap
    return tuple(words)


def page(words: tuple[Word, ...] = (), *, image: bool = False, scanned: bool = False) -> PrintedPage:
    return PrintedPage(1, 600, 800, words, (), image, scanned)


class Scripted:
    """A reader that gives what it was told to, by the picture's turn."""

    def __init__(self, found: dict[int, Recognition], turn: int = 0) -> None:
        self.found, self.turn = found, turn

    def recognise(self, picture: Picture) -> Recognition | None:
        return self.found.get(picture.width)

    def turn_of(self, picture: Picture) -> int:
        return self.turn


def render(turn: int) -> Picture:
    """A picture whose width says by how much it was turned."""
    return Picture(b"", turn, 1, 1, 300)


def test_a_picture_without_text_a_faulty_scan_and_noise_must_be_recognised() -> None:
    assert needs_recognition(page(image=True))
    assert needs_recognition(page(line(FAULTY), image=True, scanned=True))
    noise = ["".join(chr(ord(c) + 3) for c in word) for word in PROSE]
    assert needs_recognition(page(line(["".join(chr(0xE000 + ord(c)) for c in word) for word in noise * 2])))


def test_a_good_layer_a_blank_page_and_a_page_over_a_background_are_left_alone() -> None:
    assert not needs_recognition(page(line(PROSE)))
    assert not needs_recognition(page())
    assert not needs_recognition(page(line(FAULTY), image=True, scanned=False))
    assert not needs_recognition(page(line(PROSE), image=True, scanned=True))


@mark.parametrize(
    ("text", "share"),
    [("Constitución Política", 1), ("MINAM", 1), ("Const¡tución", 0), ("l\\4lNAM", 0), ("bcdfg", 0), ("NORma", 0)],
)
def test_words_are_sound_by_their_shape(text: str, share: float) -> None:
    assert soundness(line(text.split())) == share


def test_a_sure_recognition_replaces_a_faulty_layer() -> None:
    found = recognised(page(line(FAULTY), image=True), render, Scripted({0: Recognition(line(PROSE), 0.9)}))
    assert (found.words, found.confidence) == (line(PROSE), 0.9)


@mark.parametrize(("words", "confidence"), [(PROSE, 0.4), (FAULTY, 0.9)])
def test_an_unsure_or_no_better_recognition_leaves_the_layer(words: list[str], confidence: float) -> None:
    own = page(line(FAULTY), image=True)
    assert recognised(own, render, Scripted({0: Recognition(line(words), confidence)})) == own


def test_a_photograph_stays_without_words() -> None:
    photo = page(image=True)
    assert recognised(photo, render, Scripted({0: Recognition(line(["il", "-"]), 0.2)})) == photo
    assert recognised(photo, render, Scripted({})) == photo


def test_a_page_on_its_side_is_turned_and_recognised_again() -> None:
    reader = Scripted({0: Recognition(line(["x"]), 0.3), 90: Recognition(line(PROSE), 0.93)}, turn=90)
    found = recognised(page(image=True), render, reader)
    assert (found.turn, found.width, found.height, found.shown) == (90, 800, 600, (600, 800))
    assert found.confidence == 0.93


def test_letters_set_apart_are_put_together_where_the_gap_is_a_letters() -> None:
    letters = [
        word
        for text in ("Que mediante Informe Legal la asesora realiza las recomendaciones " * 2).split()
        for word in text
    ]
    words, x = [], 50.0
    for text in ("Que mediante Informe Legal la asesora realiza las recomendaciones " * 2).split():
        for letter in text:
            words.append(Word(letter, x, 100, x + 4, 110))
            x += 5
        x += 6
    assert len(letters) == len(words)
    joined = mended(page(tuple(words))).words
    assert [word.text for word in joined][:4] == ["Que", "mediante", "Informe", "Legal"]
    assert (joined[0].x0, joined[0].x1) == (50, 64)


def test_a_table_of_single_letters_is_not_put_together() -> None:
    cells = page(line(["A", "B", "C"] * 20, gap=30))
    assert mended(cells) == cells


def test_words_printed_twice_a_hair_aside_are_taken_once() -> None:
    bold = tuple(copy for word in line(["Artículo", "5.-"]) for copy in (word, replace_x(word, 0.4)))
    assert [word.text for word in mended(page(bold)).words] == ["Artículo", "5.-"]


def replace_x(word: Word, by: float) -> Word:
    return word._replace(x0=word.x0 + by, x1=word.x1 + by)


def test_words_that_the_law_repeats_stay() -> None:
    said = page(line(["poco", "poco", "mes", "mes"]))
    assert mended(said) == said


def test_letters_doubled_all_over_a_page_are_taken_once() -> None:
    doubled = page(line(["".join(2 * c for c in word) for word in PROSE]))
    assert [word.text for word in mended(doubled).words] == PROSE


def test_one_word_of_doubled_letters_is_left_alone() -> None:
    odd = page(line([*PROSE, "IIII"]))
    assert mended(odd) == odd


@mark.parametrize(
    ("mixed", "meant"), [("ArtÃ\u00adculo", "Artículo"), ("aÃ±o", "año"), ("NÂ°", "N°"), ("ÃRBOL", "ÃRBOL")]
)
def test_encodings_taken_for_another_are_undone(mixed: str, meant: str) -> None:
    assert mended(page(line([mixed]))).words[0].text == meant


def test_a_page_whose_words_stand_on_their_end_is_turned_to_read() -> None:
    upward = tuple(
        Word(text, 100, y, 110, y + 40)
        for text, y in zip(["Artículo", "primero", "Apruébase", "ahora"], (700, 650, 600, 550), strict=True)
    )
    found = upright(replace(page(upward), rules=(Rule(100, 0, 100, 800),)))
    assert found.turn == 90
    assert [w.x0 for w in found.words] == sorted(w.x0 for w in found.words)
    assert not any(upended(w) for w in found.words)


def test_an_upright_page_stays_as_it_is() -> None:
    assert upright(page(line(PROSE))) == page(line(PROSE))


@given(st.tuples(*[st.floats(0, 500)] * 4), st.sampled_from([0, 90, 180, 270]))
def test_turning_there_and_back_leads_to_the_same_place(sides: tuple[float, float, float, float], degrees: int) -> None:
    there = turned(sides, 600, 800, degrees)
    width, height = (800, 600) if degrees % 180 else (600, 800)
    assert turned(there, width, height, -degrees) == approx(sides)


def test_a_word_that_a_ligature_cuts_is_put_together() -> None:
    assert [word.text for word in mended(page(line(["ofi", "cial,", "confl", "ictos"], gap=0.2))).words] == [
        "oficial,",
        "conflictos",
    ]


def test_words_a_space_apart_are_two() -> None:
    assert len(mended(page(line(["staff", "nacional"]))).words) == 2
