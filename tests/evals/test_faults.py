"""Failures of single questions, and the tables of a run."""

import pytest

from evals.faults import Abstentions, Fault, abstentions, faults, spread


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"drafted_when_answerable": 1.0, "right": 1.0, "recall_10": 1.0}, ()),
        ({"drafted_when_answerable": 0.0, "recall_10": 1.0}, (Fault.REFUSED,)),
        ({"refused_when_unanswerable": 0.0, "right": 0.0}, (Fault.DRAFTED,)),
        ({"refused_when_unanswerable": 1.0, "right": None}, ()),
        ({"drafted_when_answerable": 1.0, "right": 0.0, "recall_10": 0.0}, (Fault.UNFOUND, Fault.UNCITED)),
        ({"wrong_wording_as_right": 1.0, "unfounded_quotes": 2.0}, (Fault.WORDING, Fault.UNFOUNDED)),
        ({"left_out_right": 0.0}, (Fault.UNNOTICED,)),
        ({"accents_lost": 0.0, "typo_1_lost": 0.2}, (Fault.FRAGILE,)),
        ({"accents_lost": None}, ()),
        ({"error_rate": 1.0}, (Fault.SILENT,)),
        ({"hallucination_rate": 1.0}, (Fault.INVENTED,)),
        ({"search_ms": 3.0}, ()),
        ({}, ()),
    ],
)
def test_a_fault_shows_in_the_figures(row: dict[str, float | None], found: tuple[Fault, ...]) -> None:
    assert faults(row) == found


def test_drafts_and_refusals_are_counted_by_whether_there_was_an_answer() -> None:
    rows = [{"drafted_when_answerable": 1.0}, {"drafted_when_answerable": 0.0}, {"refused_when_unanswerable": 1.0}]
    answers = [{"reason": None}, {"reason": "unclear"}, {"reason": "unclear"}, {"reason": "repealed"}]
    assert abstentions(rows, answers) == Abstentions(1, 1, 0, 1, {"unclear": 2, "repealed": 1})
    assert abstentions([{"search_ms": 1.0}], []) is None


def test_times_are_told_by_shares_and_the_slowest() -> None:
    rows = [{"milliseconds": float(n)} for n in range(1, 101)]
    assert spread(rows) == ((0.5, 51.0), (0.75, 76.0), (0.9, 91.0), (0.95, 96.0), (0.99, 100.0), (1.0, 100.0))
    assert spread([{"search_ms": 3.0}])[-1] == (1.0, 3.0)
    assert spread([{"milliseconds": None}, {}]) == ()
