"""What an official does and sees: passages at once, never a draft, the answer once it is released."""

import json
from base64 import b64decode
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from corpus.errors import Conflict, Forbidden, InvalidInput, InvalidQuestion, NotFound, Outdated
from desk import claims, decisions, reviewing, staleness
from desk.asking import ask, inform, mine, rate, view
from desk.consultations import fresh_id
from desk.edits import edit
from desk.lists import Filters, Hold
from desk.model import Consultation, EditReason, State
from desk.service import Desk
from desk.tables import consultation as table
from qa_service.model import Question
from tests.desk.gazette import amended, shelf_with
from tests.desk.hands import answered, approve, received, take, written
from tests.desk.world import QUESTION, Clock, People, Shelf, drafted
from tests.qa_service.laws import TODAY


def test_at_once_an_official_sees_the_passages_the_state_and_the_expected_time(desk: Desk, people: People) -> None:
    seen = view(desk, people.official, ask(desk, people.official, QUESTION).id)
    assert seen.passages[0].provision == "ley-99001#art_5"
    assert seen.consultation.state is State.RECEIVED
    assert seen.expected == datetime(2026, 11, 25, 22, 30, tzinfo=UTC)  # two working days on, at 17:30 in Lima
    assert seen.answer is None


def test_no_passages_are_shown_for_what_is_no_question_of_law(desk: Desk, people: People) -> None:
    asked = ask(desk, people.official, "¿Qué pastilla tomo para el dolor de cabeza?")
    assert view(desk, people.official, asked.id).passages == ()


def test_the_place_is_that_of_the_account(desk: Desk, people: People) -> None:
    assert ask(desk, people.stranger, QUESTION).municipality == people.stranger.municipality


@pytest.mark.parametrize("question", ["", "   ", "x" * 4_001, "¿Qué \ud800?"])
def test_what_is_no_text_is_not_taken_in(question: str, desk: Desk, people: People) -> None:
    with pytest.raises(InvalidQuestion):
        ask(desk, people.official, question)


def test_a_question_sent_twice_under_one_number_is_asked_once(desk: Desk, people: People) -> None:
    id = fresh_id()
    first, again = (ask(desk, people.official, QUESTION, id=id) for _ in range(2))
    assert first.id == again.id
    with desk.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 1


def test_nobody_gets_anothers_consultation_by_its_number(desk: Desk, people: People) -> None:
    one = ask(desk, people.official, QUESTION)
    with pytest.raises(Conflict):
        ask(desk, people.stranger, QUESTION, id=one.id)


def test_while_it_is_reviewed_an_official_is_shown_nothing_of_the_draft(desk: Desk, people: People) -> None:
    one = take(desk, received(desk, people.official), people.advisor)
    claims.hand_over(desk, people.advisor, one.id, one.version, "second", "El borrador está mal.")
    seen = view(desk, people.official, one.id)
    outside = seen.consultation
    assert (outside.draft, outside.risk, outside.confidence, outside.claim) == (0, 0, None, None)
    assert seen.notes == () and seen.answer is None
    assert mine(desk, people.official).items == (outside,)


def test_what_is_given_back_of_an_askers_step_tells_nothing_of_the_review(desk: Desk, people: People) -> None:
    id = fresh_id()
    one = take(desk, received(desk, people.official, id=id), people.advisor)
    assert ask(desk, people.official, QUESTION, id=id) == view(desk, people.official, id).consultation
    back = decisions.send_back(desk, people.advisor, id, one.version, "¿De cuándo es?")
    told = inform(desk, people.official, id, back.version, "Es de ayer.")
    assert (told.risk, told.confidence, told.draft) == (0, None, 0)


def test_neither_a_cursor_nor_a_filter_tells_an_official_the_risk(desk: Desk, people: People) -> None:
    risky = take(desk, received(desk, people.official), people.advisor)
    received(desk, people.official)
    cursor = mine(desk, people.official, limit=1).next
    assert cursor and json.loads(b64decode(cursor))[1] == 0
    assert risky.risk > 0
    for filters in (Filters(least_risk=100), Filters(hold=Hold.FREE)):
        assert len(mine(desk, people.official, filters).items) == 2


