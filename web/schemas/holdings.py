"""What is held of one account, as the API gives it."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from web.schemas.accounts import AccountOut


class HeldOut(BaseModel):
    """Todo lo que se guarda de una cuenta."""

    at: datetime = Field(description="Cuándo se reunió.")
    account: AccountOut
    held: dict[str, list[dict[str, Any]]] = Field(
        description="Por clase: consultas, notas, calificaciones, respuestas, avisos, claves, registro y demás."
    )
