"""The page on which officials see what is held of them, take it with them, and have it erased."""

import json
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from desk import retention
from desk.model import Account
from desk.permissions import Action, may
from web.access import SiteDep
from web.doorway import reader, require_ours, to_door
from web.holdings import held_out
from web.templating import N_, page

# Each kind of thing held, as its owner would call it.
KINDS = {
    "accounts": N_("La cuenta"),
    "tokens": N_("Claves y entradas"),
    "letters": N_("Correos con enlaces de un solo uso"),
    "consultations": N_("Consultas"),
    "notes": N_("Lo dicho en ellas"),
    "drafts": N_("Borradores que escribió"),
    "approvals": N_("Aprobaciones"),
    "answers": N_("Respuestas que recibió"),
    "taken": N_("Respuestas ya revisadas que tomó"),
    "ratings": N_("Calificaciones"),
    "sharing": N_("Decisiones de compartir"),
    "webhooks": N_("Avisos a otros sistemas"),
    "notices": N_("Avisos por correo"),
    "subscriptions": N_("Normas y temas que sigue"),
    "mailing": N_("Su elección de avisos por correo"),
    "alerts": N_("Novedades que recibió"),
    "curated": N_("Respuestas preparadas que escribió"),
    "jobs": N_("Trabajos de edición"),
    "settlements": N_("Avisos que dio por revisados"),
    "replies": N_("Copias técnicas de lo enviado, guardadas un día"),
    "failures": N_("Intentos fallidos de entrar"),
    "record": N_("Líneas del registro"),
}
_Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
_Sure = Annotated[bool, Form(alias="confirmo")]

mine = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@mine.get("/mis-datos")
def shown(request: Request, site: SiteDep) -> Response:
    """What is held, by kind and count, with the ways to take it and to end it."""
    account = reader(request)
    if account is None:
        return to_door(request)
    return _shown(request, site, account)


@mine.get("/mis-datos/descarga")
def taken(request: Request, site: SiteDep) -> Response:
    """All of it as a file."""
    account = reader(request)
    if account is None:
        return to_door(request)
    body = json.dumps(held_out(site, account, account.id).model_dump(mode="json"), ensure_ascii=False, indent=1)
    name = {"Content-Disposition": 'attachment; filename="mis-datos.json"'}
    return Response(body, media_type="application/json", headers=name)


@mine.post("/mis-datos/borrar")
def left(request: Request, site: SiteDep, sure: _Sure = False) -> Response:
    """End the account; only with the box ticked, for nothing brings it back."""
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    if not sure:
        return _shown(request, site, account, unsure=True)
    retention.leave(site.desk, account)
    return RedirectResponse("/", 303)


@mine.post("/consultas/{id}/borrar")
def erased(request: Request, site: SiteDep, id: _Id, sure: _Sure = False) -> Response:
    """Erase what one said on a consultation; only with the box ticked."""
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    if sure:
        retention.erase_consultation(site.desk, account, id)
    return RedirectResponse(f"/consultas/{id}", 303)


def _shown(request: Request, site: SiteDep, account: Account, unsure: bool = False) -> Response:
    held = held_out(site, account, account.id).held
    counts = [(KINDS[name], len(rows)) for name, rows in held.items() if rows]
    context = {
        "account": account, "counts": counts, "unsure": unsure,
        "self_erasure": site.desk.terms.self_erasure, "leaves": may(account, Action.LEAVE),
    }  # fmt: skip
    return page(request, "mydata.html", context, 422 if unsure else 200)
