"""What an ingest changes, for an editor to read before it is done: norm by norm, provision by provision.

Pure comparisons of a norm as it was with the same norm as it will be; nothing is read or written here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Provision, Regulation, Relation, RelationKind

TASK = "Tarea para el editor"  # how the warning of an amendment left to the editor begins


class Fate(StrEnum):
    """What happens to a norm or a provision; the value is what an editor reads."""

    NEW = "nueva"
    AMENDED = "modificada"
    REPEALED = "derogada"
    CORRECTED = "corregida"  # the same wording, read differently
    REDATED = "con otra vigencia"
    DROPPED = "retirada"


@dataclass(frozen=True, slots=True)
class Stand:
    """One wording of a provision as far as comparing goes, wherever it was read from."""

    text: str
    valid_from: date | None
    valid_to: date | None
    amended_by: RegulationId | None
    ended_by: RegulationId | None
    repealed: bool

    @property
    def dates(self) -> tuple[object, ...]:
        """All but its text."""
        return (self.valid_from, self.valid_to, self.amended_by, self.ended_by, self.repealed)


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """One provision of a norm; `old` and `new` are its latest wordings, None where there was or will be none.

    `by` is the norm that brings the new wording or ends the old one, from the day `on`. In a norm that is new or
    dropped as a whole the texts are left out.
    """

    id: ProvisionId
    label: str
    fate: Fate
    old: str | None = None
    new: str | None = None
    by: RegulationId | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class NormChange:
    """One norm: how it changes as a whole (`fate`), in its provisions and in its `facts` (Spanish names of fields).

    `editions` are the files that from now on are further editions of it; `warnings` those that it did not have.
    """

    id: RegulationId
    title: str
    fate: Fate
    provisions: tuple[ProvisionChange, ...] = ()
    facts: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def tasks(self) -> tuple[str, ...]:
        """The warnings that ask an editor to do something by hand."""
        return tuple(warning for warning in self.warnings if warning.startswith(TASK))

    @property
    def outermost(self) -> tuple[ProvisionChange, ...]:
        """The provisions changed that stand in no other changed one: an article, not its numerals again."""
        return outermost(self.provisions)


@dataclass(frozen=True, slots=True)
class BrokenCitation:
    """A citation by a norm in force of what is no longer there, or no longer binds (`fate`)."""

    by: RegulationId
    origin: str | None
    target: RegulationId
    eid: str | None
    fate: Fate


def compare(before: Regulation | None, after: Regulation | None) -> NormChange:
    """How a norm changes; one of the two may be None, for a norm that is new or dropped."""
    if before is None or after is None:
        return _whole(before, after)
    return NormChange(
        after.id,
        after.title,
        Fate.REPEALED if after.repealed_on and not before.repealed_on else Fate.AMENDED,
        tuple(_changed(before, after)),
        tuple(_facts(before, after)),
        tuple(one.path for one in after.editions if one not in before.editions),
        tuple(warning for warning in after.warnings if warning not in before.warnings),
    )


def _whole(before: Regulation | None, after: Regulation | None) -> NormChange:
    norm = after or before
    if norm is None:
        raise ValueError("a change needs a norm before or after it")
    fate = Fate.NEW if after else Fate.DROPPED
    provisions = (ProvisionChange(ProvisionId(norm.id, one.eid), one.label, fate) for one in norm.provisions)
    editions = tuple(source.path for source in after.editions) if after else ()
    return NormChange(norm.id, norm.title, fate, tuple(provisions), (), editions, after.warnings if after else ())


def _changed(before: Regulation, after: Regulation) -> Iterator[ProvisionChange]:
    """The provisions that differ: those of the norm to be in their order, then the dropped ones."""
    known = {provision.eid: provision for provision in before.provisions}
    for new in after.provisions:
        old = known.pop(new.eid, None)
        fate = fate_of(_stands(before, old), _stands(after, new)) if old else Fate.NEW
        if fate:
            yield _change(before, old, after, new, fate)
    for old in known.values():
        yield _change(before, old, after, None, Fate.DROPPED)


def outermost(changes: Sequence[ProvisionChange]) -> tuple[ProvisionChange, ...]:
    """Those of a norm's changes that stand in no other of them."""
    changed = {one.id.eid for one in changes}
    return tuple(one for one in changes if not any(above in changed for above in _above(one.id.eid)))


