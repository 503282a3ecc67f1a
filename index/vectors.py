"""Vectors on disk behind a small port; FAISS is the adapter.

A flat index compares the question with every passage: exact, nothing to train, filters cost nothing extra. With 20,000
passages of 384 dimensions that is a few milliseconds. From about a million passages on it is no longer: put an IVF or
HNSW index behind the same port then.
"""

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import faiss

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class VectorIndex(Protocol):
    """Passage vectors by row. Scores are inner products: the cosine, for vectors of length one."""

    def __len__(self) -> int: ...

    @property
    def dimensions(self) -> int:
        """Length of each vector."""

    def search(self, query: Floats, limit: int, allowed: Mask | None = None) -> tuple[Rows, Floats]:
        """The best rows with their scores, best first, among those that the mask (one bit a row) allows."""

    def scores(self, query: Floats, rows: Rows) -> Floats:
        """The scores of given rows, in the order given."""


class FaissVectors:
    """An exact FAISS index over inner products."""

    def __init__(self, index: "faiss.IndexFlatIP") -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Floats) -> "FaissVectors":
        """Index vectors given as rows."""
        index = library().IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "FaissVectors":
        """Open a saved index; raises RuntimeError when the file is not one."""
        return cls(library().read_index(str(path)))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return int(self._index.d)

    def search(self, query: Floats, limit: int, allowed: Mask | None = None) -> tuple[Rows, Floats]:
        """The best rows with their scores, best first, among those that the mask (one bit a row) allows."""
        faiss = library()
        count = min(limit, len(self) if allowed is None else int(allowed.sum()))
        if count == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        bits = None if allowed is None else np.packbits(allowed, bitorder="little")
        only = None if bits is None else faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))
        scores, rows = self._index.search(query[np.newaxis].astype(np.float32), count, params=only)
        return rows[0], scores[0]

    def scores(self, query: Floats, rows: Rows) -> Floats:
        """The scores of given rows, in the order given."""
        if rows.size == 0:
            return np.zeros(0, np.float32)
        found: Floats = self._index.reconstruct_batch(rows) @ query.astype(np.float32)
        return found

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        library().write_index(self._index, str(path))


def library() -> ModuleType:
    """FAISS, loaded when it is first needed: it takes as long as the rest of a search."""
    import faiss

    return faiss
