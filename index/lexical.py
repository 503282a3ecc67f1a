"""The lexical index: BM25 over whole provisions, with the norm's title and the headings weighed in.

bm25s computes each word's share of each provision's score once, when the index is built; a question adds up the columns
of its words. That keeps every provision's score at hand, so filters and word weights cost nothing. Measured against
tantivy in docs/experiments.md.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Bm25:
    """The two parameters of BM25: `k1` how soon repetition stops counting, `b` how much length counts against.

    Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, equation 3.15, as in Lucene.
    """

    k1: float = 1.2
    b: float = 0.75


class LexicalIndex:
    """Scores of every word in every unit, by columns: word `w` is `data[starts[w]:starts[w+1]]` at `units[…]`."""

    def __init__(
        self, data: Floats, units: Ints, starts: npt.NDArray[np.int64], vocabulary: Mapping[str, int], size: int
    ) -> None:
        self._data, self._units, self._starts = data, units, starts
        self._vocabulary = vocabulary
        self.size = size

    @classmethod
    def build(cls, texts: Iterable[list[str]], parameters: Bm25 = Bm25()) -> "LexicalIndex":
        """Index units given as lists of stems; the order given is the unit's number."""
        from bm25s import BM25

        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(word, len(vocabulary)) for word in text] for text in texts]
        if not vocabulary:
            none = np.zeros(0, np.float32)
            return cls(none, none.astype(np.int32), np.zeros(1, np.int64), {}, len(ids))
        model = BM25(method="lucene", k1=parameters.k1, b=parameters.b)
        model.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        scores = model.scores
        starts = np.asarray(scores["indptr"], np.int64)
        return cls(scores["data"].astype(np.float32), scores["indices"].astype(np.int32), starts, vocabulary, len(ids))

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
