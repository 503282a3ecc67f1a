"""Amendments that norms order, as editors decide about them; and what was understood of a norm's pages."""

from typing import Annotated

from fastapi import Form, Path, Query, Request
from fastapi.responses import Response

from corpus.errors import AbsuelveError, NotFound
from corpus.identifiers import RegulationId
from desk import amendments
from desk.model import Account
from desk.permissions import Action
from ingest.applications import Application
from qa_service.differences import Stretch, compare_texts
from qa_service.understood import numbers, patches
from web.access import AccountDep, SiteDep
from web.chambers import chambers, go, opens
from web.membership import again
from web.site import Site
from web.templating import page
from web.workshop import ROOT

_SHOWN = 40

amending = chambers(ROOT)


@amending.get("/modificaciones", **opens(Action.EDIT_CORPUS))
def proposals(
    request: Request, site: SiteDep, account: AccountDep,
    norm: Annotated[str, Query(alias="norma", max_length=300)] = "",
    start: Annotated[int, Query(alias="desde", ge=0, le=1_000_000)] = 0,
) -> Response:  # fmt: skip
    """What norms order of others: applied by itself, undone by an editor, left to do by hand."""
    return page(request, "proposals.html", _proposals(site, account, norm.strip(), start))


@amending.post("/modificaciones/{id}", **opens(Action.EDIT_CORPUS))
def decide(
    request: Request, site: SiteDep, account: AccountDep,
    id: Annotated[str, Path(pattern=r"^[0-9a-f]{6,64}$")], undo: Annotated[bool, Form(alias="deshacer")] = False,
) -> Response:  # fmt: skip
    """Undo one, or take it back."""
    try:
        amendments.decide(site.desk, site.application, account, id, undo)
    except AbsuelveError as error:
        return again(request, "proposals.html", _proposals(site, account, "", 0), error)
    return go(f"{ROOT}/modificaciones", hecho="deshecha" if undo else "aplicada")


@amending.get("/lectura/{id}", **opens(Action.EDIT_CORPUS))
def understood(
    request: Request, site: SiteDep, id: Annotated[str, Path(max_length=300)],
    number: Annotated[int, Query(alias="hoja", ge=0, le=100_000)] = 0,
    index: Annotated[int, Query(alias="documento", ge=0, le=1_000)] = 0,
) -> Response:  # fmt: skip
    """A page of the PDF with the provisions that were read from it drawn over it, and what belongs to none."""
    regulation = site.application.store.read(RegulationId(id))
    document = regulation.documents[index] if index < len(regulation.documents) else None
    if document is None or not document.pages:
        raise NotFound("Esa norma no se leyó de un PDF: no hay páginas que mostrar.")
    found = numbers(document)
    at = found.index(number) if number in found else 0
    leaf = document.pages[at]
    context = {
        "norm": regulation, "leaf": leaf, "source": document.source, "patches": patches(regulation, index, leaf),
        "index": index, "documents": range(len(regulation.documents)), "place": at + 1, "count": len(found),
        "before": found[at - 1] if at else None, "after": found[at + 1] if at + 1 < len(found) else None,
    }  # fmt: skip
    return page(request, "understood.html", context)


def _proposals(site: Site, account: Account, norm: str, start: int) -> dict[str, object]:
    found = amendments.listed(account, site.application)
    applied = [one for one in found.applied if not norm or norm in (one.target.slug, one.by.slug)]
    shown = applied[start : start + _SHOWN]
    return {
        "applied": [(one, _marked(one)) for one in shown], "count": len(applied),
        "rejected": [(one, _marked(one)) for one in found.rejected if not norm or norm == one.target.slug],
        "tasks": [(RegulationId(of), task) for of, task in found.tasks if norm in ("", of)][:_SHOWN * 5],
        "task_count": len(found.tasks), "norm": norm, "problem": "",
        "next": start + _SHOWN if start + _SHOWN < len(applied) else None,
    }  # fmt: skip


def _marked(one: Application) -> tuple[Stretch, ...]:
    return compare_texts(one.old or "", one.new)
