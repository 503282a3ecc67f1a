"""The record of everything done, as the API gives it."""

from pydantic import BaseModel, ConfigDict, Field


class EntryOut(BaseModel):
    """Algo que se hizo. `hash` sella la línea y la une a la anterior."""

    model_config = ConfigDict(from_attributes=True)

    sequence: int
    at: str
    actor: str
    action: str
    subject: str
    detail: str = Field(description="Un objeto JSON, como texto, tal como se selló.")
    previous: str
    hash: str


class AuditPage(BaseModel):
    """Una página del registro; `next` es el `after` de la siguiente, si la hay."""

    items: list[EntryOut]
    next: int | None
