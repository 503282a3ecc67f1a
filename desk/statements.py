"""Changing a draft a statement at a time: what is not touched stays, citations that the law moved away from too."""

from collections.abc import Callable, Collection, Sequence

from corpus.errors import InvalidInput
from desk import consultations, drafts, edits
from desk.drafts import Kept
from desk.edits import Quoted, Written
from desk.model import Account, EditReason
from desk.permissions import Action
from desk.service import Desk

Statements = tuple[Written, ...]
Change = Callable[[Statements], Statements]


def revise(
    desk: Desk,
    account: Account,
    id: str,
    version: int,
    change: Change,
    reasons: Sequence[EditReason],
    caveats: Sequence[str] | None = None,
) -> Kept:
    """Put the last draft, changed, in its place; raises what `edits.edit` does."""
    with desk.database.reading() as connection:
        before = consultations.at(connection, account, Action.EDIT, id, version)
        last = drafts.get(connection, id, before.draft).draft
    written = tuple(Written(one.text, one.citations) for one in last.statements)
    return edits.edit(desk, account, id, version, change(written), reasons, caveats)


def said(place: int, text: str, without: Collection[int] = ()) -> Change:
    """Another text for the statement at a place, from 1, less those of its citations that are numbered, from 1."""

    def change(written: Statements) -> Statements:
        before = _at(written, place)
        kept = tuple(one for number, one in enumerate(before.citations, start=1) if number not in without)
        return (*written[: place - 1], Written(text, kept), *written[place:])

    return change


def cited(place: int, quoted: Quoted) -> Change:
    """One more citation for the statement at a place."""

    def change(written: Statements) -> Statements:
        before = _at(written, place)
        return (*written[: place - 1], Written(before.text, (*before.citations, quoted)), *written[place:])

    return change


def moved(place: int, step: int) -> Change:
    """The statement at a place so many places further down, or up; the first and the last stay where they are."""

    def change(written: Statements) -> Statements:
        one, rest = _at(written, place), [*written[: place - 1], *written[place:]]
        rest.insert(max(0, place - 1 + step), one)
        return tuple(rest)

    return change


def removed(place: int) -> Change:
    """All but the statement at a place."""

    def change(written: Statements) -> Statements:
        _at(written, place)
        return (*written[: place - 1], *written[place:])

    return change


def added(text: str) -> Change:
    """One more statement, at the end."""
    return lambda written: (*written, Written(text))


def same(written: Statements) -> Statements:
    """No change, where only the caveats have one."""
    return written


def _at(written: Statements, place: int) -> Written:
    if not 1 <= place <= len(written):
        raise InvalidInput("Esa afirmación ya no está en el borrador. Vuelva a abrirlo.")
    return written[place - 1]
