"""What each `enough` of `qa_service/confidence.json` would bring, rules and all: chosen on one set, seen on others.

usage: python -m benchmarks.thresholds HOME QUESTIONS [HOME QUESTIONS …]

The first pair chooses: a threshold for each share of its answerable questions that are to be drafted. For each set and
threshold: the share drafted of what can be answered; refused without a norm that decides, and right then (refused, or
an equal rule of another norm cited); refused of what can't be answered.
"""

import argparse
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
from qa_service.confidence import usual
from qa_service.drafting import extract
from qa_service.settings import settings_from
from qa_service.understanding import understand

DRAFTED = (0.99, 0.98, 0.97, 0.96, 0.95, 0.93, 0.9, 0.85, 0.8)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question once asked: the chance that its norm is there, 0 where a rule refuses; whether a draft is right."""

    answerable: bool
    hidden: bool
    chance: float
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
        return Asked(case.answerable, bool(hidden), 0.0 if ruled else sure.present, False)
    cited = {article_key(one.regulation.slug, one.eid) for one in extract(understood, hits, searcher).citations}
    equal = {key for gold in case.deciding for key in gold.articles if norm_of(key) != hidden}
    return Asked(True, True, sure.present, bool(cited & equal))


def told(name: str, found: Sequence[Asked], enough: float) -> str:
    """What a threshold brings on a set, in a line."""
    here = [one.chance >= enough for one in found if one.answerable and not one.hidden]
    gone = [one for one in found if one.hidden]
    never = [one.chance < enough for one in found if not one.answerable]
    refused = [one.chance < enough for one in gone]
    right = [one.chance < enough or one.right for one in gone]
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
    chances = [one.chance for one in next(iter(found.values())) if one.answerable and not one.hidden]
    points = [("shipped", usual().enough), *((f"{share}", float(np.quantile(chances, 1 - share))) for share in DRAFTED)]
    for name, enough in points:
        print(name, f"{enough:.3f}", *(told(*one, enough) for one in found.items()), sep=" | ")


if __name__ == "__main__":
    main()
