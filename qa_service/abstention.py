"""Whether the provisions found are enough to draft from; a refusal is a value with a named reason."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.model import Hit, Searcher
from qa_service.evidence import Matter, stems_of
from qa_service.model import Abstention, AbstentionReason, Understanding
from qa_service.refusals import abstain


@dataclass(frozen=True, slots=True)
class Signals:
    """What the search tells of whether the answer is there, each about 0 to 1 but the cosine.

    `best`: the question's weight that the best single article covers. `spread`: what the first ten cover together.
    `agreement`: how many of the first five both methods found. `cosine`: of the nearest slice, None without vectors.
    """

    best: float
    spread: float
    agreement: float
    cosine: float | None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A logistic over the signals. `usual` is the cosine of a middling answer with the shipped model."""

    bias: float = -2.0
    best: float = 4.0
    spread: float = 1.5
    agreement: float = 1.0
    cosine: float = 20.0
    usual: float = 0.86
    enough: float = 0.35


def refuse(
    understanding: Understanding, hits: Sequence[Hit], searcher: Searcher, threshold: Threshold = Threshold()
) -> Abstention | None:
    """The reason not to draft, or None when the evidence is enough."""
    if not hits:
        return abstain(AbstentionReason.OUTSIDE_CORPUS)
    if "cited" in hits[0].parts:
        return None
    if understanding.missing and not understanding.query.named and not _mentions(understanding.missing, hits):
        return abstain(AbstentionReason.OUTSIDE_CORPUS)
    sure = confidence(signals(understanding, hits), threshold)
    return None if sure >= threshold.enough else abstain(AbstentionReason.OUTSIDE_CORPUS, sure)


def signals(understanding: Understanding, hits: Sequence[Hit]) -> Signals:
    """Read the signals off the hits."""
    matter = Matter(understanding, hits)
    together = frozenset().union(*(stems_of(hit.wording.text) for hit in hits[:10]))
    cosines = [hit.parts["cosine"] for hit in hits[:10] if "cosine" in hit.parts]
    return Signals(
        best=min(max(matter.weigh(hit.wording.text) for hit in hits[:5]), 1.0),
        spread=sum(matter.weights[form] for form in matter.own if form in together) / matter.total,
        agreement=sum({"lexical", "dense"} <= hit.parts.keys() for hit in hits[:5]) / 5,
        cosine=max(cosines, default=None),
    )


def confidence(found: Signals, threshold: Threshold = Threshold()) -> float:
    """How likely the hits hold the answer, 0-1."""
    near = threshold.cosine * (found.cosine - threshold.usual) if found.cosine is not None else 0.0
    sum_ = threshold.best * found.best + threshold.spread * found.spread + threshold.agreement * found.agreement
    return 1 / (1 + math.exp(-(threshold.bias + sum_ + near)))


def _mentions(missing: Sequence[str], hits: Sequence[Hit]) -> bool:
    """Whether a norm that the corpus lacks is at least spoken of in what was found."""
    wanted = [frozenset(form for form in stems_of(name) if any(char.isdigit() for char in form)) for name in missing]
    return any(forms and forms <= stems_of(hit.wording.text) for forms in wanted for hit in hits[:5])
