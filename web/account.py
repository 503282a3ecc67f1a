"""One's own account as a page: where it is open, the keys that programs bear, and another password."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from corpus.errors import AbsuelveError, InvalidInput
from desk import accounts, administration, municipalities
from desk.accounts import SESSION
from desk.model import Account
from desk.permissions import Action, actions
from desk.wordings import ROLES
from web.access import SiteDep
from web.doorway import cookie_of, let_in, reader, require_ours, to_door
from web.membership import again
from web.sessions import checked
from web.site import Site
from web.templating import N_, page

# What a key may be held to, said in words.
SCOPES = {
    Action.ASK: N_("Hacer consultas"), Action.FOLLOW_UP: N_("Preguntar sobre una respuesta"),
    Action.READ: N_("Leer consultas"), Action.INFORM: N_("Dar datos que pide un asesor"),
    Action.RATE: N_("Calificar respuestas"), Action.SHARE: N_("Decidir si se comparten las respuestas"),
    Action.QUEUE: N_("Ver la cola"), Action.READ_DRAFT: N_("Leer borradores"),
    Action.CLAIM: N_("Tomar consultas"), Action.EDIT: N_("Corregir borradores"),
    Action.EASE: N_("Cambiar la materia de una consulta"), Action.APPROVE: N_("Aprobar respuestas"),
    Action.RETURN: N_("Pedir datos a quien consulta"), Action.DECLINE: N_("No atender consultas"),
    Action.READ_LOAD: N_("Ver la carga de los asesores"), Action.READ_CORPUS: N_("Leer las normas"),
    Action.EDIT_CORPUS: N_("Cambiar las normas"), Action.EXPORT_REVIEWS: N_("Exportar revisiones"),
    Action.MANAGE_ACCOUNTS: N_("Administrar cuentas"), Action.MANAGE_WEBHOOKS: N_("Administrar avisos a sistemas"),
    Action.READ_AUDIT: N_("Leer el registro"), Action.READ_FIGURES: N_("Leer las cifras"),
    Action.READ_GAPS: N_("Ver qué normas faltan"), Action.ERASE: N_("Borrar consultas"),
    Action.LEAVE: N_("Borrar la cuenta propia"), Action.SUBSCRIBE: N_("Seguir normas y temas"),
    Action.CURATE: N_("Escribir respuestas preparadas"),
    Action.RELEASE_CURATED: N_("Entregar respuestas preparadas"),
}  # fmt: skip
# Roles as the catalogues know them.
_ROLES = (
    N_("funcionario"), N_("asesor"), N_("asesor principal"), N_("editor"), N_("evaluador"), N_("administrador"),
)  # fmt: skip
_Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
_PASSWORD = 500

own = APIRouter(prefix="/cuenta", include_in_schema=False, default_response_class=HTMLResponse)


@own.get("")
def account(request: Request, site: SiteDep) -> Response:
    """Who one is here, where the account is open and which keys there are."""
    mine = reader(request)
    return page(request, "account.html", _shown(request, site, mine)) if mine else to_door(request)


@own.post("/sesiones")
def close_others(request: Request, site: SiteDep) -> Response:
    """End every session but this one."""
    require_ours(request)
    mine = reader(request)
    if mine is None:
        return to_door(request)
    shown = _shown(request, site, mine)
    for one in shown["sessions"]:
        if one.id != shown["here"]:
            administration.revoke(site.desk, mine, one.id)
    return _home()


@own.post("/claves/{id}/fin")
def end(request: Request, site: SiteDep, id: _Id) -> Response:
    """End one session or key."""
    require_ours(request)
    mine = reader(request)
    if mine is None:
        return to_door(request)
    administration.revoke(site.desk, mine, id)
    return _home()


@own.post("/claves")
def issue(
    request: Request, site: SiteDep,
    label: Annotated[str, Form(alias="nombre", max_length=100)] = "",
    days: Annotated[int, Form(alias="dias", ge=1, le=3650)] = 365,
    scopes: Annotated[list[str] | None, Form(alias="permiso")] = None,
) -> Response:  # fmt: skip
    """A key for a program, shown this once."""
    require_ours(request)
    mine = reader(request)
    if mine is None:
        return to_door(request)
    try:
        if not label.strip() or not scopes:
            raise InvalidInput("Diga para qué es la clave y qué puede hacer.")
        until = site.desk.now() + timedelta(days=days)
        made = administration.issue(site.desk, mine, mine.id, label.strip(), until, frozenset(scopes))
    except AbsuelveError as error:
        return again(request, "account.html", _shown(request, site, mine), error)
    return page(request, "account.html", {**_shown(request, site, mine), "secret": made.secret})


@own.post("/contrasena")
def set_password(
    request: Request, site: SiteDep,
    old: Annotated[str, Form(alias="actual", max_length=_PASSWORD)] = "",
    new: Annotated[str, Form(alias="nueva", max_length=_PASSWORD)] = "",
) -> Response:  # fmt: skip
    """Another password, for whoever knows the one there is; every other session ends."""
    require_ours(request)
    mine = reader(request)
    if mine is None:
        return to_door(request)
    try:
        checked(site, mine.username, old, request)
        administration.set_password(site.desk, mine, mine.id, new)
    except (AbsuelveError, HTTPException) as error:
        response = again(request, "account.html", _shown(request, site, mine), error)
        if "WWW-Authenticate" in response.headers:
            del response.headers["WWW-Authenticate"]
        return response
    return let_in(request, site, mine, "/cuenta?cambiada=1")


def _shown(request: Request, site: Site, mine: Account) -> dict[str, Any]:
    now = site.desk.now()
    with site.desk.database.reading() as connection:
        here = accounts.token_of(connection, request.cookies.get(cookie_of(request), "")).id
        live = [one for one in accounts.tokens(connection, mine.id) if one.live(now)]
    return {
        "mine": mine, "role": ROLES[mine.role], "here": here,
        "where": municipalities.title(mine.municipality) if mine.municipality else mine.office,
        "sessions": [one for one in live if one.kind == SESSION],
        "keys": [one for one in live if one.kind != SESSION],
        "scopes": {action.value: SCOPES[action] for action in actions(mine.role)},
        "secret": "", "problem": "", "changed": "cambiada" in request.query_params,
    }  # fmt: skip


def _home() -> Response:
    return RedirectResponse("/cuenta", 303)
