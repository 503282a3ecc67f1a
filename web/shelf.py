"""The norms served, as one browses them: found by their facts, opened at their contents, related by their wordings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.identifiers import ProvisionId, RegulationId, RegulationKind, article_of
from corpus.model import ProvisionKind
from corpus.validity import Status
from index.model import Card, Searcher, Wording
from ingest.folding import fold
from insight.topics import topic_of
from qa_service.citing import Citer

PAGE = 30


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for; empty fields fit every norm. `words` are looked for in title, designation and issuer."""

    words: str = ""
    kind: str = ""
    topic: str = ""
    year: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a norm's contents: its provision as it stands that day, and the headings that begin with it."""

    wording: Wording
    status: Status
    count: int
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """Norms that changed this one, that it changed, and that it ended."""

    amended_by: tuple[RegulationId, ...]
    amends: tuple[RegulationId, ...]
    repeals: tuple[RegulationId, ...]


def norms_fitting(searcher: Searcher, wanted: Wanted) -> list[Card]:
    """The norms looked for: the highest in rank first, then the newest."""
    found = [card for card in searcher.cards().values() if _fits(card, wanted)]
    return sorted(found, key=lambda card: (card.id.rank, -(card.published or date.min).toordinal(), card.id))


def _fits(card: Card, wanted: Wanted) -> bool:
    place = (card.place.region, card.place.province, card.place.district)
    told = fold(" ".join(filter(None, (card.label, card.title, card.issuer, card.id.slug, *card.aliases, *place))))
    by_words = all(word in told for word in fold(wanted.words).split())
    by_place = fold(wanted.place) in fold(" ".join(filter(None, (card.issuer, *place))))
    by_year = not wanted.year or (card.published is not None and str(card.published.year) == wanted.year)
    by_topic = not wanted.topic or _topic(card.title) == wanted.topic
    return by_words and by_place and by_year and by_topic and wanted.kind in ("", card.id.kind)


@lru_cache(maxsize=20_000)
def _topic(title: str) -> str:
    return topic_of(title)


def kinds(searcher: Searcher) -> list[tuple[RegulationKind, str]]:
    """The kinds of norm that there are, the highest first, with the names shown for them."""
    found = {id.kind for id in searcher.cards()}
    order = list(RegulationKind)
    return [(kind, RegulationId(kind.value).label.removesuffix(" N°")) for kind in sorted(found, key=order.index)]


def contents(searcher: Searcher, id: RegulationId, on: date) -> list[Entry]:
    """The articles and dispositions of a norm in reading order."""
    by_eid: dict[str, list[Wording]] = {}
    for one in searcher.contents(id):
        eid = one.provision.eid
        if eid == article_of(eid) and one.kind is not ProvisionKind.PREFACE:
            by_eid.setdefault(eid, []).append(one)
    entries: list[Entry] = []
    above: tuple[str, ...] = ()
    citer = Citer(searcher, on)
    for eid, wordings in by_eid.items():
        shown = searcher.wording(ProvisionId(id, eid), on) or wordings[-1]
        fresh = tuple(head for depth, head in enumerate(shown.path) if above[: depth + 1] != shown.path[: depth + 1])
        entries.append(Entry(shown, citer.status(shown), len(wordings), fresh))
        above = shown.path
    return entries


def relations(searcher: Searcher, id: RegulationId) -> Relations:
    """How a norm and the others served bear on one another, as their wordings tell."""
    repeals = (card.id for card in searcher.cards().values() if card.repealed_by == id)
    amended_by = (w.amended_by for w in searcher.contents(id) if w.amended_by and w.amended_by != id)
    return Relations(_once(amended_by), searcher.amended(id), _once(repeals))


def _once(ids: Iterable[RegulationId]) -> tuple[RegulationId, ...]:
    return tuple(sorted(set(ids), key=lambda id: (id.rank, id)))
