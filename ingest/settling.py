"""Days put right once the whole corpus is known: parts that begin later, amendments that bind when their norm does."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.identifiers import RegulationId
from corpus.model import Provision, Regulation, Version
from corpus.validity import orderly
from ingest.names import NameIndex
from ingest.starts import DOUBT, await_text, names_no_day

Move = Callable[[Version], Version]


@dataclass(frozen=True, slots=True)
class Days:
    """The day a norm was published and the day from which it binds; no text is needed to settle others by it."""

    published: date | None
    effective: date | None

    @property
    def late(self) -> bool:
        """True when the norm binds on another day than the one after its publication."""
        return bool(self.published and self.effective and self.effective != self.usual)

    @property
    def usual(self) -> date | None:
        """The day after publication, which an editor's note goes by."""
        return self.published + timedelta(days=1) if self.published else None


def begun(
    provisions: tuple[Provision, ...], base: date | None, parts: Iterable[tuple[str, date]]
) -> tuple[Provision, ...]:
    """The provisions, with the first day of those that begin apart from the norm, and of all that stands in them."""
    for eid, on in parts:
        move = _from(base, on)
        provisions = tuple(_moved(one, move) if _within(one.eid, eid) else one for one in provisions)
    return provisions


def settle(regulations: Iterable[Regulation], names: NameIndex) -> tuple[Regulation, ...]:
    """Every norm with the days that hang on other norms of the corpus; those of norms outside it stay as they are."""
    waited = [awaited(one, map(names.published.get, names.regulations.get(one.id, ()))) for one in regulations]
    days = {one.id: Days(one.published, one.effective) for one in waited}
    begun_with = [followed(one, days, names.carried.get(one.id, ())) for one in waited]
    days |= {one.id: Days(one.published, one.effective) for one in begun_with}
    return tuple(settled(one, days) for one in begun_with)


def awaited(regulation: Regulation, reglamentos: Iterable[date | None]) -> Regulation:
    """A norm that waits for its reglamento, with its days when it is there; `reglamentos` are days of publication."""
    if not any(warning.startswith(DOUBT) for warning in regulation.warnings):
        return regulation
    on = await_text(regulation.documents[0].text, regulation.published, reglamentos)
    if on is None or on == regulation.effective:
        return regulation
    move = _from(regulation.effective, on)
    return replace(
        regulation,
        effective=on,
        provisions=tuple(_moved(provision, move) for provision in regulation.provisions),
        warnings=tuple(warning for warning in regulation.warnings if not warning.startswith(DOUBT)),
    )


def followed(regulation: Regulation, days: Mapping[RegulationId, Days], laws: Iterable[RegulationId]) -> Regulation:
    """A reglamento that names no day, with that of the law it regulates when this binds later: it is its servant.

    «Ejerce la potestad de reglamentar las leyes sin transgredirlas» (Constitution, article 118.8).
    """
    on = day_of_law(Days(regulation.published, regulation.effective), days, laws)
    if on is None or not names_no_day(regulation.documents[0].text):
        return regulation
    move = _from(regulation.effective, on)
    provisions = tuple(_moved(provision, move) for provision in regulation.provisions)
    return replace(regulation, effective=on, provisions=provisions)


def day_of_law(own: Days, days: Mapping[RegulationId, Days], laws: Iterable[RegulationId]) -> date | None:
    """The day of the one law that a norm regulates, when that was published before it and binds later."""
    known = tuple(laws)
    law = days.get(known[0]) if len(known) == 1 else None
    if law is None or not (law.published and law.effective and own.published and own.effective) or own.late:
        return None
    return law.effective if law.published <= own.published and law.effective > own.effective else None


def settled(regulation: Regulation, days: Mapping[RegulationId, Days]) -> Regulation:
    """A norm whose notes take the day after publication, with the day on which the amending norm really binds.

    A wording is left as it was when moving its days would put a provision's wordings out of order.
    """
    late = {law: days[law] for law in _named(regulation) if law in days and days[law].late}
    if not late:
        return regulation

    def move(version: Version) -> Version:
        start = _day(version.valid_from, version.amended_by, late)
        return replace(version, valid_from=start, valid_to=_day(version.valid_to, version.ended_by, late))

    return replace(
        regulation,
        provisions=tuple(_moved(provision, move) for provision in regulation.provisions),
        repealed_on=_day(regulation.repealed_on, regulation.repealed_by, late),
    )


def _named(regulation: Regulation) -> set[RegulationId]:
    """The norms that began or ended something in a regulation."""
    versions = [version for provision in regulation.provisions for version in provision.versions]
    named = {law for version in versions for law in (version.amended_by, version.ended_by)} | {regulation.repealed_by}
    return {law for law in named if law}


def _day(day: date | None, by: RegulationId | None, late: Mapping[RegulationId, Days]) -> date | None:
    """The day on which the norm that set this day binds, where the day was only the one after its publication."""
    found = late.get(by) if by else None
    return found.effective if found and day == found.usual else day


def _from(base: date | None, on: date) -> Move:
    """Wordings that began with the norm begin on another day."""

    def move(version: Version) -> Version:
        return replace(version, valid_from=on) if version.valid_from == base and not version.amended_by else version

    return move


def _moved(provision: Provision, move: Move) -> Provision:
    """The provision with its wordings' days moved, unless that would put them out of order."""
    found = replace(provision, versions=tuple(move(version) for version in provision.versions))
    return found if orderly(found) else provision


def _within(eid: str, ancestor: str) -> bool:
    return eid == ancestor or eid.startswith(f"{ancestor}__")
