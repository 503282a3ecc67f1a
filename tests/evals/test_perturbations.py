"""Variants of a question are made by rule: the same each time, and the numbers of the law are left alone."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.cases import load_cases
from evals.perturbations import (
    PERTURBATIONS,
    formal,
    lower_case,
    one_typo,
    perturbed,
    rambling,
    two_typos,
    without_accents,
)
from tests.evals.suite import write_suite

QUESTION = "¿Qué señala el artículo 31 de la Ordenanza N° 012-2022-MDQ, el TUPA y el D.S. 004-2019-JUS en el año 2024?"
TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("aeiouáéíóúüñbcdlmnrst ¿?,.-/°0123456789ABCDÑ"), st.characters(codec="latin-1")),
    max_size=120,
)
PLAIN = st.lists(st.from_regex(r"[a-zñáéíóú]{1,12}", fullmatch=True), min_size=1, max_size=12).map(" ".join)
ALL = pytest.mark.parametrize("name", PERTURBATIONS)


def distance(one: str, other: str) -> int:
    """Words that differ between two texts of as many words."""
    return sum(a != b for a, b in zip(one.split(), other.split(), strict=True))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (
            "accents",
            "¿Que senala el articulo 31 de la Ordenanza N° 012-2022-MDQ, "
            "el TUPA y el D.S. 004-2019-JUS en el ano 2024?",
        ),
        (
            "lower",
            "¿qué señala el artículo 31 de la ordenanza n° 012-2022-mdq, "
            "el tupa y el d.s. 004-2019-jus en el año 2024?",
        ),
    ],
)
def test_a_question_with_references_reads_so(name: str, written: str) -> None:
    assert PERTURBATIONS[name](QUESTION) == written


@ALL
@given(text=TEXTS)
def test_the_same_question_always_becomes_the_same_variant(name: str, text: str) -> None:
    assert PERTURBATIONS[name](text) == PERTURBATIONS[name](text)


@ALL
@given(text=TEXTS)
def test_numbers_and_their_order_are_never_changed(name: str, text: str) -> None:
    assert re.findall(r"[0-9]+", PERTURBATIONS[name](text)) == re.findall(r"[0-9]+", text)


@ALL
def test_the_number_of_a_norm_stays_whole(name: str) -> None:
    written = PERTURBATIONS[name](QUESTION).lower()
    assert all(number in written for number in ("012-2022-mdq", "004-2019-jus", "tupa", "d.s.", "31", "2024"))


@given(text=TEXTS)
def test_dropping_accents_and_capitals_twice_is_dropping_them_once(text: str) -> None:
    assert without_accents(without_accents(text)) == without_accents(text)
    assert lower_case(lower_case(text)) == lower_case(text)


@given(text=PLAIN)
def test_one_typo_changes_one_long_word_if_there_is_any(text: str) -> None:
    long = any(len(word) >= 5 for word in text.split())
    assert distance(text, one_typo(text)) == int(long)


@given(text=PLAIN)
def test_two_typos_change_two_long_words_where_there_are_two(text: str) -> None:
    long = sum(len(word) >= 5 for word in text.split())
    assert distance(text, two_typos(text)) == min(2, long)


@given(text=PLAIN)
def test_a_misspelt_word_keeps_its_first_letter_and_is_at_most_one_letter_longer_or_shorter(text: str) -> None:
    for before, after in zip(text.split(), two_typos(text).split(), strict=True):
        assert before[0] == after[0]
        assert abs(len(before) - len(after)) <= 1


@given(text=TEXTS)
def test_rambling_and_letters_hold_the_whole_question_and_more(text: str) -> None:
    for change in (rambling, formal):
        assert text in change(text)
        assert len(change(text)) > len(text) + 80


def test_a_file_keeps_everything_but_the_wording_of_its_questions(tmp_path: Path) -> None:
    suite = write_suite(tmp_path)
    (tmp_path / "other.jsonl").write_bytes(perturbed(suite.read_bytes(), lower_case))
    before, after = load_cases(suite), load_cases(tmp_path / "other.jsonl")
    assert [case.question.lower() for case in before] == [case.question for case in after]
    assert [(case.id, case.gold, case.key_facts) for case in before] == [
        (case.id, case.gold, case.key_facts) for case in after
    ]
    assert json.loads((tmp_path / "other.jsonl").read_text("utf-8").splitlines()[0])["id"] == "multa"
