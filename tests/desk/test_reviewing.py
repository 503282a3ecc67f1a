"""What an advisor reads: the queue, a draft beside its sources, its history, who holds how much."""

from dataclasses import replace

import pytest

from corpus.errors import Forbidden, InvalidInput
from desk import audit, consultations
from desk.asking import ask
from desk.checklists import checklist
from desk.lists import Filters
from desk.model import Consultation, Matter, State
from desk.reviewing import history, load, open_draft, queue, similar
from desk.service import Desk
from desk.staleness import sweep
from qa_service.model import CheckKind
from tests.desk.gazette import amended, corrected, shelf_with
from tests.desk.hands import answered, received, take
from tests.desk.world import QUESTION, Clock, People, Shelf, drafted
from tests.qa_service.laws import MARKETS, TODAY

OTHER_LIST = "WyJuZXdlc3QiLCAxLCAiMjAyNi0wMS0wMVQwMDowMDowMCswMDowMCIsICJhIl0="
PERMIT = "¿Qué requisitos tiene el permiso de comercio ambulatorio?"


def at_risk(desk: Desk, people: People, risk: int, question: str = QUESTION) -> Consultation:
    """A consultation that waits, as risky as told."""

    one = drafted(desk, people.official, question)
    with desk.database.writing() as connection:
        after = replace(one, risk=risk, version=one.version + 1)
        return consultations.save(connection, one, after, "test", "test", desk.now())


def test_the_riskiest_come_first_and_then_the_oldest_page_by_page(desk: Desk, people: People, clock: Clock) -> None:
    made = []
    for risk in (10, 50, 10, 90, 50):
        made.append(at_risk(desk, people, risk).id)
        clock.move(minutes=1)
    wanted = [made[3], made[1], made[4], made[0], made[2]]
    found, cursor = [], None
    while True:
        page = queue(desk, people.advisor, cursor=cursor, limit=2)
        found += [one.id for one in page.items]
        if (cursor := page.next) is None:
            break
    assert found == wanted


def test_equally_old_and_risky_ones_are_each_listed_once(desk: Desk, people: People) -> None:
    made = {at_risk(desk, people, 10).id for _ in range(5)}
    first = queue(desk, people.advisor, limit=3)
    second = queue(desk, people.advisor, cursor=first.next, limit=3)
    assert len(first.items) == 3 and second.next is None
    assert {one.id for one in (*first.items, *second.items)} == made


def test_what_waits_for_its_drafter_or_its_asker_is_not_queued(desk: Desk, people: People) -> None:
    ask(desk, people.official, QUESTION)
    answered(desk, people.official, people.advisor, PERMIT)
    (waiting,) = queue(desk, people.advisor).items
    assert waiting.state is State.DRAFTED


FILTERS = {
    "state": (Filters(states=frozenset({State.IN_REVIEW})), {"held"}),
    "matter": (Filters(matter=Matter.LEGAL), {"legal"}),
    "risk": (Filters(least_risk=50), {"risky"}),
    "municipality": (Filters(ubigeo="080199"), {"elsewhere"}),
    "words, whatever their accents and case": (Filters(text="QUE permíso"), {"risky"}),
    "words that are nowhere": (Filters(text="100%_"), set()),
    "overdue": (Filters(overdue=True), {"late"}),
}


@pytest.mark.parametrize(("filters", "wanted"), FILTERS.values(), ids=list(FILTERS))
def test_a_queue_is_narrowed_by(filters: Filters, wanted: set[str], desk: Desk, people: People, clock: Clock) -> None:
    rows = {"late": drafted(desk, people.official)}
    clock.move(days=4)
    rows |= {
        "held": take(desk, drafted(desk, people.official), people.advisor),
        "legal": drafted(desk, people.official, QUESTION, Matter.LEGAL),
        "risky": at_risk(desk, people, 60, PERMIT),
        "elsewhere": drafted(desk, people.stranger),
    }
    names = {one.id: name for name, one in rows.items()}
    assert {names[one.id] for one in queue(desk, people.advisor, filters).items} == wanted


@pytest.mark.parametrize("cursor", ["x", "ñ", "W10=", OTHER_LIST])
def test_a_cursor_of_no_such_list_is_refused(cursor: str, desk: Desk, people: People) -> None:
    with pytest.raises(InvalidInput, match="cursor"):
        queue(desk, people.advisor, cursor=cursor)


@pytest.mark.parametrize("limit", [0, 101])
def test_a_page_has_one_to_a_hundred(limit: int, desk: Desk, people: People) -> None:
    with pytest.raises(InvalidInput):
        queue(desk, people.advisor, limit=limit)


def test_each_statement_stands_beside_the_whole_text_it_cites(desk: Desk, people: People) -> None:
    sheet = open_draft(desk, people.advisor, drafted(desk, people.official).id)
    assert [source.text for source in sheet.statements[0].sources] == [MARKETS]
    assert all(citation.quote in MARKETS for citation in sheet.statements[0].statement.citations)
    assert (sheet.on, sheet.dated, sheet.moved) == (TODAY, False, ())


