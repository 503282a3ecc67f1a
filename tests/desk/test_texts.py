"""Texts that people write, made fit to be kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InvalidInput
from desk.texts import clean, remark, said


@pytest.mark.parametrize(("given_text", "kept"), [(" hola ", "hola"), ("a\x00b", "a b"), ("a\nb\tc", "a\nb\tc")])
def test_what_can_not_be_seen_is_left_out(given_text: str, kept: str) -> None:
    assert clean(given_text) == kept


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_becomes_one_that_any_database_takes(text: str) -> None:
    kept = clean(text)
    assert "\x00" not in kept and kept == clean(kept)
    kept.encode()


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(InvalidInput, match="UTF-8"):
        clean("\ud800")


def test_something_is_said_and_not_too_much() -> None:
    assert said("sí", "algo", 2) == "sí"
    for text in ("", " \x00", "sí."):
        with pytest.raises(InvalidInput, match="algo, en 2"):
            said(text, "algo", 2)
    assert remark(" ", "algo", 2) == ""
    with pytest.raises(InvalidInput):
        remark("demasiado", "algo", 2)
