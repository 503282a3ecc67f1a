"""Absuelve's own index by the same measure: the index alone, and with the question understood first, as `ask` does."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.peers.material import Material, Source
from benchmarks.peers.port import Search
from evals.cases import article_key
from index.embedding import BUILT_IN, open_embedder
from index.lexical import LexicalIndex
from index.model import Card, Query
from index.passages import context_of
from index.records import Records, RecordWriter
from index.search import BundleSearcher, Parts
from index.spelling import Speller
from index.tokens import stem, words
from index.units import Unit, Units
from index.vectors import FaissVectors
from qa_service.answering import scope_of
from qa_service.model import Question
from qa_service.understanding import understand


def build(material: Material, folder: Path, understood: bool) -> Search:
    """Index every wording, write it to disk, open it from there."""
    _write(material, folder)
    parts = Parts(
        Records(folder / "passages.sqlite"),
        Units.load(folder),
        LexicalIndex.load(folder / "lexical"),
        FaissVectors.load(folder / "vectors.faiss"),
        Speller.load(folder / "words.txt"),
    )
    searcher = BundleSearcher("peers", parts, open_embedder(BUILT_IN, material.models))
    query = _understood(searcher, material.today) if understood else Query

    def search(question: str, day: date) -> Sequence[str]:
        provisions = (hit.wording.provision for hit in searcher.search(query(question, day), 50))
        return [article_key(provision.regulation.slug, provision.eid) for provision in provisions]

    return search


def _understood(searcher: BundleSearcher, today: date) -> Callable[[str, date], Query]:
    scope = scope_of(searcher)

    def read(text: str, day: date) -> Query:
        asked = Question("peer", text, day if day != today else None)
        return understand(asked, scope, today).query

    return read


def _write(material: Material, folder: Path) -> None:
    rows = _records(material, folder / "passages.sqlite")
    units = [
        Unit(row, source.norm, source.article, source.wording.valid_from, source.wording.valid_to)
        for row, source in zip(rows, material.sources, strict=True)
    ]
    owners = [number for number, source in enumerate(material.sources) for _ in source.passages]
    Units.build(units, owners).save(folder)
    FaissVectors.build(np.concatenate([source.vectors for source in material.sources])).save(folder / "vectors.faiss")
    contexts = [words(_context(material.cards[source.norm], source)) for source in material.sources]
    bodies = [words(source.wording.text) for source in material.sources]
    above = [[stem(word) for word in context] for context in contexts]
    wholes = [[*head, *(stem(word) for word in body)] for head, body in zip(above, bodies, strict=True)]
    LexicalIndex.build(wholes, above).save(folder / "lexical")
    Speller(Counter(word for text in (*contexts, *bodies) for word in text)).save(folder / "words.txt")


def _context(card: Card, source: Source) -> str:
    return context_of(card, source.wording)


def _records(material: Material, path: Path) -> list[int]:
    writer = RecordWriter(path)
    for number, card in material.cards.items():
        writer.add_card(number, card)
    rows = [writer.add_wording(source.wording, source.passages) for source in material.sources]
    writer.close()
    return rows
