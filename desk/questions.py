"""A consultation as the question that is searched and drafted: with the facts given later and what it follows up."""

import re
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from desk import consultations, deadlines, notes
from desk.model import Consultation, Note
from desk.notes import Kind
from desk.service import Desk
from index.model import Searcher
from ingest.folding import fold
from privacy.finding import redact
from qa_service.answering import scope_of
from qa_service.model import Question, Understanding
from qa_service.understanding import LONGEST_QUESTION, understand

# ¿Y si es domingo? · Entonces, ¿quién firma? · ¿Ese plazo se amplía? · ¿Cómo se notifica dicha multa?
_LEANS = re.compile(
    r"^\W*(?:y|e|o|entonces|pero|ademas|tambien|en\s+(?:ese|tal|este)\s+caso|de\s+ser\s+asi)\b"
    r"|\b(?:es[eoa]s?|dich[oa]s?|lo\s+anterior|l[oa]s?\s+(?:mism[oa]s?))\b"
)


def question_of(connection: Connection, consultation: Consultation) -> Question:
    """What is to be answered now, with every fact given since it was asked."""
    parent = consultations.get(connection, consultation.parent) if consultation.parent else None
    said = notes.of(connection, consultation.id)
    return Question(
        consultation.id,
        whole_text(consultation.question, said, parent.question if parent else None),
        consultation.as_of,
        consultation.municipality.place,
    )


def whole_text(question: str, said: Iterable[Note], before: str | None = None) -> str:
    """The question, the facts that its asker added, and what it leans on of the one before in its thread.

    All without personal data, which neither search nor drafter needs. What is longer than a question can be read is cut
    at the end, so that no thread can be too long to be answered.
    """
    leant = [before] if before and leans(question) else []
    facts = [note.text for note in said if note.kind == Kind.FACTS]
    return "\n\n".join(map(redact, [question, *facts, *leant]))[:LONGEST_QUESTION]


def leans(question: str) -> bool:
    """Whether a follow-up can't be understood without the question before it."""
    return bool(_LEANS.search(fold(question)))


def understood(question: Question, searcher: Searcher, today: date) -> Understanding:
    """The question as it is read against the index served; raises `InvalidQuestion`."""
    return understand(question, scope_of(searcher), today)


def day_of(desk: Desk, consultation: Consultation, question: Question, searcher: Searcher) -> tuple[date, bool]:
    """The day whose law answers the question, and whether it is a past one that the asker chose.

    "El año pasado" counts from the day of asking; a question about no day is about the day on which it is answered.
    """
    asked, today = deadlines.day_of(consultation.asked_at), desk.today()
    day = understood(question, searcher, asked).query.as_of
    return (today, False) if day == asked else (day, day < today)
