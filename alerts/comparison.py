"""How a norm of one generation differs from the same norm of another, in few words. Nothing is read or kept here."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from alerts.model import Changed, News
from corpus.identifiers import ProvisionId, RegulationId
from index.model import Card, Wording
from ingest.changes import Fate, ProvisionChange, Stand, fate_of, outermost
from qa_service.differences import Change, Stretch, compare_texts

MOST = 40  # provisions of a norm told one by one
_AROUND, _LONGEST = 60, 240  # characters of an excerpt: on each side of what changed, and in all


class Contents(Protocol):
    """What is compared of a generation."""

    def cards(self) -> Mapping[RegulationId, Card]:
        """Every norm in it."""

    def contents(self, regulation: RegulationId) -> tuple[Wording, ...]:
        """All wordings of everything in a norm, in reading order, oldest first."""


def news_of(id: RegulationId, before: Contents | None, after: Contents) -> News | None:
    """What is new of a norm, None where nothing that is read of it differs.

    Without `before`, of which no copy is left, all that can be told is that it changed.
    """
    new = after.cards().get(id)
    old = before.cards().get(id) if before else None
    if before is None:
        return News(id, new.title, Fate.AMENDED) if new else News(id, "", Fate.DROPPED)
    if new is None or old is None:
        shown = new or old
        return News(id, shown.title, Fate.NEW if new else Fate.DROPPED) if shown else None
    changes = outermost(tuple(_changes(before.contents(id), after.contents(id))))
    fate = Fate.REPEALED if new.repealed_on and not old.repealed_on else Fate.AMENDED
    if not changes and fate is Fate.AMENDED and new.title == old.title:
        return None
    return News(id, new.title, fate, tuple(map(_told, changes[:MOST])), len(changes[MOST:]))


def _changes(before: Sequence[Wording], after: Sequence[Wording]) -> Iterator[ProvisionChange]:
    """The provisions that differ: those of the norm as it is now in their order, then those that are gone."""
    known, found = _by_provision(before), _by_provision(after)
    for id, now in found.items():
        was = known.pop(id, [])
        fate = fate_of(_stands(was), _stands(now)) if was else Fate.NEW
        if fate:
            yield _change(id, was, now, fate)
    for id, was in known.items():
        yield _change(id, was, [], Fate.DROPPED)


def _by_provision(wordings: Sequence[Wording]) -> dict[ProvisionId, list[Wording]]:
    found: dict[ProvisionId, list[Wording]] = {}
    for one in wordings:
        found.setdefault(one.provision, []).append(one)
    return found


def _stands(wordings: Sequence[Wording]) -> list[Stand]:
    return [Stand(w.text, w.valid_from, w.valid_to, w.amended_by, w.ended_by, w.repealed) for w in wordings]


def _change(id: ProvisionId, was: Sequence[Wording], now: Sequence[Wording], fate: Fate) -> ProvisionChange:
    last, ended = (now or was)[-1], fate is Fate.REPEALED
    by = (last.ended_by if ended else last.amended_by) if now else None
    on = (last.valid_to if ended else last.valid_from) if now else None
    texts = (was[-1].text if was else None, now[-1].text if now else None)
    return ProvisionChange(id, last.label, fate, *texts, by, on)


def _told(change: ProvisionChange) -> Changed:
    before, after = _excerpts(change.old or "", change.new or "")
    return Changed(change.id.eid, change.label, change.fate, change.by, change.on, before, after)


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """What was said and what is said where two texts part for the first time, a few words around it; or nothing."""
    if not old or not new or old == new:
        return "", ""
    stretches = compare_texts(old, new)
    first = next(place for place, one in enumerate(stretches) if one.change is not Change.SAME)
    return _excerpt(stretches, first, Change.ADDED), _excerpt(stretches, first, Change.GONE)


def _excerpt(stretches: Sequence[Stretch], first: int, without: Change) -> str:
    """The text of one side from a little before the first difference on."""
    lead = stretches[first - 1].text if first else ""
    rest = "".join(one.text for one in stretches[first:] if one.change is not without)
    start = lead[-_AROUND:] if len(lead) <= _AROUND else f"…{lead[-_AROUND:].partition(' ')[2]}"
    whole = " ".join(f"{start}{rest}".split())
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST].rpartition(' ')[0]}…"