def test_the_checklist_grows_with_what_is_at_stake(desk: Desk, people: People) -> None:
    lengths = [len(checklist(matter)) for matter in (Matter.TASK, Matter.APPLICATION, Matter.LEGAL)]
    assert lengths == sorted(set(lengths))
    sheet = open_draft(desk, people.advisor, drafted(desk, people.official, QUESTION, Matter.LEGAL).id)
    assert sheet.checklist == checklist(Matter.LEGAL)


def test_a_draft_made_before_a_publishing_is_checked_against_what_is_served_now(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    one = drafted(desk, people.official)
    shelf.publish(shelf_with(amended(TODAY)))
    sheet = open_draft(desk, people.advisor, one.id)
    assert sheet.generation == shelf.searcher.generation != sheet.kept.generation
    assert sheet.kept.draft.sound
    assert {check.kind for beside in sheet.statements for check in beside.statement.failed} == {CheckKind.IN_FORCE}
    assert "Cita un texto que no está vigente." in sheet.signs
    assert [moved.now for moved in sheet.moved] == [MARKETS.replace("quince (15)", "treinta (30)")]


def test_an_answer_gone_stale_is_opened_with_the_words_it_was_released_with(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    one = answered(desk, people.official, people.advisor)
    shelf.publish(shelf_with(corrected()))
    sweep(desk)
    sheet = open_draft(desk, people.advisor, one.id)
    (moved,) = sheet.moved
    assert (moved.source.text, "y no más" in (moved.now or "")) == (MARKETS, True)
    assert sheet.answer and sheet.answer.moved == sheet.moved


@pytest.mark.parametrize("read", [open_draft, history])
def test_every_reading_of_a_draft_is_recorded(read: object, desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    read(desk, people.advisor, one.id)  # type: ignore[operator]
    with desk.database.reading() as connection:
        last = list(audit.entries(connection))[-1]
    assert (last.actor, last.subject) == (people.advisor.id, one.id)
    assert last.action.startswith("read_")


@pytest.mark.parametrize("read", [open_draft, history, similar])
@pytest.mark.parametrize("name", ["official", "colleague", "stranger", "editor", "evaluator", "administrator"])
def test_nobody_but_those_who_review_reads_a_draft(name: str, read: object, desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with pytest.raises(Forbidden):
        read(desk, getattr(people, name), one.id)  # type: ignore[operator]


def test_the_history_has_every_release(desk: Desk, people: People) -> None:
    one = answered(desk, people.official, people.advisor)
    told = history(desk, people.second, one.id)
    assert [answer.number for answer in told.releases] == [1]
    assert told.revisions[0].changes[0].text == told.revisions[0].kept.draft.text


def test_the_load_of_each_advisor_is_told(desk: Desk, people: People, clock: Clock) -> None:
    late = drafted(desk, people.official)
    clock.move(days=5)
    answered(desk, people.official, people.senior, PERMIT)
    take(desk, late, people.advisor)
    take(desk, drafted(desk, people.official), people.advisor)
    told = {one.username: (one.held, one.overdue, one.approved) for one in load(desk, people.second)}
    assert told == {"advisor": (2, 1, 0), "other_senior": (0, 0, 0), "second": (0, 0, 0), "senior": (0, 0, 1)}
    clock.move(minutes=31)
    assert {one.username: one.held for one in load(desk, people.second)}["advisor"] == 0
    with pytest.raises(Forbidden):
        load(desk, people.official)


def test_released_answers_like_it_stand_beside_a_draft_the_nearest_first(desk: Desk, people: People) -> None:
    alike = answered(desk, people.stranger, people.advisor, "¿En qué plazo puede apelarse una multa del mercado?")
    same_law = answered(desk, people.stranger, people.advisor, "¿A cuánto equivale la multa en los mercados?")
    answered(desk, people.stranger, people.advisor, "¿Cuántas veces al mes sesiona el concejo?")
    one = received(desk, people.official)
    found = similar(desk, people.advisor, one.id)
    assert [each.consultation for each in found] == [alike.id, same_law.id]
    assert found[0].shared == ("ley-99001#art_5",)
    assert open_draft(desk, people.advisor, one.id).similar == found


def test_neither_itself_nor_a_stale_answer_is_like_it(desk: Desk, people: People, shelf: Shelf) -> None:
    one = answered(desk, people.official, people.advisor)
    assert similar(desk, people.advisor, one.id) == ()
    other = received(desk, people.official)
    assert len(similar(desk, people.advisor, other.id)) == 1
    shelf.publish(shelf_with(amended(TODAY)))
    sweep(desk)
    assert similar(desk, people.advisor, other.id) == ()


def test_a_consultation_without_a_draft_has_similar_ones_by_its_words_alone(desk: Desk, people: People) -> None:
    answered(desk, people.official, people.advisor)
    waiting = ask(desk, people.official, QUESTION)
    assert len(similar(desk, people.advisor, waiting.id)) == 1