def test_an_advisor_sees_who_holds_it_and_what_was_handed_over(desk: Desk, people: People) -> None:
    one = take(desk, received(desk, people.official), people.advisor)
    claims.hand_over(desk, people.advisor, one.id, one.version, "second", "Falta la ordenanza.")
    seen = view(desk, people.senior, one.id)
    assert seen.consultation.claim and seen.consultation.claim.by == people.second.id
    assert [note.text for note in seen.notes] == ["Falta la ordenanza."]


def test_a_released_answer_has_its_citations_the_office_and_the_day(desk: Desk, people: People) -> None:
    answer = view(desk, people.official, answered(desk, people.official, people.advisor).id).answer
    assert answer
    assert "quince (15) días hábiles" in answer.draft.text
    assert answer.draft.citations[0].regulation.slug == "ley-99001"
    assert (answer.office, answer.on, answer.dated) == ("Oficina de Asesoría", TODAY, False)


def test_how_sure_the_drafter_was_is_not_part_of_an_answer(desk: Desk, people: People) -> None:
    one = answered(desk, people.official, people.advisor)
    inside, outside = (view(desk, who, one.id).answer for who in (people.advisor, people.official))
    assert inside and outside
    assert inside.draft.drafter == "extractive"
    assert (outside.draft.drafter, outside.draft.confidence, outside.draft.text) == ("", 1.0, inside.draft.text)


def test_colleagues_read_it_and_strangers_do_not_know_of_it(desk: Desk, people: People) -> None:
    one = answered(desk, people.official, people.advisor)
    assert view(desk, people.colleague, one.id).answer
    with pytest.raises(NotFound):
        view(desk, people.stranger, one.id)
    assert [found.id for found in mine(desk, people.colleague).items] == [one.id]
    assert mine(desk, people.stranger).items == ()


@pytest.mark.parametrize("name", ["editor", "evaluator", "administrator"])
def test_those_who_review_nothing_read_nobodys_question(name: str, desk: Desk, people: People) -> None:
    one = ask(desk, people.official, QUESTION)
    with pytest.raises(Forbidden):
        view(desk, getattr(people, name), one.id)
    with pytest.raises(Forbidden):
        mine(desk, getattr(people, name))


def test_facts_that_were_asked_for_are_drafted_with(desk: Desk, people: People) -> None:
    one = take(desk, received(desk, people.official, "¿En qué plazo se apela?"), people.advisor)
    back = decisions.send_back(desk, people.advisor, one.id, one.version, "¿Qué se apela?")
    assert view(desk, people.official, one.id).consultation.note == "¿Qué se apela?"
    inform(desk, people.official, one.id, back.version, "Una multa del mercado.")
    again = received(desk, people.official)  # lets the worker draft what waits
    assert again.id != one.id
    sheet = reviewing.open_draft(desk, people.advisor, one.id)
    assert sheet.kept.number == 2
    assert "quince (15)" in sheet.kept.draft.text
    assert [note.kind for note in sheet.notes] == ["asked", "facts"]


def test_facts_are_the_askers_to_give_and_only_when_asked_for(desk: Desk, people: People) -> None:
    one = take(desk, received(desk, people.official), people.advisor)
    with pytest.raises(Conflict):
        inform(desk, people.official, one.id, one.version, "Es de ayer.")
    back = decisions.send_back(desk, people.advisor, one.id, one.version, "¿De cuándo es?")
    with pytest.raises(Forbidden):
        inform(desk, people.colleague, one.id, back.version, "Es de ayer.")
    with pytest.raises(Outdated):
        inform(desk, people.official, one.id, one.version, "Es de ayer.")
    with pytest.raises(InvalidInput):
        inform(desk, people.official, one.id, back.version, " \x00 ")


def test_while_facts_are_missing_the_office_owes_nothing(desk: Desk, people: People, clock: Clock) -> None:
    one = take(desk, received(desk, people.official), people.advisor)
    back = decisions.send_back(desk, people.advisor, one.id, one.version, "¿De cuándo es?")
    clock.move(days=10)
    assert mine(desk, people.official, Filters(overdue=True)).items == ()
    after = inform(desk, people.official, one.id, back.version, "Es de ayer.")
    assert after.due_at > clock.now()


