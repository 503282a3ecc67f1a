"""An advisor's desk: the question, the draft's statements, and beside each the words of the law that it cites."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Path, Request
from fastapi.responses import Response

from corpus.errors import AbsuelveError, Forbidden, NotFound, Outdated
from corpus.identifiers import ProvisionId
from desk import consultations, reviewing
from desk.model import Account, Consultation, State
from desk.permissions import Action
from desk.release import Moved, Refused
from desk.reviewing import Beside, Sheet
from desk.service import Desk
from qa_service.attribution import full_name
from qa_service.differences import Stretch, compare_texts
from qa_service.model import Citation, Statement
from web.access import AccountDep, SiteDep
from web.chambers import chambers, opens
from web.facsimiles import address_of
from web.labels import DECLINES, DONE, EDITS, MATTERS, RETURNS, RISKS, STATES, degree
from web.problems import problem_of
from web.schemas.forms import Form as Given
from web.site import Site
from web.templating import N_, page
from web.views import passage_out

ROOT = "/revision"
IdPath = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
_AROUND = 500  # characters of a source shown before and after what is quoted of it
LABELS: Mapping[str, Any] = {
    "matters": MATTERS, "states": STATES, "edits": EDITS, "returns": RETURNS, "declines": DECLINES, "risks": RISKS,
    "degree": degree,
}  # fmt: skip

_CHANGED = N_("Otra persona cambió la consulta mientras usted la tenía abierta. Aquí está como quedó: véala y repita.")

Cited = tuple[ProvisionId, date | None]  # a wording, by its provision and first day

bench = chambers(ROOT)


@dataclass(frozen=True, slots=True)
class Visit:
    """A request about one consultation, and who makes it."""

    request: Request
    site: Site
    account: Account
    id: str

    @property
    def here(self) -> str:
        """The address of the desk."""
        return f"{ROOT}/{self.id}"


def visiting(request: Request, site: SiteDep, account: AccountDep, id: IdPath) -> Visit:
    """What every page about a consultation is given."""
    return Visit(request, site, account, id)


VisitDep = Annotated[Visit, Depends(visiting)]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent and could not be done: of which form, why, and its fields, so that nothing is written twice."""

    form: str
    problem: str
    values: Mapping[str, Any] = field(default_factory=dict)
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation in its place: the source's words before and after it, and where page and provision are shown.

    `changes` are those from the text cited to the one that rules now, where the law moved away from it.
    """

    citation: Citation
    before: str
    after: str
    provision: str
    picture: str | None
    moved: Moved | None
    changes: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with what it cites; places count from 1."""

    place: int
    statement: Statement
    quotes: tuple[Quote, ...]


@bench.get("/{id}", **opens(Action.READ_DRAFT))
def desk_page(visit: VisitDep) -> Response:
    """The draft that counts, with all that judging it takes."""
    return desk_shown(visit)


@bench.get("/{id}/historia", **opens(Action.READ_DRAFT))
def history_page(visit: VisitDep) -> Response:
    """Every draft and what changed in it, word by word; what was said; the answers and what was thought of them."""
    desk = visit.site.desk
    found = reviewing.history(desk, visit.account, visit.id)
    context = {"history": found, "one": found.consultation, "names": names_of(desk, visit.account), **LABELS}
    return page(visit.request, "history.html", context)


def refused(visit: Visit, form: str, error: AbsuelveError, given: Given) -> Response:
    """The desk again with what could not be done in its form, and why; raises what leaves no desk to show."""
    if isinstance(error, NotFound | Forbidden):
        raise error
    why = _CHANGED if isinstance(error, Outdated) else str(error)
    return desk_shown(visit, Typed(form, why, given.model_dump()), problem_of(error).status)


def desk_shown(visit: Visit, typed: Typed | None = None, status: int = 200) -> Response:
    """The desk, where something was typed that could not be done with that in its form."""
    desk, account, asked = visit.site.desk, visit.account, visit.request.query_params
    visit.request.state.here = visit.here
    sheet = reviewing.open_draft(desk, account, visit.id)
    one, names = sheet.consultation, names_of(desk, account)
    holder = holder_of(one, desk)
    context = {
        "sheet": sheet,
        "one": one,
        "rows": tuple(rows_of(sheet)),
        "nearest": [passage_out(one) for one in sheet.nearest],
        "held": holder == account.id,
        "holder": holder and names.get(holder, ""),
        "open": one.state in (State.DRAFTED, State.STALE, State.IN_REVIEW),
        "now": desk.now(),
        "names": names,
        "others": sorted(name for id, name in names.items() if id != account.id),
        "typed": typed,
        "shared": {named: full_name(ProvisionId.parse(named)) for like in sheet.similar for named in like.shared},
        "done": DONE.get(asked.get("hecho", "")),
        "place": asked.get("en", ""),
        **LABELS,
    }
    return page(visit.request, "bench.html", context, status)


def holder_of(one: Consultation, desk: Desk) -> str | None:
    """The account that holds a consultation now."""
    held = one.state is State.IN_REVIEW and one.claim is not None and one.claim.until > desk.now()
    return one.claim.by if held and one.claim else None


def rows_of(sheet: Sheet) -> Iterator[Row]:
    """The statements of a draft, each with its quotes in their sources."""
    moved = {(one.source.provision, one.source.valid_from): one for one in sheet.moved}
    for place, beside in enumerate(sheet.statements, start=1):
        quotes = tuple(_quote(citation, beside, moved) for citation in beside.statement.citations)
        yield Row(place, beside.statement, quotes)


def names_of(desk: Desk, account: Account) -> dict[str, str]:
    """The names of those who review, by account."""
    return {one.account: one.username for one in reviewing.load(desk, account)}


def latest(visit: Visit) -> Consultation:
    """The consultation as it stands now."""
    with visit.site.desk.database.reading() as connection:
        return consultations.readable(connection, visit.account, Action.READ_DRAFT, visit.id)


def _quote(citation: Citation, beside: Beside, moved: Mapping[Cited, Moved]) -> Quote:
    named = (citation.provision, citation.valid_from)
    text = next((one.text for one in beside.sources if (one.provision, one.valid_from) == named), citation.quote)
    start = citation.start if text[citation.start : citation.end] == citation.quote else text.find(citation.quote)
    before, after = (text[:start], text[start + len(citation.quote) :]) if start >= 0 else ("", "")
    change = moved.get(named)
    return Quote(
        citation,
        _tail(before),
        _head(after),
        f"/normas/{citation.regulation}/{citation.eid}",
        address_of(citation),
        change,
        compare_texts(change.source.text, change.now) if change and change.now else (),
    )


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else f"…{text[-_AROUND:].partition(' ')[2]}"


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]}…"
