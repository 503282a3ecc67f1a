"""Adding a citation to a statement: look for a provision, choose a line of it or copy words from it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Form, Query
from fastapi.responses import Response

from corpus.errors import AbsuelveError, InvalidInput
from corpus.identifiers import ProvisionId
from desk import reviewing, statements
from desk.edits import Quoted
from desk.model import EditReason
from desk.permissions import Action
from index.model import Searcher, Wording
from qa_service.answering import look_up
from qa_service.batch import checked
from qa_service.model import Question
from qa_service.settings import parse_day
from qa_service.shown import Shown
from web.bench import ROOT, Typed, Visit, VisitDep, holder_of
from web.chambers import chambers, go, opens
from web.problems import problem_of
from web.revisions import Place, own, told
from web.schemas.forms import QuoteForm
from web.templating import page

# How many are shown, and how long a text may be to be shown whole: the first, the others; in lines, any.
_FOUND, _FIRST, _OTHER, _LINES = 6, 12_000, 3_000, 40

quoting = chambers(ROOT)


@dataclass(frozen=True, slots=True)
class Quotable:
    """A wording that was found, its norm's label, and lines of it to choose from; `whole` says that they are all."""

    wording: Wording
    norm: str
    lines: tuple[str, ...]
    whole: bool

    @property
    def form(self) -> str:
        """What tells its form from the others'."""
        return f"{self.wording.provision} {self.wording.valid_from or ''}"


@quoting.get("/{id}/afirmaciones/{place}/cita", **opens(Action.EDIT))
def cite_page(
    visit: VisitDep, place: Place, words: Annotated[str, Query(alias="buscar", max_length=4_000)] = ""
) -> Response:
    """Look for a provision and choose what to quote of it."""
    return _shown(visit, place, words)


@quoting.post("/{id}/afirmaciones/{place}/cita", **opens(Action.EDIT))
def cite(visit: VisitDep, place: Place, form: Annotated[QuoteForm, Form()]) -> Response:
    """Add a quote to a statement; one that is not in the law to the letter is refused, and stays in the form."""
    words = form.quote.strip() or form.paragraph
    try:
        if not words.strip():
            raise InvalidInput("Elija un párrafo, o copie las palabras que se citan.")
        quoted = Quoted(form.provision, parse_day(form.since) if form.since else None, words)
        change, why = statements.cited(place, quoted), [EditReason.MISSING_PROVISION]
        statements.revise(visit.site.desk, visit.account, visit.id, own(visit, form), change, why)
    except AbsuelveError as error:
        typed = Typed(f"{form.provision} {form.since}", told(error, form), form.model_dump())
        return _shown(visit, place, form.words, typed, problem_of(error).status)
    return go(visit.here, f"afirmacion-{place}", hecho="guardado", en=place)


def _shown(visit: Visit, place: int, words: str, typed: Typed | None = None, status: int = 200) -> Response:
    desk = visit.site.desk
    sheet = reviewing.open_draft(desk, visit.account, visit.id)
    if place > len(sheet.statements):
        raise InvalidInput("Esa afirmación ya no está en el borrador. Vuelva a abrirlo.")
    context = {
        "one": sheet.consultation,
        "held": holder_of(sheet.consultation, desk) == visit.account.id,
        "place": place,
        "statement": sheet.statements[place - 1].statement,
        "words": words,
        "found": _found(visit, words, sheet.on) if words.strip() else (),
        "typed": typed,
    }
    return page(visit.request, "cite.html", context, status)


def _found(visit: Visit, words: str, on: date) -> tuple[Quotable, ...]:
    """The wordings that bear on the words, as the law was on the day that answers the question."""
    with visit.site.slots:
        searcher = visit.site.desk.searcher()
        _, shown, _ = look_up(Question("cite", checked(words), on), searcher, visit.site.desk.today())
    limits = (_FIRST, *([_OTHER] * (_FOUND - 1)))
    return tuple(found for one, most in zip(shown, limits, strict=False) if (found := _quotable(one, searcher, most)))


def _quotable(one: Shown, searcher: Searcher, most: int) -> Quotable | None:
    """All lines of a wording, or, where it is long, those of the part that fits best."""
    wordings = searcher.wordings(ProvisionId.parse(one.provision))
    wording = next((found for found in wordings if found.valid_from == one.valid_from), None)
    if wording is None:
        return None
    text = wording.text if len(wording.text) <= most else one.text
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return Quotable(wording, one.regulation, lines[:_LINES], len(lines) <= _LINES and text == wording.text)
