"""A draft while a model writes it: seen by advisors, by nobody else, and gone once it is kept."""

from dataclasses import replace

import pytest

from corpus.errors import AbsuelveError
from desk import consultations, worker, writings
from desk.model import Account, Consultation, State
from desk.service import Desk
from drafters.spending import payer
from drafters.watching import tell
from index.model import Searcher
from qa_service.model import Question, Result
from tests.desk.world import People, consultation

WORDS = "El plazo para apelar es de quince días [[K7Q2]]"


def ask(desk: Desk, asker: Account) -> Consultation:
    with desk.database.writing() as connection:
        one = consultation(asker, "¿En qué plazo se apela una multa del mercado?", desk.now())
        return consultations.add(connection, one, [], desk.now())


def drafting(desk: Desk, people: People, one: Consultation) -> list[str]:
    """Draft it with a pipeline that tells the words; what each reader is given meanwhile."""
    seen: list[str] = []

    def answer(question: Question, searcher: Searcher) -> Result:
        tell(WORDS)
        for reader in (people.advisor, people.official, people.editor):
            try:
                found = writings.of(desk, reader, one.id)
                seen.append(found.text if found else "")
            except AbsuelveError as error:
                seen.append(type(error).__name__)
        return desk.answer(question, searcher)

    assert worker.step(replace(desk, answer=answer), "w")
    return seen


def test_an_advisor_sees_the_text_grow_and_an_official_or_editor_never(desk: Desk, people: People) -> None:
    one = ask(desk, people.official)
    seen = drafting(desk, people, one)
    assert seen[0] == WORDS
    assert WORDS not in seen[1:] and set(seen[1:]) <= {"Forbidden", "NotFound"}


def test_nothing_of_it_stays_once_the_draft_is_kept(desk: Desk, people: People) -> None:
    one = ask(desk, people.official)
    drafting(desk, people, one)
    assert writings.of(desk, people.advisor, one.id) is None
    with desk.database.reading() as connection:
        assert consultations.get(connection, one.id).state is State.DRAFTED


def test_it_is_written_down_at_most_once_a_second(desk: Desk, people: People) -> None:
    one, now = ask(desk, people.official), [0.0]
    with writings.shown(desk, one.id, clock=lambda: now[0]):
        seen = []
        for at, text in ((0.0, "a"), (0.4, "ab"), (0.9, "abc"), (1.0, "abcd")):
            now[0] = at
            tell(text)
            found = writings.of(desk, people.advisor, one.id)
            seen.append(found.text if found else "")
    assert seen == ["a", "a", "a", "abcd"]


def test_who_watches_nothing_is_told_nothing() -> None:
    tell("nadie mira")
    with pytest.raises(ZeroDivisionError), writings.watched(lambda _: None):
        raise ZeroDivisionError


def test_what_a_model_is_asked_is_charged_to_the_asker(desk: Desk, people: People) -> None:
    one, payers = ask(desk, people.official), [payer()]

    def answer(question: Question, searcher: Searcher) -> Result:
        payers.append(payer())
        return desk.answer(question, searcher)

    assert worker.step(replace(desk, answer=answer), "w")
    assert [*payers, payer()] == ["", one.asker, ""]
