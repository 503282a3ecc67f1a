"""The articles of national laws and decrees, whether the index holds them or not: what else may answer a question.

An index can't tell from its own texts that the norm which decides is missing: the nearest of them is near enough. So
a question is also compared with a register of what there is. `register.npz`, written by `tools.training`, has no texts:
the name of the model, ids and titles of norms, and for each article its eId and a vector, product-quantised (Jégou et
al., Product Quantization for Nearest Neighbor Search, 2011); and so for each question that one of them is known to
answer (`index.questions`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.identifiers import ProvisionId, RegulationId
from index.model import Entry
from index.questions import NEARER
from index.vectors import Floats, library

if TYPE_CHECKING:
    import faiss

FILE = "register.npz"
_PARTS = 96  # of an article's vector, a byte each
_FINER = 2  # times as many of a question's: it is to be told from others far nearer
_SEEDED = 20250601
_POINTS = 80  # a centroid is made of, at most
_ROOM = 4  # questions read for each article wanted: one may be near by several


@dataclass(frozen=True, slots=True)
class Listed:
    """A norm of the register; `twins` have the same articles: a law's consolidated text, and that text's laws."""

    id: RegulationId
    title: str
    twins: tuple[RegulationId, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Questions: the number of the article, through all norms, that each is `of`, and their vectors, a row each."""

    of: Sequence[int]
    vectors: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """Norms, and of each article the number of its norm, its eId and its quantised vector.

    Of each known question it has the number of the article that it is `of`, and its vector, likewise.
    """

    model: str
    norms: tuple[Listed, ...]
    owners: NDArray[np.uint16]
    eids: tuple[str, ...]
    vectors: "faiss.IndexIVFPQ"
    of: NDArray[np.uint32]
    asked: "faiss.IndexIVFPQ"

    def absent(self, held: Collection[RegulationId]) -> NDArray[np.bool_]:
        """Which articles are of norms that are not held; a law counts as held when its consolidated text is."""
        absent = np.array([not any(id in held for id in (norm.id, *norm.twins)) for norm in self.norms], bool)
        return absent[self.owners]

    def beyond(self, vector: Floats, absent: NDArray[np.bool_], limit: int) -> tuple[Entry, ...]:
        """The articles nearest to a vector of length one, nearest first, among those that are `absent`."""
        best = dict(_nearest(self.vectors, vector, absent, limit))
        for question, cosine in _nearest(self.asked, vector, absent[self.of], _ROOM * limit):
            article = int(self.of[question])
            best[article] = max(best.get(article, -1.0), cosine - NEARER)
        ranked = sorted(best.items(), key=lambda pair: -pair[1])[:limit]
        return tuple(self._entry(article, cosine) for article, cosine in ranked)

    def _entry(self, article: int, cosine: float) -> Entry:
        norm = self.norms[self.owners[article]]
        return Entry(ProvisionId(norm.id, self.eids[article]), norm.title, cosine)


def _nearest(
    index: "faiss.IndexIVFPQ", vector: Floats, allowed: NDArray[np.bool_], rows: int
) -> Iterator[tuple[int, float]]:
    bits = np.packbits(allowed, bitorder="little")
    parameters = library().SearchParametersIVF(sel=library().IDSelectorBitmap(bits), nprobe=1)
    cosines, found = index.search(vector[np.newaxis], rows, params=parameters)
    return ((row, cosine) for row, cosine in zip(found[0].tolist(), cosines[0].tolist(), strict=True) if row >= 0)


def shipped(model: str) -> Register | None:
    """The register that is shipped, or None for a model that it was not made with."""
    register = _shipped()
    return register if register.model == model else None


@cache
def _shipped() -> Register:
    return read(Path(str(files("index").joinpath(FILE))))


def read(path: Path) -> Register:
    """The register in a file that `write` wrote."""
    with np.load(path) as told:
        columns = (_lines(told[name]) for name in ("ids", "titles", "twins"))
        norms = tuple(
            Listed(RegulationId(id), title, tuple(map(RegulationId, twins.split())))
            for id, title, twins in zip(*columns, strict=True)
        )
        vectors, asked = (library().deserialize_index(told[name]) for name in ("vectors", "asked"))
        return Register(
            str(told["model"]), norms, told["owners"], tuple(_lines(told["eids"])), vectors, told["of"], asked
        )


def write(
    articles: Mapping[Listed, Sequence[str]],
    vectors: Floats,
    asked: Asked,
    model: str,
    path: Path,
    parts: int = _PARTS,
) -> None:
    """Write what `read` reads: of each norm the eIds of its articles, and their vectors of length one, a row each.

    `parts` divides the dimensions; a vector takes as many bytes.
    """
    norms = list(articles)
    np.savez(
        path,
        model=np.array(model),
        ids=_bytes([norm.id.slug for norm in norms]),
        titles=_bytes([norm.title for norm in norms]),
        twins=_bytes([" ".join(map(str, norm.twins)) for norm in norms]),
        owners=np.repeat(np.arange(len(norms), dtype=np.uint16), [len(articles[norm]) for norm in norms]),
        eids=_bytes([eid for norm in norms for eid in articles[norm]]),
        vectors=library().serialize_index(quantised(vectors, parts)),
        of=np.asarray(asked.of, np.uint32),
        asked=library().serialize_index(quantised(asked.vectors, min(_FINER * parts, vectors.shape[1]))),
    )


def quantised(vectors: Floats, parts: int) -> "faiss.IndexIVFPQ":
    """One list of product-quantised vectors that is searched whole, by dot product."""
    made, size = library(), vectors.shape[1]
    index: faiss.IndexIVFPQ = made.IndexIVFPQ(made.IndexFlatIP(size), size, 1, parts, 8, made.METRIC_INNER_PRODUCT)
    index.by_residual = False
    index.cp.seed = index.pq.cp.seed = _SEEDED
    index.pq.cp.max_points_per_centroid = _POINTS
    index.train(vectors)
    index.add(vectors)
    return index


def _bytes(lines: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _lines(data: NDArray[np.uint8]) -> list[str]:
    return data.tobytes().decode().split("\n")
