"""Released answers offered for like questions: when, to whom, for how long, and what taking one leaves behind."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from corpus.errors import Conflict, Forbidden, PersonalData
from corpus.model import Place
from desk import asking, consultations, reviewing, staleness, verification
from desk.model import Account, State
from desk.service import Desk
from desk.tables import consultation as table
from desk.tables import taken
from library import agreements
from library.memory import fits, offers, take
from tests.desk import gazette, world
from tests.desk.hands import answered
from tests.desk.world import QUESTION, People, Shelf
from tests.fakes import HashingEmbedder

encode = HashingEmbedder().query
LIKE = "Buenas tardes. ¿en qué plazo se apela una multa del mercado?"


@pytest.fixture
def source(desk: Desk, people: People) -> str:
    """The number of a released answer to an official of San Jacinto."""
    return answered(desk, people.official, people.advisor).id


def offered(desk: Desk, who: Account, question: str = LIKE, day: date | None = None) -> list[str]:
    return [one.source for one in offers(desk, who, encode, question, day)]


def test_a_colleague_who_asks_the_same_is_offered_the_answer(desk: Desk, people: People, source: str) -> None:
    assert offered(desk, people.colleague) == [source]


def test_another_municipality_is_offered_it_only_while_the_askers_agrees(
    desk: Desk, people: People, source: str
) -> None:
    assert offered(desk, people.stranger) == []
    agreements.switch(desk, people.colleague, True)
    assert offered(desk, people.stranger) == [source]
    agreements.switch(desk, people.official, False)
    assert offered(desk, people.stranger) == []


def test_only_officials_of_a_municipality_speak_for_it(desk: Desk, people: People) -> None:
    for who in (people.advisor, people.editor, people.administrator):
        with pytest.raises(Forbidden):
            agreements.switch(desk, who, True)


DIFFERENT = [
    "¿En qué plazo se paga una multa del mercado?",
    "¿En qué plazo no se apela una multa del mercado?",
    "¿En qué plazo se apelan dos multas del mercado?",
    "¿Quién apela una multa del mercado?",
    "¿En qué plazo se apela la clausura de un puesto del mercado?",
    "¿En qué plazo se apela una multa del mercado según la Ley 88001?",
]


@pytest.mark.parametrize("question", DIFFERENT)
def test_a_question_that_differs_in_what_decides_is_offered_nothing(
    desk: Desk, people: People, source: str, question: str
) -> None:
    assert offered(desk, people.colleague, question) == []


def test_a_past_day_is_offered_no_answer_of_todays_law(desk: Desk, people: People, source: str) -> None:
    assert offered(desk, people.colleague, day=date(2020, 1, 1)) == []


def test_nothing_is_offered_once_what_it_cites_changed_before_any_sweep(
    desk: Desk, people: People, shelf: Shelf, source: str
) -> None:
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    assert offered(desk, people.colleague) == []


def test_what_was_offered_and_changed_meanwhile_can_not_be_taken(
    desk: Desk, people: People, shelf: Shelf, source: str
) -> None:
    one = offers(desk, people.colleague, encode, LIKE)[0]
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    with pytest.raises(Conflict):
        take(desk, people.colleague, encode, LIKE, one.id)
    with desk.database.reading() as connection:
        assert connection.execute(select(taken)).all() == []


def test_what_is_taken_is_answered_at_once_and_recorded_apart(desk: Desk, people: People, source: str) -> None:
    one = offers(desk, people.colleague, encode, LIKE)[0]
    done = take(desk, people.colleague, encode, LIKE, one.id)
    seen = asking.view(desk, people.colleague, done.id)
    assert (done.state, seen.consultation.question) == (State.RELEASED, LIKE)
    assert seen.answer and seen.answer.draft.text == one.answer.draft.text
    with desk.database.reading() as connection:
        rows = connection.execute(select(taken.c.consultation, taken.c.source)).all()
        assert [tuple(row) for row in rows] == [(done.id, source)]
        found = verification.verify(connection)
    assert isinstance(found, verification.Verified) and found.faults == ()


def test_an_advisor_is_not_counted_an_approval_for_what_is_taken(desk: Desk, people: People, source: str) -> None:
    take(desk, people.colleague, encode, LIKE, offers(desk, people.colleague, encode, LIKE)[0].id)
    load = {one.username: one.approved for one in reviewing.load(desk, people.senior)}
    assert load["advisor"] == 1


def test_a_taken_answer_goes_stale_like_the_one_it_came_from(
    desk: Desk, people: People, shelf: Shelf, source: str
) -> None:
    done = take(desk, people.colleague, encode, LIKE, offers(desk, people.colleague, encode, LIKE)[0].id)
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    assert set(staleness.sweep(desk)) == {source, done.id}


def test_a_taken_answer_is_not_offered_again_in_its_own_name(desk: Desk, people: People, source: str) -> None:
    take(desk, people.colleague, encode, LIKE, offers(desk, people.colleague, encode, LIKE)[0].id)
    assert offered(desk, people.official) == [source]


def test_nothing_of_the_first_asker_or_its_words_is_in_an_offer(desk: Desk, people: People) -> None:
    words = f"{QUESTION} Zarzamora."
    answered(desk, people.official, people.advisor, words)
    agreements.switch(desk, people.official, True)
    found = offers(desk, people.stranger, encode, words)
    assert len(found) == 1
    shown = f"{found[0].title} {found[0].answer.draft}"
    for secret in (people.official.id, people.official.username, "Zarzamora", "San Jacinto"):
        assert secret not in shown


def test_an_unreviewed_draft_is_never_offered(desk: Desk, people: People) -> None:
    world.drafted(desk, people.official)
    assert offered(desk, people.colleague) == []


PLACES = [
    (Place(), True),
    (Place("Lima"), True),
    (Place("LIMA", "Lima"), True),
    (Place("Lima", "Lima", "San Jacinto"), True),
    (Place("Lima", "Lima", "El Molino"), False),
    (Place("Cusco"), False),
]


@pytest.mark.parametrize(("place", "wanted"), PLACES)
def test_a_norm_fits_the_nation_the_region_the_province_and_the_district_of_the_asker(
    place: Place, wanted: bool
) -> None:
    assert fits(place, world.JACINTO.place) is wanted


def test_an_answer_by_an_ordinance_is_not_offered_next_door(desk: Desk, people: People) -> None:
    question = "¿En qué horario se permite la carga y descarga de mercadería?"
    one = answered(desk, people.official, people.senior, question)
    agreements.switch(desk, people.official, True)
    assert offered(desk, people.colleague, question) == [one.id]
    assert offered(desk, people.stranger, question) == []


def test_an_account_without_a_municipality_is_offered_nothing(desk: Desk, people: People, source: str) -> None:
    assert offers(desk, replace(people.official, municipality=None), encode, LIKE) == ()


def test_both_consultations_stay_whole_in_the_database(desk: Desk, people: People, source: str) -> None:
    done = take(desk, people.colleague, encode, LIKE, offers(desk, people.colleague, encode, LIKE)[0].id)
    with desk.database.reading() as connection:
        states = {row.id: row.state for row in connection.execute(select(table))}
        assert consultations.get(connection, done.id).asker == people.colleague.id
    assert states == {source: "released", done.id: "released"}


def test_personal_data_in_the_question_are_not_kept_with_what_is_taken(desk: Desk, people: People, source: str) -> None:
    words = f"{LIKE} DNI 45678912"
    one = offers(desk, people.colleague, encode, LIKE)[0]
    with pytest.raises(PersonalData):
        take(desk, people.colleague, encode, words, one.id)
