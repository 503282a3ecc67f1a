"""Articles of national laws and decrees in force, for the register of what an index may lack."""

from collections.abc import Iterable, Iterator

from corpus.identifiers import RegulationId, RegulationKind, article_of
from corpus.model import Regulation, RelationKind
from index.model import Wording
from index.passages import card_of, context_of, searched, wordings_of
from index.register import Listed
from ingest.names import NameIndex

_KINDS = frozenset(
    {
        RegulationKind.CONSTITUTION, RegulationKind.LAW, RegulationKind.LEGISLATIVE_DECREE, RegulationKind.DECREE_LAW,
        RegulationKind.URGENCY_DECREE, RegulationKind.SUPREME_DECREE,
    }
)  # fmt: skip
_ORDERS = frozenset({RelationKind.AMENDS, RelationKind.REPEALS})
_LEAST = 40  # characters of a text that says anything
_CONTEXT, _TEXT = 300, 600  # characters of each that are read: the vector is of how an article begins

Texts = dict[str, str]


def articles_of(norms: Iterable[Regulation]) -> dict[Listed, Texts]:
    """Of each norm of national reach in force the beginnings of its articles by eId, where it stands before each."""
    told = [norm for norm in norms if norm.id.kind in _KINDS and norm.place.national and not norm.repealed_on]
    names = NameIndex.of(told)
    found = {Listed(norm.id, norm.title, _twins(norm.id, names)): dict(_beginnings(norm)) for norm in told}
    return {norm: texts for norm, texts in found.items() if texts}


def _twins(norm: RegulationId, names: NameIndex) -> tuple[RegulationId, ...]:
    """The consolidated text of a law, the laws of such a text."""
    return (*names.consolidated.get(norm, ()), *names.consolidations.get(norm, ()))


def _beginnings(norm: Regulation) -> Iterator[tuple[str, str]]:
    """Not of articles that amend or repeal others: what they bring stands in those."""
    card, eids = card_of(norm), searched(norm)
    ordering = {article_of(one.origin) for one in norm.relations if one.origin and one.kind in _ORDERS}
    for wording in wordings_of(norm):
        eid = wording.provision.eid
        if eid in eids and eid not in ordering and _binds(wording):
            yield eid, f"{context_of(card, wording)[:_CONTEXT]}\n{wording.text[:_TEXT]}"


def _binds(wording: Wording) -> bool:
    return wording.valid_to is None and not wording.repealed and len(wording.text) > _LEAST
