"""Suites of questions: a folder with `questions.jsonl`, `suite.toml` and, where it must not get worse, `bars.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import InvalidInput
from qa_service.batch import read_lines


@dataclass(frozen=True, slots=True)
class Suite:
    """A set of questions and what it is for; `bars` is the file of what its run must reach, if any."""

    name: str
    questions: Path
    kind: str = "mixed"
    corpus: str = ""
    notes: str = ""
    bars: Path | None = None


def open_suite(path: Path) -> Suite:
    """A suite from its folder, or from a JSONL file alone; raises `InvalidInput` or `StorageFailure`."""
    if not path.is_dir():
        return Suite(path.name, path)
    told = read_toml(path / "suite.toml")
    fields = {name: told.get(name, "") for name in ("name", "kind", "corpus", "notes")}
    if not fields["name"] or not all(isinstance(value, str) for value in fields.values()):
        raise InvalidInput(f'{path / "suite.toml"} debe decir al menos name = "…", entre comillas.')
    bars = path / "bars.toml"
    return Suite(questions=path / "questions.jsonl", bars=bars if bars.is_file() else None, **fields)


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file's content; raises `StorageFailure` when absent, `InvalidInput` when it is no TOML."""
    try:
        return tomllib.loads("\n".join(read_lines(path)))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"{path} no es un archivo TOML ({error}). Corríjalo y repita la orden.") from error
