"""Numerals and literals, judged by their sequence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.items import Item, Itemizer, Mark, MarkKind, read_marks
from ingest.lines import Line, split_lines
from tests.ingest.norms import norm


def lines(*texts: str) -> list[Line]:
    return split_lines(norm("\n".join(texts)))


def items(*texts: str) -> list[Item]:
    return Itemizer(lines(*texts), "", set()).run()


def eids(*texts: str) -> list[str]:
    return [item.eid for item in items(*texts)]


@pytest.mark.parametrize(
    ("text", "kind", "number", "order"),
    [
        ("31.3 El plazo", MarkKind.DOTTED, "31.3", 3),
        ("31.3.1 El plazo", MarkKind.DOTTED, "31.3.1", 1),
        ("3. El plazo", MarkKind.WHOLE, "3", 3),
        ("3) El plazo", MarkKind.WHOLE, "3", 3),
        ("3.- El plazo", MarkKind.WHOLE, "3", 3),
        ("b) El plazo", MarkKind.LETTER, "b", 2),
        ("b. El plazo", MarkKind.LETTER, "b", 2),
        ("n) El plazo", MarkKind.LETTER, "n", 14),
        ("aa) El plazo", MarkKind.LETTER, "aa", 27),
        ("ii) El plazo", MarkKind.ROMAN, "ii", 2),
    ],
)
def test_a_mark_tells_its_kind_and_its_place_in_line(text: str, kind: MarkKind, number: str, order: int) -> None:
    marks = read_marks(lines(text)[0])
    assert (kind, number, order) in [(mark.kind, mark.number, mark.order) for mark in marks]


def test_i_may_be_a_letter_or_a_roman_numeral() -> None:
    assert {mark.kind for mark in read_marks(lines("i) El plazo")[0])} == {MarkKind.LETTER, MarkKind.ROMAN}


@pytest.mark.parametrize("text", ["El plazo es de 3. días", "2003 fue el año", "a la entidad", "Lima, 3 de mayo", "— "])
def test_prose_has_no_mark(text: str) -> None:
    assert read_marks(lines(text)[0]) == []


@pytest.mark.parametrize(
    ("mark", "part", "label"),
    [
        (Mark(MarkKind.DOTTED, "31.3", 3, "31"), "para_31.3", "Numeral 31.3"),
        (Mark(MarkKind.WHOLE, "3", 3), "para_3", "Numeral 3"),
        (Mark(MarkKind.LETTER, "c", 3), "point_c", "Literal c)"),
        (Mark(MarkKind.ROMAN, "iii", 3), "point_iii", "Literal iii)"),
        (Mark(MarkKind.TOP, "iv", 4), "sec_4", "Sección IV"),
    ],
)
def test_a_mark_knows_its_part_of_an_eid_and_its_name(mark: Mark, part: str, label: str) -> None:
    assert (mark.part, mark.label) == (part, label)


def test_letters_after_each_other_are_one_list() -> None:
    assert eids("Artículo 1.- Se pide:", "a) Uno;", "b) Dos;", "c) Tres.") == ["point_a", "point_b", "point_c"]


def test_letters_under_a_numeral_stand_inside_it() -> None:
    assert eids("Artículo 1.- Plazos", "1.1 Se pide:", "a) Uno.", "b) Dos.", "1.2 Se paga:", "a) Tres.") == [
        "para_1.1",
        "para_1.1__point_a",
        "para_1.1__point_b",
        "para_1.2",
        "para_1.2__point_a",
    ]


def test_roman_numerals_under_a_letter_stand_inside_it() -> None:
    assert eids("Se pide:", "a) Uno:", "i) Más;", "ii) Menos.", "b) Dos.") == [
        "point_a",
        "point_a__point_i",
        "point_a__point_ii",
        "point_b",
    ]


def test_a_number_that_does_not_follow_opens_no_item() -> None:
    assert eids("Se pide:", "a) Uno;", "q) Raro;", "b) Dos.") == ["point_a", "point_b"]


def test_a_line_without_a_mark_belongs_to_the_item_above() -> None:
    found = items("Se pide:", "1. Uno", "que sigue aquí.", "2. Dos.")
    assert [item.lines for item in found] == [[1, 2], [3]]


def test_a_paragraph_below_the_last_letter_is_the_articles_own() -> None:
    found = items("Se pide:", "a) Uno;", "b) Dos.", "La entidad responde en diez días.")
    assert [item.lines for item in found] == [[1], [2]]


@given(st.integers(1, 26))
def test_any_run_of_letters_from_a_is_read_whole(count: int) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"[:count]
    assert eids("Se pide:", *(f"{letter}) Documento;" for letter in letters)) == [f"point_{one}" for one in letters]


@given(st.integers(1, 60))
def test_any_run_of_numerals_from_one_is_read_whole(count: int) -> None:
    assert eids("Son:", *(f"{n}. Atribución;" for n in range(1, count + 1))) == [
        f"para_{n}" for n in range(1, count + 1)
    ]


@given(st.lists(st.sampled_from(["a) x;", "b) y.", "1. z.", "2. w:", "1.1 v.", "i) u;", "prosa."]), max_size=15))
def test_an_item_inside_another_holds_only_lines_that_the_other_holds(body: list[str]) -> None:
    found = items("Se pide:", *body)
    for item in found:
        assert item.parent < 0 or set(item.lines) <= set(found[item.parent].lines)
        assert item.lines == sorted(set(item.lines))
