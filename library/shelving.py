"""Which answers stand in the public library, and what is searched of each.

Whether one may be read is not kept: `readable` asks it of the consultation and of its municipality's agreement each
time. So whatever is withdrawn is gone at once; the worker only adds what is new and clears away what is gone.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, or_, select

from corpus.identifiers import RegulationId
from desk import consultations, releases
from desk.columns import ERASED
from desk.consultations import fresh_id
from desk.deadlines import day_of
from desk.model import Consultation, State
from desk.notes import Kind
from desk.releases import Released
from desk.service import Desk
from desk.tables import agreement, consultation, note, release, taken
from desk.tables_public import shelved as table
from index.model import Searcher
from index.tokens import stems
from insight.topics import topic_of
from library.anonymity import impersonal, names, printed, spared, title_of

_BATCH = 100
# An answer that an advisor looks at again stays, marked; one sent back for facts, or declined, is withdrawn.
_STATES = tuple(state.value for state in (State.RELEASED, State.STALE, State.IN_REVIEW))


@dataclass(frozen=True, slots=True)
class Shelved:
    """An answer as it is found in the library. One that is not `shown` was looked at and must stay out."""

    consultation: str
    release: int
    topic: str = ""
    month: str = ""
    title: str = ""
    words: str = ""

    @property
    def shown(self) -> bool:
        """Whether it stands in the library."""
        return bool(self.title)


def readable() -> ColumnElement[bool]:
    """What holds of a consultation and its last release while everybody may read its answer.

    Its municipality shares; it is answered, for today's law; nobody but the asker's question went into it.
    """
    own = or_(
        consultation.c.id.in_(select(note.c.consultation).where(note.c.kind == Kind.FACTS.value)),
        consultation.c.id.in_(select(taken.c.consultation)),
    )
    return and_(
        consultation.c.ubigeo.in_(select(agreement.c.ubigeo).where(agreement.c.shares)),
        consultation.c.state.in_(_STATES),
        consultation.c.parent.is_(None),
        release.c.consultation == consultation.c.id,
        release.c.number == consultation.c.released,
        release.c.dated.is_(False),
        ~own,
    )


def shelve(desk: Desk) -> bool:
    """Take in answers that may be read and clear away those that may not; whether there may be more to do."""
    searcher = desk.searcher()
    with desk.database.reading() as connection:
        fresh = _fresh(connection)
        gone = _gone(connection)
        made = [_shelved(consultations.of(row), found, searcher) for row, found in fresh]
    if not made and not gone:
        return False
    with desk.database.writing() as connection:
        ids = [one.consultation for one in made]
        known = select(table.c.consultation, table.c.id).where(table.c.consultation.in_(ids))
        kept = {row.consultation: row.id for row in connection.execute(known)}
        connection.execute(delete(table).where(or_(table.c.consultation.in_(ids), table.c.id.in_(gone))))
        rows = [_row(one, kept.get(one.consultation)) for one in made if _still(connection, one)]
        if rows:
            connection.execute(insert(table), rows)
    return len(made) == _BATCH


def _fresh(connection: Connection) -> list[tuple[Row[Any], Released]]:
    """What may be read and was not looked at since its last release."""
    seen = select(table.c.id).where(
        table.c.consultation == consultation.c.id, table.c.release == consultation.c.released
    )
    query = select(consultation).where(readable(), ~seen.exists()).order_by(consultation.c.id).limit(_BATCH)
    rows = [(row, releases.last(connection, row.id)) for row in connection.execute(query).all()]
    return [(row, found) for row, found in rows if found]


def _gone(connection: Connection) -> list[str]:
    """What was taken in and may no longer be read."""
    may = select(consultation.c.id).where(readable(), consultation.c.id == table.c.consultation)
    return list(connection.execute(select(table.c.id).where(~may.exists())).scalars())


def _still(connection: Connection, one: Shelved) -> bool:
    """Whether it may be read in this transaction too: it may have been withdrawn or erased since it was read."""
    query = select(consultation).where(readable(), consultation.c.id == one.consultation)
    row = connection.execute(query).one_or_none()
    if row is None or row.released != one.release:
        return False
    return not one.shown or consultations.of(row).question != ERASED


def _shelved(one: Consultation, answer: Released, searcher: Searcher) -> Shelved:
    """How an answer stands in the library; out of it where it could tell who asked."""
    said = "\n".join((answer.draft.text, *answer.draft.caveats))
    if one.question == ERASED or names(said, one.municipality) or _local(answer, searcher):
        return Shelved(one.id, answer.number)
    whole = impersonal(one.question, printed(answer), one.municipality)
    title = " ".join(one.question.split()) if whole else title_of(answer)
    titles = [source.title for source in answer.sources]
    topic = topic_of(title if whole else "", titles)
    labels = [source.label for source in answer.sources]
    words = stems(" ".join((title, topic, spared(said, answer), *titles, *labels)))
    month = f"{day_of(answer.released_at):%Y-%m}"
    return Shelved(one.id, answer.number, topic, month, title, f" {' '.join(dict.fromkeys(words))} ")


def _local(answer: Released, searcher: Searcher) -> bool:
    """Whether it rests on a rule of one municipality, which would tell where it was asked."""
    cards = searcher.cards()
    found = (cards.get(RegulationId(one.regulation)) for one in answer.sources)
    return any(card is not None and (card.place.province or card.place.district) for card in found)


def _row(one: Shelved, id: str | None) -> dict[str, Any]:
    return {
        "id": id or fresh_id(), "consultation": one.consultation, "release": one.release, "shown": one.shown,
        "topic": one.topic, "month": one.month, "title": one.title, "words": one.words,
    }  # fmt: skip
