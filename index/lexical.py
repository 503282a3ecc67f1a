"""The lexical index: BM25 over whole provisions, and over what stands above them: norm, headings, title.

bm25s computes each word's share of each provision's score once, when the index is built; a question adds up the columns
of its words. That keeps every provision's score at hand, so filters and word weights cost nothing. Measured against
tantivy in docs/experiments.md.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Stems = Sequence[str]


@dataclass(frozen=True, slots=True)
class Bm25:
    """`k1`: how soon repetition stops counting; `b`: how much length counts against; `context`: weight of context.

    Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, equation 3.15, as in Lucene.
    """

    k1: float = 1.2
    b: float = 0.75
    context: float = 0.25


class LexicalIndex:
    """Scores of every word in every unit, by columns: word `w` is `data[starts[w]:starts[w+1]]` at `units[…]`."""

    def __init__(self, data: Floats, units: Ints, starts: Longs, vocabulary: Mapping[str, int], size: int) -> None:
        self._data, self._units, self._starts = data, units, starts
        self._vocabulary = vocabulary
        self.size = size

    @classmethod
    def build(cls, wholes: Sequence[Stems], contexts: Sequence[Stems], weights: Bm25 = Bm25()) -> "LexicalIndex":
        """Index units by the stems of all they say, and once more, at less weight, by those of their context alone.

        A unit's place in both sequences is its number.
        """
        vocabulary: dict[str, int] = {}
        for text in (*wholes, *contexts):
            for word in text:
                vocabulary.setdefault(word, len(vocabulary))
        whole = _postings(wholes, vocabulary, weights)
        context = _postings(contexts, vocabulary, weights)
        data, units, starts = _sum(whole, context, weights.context, len(wholes), len(vocabulary))
        return cls(data, units, starts, vocabulary, len(wholes))

    def __contains__(self, stem: str) -> bool:
        return stem in self._vocabulary

    def scores(self, weights: Mapping[str, float]) -> Floats:
        """The BM25 score of every unit for weighted stems; a stem that the corpus lacks adds nothing."""
        total = np.zeros(self.size, np.float32)
        for word, weight in weights.items():
            column = self._vocabulary.get(word)
            if column is not None:
                start, end = self._starts[column], self._starts[column + 1]
                total[self._units[start:end]] += weight * self._data[start:end]
        return total

    def save(self, folder: Path) -> None:
        """Write the index into a folder of its own."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "data.npy", self._data)
        np.save(folder / "units.npy", self._units)
        np.save(folder / "starts.npy", self._starts)
        words = sorted(self._vocabulary, key=self._vocabulary.__getitem__)
        content = json.dumps({"size": self.size, "words": words}, ensure_ascii=False)
        (folder / "vocabulary.json").write_text(content, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Open a saved index; the arrays stay on disk until they are read."""
        data, units, starts = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in ("data", "units", "starts"))
        content = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        vocabulary = {word: number for number, word in enumerate(content["words"])}
        return cls(data, units, starts, vocabulary, content["size"])


def _postings(texts: Sequence[Stems], vocabulary: Mapping[str, int], weights: Bm25) -> tuple[Longs, Floats]:
    """Keys (word * units + unit) and scores of every word in every unit."""
    from bm25s import BM25

    if not any(texts):
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    model = BM25(method="lucene", k1=weights.k1, b=weights.b)
    ids = [[vocabulary[word] for word in text] for text in texts]
    model.index((ids, vocabulary), create_empty_token=False, show_progress=False)
    columns = np.repeat(np.arange(len(vocabulary), dtype=np.int64), np.diff(model.scores["indptr"]))
    return columns * len(texts) + model.scores["indices"], model.scores["data"].astype(np.float32)


def _sum(
    whole: tuple[Longs, Floats], context: tuple[Longs, Floats], weight: float, size: int, words: int
) -> tuple[Floats, Ints, Longs]:
    """One matrix by columns: the scores of both fields added up."""
    keys, places = np.unique(np.concatenate((whole[0], context[0])), return_inverse=True)
    scores = np.bincount(places, np.concatenate((whole[1], weight * context[1])), len(keys))
    starts = np.searchsorted(keys, np.arange(words + 1, dtype=np.int64) * size)
    return scores.astype(np.float32), (keys % max(size, 1)).astype(np.int32), starts.astype(np.int64)
