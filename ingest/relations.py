"""Relations as data: what a norm amends, repeals, regulates, consolidates and cites."""

from collections.abc import Iterable, Iterator

from corpus.identifiers import RegulationId, article_of
from corpus.model import Provision, ProvisionKind, Regulation, Relation, RelationKind
from ingest.model import unrecognised
from ingest.names import NameIndex
from ingest.orders import Act, Order, find_orders
from ingest.references import find_references
from ingest.titles import read_title

_KINDS = {Act.REPEAL: RelationKind.REPEALS, Act.REPLACE: RelationKind.AMENDS, Act.INSERT: RelationKind.AMENDS}


Ordered = tuple[Provision, Order]


def find_relations(
    regulation: Regulation, names: NameIndex | None = None, orders: Iterable[Ordered] | None = None
) -> tuple[Relation, ...]:
    """Every relation of a norm, each once; `origin` is the eId of the article or disposition that says it.

    `orders` are the norm's own, when they were found before (`find_all_orders`).
    """
    names = names or NameIndex.of((regulation,))
    orders = find_all_orders(regulation, names) if orders is None else orders
    found = [*_of_title(regulation, names), *_of_orders(regulation, orders), *_cites(regulation, names)]
    return tuple(dict.fromkeys(found))


def ordering_provisions(regulation: Regulation) -> Iterator[Provision]:
    """The articles and dispositions whose orders are this norm's own.

    A consolidated text repeats the orders of its law, carried out long ago: only its approving act gives orders.
    A text not recognised as a norm gives none.
    """
    if unrecognised(regulation.notice):
        return
    repeats = read_title(regulation.title).consolidates
    for provision in regulation.provisions:
        if provision.kind is ProvisionKind.PREFACE or provision.eid != article_of(provision.eid):
            continue
        if not repeats or provision.eid.startswith("approval__"):
            yield provision


def find_all_orders(regulation: Regulation, names: NameIndex) -> Iterator[Ordered]:
    """Every order of a norm with the provision that gives it. A law named is that law, not the TUO it is read in."""
    names = names.without_consolidations()
    for provision in ordering_provisions(regulation):
        for order in find_orders(regulation.text_of(provision.latest), regulation.id, names):
            yield provision, order


def _of_orders(regulation: Regulation, orders: Iterable[Ordered]) -> Iterator[Relation]:
    for provision, order in orders:
        kind = RelationKind.AMENDS if order.partly else _KINDS[order.act]
        yield Relation(kind, order.target, order.eid, provision.eid, None if order.delayed else regulation.effective)


def _of_title(regulation: Regulation, names: NameIndex) -> Iterator[Relation]:
    """What the title says: a TUO consolidates its law, a reglamento carries it out."""
    read = read_title(regulation.title)
    if not (read.consolidates or read.regulates):
        return
    kind = RelationKind.CONSOLIDATES if read.consolidates else RelationKind.REGULATES
    known = names.consolidated if read.consolidates else names.carried
    laws = [read.of] if read.of else known.get(regulation.id, ())
    yield from (Relation(kind, law, on=regulation.effective) for law in laws)


def _cites(regulation: Regulation, names: NameIndex) -> Iterator[Relation]:
    """Every other norm that an article names for certain."""
    for provision in regulation.provisions:
        if provision.kind is ProvisionKind.PREFACE or provision.eid != article_of(provision.eid):
            continue
        text = regulation.text_of(provision.latest)
        for reference in find_references(text, regulation.id, names, provision.eid):
            if reference.regulation and reference.regulation != regulation.id:
                yield Relation(RelationKind.CITES, reference.regulation, reference.eid, provision.eid)


def laws_regulated(regulation: Regulation) -> tuple[RegulationId, ...]:
    """The laws that the norm carries out, by its relations."""
    return tuple(one.target for one in regulation.relations if one.kind is RelationKind.REGULATES)
