"""Consultations come back as they were kept, and nobody overwrites anybody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, update

from corpus.errors import Conflict, NotFound, Outdated, StorageFailure
from corpus.validity import Status
from desk import audit, consultations, feeds
from desk.consultations import fresh_id
from desk.model import Claim, Consultation, Matter, State
from desk.permissions import Action
from desk.service import Desk
from desk.tables import audit as audit_table
from desk.tables import consultation as table
from desk.tables import delivery
from qa_service.shown import Shown
from tests.desk.world import NOON, People, consultation, drafted, whole

PASSAGE = Shown(
    "ley-99001#art_5", "Ley N° 99001", "Ley de Mercados", "Artículo 5", None, "«Ñandú» — 10 %", False, 3,
    date(2003, 5, 28), None, Status.IN_FORCE, None, None,
)  # fmt: skip


def kept(desk: Desk, made: Consultation) -> Consultation:
    """The consultation kept and read again, in transactions of their own."""
    with desk.database.writing() as connection:
        consultations.add(connection, made, [PASSAGE], desk.now())
    with desk.database.reading() as connection:
        return consultations.get(connection, made.id)


def filled(people: People) -> Consultation:
    """A consultation whose every field differs from its default."""
    made = replace(
        consultation(people.official, "¿Qué plazo hay?\nEs para hoy — ñ «»."),
        as_of=date(2019, 2, 28),
        thread=fresh_id(),
        parent=fresh_id(),
        state=State.IN_REVIEW,
        version=7,
        matter=Matter.LEGAL,
        risk=83,
        confidence=0.1 + 0.2,
        draft=3,
        released=1,
        claim=Claim(people.senior.id, NOON + timedelta(minutes=30, microseconds=123)),
        approvals=(people.advisor.id, people.senior.id),
        note="¿De qué año es la multa?",
        changed_at=NOON,
    )
    fields = Consultation.__dataclass_fields__.values()
    assert [field.name for field in fields if getattr(made, field.name) == field.default] == []
    return made


def test_every_field_comes_back(desk: Desk, people: People) -> None:
    made = filled(people)
    assert kept(desk, made) == made
    bare = consultation(people.stranger)
    assert kept(desk, bare) == replace(bare, changed_at=NOON)


def test_the_passages_shown_come_back_and_an_unknown_consultation_has_none(desk: Desk, people: People) -> None:
    made = kept(desk, consultation(people.official))
    with desk.database.reading() as connection:
        assert consultations.passages(connection, made.id) == (PASSAGE,)
        assert consultations.passages(connection, fresh_id()) == ()


def test_times_come_back_in_utc_wherever_they_were_taken(desk: Desk, people: People) -> None:
    lima = timezone(timedelta(hours=-5))
    made = replace(consultation(people.official), asked_at=datetime(2026, 11, 23, 12, tzinfo=lima))
    found = kept(desk, made)
    assert found.asked_at == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert found.asked_at.utcoffset() == timedelta()


def test_a_time_without_a_zone_is_refused(desk: Desk, people: People) -> None:
    with pytest.raises(StorageFailure, match="naive"):
        kept(desk, replace(consultation(people.official), asked_at=datetime(2026, 11, 23)))


def test_an_unknown_consultation_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound), desk.database.reading() as connection:
        consultations.get(connection, fresh_id())


def test_two_who_read_the_same_version_do_not_both_write(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    entries = whole(desk)
    first = replace(one, risk=20, version=one.version + 1)
    with desk.database.writing() as connection:
        consultations.save(connection, one, first, people.advisor.id, "claim", desk.now())
    with pytest.raises(Outdated), desk.database.writing() as connection:
        consultations.save(connection, one, replace(first, risk=90), people.second.id, "claim", desk.now())
    with desk.database.reading() as connection:
        assert consultations.get(connection, one.id).risk == 20
    assert whole(desk) == entries + 1


def test_what_fails_in_a_transaction_leaves_nothing_of_it(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    entries = whole(desk)
    with pytest.raises(ZeroDivisionError), desk.database.writing() as connection:
        after = replace(one, state=State.IN_REVIEW, version=one.version + 1)
        consultations.save(connection, one, after, people.advisor.id, "claim", desk.now())
        raise ZeroDivisionError
    with desk.database.reading() as connection:
        assert consultations.get(connection, one.id).state is State.DRAFTED
        assert len(feeds.since(connection, people.advisor, 0, one.id)) == 2
    assert whole(desk) == entries


def test_keeping_one_tells_and_records_it(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.reading() as connection:
        told = feeds.since(connection, people.advisor, 0, one.id)
        entries = [(entry.actor, entry.action, entry.subject) for entry in audit.entries(connection)]
    assert [(event.state, event.version) for event in told] == [(State.RECEIVED, 1), (State.DRAFTED, 2)]
    assert entries == [(people.official.id, "ask", one.id), ("extractive", "draft", one.id)]


def test_a_change_within_a_state_is_recorded_and_not_told(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.writing() as connection:
        after = replace(one, risk=50, version=one.version + 1)
        consultations.save(connection, one, after, people.advisor.id, "reclassify", desk.now(), {"why": "ñ"})
        assert len(feeds.since(connection, people.advisor, 0, one.id)) == 2
        detail = connection.execute(select(audit_table.c.detail).where(audit_table.c.action == "reclassify")).scalar()
    assert detail == '{"from": "drafted", "to": "drafted", "version": 3, "why": "ñ"}'


def test_a_stream_resumes_after_the_last_event_seen(desk: Desk, people: People) -> None:
    one, other = drafted(desk, people.official), drafted(desk, people.stranger)
    with desk.database.reading() as connection:
        told = feeds.since(connection, people.advisor, 0)
        assert [event.sequence for event in told] == sorted({event.sequence for event in told})
        assert {event.consultation for event in told} == {one.id, other.id}
        assert feeds.since(connection, people.advisor, told[1].sequence) == told[2:]
        assert feeds.since(connection, people.advisor, 0, other.id, limit=1) == told[2:3]
        assert feeds.since(connection, people.official, 0) == told[:2]


def test_an_asker_is_written_to_on_what_needs_them_alone(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.writing() as connection:
        assert connection.execute(select(delivery)).all() == []
        after = replace(one, state=State.RELEASED, version=3)
        consultations.save(connection, one, after, people.advisor.id, "release", desk.now())
        (made,) = connection.execute(select(delivery)).all()
    assert (made.channel, made.target, made.state) == ("email", people.official.id, "pending")


def test_reading_for_an_action_tells_a_stranger_nothing(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.reading() as connection:
        assert consultations.readable(connection, people.colleague, Action.READ, one.id) == replace(
            one, changed_at=NOON
        )
        for id in (one.id, fresh_id()):
            with pytest.raises(NotFound, match="No hay una consulta con ese número"):
                consultations.readable(connection, people.stranger, Action.READ, id)
        with pytest.raises(Outdated):
            consultations.at(connection, people.advisor, Action.CLAIM, one.id, one.version - 1)


def test_an_id_that_another_asked_under_is_not_given_away(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.reading() as connection:
        assert consultations.asked_as(connection, people.official, fresh_id()) is None
        assert consultations.asked_as(connection, people.official, one.id) == replace(one, changed_at=NOON)
        with pytest.raises(Conflict):
            consultations.asked_as(connection, people.colleague, one.id)


def test_a_consultation_needs_an_asker_who_exists(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with pytest.raises(StorageFailure, match=r"(?i)foreign key"), desk.database.writing() as connection:
        connection.execute(update(table).where(table.c.id == one.id).values(asker=fresh_id()))