def test_a_follow_up_stays_in_the_thread_of_its_own_asker(desk: Desk, people: People) -> None:
    first = ask(desk, people.official, QUESTION)
    second = ask(desk, people.official, "¿Y qué requisitos tiene el permiso?", parent=first.id)
    third = ask(desk, people.official, "¿Y si es feriado?", parent=second.id)
    assert (second.thread, third.thread) == (first.id, first.id)
    found = mine(desk, people.official, Filters(thread=first.id)).items
    assert {one.id for one in found} == {first.id, second.id, third.id}
    with pytest.raises(Forbidden):
        ask(desk, people.colleague, "¿Y a mí?", parent=first.id)
    with pytest.raises(NotFound):
        ask(desk, people.stranger, "¿Y a mí?", parent=first.id)


def test_a_rating_reaches_the_advisors_and_can_be_changed(desk: Desk, people: People) -> None:
    one = answered(desk, people.official, people.advisor)
    rate(desk, people.official, one.id, 2, "No dice desde cuándo.")
    rate(desk, people.official, one.id, 4, "Ahora entiendo.")
    (rating,) = reviewing.history(desk, people.advisor, one.id).ratings
    assert (rating.score, rating.reason, rating.release) == (4, "Ahora entiendo.", 1)


def test_who_approved_an_answer_hears_what_was_thought_of_it_and_nobody_else(desk: Desk, people: People) -> None:
    one = answered(desk, people.official, people.advisor)
    rate(desk, people.official, one.id, 2, "No dice desde cuándo.")
    heard = [(rating.consultation, rating.score) for rating in reviewing.feedback(desk, people.advisor)]
    assert heard == [(one.id, 2)]
    assert reviewing.feedback(desk, people.second) == ()
    with pytest.raises(Forbidden):
        reviewing.feedback(desk, people.official)


def test_only_its_asker_rates_an_answer_from_one_to_five_once_there_is_one(desk: Desk, people: People) -> None:
    waiting = drafted(desk, people.official)
    with pytest.raises(Conflict):
        rate(desk, people.official, waiting.id, 5)
    one = answered(desk, people.official, people.advisor, "¿Qué requisitos tiene el permiso de comercio ambulatorio?")
    with pytest.raises(Forbidden):
        rate(desk, people.colleague, one.id, 5)
    for score in (0, 6):
        with pytest.raises(InvalidInput):
            rate(desk, people.official, one.id, score)


def test_an_answer_gone_stale_is_shown_as_such_with_the_old_and_the_new_wording(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    one = answered(desk, people.official, people.advisor)
    shelf.publish(shelf_with(amended(TODAY)))
    staleness.sweep(desk)
    seen = view(desk, people.official, one.id)
    assert seen.consultation.state is State.STALE
    assert seen.answer and seen.answer.stale_at
    (moved,) = seen.answer.moved
    assert "quince (15)" in moved.source.text and "treinta (30)" in (moved.now or "")
    assert "quince (15)" in seen.answer.draft.text


def test_once_released_again_the_new_answer_is_the_one_that_counts(desk: Desk, people: People, shelf: Shelf) -> None:
    one = answered(desk, people.official, people.advisor)
    shelf.publish(shelf_with(amended(TODAY)))
    staleness.sweep(desk)
    held = take(desk, view(desk, people.advisor, one.id).consultation, people.advisor)
    new = desk.answer(Question("q", QUESTION), desk.searcher()).draft
    assert new
    edit(desk, people.advisor, one.id, held.version, [written(s) for s in new.statements], [EditReason.WRONG_WORDING])
    done = approve(desk, held, people.advisor)
    assert isinstance(done, Consultation) and (done.state, done.released) == (State.RELEASED, 2)
    answer = view(desk, people.official, one.id).answer
    assert answer and answer.stale_at is None and "treinta (30)" in answer.draft.text
