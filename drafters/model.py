"""What a language model's part in a draft is made of: who is asked, how patiently, and what came of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

Schema = Mapping[str, Any]  # JSON Schema; an empty one asks for free text


class Mode(StrEnum):
    """What a model is trusted with; the value is how the settings name it.

    `WRITE`: it words the answer, each sentence under the token of its source. `CHOOSE`: it only says which pieces of
    the provisions answer, in order; the draft quotes them.
    """

    WRITE = "write"
    CHOOSE = "choose"


class Failure(StrEnum):
    """Why the model's text was not used; the value is what an advisor reads after "no se pudo usar el modelo: "."""

    UNREACHABLE = "el servidor no respondió"
    SLOW = "el servidor tardó demasiado"
    BROKEN = "la respuesta se cortó o no se pudo leer"
    BUSY = "el servidor rechazó el pedido por exceso de uso"
    PAUSED = "falló varias veces seguidas y está en pausa"
    BUDGET = "se agotó el presupuesto de uso del día"
    ACCOUNT = "quien consulta agotó su presupuesto de uso del día"
    EMPTY = "no respondió con las disposiciones halladas"
    LONG = "respondió más de lo permitido"
    LANGUAGE = "no respondió en castellano"
    UNGROUNDED = "nada de lo que escribió se sostiene en las disposiciones citadas"
    PARTIAL = "la afirmación principal no se sostiene en las disposiciones citadas"


class Chat(Protocol):
    """A language model: the pieces of its text as they come; raises `ModelFailure`."""

    def stream(self, system: str, user: str, schema: Schema) -> Iterator[str]:
        """The answer to a system and a user message, held to a schema where the server knows how."""
        ...


# Told the text so far, for the advisor who watches.
Watch = Callable[[str], None]


def unwatched(_text: str) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until a server must have answered the connection, begun its text, and ended it; the longest text.

    `tokens` bounds one answer, `daily` all of a day's (prompt and answer, estimated), `each` those of a day for one
    account; 0 is no bound.
    `failures` in a row open the breaker for `pause` seconds.
    """

    connect: float = 3.0
    first: float = 30.0
    total: float = 90.0
    tokens: int = 240
    daily: int = 0
    each: int = 0
    failures: int = 3
    pause: float = 60.0


USUAL = Patience()
