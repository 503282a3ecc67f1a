from pathlib import Path

import pytest

from index.spelling import Speller

COUNTS = {
    "inmediata": 12,
    "excluir": 7,
    "publico": 90,
    "publica": 40,
    "licencia": 55,
    "licencias": 5,
    "vacancia": 20,
    "plazo": 80,
    "plaza": 9,
    "multa": 30,
    "inmedatia": 1,
}


@pytest.fixture
def speller() -> Speller:
    return Speller(COUNTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("inmeiata", "inmediata"),  # a letter missing
        ("exxcluir", "excluir"),  # one too many
        ("pblico", "publico"),
        ("lisencia", "licencia"),  # one changed
        ("mutla", "multa"),  # two swapped
        ("vcanacia", "vacancia"),  # two slips in a long word
        ("plazp", "plazo"),  # equally near plaza: the frequent one
    ],
)
def test_a_slip_is_put_right(speller: Speller, typed: str, meant: str) -> None:
    assert speller.correct(typed) == meant


@pytest.mark.parametrize("word", ["multa", "inmedatia"])
def test_a_word_of_the_corpus_is_left_alone(speller: Speller, word: str) -> None:
    assert speller.correct(word) is None


@pytest.mark.parametrize("word", ["astronauta", "xyz", "2797", "pla", "mlt"])
def test_what_is_near_nothing_stays(speller: Speller, word: str) -> None:
    assert speller.correct(word) is None


def test_a_misprint_of_the_corpus_is_no_correction(speller: Speller) -> None:
    assert speller.correct("inmedatias") != "inmedatia"


def test_words_come_back_from_disk(tmp_path: Path, speller: Speller) -> None:
    speller.save(tmp_path / "words.txt")
    again = Speller.load(tmp_path / "words.txt")
    assert "plazo" in again
    assert again.correct("inmeiata") == "inmediata"


def test_no_words_correct_nothing(tmp_path: Path) -> None:
    Speller({}).save(tmp_path / "words.txt")
    assert Speller.load(tmp_path / "words.txt").correct("inmeiata") is None
