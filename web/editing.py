"""What editors do: send files, see what they would change, publish, go back. The work is a worker's."""

from typing import Annotated

from fastapi import APIRouter, File, Path, Response, UploadFile

from desk import jobs, uploads
from desk.jobs import Job
from desk.permissions import Action
from web import specimens
from web.access import AccountDep, SiteDep
from web.consultations import Limit
from web.description import DOOR, LISTING, READING, SENT, WRITING, answers
from web.routes import Guarded, KeyDep, does
from web.schemas.common import Cursor, Id
from web.schemas.editing import JobIn, JobOut, JobPage, UploadOut
from web.streaming import chunks

editing = APIRouter(prefix="/corpus", tags=["normas"], route_class=Guarded)


@editing.post(
    "/uploads",
    status_code=201,
    summary="Enviar archivos",
    responses=answers(
        status=201,
        example=[specimens.UPLOAD],
        problems=(*DOOR, *SENT, "forbidden", "invalid_input"),
    ),
    **does(Action.EDIT_CORPUS),
)
def upload(
    files: Annotated[list[UploadFile], File(description="Normas en PDF, Markdown, HTML o texto.", min_length=1)],
    site: SiteDep,
    account: AccountDep,
) -> list[UploadOut]:
    """Los guarda sin cambiar nada todavía. El mismo archivo enviado otra vez es el mismo envío."""
    folder = site.application.home.uploads
    kept = [uploads.add(site.desk, account, folder, one.filename or "", chunks(one.file)) for one in files]
    return [UploadOut(id=one.id, name=one.name, size=one.size, sha256=one.sha256) for one in kept]


@editing.post(
    "/jobs",
    status_code=202,
    summary="Previsualizar, publicar o volver atrás",
    response_description="La tarea por hacer; su dirección está en la cabecera Location.",
    responses=answers(status=202, example=specimens.JOB, problems=(*WRITING, "not_found", "conflict")),
    **does(Action.EDIT_CORPUS),
)
def submit_job(given: JobIn, site: SiteDep, account: AccountDep, key: KeyDep, response: Response) -> JobOut:
    """`preview` dice qué cambiaría y qué respuestas quedarían desactualizadas; `publish` lo hace."""
    made = jobs.submit(site.desk, site.application, account, given.kind, given.files, given.generation)
    response.headers["Location"] = f"/api/v1/corpus/jobs/{made.id}"
    return _job_out(made)


@editing.get(
    "/jobs",
    summary="Ver las tareas",
    responses=answers(example=specimens.JOBS, problems=(*LISTING, "not_found")),
    **does(Action.EDIT_CORPUS),
)
def jobs_listed(site: SiteDep, account: AccountDep, cursor: Cursor = None, limit: Limit = 20) -> JobPage:
    """De la más nueva a la más antigua, sin sus resultados."""
    page = jobs.listed(site.desk, account, cursor, limit)
    return JobPage(items=[_job_out(one, whole=False) for one in page.items], next=page.next)


@editing.get(
    "/jobs/{id}",
    summary="Ver una tarea",
    responses=answers(example=specimens.JOB_DONE, problems=READING),
    **does(Action.EDIT_CORPUS),
)
def job_of(
    id: Annotated[Id, Path(openapi_examples={"tarea": {"value": specimens.JOB_ID}})], site: SiteDep, account: AccountDep
) -> JobOut:
    """Cómo va y, al terminar, qué resultó."""
    return _job_out(jobs.get(site.desk, account, id))


def _job_out(one: Job, whole: bool = True) -> JobOut:
    return JobOut(
        id=one.id,
        kind=one.kind,
        state=one.stage,
        files=list(one.payload.get("files", ())),
        generation=one.payload.get("generation"),
        created_at=one.created_at,
        finished_at=one.finished_at,
        result=dict(one.result) if whole and one.result is not None else None,
        error=one.error,
    )
