"""What other gates than those of `qa_service/confidence.json` would bring, rules and all: of one set, seen on all.

usage: python -m benchmarks.thresholds HOME QUESTIONS [HOME QUESTIONS …]

The first pair chooses by how much (log-odds) both gates are moved for each share of its answerable questions that are
to be drafted. For each set and move: the share drafted of what can be answered; refused without a norm that decides,
and right then (refused, or an equal rule of another norm cited); refused of what can't be answered.
"""

import argparse
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from corpus.identifiers import RegulationId
from evals.cases import Case, article_key, load_cases, norm_of
from evals.leaveout import Without, absences, held
from index.model import Searcher
from qa_service import abstention
from qa_service.answering import scope_of
from qa_service.bootstrap import Application
from qa_service.confidence import Confidence
from qa_service.drafting import extract
from qa_service.settings import settings_from
from qa_service.understanding import understand

DRAFTED = (0.99, 0.98, 0.97, 0.96, 0.95, 0.93, 0.9, 0.85, 0.8)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question once asked: by how much it passes its gate (log-odds), if no rule refuses; is a draft right."""

    answerable: bool
    hidden: bool
    margin: float
    right: bool


def asked(cases: Sequence[Case], application: Application) -> Iterator[Asked]:
    """Every question as it stands, and without each norm held that decides it."""
    whole = application.searcher
    for case in cases:
        yield _ask(case, None, whole, application)
    for norm, case in held(absences(cases), whole):
        yield _ask(case, norm, Without(whole, RegulationId(norm)), application)


def _ask(case: Case, hidden: str | None, searcher: Searcher, application: Application) -> Asked:
    understood = understand(case.asked, scope_of(searcher), application.today)
    hits = searcher.search(understood.query, 50)
    sure = abstention.weigh(understood, hits, searcher)
    ruled = understood.refusal or abstention.refuse(understood, hits, searcher, replace(sure, present=1.0))
    if ruled or not hidden:
        return Asked(case.answerable, bool(hidden), -math.inf if ruled else _margin(sure), False)
    cited = {article_key(one.regulation.slug, one.eid) for one in extract(understood, hits, searcher).citations}
    equal = {key for gold in case.deciding for key in gold.articles if norm_of(key) != hidden}
    return Asked(True, True, _margin(sure), bool(cited & equal))


def _margin(sure: Confidence) -> float:
    """Without end for a provision that the question cites."""
    return _odds(sure.present) - _odds(sure.enough)


def _odds(chance: float) -> float:
    return math.inf if chance >= 1 else -math.inf if chance <= 0 else math.log(chance / (1 - chance))


def told(name: str, found: Sequence[Asked], least: float) -> str:
    """What a threshold brings on a set, in a line."""
    here = [one.margin >= least for one in found if one.answerable and not one.hidden]
    gone = [one for one in found if one.hidden]
    never = [one.margin < least for one in found if not one.answerable]
    refused = [one.margin < least for one in gone]
    right = [one.margin < least or one.right for one in gone]
    return f"{name}: drafted {_mean(here)}; {len(gone)} without refused {_mean(refused)}, right {_mean(right)}" + (
        f"; unanswerable refused {_mean(never)}" if never else ""
    )


def _mean(values: Sequence[bool]) -> str:
    return f"{np.mean(values):.3f}" if values else "-"


def main() -> None:
    """Ask all sets, then tell each threshold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", type=Path)
    pairs = parser.parse_args().pairs
    found: dict[str, list[Asked]] = {}
    for home, questions in zip(pairs[::2], pairs[1::2], strict=True):
        application = Application(replace(settings_from(os.environ), home=home))
        found[questions.stem] = list(asked(load_cases(questions), application))
    margins = [one.margin for one in next(iter(found.values())) if one.answerable and not one.hidden]
    drafted = ((f"{share}", float(np.quantile(margins, 1 - share, method="lower"))) for share in DRAFTED)
    for name, least in (("shipped", 0.0), *drafted):
        print(name, f"{least:+.2f}", *(told(*one, least) for one in found.items()), sep=" | ")


if __name__ == "__main__":
    main()
