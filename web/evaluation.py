"""How good answers are, for evaluators: the suites with what they ask for, and the runs that were made of them."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import Response

from corpus.errors import NotFound
from desk.permissions import Action
from evals import archive
from evals.archive import Run, Shelf
from evals.figures import main_of, title_of
from evals.intervals import Interval
from web import gauges
from web.access import SiteDep
from web.chambers import chambers, opens
from web.site import Site
from web.templating import page

ROOT = "/evaluacion"
RUNS = f"{ROOT}/corridas"
_SHOWN = 20

evaluation = chambers(ROOT)


@evaluation.get("", **opens(Action.EXPORT_REVIEWS))
def overview(
    request: Request, site: SiteDep, start: Annotated[int, Query(alias="desde", ge=0, le=10**6)] = 0
) -> Response:
    """Runs, the newest first, and suites with the bars of each beside its last run."""
    found = archive.outermost(runs_of(site))
    home = site.application.home
    shelves = [_shelf(shelf, found) for shelf in archive.shelves(home.suites)]
    shown = found[start : start + _SHOWN]
    context = {"runs": [(run, lines(run)) for run in shown], "shelves": shelves, "kinds": gauges.SUITES}
    return page(request, "evaluation.html", {**context, **turns(start, _SHOWN, len(found)), "folder": place(home.runs)})


def runs_of(site: Site) -> tuple[Run, ...]:
    """Every run of the installation, the newest first."""
    return archive.runs(site.application.home.runs)


def the_run(found: Iterable[Run], id: str) -> Run:
    """The run with an id, of those that are listed; raises `NotFound`."""
    run = next((run for run in found if run.id == id), None)
    if run is None:
        raise NotFound("No hay una corrida con ese nombre. Elija una de la lista en /evaluacion.")
    return run


def lines(run: Run) -> list[tuple[str, float, Interval | None]]:
    """The figures that a run is told by in a line, with the interval where there is one."""
    told = [(name, run.metrics.get(name)) for name in main_of(run.kind)]
    return [(title_of(name), value, run.intervals.get(name)) for name, value in told if value is not None]


def turns(start: int, size: int, total: int) -> dict[str, Any]:
    """Where the list before and the next begin; None where there is none."""
    before, after = max(0, start - size) if start else None, start + size if start + size < total else None
    return {"before": before, "after": after, "total": total}


def place(path: Path) -> str:
    """A path as one types it here."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def _shelf(shelf: Shelf, found: Sequence[Run]) -> dict[str, Any]:
    suite = shelf.suite
    last = next(archive.named(found, suite.name), None) if suite else None
    figures = last.metrics if last else {}
    held = [(title_of(bar.metric), bar, figures.get(bar.metric)) for bar in shelf.bars]
    return {"shelf": shelf, "suite": suite, "last": last, "bars": held, "typed": place(shelf.folder)}
