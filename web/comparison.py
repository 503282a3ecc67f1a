"""Two runs of the same questions for evaluators: each figure with how sure its change is, then question by question."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response

from desk.permissions import Action
from evals.comparison import Difference, compare, moves
from evals.figures import LESS_IS_BETTER, main_of, title_of
from evals.records import read_record
from web.access import SiteDep
from web.chambers import chambers, go, opens
from web.evaluation import ROOT, RUNS, runs_of, the_run, turns
from web.templating import page

_SHOWN = 60  # questions a page

comparison = chambers(ROOT)


@comparison.get("/contra", **opens(Action.EXPORT_REVIEWS))
def chosen(
    site: SiteDep, one: Annotated[str, Query(alias="una", max_length=300)],
    other: Annotated[str, Query(alias="otra", max_length=300)],
) -> Response:  # fmt: skip
    """On to the comparison of two runs, the older one before the newer."""
    found = runs_of(site)
    before, after = sorted((the_run(found, one), the_run(found, other)), key=lambda run: (run.made, run.id))
    return go(f"{RUNS}/{before.id}/contra/{after.id}")


@comparison.get("/corridas/{before}/contra/{after}", **opens(Action.EXPORT_REVIEWS))
def compared(
    request: Request, site: SiteDep, before: str, after: str,
    metric: Annotated[str, Query(alias="medida", max_length=40)] = "",
    start: Annotated[int, Query(alias="desde", ge=0, le=10**6)] = 0,
) -> Response:  # fmt: skip
    """What changed from one run to another, and which questions were lost and gained."""
    found = runs_of(site)
    first, second = the_run(found, before), the_run(found, after)
    differences = _differences(first.folder, second.folder, (first.made, second.made))
    measured = {one.metric: one for one in differences}
    usual = next((name for name in main_of(second.kind) if name in measured), next(iter(measured), ""))
    metric = metric if metric in measured else usual
    changed = moves(metric, read_record(first.folder), read_record(second.folder))
    better = sum(move.better(metric) for move in changed)
    context = {
        "first": first, "second": second, "differences": differences, "title": title_of, "metric": metric,
        "less": LESS_IS_BETTER, "lost": len(changed) - better, "gained": better,
        "same": _same(measured, metric, changed),
        "moves": [(move, move.better(metric)) for move in changed[start : start + _SHOWN]],
        **turns(start, _SHOWN, len(changed)),
    }  # fmt: skip
    return page(request, "comparison.html", context)


def _same(measured: dict[str, Difference], metric: str, changed: tuple[object, ...]) -> int:
    """How many questions of those that both measure stayed as they were."""
    return measured[metric].questions - len(changed) if metric in measured else 0


@lru_cache(maxsize=32)
def _differences(before: Path, after: Path, _made: object) -> tuple[Difference, ...]:
    """The comparison of two folders, which is drawn ten thousand times: kept while both stay as they were made."""
    return compare(read_record(before), read_record(after))
