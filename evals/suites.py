"""Suites: a folder with `suite.toml` and, where it must not get worse, `bars.toml`; a folder of such folders is many.

`suite.toml` names the kind of suite, where its questions lie and which of them it asks, so that several suites share
one file of questions. Questions inside the project are named from the folder (`questions`, by default
`questions.jsonl`), those outside it from the folder of data that the caller names (`data`).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import InvalidInput
from evals.cases import Case, load_cases
from evals.perturbations import PERTURBATIONS
from qa_service.batch import read_lines

# What a suite measures; evals/kinds.py says how.
KINDS = (
    "mixed", "retrieval", "answers", "abstention", "time", "citations", "robustness", "leave-out", "speed",
    "calibration", "passages",
)  # fmt: skip
DATA = Path(__file__).parents[2] / "shared"
_TEXTS = ("name", "kind", "corpus", "notes")
_SELECTED = ("answerable", "trap", "kind")


@dataclass(frozen=True, slots=True)
class Suite:
    """A set of questions and what it is for.

    `select` keeps the questions whose fields have one of the values named; `variants` are those of a robustness suite;
    `today` is the day that the questions were written for; `bars` is the file of what its run must reach, if any.
    """

    name: str
    questions: Path
    kind: str = "mixed"
    corpus: str = ""
    notes: str = ""
    bars: Path | None = None
    select: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    variants: tuple[str, ...] = tuple(PERTURBATIONS)
    today: date | None = None

    def asks(self, case: Case) -> bool:
        """True for a question that this suite asks."""
        return all(getattr(case, name) in values for name, values in self.select.items())

    def selected(self) -> bytes:
        """The lines of the questions asked, as they stand in their file; raises as `load_cases`."""
        cases = load_cases(self.questions)
        lines = [line for line in read_lines(self.questions) if line.strip()]
        chosen = [line for line, case in zip(lines, cases, strict=True) if self.asks(case)]
        if not chosen:
            raise InvalidInput(f"Ninguna pregunta de {self.questions} cumple lo que pide [select] en {self.name}.")
        return "".join(f"{line}\n" for line in chosen).encode()


def open_suites(path: Path, data: Path = DATA) -> dict[str, Suite]:
    """The suite of a folder or file, or all those in the folders below, by relative path; raises as `open_suite`."""
    if path.is_dir() and not (path / "suite.toml").is_file():
        below = sorted(file.parent for file in path.rglob("suite.toml"))
        if below:
            return {folder.relative_to(path).as_posix(): open_suite(folder, data) for folder in below}
    return {".": open_suite(path, data)}


def open_suite(path: Path, data: Path = DATA) -> Suite:
    """A suite from its folder, or from a JSONL file alone; raises `InvalidInput` or `StorageFailure`."""
    if not path.is_dir():
        return Suite(path.name, path)
    file = path / "suite.toml"
    told = read_toml(file)
    fields = {name: told[name] for name in _TEXTS if name in told}
    if not fields.get("name") or not all(isinstance(value, str) for value in fields.values()):
        raise InvalidInput(f'{file} debe decir al menos name = "…", entre comillas.')
    if fields.get("kind", KINDS[0]) not in KINDS:
        raise InvalidInput(f"{file}: no existe la clase «{fields['kind']}». Las que hay: {', '.join(KINDS)}.")
    bars = path / "bars.toml"
    return Suite(
        questions=_questions(told, path, data),
        bars=bars if bars.is_file() else None,
        select=_select(told.get("select", {}), file),
        variants=_variants(told.get("variants", list(PERTURBATIONS)), file),
        today=_day(told.get("today"), file),
        **fields,
    )


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file's content; raises `StorageFailure` when absent, `InvalidInput` when it is no TOML."""
    try:
        return tomllib.loads("\n".join(read_lines(path)))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"{path} no es un archivo TOML ({error}). Corríjalo y repita la orden.") from error


def _questions(told: Mapping[str, Any], folder: Path, data: Path) -> Path:
    if "data" not in told:
        return folder / str(told.get("questions", "questions.jsonl"))
    path = data / str(told["data"])
    if not path.exists():
        raise InvalidInput(f"No está {path}, que {folder / 'suite.toml'} mide. Indique su carpeta con --data CARPETA.")
    return path


def _select(told: object, file: Path) -> dict[str, tuple[object, ...]]:
    if not isinstance(told, dict) or set(told) - set(_SELECTED):
        raise InvalidInput(f"{file}: [select] solo puede decir {', '.join(_SELECTED)}.")
    return {name: tuple(value) if isinstance(value, list) else (value,) for name, value in told.items()}


def _variants(told: object, file: Path) -> tuple[str, ...]:
    if not isinstance(told, list) or not told or set(map(str, told)) - set(PERTURBATIONS):
        raise InvalidInput(f"{file}: variants debe ser una lista de estas: {', '.join(PERTURBATIONS)}.")
    return tuple(told)


def _day(told: object, file: Path) -> date | None:
    if told is not None and type(told) is not date:
        raise InvalidInput(f"{file}: today debe ser una fecha sin comillas, como 2026-11-24.")
    return told
