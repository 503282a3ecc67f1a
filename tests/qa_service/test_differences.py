"""Word by word, and nothing lost: both texts can be read back from what is shown."""

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from qa_service.differences import Change, as_text, compare_texts, differences, print_differences
from tests.factories import regulation
from tests.qa_service.laws import CHANGED, NEW_SESSIONS, OLD_SESSIONS, markets, repealed

BEFORE, AFTER = date(2010, 1, 1), date(2024, 1, 1)
texts = st.text(alphabet="ab .\n", max_size=40)


@given(texts, texts)
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    stretches = compare_texts(before, after)
    assert "".join(one.text for one in stretches if one.change is not Change.ADDED) == before
    assert "".join(one.text for one in stretches if one.change is not Change.GONE) == after


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("El plazo es de diez días.", "El plazo es de quince días.", "El plazo es de [-diez-]{+quince+} días."),
        ("Uno.", "Uno.", "Uno."),
        ("", "Nuevo.", "{+Nuevo.+}"),
        ("Viejo.", "", "[-Viejo.-]"),
        (
            "Cierra a las diez (10) horas.",
            "Cierra a las once (11) horas.",
            "Cierra a las [-diez (10-]{+once (11+}) horas.",
        ),
        ("a) Uno.\nb) Dos.", "a) Uno.\nb) Dos.\nc) Tres.", "a) Uno.\nb) Dos.{+\nc) Tres.+}"),
        (
            "La tasa es fija.",
            "Queda prohibido quemar basura aquí",
            "[-La tasa es fija.-]{+Queda prohibido quemar basura aquí+}",
        ),
    ],
)
def test_what_is_gone_and_what_is_new_stand_between_marks(before: str, after: str, shown: str) -> None:
    assert as_text(compare_texts(before, after), plain=True).plain == shown


def test_in_a_terminal_colours_take_the_place_of_marks() -> None:
    text = as_text(compare_texts("Diez días.", "Quince días."), plain=False)
    assert text.plain == "DiezQuince días."
    assert [str(span.style) for span in text.spans] == ["red strike", "green"]


def test_of_a_long_text_that_stays_only_the_lines_near_a_change_are_shown() -> None:
    lines = "".join(f"Línea {number}.\n" for number in range(20))
    shown = as_text(compare_texts(f"{lines}Diez.", f"{lines}Once."), plain=True).plain
    assert shown == "Línea 0.\n…\nLínea 18.\nLínea 19.\n[-Diez-]{+Once+}."


def test_a_norm_differs_where_a_wording_changed_between_the_days() -> None:
    (one,) = differences(markets(), BEFORE, AFTER)
    assert (one.provision.eid, one.before, one.after) == ("art_7", OLD_SESSIONS, NEW_SESSIONS)
    assert differences(markets(), BEFORE, date(2011, 1, 1)) == ()
    assert differences(markets(), BEFORE, AFTER, "art_5") == ()


def test_what_a_repealed_norm_said_is_gone() -> None:
    (one,) = differences(repealed(), BEFORE, AFTER)
    assert (one.before is not None, one.after) == (True, None)


def test_an_annex_is_not_told_again_when_an_article_in_it_is() -> None:
    old, new = (
        [("Diez.", None, CHANGED), ("Once.", CHANGED, None)],
        [("A: diez.", None, CHANGED), ("A: once.", CHANGED, None)],
    )
    norm = regulation("ley-1", {"annex_1": new, "annex_1__art_1": old})
    assert [one.provision.eid for one in differences(norm, BEFORE, AFTER)] == ["annex_1__art_1"]


def printed(start: date, end: date) -> str:
    console = Console(file=io.StringIO(), width=80)
    print_differences(console, markets(), differences(markets(), start, end), "entre dos días")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_each_difference_stands_under_its_provision_and_says_since_when() -> None:
    page = printed(BEFORE, AFTER)
    assert "Una disposición cambió entre dos días." in page
    assert "\nArtículo 7: Sesiones\n" in page
    assert "desde el 7 de marzo de 2022" in page
    assert "[-tres-]{+cuatro+} veces" in page


def test_no_difference_is_said_too() -> None:
    assert "Nada cambió entre dos días." in printed(BEFORE, BEFORE)
