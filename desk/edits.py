"""Changing a draft: an advisor's statements and quotes become a draft whose spans are ours and whose checks are new."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.errors import InvalidInput
from corpus.identifiers import ProvisionId
from corpus.model import Span
from desk import consultations, drafts, workflow
from desk.drafts import Kept
from desk.model import Account, Consultation, EditReason
from desk.permissions import Action
from desk.questions import day_of, question_of
from desk.service import Desk
from desk.texts import clean
from index.model import Searcher, Wording
from privacy.finding import redact
from qa_service.citing import Citer
from qa_service.grounding import ground
from qa_service.model import Citation, Draft, Statement

MOST_STATEMENTS, LONGEST_STATEMENT, MOST_CITATIONS = 40, 4_000, 20
_DRAFTER = "advisor"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation as an advisor makes it: the provision's id, the wording by the day it began, words copied from it."""

    provision: str
    valid_from: date | None
    quote: str


@dataclass(frozen=True, slots=True)
class Written:
    """A statement as an advisor writes it; citations of the draft before that are to stay as they were made too."""

    text: str
    citations: tuple[Quoted | Citation, ...] = ()


def edit(
    desk: Desk,
    account: Account,
    id: str,
    version: int,
    statements: Sequence[Written],
    reasons: Sequence[EditReason],
    caveats: Sequence[str] | None = None,
) -> Kept:
    """Put a whole new draft in the place of the last one; raises `InvalidInput` for a quote that is not in the law.

    What the checks find unsupported is kept and marked: it can't be released, but the work is not lost.
    """
    if not reasons:
        raise InvalidInput("Diga por qué cambia el borrador: elija al menos un motivo.")
    check_statements(statements)
    with desk.database.reading() as connection:
        before = consultations.at(connection, account, Action.EDIT, id, version)
        last, question = drafts.get(connection, id, before.draft), question_of(connection, before)
    workflow.held(before, account.id, desk.now())
    searcher = desk.searcher()
    on, _ = day_of(desk, before, question, searcher)
    made = compose(last.draft, statements, caveats, searcher, on)
    return _keep(desk, account, before, made, searcher.generation, tuple(dict.fromkeys(reasons)))


def cite(given: Quoted, searcher: Searcher, on: date) -> Citation:
    """The citation of the quoted words where they stand in the wording; raises `InvalidInput` when they don't."""
    wordings = searcher.wordings(ProvisionId.parse(given.provision))
    chosen = [wording for wording in wordings if wording.valid_from == given.valid_from]
    if not chosen:
        raise InvalidInput(
            "Ese texto de la disposición ya no está en este servicio. "
            "Busque la disposición otra vez y elija uno de sus textos."
        )
    found = next(((wording, span) for wording in chosen if (span := _span(given.quote, wording))), None)
    if found is None:
        raise InvalidInput(
            f"Estas palabras no están tal cual en la disposición: «{given.quote[:80]}». "
            "Cópielas del texto de la disposición."
        )
    return Citer(searcher, on).cite(*found)


def _span(quote: str, wording: Wording) -> Span | None:
    """Where the words stand, their line breaks aside: what is copied from a screen has others."""
    words = clean(quote).split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), wording.text)
    return Span(*found.span()) if found else None


def compose(
    last: Draft, statements: Sequence[Written], caveats: Sequence[str] | None, searcher: Searcher, on: date
) -> Draft:
    """The last draft with these statements, and caveats or those it had, checked; raises `InvalidInput` for a quote."""
    written = tuple(
        Statement(_impersonal(one), tuple(dict.fromkeys(_citation(given, searcher, on) for given in one.citations)))
        for one in statements
    )
    closing = last.caveats if caveats is None else tuple(redact(clean(text)) for text in caveats if clean(text))
    return ground(replace(last, statements=written, caveats=closing, drafter=_DRAFTER), searcher, on)


def _citation(given: Quoted | Citation, searcher: Searcher, on: date) -> Citation:
    """A citation made anew, or one that stays: the checks say of it what the law that moved away makes of it."""
    return given if isinstance(given, Citation) else cite(given, searcher, on)


def _impersonal(one: Written) -> str:
    """A statement's words; of personal data only what the law that it cites prints."""
    return redact(clean(one.text), "\n".join(given.quote for given in one.citations))


def _keep(
    desk: Desk, account: Account, before: Consultation, made: Draft, generation: str, reasons: tuple[EditReason, ...]
) -> Kept:
    now = desk.now()
    with desk.database.writing() as connection:
        kept = drafts.add(connection, Kept(before.id, account.id, made, generation, now, reasons=reasons))
        after = workflow.edited(before, account.id, kept.number, now)
        told = {"draft": kept.number, "digest": kept.digest, "reasons": [reason.value for reason in reasons]}
        consultations.save(connection, before, after, account.id, "edit", now, told)
    return kept


def check_statements(statements: Sequence[Written]) -> None:
    """Raise `InvalidInput` for too many, too long or empty ones."""
    if not 1 <= len(statements) <= MOST_STATEMENTS:
        raise InvalidInput(f"La respuesta tiene de 1 a {MOST_STATEMENTS} afirmaciones.")
    for number, one in enumerate(statements, start=1):
        if not 1 <= len(clean(one.text)) <= LONGEST_STATEMENT or len(one.citations) > MOST_CITATIONS:
            raise InvalidInput(
                f"La afirmación {number} necesita un texto de hasta {LONGEST_STATEMENT} caracteres "
                f"y lleva {MOST_CITATIONS} citas a lo más."
            )
