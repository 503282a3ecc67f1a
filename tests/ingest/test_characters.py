from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from ingest.characters import replacer

TABLE: dict[int, str | None] = {
    ord("é"): "e",
    ord("\t"): " ",
    ord("\u00ad"): None,
    ord("\ufb01"): "fi",
    ord("]"): ")",
    ord("\\"): "/",
    ord("-"): "_",
}
replaced = replacer(TABLE)


@mark.parametrize(
    ("text", "expected"),
    [
        ("Ley Nº 27972", "Ley Nº 27972"),
        ("el año después", "el año despues"),
        ("Artí\u00adculo", "Artículo"),
        ("o\ufb01cina\tde Plani\ufb01cación", "oficina de Planificación"),
        ("[a-z]\\", "[a_z)/"),
        ("", ""),
    ],
)
def test_the_characters_of_the_table_are_replaced_and_no_others(text: str, expected: str) -> None:
    assert replaced(text) == expected


@given(st.text(st.sampled_from("éa\t\u00ad\ufb01]\\- ñ^[")))
def test_it_gives_what_translate_gives(text: str) -> None:
    assert replaced(text) == text.translate(TABLE)


@given(st.text())
def test_it_gives_what_translate_gives_on_any_text(text: str) -> None:
    assert replaced(text) == text.translate(TABLE)
