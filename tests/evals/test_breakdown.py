"""Figures apart for each kind, trap and norm."""

from evals.breakdown import breakdown
from evals.cases import Case, Gold
from evals.metrics import Score

FINE = Gold(frozenset({"ley-1#art_2", "ds-3-2020-x#art_9"}), 2, None)
CASES = (
    Case("a", "¿?", None, "as_of", True, (FINE,), None, (), "tramite"),
    Case("b", "¿?", None, None, True, (Gold(frozenset({"ley-1#art_4"}), 2, None),), None, (), "tramite"),
    Case("c", "¿?", None, "unanswerable", False, (), None, ()),
)
SCORES = (
    Score("a", hit_1=1.0, recall_10=1.0),
    Score("b", hit_1=0.0, recall_10=1.0),
    Score("c", refused_when_unanswerable=1.0),
)


def test_questions_are_grouped_by_all_that_the_cases_tell() -> None:
    found = [(group.by, group.value, group.questions) for group in breakdown(CASES, SCORES)]
    assert found == [
        ("kind", "tramite", 2),
        ("trap", "as_of", 1),
        ("trap", "unanswerable", 1),
        ("norm", "ley-1", 2),
        ("norm", "ds-3-2020-x", 1),
    ]


def test_a_group_has_the_means_of_its_own_questions() -> None:
    groups = {(group.by, group.value): group.figures for group in breakdown(CASES, SCORES)}
    assert (groups["kind", "tramite"]["hit_1"], groups["kind", "tramite"]["recall_10"]) == (0.5, 1.0)
    assert groups["trap", "unanswerable"]["refused_when_unanswerable"] == 1.0
    assert groups["trap", "unanswerable"]["hit_1"] is None
