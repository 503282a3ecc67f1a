from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.vocabulary import Vocabulary, build, western
from index.weights import Weights, installed, read
from tests.index.small_weights import PIECES, SCORES


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    build(zip(PIECES, SCORES, strict=True)).save(str(tmp_path / "t.json"))
    return Vocabulary(tmp_path / "t.json")


def pieces_of(vocabulary: Vocabulary, text: str) -> list[str]:
    return [PIECES[i] for i in vocabulary.ids(text, 100)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ley del canon", ["▁ley", "▁del", "▁can", "on"]),
        ("ley\ndel\tcanon", ["▁ley", "▁del", "▁can", "on"]),
        ("  ley   del  ", ["▁ley", "▁del"]),
        ("ley\u200bdel", ["▁ley", "▁del"]),
        ("le\x02y", ["▁ley"]),
        ("leyª", ["▁ley", "a"]),
        ("ley€", ["▁ley", "<unk>"]),
        ("", []),
    ],
)
def test_text_becomes_pieces_after_normalisation(vocabulary: Vocabulary, text: str, pieces: list[str]) -> None:
    assert pieces_of(vocabulary, text) == ["<s>", *pieces, "</s>"]


def test_past_the_limit_the_end_is_cut_and_the_closing_marker_stays(vocabulary: Vocabulary) -> None:
    assert [PIECES[i] for i in vocabulary.ids("ley del canon", 4)] == ["<s>", "▁ley", "▁del", "</s>"]


def test_markers_count(vocabulary: Vocabulary) -> None:
    assert vocabulary.count("ley del canon") == 6


def test_spans_point_into_the_text_as_given(vocabulary: Vocabulary) -> None:
    text = "ley  del\ncanon"
    assert [text[a:b].strip() for a, b in vocabulary.offsets(text)] == ["ley", "del", "can", "on"]


def test_only_longer_pieces_of_other_scripts_are_left_out() -> None:
    assert [PIECES[i] for i in western(PIECES)] == [piece for piece in PIECES if piece != "жж"]


@pytest.fixture(scope="module")
def weights() -> Weights:
    return read(installed())


@pytest.fixture(scope="module")
def both(weights: Weights, tmp_path_factory: pytest.TempPathFactory) -> tuple[Vocabulary, Vocabulary, list[int]]:
    """The tokenizer with all pieces, the one that is used, and the places that its ids stand for."""
    folder = tmp_path_factory.mktemp("vocabulary")
    kept = western(weights.pieces)
    for name, places in (("all", list(range(len(weights.pieces)))), ("kept", kept)):
        pieces = [(weights.pieces[i], float(weights.scores[i])) for i in places]
        build(pieces).save(str(folder / name), pretty=False)
    return Vocabulary(folder / "all"), Vocabulary(folder / "kept"), kept


LETTERS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF), max_size=80)


@pytest.mark.slow
@pytest.mark.model
@settings(max_examples=200)
@given(text=LETTERS | st.text(alphabet="«aeiouáéíóúñlrstdnc .,;:º°½…–—”%/-0123456789\n", max_size=120))
def test_leaving_them_out_does_not_change_how_western_text_is_split(
    both: tuple[Vocabulary, Vocabulary, list[int]], text: str
) -> None:
    everything, used, kept = both
    assert [kept[i] for i in used.ids(text, 512)] == everything.ids(text, 512)
