"""The words of a heading tell which kind of complementary dispositions stand below."""

import pytest

from ingest.groups import group_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("disposiciones complementarias finales", "dcf"),
        ("disposiciones finales", "dcf"),
        ("disposiciones complementarias transitorias", "dct"),
        ("disposicion transitoria unica", "dct"),
        ("disposiciones complementarias modificatorias", "dcm"),
        ("disposicion complementaria derogatoria", "dcd"),
        ("disposiciones transitorias y finales", "dcf"),
        ("disposiciones complementarias, transitorias y finales", "dcf"),
        ("disposiciones finales y derogatorias", "dcf"),
        ("disposiciones transitorias y derogatorias", "dc"),
        ("disposiciones complementarias", "dc"),
    ],
)
def test_the_kind_of_a_group_is_told_by_its_words(words: str, kind: str) -> None:
    assert group_kind(words) == kind


@pytest.mark.parametrize("words", ["disposiciones generales", "disposiciones comunes", "capitulo primero", ""])
def test_general_dispositions_are_no_such_group(words: str) -> None:
    assert group_kind(words) is None
