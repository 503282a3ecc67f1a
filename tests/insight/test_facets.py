"""What is counted of real consultations, on both databases, as they go from question to answer."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.errors import InvalidInput
from desk import consultations, decisions, edits
from desk.asking import inform, rate
from desk.decisions import send_back
from desk.drafts import Kept, add, get
from desk.edits import Written
from desk.model import Consultation, DeclineReason, EditReason, ReturnReason, State
from desk.service import Desk
from insight.cases import Case, collect
from insight.facets import refresh
from tests.desk.hands import answered, approve, received, take, written
from tests.desk.world import Clock, People


def only(desk: Desk, clock: Clock) -> Case:
    """The one consultation there is, seen when its quarter is over."""
    now = clock.time
    clock.move(days=100)
    (case,) = collect(desk).cases
    clock.time = now
    return case


def test_an_answer_released_as_drafted(desk: Desk, people: People, clock: Clock) -> None:
    one = answered(desk, people.official, people.advisor)
    rate(desk, people.official, one.id, 4)
    case = only(desk, clock)
    assert (case.accepted, case.distance, case.mends, case.reasons) == (True, 0.0, (), ())
    assert (case.hours, case.workdays, case.in_time, case.score) == (0.0, 0, True, 4)
    assert (case.drafter, case.refusal, case.topic) == ("extractive", None, "licencias")
    assert case.articles == {("ley-99001", "art_5")}
    assert case.place == ("Lima", "Lima", "San Jacinto")


def test_an_answer_that_an_advisor_mended(desk: Desk, people: People, clock: Clock) -> None:
    held = take(desk, received(desk, people.official), people.advisor)
    with desk.database.reading() as connection:
        statements = get(connection, held.id, held.draft).draft.statements
    mended = [written(one) for one in statements]
    changed = [*mended, Written("Se apela en quince (15) días hábiles.", mended[0].citations)]
    edits.edit(desk, people.advisor, held.id, held.version, changed, [EditReason.UNCLEAR])
    with desk.database.reading() as connection:
        now = consultations.get(connection, held.id)
    done = approve(desk, now, people.advisor)
    assert isinstance(done, Consultation), done
    case = only(desk, clock)
    assert (case.accepted, case.mends, case.reasons) == (False, ("SENTENCE_ADDED",), ("unclear",))
    assert case.distance and 0 < case.distance < 1
    assert case.drafter == "extractive"


def test_the_time_that_the_asker_is_waited_for_does_not_count(desk: Desk, people: People, clock: Clock) -> None:
    held = take(desk, received(desk, people.official), people.advisor)
    clock.move(minutes=15)
    back = send_back(desk, people.advisor, held.id, held.version, "¿De qué mercado?", ReturnReason.DAY)
    clock.move(days=10)
    inform(desk, people.official, back.id, back.version, "El central.")
    from desk import worker

    while worker.step(desk, "w"):
        pass
    clock.move(hours=1)
    with desk.database.reading() as connection:
        again = consultations.get(connection, held.id)
    approve(desk, take(desk, again, people.advisor), people.advisor)
    case = only(desk, clock)
    assert (case.hours, case.workdays, case.in_time) == (1.25, 0, True)


def test_reasons_for_asking_back_and_for_declining_are_counted(desk: Desk, people: People, clock: Clock) -> None:
    for reason in (ReturnReason.DAY, ReturnReason.DAY, ReturnReason.UNCLEAR):
        held = take(desk, received(desk, people.official), people.advisor)
        send_back(desk, people.advisor, held.id, held.version, "¿Cuándo?", reason)
    held = take(desk, received(desk, people.official), people.advisor)
    decisions.decline(desk, people.advisor, held.id, held.version, DeclineReason.NOT_LEGAL)
    clock.move(days=100)
    assert collect(desk).decided == {"return:day": 2, "return:unclear": 1, "decline:not_legal": 1}


def test_what_is_counted_follows_each_version_and_is_worked_out_once(desk: Desk, people: People, clock: Clock) -> None:
    one = received(desk, people.official)
    assert (refresh(desk), refresh(desk)) == (1, 0)
    assert not only(desk, clock).released
    done = approve(desk, take(desk, one, people.advisor), people.advisor)
    assert isinstance(done, Consultation) and done.state is State.RELEASED
    assert refresh(desk) == 1
    assert only(desk, clock).released


def test_a_question_without_an_answer_names_what_the_index_lacks(desk: Desk, people: People, clock: Clock) -> None:
    one = received(desk, people.official, "¿Qué dice la Ley 30364 sobre las medidas de protección?")
    with desk.database.writing() as connection:
        kept = get(connection, one.id, 1)
        refused = Kept(one.id, "extractive", kept.draft, "", desk.now(), "outside_corpus", "No está.")
        number = add(connection, replace(refused, number=0)).number
        consultations.save(
            connection, one, replace(one, draft=number, version=one.version + 1), "x", "draft", desk.now()
        )
    case = only(desk, clock)
    assert (case.refusal, case.lacking) == ("outside_corpus", ("ley-30364",))


def test_the_quarter_under_way_is_not_told(desk: Desk, people: People) -> None:
    received(desk, people.official)
    with pytest.raises(InvalidInput):
        collect(desk, until=date(2030, 1, 1))
