"""What the API takes and gives, whatever the noun. Docstrings and descriptions are for integrators, so in Spanish."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

# What no text may hold: a database refuses the first, UTF-8 the rest.
_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")


def _written(value: object) -> object:
    """A number is no day, though it could be read as seconds since 1970."""
    if isinstance(value, int | float):
        raise ValueError("a day is text")
    return value


Day = Annotated[date, BeforeValidator(_written)]
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Cursor = Annotated[str | None, Field(max_length=500)]


def shown(*examples: dict[str, Any]) -> ConfigDict:
    """A model's settings with examples of it for the API's description."""
    return ConfigDict(json_schema_extra={"examples": list(examples)})


class Given(BaseModel):
    """Lo que se recibe: ningún texto lleva caracteres que no se puedan guardar."""

    @model_validator(mode="before")
    @classmethod
    def printable(cls, given: object) -> object:
        """Refuse what no database keeps, here rather than there."""
        values = given.values() if isinstance(given, dict) else ()
        texts = (text for value in values for text in (value if isinstance(value, list) else [value]))
        if any(isinstance(text, str) and _UNKEEPABLE.search(text) for text in texts):
            raise ValueError("a text holds characters that can't be kept")
        return given


class HealthOut(BaseModel):
    """El proceso vive, o está listo para responder con la generación que sirve."""

    status: str = Field(examples=["ok"])
    generation: str | None = None


class Problem(BaseModel):
    """Un error según RFC 9457; `code` no cambia entre versiones."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
