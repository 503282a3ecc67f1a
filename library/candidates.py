"""Answers that could be offered for a question: released ones and curated ones that cite what is found first for it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from corpus.identifiers import ProvisionId, article_of
from desk import consultations, releases
from desk.model import Municipality, State
from desk.notes import Kind
from desk.release import Approval
from desk.releases import Released
from desk.tables import agreement, cited, consultation, note, release, taken
from desk.tables_public import curated as curated_table
from desk.tables_public import curated_cited
from library import curated
from library.anonymity import title_of
from privacy.finding import bare
from qa_service.model import Question

HITS = 10  # an answer is looked at only if it cites one of the articles found first for the question
_POOL = 2_000
Articles = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer under a title that is nobody's words, and the questions it was given to.

    `municipality` is the asker's; an answer without one is curated: `approval` is then the yes that it has.
    """

    id: str
    title: str
    questions: tuple[Question, ...]
    answer: Released
    municipality: Municipality | None = None
    approval: Approval | None = None


def article(provision: ProvisionId) -> tuple[str, str]:
    """The norm and the article that a provision is part of."""
    return provision.regulation.slug, article_of(provision.eid)


def released(connection: Connection, mine: Municipality, local: bool, found: Articles) -> tuple[Candidate, ...]:
    """Released answers to questions that were no follow-ups and had no facts of their own.

    A municipality's own rules are asked about at home only.
    """
    agreed = select(agreement.c.ubigeo).where(agreement.c.shares)
    near = consultation.c.ubigeo == mine.ubigeo
    reach = near if local else or_(near, consultation.c.ubigeo.in_(agreed))
    facts = select(note.c.consultation).where(note.c.kind == Kind.FACTS.value)
    query = (
        select(consultation, cited.c.regulation.label("norm"), cited.c.eid)
        .join(release, (release.c.consultation == consultation.c.id) & (release.c.number == consultation.c.released))
        .join(cited, (cited.c.consultation == consultation.c.id) & (cited.c.release == release.c.number))
        .where(
            consultation.c.state == State.RELEASED.value, consultation.c.parent.is_(None), release.c.stale_at.is_(None)
        )
        .where(reach, consultation.c.id.not_in(facts), consultation.c.id.not_in(select(taken.c.consultation)))
        .where(cited.c.regulation.in_(sorted({norm for norm, _ in found})))
        .order_by(release.c.released_at.desc())
        .limit(_POOL)
    )
    rows = {row.id: row for row in connection.execute(query) if (row.norm, article_of(row.eid)) in found}
    return tuple(one for id, row in rows.items() if (one := _released(row, releases.last(connection, id))))


def prepared(connection: Connection, found: Articles) -> tuple[Candidate, ...]:
    """Curated answers that a senior advisor released."""
    query = (
        select(curated_table, curated_cited.c.regulation.label("norm"), curated_cited.c.eid)
        .join(curated_cited, curated_cited.c.curated == curated_table.c.id)
        .where(curated_table.c.state == curated.Standing.RELEASED.value)
        .where(curated_cited.c.regulation.in_(sorted({norm for norm, _ in found})))
        .order_by(curated_table.c.changed_at.desc())
        .limit(_POOL)
    )
    rows = {row.id: row for row in connection.execute(query) if (row.norm, article_of(row.eid)) in found}
    return tuple(_prepared(row) for row in rows.values())


def _released(row: Row[Any], answer: Released | None) -> Candidate | None:
    if answer is None:
        return None
    one = consultations.of(row)
    asked = Question(one.id, bare(one.question), one.as_of, one.municipality.place)
    return Candidate(one.id, title_of(answer), (asked,), answer, one.municipality)


def _prepared(row: Row[Any]) -> Candidate:
    one = curated.of(row)
    asked = tuple(Question(one.id, wording) for wording in one.wordings)
    return Candidate(one.id, one.wordings[0], asked, one.answer, None, one.approval)
