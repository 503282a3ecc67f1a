"""A consultation as the question that is searched and drafted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk.asking import ask
from desk.model import Note
from desk.questions import day_of, leans, question_of, whole_text
from desk.service import Desk
from qa_service.model import Question
from tests.desk.world import NOON, QUESTION, People, consultation
from tests.qa_service.laws import TODAY

LEANS = [
    ("¿Y si es feriado?", True),
    ("Entonces, ¿quién firma?", True),
    ("¿Ese plazo se amplía?", True),
    ("¿Cómo se notifica dicha multa?", True),
    ("En ese caso, ¿qué hago?", True),
    ("¿Qué requisitos tiene el permiso?", False),
    ("¿Quién preside el concejo?", False),
]


@pytest.mark.parametrize(("question", "leant"), LEANS)
def test_a_follow_up_leans_on_the_question_before_or_not(question: str, leant: bool) -> None:
    assert leans(question) is leant


def note(kind: str, text: str) -> Note:
    """Something said."""
    return Note("c", "somebody", kind, text, NOON)


def test_facts_are_part_of_the_question_and_what_else_was_said_is_not() -> None:
    said = [note("asked", "¿De qué año?"), note("facts", "De 2024."), note("hand_over", "Es difícil.")]
    assert whole_text("¿Qué plazo hay?", said) == "¿Qué plazo hay?\n\nDe 2024."


def test_the_question_before_comes_last_and_only_where_it_is_leant_on() -> None:
    facts = [note("facts", "Es de ayer.")]
    assert whole_text("¿Y si es feriado?", facts, QUESTION) == f"¿Y si es feriado?\n\nEs de ayer.\n\n{QUESTION}"
    assert whole_text(QUESTION, (), "¿Quién preside el concejo?") == QUESTION


def test_no_thread_is_too_long_to_be_read() -> None:
    facts = [note("facts", "x" * 2_000) for _ in range(9)]
    assert len(whole_text("y" * 4_000, facts)) == 8_000


def test_a_follow_up_finds_what_the_question_before_asked_about(desk: Desk, people: People) -> None:
    first = ask(desk, people.official, QUESTION)
    second = ask(desk, people.official, "¿Y si es feriado?", parent=first.id)
    with desk.database.reading() as connection:
        made = question_of(connection, second)
    assert made == Question(second.id, f"¿Y si es feriado?\n\n{QUESTION}", None, people.official.municipality.place)  # type: ignore[union-attr]
    assert desk.answer(made, desk.searcher()).hits[0].wording.provision.eid == "art_5"


DAYS = [
    # what is asked, the day given, days since it was asked; the day whose law answers, whether it is a past one
    ("¿Qué plazo hay?", None, 0, TODAY, False),
    ("¿Qué plazo hay?", None, 9, TODAY + timedelta(days=9), False),
    ("¿Qué plazo había en 2019?", None, 0, date(2019, 12, 31), True),
    ("¿Qué plazo hay?", date(2020, 5, 1), 0, date(2020, 5, 1), True),
    ("¿Qué plazo hay?", TODAY, 9, TODAY + timedelta(days=9), False),
    ("¿Qué plazo habrá?", date(2027, 1, 1), 0, date(2027, 1, 1), False),
]


@pytest.mark.parametrize(("asked", "given", "since", "day", "past"), DAYS)
def test_the_law_is_that_of_today_unless_another_day_was_asked_about(
    asked: str, given: date | None, since: int, day: date, past: bool, desk: Desk, people: People
) -> None:
    one = replace(consultation(people.official, asked), as_of=given)
    later = replace(desk, today=lambda: TODAY + timedelta(days=since))
    question = Question(one.id, asked, given)
    assert day_of(later, one, question, desk.searcher()) == (day, past)
