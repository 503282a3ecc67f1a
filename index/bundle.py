"""An index on disk: built aside, verified, renamed in whole; opened only where everything fits."""

import hashlib
import json
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

from corpus.errors import BundleMismatch, StorageFailure
from corpus.files import storage_errors
from corpus.identifiers import ProvisionId
from corpus.model import Regulation
from corpus.store import encode_regulation
from index.cache import Embed, EmbeddingCache, Progress
from index.embedding import Embedder
from index.lexical import Bm25, LexicalIndex
from index.manifest import (
    FORMAT,
    METRIC,
    REMEDY,
    Manifest,
    hashes_of,
    read_manifest,
    require_counts,
    require_model,
    verify_files,
    write_manifest,
)
from index.model import Card, Wording
from index.passages import card_of, context_of, passages_of, searched, wordings_of
from index.publications import NORMS
from index.questions import Questions, shipped
from index.records import Records, RecordWriter
from index.search import BundleSearcher, Parts
from index.spelling import Speller
from index.tokens import stem, words
from index.units import Unit, Units
from index.vectors import FaissVectors

SLICE_TOKENS = 220

RECORDS = "passages.sqlite"
_VECTORS, _LEXICAL, _WORDS = "vectors.faiss", "lexical", "words.txt"


@dataclass
class _Draft:
    """What grows while regulations are read: units, the texts to embed, the words to index."""

    records: RecordWriter
    embedder: Embedder
    questions: Questions
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    digests: dict[str, str] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    askers: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    wholes: list[list[str]] = field(default_factory=list)
    contexts: list[list[str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    articles: dict[ProvisionId, int] = field(default_factory=dict)
    norms: int = 0
    wordings: int = 0

    def add(self, regulation: Regulation) -> None:
        """Take in one regulation."""
        card, number = card_of(regulation), self.norms
        self.norms += 1
        encoded = encode_regulation(regulation)
        self.digest.update(encoded)
        self.digests[regulation.id.slug] = hashlib.sha256(encoded).hexdigest()[:16]
        self.records.add_card(number, card)
        self.records.add_relations(regulation)
        eids = searched(regulation)
        for wording in wordings_of(regulation):
            self.wordings += 1
            if wording.provision.eid in eids and wording.text.strip():
                self._add_unit(card, number, wording)
            else:
                self.records.add_wording(wording)

    def _add_unit(self, card: Card, norm: int, wording: Wording) -> None:
        passages = passages_of(card, wording, self.embedder.count_tokens, SLICE_TOKENS)
        row = self.records.add_wording(wording, passages)
        self.owners += [len(self.units)] * len(passages)
        self.texts += [f"{passage.context}\n{passage.text}" for passage in passages]
        asked = self.questions.of(wording)
        self.askers += [len(self.units)] * len(asked)
        self.asked += asked
        article = self.articles.setdefault(wording.provision, len(self.articles))
        self.units.append(Unit(row, norm, article, wording.valid_from, wording.valid_to))
        self._add_words(words(context_of(card, wording)), words(wording.text))

    def _add_words(self, context: list[str], body: list[str]) -> None:
        self.counts.update((*context, *body))
        above = [stem(word) for word in context]
        self.contexts.append(above)
        self.wholes.append([*above, *(stem(word) for word in body)])


def build_bundle(
    regulations: Iterable[Regulation],
    embedder: Embedder,
    target: Path,
    cache: EmbeddingCache,
    on_progress: Progress | None = None,
    questions: Questions | None = None,
) -> Manifest:
    """Build a bundle into `target`, a folder that is not there yet; half a bundle is never seen there.

    `questions` are those that articles are known to answer, those shipped where none are given.

    Raises `StorageFailure` when the disk refuses; vectors already computed stay in the cache.
    """
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    with _disk(target):
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        try:
            draft = _read_all(aside, regulations, embedder, questions or shipped())
            manifest = _write(aside, draft, cache, on_progress)
            verify_files(aside, manifest)
            open_bundle(aside, embedder).close()
            aside.rename(target)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return manifest


def _write(folder: Path, draft: _Draft, cache: EmbeddingCache, on_progress: Progress | None) -> Manifest:
    _vectors(draft, cache, on_progress).save(folder / _VECTORS)
    parameters = Bm25()
    LexicalIndex.build(draft.wholes, draft.contexts, parameters).save(folder / _LEXICAL)
    Units.build(draft.units, [*draft.owners, *draft.askers]).save(folder)
    Speller(draft.counts).save(folder / _WORDS)
    (folder / NORMS).write_text(json.dumps(draft.digests, indent=0), encoding="utf-8")
    manifest = _manifest(folder, draft, parameters)
    write_manifest(folder, manifest)
    return manifest


def _vectors(draft: _Draft, cache: EmbeddingCache, on_progress: Progress | None) -> FaissVectors:
    """Those of the passages, by row, and of the questions after them."""
    embedder = draft.embedder
    passages = cache.vectors(embedder.name, draft.texts, embedder.passages, on_progress)
    asked = cache.vectors(f"{embedder.name} query", draft.asked, _asking(embedder), on_progress)
    parts = [vectors.reshape(-1, embedder.dimensions) for vectors in (passages, asked)]
    return FaissVectors.build(np.concatenate(parts))


def _asking(embedder: Embedder) -> Embed:
    return lambda texts: np.stack([embedder.query(text) for text in texts])


def _read_all(folder: Path, regulations: Iterable[Regulation], embedder: Embedder, questions: Questions) -> _Draft:
    records = RecordWriter(folder / RECORDS)
    try:
        draft = _Draft(records, embedder, questions)
        for regulation in regulations:
            draft.add(regulation)
    finally:
        records.close()
    return draft


def _manifest(folder: Path, draft: _Draft, parameters: Bm25) -> Manifest:
    return Manifest(
        format=FORMAT,
        created_by=f"absuelve {_version()}",
        model=draft.embedder.name,
        dimensions=draft.embedder.dimensions,
        metric=METRIC,
        corpus_hash=draft.digest.hexdigest(),
        norms=draft.norms,
        wordings=draft.wordings,
        units=len(draft.units),
        passages=len(draft.texts),
        slice_tokens=SLICE_TOKENS,
        k1=parameters.k1,
        b=parameters.b,
        context_weight=parameters.context,
        files=hashes_of(folder),
        questions=len(draft.asked),
        asked=draft.questions.digest,
    )


def recipe_of(
    regulations: Iterable[Regulation], embedder: Embedder, questions: Questions | None = None
) -> tuple[object, ...]:
    """What `Manifest.recipe` of a bundle of these regulations would be, without building it."""
    digest = hashlib.sha256()
    for regulation in regulations:
        digest.update(encode_regulation(regulation))
    sizes = (SLICE_TOKENS, Bm25().k1, Bm25().b, Bm25().context)
    asked = (questions or shipped()).digest
    return (FORMAT, embedder.name, embedder.dimensions, METRIC, digest.hexdigest(), *sizes, asked)


def open_bundle(folder: Path, embedder: Embedder) -> BundleSearcher:
    """Open a bundle to search; raises `BundleMismatch` when it doesn't fit the model or itself."""
    manifest = read_manifest(folder)
    require_model(folder, manifest, embedder.name, embedder.dimensions)
    try:
        parts = _load(folder)
        counts = dict(zip(("norms", "wordings", "passages"), parts.records.counts(), strict=True))
    except (OSError, ValueError, KeyError, RuntimeError, sqlite3.Error) as error:
        raise BundleMismatch(f"El índice {folder.name} está dañado ({error}). {REMEDY}") from error
    require_counts(folder, manifest, {"units": len(parts.units), "vectors": len(parts.units.owners)})
    require_counts(folder, manifest, {"units": parts.lexical.size, "vectors": len(parts.vectors)})
    require_counts(folder, manifest, counts)
    return BundleSearcher(folder.name, parts, embedder)


def _load(folder: Path) -> Parts:
    return Parts(
        records=Records(folder / RECORDS),
        units=Units.load(folder),
        lexical=LexicalIndex.load(folder / _LEXICAL),
        vectors=FaissVectors.load(folder / _VECTORS),
        speller=Speller.load(folder / _WORDS),
    )


@contextmanager
def _disk(target: Path) -> Iterator[None]:
    """The disk's refusals, SQLite's and FAISS's among them, as `StorageFailure`."""
    try:
        with storage_errors(target):
            yield
    except (sqlite3.OperationalError, RuntimeError) as error:
        raise StorageFailure(
            f"No se pudo escribir el índice {target.name} ({error}). Revise el espacio libre y repita la orden; "
            "lo ya publicado sigue intacto."
        ) from error


def _version() -> str:
    try:
        return version("absuelve")
    except PackageNotFoundError:
        return "sin instalar"
