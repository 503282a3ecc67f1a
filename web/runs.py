"""A run for evaluators: its figures apart by kind and norm, its questions, and how each answer came about."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import Response
from pydantic import Field

from corpus.errors import NotFound
from corpus.identifiers import ProvisionId, RegulationId
from corpus.validity import Status
from desk.permissions import Action
from evals import archive
from evals.archive import Run
from evals.breakdown import FIGURES
from evals.cases import Case, article_key
from evals.faults import Fault, abstentions, faults, spread
from evals.figures import COMPARED, title_of
from evals.perturbations import TITLES as VARIANTS
from qa_service.attribution import provision_name
from web import gauges
from web.access import SiteDep
from web.chambers import chambers, opens
from web.evaluation import RUNS, runs_of, the_run, turns
from web.schemas.common import Given
from web.templating import page

_SHOWN = 40  # questions a page
_MOST = 10  # groups of a chart, hits of a table, before the rest is folded away
_ALL, _FAILED = "todas", "fallas"
_COUNTS = ("wrong_wording_as_right", "unfounded_quotes", "citations", "words", "milliseconds", "search_ms")

trials = chambers(RUNS)


class Asked(Given):
    """What a run's page shows; what is none of its values is as if nothing was said."""

    figure: str = Field("", alias="medida", max_length=40)
    only: str = Field(_ALL, alias="ver", max_length=20)
    text: str = Field("", alias="q", max_length=200)
    start: int = Field(0, alias="desde", ge=0, le=10**6)


@trials.get("/{id}", **opens(Action.EXPORT_REVIEWS))
def one(request: Request, site: SiteDep, id: str, asked: Annotated[Asked, Query()]) -> Response:
    """A run: what it measured of what, charts, abstention, time, and its questions."""
    found = runs_of(site)
    run = the_run(found, id)
    figure = asked.figure if asked.figure in FIGURES else next(iter(_measured(run, FIGURES)), FIGURES[0])
    questions = [row for row in _questions(run) if _wanted(row, asked)]
    context = {
        "run": run, "figure": figure, "figures": _measured(run, FIGURES), "title": title_of,
        "groups": _groups(run, figure), "most": _MOST, "group_names": gauges.GROUPS, "asked": asked,
        "shares": _shares(run), "counts": _counted(run),
        "abstained": abstentions(run.scores.values(), run.rows("answers.jsonl")), "reasons": gauges.REASONS,
        "times": _bars(spread(list(run.scores.values()))), "faults": gauges.FAULTS, "kinds": gauges.SUITES,
        "tally": _tally(run), "questions": questions[asked.start : asked.start + _SHOWN],
        "others": [(other, run.outer and other.folder.name) for other in _others(run, found)],
        "held": [(held, VARIANTS.get(held.folder.name, gauges.WRITTEN)) for held in archive.inside(run, found)[::-1]],
        "outer": next((other for other in found if other.id == run.outer), None),
        **turns(asked.start, _SHOWN, len(questions)),
    }  # fmt: skip
    return page(request, "run.html", context)


@trials.get("/{id}/{question:path}", **opens(Action.EXPORT_REVIEWS))
def question(request: Request, site: SiteDep, id: str, question: str) -> Response:
    """How one answer came about: what was read, found and cited, and why the rest was not."""
    run = the_run(runs_of(site), id)
    if question not in run.questions:
        raise NotFound("La corrida no tiene esa pregunta. Elíjala en la lista de la corrida.")
    ids = list(run.questions)
    at, answer, trace = ids.index(question), run.row("answers.jsonl", question), run.row("traces.jsonl", question)
    case, score = run.cases.get(question), run.scores.get(question, {})
    ranks = _ranks((trace or {}).get("found") or (answer or {}).get("passages") or ())
    context = {
        "run": run, "id": question, "question": run.questions[question], "answer": answer, "trace": trace, "case": case,
        "gold": _gold(case, ranks, answer), "deciding": _deciding(case), "key": article_key, "named": named,
        "score": [(title_of(name), score[name]) for name in COMPARED if score.get(name) is not None],
        "faults": [gauges.FAULTS[fault] for fault in faults(score)], "passed": gauges.PASSED,
        "reasons": gauges.REASONS, "asks": gauges.ASKED, "shown": _MOST, "traps": gauges.TRAPS,
        "current": Status.IN_FORCE.value, "cases": gauges.CASES,
        "on": date.fromisoformat(trace["as_of"]) if trace else None,
        "previous": ids[at - 1] if at else None, "next": ids[at + 1] if at + 1 < len(ids) else None,
    }  # fmt: skip
    return page(request, "trace.html", context)


