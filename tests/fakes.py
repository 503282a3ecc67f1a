"""Fakes written by hand, one place for all of them."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from corpus.identifiers import ProvisionId, RegulationId, article_of
from corpus.model import Provision, Regulation, Version
from index.model import Bearer, Card, Entry, Hit, Query, Wording
from index.passages import card_of
from index.tokens import stems

Floats = NDArray[np.float32]


class ListSearcher:
    """A searcher over regulations held in a list: articles rank by the share of the question's stems they hold."""

    def __init__(
        self, regulations: Iterable[Regulation], generation: str = "gen-000001-prueba", model: str = "absuelve-e5-list"
    ) -> None:
        self._regulations = {regulation.id: regulation for regulation in regulations}
        self.generation, self.model = generation, model
        self.queries: list[Query] = []
        self.register: tuple[Entry, ...] = ()

    def search(self, query: Query, limit: int = 50) -> tuple[Hit, ...]:
        """Articles in force on the day (and of norms named), best first; those cited lead."""
        self.queries.append(query)
        wanted = set(stems(query.text)) | set(stems(" ".join(query.expansions)))
        found = [self._hit(wording, wanted, query) for wording in self._articles(query)]
        ranked = sorted((hit for hit in found if hit.score > 0), key=lambda hit: -hit.score)
        return tuple(ranked[:limit])

    def cards(self) -> Mapping[RegulationId, Card]:
        """Every regulation."""
        return {regulation.id: card_of(regulation) for regulation in self._regulations.values()}

    def elsewhere(self, query: Query, limit: int) -> tuple[Entry, ...]:
        """What is listed of norms that are not held."""
        held = self._regulations.keys() - query.without
        return tuple(entry for entry in self.register if entry.provision.regulation not in held)[:limit]

    def knows(self, word: str) -> bool:
        """Whether any text has the word in any form."""
        texts = (r.text_of(v) for r in self._regulations.values() for p in r.provisions for v in p.versions)
        return any(set(stems(word)) & set(stems(text)) for text in texts)

    def wording(self, provision: ProvisionId, on: date) -> Wording | None:
        """The wording on that day, else the last one."""
        wordings = self.wordings(provision)
        live = [wording for wording in wordings if _live(wording, on)]
        return (live or list(wordings) or [None])[-1]

    def wordings(self, provision: ProvisionId) -> tuple[Wording, ...]:
        """All wordings, oldest first."""
        regulation = self._regulations.get(provision.regulation)
        found = regulation.provision(provision.eid) if regulation else None
        if regulation is None or found is None:
            return ()
        return tuple(_wording(regulation, found, number, version) for number, version in enumerate(found.versions))

    def contents(self, regulation: RegulationId) -> tuple[Wording, ...]:
        """All wordings of a norm, in reading order."""
        found = self._regulations.get(regulation)
        return (
            tuple(_wording(found, p, number, v) for p in found.provisions for number, v in enumerate(p.versions))
            if found
            else ()
        )

    def amended(self, regulation: RegulationId) -> tuple[RegulationId, ...]:
        """The other norms of which a norm brought a wording."""
        found = (norm for norm in self._regulations.values() if norm.id != regulation)
        versions = ((norm.id, version) for norm in found for one in norm.provisions for version in one.versions)
        return tuple(sorted({id for id, one in versions if one.amended_by == regulation}, key=lambda id: (id.rank, id)))

    def bearers(self, provision: ProvisionId) -> tuple[Bearer, ...]:
        """What other norms say of a provision or of something inside it."""
        below = f"{provision.eid}__"
        found = {
            Bearer(one.kind, regulation.id, one.origin)
            for regulation in self._regulations.values()
            for one in regulation.relations
            if regulation.id != provision.regulation == one.target
            if one.target_eid == provision.eid or (one.target_eid or "").startswith(below)
        }
        return tuple(sorted(found, key=lambda one: (one.kind, one.regulation, one.eid or "")))

    def children(self, wording: Wording) -> tuple[Wording, ...]:
        """The provisions below whose text stands in the wording."""
        regulation = self._regulations[wording.provision.regulation]
        below = [p for p in regulation.provisions if p.eid.startswith(f"{wording.provision.eid}__")]
        versions = (_wording(regulation, p, number, v) for p in below for number, v in enumerate(p.versions))
        return tuple(child for child in versions if child.text in wording.text)

    def _articles(self, query: Query) -> Sequence[Wording]:
        tops = [
            ProvisionId(regulation.id, provision.eid)
            for regulation in self._regulations.values()
            for provision in regulation.provisions
            if provision.eid == article_of(provision.eid) and _open(regulation, query)
        ]
        return [wording for top in tops if (wording := self.wording(top, query.as_of))]

    def _hit(self, wording: Wording, wanted: set[str], query: Query) -> Hit:
        if any(wording.provision == ProvisionId(cited.regulation, cited.article) for cited in query.cited):
            return Hit(wording, 2.0, (), {"cited": 1.0})
        share = len(wanted & set(stems(wording.text))) / max(len(wanted), 1)
        return Hit(wording, share, (), {"lexical": share, "dense": share})


