"""The rows of a run as Markdown."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.peers.port import PEERS

_QUALITY = {"ndcg_10": "nDCG@10", "hit_1": "hit@1"} | {f"recall_{k}": f"recall@{k}" for k in (5, 10, 50)}
_COST = {
    "passages_per_second": "passages/s",
    "p50_ms": "p50 ms",
    "p95_ms": "p95 ms",
    "memory_mib": "memory MiB",
    "index_mib": "index MiB",
}
_OWN = {"absuelve-index": "Absuelve, index alone", "absuelve": "Absuelve, question understood"}

Row = Mapping[str, Any]


def title(name: str) -> str:
    """A row's name as readers know it."""
    return _OWN[name] if name in _OWN else f"{PEERS[name].name}, {PEERS[name].setting}"


def markdown(rows: Sequence[Row]) -> str:
    """A table of quality for each question set, then one of cost; what could not run is named with its reason."""
    run = [row for row in rows if "quality" in row]
    suites = list(run[0]["quality"]) if run else []
    tables = [_quality(run, suite) for suite in suites]
    missing = [f"- {title(row['peer'])}: {row['missing']}" for row in rows if "missing" in row]
    return "\n\n".join([*tables, _cost(run), *(["\n".join(["Not run:", *missing])] if missing else [])]) + "\n"


def _quality(rows: Sequence[Row], suite: str) -> str:
    cells = [[title(row["peer"]), *(f"{row['quality'][suite][key]:.3f}" for key in _QUALITY)] for row in rows]
    return _table([suite, *_QUALITY.values()], cells)


def _cost(rows: Sequence[Row]) -> str:
    return _table(["cost", *_COST.values()], [[title(row["peer"]), *(str(row[key]) for key in _COST)] for row in rows])


def _table(head: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
