"""Drafting in the background: the state row is the queue. One consultation at a time, drafted outside any transaction.

A consultation whose drafting fails, or kills its worker, is tried again, later each time. After the last try it goes
to an advisor with an empty draft that says so: nothing is lost.
"""

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, or_

from corpus.errors import BundleMismatch, NoBundle, NoCorpus, Outdated, StorageFailure, UnknownModel
from desk import consultations, deadlines, drafts, leases, matters, workflow, writings
from desk.drafts import Kept
from desk.matters import Assessment
from desk.model import Matter, State
from desk.questions import question_of
from desk.service import Desk
from desk.tables import consultation as table
from drafters.spending import charged
from qa_service.model import Draft, Result

FAILED = "drafting_failed"
_LIMIT = timedelta(minutes=10)  # what drafts for longer hangs
_UNREADY = (NoCorpus, NoBundle, BundleMismatch, UnknownModel, StorageFailure)
_UNDRAFTED = 100  # the risk of what no draft could be made for
_UNREADY_PAUSE = timedelta(seconds=30)

_log = logging.getLogger(__name__)


def step(desk: Desk, name: str) -> bool:
    """Draft the oldest consultation that waits; False when there was none to draft."""
    with desk.database.writing() as connection:
        row = _claim(connection, desk, name)
        question = question_of(connection, consultations.of(row)) if row else None
    if row is None or question is None:
        return False
    if row.attempts > desk.terms.tries:
        return _surrender(desk, row, "el programa terminó a la fuerza mientras lo preparaba")
    with leases.renewed(desk, table, row, _LIMIT), writings.shown(desk, row.id), charged(row.asker):
        made = leases.attempt(lambda: desk.answer(question, desk.searcher()))
    if isinstance(made, Result):
        return _deliver(desk, row, made)
    if isinstance(made, _UNREADY):
        return _postpone(desk, row)
    _log.error("No se pudo redactar %s, intento %s de %s.", row.id, row.attempts, desk.terms.tries, exc_info=made)
    if row.attempts < desk.terms.tries:
        return _retry(desk, row)
    return _surrender(desk, row, f"el programa falló ({type(made).__name__})")


def _claim(connection: Connection, desk: Desk, name: str) -> Row[Any] | None:
    now = desk.now()
    due = or_(table.c.not_before.is_(None), table.c.not_before <= now)
    ready = (table.c.state == State.RECEIVED.value) & due
    return leases.claim(connection, table, ready, table.c.asked_at, name, now, desk.terms.lease)


def _deliver(desk: Desk, row: Row[Any], made: Result) -> bool:
    refused = made.abstention
    draft = made.draft or replace(drafts.EMPTY, kind=made.understanding.kind, confidence=_confidence(made))
    refusal = (refused.reason.value, refused.message) if refused else None
    return _store(desk, row, draft, made.generation, refusal, matters.classify(made))


def _confidence(made: Result) -> float:
    return made.abstention.confidence if made.abstention else 0.0


def _surrender(desk: Desk, row: Row[Any], why: str) -> bool:
    """Hand it to an advisor without a draft."""
    message = f"No se pudo preparar un borrador en {desk.terms.tries} intentos: {why}. Responda a mano."
    return _store(desk, row, drafts.EMPTY, "", (FAILED, message), Assessment(Matter(row.matter), _UNDRAFTED))


def _store(
    desk: Desk, row: Row[Any], draft: Draft, generation: str, refusal: tuple[str, str] | None, found: Assessment
) -> bool:
    """Keep the draft and move the consultation on, in one transaction; a claim that was lost drops the work."""
    before, now = consultations.of(row), desk.now()
    due = deadlines.due(desk.terms, found.matter, deadlines.day_of(before.changed_at or before.asked_at))
    try:
        with desk.database.writing() as connection:
            if not leases.let_go(connection, table, row, attempts=0, not_before=None):
                return True
            kept = drafts.add(connection, Kept(row.id, draft.drafter, draft, generation, now, *(refusal or ())))
            after = workflow.drafted(before, kept.number, found.matter, found.risk, draft.confidence, due)
            consultations.save(connection, before, after, row.worker, "draft", now, {"draft": kept.number})
    except Outdated:
        _log.warning("La consulta %s cambió mientras se redactaba.", row.id)
    return True


def _retry(desk: Desk, row: Row[Any]) -> bool:
    with desk.database.writing() as connection:
        leases.let_go(connection, table, row, not_before=desk.now() + leases.pause(row.attempts))
    return True


def _postpone(desk: Desk, row: Row[Any]) -> bool:
    """Give it back untried: what is missing is not the question's fault."""
    with desk.database.writing() as connection:
        later = desk.now() + _UNREADY_PAUSE
        leases.let_go(connection, table, row, attempts=row.attempts - 1, not_before=later)
    return False