def _measured(run: Run, names: Sequence[str]) -> list[str]:
    """The figures, of those named, that a run has."""
    return [name for name in names if run.metrics.get(name) is not None]


def _shares(run: Run) -> list[tuple[str, Any]]:
    """The means from 0 to 1, with their intervals."""
    found = run.intervals.items()
    return [(title_of(name), interval) for name, interval in found if name in COMPARED and name not in _COUNTS]


def _counted(run: Run) -> list[tuple[str, Any]]:
    """The figures that are no such means."""
    shares = {name for name in run.intervals if name not in _COUNTS}
    return [(title_of(name), value) for name, value in run.metrics.items() if value is not None and name not in shares]


def _groups(run: Run, figure: str) -> dict[str, list[tuple[str, int, float]]]:
    """For each way to part the questions, the groups with how many they are and their mean."""
    found: dict[str, list[tuple[str, int, float]]] = {}
    for group in run.groups:
        value = group["figures"].get(figure)
        if value is not None:
            row = (_called(group["by"], group["value"]), group["questions"], value)
            found.setdefault(group["by"], []).append(row)
    return found


def _called(by: str, value: str) -> str:
    named = gauges.TRAPS if by == "trap" else gauges.CASES
    return RegulationId(value).label if by == "norm" else named.get(value, value)


def _bars(times: Sequence[tuple[float, float]]) -> list[tuple[float, float, float]]:
    """Each share with its milliseconds and the length of its bar, per cent of the longest."""
    most = max((spent for _, spent in times), default=0.0) or 1.0
    return [(share, spent, round(100 * spent / most, 1)) for share, spent in times]


def _questions(run: Run) -> list[tuple[str, str, tuple[Fault, ...]]]:
    """Each question with what went wrong."""
    return [(id, text, faults(run.scores.get(id, {}))) for id, text in run.questions.items()]


def _wanted(row: tuple[str, str, tuple[Fault, ...]], asked: Asked) -> bool:
    id, text, found = row
    among = asked.only == _ALL or (bool(found) if asked.only == _FAILED else asked.only in found)
    return among and asked.text.strip().casefold() in f"{id} {text}".casefold()


def _tally(run: Run) -> dict[str, int]:
    """How many questions there are, how many failed, and how many in each way that occurs."""
    found = [faults(row) for row in run.scores.values()]
    by_fault = {fault.value: sum(fault in one for one in found) for fault in Fault}
    return {_ALL: len(run.questions), _FAILED: sum(map(bool, found)), **{k: n for k, n in by_fault.items() if n}}


def _others(run: Run, found: Sequence[Run]) -> list[Run]:
    """The runs to compare one with: of the same suite, and inside another if it is."""
    whole = archive.outermost(found)
    pool = whole if run in whole else [other for other in found if other not in whole]
    return [other for other in archive.named(pool, run.suite) if other.id != run.id]


def _ranks(found: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The place of each article found, from 1."""
    keys = dict.fromkeys(article_key(row["regulation"], row["eid"]) for row in found)
    return {key: place for place, key in enumerate(keys, start=1)}


def _gold(case: Case | None, ranks: Mapping[str, int], answer: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """What was expected: the articles that count as one, the place at which any was found, whether any is cited."""
    cited = {article_key(one["regulation"], one["eid"]) for one in (answer or {}).get("citations", ())}
    return [
        {
            "articles": [named(*key.split("#", 1)) for key in sorted(gold.articles)],
            "decides": gold.grade == 2,
            "rank": min((ranks[key] for key in gold.articles if key in ranks), default=None),
            "cited": bool(gold.articles & cited),
            "quote": gold.quote,
        }
        for gold in (case.gold if case else ())
    ]


def _deciding(case: Case | None) -> frozenset[str]:
    return frozenset(key for gold in (case.deciding if case else ()) for key in gold.articles)


def named(regulation: str, eid: str) -> str:
    """A provision as people cite it, its norm first."""
    provision = ProvisionId(RegulationId(regulation), eid)
    return f"{provision.regulation.label}, {provision_name(provision.eid)}"