def fate_of(old: Sequence[Stand], new: Sequence[Stand]) -> Fate | None:
    """What happens to a provision that was there and stays; None when no wording, day or norm of it differs."""
    was, now = old[-1], new[-1]
    if now.repealed and not was.repealed:
        return Fate.REPEALED
    if was.text != now.text:
        same_wording = (was.valid_from, was.amended_by) == (now.valid_from, now.amended_by)
        return Fate.CORRECTED if same_wording else Fate.AMENDED
    if [one.dates for one in old] != [one.dates for one in new]:
        return Fate.REDATED
    return None if [one.text for one in old] == [one.text for one in new] else Fate.CORRECTED


def _stands(norm: Regulation, provision: Provision) -> list[Stand]:
    return [
        Stand(norm.text_of(v), v.valid_from, v.valid_to, v.amended_by, v.ended_by, v.repealed)
        for v in provision.versions
    ]


def _change(
    before: Regulation, old: Provision | None, after: Regulation, new: Provision | None, fate: Fate
) -> ProvisionChange:
    shown = new or old
    by, on = None, None
    if new:
        ended = fate is Fate.REPEALED
        by = new.latest.ended_by if ended else new.latest.amended_by
        on = new.latest.valid_to if ended else new.latest.valid_from
    return ProvisionChange(
        ProvisionId(after.id, shown.eid if shown else ""),
        shown.label if shown else "",
        fate,
        before.text_of(old.latest) if old else None,
        after.text_of(new.latest) if new else None,
        by,
        on,
    )


def _facts(before: Regulation, after: Regulation) -> Iterator[str]:
    """The Spanish names of what else differs of a norm."""
    named = {
        "título": "title",
        "emisor": "issuer",
        "fecha de publicación": "published",
        "entrada en vigencia": "effective",
        "derogación": "repealed_on",
        "ámbito": "place",
        "nombres": "aliases",
        "relaciones": "relations",
    }
    for name, field in named.items():
        if getattr(before, field) != getattr(after, field):
            yield name
    if before.documents[0].source != after.documents[0].source:
        yield "archivo que rige"


def broken_citations(changes: Iterable[NormChange], norms: Iterable[Regulation]) -> tuple[BrokenCitation, ...]:
    """The citations of `norms` (as they will be) that the changes leave without what they cite.

    A norm that amends or repeals a provision does not lose it; one that no longer binds has nothing to lose.
    """
    gone = {change.id: ends(change) for change in changes}
    found = (
        BrokenCitation(norm.id, relation.origin, relation.target, relation.target_eid, fate)
        for norm in norms
        if norm.repealed_on is None
        for relation in norm.relations
        if relation.target in gone and (fate := _lost(relation, gone[relation.target]))
    )
    return tuple(dict.fromkeys(found))


def ends(change: NormChange) -> dict[str | None, Fate]:
    """The provisions (None: the norm itself) that a change repeals or drops, by eId."""
    over = (Fate.REPEALED, Fate.DROPPED)
    found: dict[str | None, Fate] = {one.id.eid: one.fate for one in change.provisions if one.fate in over}
    return {**found, None: change.fate} if change.fate in over else found


def _lost(relation: Relation, gone: Mapping[str | None, Fate]) -> Fate | None:
    fate = gone.get(relation.target_eid) or gone.get(None)
    passive = relation.kind in (RelationKind.CITES, RelationKind.REGULATES)
    return fate if passive or fate is Fate.DROPPED else None


def _above(eid: str) -> Iterator[str]:
    parts = eid.split("__")
    return ("__".join(parts[:count]) for count in range(1, len(parts)))