def _open(regulation: Regulation, query: Query) -> bool:
    ended = regulation.repealed_on is not None and regulation.repealed_on <= query.as_of
    return regulation.id not in query.without and (not ended or regulation.id in query.named)


def _live(wording: Wording, on: date) -> bool:
    return (wording.valid_from is None or wording.valid_from <= on) and (
        wording.valid_to is None or on < wording.valid_to
    )


def _wording(regulation: Regulation, provision: Provision, number: int, version: Version) -> Wording:
    pages = regulation.documents[version.document].pages
    return Wording(
        provision=ProvisionId(regulation.id, provision.eid),
        version=number,
        kind=provision.kind,
        label=provision.label,
        heading=provision.heading,
        path=provision.path,
        text=regulation.text_of(version),
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        amended_by=version.amended_by,
        ended_by=version.ended_by,
        repealed=version.repealed,
        pages=tuple(
            (max(0, page.span.start - version.spans[0].start), page.number)
            for page in pages
            if page.span.end > version.spans[0].start
        ),
    )


class HashingEmbedder:
    """An `Embedder` without a model: texts that share words get near vectors. `asked` keeps every passage embedded."""

    def __init__(self, name: str = "hashing@1", dimensions: int = 64, max_tokens: int = 512) -> None:
        self.name, self.dimensions, self.max_tokens = name, dimensions, max_tokens
        self.asked: list[str] = []

    def passages(self, texts: Sequence[str], on_progress: Callable[[int], None] | None = None) -> Floats:
        """The vectors of texts, a row each."""
        self.asked += texts
        if on_progress is not None:
            on_progress(len(texts))
        return np.array([self.query(text) for text in texts], np.float32).reshape(len(texts), self.dimensions)

    def query(self, text: str) -> Floats:
        """The vector of a text: one count a word, in the place that the word's hash says, length one."""
        vector = np.zeros(self.dimensions, np.float32)
        for word in re.findall(r"\w+", text.lower()):
            vector[int(hashlib.md5(word.encode()).hexdigest(), 16) % self.dimensions] += 1
        return vector / (np.linalg.norm(vector) or np.float32(1))

    def count_tokens(self, text: str) -> int:
        """Words and marks, and four for the prefix and the markers."""
        return len(self.token_offsets(text)) + 4

    def token_offsets(self, text: str) -> list[tuple[int, int]]:
        """The span of each word and mark."""
        return [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]


class ListVectors:
    """A `VectorIndex` that compares with every row in plain numpy."""

    def __init__(self, vectors: Floats) -> None:
        self._vectors = vectors

    def __len__(self) -> int:
        return len(self._vectors)

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return int(self._vectors.shape[1])

    def search(
        self, query: Floats, limit: int, allowed: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.int64], Floats]:
        """The best allowed rows with their scores, best first."""
        rows = np.arange(len(self)) if allowed is None else np.flatnonzero(allowed)
        scores = self._vectors[rows] @ query
        order = np.argsort(-scores, kind="stable")[:limit]
        return rows[order], scores[order]

    def scores(self, query: Floats, rows: NDArray[np.int64]) -> Floats:
        """The scores of given rows."""
        found: Floats = self._vectors[rows] @ query
        return found
