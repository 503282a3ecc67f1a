"""The public library as the API gives it; nothing in it is of whoever asked."""

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from web import examples
from web.schemas.consultations import MovedOut, StatementOut

_ENTRY: dict[str, Any] = {
    "id": examples.OTHER_ID,
    "title": "¿Hasta qué hora puede estar abierta una tienda?",
    "topic": "licencias",
    "month": "2024-07",
    "stale": False,
}
LIBRARY: dict[str, Any] = {
    "items": [{**_ENTRY, "excerpt": examples.QUOTE}],
    "total": 1,
    "topics": {"licencias": 1},
    "next": None,
}
SHARED: dict[str, Any] = {
    **_ENTRY,
    "on": "2024-07-15",
    "statements": examples.CONSULTATION["answer"]["statements"],
    "caveats": [],
    "moved": [],
}


class EntryOut(BaseModel):
    """Una respuesta de la biblioteca; `stale` dice que cambió lo que cita."""

    id: str
    title: str
    topic: str
    month: str = Field(description="El mes en que se revisó: AAAA-MM.")
    stale: bool


class ListedOut(EntryOut):
    """Una respuesta en la lista, con su comienzo."""

    excerpt: str


class LibraryPage(BaseModel):
    """Una página de la biblioteca; `topics` cuenta todas las respuestas de cada tema."""

    items: list[ListedOut]
    total: int
    topics: dict[str, int]
    next: str | None


class SharedOut(EntryOut):
    """Una respuesta entera, comparada ahora con las normas vigentes el día `on`; `moved` dice qué cambió."""

    on: date
    statements: list[StatementOut]
    caveats: list[str]
    moved: list[MovedOut]
