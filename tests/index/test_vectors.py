"""One contract for every vector index, with products computed by hand."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.vectors import FaissVectors, VectorIndex
from tests.fakes import ListVectors

VECTORS = np.array([[1, 0], [0.6, 0.8], [0, 1], [-1, 0]], np.float32)
QUERY = np.array([0.8, 0.6], np.float32)
# By hand: 1·.8 = .8; .6·.8 + .8·.6 = .96; 1·.6 = .6; -1·.8 = -.8.
PRODUCTS = [0.8, 0.96, 0.6, -0.8]

Build = Callable[[np.ndarray], VectorIndex]


@pytest.fixture(params=[FaissVectors.build, ListVectors], ids=["faiss", "list"])
def index(request: pytest.FixtureRequest) -> VectorIndex:
    build: Build = request.param
    return build(VECTORS)


def test_scores_are_inner_products_best_first(index: VectorIndex) -> None:
    rows, scores = index.search(QUERY, 4)
    assert rows.tolist() == [1, 0, 2, 3]
    assert scores == pytest.approx([0.96, 0.8, 0.6, -0.8])


def test_a_mask_keeps_rows_out_before_the_best_are_taken(index: VectorIndex) -> None:
    rows, scores = index.search(QUERY, 2, np.array([True, False, False, True]))
    assert rows.tolist() == [0, 3]
    assert scores == pytest.approx([0.8, -0.8])


def test_no_more_rows_come_than_there_are(index: VectorIndex) -> None:
    assert index.search(QUERY, 10)[0].tolist() == [1, 0, 2, 3]
    assert index.search(QUERY, 10, np.array([False, False, True, False]))[0].tolist() == [2]


def test_nothing_allowed_finds_nothing(index: VectorIndex) -> None:
    rows, scores = index.search(QUERY, 3, np.zeros(4, bool))
    assert (rows.size, scores.size) == (0, 0)


def test_given_rows_are_scored_in_their_order(index: VectorIndex) -> None:
    assert index.scores(QUERY, np.array([3, 1], np.int64)) == pytest.approx([PRODUCTS[3], PRODUCTS[1]])
    assert index.scores(QUERY, np.zeros(0, np.int64)).size == 0


def test_an_index_knows_its_size(index: VectorIndex) -> None:
    assert (len(index), index.dimensions) == (4, 2)


def test_faiss_and_the_list_agree_on_many_rows() -> None:
    random = np.random.default_rng(5)
    vectors = random.normal(size=(300, 16)).astype(np.float32)
    allowed = random.random(300) < 0.3
    query = random.normal(size=16).astype(np.float32)
    ours, theirs = (
        FaissVectors.build(vectors).search(query, 20, allowed),
        ListVectors(vectors).search(query, 20, allowed),
    )
    assert ours[0].tolist() == theirs[0].tolist()
    assert ours[1] == pytest.approx(theirs[1], abs=1e-5)


def test_a_saved_index_comes_back_the_same(tmp_path: Path) -> None:
    FaissVectors.build(VECTORS).save(tmp_path / "vectors.faiss")
    assert FaissVectors.load(tmp_path / "vectors.faiss").search(QUERY, 1)[0].tolist() == [1]


def test_another_file_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "vectors.faiss").write_bytes(b"not an index")
    with pytest.raises(RuntimeError):
        FaissVectors.load(tmp_path / "vectors.faiss")
