"""Changing a draft from its page, a statement at a time; what can't be kept stays in the form it was typed in."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Form, Path
from fastapi.responses import Response

from corpus.errors import AbsuelveError, Conflict, Forbidden, NotFound, Outdated
from desk import claims, statements
from desk.model import EditReason
from desk.permissions import Action
from desk.statements import Change
from web.bench import ROOT, Typed, Visit, VisitDep, desk_shown
from web.chambers import chambers, go, opens
from web.problems import problem_of
from web.schemas.forms import Form as Given
from web.schemas.forms import StatementForm
from web.templating import N_

# Instead of the desk's own words, which are for those who have nothing typed.
_CHANGED = N_("Otra persona cambió la consulta mientras usted escribía. Compare su texto con el de ahora y guárdelo.")
_LAPSED = N_("Su reserva venció mientras escribía. Si nadie más la tiene, puede tomarla otra vez y guardar su texto.")
_STEPS = {"subir": -1, "bajar": 1}
Place = Annotated[int, Path(ge=1, le=100)]

revisions = chambers(ROOT)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change that a form asks for: of the statements or of the caveats, why, and where one goes to see it done."""

    form: str
    change: Change
    reasons: list[EditReason]
    place: int | None = None
    caveats: list[str] | None = None


@revisions.post("/{id}/afirmaciones", **opens(Action.EDIT))
def add(visit: VisitDep, form: Annotated[StatementForm, Form()]) -> Response:
    """One more statement, at the end; it is marked until it cites something."""
    return _revised(visit, form, Wanted("nueva", statements.added(form.text), form.reasons))


@revisions.post("/{id}/afirmaciones/{place}", **opens(Action.EDIT))
def change(visit: VisitDep, place: Place, form: Annotated[StatementForm, Form()]) -> Response:
    """Say a statement otherwise, move it or take it out. Moving one needs no reason, and keeps what was typed."""
    name, said = f"afirmacion-{place}", statements.said(place, form.text, form.without)
    if step := _STEPS.get(form.action):
        reasons, moving = form.reasons or [EditReason.STYLE], statements.moved(place, step)
        return _revised(visit, form, Wanted(name, lambda written: moving(said(written)), reasons, max(1, place + step)))
    made = statements.removed(place) if form.action == "eliminar" else said
    return _revised(visit, form, Wanted(name, made, form.reasons, place))


@revisions.post("/{id}/advertencias", **opens(Action.EDIT))
def remarks(visit: VisitDep, form: Annotated[StatementForm, Form()]) -> Response:
    """The closing remarks, a line each."""
    lines = [line for line in form.text.splitlines() if line.strip()]
    reasons = form.reasons or [EditReason.STYLE]
    return _revised(visit, form, Wanted("advertencias", statements.same, reasons, caveats=lines))


def own(visit: Visit, form: Given) -> int:
    """The version to change: one higher where the form first takes the consultation."""
    if not form.take:
        return form.version
    return claims.claim(visit.site.desk, visit.account, visit.id, form.version).version


def told(error: AbsuelveError, form: Given) -> str:
    """Why nothing was changed, for who has something typed; raises what leaves nothing to show it with."""
    if isinstance(error, NotFound | Forbidden):
        raise error
    if isinstance(error, Outdated):
        return _CHANGED
    return _LAPSED if isinstance(error, Conflict) and not form.take else str(error)


def _revised(visit: Visit, form: StatementForm, wanted: Wanted) -> Response:
    """Back on the desk at what was changed; or, where that can't be, with what was typed and why."""
    try:
        version = own(visit, form)
        kept = statements.revise(
            visit.site.desk, visit.account, visit.id, version, wanted.change, wanted.reasons, wanted.caveats
        )
    except AbsuelveError as error:
        why, conflict = told(error, form), isinstance(error, Conflict)
        typed = Typed(wanted.form, why, {**form.model_dump(), "conflict": conflict})
        return desk_shown(visit, typed, problem_of(error).status)
    count = len(kept.draft.statements)
    place = "advertencias" if wanted.caveats is not None else str(min(wanted.place or count, count))
    return go(visit.here, f"afirmacion-{place}" if place.isdigit() else place, hecho="guardado", en=place)
