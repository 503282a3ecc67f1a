from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from ingest import clean as steps
from ingest.clean import STEPS, clean

EXAMPLES = [
    ("Artí\u00adculo 20", "Artículo 20"),
    ("\ufeffLey\u200b N\u00ba\u00a027972", "Ley Nº 27972"),
    ("o\ufb01cina de Plani\ufb01cación", "oficina de Planificación"),
    ("Concejo  Municipal   Distrital", "Concejo Municipal Distrital"),
    ("\uf0b7 Copia del DNI", "• Copia del DNI"),
    ("arti\u0301culo", "artículo"),
    ("  a)\tSolicitud \n  b) Plano ", "a) Solicitud\nb) Plano"),
    ("20-A, económico-financiera y (*)", "20-A, económico-financiera y (*)"),
]


@mark.parametrize(("raw", "expected"), EXAMPLES)
def test_what_no_reader_sees_is_cleaned_away(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@mark.parametrize("step", STEPS)
def test_every_step_has_a_reason(step: object) -> None:
    assert getattr(step, "__doc__", None)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet="abcdeñáéíóúABCÑ0123456789.,;:()º°“”-\n "))
def test_letters_and_digits_of_the_law_are_never_lost(text: str) -> None:
    assert [c for c in clean(text) if c.isalnum()] == [c for c in text if c.isalnum()]


@mark.parametrize(
    ("step", "text", "cleaned"),
    [
        (steps.drop_invisible, "Artí\u00adculo", "Artículo"),
        (steps.drop_invisible, "uno\x00dos\u200b", "unodos"),
        (steps.drop_invisible, "uno\ndos\ttres", "uno\ndos\ttres"),
        (steps.plain_spaces, "Nº\u00a027972", "Nº 27972"),
        (steps.plain_spaces, "uno\u2009dos\u3000tres", "uno dos tres"),
        (steps.open_ligatures, "o\ufb01cina, a\ufb00aire", "oficina, affaire"),
        (steps.plain_bullets, "\uf0b7 Solicitud", "• Solicitud"),
        (steps.compose, "arti\u0301culo", "artículo"),
        (steps.compose, "n\u0303andu\u0301", "ñandú"),
        (steps.single_spaces, "  uno   dos  \n  tres  ", "uno dos\ntres"),
    ],
)
def test_each_step_does_one_thing(step: steps.Step, text: str, cleaned: str) -> None:
    assert step(text) == cleaned
