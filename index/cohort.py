"""How near a question is to the titles of national norms at large, whichever of them the index holds.

What a cosine is worth differs from question to question: one in the words of the law is near to many provisions, one
in its own words to none. So a score is read beside those of a cohort that has nothing to do with the answer (Rosenberg
et al., The Use of Cohort Normalized Scores for Speaker Verification, ICSLP 1992). `cohort.npz`, written by
`tools.training`, holds the name of the model and a title's vector a row, its numbers rounded to 8 bits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder
from index.vectors import Floats

FILE = "cohort.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Cohort:
    """Vectors of length one, a row each (titles, dimensions), and the model that made them."""

    model: str
    vectors: Floats

    def nearest(self, vector: Floats) -> float:
        """The greatest cosine of a vector of length one with any of them."""
        return float((self.vectors @ vector).max())


def shipped(model: str) -> Cohort | None:
    """The cohort that is shipped, or None for a model that it was not made with."""
    cohort = _shipped()
    return cohort if cohort.model == model else None


@cache
def _shipped() -> Cohort:
    return read(Path(str(files("index").joinpath(FILE))))


def read(path: Path) -> Cohort:
    """The cohort in a file that `write` wrote."""
    with np.load(path) as told:
        rounded = told["vectors"].astype(np.float32)
        return Cohort(str(told["model"]), rounded / np.linalg.norm(rounded, axis=1, keepdims=True))


def write(titles: Sequence[str], embedder: Embedder, path: Path) -> None:
    """Embed titles as the index does passages, and write what `read` reads."""
    vectors = embedder.passages(titles)
    rounded: NDArray[np.int8] = np.rint(vectors * (127 / np.abs(vectors).max(axis=1, keepdims=True))).astype(np.int8)
    np.savez(path, model=np.array(embedder.name), vectors=rounded)
