"""What advisors do with curated answers: write, change, withdraw; a senior advisor other than the author releases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from corpus.errors import Conflict, InvalidInput, Outdated
from desk import audit, consultations, releases
from desk.checks import checked
from desk.consultations import fresh_id
from desk.edits import Written, check_statements, compose
from desk.lists import LONGEST_PAGE, Page
from desk.model import Account, Role, State
from desk.permissions import Action, require
from desk.questions import understood
from desk.release import Answer, Approval, Moved, Refused, Review, moved, release, sources_of
from desk.service import Desk
from desk.tables_public import curated as table
from desk.texts import said
from index.model import Searcher
from library import agreements, curated
from library.anonymity import tells
from library.curated import Curated, Standing
from qa_service.kinds import kinds_of
from qa_service.model import Draft, Question

MOST_WORDINGS, LONGEST_WORDING = 20, 500


@dataclass(frozen=True, slots=True)
class Sheet:
    """A curated answer on an advisor's desk, checked just now: its draft with what each statement fails.

    `moved` are the sources that are not what they were; while there is one it is not offered. `generation` is what it
    was checked against, which a release must name; `on` is the day whose law that was.
    """

    curated: Curated
    draft: Draft
    moved: tuple[Moved, ...]
    generation: str
    on: date

    @property
    def offered(self) -> bool:
        """Whether officials are offered it now."""
        return self.curated.state is Standing.RELEASED and not self.moved and self.draft.grounded


def write(
    desk: Desk, account: Account, wordings: Sequence[str], statements: Sequence[Written], caveats: Sequence[str] = ()
) -> Curated:
    """A new one in an advisor's words; raises `InvalidInput` for a quote that is not in the law."""
    require(account, Action.CURATE)
    check_statements(statements)
    questions, searcher = _asked(desk, wordings), desk.searcher()
    empty = Draft(kinds_of(questions[0])[0], ())
    return _add(desk, account, questions, compose(empty, statements, caveats, searcher, desk.today()), "curate")


def adopt(desk: Desk, account: Account, consultation: str, wordings: Sequence[str]) -> Curated:
    """A new one from a released answer, under the advisor's wordings: nothing of its asker's is taken.

    Raises `Conflict` for one that is not to be given to others: stale, dated, not shared, or telling who asked.
    """
    require(account, Action.CURATE)
    questions = _asked(desk, wordings)
    with desk.database.reading() as connection:
        one = consultations.readable(connection, account, Action.READ_DRAFT, consultation)
        answer = releases.last(connection, one.id)
        shared = agreements.held(connection, one.municipality)
    if answer is None or one.state is not State.RELEASED or answer.stale_at or answer.dated:
        raise Conflict("Solo se puede tomar una respuesta entregada, vigente hoy. Escriba esta, o tome otra.")
    if not shared or tells(answer.draft.text, one.municipality):
        raise Conflict("Esa municipalidad no comparte sus respuestas, o esta la nombra. Escríbala con sus palabras.")
    return _add(desk, account, questions, answer.draft, "curate", consultation)


def change(
    desk: Desk,
    account: Account,
    id: str,
    version: int,
    wordings: Sequence[str],
    statements: Sequence[Written],
    caveats: Sequence[str] = (),
) -> Curated:
    """Write it anew; it is offered again once it is released again. Raises `Outdated` for an older version."""
    require(account, Action.CURATE)
    check_statements(statements)
    questions, searcher = _asked(desk, wordings), desk.searcher()
    before = _at(desk, id, version)
    made = compose(before.draft, statements, caveats, searcher, desk.today())
    after = _written(desk, account, before, questions, made, searcher)
    return _save(desk, account, after, "edit_curated")


def withdraw(desk: Desk, account: Account, id: str, version: int) -> Curated:
    """Offer it no more; whoever took it keeps it. It can be written anew."""
    require(account, Action.CURATE)
    before = _at(desk, id, version)
    if before.state is Standing.WITHDRAWN:
        raise Conflict("Ya está retirada.")
    after = replace(before, state=Standing.WITHDRAWN, approval=None, office="", changed_at=desk.now())
    return _save(desk, account, after, "withdraw_curated")


def publish(desk: Desk, account: Account, id: str, version: int, digest: str, generation: str) -> Curated | Refused:
    """Release the draft with that digest as read against that generation; `Refused` says what keeps it from being so.

    Who wrote it last can't release it: two people have looked at what is given to many.
    """
    require(account, Action.RELEASE_CURATED)
    before, searcher, now = _at(desk, id, version), desk.searcher(), desk.now()
    if before.author == account.id:
        raise Conflict("La escribió usted. Pídale a otro asesor principal que la revise y la publique.")
    if before.state is not Standing.WRITTEN:
        raise Conflict("Ya está publicada, o retirada. Para publicarla otra vez, cámbiela antes.")
    yes = Approval(account.id, digest, generation, now, account.role is Role.SENIOR)
    review = Review(id, before.draft, before.sources, desk.today(), account.office, (yes,), senior=True)
    outcome = release(review, searcher, now)
    if not isinstance(outcome, Answer):
        with desk.database.writing() as connection:
            audit.append(connection, account.id, "refused_curated", id, now, {"hindrance": outcome.hindrance.name})
        return outcome
    done = replace(
        before, state=Standing.RELEASED, approval=yes, office=account.office, generation=generation, changed_at=now
    )
    return _save(desk, account, done, "release_curated")


