"""Curated answers as the API takes and gives them."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field, model_validator

from library.curated import Standing
from web import examples
from web.schemas.common import Given, Id, shown
from web.schemas.consultations import MovedOut
from web.schemas.reviews import CheckedOut, StatementIn

_WORDINGS = ["¿Hasta qué hora puede estar abierta una tienda?", "¿A qué hora debe cerrar una bodega?"]
WRITTEN: dict[str, Any] = {"wordings": _WORDINGS, "statements": examples.EDIT["statements"], "caveats": []}
TAKEN: dict[str, Any] = {"wordings": _WORDINGS, "source": examples.CONSULTATION_ID}
PUBLICATION: dict[str, Any] = {"digest": examples.DIGEST, "generation": examples.GENERATION}
CURATED: dict[str, Any] = {
    "id": examples.OTHER_ID,
    "state": "released",
    "version": 2,
    "author": examples.ACCOUNT_ID,
    "changed_at": "2024-07-01T15:04:05Z",
    "wordings": _WORDINGS,
    "statements": examples.DRAFT["statements"],
    "caveats": [],
    "digest": examples.DIGEST,
    "generation": examples.GENERATION,
    "on": "2024-07-01",
    "offered": True,
    "moved": [],
}


class CuratedIn(Given):
    """Las formas de preguntarlo y la respuesta entera, con sus citas."""

    model_config = shown(WRITTEN)

    wordings: list[str] = Field(min_length=1, max_length=20, description="La primera es su título.")
    statements: list[StatementIn] = Field(min_length=1, max_length=40)
    caveats: list[str] = Field(default_factory=list, max_length=20)


class NewIn(Given):
    """Una respuesta nueva: escrita (`statements`), o tomada de la que se entregó a una consulta (`source`)."""

    model_config = shown(WRITTEN, TAKEN)

    wordings: list[str] = Field(min_length=1, max_length=20, description="La primera es su título.")
    statements: list[StatementIn] | None = Field(None, min_length=1, max_length=40)
    caveats: list[str] = Field(default_factory=list, max_length=20)
    source: Id | None = Field(None, description="La consulta cuya respuesta se toma.")

    @model_validator(mode="after")
    def one_of_two(self) -> "NewIn":
        """Written or taken, not both."""
        if (self.statements is None) == (self.source is None):
            raise ValueError("either statements or a source")
        return self


class PublicationIn(Given):
    """Qué texto se publica, por su huella, y con qué generación del corpus a la vista."""

    model_config = shown(PUBLICATION)

    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    generation: str = Field(max_length=60)


class CuratedOut(BaseModel):
    """Una respuesta preparada, comprobada ahora; `offered` dice si se ofrece en este momento."""

    id: str
    state: Standing
    version: int
    author: str
    changed_at: datetime
    wordings: list[str]
    statements: list[CheckedOut]
    caveats: list[str]
    digest: str = Field(description="La huella que la publicación debe nombrar.")
    generation: str = Field(description="La generación con que se comprobó ahora, que la publicación debe nombrar.")
    on: date
    offered: bool
    moved: list[MovedOut] = Field(description="Lo citado que ya no está como cuando se escribió.")


class CuratedPage(BaseModel):
    """Una página de respuestas preparadas; `next` es el cursor de la siguiente, si la hay."""

    items: list[CuratedOut]
    next: str | None
