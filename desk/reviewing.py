"""What an advisor reads: the queue, a draft beside its sources, its history, who holds how much."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from desk import audit, claims, consultations, deadlines, drafts, notes, releases
from desk import similar as likeness
from desk.checklists import Point, checklist
from desk.checks import checked
from desk.drafts import Kept
from desk.identities import account as accounts_table
from desk.lists import EVERYTHING, Filters, Order, Page, conditions, page
from desk.matters import signs_of
from desk.model import Account, Consultation, EditReason, Note, Rating, State
from desk.permissions import Action, require
from desk.questions import day_of, question_of, understood
from desk.release import Moved, Source, moved, sources_of
from desk.releases import Released
from desk.service import Desk
from desk.similar import Similar
from desk.tables import approval
from desk.tables import consultation as table
from desk.visibility import visible
from index.model import Searcher
from qa_service.differences import Stretch, compare_texts
from qa_service.model import Draft, Question, Statement
from qa_service.shown import Shown

_QUEUED = (State.DRAFTED, State.STALE, State.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class Beside:
    """A statement, as checked now, beside the whole texts that it cites."""

    statement: Statement
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft on an advisor's desk. `generation` is what it was checked against, which an approval must name.

    `signs` are the reasons to look closely. `on` is the day whose law answers the question, `dated` that it is a past
    one that the asker chose. `nearest` is what was found when it was asked, where nothing could be drafted from it.
    `moved` are the sources that are not what they were when the draft was made; `answer` is
    the last one released, with what made it stale.
    """

    consultation: Consultation
    kept: Kept
    statements: tuple[Beside, ...]
    generation: str
    on: date
    dated: bool
    nearest: tuple[Shown, ...]
    moved: tuple[Moved, ...]
    similar: tuple[Similar, ...]
    checklist: tuple[Point, ...]
    signs: tuple[str, ...]
    notes: tuple[Note, ...]
    answer: Released | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One draft of a consultation and how it differs from the one before."""

    kept: Kept
    changes: tuple[Stretch, ...]

    @property
    def reasons(self) -> tuple[EditReason, ...]:
        """Why it was changed."""
        return self.kept.reasons


@dataclass(frozen=True, slots=True)
class History:
    """All that was written on a consultation, first to last."""

    consultation: Consultation
    revisions: tuple[Revision, ...]
    notes: tuple[Note, ...]
    releases: tuple[Released, ...]
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """What one advisor has in hand now, how much of it is late, and what was approved in the last seven days."""

    account: str
    username: str
    held: int
    overdue: int
    approved: int


def queue(
    desk: Desk, account: Account, filters: Filters = EVERYTHING, cursor: str | None = None, limit: int = 20
) -> Page[Consultation]:
    """What waits for an advisor or is with one, the riskiest first and then the oldest."""
    require(account, Action.QUEUE)
    waiting = table.c.state.in_([state.value for state in _QUEUED])
    with desk.database.reading() as connection:
        wanted = [visible(account, Action.QUEUE), waiting, *conditions(filters, account, desk.now())]
        return page(connection, wanted, Order.URGENCY, cursor, limit, filters.text)


def open_draft(desk: Desk, account: Account, id: str) -> Sheet:
    """The draft that counts with all that judging it takes; that it was read is recorded."""
    searcher, now = desk.searcher(), desk.now()
    with desk.database.writing() as connection:
        one = consultations.readable(connection, account, Action.READ_DRAFT, id)
        kept, question = drafts.get(connection, id, one.draft), question_of(connection, one)
        audit.append(connection, account.id, "read_draft", id, now, {"draft": kept.number, "digest": kept.digest})
    with desk.database.reading() as connection:
        return _sheet(desk, connection, one, kept, question, searcher)


def history(desk: Desk, account: Account, id: str) -> History:
    """Every draft with what changed in it, and all that was said; that it was read is recorded."""
    with desk.database.writing() as connection:
        one = consultations.readable(connection, account, Action.READ_DRAFT, id)
        audit.append(connection, account.id, "read_history", id, desk.now())
    with desk.database.reading() as connection:
        return History(
            one,
            _revisions(drafts.history(connection, id)),
            notes.of(connection, id, internal=True),
            releases.all_of(connection, id),
            notes.ratings(connection, id),
        )


def similar(desk: Desk, account: Account, id: str, limit: int = 5) -> tuple[Similar, ...]:
    """Released answers like the consultation in hand."""
    with desk.database.reading() as connection:
        one = consultations.readable(connection, account, Action.READ_DRAFT, id)
        draft = drafts.get(connection, id, one.draft).draft if one.draft else drafts.EMPTY
        return _alike(connection, one, draft, limit)


def load(desk: Desk, account: Account) -> tuple[Load, ...]:
    """What each active advisor has in hand, by name."""
    require(account, Action.READ_LOAD)
    now = desk.now()
    with desk.database.reading() as connection:
        held = [consultations.of(row) for row in connection.execute(select(table).where(table.c.claimed_until > now))]
        done = _approved(connection, desk)
        roles = [role.value for role in claims.REVIEWERS]
        who = select(accounts_table).where(accounts_table.c.active, accounts_table.c.role.in_(roles))
        rows = connection.execute(who.order_by(accounts_table.c.username)).all()
    return tuple(_load(row.id, row.username, held, done.get(row.id, 0), desk) for row in rows)


def feedback(desk: Desk, account: Account, limit: int = 20) -> tuple[Rating, ...]:
    """What askers thought of the answers that the account approved, newest first."""
    require(account, Action.READ_DRAFT)
    with desk.database.reading() as connection:
        return notes.ratings_for(connection, account.id, limit)


def _sheet(
    desk: Desk, connection: Connection, one: Consultation, kept: Kept, question: Question, searcher: Searcher
) -> Sheet:
    on, dated = day_of(desk, one, question, searcher)
    last = releases.last(connection, one.id)
    sources = last.sources if last and last.draft == kept.draft else sources_of(kept.draft, searcher)
    now = checked(kept.draft, searcher, on)
    return Sheet(
        consultation=one,
        kept=kept,
        statements=tuple(beside(statement, sources) for statement in now.statements),
        generation=searcher.generation,
        on=on,
        dated=dated,
        nearest=() if kept.draft.statements else consultations.passages(connection, one.id),
        moved=moved(sources, searcher, on),
        similar=_alike(connection, one, kept.draft, 5),
        checklist=checklist(one.matter),
        signs=_signs(desk, question, now, searcher),
        notes=notes.of(connection, one.id, internal=True),
        answer=last,
    )


def _signs(desk: Desk, question: Question, draft: Draft, searcher: Searcher) -> tuple[str, ...]:
    """Why to look closely, as the draft and its checks stand now."""
    read = understood(question, searcher, desk.today())
    return tuple(why for _, why in signs_of(read, draft if draft.statements else None))


def beside(statement: Statement, sources: tuple[Source, ...]) -> Beside:
    """A statement beside those of a draft's sources that it cites."""
    cited = {(citation.provision, citation.valid_from) for citation in statement.citations}
    return Beside(statement, tuple(one for one in sources if (one.provision, one.valid_from) in cited))


def _alike(connection: Connection, one: Consultation, draft: Draft, limit: int) -> tuple[Similar, ...]:
    provisions = {citation.provision for citation in draft.citations}
    return likeness.similar(connection, one.id, one.question, provisions, limit)


def _revisions(kept: tuple[Kept, ...]) -> tuple[Revision, ...]:
    texts = ["", *(one.draft.text for one in kept)]
    return tuple(
        Revision(one, compare_texts(before, after)) for one, before, after in zip(kept, texts, texts[1:], strict=False)
    )


def _approved(connection: Connection, desk: Desk) -> dict[str, int]:
    since = desk.now() - timedelta(days=7)
    counted = func.count(approval.c.digest.distinct())  # a taken answer has the approvals of the one it was taken from
    query = select(approval.c.by, counted.label("count")).where(approval.c.at > since).group_by(approval.c.by)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def _load(id: str, username: str, held: list[Consultation], approved: int, desk: Desk) -> Load:
    own = [one for one in held if one.claim and one.claim.by == id]
    late = sum(deadlines.overdue(one, desk.now()) for one in own)
    return Load(id, username, len(own), late, approved)
