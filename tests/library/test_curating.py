"""Curated answers: written by an advisor, released by another, offered in every wording while the law holds."""

from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import select

from corpus.errors import Conflict, Forbidden, InvalidInput, NotFound, Outdated
from desk import asking, audit, staleness, verification
from desk.edits import Quoted, Written
from desk.model import Account, State
from desk.release import Hindrance, Refused
from desk.service import Desk
from desk.tables import taken
from library import agreements, curating
from library.curated import Curated, Standing
from library.memory import offers, take
from tests.desk import gazette, world
from tests.desk.hands import answered, written
from tests.desk.world import QUESTION, People, Shelf
from tests.fakes import HashingEmbedder

encode = HashingEmbedder().query
WORDINGS = (QUESTION, "¿Cuántos días da la ley para apelar la multa de un puesto?")
PARAPHRASE = "Buen día: ¿Cuántos días da la ley para apelar la multa de un puesto?"
ORDINANCE = "¿En qué horario se permite la carga y descarga de mercadería?"


def statements(desk: Desk, question: str = QUESTION) -> list[Written]:
    return [written(one) for one in world.draft_of(desk, question).statements]


def wrote(desk: Desk, by: Account, wordings: Sequence[str] = WORDINGS, question: str = QUESTION) -> Curated:
    return curating.write(desk, by, wordings, statements(desk, question))


def release(desk: Desk, by: Account, one: Curated) -> Curated | Refused:
    sheet = curating.opened(desk, by, one.id)
    return curating.publish(desk, by, one.id, sheet.curated.version, sheet.curated.digest, sheet.generation)


@pytest.fixture
def ready(desk: Desk, people: People) -> Curated:
    """A released one."""
    done = release(desk, people.senior, wrote(desk, people.advisor))
    assert isinstance(done, Curated), done
    return done


def offered(desk: Desk, who: Account, question: str = PARAPHRASE) -> list[str]:
    return [one.source for one in offers(desk, who, encode, question)]


def test_every_wording_of_it_is_answered_in_every_municipality(desk: Desk, people: People, ready: Curated) -> None:
    for who in (people.official, people.stranger):
        for wording in WORDINGS:
            assert offered(desk, who, wording) == [ready.id]
    (one,) = offers(desk, people.stranger, encode, PARAPHRASE)
    assert (one.title, one.curated) == (WORDINGS[0], True)


def test_a_question_unlike_all_its_wordings_is_not(desk: Desk, people: People, ready: Curated) -> None:
    assert offered(desk, people.official, "¿En qué plazo no se apela una multa del mercado?") == []
    assert offered(desk, people.official, "¿Qué requisitos tiene el permiso?") == []


def test_nothing_is_offered_before_a_senior_advisor_who_did_not_write_it_released_it(
    desk: Desk, people: People
) -> None:
    one = wrote(desk, people.senior)
    assert offered(desk, people.official) == []
    with pytest.raises(Conflict, match="usted"):
        release(desk, people.senior, one)
    with pytest.raises(Forbidden):
        release(desk, people.advisor, one)
    assert isinstance(release(desk, people.other_senior, one), Curated)
    assert offered(desk, people.official) == [one.id]


@pytest.mark.parametrize("name", ["official", "editor", "evaluator", "administrator"])
def test_only_those_who_review_curate(desk: Desk, people: People, name: str, ready: Curated) -> None:
    who = getattr(people, name)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: wrote(desk, who),
        lambda: curating.opened(desk, who, ready.id),
        lambda: curating.listed(desk, who, None, None, 10),
        lambda: curating.withdraw(desk, who, ready.id, ready.version),
        lambda: curating.adopt(desk, who, ready.id, WORDINGS),
    )
    for attempt in attempts:
        with pytest.raises(Forbidden):
            attempt()


def test_what_the_checks_find_unsupported_is_kept_and_can_not_be_released(desk: Desk, people: People) -> None:
    (first, *_) = statements(desk)
    wrong = Written("El plazo es de noventa (90) días hábiles.", first.citations)
    one = curating.write(desk, people.advisor, WORDINGS, [wrong])
    assert curating.opened(desk, people.advisor, one.id).draft.statements[0].failed
    refused = release(desk, people.senior, one)
    assert isinstance(refused, Refused)
    assert refused.hindrance is Hindrance.UNSOUND


