import math
from pathlib import Path

import numpy as np
import pytest

from index.lexical import Bm25, LexicalIndex

TEXTS = [["plaz", "pag"], ["plaz", "plaz", "licenci"], ["obra"]]
NOTHING = [[], [], []]


def bm25(count: int, length: int, holding: int, weights: Bm25, units: int = 3, average: float = 2.0) -> float:
    """The score of one word in one unit, written out."""
    idf = math.log(1 + (units - holding + 0.5) / (holding + 0.5))
    return idf * count / (count + weights.k1 * (1 - weights.b + weights.b * length / average))


def test_a_word_scores_as_bm25_says() -> None:
    weights = Bm25(k1=1.2, b=0.75, context=0)
    scores = LexicalIndex.build(TEXTS, NOTHING, weights).scores({"plaz": 1.0})
    assert scores == pytest.approx([bm25(1, 2, 2, weights), bm25(2, 3, 2, weights), 0], rel=1e-5)


def test_words_add_up_by_their_weights() -> None:
    index = LexicalIndex.build(TEXTS, NOTHING)
    both = index.scores({"plaz": 1.0, "licenci": 0.3})
    assert both == pytest.approx(index.scores({"plaz": 1.0}) + 0.3 * index.scores({"licenci": 1.0}), rel=1e-5)


def test_the_context_counts_once_more_at_its_weight() -> None:
    contexts = [["obra"], ["plaz"], ["pag"]]
    alone = LexicalIndex.build(TEXTS, NOTHING).scores({"plaz": 1.0})
    above = LexicalIndex.build(contexts, NOTHING).scores({"plaz": 1.0})
    index = LexicalIndex.build(TEXTS, contexts, Bm25(context=0.25))
    assert index.scores({"plaz": 1.0}) == pytest.approx(alone + 0.25 * above, rel=1e-5)


def test_a_word_that_the_corpus_lacks_adds_nothing() -> None:
    index = LexicalIndex.build(TEXTS, NOTHING)
    assert "astronaut" not in index
    assert index.scores({"astronaut": 1.0}).tolist() == [0, 0, 0]


def test_a_unit_without_words_scores_nothing() -> None:
    assert LexicalIndex.build([["plaz"], []], [[], []]).scores({"plaz": 1.0})[1] == 0


def test_an_empty_corpus_can_be_indexed() -> None:
    assert LexicalIndex.build([], []).scores({"plaz": 1.0}).size == 0


def test_a_saved_index_comes_back_the_same(tmp_path: Path) -> None:
    index = LexicalIndex.build(TEXTS, [["ley"], ["ley"], ["ley"]])
    index.save(tmp_path / "lexical")
    again = LexicalIndex.load(tmp_path / "lexical")
    assert again.size == 3
    assert "licenci" in again
    assert np.array_equal(again.scores({"plaz": 1.0, "ley": 1.0}), index.scores({"plaz": 1.0, "ley": 1.0}))
