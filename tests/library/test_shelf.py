"""The public library: what stands in it, for how long, and that nothing of who asked does."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from corpus.codec import encode
from corpus.errors import NotFound
from desk import asking, claims, consultations, decisions, retention, staleness
from desk.model import Account, Consultation, DeclineReason, State
from desk.service import Desk
from desk.sparing import Wish
from desk.tables_public import shelved
from library import agreements
from library.browsing import Entry, Wanted, browse, read
from library.memory import offers, take
from library.shelving import shelve
from tests.desk import gazette, world
from tests.desk.hands import answered, received
from tests.desk.hands import take as claimed
from tests.desk.world import QUESTION, Clock, People, Shelf
from tests.fakes import HashingEmbedder

ORDINANCE = "¿En qué horario se permite la carga y descarga de mercadería?"
PERMIT = "¿Qué requisitos tiene el permiso de comercio ambulatorio?"


@pytest.fixture
def source(desk: Desk, people: People) -> Consultation:
    """A released answer of a municipality that shares."""
    agreements.switch(desk, people.official, True)
    one = answered(desk, people.official, people.advisor)
    shelve(desk)
    return one


def shown(desk: Desk, **wanted: str) -> tuple[Entry, ...]:
    return browse(desk, Wanted(**wanted)).entries


def test_an_answer_is_there_with_its_question_its_topic_and_its_month(desk: Desk, source: Consultation) -> None:
    (one,) = shown(desk)
    assert (one.title, one.topic, one.month, one.stale) == (QUESTION, "licencias", "2026-11", False)
    opened = read(desk, one.id)
    assert opened.on == desk.today()
    assert opened.draft.citations
    assert opened.moved == ()


def test_its_id_is_not_the_consultations_and_stays(desk: Desk, source: Consultation) -> None:
    (one,) = shown(desk)
    assert one.id != source.id
    shelve(desk)
    assert shown(desk) == (one,)


def test_nothing_is_shared_that_nobody_agreed_to(desk: Desk, people: People) -> None:
    answered(desk, people.official, people.advisor)
    agreements.switch(desk, people.stranger, True)
    shelve(desk)
    assert shown(desk) == ()


End = Callable[[Desk, People, Consultation], object]


def withdraw(desk: Desk, people: People, one: Consultation) -> None:
    agreements.switch(desk, people.colleague, False)


def erase(desk: Desk, people: People, one: Consultation) -> None:
    retention.erase_account(desk, people.administrator, people.official.id)


def expire(desk: Desk, people: People, one: Consultation) -> None:
    later = replace(desk, now=lambda: world.NOON.replace(year=2028))
    retention.retain(later, 30)


@pytest.mark.parametrize("end", [withdraw, erase, expire])
def test_what_is_withdrawn_or_erased_is_gone_at_once_before_the_worker_looks(
    desk: Desk, people: People, source: Consultation, end: End
) -> None:
    (one,) = shown(desk)
    end(desk, people, source)
    assert browse(desk, Wanted()) == browse(desk, Wanted("multa")) == replace(browse(desk, Wanted()), entries=())
    assert browse(desk, Wanted()).topics == {}
    with pytest.raises(NotFound):
        read(desk, one.id)
    shelve(desk)
    with desk.database.reading() as connection:
        assert [row for row in connection.execute(select(shelved)) if row.shown] == []


def test_no_word_of_an_erased_question_is_left_to_search(desk: Desk, people: People, source: Consultation) -> None:
    retention.erase_account(desk, people.administrator, people.official.id)
    shelve(desk)
    with desk.database.reading() as connection:
        for row in connection.execute(select(shelved)):
            assert (row.title, row.words) == ("", "")


def test_an_agreement_given_again_brings_it_back_under_another_id(
    desk: Desk, people: People, source: Consultation
) -> None:
    (before,) = shown(desk)
    withdraw(desk, people, source)
    shelve(desk)
    agreements.switch(desk, people.official, True)
    shelve(desk)
    (after,) = shown(desk)
    assert (after.title, after.id != before.id) == (before.title, True)


def test_an_answer_declined_when_it_is_looked_at_again_is_gone_at_once(
    desk: Desk, people: People, shelf: Shelf, source: Consultation
) -> None:
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    staleness.sweep(desk)
    with desk.database.reading() as connection:
        one = consultations.get(connection, source.id)
    held = claimed(desk, one, people.advisor)
    assert [entry.stale for entry in shown(desk)] == [True]
    decisions.decline(desk, people.advisor, held.id, held.version, DeclineReason.OUT_OF_SCOPE)
    assert shown(desk) == ()


def test_one_sent_back_for_facts_is_withdrawn(desk: Desk, people: People, shelf: Shelf, source: Consultation) -> None:
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    staleness.sweep(desk)
    with desk.database.reading() as connection:
        one = consultations.get(connection, source.id)
    held = claims.claim(desk, people.advisor, one.id, one.version)
    decisions.send_back(desk, people.advisor, held.id, held.version, "¿Qué dice el acta?")
    assert shown(desk) == ()


def test_a_stale_answer_is_marked_with_what_changed_before_any_sweep(
    desk: Desk, people: People, shelf: Shelf, source: Consultation
) -> None:
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    (one,) = shown(desk)
    assert one.stale
    opened = read(desk, one.id)
    assert "treinta (30)" in str(opened.moved[0].now)


def test_stale_answers_come_after_all_that_hold_whatever_is_looked_for(
    desk: Desk, people: People, shelf: Shelf, clock: Clock, source: Consultation
) -> None:
    clock.move(days=40)
    answered(desk, people.official, people.advisor, PERMIT)
    clock.move(days=-40)
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    staleness.sweep(desk)
    shelve(desk)
    assert [(one.title, one.stale) for one in shown(desk)] == [(PERMIT, False), (QUESTION, True)]
    assert [one.stale for one in shown(desk, words="multa permiso apela plazo mercado")] == [False, True]


def test_an_answer_given_anew_keeps_its_place(desk: Desk, people: People, shelf: Shelf, source: Consultation) -> None:
    from desk.edits import edit
    from desk.model import EditReason
    from tests.desk.hands import approve, written

    (before,) = shown(desk)
    shelf.publish(gazette.shelf_with(gazette.amended(desk.today())))
    staleness.sweep(desk)
    with desk.database.reading() as connection:
        held = claims.claim(desk, people.advisor, source.id, consultations.get(connection, source.id).version)
    fresh = world.draft_of(desk)
    edit(
        desk, people.advisor, held.id, held.version, [written(one) for one in fresh.statements],
        [EditReason.WRONG_WORDING],
    )  # fmt: skip
    with desk.database.reading() as connection:
        done = approve(desk, consultations.get(connection, source.id), people.advisor)
    assert isinstance(done, Consultation) and done.state is State.RELEASED
    assert shown(desk) == (), "until what is searched of it is made anew"
    shelve(desk)
    (after,) = shown(desk)
    assert (after.id, after.stale) == (before.id, False)


def test_it_is_searched_by_words_in_any_form_and_by_topic(desk: Desk, people: People, source: Consultation) -> None:
    answered(desk, people.official, people.advisor, PERMIT)
    shelve(desk)
    assert [one.title for one in shown(desk, words="apelar multas")] == [QUESTION]
    assert [one.title for one in shown(desk, words="REQUISITO")] == [PERMIT]
    assert {one.title for one in shown(desk, words="apelar requisitos")} == {QUESTION, PERMIT}, "some of the words"
    assert shown(desk, words="nepotismo") == ()
    assert shown(desk, topic="ambiente") == ()
    assert {one.title for one in shown(desk, words="de la", topic="licencias")} == {QUESTION, PERMIT}


def test_it_comes_page_by_page(desk: Desk, people: People, source: Consultation) -> None:
    answered(desk, people.official, people.advisor, PERMIT)
    shelve(desk)
    pages = [browse(desk, Wanted(), start, 1) for start in (0, 1, 2)]
    assert [found.total for found in pages] == [2, 2, 2]
    assert {one.title for found in pages for one in found.entries} == {QUESTION, PERMIT}
    assert pages[2].entries == ()


def test_an_answer_by_a_municipalitys_own_rule_would_tell_where_it_was_asked(desk: Desk, people: People) -> None:
    agreements.switch(desk, people.official, True)
    answered(desk, people.official, people.senior, ORDINANCE)
    assert shelve(desk) is False
    assert shown(desk) == ()


def test_a_taken_answer_a_follow_up_and_one_with_facts_are_left_out(
    desk: Desk, people: People, source: Consultation
) -> None:
    encode_text = HashingEmbedder().query
    take(desk, people.colleague, encode_text, QUESTION, offers(desk, people.colleague, encode_text, QUESTION)[0].id)
    answered(desk, people.official, people.advisor, f"{PERMIT} ¿Y ese plazo?", parent=source.id)
    asked = received(desk, people.official, "¿En qué plazo se apela una multa?")
    held = claims.claim(desk, people.advisor, asked.id, asked.version)
    back = decisions.send_back(desk, people.advisor, held.id, held.version, "¿De qué mercado?")
    asking.inform(desk, people.official, back.id, back.version, "Del mercado central.")
    shelve(desk)
    assert [one.title for one in shown(desk)] == [QUESTION]


PERSONAL = {
    "of herself": "Soy regidora y pregunto: ¿en qué plazo se apela una multa del mercado?",
    "of a place": "¿En qué plazo se apela una multa del mercado en San Jacinto?",
    "of a day": "¿En qué plazo se apela una multa del mercado puesta el 12 de marzo?",
    "of a paper": "¿En qué plazo se apela una multa del mercado del Informe N° 012-2026?",
    "of somebody": "¿En qué plazo apela Juana Quispe una multa del mercado?",
    "of a number": "¿En qué plazo se apela una multa del mercado? DNI [DNI omitido]",
    "of a whole story": f"{'Hubo un operativo y después otro. ' * 8} ¿En qué plazo se apela una multa del mercado?",
}


@pytest.mark.parametrize("question", PERSONAL.values(), ids=list(PERSONAL))
def test_a_question_that_tells_of_somebody_is_not_shown_nor_searched(desk: Desk, people: People, question: str) -> None:
    agreements.switch(desk, people.official, True)
    answered(desk, people.official, people.advisor, question, wish=Wish.OMIT)
    shelve(desk)
    (one,) = shown(desk)
    assert one.title.startswith("Respuesta según artículo 5")
    for word in ("regidora", "Jacinto", "marzo", "Informe", "Juana", "Quispe", "omitido", "operativo"):
        assert shown(desk, words=word) == ()


def told(desk: Desk) -> str:
    """All that the library says, as JSON."""
    found = browse(desk, Wanted())
    opened = [read(desk, one.id) for one in found.entries]
    return json.dumps(encode([found, opened]), ensure_ascii=False, default=str)


def secrets(who: Account, one: Consultation) -> list[str]:
    place = one.municipality.place
    named = (who.id, who.username, who.email, who.office or who.username, one.id, one.municipality.ubigeo)
    return [str(text) for text in (*named, place.district, place.province, "2026-11-23T", one.asker)]


def test_nothing_of_the_asker_is_in_it(desk: Desk, people: People, source: Consultation) -> None:
    said = told(desk)
    assert [text for text in secrets(people.official, source) if text in said] == []
    assert people.advisor.id not in said


def test_a_name_in_an_answer_is_left_out_once_more_when_it_is_shown(
    desk: Desk, people: People, source: Consultation
) -> None:
    from sqlalchemy import update

    from desk.tables import release

    with desk.database.reading() as connection:
        content = connection.execute(select(release.c.content)).scalar_one()
    content["statements"][0]["text"] += " Llame al 987 654 321 o a juana@muni.test."
    content["caveats"] = ["Lo dijo la Sra. Juana Quispe."]
    with desk.database.writing() as connection:
        connection.execute(update(release).values(content=content))
    said = told(desk)
    for secret in ("987 654 321", "juana@muni.test", "Quispe"):
        assert secret not in said