def opened(desk: Desk, account: Account, id: str) -> Sheet:
    """One, checked now."""
    require(account, Action.CURATE)
    with desk.database.reading() as connection:
        found = curated.get(connection, id)
    return _sheet(desk, found, desk.searcher())


def listed(desk: Desk, account: Account, state: Standing | None, cursor: str | None, limit: int) -> Page[Sheet]:
    """A page of them, those changed last first; raises `InvalidInput` for a bad cursor."""
    require(account, Action.CURATE)
    if not 1 <= limit <= LONGEST_PAGE:
        raise InvalidInput(f"Una página tiene de 1 a {LONGEST_PAGE} respuestas.")
    narrowed = [table.c.state == state.value] if state else []
    with desk.database.reading() as connection:
        after = [_after(connection, cursor)] if cursor else []
        query = select(table).where(*narrowed, *after).order_by(table.c.changed_at.desc(), table.c.id)
        found = [curated.of(row) for row in connection.execute(query.limit(limit + 1))]
    searcher = desk.searcher()
    items = tuple(_sheet(desk, one, searcher) for one in found[:limit])
    return Page(items, items[-1].curated.id if len(found) > limit else None)


def _after(connection: Connection, cursor: str) -> ColumnElement[bool]:
    """What stands after the one that a cursor names."""
    row = connection.execute(select(table.c.changed_at).where(table.c.id == cursor)).one_or_none()
    if row is None:
        raise InvalidInput("El cursor no sirve. Pida la lista desde el comienzo.")
    same = and_(table.c.changed_at == row.changed_at, table.c.id > cursor)
    return or_(table.c.changed_at < row.changed_at, same)


def _sheet(desk: Desk, one: Curated, searcher: Searcher) -> Sheet:
    on = desk.today()
    return Sheet(one, checked(one.draft, searcher, on), moved(one.sources, searcher, on), searcher.generation, on)


def _asked(desk: Desk, wordings: Sequence[str]) -> tuple[str, ...]:
    """The questions as they are kept; raises `InvalidInput` for one that the service would not answer."""
    kept = tuple(dict.fromkeys(said(one, "la pregunta", LONGEST_WORDING) for one in wordings))
    if not 1 <= len(kept) <= MOST_WORDINGS:
        raise InvalidInput(f"Escriba de 1 a {MOST_WORDINGS} formas de preguntarlo.")
    searcher, today = desk.searcher(), desk.today()
    for one in kept:
        read = understood(Question("curated", one), searcher, today)
        if read.refusal or read.dated:
            why = read.refusal.message if read.refusal else "Pregunta por una fecha pasada."
            raise InvalidInput(f"«{one[:80]}» no sirve como pregunta: {why}")
    return kept


def _add(
    desk: Desk, account: Account, questions: tuple[str, ...], draft: Draft, action: str, source: str | None = None
) -> Curated:
    searcher, now = desk.searcher(), desk.now()
    made = Curated(fresh_id(), account.id, questions, draft, sources_of(draft, searcher), searcher.generation, now)
    with desk.database.writing() as connection:
        curated.add(connection, made)
        audit.append(connection, account.id, action, made.id, now, {**_told(made), "source": source})
    return made


def _written(
    desk: Desk, account: Account, before: Curated, questions: tuple[str, ...], draft: Draft, searcher: Searcher
) -> Curated:
    """It as its new author wrote it, not released."""
    return replace(
        before, author=account.id, wordings=questions, draft=draft, sources=sources_of(draft, searcher),
        generation=searcher.generation, changed_at=desk.now(), state=Standing.WRITTEN, approval=None, office="",
    )  # fmt: skip


def _save(desk: Desk, account: Account, after: Curated, action: str) -> Curated:
    with desk.database.writing() as connection:
        kept = curated.save(connection, after)
        audit.append(connection, account.id, action, kept.id, after.changed_at, _told(kept))
    return kept


def _at(desk: Desk, id: str, version: int) -> Curated:
    """The one with that id as it was last read."""
    with desk.database.reading() as connection:
        found = curated.get(connection, id)
    if found.version != version:
        raise Outdated("Otra persona cambió la respuesta mientras usted la tenía abierta. Vuelva a abrirla.")
    return found


def _told(one: Curated) -> dict[str, Any]:
    """What the record keeps: a consultation's entries have a `version`, these a `revision`."""
    return {"revision": one.version, "state": one.state.value, "digest": one.digest, "generation": one.generation}
