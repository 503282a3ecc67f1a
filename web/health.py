"""Whether the process lives, and whether it can answer; for those who watch over it."""

from fastapi import APIRouter

from web import examples
from web.access import SiteDep
from web.description import UNREADY, answers
from web.schemas.common import HealthOut

health = APIRouter(tags=["estado"])


@health.get("/health", summary="¿Está en pie?", responses=answers(example=examples.ALIVE))
async def alive() -> HealthOut:
    """Responde mientras el proceso viva, aunque todas las consultas estén ocupadas."""
    return HealthOut(status="ok")


@health.get(
    "/ready",
    summary="¿Puede responder?",
    responses=answers(example=examples.READY, problems=(*UNREADY, "storage_failure")),
)
def ready(site: SiteDep) -> HealthOut:
    """Responde con la generación del índice que sirve, o dice qué falta."""
    with site.desk.database.reading():
        return HealthOut(status="ok", generation=site.desk.searcher().generation)
