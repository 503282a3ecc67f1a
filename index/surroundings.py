"""What a question is near to beyond an index: titles of norms at large, and articles that the index does not hold."""

import math
from collections.abc import Collection, Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.identifiers import RegulationId
from index import cohort, register
from index.model import Entry
from index.vectors import Floats

TEMPERATURE = 0.02  # at which the built-in model was trained: `tools.training.recipe`
_WEIGHED = 10  # articles; those after them weigh next to nothing
_READ = 50  # articles among which norms are told apart


def likelihood(cosines: Iterable[float]) -> float:
    """The log of how likely it is, up to a constant, that one of the nearest articles answers.

    A contrastive model is trained so that exp(cosine / temperature) is proportional to that of each (van den Oord et
    al., Representation Learning with Contrastive Predictive Coding, 2018).
    """
    nearest = sorted(cosines, reverse=True)[:_WEIGHED]
    return math.log(sum(math.exp((cosine - nearest[0]) / TEMPERATURE) for cosine in nearest)) + (
        nearest[0] / TEMPERATURE
    )


class Surroundings:
    """The cohort and the register around the norms held; both are empty for a model that they were not made with.

    Norms `without` which a question is asked count as not held.
    """

    def __init__(self, model: str, held: Iterable[RegulationId]) -> None:
        self._cohort, self._register = cohort.shipped(model), register.shipped(model)
        self._held = frozenset(held)

    def parts(self, vector: Floats, without: Collection[RegulationId] = ()) -> dict[str, float]:
        """The cosine of the nearest title, and the `likelihood` of articles of norms that are not held."""
        near = self._cohort.nearest(vector) if self._cohort else None
        rivals = self._beyond(vector, without, _WEIGHED)
        beyond = likelihood(entry.cosine for entry in rivals) if rivals else None
        return {name: value for name, value in (("cohort", near), ("beyond", beyond)) if value is not None}

    def norms(self, vector: Floats, limit: int, without: Collection[RegulationId] = ()) -> tuple[Entry, ...]:
        """The nearest article of each of the nearest norms that are not held, nearest first."""
        found = self._beyond(vector, without, _READ)
        best = {entry.provision.regulation: entry for entry in reversed(found)}
        return tuple(sorted(best.values(), key=lambda entry: -entry.cosine))[:limit]

    def consolidations(self, law: RegulationId) -> tuple[RegulationId, ...]:
        """The consolidated texts (TUO) of a law that are not held; none of a decree, which is one itself."""
        return tuple(twin for twin in self._twins.get(law, ()) if twin not in self._held and twin.rank > law.rank)

    def _beyond(self, vector: Floats, without: Collection[RegulationId], limit: int) -> tuple[Entry, ...]:
        if self._register is None:
            return ()
        absent = self._register.absent(self._held.difference(without)) if without else self._absent
        return self._register.beyond(vector, absent, limit)

    @cached_property
    def _absent(self) -> NDArray[np.bool_]:
        return self._register.absent(self._held) if self._register else np.zeros(0, bool)

    @cached_property
    def _twins(self) -> dict[RegulationId, tuple[RegulationId, ...]]:
        return {norm.id: norm.twins for norm in self._register.norms if norm.twins} if self._register else {}
