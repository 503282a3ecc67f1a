"""The corpus as editors work on it: files sent, what they would change, publishing, going back. A worker does it."""

from typing import Annotated, Any

from fastapi import File, Form, Path, Query, Request, UploadFile
from fastapi.responses import Response

from corpus.errors import AbsuelveError, InvalidInput, NotFound
from desk import jobs, settling, uploads
from desk.jobs import Job, Kind, Stage
from desk.model import Account
from desk.permissions import Action
from insight import reading
from qa_service.differences import compare_texts
from qa_service.docket import WarningState, narrowed, settled_doubts
from web.access import AccountDep, SiteDep
from web.chambers import chambers, go, opens
from web.labels import JOBS, STAGES
from web.membership import again
from web.site import Site
from web.streaming import chunks
from web.templating import page

ROOT = "/edicion"
_JOBS, _GENERATIONS = 20, 8
_NORMS, _PROVISIONS = 25, 12  # shown of a job's result; the rest is counted
_ROWS = 300
_Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
_FILES = Annotated[list[str] | None, Query(alias="archivo", max_length=500)]

workshop = chambers(ROOT)


@workshop.get("", **opens(Action.EDIT_CORPUS))
def bench(request: Request, site: SiteDep, account: AccountDep) -> Response:
    """What is served, what waits, the form that sends files, and what was done last."""
    return page(request, "workshop.html", _bench(site, account))


@workshop.post("/archivos", **opens(Action.EDIT_CORPUS))
def send(
    request: Request, site: SiteDep, account: AccountDep, files: Annotated[list[UploadFile], File(alias="archivo")]
) -> Response:
    """Keep files, changing nothing yet. What can't be kept is said; the others are."""
    kept, problems = [], []
    for one in files:
        try:
            kept.append(
                uploads.add(site.desk, account, site.application.home.uploads, one.filename or "", chunks(one.file))
            )
        except InvalidInput as error:
            problems.append(f"{one.filename}: {error}")
    if problems:
        shown = {**_bench(site, account), "problems": problems, "kept": kept}
        return page(request, "workshop.html", shown, 422)
    return go(f"{ROOT}/envio", archivo=[one.id for one in kept])


@workshop.get("/envio", **opens(Action.EDIT_CORPUS))
def sent(request: Request, site: SiteDep, files: _FILES = None) -> Response:
    """Files that were sent: what next."""
    kept = [uploads.get(site.application.home.uploads, id) for id in dict.fromkeys(files or ())]
    if not kept:
        raise NotFound("No se dijo qué archivos. Súbalos otra vez.")
    return page(request, "sent.html", {"files": kept})


@workshop.post("/tareas", **opens(Action.EDIT_CORPUS))
def order(
    request: Request, site: SiteDep, account: AccountDep,
    kind: Annotated[str, Form(alias="tarea", max_length=20)] = "",
    files: Annotated[list[str] | None, Form(alias="archivo", max_length=500)] = None,
    generation: Annotated[str, Form(alias="generacion", max_length=60)] = "",
) -> Response:  # fmt: skip
    """Have a worker show, publish or go back."""
    try:
        if kind not in set(Kind):
            raise InvalidInput("Elija qué hacer con los archivos.")
        made = jobs.submit(site.desk, site.application, account, Kind(kind), files or (), generation or None)
    except AbsuelveError as error:
        return again(request, "workshop.html", _bench(site, account), error)
    return go(f"{ROOT}/tareas/{made.id}")


@workshop.get("/tareas/{id}", **opens(Action.EDIT_CORPUS))
def job(request: Request, site: SiteDep, account: AccountDep, id: _Id) -> Response:
    """How a job stands and, at its end, what came of it."""
    one = jobs.get(site.desk, account, id)
    context = {"one": one, "waits": one.stage in (Stage.WAITING, Stage.RUNNING), "kinds": JOBS, "stages": STAGES}
    return page(request, "job.html", {**context, **_result(site, one), **_left(site, account, one)})


@workshop.get("/faltan", **opens(Action.READ_GAPS))
def lacking(request: Request, site: SiteDep, account: AccountDep) -> Response:
    """Norms that people needed and the corpus lacks."""
    context: dict[str, Any] = {"gaps": None, "problem": ""}
    try:
        context["gaps"] = reading.lacking(site.desk, account, None, None)
    except InvalidInput as error:
        context["problem"] = str(error)
    return page(request, "lacking.html", context)


def _bench(site: Site, account: Account) -> dict[str, Any]:
    bundles = site.application.bundles
    current, kept = bundles.current(), set(bundles.list())
    history = sorted(bundles.history(), key=lambda one: one.generation, reverse=True)[:_GENERATIONS]
    return {
        "current": current, "history": history, "kept_generations": kept, "jobs": jobs.listed(site.desk, account).items,
        "kinds": JOBS, "stages": STAGES, "problems": [], "problem": "", "kept": [],
        "largest": uploads.LARGEST >> 20,
        "open": len(narrowed(settling.opened(account, site.application).items, WarningState.OPEN)),
    }  # fmt: skip


def _result(site: Site, one: Job) -> dict[str, Any]:
    """A job's result, cut to what a page can hold, with the words that change marked."""
    result = one.result or {}
    norms = result.get("norms", [])
    shown = [
        {**norm, "shown": [_marked(change) for change in _outermost(norm)[:_PROVISIONS]]} for norm in norms[:_NORMS]
    ]
    served = site.application.bundles.publication(result["generation"]) if "generation" in result else None
    return {
        "result": result, "served": served, "norms": shown, "more_norms": max(0, len(norms) - _NORMS),
        "files": result.get("files", []), "citations": result.get("broken_citations", [])[:_ROWS],
        "stale": result.get("consultations") or [{"consultation": id} for id in result.get("stale", [])],
    }  # fmt: skip


def _left(site: Site, account: Account, one: Job) -> dict[str, Any]:
    """The doubts about a job's files that are settled, and, once it published, how much is left of all."""
    counts: dict[str, int] = {}
    if one.kind is Kind.PUBLISH and one.stage is Stage.DONE:
        items = settling.opened(account, site.application).items
        counts = {state.value: len(narrowed(items, state)) for state in (WarningState.OPEN, WarningState.SETTLED)}
    return {"settled_doubts": settled_doubts(site.application.home), "left": counts}


def _outermost(norm: dict[str, Any]) -> list[dict[str, Any]]:
    """The provisions changed that stand in no other changed one."""
    changed = {one["id"] for one in norm["provisions"]}
    return [one for one in norm["provisions"] if not any(one["id"].startswith(f"{other}__") for other in changed)]


def _marked(change: dict[str, Any]) -> dict[str, Any]:
    old, new = change.get("old"), change.get("new")
    return {**change, "stretches": compare_texts(old or "", new or "") if old or new else ()}
