"""The corpus put together from what single files said: editions, relations, effects of one norm on another.

`compose` says what the result is, over a whole corpus in memory. `outline`, `afterthoughts` and `finish` are the same
work cut at the only places where one norm needs another, so that `ingest.renewal` can do it norm by norm.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from corpus.identifiers import RegulationId
from corpus.model import Document, Regulation, Relation
from ingest.amending import amend, amend_one
from ingest.catalog import Effect, apply, effects, end, express
from ingest.editions import merge_editions
from ingest.footprints import Surroundings
from ingest.instructions import Instruction, Task, read_instructions
from ingest.ledger import hash_of
from ingest.names import NameIndex
from ingest.relations import find_all_orders, find_relations
from ingest.settling import awaited, followed, settle, settled
from ingest.starts import DOUBT, names_no_day
from ingest.titles import read_title


def compose(regulations: Iterable[Regulation], rejected: frozenset[str] = frozenset()) -> tuple[Regulation, ...]:
    """Every norm once, related to the others, amended and repealed as they say, whatever the order of files.

    `rejected` are the ids of applications (`ingest.applications`) that an editor undid.
    """
    merged = merge_editions(regulations)
    names = NameIndex.of(merged)
    merged = settle(merged, names)
    related = [replace(regulation, relations=find_relations(regulation, names)) for regulation in merged]
    amended = amend(related, names, rejected=rejected).regulations
    return apply(effects(amended, names), amended)


@dataclass(frozen=True, slots=True)
class Card:
    """What other norms need to know of a norm: its names and its days.

    `waits` says that its first day may hang on another norm, `follows` that it is its law's when that binds later;
    `binds` is that day once the others are known.
    """

    id: RegulationId
    title: str
    aliases: tuple[str, ...] = ()
    published: date | None = None
    effective: date | None = None
    repealed_on: date | None = None
    waits: bool = False
    binds: date | None = None
    follows: bool = False


def card_of(regulation: Regulation) -> Card:
    """The card of a norm as its files say it."""
    return Card(
        regulation.id,
        regulation.title,
        regulation.aliases,
        regulation.published,
        regulation.effective,
        regulation.repealed_on,
        any(warning.startswith(DOUBT) for warning in regulation.warnings),
        regulation.effective,
        read_title(regulation.title).regulates and names_no_day(regulation.documents[0].text),
    )


@dataclass(frozen=True, slots=True)
class Outline:
    """What one norm says about others: its relations, the changes it orders, and what it repeals.

    `moved` is the day from which it binds and a hash of its wordings' days where the others' days moved them.
    """

    relations: tuple[Relation, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    tasks: tuple[Task, ...] = ()
    effects: tuple[Effect, ...] = ()
    moved: str = ""


def settle_one(regulation: Regulation, around: Surroundings) -> Regulation:
    """A norm with the days that hang on the norms around it."""
    reglamentos = around.names.regulations.get(regulation.id, ())
    waited = awaited(regulation, map(around.names.published.get, reglamentos))
    return settled(followed(waited, around.days, around.names.carried.get(regulation.id, ())), around.days)


def outline(regulation: Regulation, around: Surroundings) -> Outline:
    """Read a norm, as its files say it, for all that concerns others."""
    own, regulation = regulation, settle_one(regulation, around)
    orders = tuple(find_all_orders(regulation, around.names))
    ordered = tuple(read_instructions(regulation, around.names, orders=orders))
    return Outline(
        find_relations(regulation, around.names, orders),
        tuple(one for one in ordered if isinstance(one, Instruction)),
        tuple(one for one in ordered if isinstance(one, Task)),
        tuple(express(regulation, orders, around.days, around.names)),
        ""
        if regulation == own
        else hash_of([repr(regulation.effective).encode(), repr(regulation.provisions).encode()]),
    )


def afterthoughts(amended: Regulation, around: Surroundings) -> tuple[Effect, ...]:
    """What a norm repeals once it was itself amended."""
    orders = find_all_orders(amended, around.names)
    return tuple(express(amended, orders, around.days, around.names))


def finish(
    regulation: Regulation,
    relations: tuple[Relation, ...],
    aimed: Iterable[Instruction | Task],
    document_of: Callable[[RegulationId], Document],
    rejected: frozenset[str] = frozenset(),
    ending: Iterable[Effect] = (),
) -> Regulation:
    """A settled norm as the corpus has it: with its relations, amended by what is aimed at it, ended by the effects."""
    related = replace(regulation, relations=relations)
    (amended,) = amend_one(related, aimed, document_of, rejected).regulations
    return end(amended, ending)
