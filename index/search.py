"""The searcher over a bundle: filters, two rankings folded up to articles, fused, with the cited provisions first."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from corpus.identifiers import ProvisionId, RegulationId
from index.associations import UNKNOWN, Association, associations
from index.embedding import Embedder
from index.fusion import Fused, Ranking, fuse
from index.lexical import LexicalIndex
from index.model import Bearer, Card, Entry, Hit, Passage, Query, Wording
from index.nearness import Near, Nearness
from index.records import Records
from index.spelling import Speller
from index.successors import noticed
from index.surroundings import Surroundings
from index.tokens import STOP_WORDS, WORD, fold, stem, words
from index.units import Rows, Units
from index.vectors import Floats, VectorIndex


@dataclass(frozen=True, slots=True)
class Parts:
    """What a bundle is made of, opened."""

    records: Records
    units: Units
    lexical: LexicalIndex
    vectors: VectorIndex
    speller: Speller


@dataclass(frozen=True, slots=True)
class Tuning:
    """How rankings are made and weighed; chosen coarsely on the dev sets (docs/experiments.md).

    `depth` units of each method are fused; `slices` passages are asked of the vectors for them.
    `expansion` is the weight of a word of the lexicon that the asker did not use; `associated` multiplies the share
    of questions in which a word of the law answers one that the asker used; `correction` is the weight of a word put
    right; `named` multiplies the lexical score of a provision whose norm the question names; `quoted` is shared by the
    provisions found that hold words which the question quotes.
    """

    depth: int = 200
    slices: int = 600
    lexical: float = 0.45
    dense: float = 0.55
    expansion: float = 0.2
    associated: float = 1.0
    correction: float = 0.8
    named: float = 1.2
    quoted: float = 0.4


class BundleSearcher:
    """Searches one bundle; implements `index.model.Searcher`. Safe to share between threads."""

    def __init__(
        self,
        generation: str,
        parts: Parts,
        embedder: Embedder,
        tuning: Tuning = Tuning(),
        learned: Mapping[str, Association] | None = None,
    ) -> None:
        self._generation, self._parts, self._embedder, self._tuning = generation, parts, embedder, tuning
        self._associations = associations() if learned is None else learned
        self._nearness = Nearness(parts.vectors, parts.units, parts.records.counts()[2])
        cards = parts.records.cards()
        self._around = Surroundings(embedder.name, (card.id for card in cards.values()))
        self._numbered = noticed(cards, self._around.consolidations, self.contents)

    @property
    def generation(self) -> str:
        """Name of the bundle served."""
        return self._generation

    @property
    def model(self) -> str:
        """Name of the embedding model."""
        return self._embedder.name

    @cached_property
    def _cards(self) -> dict[RegulationId, Card]:
        return {card.id: card for card in self._numbered.values()}

    def cards(self) -> Mapping[RegulationId, Card]:
        """Every regulation in the index."""
        return self._cards

    def search(self, query: Query, limit: int = 50) -> tuple[Hit, ...]:
        """The best article-level provisions, best first, at most one hit an article; the cited ones lead."""
        vector = self._vector(query)
        units = self._parts.units.bearing(query, self._numbered)
        near = self._nearness.of(vector, units, self._tuning.slices)
        rankings = (self._lexical_ranking(query, units), self._dense_ranking(near))
        whole = {
            "bm25": max(rankings[0].scores, default=0.0) / math.log(2 + len(units)),
            **self._around.parts(vector, query.without),
        }
        asked = {one.unit: {"asked": one.asked} for one in near if one.asked is not None}
        found = [self._hit(fused, vector, whole | asked.get(fused.unit, {})) for fused in fuse(rankings)[:limit]]
        ranked = self._quoting(query, found)
        cited = self._cited(query, vector, whole)
        seen = {hit.wording.provision for hit in cited}
        return (*cited, *(hit for hit in ranked if hit.wording.provision not in seen))[:limit]

    def elsewhere(self, query: Query, limit: int) -> tuple[Entry, ...]:
        """The nearest article of each of the national norms nearest to a query that the index does not hold."""
        return self._around.norms(self._vector(query), limit, query.without)

    def knows(self, word: str) -> bool:
        """Whether a word stands anywhere in the index, in any of its forms."""
        return stem(word) in self._parts.lexical

    def wording(self, provision: ProvisionId, on: date) -> Wording | None:
        """The wording of any provision on that day; when none was in force, the last one before it, else None."""
        return _fitting(self.wordings(provision), on)

    def wordings(self, provision: ProvisionId) -> tuple[Wording, ...]:
        """All wordings of a provision, oldest first; empty when unknown."""
        return self._parts.records.wordings(provision)

    def contents(self, regulation: RegulationId) -> tuple[Wording, ...]:
        """All wordings of everything in a norm, in reading order, oldest first; empty when unknown."""
        return self._parts.records.norm(regulation.slug)

    def amended(self, regulation: RegulationId) -> tuple[RegulationId, ...]:
        """The other norms of which a norm brought a wording, in order; empty when it brought none."""
        return self._parts.records.amended(regulation)

    def bearers(self, provision: ProvisionId) -> tuple[Bearer, ...]:
        """What other norms say of a provision or of something inside it, by kind and norm; each once."""
        return self._parts.records.bearers(provision)

    def children(self, wording: Wording) -> tuple[Wording, ...]:
        """The numerals and points inside a wording that were in force with it, in reading order, all depths."""
        by_id: dict[ProvisionId, list[Wording]] = {}
        for child in self._parts.records.below(wording.provision):
            if _overlap(child, wording):
                by_id.setdefault(child.provision, []).append(child)
        return tuple(_inside(versions, wording) for versions in by_id.values())

    def tuned(self, tuning: Tuning, learned: Mapping[str, Association] | None = None) -> "BundleSearcher":
        """The same index searched with other weights, or another table of associations, for measuring."""
        table = self._associations if learned is None else learned
        return BundleSearcher(self._generation, self._parts, self._embedder, tuning, table)

    def close(self) -> None:
        """Close the files held open."""
        self._parts.records.close()

    def _lexical_ranking(self, query: Query, units: Rows) -> Ranking:
        scores = self._parts.lexical.scores(self._weights(query))[units] * self._favour(query, units)
        best = [i for i in _top(scores, self._tuning.depth) if scores[i] > 0]
        found = [int(units[i]) for i in best]
        return Ranking("lexical", found, [float(scores[i]) for i in best], self._tuning.lexical)

    def _favour(self, query: Query, units: Rows) -> Floats:
        """What each unit's score is multiplied by: more than one where the question names its norm."""
        named = np.array([card.id in query.named for card in self._numbered.values()], bool)
        norms = self._parts.units.table["norm"][units]
        return np.where(named[norms], np.float32(self._tuning.named), np.float32(1))

    def _weights(self, query: Query) -> Mapping[str, float]:
        """Each stem with what it counts: the asker's own, those of the lexicon, those that answer the asker's."""
        own = self._own(query)
        learned: defaultdict[str, float] = defaultdict(float)
        for word in own:
            for other, share in self._associations.get(word, UNKNOWN).others:
                learned[other] += self._tuning.associated * share
        terms = (stem(word) for expansion in query.expansions for word in words(expansion))
        lexicon = dict.fromkeys(terms, self._tuning.expansion)
        others = {word: max(learned.get(word, 0.0), lexicon.get(word, 0.0)) for word in {**lexicon, **learned}}
        return others | own

    def _own(self, query: Query) -> dict[str, float]:
        """The asker's stems: by how often they stand, corrections less, and by how much such a word tells."""
        weights: defaultdict[str, float] = defaultdict(float)
        for word in words(query.text):
            corrected = self._correction(word)
            form = stem(corrected or word)
            worth = self._associations.get(form, UNKNOWN).worth
            weights[form] += worth * (self._tuning.correction if corrected else 1.0)
        return weights

    def _repaired(self, text: str) -> str:
        """The text with misspelt words put right, for the model, which reads words by their letters."""
        return WORD.sub(lambda found: self._correction(fold(found.group())) or found.group(), text)

    def _correction(self, word: str) -> str | None:
        """A likelier word for one that the corpus knows in no form."""
        known = word in STOP_WORDS or stem(word) in self._parts.lexical
        return None if known else self._parts.speller.correct(word)

    def _dense_ranking(self, near: Sequence[Near]) -> Ranking:
        kept = near[: self._tuning.depth]
        # A cosine has no zero worth the name: what the last unit kept scores is worth nothing.
        floor = min((one.score for one in kept), default=0.0)
        return Ranking(
            "dense", [one.unit for one in kept], [one.score for one in kept], self._tuning.dense, floor=floor
        )

    def _quoting(self, query: Query, ranked: Sequence[Hit]) -> Sequence[Hit]:
        """The hits with those that hold a quotation to the letter moved up, the more the fewer they are."""
        added: defaultdict[int, float] = defaultdict(float)
        texts = [f" {' '.join(WORD.findall(fold(hit.wording.text)))} " for hit in ranked] if query.quoted else []
        for quotation in query.quoted:
            run = f" {' '.join(WORD.findall(fold(quotation)))} "
            holding = [place for place, text in enumerate(texts) if run in text]
            for place in holding:
                added[place] += self._tuning.quoted / len(holding)
        found = [
            replace(hit, score=hit.score + added[place], parts={**hit.parts, "quoted": added[place]})
            if place in added
            else hit
            for place, hit in enumerate(ranked)
        ]
        return sorted(found, key=lambda hit: -hit.score)

    def _hit(self, fused: Fused, vector: Floats, whole: Mapping[str, float]) -> Hit:
        row = int(self._parts.units.table["row"][fused.unit])
        wording = self._parts.records.wording(row)
        slices, cosine = self._slices(row, wording, vector)
        return Hit(wording, fused.score, slices, {**fused.parts, **whole, "cosine": cosine})

    def _vector(self, query: Query) -> Floats:
        return self._embedder.query(" ".join((self._repaired(query.text), *query.expansions)))

    def _slices(self, row: int, wording: Wording, vector: Floats) -> tuple[tuple[Passage, ...], float]:
        """The passages of a wording, nearest to the question first, and the cosine of the nearest."""
        numbered = self._parts.records.passages(row, wording)
        scores = self._parts.vectors.scores(vector, np.array([number for number, _ in numbered], np.int64))
        ranked = tuple(numbered[i][1] for i in np.argsort(-scores, kind="stable"))
        return ranked, float(scores.max(initial=0.0))

    def _cited(self, query: Query, vector: Floats, whole: Mapping[str, float]) -> tuple[Hit, ...]:
        """A hit for each cited provision that exists, in the order cited, with the part cited as its first passage."""
        hits: dict[ProvisionId, Hit] = {}
        for cited in query.cited:
            article = ProvisionId(cited.regulation, cited.article)
            wording = self.wording(article, query.as_of)
            if wording is not None and article not in hits:
                row = self._parts.records.row(article, wording.version)
                slices, cosine = self._slices(row, wording, vector)
                passages = (*self._part(cited, wording, query.as_of), *slices)
                hits[article] = Hit(wording, 1.0, passages, {"cited": 1.0, **whole, "cosine": cosine})
        return tuple(hits.values())

    def _part(self, cited: ProvisionId, article: Wording, on: date) -> tuple[Passage, ...]:
        child = self.wording(cited, on) if cited != article.provision else None
        start = article.text.find(child.text) if child is not None and child.text else -1
        if child is None or start < 0:
            return ()
        context = " > ".join((cited.regulation.label, article.label, child.label))
        return (Passage(article.provision, article.version, start, start + len(child.text), child.text, context),)


def _top(scores: npt.NDArray[np.float32], count: int) -> npt.NDArray[np.int64]:
    """Positions of the highest scores, highest first; among equals the first in reading order."""
    if count < scores.size:
        near = np.argpartition(-scores, count)[:count]
        near.sort()
    else:
        near = np.arange(scores.size)
    return near[np.argsort(-scores[near], kind="stable")]


def _fitting(wordings: Sequence[Wording], on: date) -> Wording | None:
    """The newest wording in force on a day, else the last that had begun by then."""
    begun = [w for w in wordings if w.valid_from is None or w.valid_from <= on]
    live = [w for w in begun if w.valid_to is None or on < w.valid_to]
    return next(reversed(live or begun), None)


def _overlap(one: Wording, other: Wording) -> bool:
    return _before(one.valid_from, other.valid_to) and _before(other.valid_from, one.valid_to)


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end


def _inside(versions: Sequence[Wording], wording: Wording) -> Wording:
    """The newest version whose text stands in the wording; the newest of all when none does."""
    return next((v for v in reversed(versions) if v.text in wording.text), versions[-1])
