"""How sure a draft is, calibrated: the chance that its norm is in the index, times that of citing a deciding article.

Logistics over the signals of a search: whether the norm is there, with what the register of national norms and known
questions tell or without, and whether it is cited. Their constants stand in `confidence.json`, which `python -m
benchmarks.confidence HOME QUESTIONS --fit` writes; it says what they were fitted on.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from qa_service.signals import Signals

FILE = "confidence.json"
_GATES = ("known", "present", "alone")
_OF_MODEL = frozenset({"near", "clear", "cohort", "held"})  # cosines: another model's lie elsewhere
_DOUBTFUL = 0.6  # below, two drafts of five or more are wrong


@dataclass(frozen=True, slots=True)
class Term:
    """A signal as it was found in fitting (`mean`, `scale`) and what one `scale` of it adds to the log-odds."""

    mean: float
    scale: float
    weight: float


@dataclass(frozen=True, slots=True)
class Logistic:
    """A probability from signals; one that is absent is taken for a middling one."""

    bias: float
    terms: Mapping[str, Term]

    def of(self, signals: Signals, ignored: frozenset[str] = frozenset()) -> float:
        """The probability, 0-1, without the signals `ignored`."""
        told = ((term, getattr(signals, name)) for name, term in self.terms.items() if name not in ignored)
        odds = sum(term.weight * (value - term.mean) / term.scale for term, value in told if value is not None)
        return 1 / (1 + math.exp(-(self.bias + odds)))


@dataclass(frozen=True, slots=True)
class Gate:
    """The chance that the answer is in the index, and from how much of it a draft is made."""

    enough: float
    chance: Logistic


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted, with the embedding `model` whose cosines it knows.

    `present` is the gate where the register tells of what is not held, `known` where questions are known of the first
    article besides, `alone` where the register tells nothing; `absent` is the share of questions without an answer in
    the index that the probabilities suppose. `right` is fitted without known questions.
    """

    model: str
    source: str
    absent: float
    known: Gate
    present: Gate
    alone: Gate
    right: Logistic

    def gate(self, signals: Signals) -> Gate:
        """The gate that a question with these signals passes or not."""
        if signals.held is None:
            return self.alone
        return self.known if signals.known else self.present


@dataclass(frozen=True, slots=True)
class Confidence:
    """The chance that the deciding provision is in the index, and that a draft cites it if so; both 0-1.

    `enough` is how much of the first a draft takes.
    """

    present: float
    right: float
    enough: float = 0.0

    @property
    def value(self) -> float:
        """The chance that a draft cites a deciding article."""
        return self.present * self.right


def judge(signals: Signals, model: str, calibration: Calibration | None = None) -> Confidence:
    """How sure a draft from these signals would be; cosines of another model than the fitted one say nothing."""
    fitted = calibration or usual()
    ignored: frozenset[str] = frozenset() if model == fitted.model else _OF_MODEL
    gate = fitted.gate(signals)
    return Confidence(gate.chance.of(signals, ignored), fitted.right.of(signals, ignored), gate.enough)


def doubt(confidence: float) -> str | None:
    """What an advisor is told of a draft of a kind that is often wrong; None for the others."""
    if confidence >= _DOUBTFUL:
        return None
    share = f"{confidence:.0%}".replace("%", " %")
    return f"Confianza baja ({share}): compruebe que la disposición citada es la que decide la consulta."


@cache
def usual() -> Calibration:
    """The calibration that is shipped."""
    return decode(json.loads(files("qa_service").joinpath(FILE).read_text(encoding="utf-8")))


def decode(told: Mapping[str, Any]) -> Calibration:
    """A calibration from what `encode` gave."""
    gates = {name: Gate(told[name]["enough"], _logistic(told[name])) for name in _GATES}
    return Calibration(**{**told, **gates, "right": _logistic(told["right"])})


def _logistic(told: Mapping[str, Any]) -> Logistic:
    return Logistic(told["bias"], {name: Term(*figures) for name, figures in told["terms"].items()})


def encode(calibration: Calibration) -> dict[str, Any]:
    """A calibration as JSON: a signal's mean, scale and weight in a row."""
    plain = {name: getattr(calibration, name) for name in ("model", "source", "absent")}
    gates = {name: getattr(calibration, name) for name in _GATES}
    written = {name: {"enough": gate.enough, **_plain(gate.chance)} for name, gate in gates.items()}
    return plain | written | {"right": _plain(calibration.right)}


def _plain(logistic: Logistic) -> dict[str, Any]:
    terms = {name: [term.mean, term.scale, term.weight] for name, term in logistic.terms.items()}
    return {"bias": logistic.bias, "terms": terms}
