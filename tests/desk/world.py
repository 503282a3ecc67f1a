"""What the desk's tests share: a clock to move, an index to replace, people of two municipalities, and made-up rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from corpus.model import Place, Regulation
from desk import accounts, approvals, audit, consultations, drafts, releases, workflow
from desk.consultations import fresh_id
from desk.database import Database
from desk.drafts import Kept
from desk.model import Account, Consultation, Matter, Municipality, Role
from desk.release import Answer, Approval, Review, sources_of
from desk.service import Desk
from index.model import Searcher
from qa_service.answering import answer
from qa_service.drafting import extract
from qa_service.model import Draft, Question, Result
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, markets, ordinance, repealed

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 17, tzinfo=UTC)  # noon in Peru
QUESTION = "¿En qué plazo se apela una multa del mercado?"

JACINTO = Municipality("150199", Place("Lima", "Lima", "San Jacinto"))
MOLINO = Municipality("080199", Place("Cusco", "Cusco", "El Molino"))


class Clock:
    """A time that stands still until a test moves it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return self.time

    def today(self) -> date:
        """The day in Peru."""
        return (self.time - timedelta(hours=5)).date()

    def move(self, **by: float) -> datetime:
        """Let time pass: `move(minutes=31)`."""
        self.time += timedelta(**by)
        return self.time


class Shelf:
    """The index served now; `publish` replaces it by another generation."""

    def __init__(self) -> None:
        self.searcher: Searcher = ListSearcher([markets(), ordinance(), repealed()])
        self.generations = 1

    def publish(self, regulations: Sequence[Regulation]) -> Searcher:
        """Serve these regulations from now on, as the next generation."""
        self.generations += 1
        self.searcher = ListSearcher(regulations, f"gen-{self.generations:06}-prueba")
        return self.searcher


@dataclass(frozen=True)
class People:
    """An account of every role. `official` and `colleague` work in San Jacinto, `stranger` in El Molino."""

    official: Account
    colleague: Account
    stranger: Account
    advisor: Account
    second: Account
    senior: Account
    other_senior: Account
    editor: Account
    evaluator: Account
    administrator: Account

    def all(self) -> tuple[Account, ...]:
        """Everyone."""
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)


_PEOPLE: tuple[tuple[str, Role, Municipality | None], ...] = (
    ("official", Role.OFFICIAL, JACINTO),
    ("colleague", Role.OFFICIAL, JACINTO),
    ("stranger", Role.OFFICIAL, MOLINO),
    ("advisor", Role.ADVISOR, None),
    ("second", Role.ADVISOR, None),
    ("senior", Role.SENIOR, None),
    ("other_senior", Role.SENIOR, None),
    ("editor", Role.EDITOR, None),
    ("evaluator", Role.EVALUATOR, None),
    ("administrator", Role.ADMINISTRATOR, None),
)


def settle(connection: Connection, now: datetime = NOON) -> People:
    """Keep an account of every role."""
    made = {
        name: accounts.add(connection, Account(fresh_id(), name, role, place, _office(role), _mail(role, name)), now)
        for name, role, place in _PEOPLE
    }
    return People(**made)


def _office(role: Role) -> str:
    return "Oficina de Asesoría" if role in (Role.ADVISOR, Role.SENIOR) else ""


def _mail(role: Role, name: str) -> str | None:
    return f"{name}@municipalidad.test" if role is Role.OFFICIAL else None


def open_desk(database: Database, clock: Clock, shelf: Shelf) -> Desk:
    """A desk over a database, a clock and a shelf."""

    def drafted(question: Question, searcher: Searcher) -> Result:
        return answer(question, searcher, extract, clock.today())

    return Desk(database, lambda: shelf.searcher, drafted, clock.today, clock.now)


def consultation(asker: Account, question: str = QUESTION, at: datetime = NOON) -> Consultation:
    """A consultation just received, not kept yet."""
    id = fresh_id()
    place = asker.municipality or JACINTO
    return Consultation(id, asker.id, place, question, at, at + timedelta(days=3), thread=id)


def draft_of(desk: Desk, question: str = QUESTION) -> Draft:
    """The drafter's draft for a question that the invented laws answer."""
    made = desk.answer(Question("q", question), desk.searcher()).draft
    assert made, question
    return made


def drafted(desk: Desk, asker: Account, question: str = QUESTION, matter: Matter = Matter.TASK) -> Consultation:
    """A kept consultation with a draft that waits for an advisor."""
    with desk.database.writing() as connection:
        received = consultations.add(connection, consultation(asker, question, desk.now()), [], desk.now())
        return with_draft(connection, desk, received, draft_of(desk, question), matter)


def with_draft(
    connection: Connection, desk: Desk, received: Consultation, draft: Draft, matter: Matter = Matter.TASK
) -> Consultation:
    """Keep a draft of the drafter's for a consultation received."""
    kept = drafts.add(connection, Kept(received.id, "extractive", draft, desk.searcher().generation, desk.now()))
    after = workflow.drafted(received, kept.number, matter, 10, draft.confidence, received.due_at)
    return consultations.save(connection, received, after, "extractive", "draft", desk.now())


def answer_of(desk: Desk, one: Consultation, kept: Kept, *by: Account, needed: int = 1) -> Answer:
    """The answer that these people's approvals of a kept draft make."""
    searcher, now = desk.searcher(), desk.now()
    approvals = tuple(Approval(who.id, kept.digest, searcher.generation, now) for who in by)
    review = Review(one.id, kept.draft, sources_of(kept.draft, searcher), desk.today(), by[0].office, approvals, needed)
    return Answer(review, now, searcher.generation)


def released(desk: Desk, asker: Account, advisor: Account, question: str = QUESTION) -> Consultation:
    """A kept consultation with a released answer."""
    one, now = drafted(desk, asker, question), desk.now()
    with desk.database.writing() as connection:
        held = workflow.claimed(one, advisor.id, now + desk.terms.claim, now)
        held = consultations.save(connection, one, held, advisor.id, "claim", now)
        kept = drafts.get(connection, one.id, held.draft)
        after = workflow.published(held, advisor.id, now)
        checked = f"{desk.searcher().generation}:{desk.today()}"
        approvals.add(connection, one.id, kept.number, answer_of(desk, one, kept, advisor).review.approvals[0])
        releases.add(connection, answer_of(desk, one, kept, advisor), after.released, kept.number, False, checked)
        return consultations.save(connection, held, after, advisor.id, "release", now, {"digest": kept.digest})


def whole(desk: Desk) -> int:
    """How many entries the audit chain has; fails where it is broken."""
    with desk.database.reading() as connection:
        found = audit.verify(connection)
    assert isinstance(found, int), found
    return found
