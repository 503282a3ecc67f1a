"""Files and jobs of editors as the API takes and gives them."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from desk.jobs import Kind, Stage
from web import specimens
from web.schemas.common import Given, Id, shown


class UploadOut(BaseModel):
    """Un archivo guardado."""

    id: str
    name: str
    size: int = Field(description="En bytes.")
    sha256: str


class JobIn(Given):
    """Lo que se pide hacer con el corpus."""

    model_config = shown(specimens.WANTED_JOB)

    kind: Kind
    files: list[Id] = Field(default_factory=list, max_length=200, description="Los archivos, por su número.")
    generation: str | None = Field(None, max_length=60, description="A cuál volver; la anterior, si se omite.")


class JobOut(BaseModel):
    """Una tarea y lo que resultó de ella."""

    id: str
    kind: Kind
    state: Stage
    files: list[str]
    generation: str | None
    created_at: datetime
    finished_at: datetime | None
    result: dict[str, Any] | None = Field(
        description="De `preview`: `norms` con ambos textos de lo que cambia, `broken_citations`, y en `consultations` "
        "las respuestas entregadas que quedarían desactualizadas. De `publish`: la generación y las consultas `stale`."
    )
    error: str | None


class JobPage(BaseModel):
    """Una página de tareas; `next` es el cursor de la siguiente, si la hay."""

    items: list[JobOut]
    next: str | None
