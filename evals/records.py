"""A run's folder read again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import InvalidInput
from evals.cases import Case, load_cases
from qa_service.batch import read_lines


@dataclass(frozen=True, slots=True)
class Record:
    """A finished run: its configuration, its questions, and the figures of each by id."""

    config: Mapping[str, Any]
    cases: tuple[Case, ...]
    scores: Mapping[str, Mapping[str, float | None]]


def read_record(folder: Path) -> Record:
    """A run from its folder; raises `StorageFailure` or `InvalidInput` when it holds none."""
    config, cases = read_object(folder / "config.json"), load_cases(folder / "questions.jsonl")
    rows = [_parsed(line, folder / "scores.jsonl") for line in read_lines(folder / "scores.jsonl") if line.strip()]
    return Record(config, cases, {row["id"]: {name: row[name] for name in row if name != "id"} for row in rows})


def read_metrics(folder: Path) -> dict[str, Any]:
    """The means of a run's folder; raises `StorageFailure` or `InvalidInput` when it holds none."""
    return read_object(folder / "metrics.json")


def runs_in(folder: Path) -> tuple[str, ...]:
    """The runs of a folder by relative path, those inside a run apart; "." for its own, or where there is none."""
    places = sorted(path.parent for path in folder.rglob("config.json"))
    outer = [place for place in places if not set(place.parents) & set(places)]
    return tuple(place.relative_to(folder).as_posix() for place in outer) or (".",)


def read_object(path: Path) -> dict[str, Any]:
    """The object of a run's JSON file; raises as `read_metrics`."""
    return _parsed("\n".join(read_lines(path)), path)


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise InvalidInput(f"{path} está dañado. Repita la corrida con «absuelve eval run».") from error
    if not isinstance(found, dict):
        raise InvalidInput(f"{path} no es de una corrida. Indique la carpeta que escribió «absuelve eval run».")
    return found
