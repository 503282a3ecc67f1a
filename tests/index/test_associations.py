from hypothesis import given
from hypothesis import strategies as st

from index.associations import UNKNOWN, Association, associations, parse, write

HUNDREDTHS = st.integers(1, 200).map(lambda number: number / 100)
STEMS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)
OTHERS = st.lists(st.tuples(STEMS, HUNDREDTHS), max_size=6).map(tuple)


def test_a_line_is_a_stem_its_worth_and_the_stems_that_answer_it() -> None:
    table = parse(["chamb\t0.77\tlaboral 0.36\temple 0.04", "quier\t0.20"])
    assert table == {
        "chamb": Association(0.77, (("laboral", 0.36), ("emple", 0.04))),
        "quier": Association(0.20),
    }


@given(st.dictionaries(STEMS, st.builds(Association, HUNDREDTHS, OTHERS), max_size=5))
def test_a_table_is_read_as_it_was_written(table: dict[str, Association]) -> None:
    assert parse(write(table).splitlines()) == table


def test_what_is_not_known_changes_nothing() -> None:
    assert Association(worth=1.0, others=()) == UNKNOWN


def test_the_table_shipped_knows_everyday_words_and_holds_no_numbers() -> None:
    table = associations()
    assert table["quier"].worth < 0.5 < 1 < table["registr"].worth
    assert table["plat"].others[0][0] == "recurs"
    assert all(word.isalpha() and 0 < one.worth < 2 for word, one in table.items())
    assert all(other.isalpha() and 0 < share <= 1 for one in table.values() for other, share in one.others)
