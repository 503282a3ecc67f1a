"""What ends a review: an answer released or refused, a question back, a refusal with its reason."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from corpus.errors import Conflict, Forbidden, InvalidInput, Outdated
from desk import audit, claims, edits, releases, reviewing, staleness
from desk.asking import inform, view
from desk.decisions import approve, decline, send_back
from desk.model import Account, Consultation, DeclineReason, EditReason, Matter, State
from desk.release import Answer, Hindrance, Refused
from desk.service import Desk, Terms
from desk.tables import release as releases_table
from desk.triage import reclassify
from desk.worker import step
from tests.desk.gazette import amended, shelf_with
from tests.desk.hands import approve as approve_all
from tests.desk.hands import received, take
from tests.desk.test_edits import APPEAL
from tests.desk.world import QUESTION, Clock, People, Shelf, answer_of, drafted, whole
from tests.qa_service.laws import TODAY, markets

ALONE = Terms(second_review=frozenset())


def held(desk: Desk, people: People, by: Account | None = None, matter: Matter = Matter.TASK) -> Consultation:
    """A consultation that an advisor holds."""
    return take(desk, drafted(desk, people.official, QUESTION, matter), by or people.advisor)


def say_yes(desk: Desk, one: Consultation, by: Account, **other: object) -> Consultation | Refused:
    """Approve what one read, or something other than that."""
    sheet = reviewing.open_draft(desk, by, one.id)
    said = {
        "digest": sheet.kept.digest,
        "generation": sheet.generation,
        "checklist": [point.key for point in sheet.checklist],
        **other,
    }
    return approve(desk, by, one.id, one.version, **said)  # type: ignore[arg-type]


def nothing_was_released(desk: Desk) -> bool:
    """Whether there is no release at all."""
    with desk.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(releases_table)).scalar_one() == 0


def actions(desk: Desk) -> list[str]:
    """What the audit has recorded, oldest first."""
    with desk.database.reading() as connection:
        return [entry.action for entry in audit.entries(connection)]


def test_an_approval_releases_the_answer_and_ends_the_hold(desk: Desk, people: People) -> None:
    done = say_yes(desk, held(desk, people), people.advisor)
    assert isinstance(done, Consultation)
    assert (done.state, done.released, done.claim) == (State.RELEASED, 1, None)
    assert actions(desk)[-2:] == ["read_draft", "release"]
    assert whole(desk)


def refusals() -> dict[str, tuple[dict[str, object], Hindrance]]:
    """What is said wrong, and the hindrance."""
    return {
        "another draft": ({"digest": "0" * 64}, Hindrance.UNAPPROVED),
        "another generation": ({"generation": "gen-000000"}, Hindrance.GENERATION),
        "nothing checked": ({"checklist": ()}, Hindrance.UNCHECKED),
        "one point left": ({"checklist": ("answers",)}, Hindrance.UNCHECKED),
    }


@pytest.mark.parametrize(("other", "hindrance"), refusals().values(), ids=list(refusals()))
def test_a_yes_to_something_else_changes_nothing(
    other: dict[str, object], hindrance: Hindrance, desk: Desk, people: People
) -> None:
    one = held(desk, people)
    outcome = say_yes(desk, one, people.advisor, **other)
    assert isinstance(outcome, Refused) and outcome.hindrance is hindrance
    assert view(desk, people.advisor, one.id).consultation == one
    assert nothing_was_released(desk)
    assert actions(desk)[-1] == "refused"


def test_the_points_left_open_are_named(desk: Desk, people: People) -> None:
    outcome = say_yes(desk, held(desk, people), people.advisor, checklist=("answers",))
    assert isinstance(outcome, Refused)
    assert outcome.open == ("Cada afirmación dice lo mismo que el texto citado a su lado.",)


def test_a_draft_with_a_statement_that_failed_a_check_is_not_released(desk: Desk, people: People) -> None:
    one = held(desk, people)
    false = replace(APPEAL, text="Se apela en veinte (20) días hábiles.")
    edits.edit(desk, people.advisor, one.id, one.version, [false], [EditReason.STYLE])
    outcome = approve_all(desk, one, people.advisor)
    assert isinstance(outcome, Refused) and outcome.hindrance is Hindrance.UNSOUND
    assert nothing_was_released(desk)


def test_an_empty_draft_is_not_released(desk: Desk, people: People) -> None:
    one = take(desk, received(desk, people.official, "¿Qué pastilla tomo para el dolor?"), people.senior)
    outcome = approve_all(desk, one, people.senior)
    assert isinstance(outcome, Refused) and outcome.hindrance is Hindrance.EMPTY


def test_what_was_published_after_it_was_read_is_told_with_both_wordings(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    one = held(desk, people)
    sheet = reviewing.open_draft(desk, people.advisor, one.id)
    shelf.publish(shelf_with(amended(TODAY)))
    points = [point.key for point in sheet.checklist]
    outcome = approve(desk, people.advisor, one.id, one.version, sheet.kept.digest, sheet.generation, points)
    assert isinstance(outcome, Refused) and outcome.hindrance is Hindrance.MOVED
    (moved,) = outcome.moved
    assert "quince (15)" in moved.source.text and "treinta (30)" in (moved.now or "")
    assert nothing_was_released(desk)


def test_a_publishing_that_changes_nothing_cited_asks_for_one_more_look(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    one = held(desk, people)
    sheet = reviewing.open_draft(desk, people.advisor, one.id)
    shelf.publish(shelf_with(markets()))
    points = [point.key for point in sheet.checklist]
    outcome = approve(desk, people.advisor, one.id, one.version, sheet.kept.digest, sheet.generation, points)
    assert isinstance(outcome, Refused) and outcome.hindrance is Hindrance.GENERATION
    assert approve_all(desk, one, people.advisor).state is State.RELEASED  # type: ignore[union-attr]


def test_nobody_approves_what_another_changed_since(desk: Desk, people: People) -> None:
    one = held(desk, people)
    sheet = reviewing.open_draft(desk, people.advisor, one.id)
    edits.edit(desk, people.advisor, one.id, one.version, [APPEAL], [EditReason.STYLE])
    points = [point.key for point in sheet.checklist]
    with pytest.raises(Outdated):
        approve(desk, people.advisor, one.id, one.version, sheet.kept.digest, sheet.generation, points)
    same = approve(desk, people.advisor, one.id, one.version + 1, sheet.kept.digest, sheet.generation, points)
    assert isinstance(same, Refused) and same.hindrance is Hindrance.UNAPPROVED


def test_only_who_holds_it_ends_a_review(desk: Desk, people: People, clock: Clock) -> None:
    one = held(desk, people)
    with pytest.raises(Conflict):
        say_yes(desk, one, people.second)
    with pytest.raises(Conflict):
        send_back(desk, people.second, one.id, one.version, "¿Cuál?")
    with pytest.raises(Conflict):
        decline(desk, people.second, one.id, one.version, DeclineReason.DUPLICATE)
    clock.move(minutes=31)
    with pytest.raises(Conflict):
        say_yes(desk, one, people.advisor)


@pytest.mark.parametrize("name", ["official", "colleague", "editor", "evaluator", "administrator"])
def test_nobody_else_may_approve(name: str, desk: Desk, people: People) -> None:
    one = held(desk, people)
    with pytest.raises(Forbidden):
        approve(desk, getattr(people, name), one.id, one.version, "", "", ())


def test_a_legal_point_needs_two_with_a_senior_advisor_among_them(desk: Desk, people: People) -> None:
    one = held(desk, people, matter=Matter.LEGAL)
    waiting = say_yes(desk, one, people.advisor)
    assert isinstance(waiting, Consultation)
    assert (waiting.state, waiting.approvals, waiting.claim) == (State.DRAFTED, (people.advisor.id,), None)
    assert view(desk, people.official, one.id).answer is None
    done = say_yes(desk, take(desk, waiting, people.senior), people.senior)
    assert isinstance(done, Consultation) and done.state is State.RELEASED


def test_two_advisors_are_not_a_senior_one(desk: Desk, people: People) -> None:
    first = say_yes(desk, held(desk, people, matter=Matter.LEGAL), people.advisor)
    assert isinstance(first, Consultation)
    second = say_yes(desk, take(desk, first, people.second), people.second)
    assert isinstance(second, Consultation) and second.state is State.DRAFTED
    assert nothing_was_released(desk)


def test_nobody_is_the_second_pair_of_their_own_eyes(desk: Desk, people: People) -> None:
    first = say_yes(desk, held(desk, people, people.senior, Matter.LEGAL), people.senior)
    assert isinstance(first, Consultation)
    again = say_yes(desk, take(desk, first, people.senior), people.senior)
    assert isinstance(again, Consultation) and again.approvals == (people.senior.id,)
    assert nothing_was_released(desk)


def test_where_one_review_is_enough_a_legal_point_is_a_senior_advisors(desk: Desk, people: People) -> None:
    alone = replace(desk, terms=ALONE)
    waiting = say_yes(alone, held(alone, people, matter=Matter.LEGAL), people.advisor)
    assert isinstance(waiting, Consultation) and waiting.state is State.DRAFTED
    done = say_yes(alone, take(alone, waiting, people.senior), people.senior)
    assert isinstance(done, Consultation) and done.state is State.RELEASED


def test_an_edit_between_two_reviews_voids_the_first(desk: Desk, people: People) -> None:
    first = say_yes(desk, held(desk, people, people.senior, Matter.LEGAL), people.senior)
    assert isinstance(first, Consultation)
    second = take(desk, first, people.advisor)
    edits.edit(desk, people.advisor, one := second.id, second.version, [APPEAL], [EditReason.STYLE])
    now = view(desk, people.advisor, one).consultation
    after = say_yes(desk, now, people.advisor)
    assert isinstance(after, Consultation) and after.approvals == (people.advisor.id,)
    assert nothing_was_released(desk)


def test_a_publishing_between_two_reviews_voids_the_first_and_both_can_go_on(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    first = say_yes(desk, held(desk, people, people.senior, Matter.LEGAL), people.senior)
    assert isinstance(first, Consultation)
    shelf.publish(shelf_with(markets()))
    second = say_yes(desk, take(desk, first, people.advisor), people.advisor)
    assert isinstance(second, Consultation) and second.approvals == (people.advisor.id,)
    third = say_yes(desk, take(desk, second, people.senior), people.senior)
    assert isinstance(third, Consultation) and third.state is State.RELEASED


def test_facts_given_between_two_reviews_void_the_first_even_where_the_draft_is_the_same(
    desk: Desk, people: People
) -> None:
    first = say_yes(desk, held(desk, people, people.senior, Matter.LEGAL), people.senior)
    assert isinstance(first, Consultation)
    second = take(desk, first, people.advisor)
    back = send_back(desk, people.advisor, one := second.id, second.version, "¿Algo más?")
    inform(desk, people.official, one, back.version, "No, nada más.")
    assert step(desk, "worker")
    now = take(desk, view(desk, people.advisor, one).consultation, people.advisor)
    now = reclassify(desk, people.advisor, one, now.version, Matter.LEGAL)
    outcome = say_yes(desk, now, people.advisor)
    assert isinstance(outcome, Consultation) and outcome.approvals == (people.advisor.id,)
    assert nothing_was_released(desk)


def test_sent_back_it_waits_for_its_asker_who_reads_the_question(desk: Desk, people: People) -> None:
    one = held(desk, people)
    send_back(desk, people.advisor, one.id, one.version, " ¿De qué mercado? ")
    seen = view(desk, people.official, one.id)
    assert (seen.consultation.state, seen.consultation.note) == (State.RETURNED, "¿De qué mercado?")
    assert [(note.kind, note.text, note.author) for note in seen.notes] == [("asked", "¿De qué mercado?", "")]
    with pytest.raises(Conflict):
        claims.claim(desk, people.advisor, one.id, one.version + 1)


@pytest.mark.parametrize("asked", ["", "\x00", "x" * 2_001])
def test_a_question_back_says_something(asked: str, desk: Desk, people: People) -> None:
    one = held(desk, people)
    with pytest.raises(InvalidInput, match="qué datos faltan"):
        send_back(desk, people.advisor, one.id, one.version, asked)


@pytest.mark.parametrize("reason", DeclineReason)
def test_declined_its_asker_reads_why_in_spanish(reason: DeclineReason, desk: Desk, people: People) -> None:
    one = held(desk, people)
    decline(desk, people.advisor, one.id, one.version, reason, "Escriba a la Contraloría.")
    seen = view(desk, people.official, one.id).consultation
    assert seen.state is State.DECLINED
    assert seen.note.endswith(". Escriba a la Contraloría.") and reason.value not in seen.note


def test_only_kept_approvals_make_a_kept_answer(desk: Desk, people: People) -> None:
    """The store refuses an answer whose approvals were made up in memory."""
    one = held(desk, people)
    kept = reviewing.open_draft(desk, people.advisor, one.id).kept
    made: Answer = answer_of(desk, one, kept, people.advisor)
    with pytest.raises(ValueError, match="approvals"), desk.database.writing() as connection:
        releases.add(connection, made, 1, kept.number, False, "x")
    assert nothing_was_released(desk)


def test_a_release_keeps_the_texts_as_they_were_whatever_comes(desk: Desk, people: People, shelf: Shelf) -> None:
    one = held(desk, people)
    say_yes(desk, one, people.advisor)
    with desk.database.reading() as connection:
        before = releases.last(connection, one.id)
    shelf.publish(shelf_with())
    staleness.sweep(desk)
    with desk.database.reading() as connection:
        after = releases.last(connection, one.id)
    assert before and after
    assert (after.sources, after.draft) == (before.sources, before.draft)
    assert "quince (15)" in after.sources[0].text
