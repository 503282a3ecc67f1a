import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.words import content, squeeze, stems


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hola, quisiera saber cuántos puestos hay", ("puestos",)),
        ("¿Me puede decir si el carné vence?", ("carne", "vence")),
        ("gracias por favor", ()),
        ("¿Qué plazo hay para 2 UIT?", ("plazo", "2", "uit")),
    ],
)
def test_only_the_words_of_the_matter_count(text: str, words: tuple[str, ...]) -> None:
    assert content(text) == words


def test_negations_count() -> None:
    assert "no" in content("¿El socio no paga?")


def test_forms_of_a_word_have_one_stem() -> None:
    assert stems("licencias") == stems("LICENCIA")


@given(st.text(max_size=200))
def test_a_squeezed_text_is_one_line_and_stays_so(text: str) -> None:
    once = squeeze(text)
    assert "\n" not in once and "  " not in once
    assert squeeze(once) == once
