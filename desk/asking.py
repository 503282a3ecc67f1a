"""What an official does: ask, follow up, give facts, read, rate."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from corpus.errors import Conflict, InvalidInput
from desk import audit, consultations, deadlines, matters, notes, releases, workflow
from desk.consultations import fresh_id
from desk.lists import EVERYTHING, Filters, Order, Page, conditions, page
from desk.model import Account, Consultation, Note, Rating
from desk.notes import Kind
from desk.permissions import Action, may, require
from desk.questions import whole_text
from desk.releases import Released
from desk.service import Desk
from desk.sparing import Wish, spared
from desk.texts import fit, remark
from desk.visibility import visible
from privacy.finding import redact
from qa_service.answering import look_up
from qa_service.batch import checked
from qa_service.model import Question
from qa_service.shown import Shown

LONGEST_FACTS = 2_000


@dataclass(frozen=True, slots=True)
class View:
    """A consultation as its reader may see it. `answer` is the last one released; `expected` when the next step is due.

    For an official there is no draft in it, nothing that the drafter said, and nothing that advisors say to each other.
    """

    consultation: Consultation
    passages: tuple[Shown, ...]
    notes: tuple[Note, ...]
    answer: Released | None
    expected: datetime


def ask(
    desk: Desk,
    account: Account,
    question: str,
    as_of: date | None = None,
    parent: str | None = None,
    id: str | None = None,
    wish: Wish = Wish.TOLD,
) -> Consultation:
    """Take in a question, or one that follows up another; what bears on it is found at once and kept with it.

    With an `id` under which the account has asked already, nothing is done twice: that consultation is given. Raises
    `PersonalData` where there is some and `wish` does not say what to do with it.
    """
    require(account, Action.ASK)
    text = spared(checked(question), wish, desk.terms.keeps)
    with desk.database.reading() as connection:
        if id and (known := consultations.asked_as(connection, account, id)):
            return outside(known)
        before = consultations.readable(connection, account, Action.FOLLOW_UP, parent) if parent else None
    made = _received(desk, account, text, as_of, before, id or fresh_id())
    passages = _passages(desk, made, before)
    with desk.database.writing() as connection:
        if id and (known := consultations.asked_as(connection, account, id)):
            return outside(known)
        return outside(consultations.add(connection, made, passages, made.asked_at))


def inform(desk: Desk, account: Account, id: str, version: int, facts: str, wish: Wish = Wish.TOLD) -> Consultation:
    """Give the facts that an advisor asked for: the consultation is drafted anew with them. `wish` as in `ask`."""
    given, now = fit(spared(facts, wish, desk.terms.keeps), "los datos", LONGEST_FACTS), desk.now()
    with desk.database.writing() as connection:
        before = consultations.at(connection, account, Action.INFORM, id, version)
        after = workflow.informed(before, deadlines.due(desk.terms, before.matter, desk.today()))
        notes.add(connection, id, account.id, Kind.FACTS, given, now)
        return outside(consultations.save(connection, before, after, account.id, "inform", now))


def rate(desk: Desk, account: Account, id: str, score: int, reason: str = "") -> Rating:
    """Say what one thinks of a released answer, 1 to 5; its advisors read it."""
    if not 1 <= score <= 5:
        raise InvalidInput("La calificación va de 1 a 5.")
    now = desk.now()
    with desk.database.writing() as connection:
        one = consultations.readable(connection, account, Action.RATE, id)
        if not one.released:
            raise Conflict("Todavía no hay una respuesta que calificar.")
        made = Rating(id, one.released, account.id, score, remark(reason, "el motivo", LONGEST_FACTS), now)
        notes.rate(connection, made)
        audit.append(connection, account.id, "rate", id, now, {"release": made.release, "score": score})
    return made


def view(desk: Desk, account: Account, id: str) -> View:
    """A consultation as the account may see it; raises `NotFound` for what it must not know of."""
    with desk.database.reading() as connection:
        one = consultations.readable(connection, account, Action.READ, id)
        inside = may(account, Action.READ_DRAFT, one)
        heard, answer = notes.of(connection, id, internal=inside), releases.last(connection, id)
        passages = consultations.passages(connection, id)
    if inside:
        return View(one, passages, heard, answer, one.due_at)
    told = tuple(note if note.author == one.asker else replace(note, author="") for note in heard)
    if one.asker != account.id:
        told = tuple(replace(note, text=redact(note.text)) for note in told)
    return View(_told(one, account), passages, told, _public(answer) if answer else None, one.due_at)


def mine(
    desk: Desk, account: Account, filters: Filters = EVERYTHING, cursor: str | None = None, limit: int = 20
) -> Page[Consultation]:
    """The consultations that the account may read, newest first."""
    require(account, Action.READ)
    inside = may(account, Action.READ_DRAFT)
    narrowed = filters if inside else replace(filters, least_risk=0, hold=None)
    with desk.database.reading() as connection:
        wanted = [visible(account), *conditions(narrowed, account, desk.now())]
        found = page(connection, wanted, Order.NEWEST, cursor, limit, filters.text)
    return found if inside else Page(tuple(_told(one, account) for one in found.items), found.next)


def outside(one: Consultation) -> Consultation:
    """A consultation without what only those who review it may know: its draft, its risk, who holds it."""
    return replace(one, risk=0, confidence=None, draft=0, claim=None, approvals=())


def _told(one: Consultation, reader: Account) -> Consultation:
    """A consultation for an official; what it keeps of personal data is its asker's alone to read again."""
    shown = outside(one)
    return shown if one.asker == reader.id else replace(shown, question=redact(one.question), note=redact(one.note))


def _public(answer: Released) -> Released:
    """A released answer without how sure its drafter and the checks were."""
    statements = tuple(replace(statement, failed=()) for statement in answer.draft.statements)
    return replace(answer, draft=replace(answer.draft, statements=statements, confidence=1.0, drafter=""))


def _received(
    desk: Desk, account: Account, text: str, as_of: date | None, before: Consultation | None, id: str
) -> Consultation:
    if account.municipality is None:
        raise InvalidInput("Su cuenta no tiene municipalidad. Pídale a quien administra el servicio que la complete.")
    matter = matters.matter_of(text)
    return Consultation(
        id=id,
        asker=account.id,
        municipality=account.municipality,
        question=text,
        asked_at=desk.now(),
        due_at=deadlines.due(desk.terms, matter, desk.today()),
        as_of=as_of,
        thread=before.thread if before else id,
        parent=before.id if before else None,
        matter=matter,
    )


def _passages(desk: Desk, made: Consultation, before: Consultation | None) -> tuple[Shown, ...]:
    """What bears on a question, with nothing drafted from it; raises `InvalidQuestion`."""
    text = whole_text(made.question, (), before.question if before else None)
    question = Question(made.id, text, made.as_of, made.municipality.place)
    _, found, _ = look_up(question, desk.searcher(), desk.today())
    return found
