"""Every error has its place in the table of problems."""

import pytest

from corpus import errors
from desk.release import Hindrance
from web.problems import _HTTP, _KNOWN, HINDRANCES, example_of, problem_of

TREE = [*errors.AbsuelveError.__subclasses__(), errors.Outdated]


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_every_error_of_the_tree_is_a_problem(kind: type[errors.AbsuelveError]) -> None:
    problem = problem_of(kind("Pasó algo. Haga esto."))
    assert 400 <= problem.status < 600
    assert problem.title
    assert problem.detail


def test_codes_are_names_and_each_means_one_thing() -> None:
    codes = [*(code for _, code, _, _ in _KNOWN.values()), *_HTTP, *(code for code, _ in HINDRANCES.values())]
    assert len(set(codes)) == len(codes)
    assert all(code.replace("_", "").isalpha() and code.islower() for code in codes)


@pytest.mark.parametrize("code", ["invalid_question", "no_bundle", "too_large", "invalid_request", "internal_error"])
def test_an_example_of_each_can_be_described(code: str) -> None:
    assert example_of(code).code == code


def test_what_an_asker_can_mend_is_told_in_the_error_s_own_words() -> None:
    assert problem_of(errors.InvalidQuestion("La pregunta está vacía.")).detail == "La pregunta está vacía."


def test_what_only_an_administrator_can_mend_shows_no_path() -> None:
    assert "/srv" not in problem_of(errors.StorageFailure("No se pudo usar /srv/x.")).detail


@pytest.mark.parametrize("hindrance", Hindrance)
def test_every_reason_of_the_gate_has_a_code(hindrance: Hindrance) -> None:
    code, title = HINDRANCES[hindrance]
    assert example_of(code).status == 409
    assert title
