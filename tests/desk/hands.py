"""What advisors do over and over in tests: take a consultation, approve its draft, see an answer through."""

from desk import claims, consultations, decisions, reviewing, worker
from desk.asking import ask
from desk.edits import Quoted, Written
from desk.model import Account, Consultation, State
from desk.release import Refused
from desk.service import Desk
from qa_service.model import Statement
from tests.desk.world import QUESTION


def take(desk: Desk, one: Consultation, by: Account) -> Consultation:
    """An advisor takes it."""
    return claims.claim(desk, by, one.id, one.version)


def approve(desk: Desk, one: Consultation, by: Account) -> Consultation | Refused:
    """The advisor who holds it opens its draft, checks every point and approves it as it is."""
    sheet = reviewing.open_draft(desk, by, one.id)
    points = [point.key for point in sheet.checklist]
    version = sheet.consultation.version
    return decisions.approve(desk, by, one.id, version, sheet.kept.digest, sheet.generation, points)


def received(desk: Desk, asker: Account, question: str = QUESTION, **more: object) -> Consultation:
    """A question asked and drafted by the worker."""
    one = ask(desk, asker, question, **more)  # type: ignore[arg-type]
    while worker.step(desk, "worker"):
        pass
    with desk.database.reading() as connection:
        return consultations.get(connection, one.id)


def answered(desk: Desk, asker: Account, by: Account, question: str = QUESTION, **more: object) -> Consultation:
    """A question asked, drafted, taken, approved and released."""
    done = approve(desk, take(desk, received(desk, asker, question, **more), by), by)
    assert isinstance(done, Consultation) and done.state is State.RELEASED, done
    return done


def written(statement: Statement) -> Written:
    """A statement as its advisor would send it back."""
    quotes = (Quoted(str(one.provision), one.valid_from, one.quote) for one in statement.citations)
    return Written(statement.text, tuple(quotes))
