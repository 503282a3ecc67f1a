"""How much the words of a question weigh among the texts found for it."""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet


class Weights:
    """Forms of a question's words and of the law's words for them, weighed by how rare they are among some texts."""

    def __init__(
        self, own: AbstractSet[str], law: AbstractSet[str], texts: Sequence[AbstractSet[str]], share: float
    ) -> None:
        seen = {form: sum(form in text for text in texts) for form in own | law}
        self.of = {form: _rarity(seen[form], len(texts)) for form in sorted(own)}
        self._total = sum(self.of.values()) or 1.0
        self.of |= {form: share * _rarity(seen[form], len(texts)) for form in sorted(law - own) if seen[form]}

    def within(self, held: AbstractSet[str]) -> float:
        """The share of the question's weight that the forms of a text cover."""
        return sum(weight for form, weight in self.of.items() if form in held) / self._total


def _rarity(seen: int, among: int) -> float:
    """Inverse document frequency within what was found, smoothed: log(1 + (N + 0.5) / (n + 0.5))."""
    return math.log(1 + (among + 0.5) / (seen + 0.5))
