"""What is withheld can't be worked out: every table that fits what is told is tried, or bounded by its sums."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from insight.suppression import Cell, Threshold, descended, mentioned, shown, summed

LIMIT = Threshold(cases=3, people=2)


@st.composite
def cells(draw: st.DrawFn, most: int = 9) -> Cell:
    count = draw(st.integers(1, most))
    return Cell(count, draw(st.integers(1, count)))


FAMILY = st.dictionaries(st.sampled_from("abcde"), cells(), max_size=5)


def fitting(total: int, hidden: list[str]) -> list[tuple[int, ...]]:
    """Every way in which that many cells, none of them empty, sum to what is left: what a reader can think."""
    return [found for found in product(range(1, total + 1), repeat=len(hidden)) if sum(found) == total]


@given(FAMILY)
def test_a_reader_who_knows_which_cells_are_withheld_can_tell_none_of_them(family: dict[str, Cell]) -> None:
    told = shown(family, LIMIT)
    hidden = sorted(family.keys() - told)
    if not told:
        return  # nothing is named, and how many there are is not said
    ways = fitting(sum(family[key].cases for key in hidden), hidden)
    for place in range(len(hidden)):
        possible = {way[place] for way in ways}
        assert len(possible) > 1 and min(possible) == 1 and max(possible) >= LIMIT.cases


@given(FAMILY)
def test_no_cell_below_the_threshold_is_shown(family: dict[str, Cell]) -> None:
    for told in (shown(family, LIMIT), mentioned(family, LIMIT)):
        assert all(family[key].cases >= 3 and family[key].people >= 2 for key in told)


@given(FAMILY)
def test_nothing_is_withheld_where_every_cell_is_large(family: dict[str, Cell]) -> None:
    if all(cell.suffices(LIMIT) for cell in family.values()):
        assert shown(family, LIMIT) == family.keys()


def test_the_smallest_that_could_be_shown_hides_what_must_not_be() -> None:
    family = {"Ate": Cell(2, 2), "Lince": Cell(5, 3), "Surco": Cell(9, 4), "Comas": Cell(7, 4)}
    assert shown(family, Threshold()) == {"Surco", "Comas"}


def test_two_single_consultations_do_not_hide_each_other() -> None:
    """Their sum says that both are one, so a third joins them."""
    assert shown({"Ate": Cell(1, 1), "Lince": Cell(1, 1), "Surco": Cell(9, 4)}, Threshold()) == frozenset()
    four = {"Ate": Cell(1, 1), "Lince": Cell(1, 1), "Surco": Cell(9, 4), "Comas": Cell(10, 5)}
    assert shown(four, Threshold()) == {"Comas"}


def test_many_consultations_of_one_person_are_withheld() -> None:
    assert not Cell(40, 1).suffices(Threshold())


TREE = st.dictionaries(
    st.tuples(st.sampled_from("AB"), st.sampled_from("xy"), st.sampled_from("mn")), cells(), min_size=1
)


def levels(leaves: dict[tuple[str, ...], Cell]) -> list[dict[tuple[str, ...], Cell]]:
    """The tree over its leaves; nobody asks from two places."""
    found: list[dict[tuple[str, ...], Cell]] = []
    for depth in range(4):
        level: dict[tuple[str, ...], Cell] = {}
        for key, one in leaves.items():
            before = level.get(key[:depth], Cell(0, 0))
            level[key[:depth]] = Cell(before.cases + one.cases, before.people + one.people)
        found.append(level)
    return found


@given(TREE)
def test_in_a_tree_what_is_withheld_is_open_under_every_parent_that_is_told(
    leaves: dict[tuple[str, ...], Cell],
) -> None:
    tree = levels(leaves)
    told = descended(tree, LIMIT)
    counts = {key: one for level in tree for key, one in level.items()}
    assert all(key[:-1] in told for key in told if key)
    for parent in (key for key in told if len(key) < 3):
        children = [key for key in counts if len(key) == len(parent) + 1 and key[:-1] == parent]
        hidden = [key for key in children if key not in told]
        if hidden and len(hidden) < len(children):
            left = sum(counts[key].cases for key in hidden)
            assert len(hidden) > 1 and left - (len(hidden) - 1) >= LIMIT.cases


@given(st.lists(FAMILY, min_size=1, max_size=4))
def test_a_period_shows_only_sums_of_what_each_of_its_quarters_shows(quarters: list[dict[str, Cell]]) -> None:
    found = [({key: one.cases for key, one in family.items()}, shown(family, LIMIT)) for family in quarters]
    period = summed(found)
    for key, count in period.items():
        assert count == sum(counts[key] for counts, told in found if key in told)
        assert all(key in told for counts, told in found if key in counts)
