"""Peers are measured alike: one contract over every adapter, with an order that follows by hand."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.peers.material import Document, folded, wholes
from benchmarks.peers.measure import FAR, Found, place_of, quality
from benchmarks.peers.port import PEERS
from benchmarks.peers.table import markdown

TODAY = date(2026, 1, 2)


def document(article: str, text: str, axis: int) -> Document:
    """A passage whose vector is a unit vector."""
    return Document(article, "Ley inventada", text, np.eye(384, dtype=np.float32)[axis])


# "licencia" stands in one passage in three words, in another in nine, never in the third: BM25 favours the short one.
DOCUMENTS = (
    document("ley-1#art_3", "El concejo aprueba arbitrios cada ejercicio.", 0),
    document("ley-1#art_2", "Toda solicitud de licencia sigue un trámite largo ante varias oficinas distintas.", 1),
    document("ley-1#art_1", "Sobre la licencia.", 2),
)


class Axis:
    """An embedder that puts every question on one axis; passages have their vectors already."""

    name, dimensions = "axis", 384

    def query(self, text: str) -> NDArray[np.float32]:
        """The third axis."""
        return np.eye(384, dtype=np.float32)[2]


@pytest.mark.parametrize("name", [name for name in PEERS if PEERS[name].module in ("fts", "tantivies")])
def test_the_shorter_passage_with_the_word_comes_first_and_the_one_without_it_not_at_all(
    name: str, tmp_path: Path
) -> None:
    pytest.importorskip(PEERS[name].library, reason=f"the extra `peers` brings {PEERS[name].library}")
    search = PEERS[name].builder()(DOCUMENTS, tmp_path, Axis)
    assert list(search("¿licencia?", TODAY)) == ["ley-1#art_1", "ley-1#art_2"]


@pytest.mark.parametrize("name", ["fts-tuned", "tantivy-tuned"])
def test_a_tuned_peer_finds_the_plural_without_accents(name: str, tmp_path: Path) -> None:
    pytest.importorskip(PEERS[name].library, reason=f"the extra `peers` brings {PEERS[name].library}")
    search = PEERS[name].builder()(DOCUMENTS, tmp_path, Axis)
    assert list(search("¿los TRAMITES?", TODAY)) == ["ley-1#art_2"]


@pytest.mark.parametrize("name", [name for name in PEERS if PEERS[name].module in ("llamas", "haystacks")])
def test_a_peer_with_vectors_puts_the_nearest_passage_first(name: str, tmp_path: Path) -> None:
    pytest.importorskip(PEERS[name].library, reason=f"the extra `peers` brings {PEERS[name].library}")
    search = PEERS[name].builder()(DOCUMENTS, tmp_path, Axis)
    assert search("¿licencia?", TODAY)[0] == "ley-1#art_1"


def test_an_article_stands_where_its_best_passage_does() -> None:
    assert folded(["b", "a", "b", "c"], limit=2) == ["b", "a"]


def test_the_passages_of_an_article_are_joined_in_order() -> None:
    joined = wholes([document("a", "Uno.", 0), document("a", "Dos.", 1), document("b", "Tres.", 2)])
    assert [(one.article, one.text) for one in joined] == [("a", "Uno.\nDos."), ("b", "Tres.")]


def test_an_equal_provision_counts_as_the_deciding_one() -> None:
    assert place_of(frozenset({"x", "y"}), ["a", "y", "x"]) == 1
    assert place_of(frozenset({"z"}), ["a"]) == FAR


def test_quality_averages_over_questions_with_deciding_articles() -> None:
    rows = [Found("1", (0,), 1.0), Found("2", (FAR,), 1.0), Found("unanswerable", (), 1.0)]
    assert quality(rows) == {"ndcg_10": 0.5, "hit_1": 0.5, "recall_5": 0.5, "recall_10": 0.5, "recall_50": 0.5}


def test_the_table_names_what_did_not_run_and_why() -> None:
    figures = {"ndcg_10": 0.5, "hit_1": 0.25, "recall_5": 0.5, "recall_10": 0.75, "recall_50": 1.0}
    cost = {"passages_per_second": 9, "p50_ms": 1, "p95_ms": 2, "memory_mib": 3, "index_mib": 4}
    rows = [{"peer": "fts-tuned", "quality": {"dev": figures}, **cost}, {"peer": "haystack-tuned", "missing": "no"}]
    table = markdown(rows)
    assert "| SQLite FTS5, tuned | 0.500 | 0.250 | 0.500 | 0.750 | 1.000 |" in table
    assert "| SQLite FTS5, tuned | 9 | 1 | 2 | 3 | 4 |" in table
    assert "- haystack, tuned: no" in table
