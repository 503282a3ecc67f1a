"""What is lost when the same questions are typed otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# What each variant is called where people read it.
TITLES = {
    "accents": "Sin tildes",
    "typo_1": "Un error de tecleo",
    "typo_2": "Dos errores de tecleo",
    "lower": "En minúsculas",
    "rambling": "Con rodeos",
    "formal": "Como oficio",
}
FIGURES = ("ndcg_10", "recall_10")
# The most nDCG@10 that a variant may lose.
LIMITS = {"accents": 0.01, "typo_1": 0.04}


@dataclass(frozen=True, slots=True)
class Loss:
    """A variant's figure beside the one of the questions as written; None where nothing could be measured."""

    variant: str
    figure: str
    clean: float | None
    changed: float | None

    @property
    def difference(self) -> float | None:
        """Changed less clean: negative when something was lost."""
        if self.clean is None or self.changed is None:
            return None
        return round(self.changed - self.clean, 4)

    @property
    def within(self) -> bool:
        """False when the variant loses more than its limit."""
        limit = LIMITS.get(self.variant) if self.figure == "ndcg_10" else None
        return limit is None or self.difference is None or self.difference >= -limit


def losses(clean: Mapping[str, Any], variants: Mapping[str, Mapping[str, Any]]) -> tuple[Loss, ...]:
    """The figures of each variant's run beside those of the questions as written."""
    pairs = [(variant, figure) for variant in variants for figure in FIGURES]
    return tuple(Loss(name, figure, clean[figure], variants[name][figure]) for name, figure in pairs)


def as_json(found: Iterable[Loss]) -> dict[str, dict[str, float | None]]:
    """The losses as kept in robustness.json: a variant's figure with the difference."""
    rows: dict[str, dict[str, float | None]] = {}
    for loss in found:
        told = {loss.figure: loss.changed, f"{loss.figure}_difference": loss.difference}
        rows[loss.variant] = {**rows.get(loss.variant, {}), **told}
    return rows
