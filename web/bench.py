"""An advisor's desk: the question on the left, the draft's statements, and beside each the words of the law it cites."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Path, Request
from fastapi.responses import Response

from desk import consultations, reviewing
from desk.model import Account, Consultation, State
from desk.permissions import Action
from desk.release import Moved, Refused
from desk.reviewing import Beside, Sheet
from desk.service import Desk
from qa_service.differences import Stretch, compare_texts
from qa_service.model import Citation, Statement
from web.access import AccountDep, SiteDep
from web.chambers import chambers, opens
from web.facsimiles import address_of
from web.labels import DECLINES, DONE, EDITS, MATTERS, RETURNS, RISKS, STATES, degree
from web.site import Site
from web.templating import page

ROOT = "/revision"
IdPath = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
_AROUND = 500  # characters of a source shown before and after what is quoted of it
LABELS: Mapping[str, Any] = {
    "matters": MATTERS, "states": STATES, "edits": EDITS, "returns": RETURNS, "declines": DECLINES, "risks": RISKS,
    "degree": degree,
}  # fmt: skip

bench = chambers(ROOT)


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
def desk_page(request: Request, site: SiteDep, account: AccountDep, id: IdPath) -> Response:
    """The draft that counts, with all that judging it takes."""
    return desk_shown(request, site, account, id)


@bench.get("/{id}/historia", **opens(Action.READ_DRAFT))
def history_page(request: Request, site: SiteDep, account: AccountDep, id: IdPath) -> Response:
    """Every draft and what changed in it, word by word; what was said; the answers and what was thought of them."""
    found = reviewing.history(site.desk, account, id)
    context = {"history": found, "one": found.consultation, "names": names_of(site.desk, account), **LABELS}
    return page(request, "history.html", context)


def desk_shown(
    request: Request, site: Site, account: Account, id: str, typed: Typed | None = None, status: int = 200
) -> Response:
    """The desk, where something was typed that could not be done with that in its form."""
    sheet = reviewing.open_draft(site.desk, account, id)
    one, names = sheet.consultation, names_of(site.desk, account)
    holder = one.claim if one.state is State.IN_REVIEW and one.claim and one.claim.until > site.desk.now() else None
    context = {
        "sheet": sheet,
        "one": one,
        "rows": tuple(rows_of(sheet)),
        "held": holder is not None and holder.by == account.id,
        "holder": holder and names.get(holder.by, ""),
        "open": one.state in (State.DRAFTED, State.STALE, State.IN_REVIEW),
        "now": site.desk.now(),
        "names": names,
        "others": sorted(name for id, name in names.items() if id != account.id),
        "typed": typed,
        "done": DONE.get(request.query_params.get("hecho", "")),
        "place": request.query_params.get("en", ""),
        **LABELS,
    }
    return page(request, "bench.html", context, status)


def rows_of(sheet: Sheet) -> Iterator[Row]:
    """The statements of a draft, each with its quotes in their sources."""
    moved = {(one.source.provision, one.source.valid_from): one for one in sheet.moved}
    for place, beside in enumerate(sheet.statements, start=1):
        quotes = tuple(_quote(citation, beside, moved) for citation in beside.statement.citations)
        yield Row(place, beside.statement, quotes)


def names_of(desk: Desk, account: Account) -> dict[str, str]:
    """The names of those who review, by account."""
    return {one.account: one.username for one in reviewing.load(desk, account)}


def latest(desk: Desk, account: Account, id: str) -> Consultation:
    """A consultation as it stands now."""
    with desk.database.reading() as connection:
        return consultations.readable(connection, account, Action.READ_DRAFT, id)


def _quote(citation: Citation, beside: Beside, moved: Mapping[Any, Moved]) -> Quote:
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
