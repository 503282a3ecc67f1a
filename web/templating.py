"""One Jinja environment for every page: words in the reader's language, hashed files, icons of the sprite."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import Response
from fastapi.templating import Jinja2Templates
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from corpus.identifiers import ProvisionId, RegulationId
from corpus.validity import Status
from desk.deadlines import PERU, day_of
from desk.model import Account
from desk.permissions import Action, may
from ingest.changes import Fate
from qa_service.attribution import full_name
from qa_service.counts import counted
from qa_service.generations import number_of
from qa_service.situating import said
from web.assets import FOLDER, address_of
from web.copies import inside, mark_of, tell_reader
from web.messages import COOKIE, LANGUAGES, Words, language_of

_YEAR = 365 * 24 * 3600


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for words marked here and said elsewhere
    """A sentence of the code that the catalogues translate."""
    return text


# How a wording stands, said so that nobody takes a past one for the rule.
STANDING = {
    Status.IN_FORCE: N_("Vigente"),
    Status.SUPERSEDED: N_("Texto anterior: ya no rige"),
    Status.REPEALED: N_("Se derogó: ya no rige"),
    Status.NOT_YET: N_("Aún no vigente"),
}
# What happened to a norm or a provision.
FATES = {
    Fate.NEW: N_("nueva"),
    Fate.AMENDED: N_("modificada"),
    Fate.REPEALED: N_("derogada"),
    Fate.CORRECTED: N_("corregida"),
    Fate.REDATED: N_("con otra vigencia"),
    Fate.DROPPED: N_("retirada"),
}


@cache
def _symbols() -> Mapping[str, str]:
    sprite = (FOLDER / "icons.svg").read_text(encoding="utf-8")
    return dict(re.findall(r'<symbol id="([\w-]+)"[^>]*>(.*?)</symbol>', sprite, re.S))


def icon(name: str) -> Markup:
    """An icon of the sprite, drawn where it stands: the first page needs no request for it."""
    return Markup('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>').format(Markup(_symbols()[name]))


def favicon() -> str:
    """The page's sign as an address that holds it: the first page needs no request for it."""
    return f"data:image/svg+xml,{quote((FOLDER / 'absuelve.svg').read_text(encoding='utf-8').strip())}"


def _words(request: Request) -> dict[str, Any]:
    language = language_of(request)
    path = getattr(request.state, "here", request.url.path)  # a refused form is shown on the page that it is of
    told = {"language": language, "languages": LANGUAGES, "path": path, "inside": inside(request)}
    made_on = request.app.state.site.desk.today()  # the day that a kept copy says
    account = getattr(request.state, "account", None)
    mark = mark_of(account) if account else ""
    return {"_": Words(language), "rooms": rooms(account), "mark": mark, "made_on": made_on, **told}


# Where those who do more than ask go, by what their role must allow.
ROOMS = (
    ("/revision", N_("Revisión"), Action.QUEUE),
    ("/edicion", N_("Edición"), Action.EDIT_CORPUS),
    ("/cifras", N_("Cifras"), Action.READ_FIGURES),
    ("/evaluacion", N_("Evaluación"), Action.EXPORT_REVIEWS),
    ("/administracion", N_("Administración"), Action.MANAGE_ACCOUNTS),
)


def rooms(account: Account | None) -> list[tuple[str, str]]:
    """The places that an account's role opens, as address and name; none where nobody looked who it is."""
    return [(path, name) for path, name, action in ROOMS if account and may(account, action)]


def _said(context: Context) -> Words:
    found = context.get("_")
    return found if isinstance(found, Words) else Words()


@pass_context
def _standing(context: Context, status: str) -> str:
    return _said(context)(STANDING[Status(status)])


@pass_context
def _month(context: Context, month: str) -> str:
    return _said(context).month(month)


@pass_context
def _fate(context: Context, fate: Fate) -> str:
    return _said(context)(FATES[fate])


@pass_context
def _day(context: Context, day: date) -> str:
    return _said(context).day(day_of(day) if isinstance(day, datetime) else day)


@pass_context
def _away(context: Context, moment: datetime, now: datetime) -> str:
    return _said(context).away(moment - now)


def _moment(text: str) -> str:
    """A time in Peru, of one written down in UTC."""
    return f"{datetime.fromisoformat(text).astimezone(PERU):%d/%m/%Y %H:%M}"


@pass_context
def _last_day(context: Context, day: date) -> str:
    return _said(context).last_day(day)


def _heading(name: str) -> str:
    """A name at the beginning of a line: its first letter as a sentence begins."""
    return name[:1].upper() + name[1:]


def _named(address: object) -> str:
    """A norm, or a provision with its norm, by its address (`norma` or `norma#disposición`), as people cite it."""
    norm, _, eid = str(address).partition("#")
    return full_name(ProvisionId(RegulationId(norm), eid)) if eid else RegulationId(norm).label


@pass_context
def _publication(context: Context, generation: str) -> str:
    """A generation as people are told of it, by its number; by its name where that has none."""
    number = number_of(generation)
    return _said(context)(N_("publicación %(number)s"), number=number) if number else generation


templates = Jinja2Templates(Path(__file__).parent / "templates", context_processors=[_words])
templates.env.globals.update(asset=address_of, icon=icon, favicon=favicon())
templates.env.filters.update(day=_day, moment=_moment, away=_away, last_day=_last_day, month=_month)
templates.env.filters.update(standing=_standing, fate=_fate, named=_named, said=said, heading=_heading)
templates.env.filters.update(publication=_publication, counted=counted)


def page(request: Request, name: str, context: Mapping[str, Any], status: int = 200) -> Response:
    """A page in the reader's language; a language chosen in the address is remembered."""
    response = templates.TemplateResponse(request, name, dict(context), status_code=status)
    if (chosen := request.query_params.get(COOKIE)) in LANGUAGES:
        response.set_cookie(COOKIE, str(chosen), max_age=_YEAR, samesite="lax", httponly=True)
    response.headers["Vary"] = "Cookie"
    tell_reader(request, response)
    return response
