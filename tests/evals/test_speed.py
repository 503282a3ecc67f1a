"""Times become figures; how large they are is no test's matter."""

from evals.cases import Case
from evals.speed import ROUNDS, figures, quickest


def test_the_quickest_round_of_each_question_counts() -> None:
    spent = {"a": iter([9.0, 5.0, 3.0, 4.0]), "b": iter([2.0, 8.0, 1.0])}
    cases = [Case(id, f"¿{id}?", None, None, True, (), None, ()) for id in spent]
    told: list[tuple[int, int]] = []
    assert quickest(cases, lambda case: next(spent[case.id]), lambda *at: told.append(at)) == [3.0, 1.0]
    assert told == [(done, ROUNDS) for done in (1, 2, 3)], "the first question once more, to warm up"


def test_a_search_is_told_in_milliseconds_and_in_times_of_an_encoding() -> None:
    assert figures([10.0, 20.0, 30.0], [5.0, 10.0, 20.0], [3.0, 1.0, 2.0]) == {
        "questions": 3,
        "search_ms_p50": 20.0,
        "search_ms_p95": 30.0,
        "search_per_embedding": 2.0,
        "cold_start_s": 1.0,
    }
