"""The whole corpus put together from what single files said: editions, relations, effects of one norm on another."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.model import Regulation
from ingest.amending import amend
from ingest.catalog import apply, effects
from ingest.editions import merge_editions
from ingest.names import NameIndex
from ingest.relations import find_relations
from ingest.settling import settle


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
