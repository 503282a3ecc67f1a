"""A bar is kept or falls, and says so in words."""

from pathlib import Path

import pytest

from corpus.errors import InvalidInput
from evals.bars import Bar, fallen, load_bars


def test_bars_are_read_with_their_sides(tmp_path: Path) -> None:
    path = tmp_path / "bars.toml"
    path.write_text("[minimum]\nrecall_10 = 0.8\n[maximum]\nunfounded_quotes = 0\n", "utf-8")
    assert load_bars(path) == (Bar("recall_10", "minimum", 0.8), Bar("unfounded_quotes", "maximum", 0.0))


@pytest.mark.parametrize(
    ("side", "figure", "kept"),
    [
        ("minimum", 0.8, True),
        ("minimum", 0.79, False),
        ("maximum", 0.8, True),
        ("maximum", 0.81, False),
        ("minimum", None, False),
        ("maximum", None, False),
    ],
)
def test_a_bar_is_kept_at_its_value_and_by_nothing_unmeasured(side: str, figure: float | None, kept: bool) -> None:
    assert Bar("recall_10", side, 0.8).holds(figure) is kept


def test_only_the_bars_that_fell_are_named() -> None:
    low, high = Bar("recall_10", "minimum", 0.8), Bar("unfounded_quotes", "maximum", 0)
    assert fallen((low, high), {"recall_10": 0.5, "unfounded_quotes": 0}) == (low,)
    assert fallen((low, high), {"recall_10": 0.9}) == (high,)


def test_a_fallen_bar_tells_the_figure_and_what_it_had_to_be() -> None:
    assert Bar("recall_10", "minimum", 0.8).told(0.5) == (
        "Artículos decisivos entre los 10 primeros (recall_10): 0.5; debe ser como mínimo 0.8"
    )
    assert "no se midió; debe ser como máximo 0" in Bar("unfounded_quotes", "maximum", 0).told(None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "solo las tablas"),
        ("[least]\nrecall_10 = 1", "solo las tablas"),
        ("minimum = 1", "solo las tablas"),
        ("[minimum]\nrecal_10 = 1", "no existe la medida «recal_10»"),
        ("[minimum]\nrecall_10 = 'mucho'", "debe ser un número"),
        ("[minimum]\nrecall_10 = true", "debe ser un número"),
        ("[minimum", "no es un archivo TOML"),
    ],
)
def test_what_is_no_bar_is_refused_with_the_file_and_the_reason(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "bars.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidInput, match=said) as caught:
        load_bars(path)
    assert str(path) in str(caught.value)
