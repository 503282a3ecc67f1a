"""What must hold of a desk's database whatever was killed while it was filled: said as sentences where it does not."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from sqlalchemy import Connection, select

from corpus.codec import decode
from desk import audit, verification
from desk.audit import Break
from desk.database import Database
from desk.identities import account
from desk.model import Matter, State
from desk.release import digest
from desk.service import Terms
from desk.tables import approval, consultation, draft, event, release
from qa_service.model import Draft

_ENDS = {State.RELEASED.value, State.DECLINED.value}
# Every step between states that the workflow knows.
_STEPS = {
    ("received", "drafted"), ("drafted", "in_review"), ("in_review", "drafted"), ("in_review", "released"),
    ("in_review", "returned"), ("returned", "received"), ("in_review", "declined"), ("released", "stale"),
    ("stale", "in_review"), ("in_review", "stale"),
}  # fmt: skip


def faults(database: Database, asked: Mapping[str, str], answers: Mapping[str, set[str]], count: int) -> list[str]:
    """What is wrong, given what was asked (question by id), and the answers that officials saw."""
    with database.reading() as connection:
        return [
            *_asked(connection, asked, count),
            *_paths(connection),
            *_drafts(connection),
            *_releases(connection),
            *_shown(connection, answers),
            *_recorded(connection),
        ]


def _asked(connection: Connection, asked: Mapping[str, str], count: int) -> Iterator[str]:
    """None lost, none doubled, all at an end."""
    kept = {row.id: row for row in connection.execute(select(consultation))}
    if len(asked) != count:
        yield f"{len(asked)} of {count} questions were asked"
    yield from (f"{id}: lost" for id in asked.keys() - kept.keys())
    yield from (f"{id}: nobody knows it" for id in kept.keys() - asked.keys())
    yield from (
        f"asked {n} times: {text}" for text, n in Counter(row.question for row in kept.values()).items() if n > 1
    )
    yield from (f"{id}: ended {row.state}" for id, row in kept.items() if row.state not in _ENDS)
    yield from (f"{id}: still held" for id, row in kept.items() if row.worker or row.claimed_by)


def _paths(connection: Connection) -> Iterator[str]:
    """Every change of state was told once, in order, and is a step that exists."""
    told: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in connection.execute(select(event).order_by(event.c.sequence)):
        told[row.consultation].append((row.state, row.version))
    for row in connection.execute(select(consultation.c.id, consultation.c.state)):
        path = told[row.id]
        if not path or path[0] != ("received", 1) or path[-1][0] != row.state:
            yield f"{row.id}: is {row.state}, was told {path}"
        for (before, early), (after, late) in pairwise(path):
            if (before, after) not in _STEPS or early >= late:
                yield f"{row.id}: told {before} ({early}), then {after} ({late})"


def _drafts(connection: Connection) -> Iterator[str]:
    """Drafts are numbered without a gap, the last one counts, and one was drafted each time it was received."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for row in connection.execute(select(draft.c.consultation, draft.c.number).order_by(draft.c.number)):
        numbers[row.consultation].append(row.number)
    for row in connection.execute(select(consultation.c.id, consultation.c.draft)):
        if numbers[row.id] != list(range(1, row.draft + 1)):
            yield f"{row.id}: draft {row.draft} counts, there are {numbers[row.id]}"
    drafted = Counter(entry.subject for entry in audit.entries(connection) if entry.action == "draft")
    received = Counter(connection.execute(select(event.c.consultation).where(event.c.state == "received")).scalars())
    yield from (
        f"{id}: received {n} times, drafted {drafted[id]} times" for id, n in received.items() if drafted[id] != n
    )


def _releases(connection: Connection) -> Iterator[str]:
    """Each answer is the draft that enough different people approved, released once."""
    people: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in connection.execute(select(approval)):
        people[row.consultation, row.digest].add(row.by)
    seniors = set(connection.execute(select(account.c.id).where(account.c.role == "senior_advisor")).scalars())
    reviewed = {matter.value for matter in Terms().second_review}
    matters = {row.id: row for row in connection.execute(select(consultation))}
    numbers: Counter[str] = Counter()
    for row in connection.execute(select(release).order_by(release.c.number)):
        numbers[row.consultation] += 1
        who, one = people[row.consultation, row.digest], matters[row.consultation]
        if digest(decode(Draft, row.content)) != row.digest:
            yield f"{row.consultation}: its answer is not what was approved"
        if len(who) < (2 if one.matter in reviewed else 1) or (one.matter == Matter.LEGAL and not who & seniors):
            yield f"{row.consultation} ({one.matter}): released after {len(who)} approvals"
    for id, one in matters.items():
        if one.released != numbers[id] or (one.state == "released") != (numbers[id] == 1):
            yield f"{id}: {one.state} with {numbers[id]} answers, {one.released} counted"


def _shown(connection: Connection, answers: Mapping[str, set[str]]) -> Iterator[str]:
    """What officials saw as an answer was released; what was released, they saw."""
    kept: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(release.c.consultation, release.c.content)):
        kept[row.consultation].add(decode(Draft, row.content).text)
    yield from (f"{id}: its asker saw what nobody released" for id, texts in answers.items() if texts - kept[id])
    yield from (f"{id}: its asker did not see the answer" for id in kept if kept[id] - answers.get(id, set()))


def _recorded(connection: Connection) -> Iterator[str]:
    """The chain is whole and says of everything what the tables say."""
    found = verification.verify(connection)
    if isinstance(found, Break):
        yield f"the record is broken at {found.sequence}: {found.why}"
    else:
        yield from found.faults
