"""Changing a draft from its page, a statement at a time; what can't be kept stays in the form it was typed in."""

from typing import Annotated, Any

from fastapi import Form, Path, Query, Request
from fastapi.responses import Response

from corpus.errors import AbsuelveError, Conflict, InvalidInput, NotFound, Outdated
from corpus.identifiers import ProvisionId
from desk import claims, reviewing, statements
from desk.edits import Quoted
from desk.model import Account, EditReason
from desk.permissions import Action
from desk.statements import Change
from index.model import Searcher, Wording
from qa_service.answering import look_up
from qa_service.batch import checked
from qa_service.model import Question
from qa_service.settings import parse_day
from web.access import AccountDep, SiteDep
from web.bench import ROOT, IdPath, Typed, desk_shown, latest
from web.chambers import chambers, go, opens
from web.problems import problem_of
from web.schemas.forms import QuoteForm, StatementForm
from web.schemas.forms import Form as Given
from web.site import Site
from web.templating import N_, page

# Instead of the desk's own words, which are for who has nothing typed.
_CHANGED = N_("Otra persona cambió la consulta mientras usted escribía. Compare su texto con el de ahora y guárdelo.")
_LAPSED = N_("Su reserva venció mientras escribía. Si nadie más la tiene, puede tomarla otra vez y guardar su texto.")
_FOUND, _LONGEST, _LINES = 6, 6_000, 40
_STEPS = {"subir": -1, "bajar": 1}
Place = Annotated[int, Path(ge=1, le=100)]

revisions = chambers(ROOT)


@revisions.post("/{id}/afirmaciones", **opens(Action.EDIT))
def add(
    request: Request, site: SiteDep, account: AccountDep, id: IdPath, form: Annotated[StatementForm, Form()]
) -> Response:
    """One more statement, at the end; it is marked until it cites something."""
    return _revised(request, site, account, id, form, "nueva", statements.added(form.text), form.reasons)


@revisions.post("/{id}/afirmaciones/{place}", **opens(Action.EDIT))
def change(
    request: Request,
    site: SiteDep,
    account: AccountDep,
    id: IdPath,
    place: Place,
    form: Annotated[StatementForm, Form()],
) -> Response:
    """Say a statement otherwise, move it or take it out. Moving one needs no reason."""
    made, reasons = statements.said(place, form.text, form.without), form.reasons
    if step := _STEPS.get(form.action):
        made, reasons = statements.moved(place, step), reasons or [EditReason.STYLE]
    if form.action == "eliminar":
        made = statements.removed(place)
    then = max(1, place + (step or 0))
    return _revised(request, site, account, id, form, f"afirmacion-{place}", made, reasons, then)


@revisions.post("/{id}/advertencias", **opens(Action.EDIT))
def caveats(
    request: Request, site: SiteDep, account: AccountDep, id: IdPath, form: Annotated[StatementForm, Form()]
) -> Response:
    """The closing remarks, a line each."""
    lines = [line for line in form.text.splitlines() if line.strip()]
    reasons = form.reasons or [EditReason.STYLE]
    return _revised(request, site, account, id, form, "advertencias", statements.same, reasons, caveats=lines)


@revisions.get("/{id}/afirmaciones/{place}/cita", **opens(Action.EDIT))
def cite_page(
    request: Request,
    site: SiteDep,
    account: AccountDep,
    id: IdPath,
    place: Place,
    words: Annotated[str, Query(alias="buscar", max_length=4_000)] = "",
) -> Response:
    """Look for a provision and choose what to quote of it."""
    return _cite_shown(request, site, account, id, place, words)


