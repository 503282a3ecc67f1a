from hypothesis import given
from hypothesis import strategies as st

from index.tokens import stems
from qa_service.associations import _table, associated


def test_everyday_words_bring_words_of_the_law() -> None:
    assert {"destitu", "ces"} <= set(dict(associated(stems("¿pueden botar al chofer?"))))


def test_words_that_the_question_says_are_not_brought() -> None:
    assert "sancion" in dict(associated(["mult"]))
    assert "sancion" not in dict(associated(["mult", "sancion"]))


def test_the_question_s_own_words_bring_the_same_in_any_order() -> None:
    assert dict(associated(["plat", "muni"])) == dict(associated(["muni", "plat"]))


def test_an_unknown_word_brings_nothing() -> None:
    assert associated(["xyz"]) == ()


@given(st.lists(st.sampled_from(sorted(_table())), max_size=12))
def test_no_word_brought_weighs_more_than_an_entry_of_the_lexicon(said: list[str]) -> None:
    assert all(0 < weight <= 0.3 for _, weight in associated(said))
