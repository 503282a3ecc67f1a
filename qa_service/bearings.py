"""How norms bear on one another, told for one of them: what it does to others, and what others do to it."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from corpus.identifiers import RegulationId
from corpus.model import Regulation, Relation, RelationKind
from qa_service.attribution import provision_name, the
from qa_service.dates import written

_ACTIVE = {
    RelationKind.AMENDS: "modifica",
    RelationKind.REPEALS: "deroga",
    RelationKind.REGULATES: "reglamenta",
    RelationKind.CONSOLIDATES: "consolida",
    RelationKind.CITES: "cita",
}
_PASSIVE = {
    RelationKind.AMENDS: "la modifica",
    RelationKind.REPEALS: "la deroga",
    RelationKind.REGULATES: "la reglamenta",
    RelationKind.CONSOLIDATES: "la consolida",
    RelationKind.CITES: "la cita",
}
_LISTED = 12


@dataclass(frozen=True, slots=True)
class Bearing:
    """All relations of one kind between the norm and an `other`; `outward` when the norm bears on the other."""

    kind: RelationKind
    outward: bool
    other: RegulationId
    relations: tuple[Relation, ...]

    @property
    def provisions(self) -> tuple[str, ...]:
        """The eIds borne upon, each once; none when the whole norm is."""
        return tuple(dict.fromkeys(one.target_eid for one in self.relations if one.target_eid))

    def as_json(self) -> dict[str, Any]:
        """As `absuelve relations --json` writes it."""
        return {
            "kind": self.kind,
            "outward": self.outward,
            "other": self.other.slug,
            "relations": [
                {"target_eid": one.target_eid, "origin": one.origin, "on": one.on and one.on.isoformat()}
                for one in self.relations
            ],
        }


def bearings(regulation: Regulation, others: Iterable[Regulation]) -> tuple[Bearing, ...]:
    """What a norm does to others, then what others do to it, by kind and norm."""
    return (*_grouped(_outward(regulation), True), *_grouped(_inward(regulation.id, others), False))


def _outward(regulation: Regulation) -> Iterator[tuple[RegulationId, Relation]]:
    return ((relation.target, relation) for relation in regulation.relations)


def _inward(id: RegulationId, others: Iterable[Regulation]) -> Iterator[tuple[RegulationId, Relation]]:
    return ((other.id, relation) for other in others for relation in other.relations if relation.target == id)


def _grouped(found: Iterable[tuple[RegulationId, Relation]], outward: bool) -> Iterator[Bearing]:
    groups: dict[tuple[RelationKind, RegulationId], list[Relation]] = {}
    for other, relation in found:
        groups.setdefault((relation.kind, other), []).append(relation)
    order = list(RelationKind)
    for kind, other in sorted(groups, key=lambda key: (order.index(key[0]), key[1])):
        told = {relation.target_eid for each in order[:-1] for relation in groups.get((each, other), ())}
        if kind is RelationKind.CITES and told and {one.target_eid for one in groups[kind, other]} <= told:
            continue  # whoever amends an article names it too
        yield Bearing(kind, outward, other, tuple(groups[kind, other]))


def print_bearings(
    console: Console, regulation: Regulation, found: Sequence[Bearing], known: AbstractSet[RegulationId]
) -> None:
    """The bearings in two parts, a line each; norms that the corpus lacks (not `known`) are marked."""
    console.print(Text(f"{regulation.label}. {regulation.title}", style="bold"))
    for outward, title in ((True, "Lo que hace con otras normas"), (False, "Lo que otras hacen con ella")):
        console.print()
        chosen = [one for one in found if one.outward is outward]
        console.print(Text(f"{title}{'' if chosen else ': nada que se conozca'}", style="bold"))
        for one in chosen:
            console.print(_line(one, known))


def _line(one: Bearing, known: AbstractSet[RegulationId]) -> Text:
    verb = (_ACTIVE if one.outward else _PASSIVE)[one.kind]
    line = Text(f"  {verb}: {one.other.label}")
    parts = ", ".join(the(provision_name(eid)) for eid in one.provisions[:_LISTED])
    more = f" y {len(one.provisions) - _LISTED} más" if len(one.provisions) > _LISTED else ""
    if parts:
        line.append(f"  en {parts}{more}")
    days = sorted({relation.on for relation in one.relations if relation.on})
    if days and one.kind is not RelationKind.CITES:
        line.append(f"  desde el {written(days[0])}")
    if one.other not in known:
        line.append("  (no está en el corpus)", style="yellow")
    return line
