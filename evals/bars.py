"""Bars: what the figures of a run must reach, so that a change that makes answers worse is stopped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import InvalidInput
from evals.figures import title_of
from evals.suites import read_toml

_SIDES = ("minimum", "maximum")


@dataclass(frozen=True, slots=True)
class Bar:
    """The least (`minimum`) or the most (`maximum`) that a figure of metrics.json may be."""

    metric: str
    side: str
    value: float

    def holds(self, figure: float | None) -> bool:
        """True when a figure keeps the bar; one that was not measured keeps none."""
        if figure is None:
            return False
        return figure >= self.value if self.side == "minimum" else figure <= self.value

    def told(self, figure: float | None) -> str:
        """One line for people: the figure, what it came to and what it had to be."""
        found = "no se midió" if figure is None else f"{figure:.4g}"
        wanted = "como mínimo" if self.side == "minimum" else "como máximo"
        return f"{title_of(self.metric)} ({self.metric}): {found}; debe ser {wanted} {self.value:.4g}"


def load_bars(path: Path) -> tuple[Bar, ...]:
    """Bars from a TOML file with the tables [minimum] and [maximum]; raises `InvalidInput` for anything else in it."""
    told = read_toml(path)
    if not told or set(told) - set(_SIDES) or not all(isinstance(table, dict) for table in told.values()):
        raise InvalidInput(f"{path} debe tener solo las tablas [minimum] y [maximum], con una medida por línea.")
    return tuple(_bar(metric, side, value, path) for side in told for metric, value in told[side].items())


def fallen(bars: Iterable[Bar], metrics: Mapping[str, Any]) -> tuple[Bar, ...]:
    """The bars that a run's figures do not keep."""
    return tuple(bar for bar in bars if not bar.holds(metrics.get(bar.metric)))


def _bar(metric: str, side: str, value: object, path: Path) -> Bar:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidInput(f"{path}: el valor de {metric} debe ser un número.")
    try:
        title_of(metric)
    except KeyError as error:
        raise InvalidInput(f"{path}: no existe la medida «{metric}». Vea las de metrics.json.") from error
    return Bar(metric, side, float(value))
