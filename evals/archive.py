"""The runs that a home keeps and the suites it can measure, as people look through them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.errors import AbsuelveError, InvalidInput
from corpus.files import storage_errors
from evals.bars import Bar, fallen, load_bars
from evals.cases import Case, load_cases
from evals.intervals import Interval
from evals.records import read_metrics, read_object
from evals.runs import json_rows
from evals.suites import Suite, open_suite
from ingest.folding import fold

SHIPPED = Path(__file__).parent / "suites"
_BETWEEN = "~"  # in a run's id, where its path has a slash
_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Run:
    """A finished run of a home; `id` names it in addresses. What it holds is read when it is first asked for."""

    id: str
    folder: Path
    config: Mapping[str, Any]
    made: datetime

    @property
    def suite(self) -> str:
        """What was measured, by name."""
        return str(self.config.get("suite", self.folder.name))

    @property
    def kind(self) -> str:
        """The kind of suite."""
        return str(self.config.get("kind", "mixed"))

    @property
    def outer(self) -> str:
        """The id of what would hold this run, were it inside another."""
        return self.id.rpartition(_BETWEEN)[0]

    @cached_property
    def metrics(self) -> Mapping[str, Any]:
        """The means; raises as `read_metrics`."""
        return read_metrics(self.folder)

    @cached_property
    def intervals(self) -> Mapping[str, Interval]:
        """The means that have one, with their 95 % interval."""
        path = self.folder / "intervals.json"
        return {name: Interval(**told) for name, told in read_object(path).items()} if path.is_file() else {}

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """What it was held to; raises as `load_bars`."""
        path = self.folder / "bars.toml"
        return load_bars(path) if path.is_file() else ()

    @property
    def lost(self) -> tuple[Bar, ...]:
        """The bars that fell."""
        return fallen(self.bars, self.metrics)

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """The questions by id, or none where they are not cases, as those of public paragraph sets are not."""
        try:
            return {case.id: case for case in load_cases(self.folder / "questions.jsonl")}
        except InvalidInput:
            return {}

    @cached_property
    def questions(self) -> Mapping[str, str]:
        """The words of each question by id."""
        return {str(row["id"] if "id" in row else row["_id"]): _words(row) for row in self.rows("questions.jsonl")}

    @cached_property
    def scores(self) -> Mapping[str, Row]:
        """The figures of each question by id."""
        return {str(row["id"]): row for row in self.rows("scores.jsonl")}

    @cached_property
    def groups(self) -> Sequence[Row]:
        """The figures apart by kind, trap and norm, where the run has them."""
        path = self.folder / "breakdown.json"
        return read_object(path)["groups"] if path.is_file() else ()

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The objects of one of its files, none where it has no such file."""
        path = self.folder / name
        return json_rows(path) if path.is_file() else []

    def row(self, name: str, id: str) -> Row | None:
        """The object of one question in one of its files, the others left unread."""
        path = self.folder / name
        if not path.is_file():
            return None
        with storage_errors(path), path.open(encoding="utf-8") as lines:
            parsed = (
                json.loads(line) for line in lines if line.startswith(f'{{"id": {json.dumps(id, ensure_ascii=False)}')
            )
            return next((row for row in parsed if str(row["id"]) == id), None)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A suite on offer: the folder to name it by, itself with its bars or what is wrong with it.

    Consultations can join one that is the home's `own`.
    """

    folder: Path
    suite: Suite | None
    problem: str = ""
    own: bool = False
    bars: tuple[Bar, ...] = ()


def runs(folder: Path) -> tuple[Run, ...]:
    """The finished runs below a folder, the newest first; what is under way or damaged is left out."""
    found = (
        _run(folder, path.parent) for path in folder.rglob("config.json") if (path.parent / "metrics.json").is_file()
    )
    return tuple(sorted((run for run in found if run), key=lambda run: (run.made, run.id), reverse=True))


def outermost(found: Sequence[Run]) -> tuple[Run, ...]:
    """The runs that are not inside another, as the variants of a robustness run are."""
    ids = {run.id for run in found}
    return tuple(run for run in found if run.outer not in ids)


def inside(run: Run, found: Sequence[Run]) -> tuple[Run, ...]:
    """The runs that a run holds."""
    return tuple(other for other in found if other.outer == run.id)


def shelves(folder: Path) -> tuple[Shelf, ...]:
    """The suites of a home's folder, then those shipped whose questions are here."""
    own = [_shelf(path.parent, own=True) for path in sorted(folder.glob("*/suite.toml"))]
    shipped = [_shelf(path.parent) for path in sorted(SHIPPED.rglob("suite.toml"))]
    return (*own, *(shelf for shelf in shipped if shelf.suite and shelf.suite.questions.exists()))


def fresh(folder: Path, name: str, now: datetime) -> Path:
    """A folder for a new run, named after the moment and what is measured."""
    return folder / f"{now:%Y%m%d-%H%M%S}-{slug(name)}"


def slug(text: str) -> str:
    """A text as a folder's name, which leads nowhere else; raises `InvalidInput` where nothing is left."""
    found = _SLUG.sub("-", fold(text)).strip("-")[:_LONGEST].strip("-")
    if not found:
        raise InvalidInput("Escriba un nombre con letras o números.")
    return found


def _run(root: Path, folder: Path) -> Run | None:
    try:
        config = read_object(folder / "config.json")
        id = _BETWEEN.join(folder.relative_to(root).parts) or folder.name
        found = Run(id, folder, config, _made(folder, config))
        return found if found.metrics and (found.intervals, found.bars) else None
    except AbsuelveError:
        return None


def _made(folder: Path, config: Mapping[str, Any]) -> datetime:
    """When it was made; of runs that do not say, when its file was written."""
    try:
        return datetime.fromisoformat(config["made"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError):
        return datetime.fromtimestamp((folder / "config.json").stat().st_mtime, UTC)


def _shelf(folder: Path, own: bool = False) -> Shelf:
    try:
        suite = open_suite(folder)
        bars = load_bars(suite.bars) if suite.bars else ()
    except AbsuelveError as error:
        return Shelf(folder, None, str(error))
    return Shelf(folder, suite, own=own and suite.questions == folder / "questions.jsonl", bars=bars)


def _words(row: Row) -> str:
    return str(row.get("question") or row.get("text") or "")


def named(found: Sequence[Run], suite: str) -> Iterator[Run]:
    """The runs of a suite, as they are ordered."""
    return (run for run in found if run.suite == suite)
