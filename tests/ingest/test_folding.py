"""Folding never moves a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ARTÍCULO 20°.-", "articulo 20°.-"),
        ("Única Disposición", "unica disposicion"),
        ("Güepí", "guepi"),
        ("Ley\u00a0N° 27972", "ley n° 27972"),
        ("2019–2022", "2019-2022"),
        ("uno\tdos", "uno dos"),
        ("", ""),
    ],
)
def test_case_accents_dashes_and_blanks_are_evened_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.characters(max_codepoint=0x24F), max_size=200))
def test_a_position_in_one_is_a_position_in_the_other(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text("ÁÉÍÓÚÜabc áéíóúü–—\u00a0", max_size=80))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