@revisions.post("/{id}/afirmaciones/{place}/cita", **opens(Action.EDIT))
def cite(
    request: Request, site: SiteDep, account: AccountDep, id: IdPath, place: Place, form: Annotated[QuoteForm, Form()]
) -> Response:
    """Add a quote to a statement; one that is not in the law to the letter is refused, and stays in the form."""
    try:
        since = parse_day(form.since) if form.since else None
        quoted = Quoted(form.provision, since, form.quote.strip() or form.paragraph)
        version = _own(site, account, id, form)
        missing = [EditReason.MISSING_PROVISION]
        statements.revise(site.desk, account, id, version, statements.cited(place, quoted), missing)
    except NotFound:
        raise
    except AbsuelveError as error:
        typed = Typed(f"{form.provision} {form.since}", _said(error, form), form.model_dump())
        return _cite_shown(request, site, account, id, place, form.words, typed, problem_of(error).status)
    return go(f"{ROOT}/{id}", f"afirmacion-{place}", hecho="guardado", en=place)


def _revised(
    request: Request, site: Site, account: Account, id: str, form: StatementForm, name: str, made: Change,
    reasons: list[EditReason], place: int | None = None, caveats: list[str] | None = None,
) -> Response:  # fmt: skip
    """Back on the desk at the statement changed; or, where that can't be, with what was typed and why."""
    try:
        version = _own(site, account, id, form)
        kept = statements.revise(site.desk, account, id, version, made, reasons, caveats)
    except NotFound:
        raise
    except AbsuelveError as error:
        typed = Typed(name, _said(error, form), {**form.model_dump(), "conflict": isinstance(error, Conflict)})
        return desk_shown(request, site, account, id, typed, problem_of(error).status)
    count = len(kept.draft.statements)
    at = min(place or count, count)
    anchor = "advertencias" if caveats is not None else f"afirmacion-{at}"
    return go(f"{ROOT}/{id}", anchor, hecho="guardado", en=anchor.removeprefix("afirmacion-"))


def _own(site: Site, account: Account, id: str, form: Given) -> int:
    """The version to change: one higher where the form first takes the consultation."""
    if not form.take:
        return form.version
    return claims.claim(site.desk, account, id, form.version).version


def _said(error: AbsuelveError, form: Given) -> str:
    if isinstance(error, Outdated):
        return _CHANGED
    return _LAPSED if isinstance(error, Conflict) and not form.take else str(error)


def _cite_shown(
    request: Request, site: Site, account: Account, id: str, place: int, words: str, typed: Typed | None = None,
    status: int = 200,
) -> Response:  # fmt: skip
    sheet = reviewing.open_draft(site.desk, account, id)
    if place > len(sheet.statements):
        raise InvalidInput("Esa afirmación ya no está en el borrador. Vuelva a abrirlo.")
    one = latest(site.desk, account, id)
    context: dict[str, Any] = {
        "one": one,
        "held": one.claim is not None and one.claim.by == account.id and one.claim.until > site.desk.now(),
        "place": place,
        "statement": sheet.statements[place - 1].statement,
        "words": words,
        "found": _found(site, words, sheet.on) if words.strip() else (),
        "typed": typed,
    }
    return page(request, "cite.html", context, status)


def _found(site: Site, words: str, on: Any) -> list[tuple[Wording, str, list[str], bool]]:  # noqa: ANN401
    """Wordings that bear on the words, each with its norm's label, the lines to choose from, and whether they are all."""
    with site.slots:
        searcher = site.desk.searcher()
        _, shown, _ = look_up(Question("cite", checked(words), on), searcher, site.desk.today())
    named = [(ProvisionId.parse(one.provision), one) for one in shown[:_FOUND]]
    pairs = [(_whole(searcher, id, one.valid_from), one) for id, one in named]
    return [
        (wording, one.regulation, *_lines(wording.text if len(wording.text) <= _LONGEST else one.text, wording.text))
        for wording, one in pairs
        if wording
    ]


def _whole(searcher: Searcher, id: ProvisionId, since: Any) -> Wording | None:  # noqa: ANN401
    return next((one for one in searcher.wordings(id) if one.valid_from == since), None)


def _lines(text: str, whole: str) -> tuple[list[str], bool]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[:_LINES], len(lines) <= _LINES and text == whole
