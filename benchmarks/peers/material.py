"""What every peer is given: the passages in force on a day with their vectors, and the questions with their answers.

An index home is read once; a peer's process then reads only the file made here, so that none pays for the reading.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.home import Home
from evals.cases import Case, article_key, load_cases
from index.bundle import open_bundle
from index.embedding import BUILT_IN, Embedder, open_embedder
from index.generations import Bundles
from index.model import Card, Passage, Query, Wording
from index.records import Records
from index.units import Units

Floats = NDArray[np.float32]
Open = Callable[[], Embedder]


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be found: the article it belongs to (`slug#eid`), one line of context, its words, its own vector."""

    article: str
    context: str
    text: str
    vector: Floats

    @property
    def embedded(self) -> str:
        """The text whose vector it carries."""
        return f"{self.context}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Source:
    """A unit of search as Absuelve's own index is built from it: its norm's number, its wording, its passages."""

    norm: int
    article: int
    wording: Wording
    passages: tuple[Passage, ...]
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Material:
    """All that is measured with: `documents` by the day on which they are in force, `sources` with every wording."""

    today: date
    cards: Mapping[int, Card]
    sources: tuple[Source, ...]
    documents: Mapping[date, tuple[Document, ...]]
    suites: Mapping[str, tuple[Case, ...]]
    models: Path


def read(home: Path, gold: Sequence[Path], today: date) -> Material:
    """Read a published home and the question sets."""
    place = Home(home)
    folder = place.bundles / (Bundles(place.bundles).current() or "none")
    open_bundle(folder, open_embedder(BUILT_IN, place.models)).close()
    suites = {path.stem: load_cases(path) for path in gold}
    days = {today, *(case.as_of for cases in suites.values() for case in cases if case.as_of)}
    records, units = Records(folder / "passages.sqlite"), Units.load(folder)
    cards = records.cards()
    sources = tuple(_sources(records, units, _vectors(folder / "vectors.faiss")))
    documents = {
        day: tuple(_documents(sources[row] for row in units.bearing(Query("", day), cards))) for day in sorted(days)
    }
    return Material(today, cards, sources, documents, suites, place.models)


def _sources(records: Records, units: Units, vectors: Floats) -> Iterator[Source]:
    for unit in units.table:
        wording = records.wording(int(unit["row"]))
        numbered = records.passages(int(unit["row"]), wording)
        rows = np.array([number for number, _ in numbered], np.int64)
        found = vectors[rows]
        yield Source(int(unit["norm"]), int(unit["article"]), wording, tuple(passage for _, passage in numbered), found)


def _vectors(path: Path) -> Floats:
    import faiss

    stored = faiss.read_index(str(path))
    found: Floats = stored.reconstruct_n(0, stored.ntotal)
    return found


def _documents(sources: Iterable[Source]) -> Iterator[Document]:
    for source in sources:
        provision = source.wording.provision
        key = article_key(provision.regulation.slug, provision.eid)
        for passage, vector in zip(source.passages, source.vectors, strict=True):
            yield Document(key, passage.context, passage.text, vector)


def wholes(documents: Sequence[Document]) -> list[Document]:
    """The same texts, each article's passages joined; the vector is the first passage's and means nothing."""
    grouped = (list(group) for _, group in groupby(documents, key=lambda document: document.article))
    return [Document(g[0].article, g[0].context, "\n".join(d.text for d in g), g[0].vector) for g in grouped]


def folded(articles: Iterable[str], limit: int = 50) -> list[str]:
    """The articles of ranked passages, each once where its best passage stands."""
    return list(dict.fromkeys(articles))[:limit]


def save(material: Material, path: Path) -> None:
    """Keep the material in a file of this run's own."""
    path.write_bytes(pickle.dumps(material, pickle.HIGHEST_PROTOCOL))


def load(path: Path) -> Material:
    """Read what `save` wrote in the same run; never a file from elsewhere."""
    found: Any = pickle.loads(path.read_bytes())
    return found if isinstance(found, Material) else _refuse(path)


def _refuse(path: Path) -> Material:
    raise TypeError(f"{path} holds no material")
