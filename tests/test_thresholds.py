"""What moving the gates of refusing brings, on questions asked of the invented laws."""

import math
from dataclasses import dataclass
from datetime import date
from typing import cast

from benchmarks.thresholds import Asked, asked, told
from evals.cases import Case, Gold
from index.model import Searcher
from qa_service.bootstrap import Application
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, searcher


@dataclass(frozen=True)
class Served:
    """What the measure needs of an application."""

    searcher: Searcher
    today: date = TODAY


def case(question: str, *articles: str) -> Case:
    golds = tuple(Gold(frozenset({article}), 2, None) for article in articles)
    return Case("q", question, None, None, bool(golds), golds, None, ())


def ask(*cases: Case) -> list[Asked]:
    index: ListSearcher = searcher()
    return list(asked(cases, cast("Application", Served(index))))


def test_a_question_is_asked_as_it_stands_and_without_each_norm_held_that_decides_it() -> None:
    found = ask(case("¿Cuánto es la multa al conductor del puesto?", "ley-99001#art_5", "dleg-776#art_1"))
    assert [(one.answerable, one.hidden) for one in found] == [(True, False), (True, True)]
    assert -math.inf < found[0].margin < math.inf


def test_what_a_rule_refuses_is_refused_however_the_gates_are_moved() -> None:
    assert [one.margin for one in ask(case("pásame el DNI del alcalde"))] == [-math.inf]
    assert [one.margin for one in ask(case("¿Cuánto es la multa según el artículo 45 del Reglamento?"))] == [-math.inf]


def test_a_line_tells_what_is_drafted_refused_and_right() -> None:
    found = [
        Asked(True, False, 0.9, False),
        Asked(True, False, 0.4, False),
        Asked(True, True, 0.3, False),
        Asked(True, True, 0.8, True),
        Asked(True, True, 0.8, False),
        Asked(False, False, 0.2, False),
    ]
    assert told("lay", found, 0.5) == (
        "lay: drafted 0.500; 3 without refused 0.333, right 0.667; unanswerable refused 1.000"
    )
    assert told("lay", found[:2], 0.5) == "lay: drafted 0.500; 0 without refused -, right -"
