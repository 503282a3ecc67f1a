"""Whether the provisions found are enough to draft from; a refusal is a value with a named reason."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.model import Hit, Searcher
from qa_service.evidence import Matter, stems_of
from qa_service.model import Abstention, AbstentionReason, Understanding
from qa_service.refusals import abstain


@dataclass(frozen=True, slots=True)
class Threshold:
    """A logistic over what the search found; weights fitted on the dev set (docs/experiments.md)."""

    bias: float = -2.0
    best: float = 4.0
    spread: float = 1.5
    agreement: float = 1.0
    enough: float = 0.35


def refuse(
    understanding: Understanding, hits: Sequence[Hit], searcher: Searcher, threshold: Threshold = Threshold()
) -> Abstention | None:
    """The reason not to draft, or None when the evidence is enough."""
    if not hits:
        return abstain(AbstentionReason.OUTSIDE_CORPUS)
    if understanding.query.cited and "cited" in hits[0].parts:
        return None
    if understanding.missing and not understanding.query.named and not _mentions(understanding.missing, hits):
        return abstain(AbstentionReason.OUTSIDE_CORPUS)
    sure = confidence(understanding, hits, threshold)
    return None if sure >= threshold.enough else abstain(AbstentionReason.OUTSIDE_CORPUS, sure)


def confidence(understanding: Understanding, hits: Sequence[Hit], threshold: Threshold = Threshold()) -> float:
    """How likely the hits hold the answer, 0-1, by their shares of the question and the methods' agreement."""
    matter = Matter(understanding, hits)
    shares = [matter.weigh(hit.wording.text) for hit in hits[:5]]
    together = frozenset().union(*(stems_of(hit.wording.text) for hit in hits[:10]))
    spread = sum(matter.weights[form] for form in matter.own if form in together) / matter.total
    agreed = sum({"lexical", "dense"} <= hit.parts.keys() for hit in hits[:5]) / 5
    raised = (
        threshold.bias
        + threshold.best * min(max(shares), 1.0)
        + threshold.spread * spread
        + threshold.agreement * agreed
    )
    return 1 / (1 + math.exp(-raised))


def _mentions(missing: Sequence[str], hits: Sequence[Hit]) -> bool:
    """Whether a norm that the corpus lacks is at least spoken of in what was found."""
    wanted = [frozenset(form for form in stems_of(name) if any(char.isdigit() for char in form)) for name in missing]
    return any(forms and forms <= stems_of(hit.wording.text) for forms in wanted for hit in hits[:5])