def test_without_a_citation_there_is_nothing_to_release(desk: Desk, people: People) -> None:
    one = curating.write(desk, people.advisor, WORDINGS, [Written("Apele cuando guste.")])
    refused = release(desk, people.senior, one)
    assert isinstance(refused, Refused)
    assert refused.hindrance is Hindrance.EMPTY


def test_words_that_the_law_does_not_have_are_refused(desk: Desk, people: People) -> None:
    quoted = Quoted("ley-99001#art_5", None, "en el plazo de noventa días")
    with pytest.raises(InvalidInput, match="tal cual"):
        curating.write(desk, people.advisor, WORDINGS, [Written("El plazo es de noventa días.", (quoted,))])


def test_a_release_names_what_was_read(desk: Desk, people: People, shelf: Shelf) -> None:
    one = wrote(desk, people.advisor)
    sheet = curating.opened(desk, people.senior, one.id)
    other = curating.publish(desk, people.senior, one.id, 1, "0" * 64, sheet.generation)
    old = curating.publish(desk, people.senior, one.id, 1, sheet.curated.digest, "gen-000000-otra")
    assert isinstance(other, Refused) and isinstance(old, Refused)
    assert (other.hindrance, old.hindrance) == (Hindrance.UNAPPROVED, Hindrance.GENERATION)


def test_it_is_offered_no_more_the_moment_what_it_cites_changes_and_its_advisors_see_it(
    desk: Desk, people: People, shelf: Shelf, ready: Curated
) -> None:
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    assert offered(desk, people.official) == []
    sheet = curating.opened(desk, people.advisor, ready.id)
    assert not sheet.offered
    assert "treinta (30)" in str(sheet.moved[0].now)


def test_a_change_takes_it_back_until_it_is_released_again(desk: Desk, people: People, ready: Curated) -> None:
    after = curating.change(desk, people.second, ready.id, ready.version, WORDINGS[1:], statements(desk))
    assert (after.state, after.author, after.approval) == (Standing.WRITTEN, people.second.id, None)
    assert offered(desk, people.official) == []
    assert isinstance(release(desk, people.senior, after), Curated)
    assert offered(desk, people.official) == [ready.id]


def test_two_advisors_do_not_overwrite_one_another(desk: Desk, people: People, ready: Curated) -> None:
    curating.change(desk, people.second, ready.id, ready.version, WORDINGS, statements(desk))
    with pytest.raises(Outdated):
        curating.change(desk, people.advisor, ready.id, ready.version, WORDINGS, statements(desk))
    with pytest.raises(Outdated):
        curating.withdraw(desk, people.advisor, ready.id, ready.version)


def test_what_is_withdrawn_is_offered_no_more_and_those_who_took_it_keep_it(
    desk: Desk, people: People, ready: Curated
) -> None:
    (one,) = offers(desk, people.official, encode, PARAPHRASE)
    done = take(desk, people.official, encode, PARAPHRASE, one.id)
    gone = curating.withdraw(desk, people.advisor, ready.id, ready.version)
    assert offered(desk, people.official) == []
    assert asking.view(desk, people.official, done.id).answer
    with pytest.raises(Conflict):
        curating.withdraw(desk, people.advisor, ready.id, gone.version)
    with pytest.raises(Conflict):
        release(desk, people.senior, gone)


def test_what_is_taken_is_answered_at_once_and_goes_stale_like_any(
    desk: Desk, people: People, shelf: Shelf, ready: Curated
) -> None:
    (one,) = offers(desk, people.official, encode, PARAPHRASE)
    done = take(desk, people.official, encode, PARAPHRASE, one.id)
    seen = asking.view(desk, people.official, done.id)
    assert (done.state, seen.answer and seen.answer.draft.text) == (State.RELEASED, ready.draft.text)
    with desk.database.reading() as connection:
        rows = [(row.consultation, row.source, row.curated) for row in connection.execute(select(taken))]
        found = verification.verify(connection)
    assert rows == [(done.id, None, ready.id)]
    assert isinstance(found, verification.Verified) and found.faults == ()
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    assert staleness.sweep(desk) == (done.id,)


