"""How sure a draft is, calibrated: the chance that its norm is in the index, times that of citing a deciding article.

Two logistics over the signals of a search. Their constants stand in `confidence.json`, which `python -m
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
_OF_MODEL = frozenset({"near", "clear", "cohort"})  # cosines: another model's lie elsewhere
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
class Calibration:
    """What was fitted, with the embedding `model` whose cosines it knows.

    From `enough` of chance that the answer is in the index a draft is made; `absent` is the share of questions without
    an answer in the index that the probabilities suppose.
    """

    model: str
    source: str
    absent: float
    enough: float
    present: Logistic
    right: Logistic


@dataclass(frozen=True, slots=True)
class Confidence:
    """The chance that the deciding provision is in the index, and that a draft cites it if so; both 0-1."""

    present: float
    right: float

    @property
    def value(self) -> float:
        """The chance that a draft cites a deciding article."""
        return self.present * self.right


def judge(signals: Signals, model: str, calibration: Calibration | None = None) -> Confidence:
    """How sure a draft from these signals would be; cosines of another model than the fitted one say nothing."""
    fitted = calibration or usual()
    ignored: frozenset[str] = frozenset() if model == fitted.model else _OF_MODEL
    return Confidence(fitted.present.of(signals, ignored), fitted.right.of(signals, ignored))


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
    return Calibration(**{**told, "present": _logistic(told["present"]), "right": _logistic(told["right"])})


def _logistic(told: Mapping[str, Any]) -> Logistic:
    return Logistic(told["bias"], {name: Term(*figures) for name, figures in told["terms"].items()})


def encode(calibration: Calibration) -> dict[str, Any]:
    """A calibration as JSON: a signal's mean, scale and weight in a row."""
    plain = {name: getattr(calibration, name) for name in ("model", "source", "absent", "enough")}
    return plain | {name: _plain(getattr(calibration, name)) for name in ("present", "right")}


def _plain(logistic: Logistic) -> dict[str, Any]:
    terms = {name: [term.mean, term.scale, term.weight] for name, term in logistic.terms.items()}
    return {"bias": logistic.bias, "terms": terms}
