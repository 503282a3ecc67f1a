"""What reading left to look at, for editors' programs: list it, settle it, open it again."""

from typing import Annotated

from fastapi import APIRouter, Query

from corpus.errors import InvalidInput
from corpus.identifiers import ProvisionId, RegulationId
from desk import settling
from desk.permissions import Action
from qa_service.docket import Docket, Item, WarningState, by_kind, narrowed
from qa_service.reviewing import WarningKind
from web.access import AccountDep, SiteDep
from web.consultations import Limit
from web.description import LISTING, WRITING, answers
from web.routes import Guarded, KeyDep, does
from web.schemas.common import Cursor
from web.schemas.warnings import (
    DECIDED,
    WARNING,
    ReopeningIn,
    SettlementIn,
    WarningDecision,
    WarningOut,
    WarningPage,
    WarningPlace,
)

warned = APIRouter(prefix="/corpus/warnings", tags=["normas"], route_class=Guarded)

_DECIDING = (*WRITING, "not_found", "conflict")


@warned.get(
    "",
    summary="Ver lo que queda por revisar",
    responses=answers(example={"items": [WARNING], "counts": {"aviso": 1}, "next": None}, problems=LISTING),
    **does(Action.EDIT_CORPUS),
)
def warnings_listed(
    site: SiteDep,
    account: AccountDep,
    state: Annotated[WarningState, Query(description="Por revisar, revisados, o todos.")] = WarningState.OPEN,
    kind: Annotated[WarningKind | None, Query(description="Solo los de una clase.")] = None,
    of: Annotated[str | None, Query(max_length=1_000, description="Solo los de una norma o archivo.")] = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> WarningPage:
    """Archivos rechazados, dudas, tareas y avisos que dejó la lectura de las normas, con aquello de lo que hablan."""
    held = settling.opened(account, site.application)
    found = narrowed(_after(held, cursor), state, kind, of)
    counts = by_kind(narrowed(held.items, state, of=of))
    return WarningPage(
        items=[_out(held, one) for one in found[:limit]],
        counts={name.value: count for name, count in counts.items()},
        next=found[limit - 1].id if len(found) > limit else None,
    )


@warned.post(
    "/settlements",
    summary="Dar por revisado",
    responses=answers(example=[{**WARNING, "settled": True, "decision": DECIDED}], problems=_DECIDING),
    **does(Action.EDIT_CORPUS),
)
def warnings_settled(given: SettlementIn, site: SiteDep, account: AccountDep, key: KeyDep) -> list[WarningOut]:
    """Todos o ninguno; los que ya lo estaban quedan como estaban. Vuelve por revisar lo que cambie después."""
    held = settling.opened(account, site.application)
    done = settling.settle(site.desk, held, account, given.warnings, given.reason, given.note)
    return [_out(held, one) for one in done]


@warned.post(
    "/reopenings",
    summary="Abrir otra vez lo revisado",
    responses=answers(example=[{**WARNING, "decision": {**DECIDED, "reason": None, "note": ""}}], problems=_DECIDING),
    **does(Action.EDIT_CORPUS),
)
def warnings_reopened(given: ReopeningIn, site: SiteDep, account: AccountDep, key: KeyDep) -> list[WarningOut]:
    """Todos o ninguno; los que ya estaban por revisar quedan como estaban."""
    held = settling.opened(account, site.application)
    done = settling.reopen(site.desk, held, account, given.warnings)
    return [_out(held, one) for one in done]


def _after(held: Docket, cursor: str | None) -> tuple[Item, ...]:
    """The items behind the one that ended the page before, whatever became of that."""
    if cursor is None:
        return held.items
    at = next((place for place, one in enumerate(held.items) if one.id == cursor), None)
    if at is None:
        raise InvalidInput("La lista cambió desde la página anterior. Empiece otra vez, sin cursor.")
    return held.items[at + 1 :]


def _out(held: Docket, item: Item) -> WarningOut:
    one, last = item.warning, item.last
    return WarningOut(
        id=item.id,
        key=held.key(item),
        kind=one.kind,
        of=one.of,
        what=one.what,
        places=[
            WarningPlace(provision=str(ProvisionId(RegulationId(one.of), spot.eid)), label=spot.label, page=spot.page)
            for spot in held.survey(item).spots
        ],
        settled=item.settled,
        lapsed=item.lapsed,
        decision=WarningDecision.model_validate(last, from_attributes=True) if last else None,
    )