def test_what_was_withdrawn_between_offer_and_taking_can_not_be_taken(
    desk: Desk, people: People, ready: Curated
) -> None:
    (one,) = offers(desk, people.official, encode, PARAPHRASE)
    curating.withdraw(desk, people.advisor, ready.id, ready.version)
    with pytest.raises(Conflict):
        take(desk, people.official, encode, PARAPHRASE, one.id)


def test_an_answer_by_a_municipalitys_rule_is_offered_at_its_place_alone(desk: Desk, people: People) -> None:
    one = release(desk, people.senior, wrote(desk, people.advisor, [ORDINANCE], ORDINANCE))
    assert isinstance(one, Curated)
    assert offered(desk, people.official, ORDINANCE) == [one.id]
    assert offered(desk, people.stranger, ORDINANCE) == []


def test_it_is_taken_from_a_released_answer_that_is_shared_under_the_advisors_own_words(
    desk: Desk, people: People
) -> None:
    source = answered(desk, people.official, people.advisor)
    with pytest.raises(Conflict, match="no comparte"):
        curating.adopt(desk, people.advisor, source.id, WORDINGS[1:])
    agreements.switch(desk, people.official, True)
    one = curating.adopt(desk, people.advisor, source.id, WORDINGS[1:])
    assert (one.wordings, one.state) == (WORDINGS[1:], Standing.WRITTEN)
    assert isinstance(release(desk, people.senior, one), Curated)
    assert one.id in offered(desk, people.stranger)


def test_one_that_is_not_answered_or_gone_stale_can_not_be_taken_over(desk: Desk, people: People, shelf: Shelf) -> None:
    agreements.switch(desk, people.official, True)
    waiting = world.drafted(desk, people.official)
    source = answered(desk, people.official, people.advisor)
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    staleness.sweep(desk)
    for id in (waiting.id, source.id):
        with pytest.raises(Conflict):
            curating.adopt(desk, people.advisor, id, WORDINGS)
    with pytest.raises(NotFound):
        curating.adopt(desk, people.advisor, "0" * 32, WORDINGS)


@pytest.mark.parametrize(
    "wordings", [[], [" "], ["¿Quién ganó el partido de fútbol?"], ["x" * 501], [f"¿Plazo {n}?" for n in range(21)]]
)
def test_what_is_no_question_of_the_services_is_no_wording(desk: Desk, people: People, wordings: list[str]) -> None:
    with pytest.raises(InvalidInput):
        wrote(desk, people.advisor, wordings)


def test_personal_data_are_left_out_of_wordings_and_statements(desk: Desk, people: People) -> None:
    one = curating.write(
        desk, people.advisor, [f"{QUESTION} DNI 45678912"], [Written("Llame al 987 654 321."), *statements(desk)]
    )
    assert "45678912" not in str(one)
    assert "987 654 321" not in str(one)


def test_they_are_listed_by_state_page_by_page(desk: Desk, people: People, ready: Curated) -> None:
    draft = wrote(desk, people.advisor)
    by_state = {
        state: [sheet.curated.id for sheet in curating.listed(desk, people.senior, state, None, 10).items]
        for state in Standing
    }
    assert by_state == {Standing.WRITTEN: [draft.id], Standing.RELEASED: [ready.id], Standing.WITHDRAWN: []}
    first = curating.listed(desk, people.senior, None, None, 1)
    rest = curating.listed(desk, people.senior, None, first.next, 1)
    assert {one.curated.id for one in (*first.items, *rest.items)} == {draft.id, ready.id}
    assert rest.next is None
    with pytest.raises(InvalidInput):
        curating.listed(desk, people.senior, None, "x", 1)


def test_every_step_is_in_the_record_and_the_record_is_whole(desk: Desk, people: People, ready: Curated) -> None:
    after = curating.change(desk, people.advisor, ready.id, ready.version, WORDINGS, statements(desk))
    curating.withdraw(desk, people.advisor, ready.id, after.version)
    with desk.database.reading() as connection:
        steps = [(one.action, one.actor) for one in audit.entries(connection) if one.subject == ready.id]
        found = verification.verify(connection)
    assert steps == [
        ("curate", people.advisor.id),
        ("release_curated", people.senior.id),
        ("edit_curated", people.advisor.id),
        ("withdraw_curated", people.advisor.id),
    ]
    assert isinstance(found, verification.Verified) and found.faults == ()
