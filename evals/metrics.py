"""What an answer is worth beside its case, at article level, and the means over a suite.

Ranking figures follow their usual definitions: recall at k and hit at k over the deciding articles, reciprocal rank of
the first of them, and nDCG with binary gains (Järvelin and Kekäläinen, 2002, with log2(rank + 1) discount).
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.cases import Case, Gold, article_key

_FAR = 10**6
_GRAM = 5  # words in a run when quotes are compared
_SAME = 0.6  # share of the expected quote's runs that must stand in what was cited
_DECOY = 0.8  # share of the wrong wording's runs that must stand in what was cited as in force
_TOTALS = ("wrong_wording_as_right", "citations", "unfounded_quotes")
_NO_MEAN = ("id", "words", "milliseconds", "confidence", *_TOTALS)

# Figures that every question is measured by for itself.
MEASURES = (
    "recall_5", "recall_10", "recall_50", "hit_1", "mrr_10", "ndcg_10", "citation_recall", "citation_precision",
    "drafted_when_answerable", "refused_when_unanswerable", "right", "key_facts", "right_wording",
    "wrong_wording_as_right", "unfounded_quotes", "words", "milliseconds",
)  # fmt: skip

# The texts that a provision (slug, eId) ever had, to look quotes up in.
Wordings = Callable[[str, str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one question; None where the case does not ask for one.

    `unfounded_quotes` are citations whose quote stands in no wording of the provision cited. A draft is `right` when it
    cites a deciding article, or an equal of it: `confidence` is how likely that was said to be, 0-1.
    """

    id: str
    recall_5: float | None = None
    recall_10: float | None = None
    recall_50: float | None = None
    hit_1: float | None = None
    mrr_10: float | None = None
    ndcg_10: float | None = None
    citation_recall: float | None = None
    citation_precision: float | None = None
    drafted_when_answerable: float | None = None
    refused_when_unanswerable: float | None = None
    key_facts: float | None = None
    right_wording: float | None = None
    wrong_wording_as_right: float | None = None
    right: float | None = None
    confidence: float | None = None
    citations: float = 0.0
    unfounded_quotes: float = 0.0
    words: float | None = None
    milliseconds: float | None = None


def score(case: Case, answer: Mapping[str, Any], wordings: Wordings) -> Score:
    """Compare an answer of the exchange format with its case, and its quotes with the wordings of the corpus."""
    drafted = answer["outcome"] == "drafted"
    always = {
        "citations": float(len(answer["citations"])),
        "unfounded_quotes": float(sum(not founded(citation, wordings) for citation in answer["citations"])),
        "words": float(len(answer["draft"].split())) if drafted else None,
        "milliseconds": answer["ms"]["retrieve"] + answer["ms"]["draft"],
        "confidence": answer.get("confidence") if drafted else None,
    }
    if not case.answerable or not case.deciding:
        return Score(case.id, refused_when_unanswerable=float(not drafted), right=0.0 if drafted else None, **always)
    places = places_of(case, answer)
    cited = {article_key(citation["regulation"], citation["eid"]) for citation in answer["citations"]}
    recalled = _mean([float(bool(gold.articles & cited)) for gold in case.deciding])
    supporting = frozenset().union(*(gold.articles for gold in case.gold))
    return Score(
        case.id,
        recall_5=recall_at(5, places),
        recall_10=recall_at(10, places),
        recall_50=recall_at(50, places),
        hit_1=float(min(places) == 0),
        mrr_10=1 / (1 + min(places)) if min(places) < 10 else 0.0,
        ndcg_10=ndcg_at(10, places),
        citation_recall=recalled,
        citation_precision=len(cited & supporting) / len(cited) if cited else None,
        drafted_when_answerable=float(drafted),
        key_facts=_mean([float(states(fact, answer["draft"] or "")) for fact in case.key_facts]),
        right_wording=_right_wording(case, answer) if case.timed else None,
        wrong_wording_as_right=_wrong_wording(case, answer) if case.timed and case.decoy else None,
        right=float(bool(recalled)) if drafted else None,
        **always,
    )


def places_of(case: Case, answer: Mapping[str, Any]) -> list[int]:
    """Where each deciding article stands in the ranking, from 0; a number past any ranking when it is not there."""
    return [_place(gold, ranking(answer)) for gold in case.deciding]


def ranking(answer: Mapping[str, Any]) -> list[str]:
    """The articles retrieved, best first, each once."""
    return list(dict.fromkeys(article_key(passage["regulation"], passage["eid"]) for passage in answer["passages"]))


def _place(gold: Gold, ranked: Sequence[str]) -> int:
    return next((rank for rank, key in enumerate(ranked) if key in gold.articles), _FAR)


def recall_at(k: int, places: Sequence[int]) -> float:
    """Share of the deciding articles found among the first k; places count from 0."""
    return sum(place < k for place in places) / len(places)


def ndcg_at(k: int, places: Sequence[int]) -> float:
    """Normalised discounted cumulative gain at k with binary gains; places count from 0."""
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(k, len(places))))
    return sum(1 / math.log2(place + 2) for place in places if place < k) / ideal


def means(scores: Iterable[Score]) -> dict[str, float | None]:
    """The mean of each figure over the questions that ask for it, to four places; what must not happen is counted."""
    rows = list(scores)
    names = [name for name in Score.__slots__ if name not in _NO_MEAN]
    totals = {name: float(sum(getattr(row, name) or 0 for row in rows)) for name in _TOTALS}
    found = {name: _mean([value for row in rows if (value := getattr(row, name)) is not None]) for name in names}
    return {**{name: None if value is None else round(value, 4) for name, value in found.items()}, **totals}


def confidences(scores: Iterable[Score]) -> tuple[tuple[float, bool], ...]:
    """The confidence of each draft, with whether it was right; drafts that tell none are left out."""
    return tuple((row.confidence, bool(row.right)) for row in scores if row.confidence is not None)


def quantile(values: Iterable[float | None], share: float) -> float | None:
    """The value below which that share of the values lies, or None without values."""
    ordered = sorted(value for value in values if value is not None)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else None


def states(fact: str, text: str) -> bool:
    """True when a text contains a fact as whole words; a fact that ends in a letter may go on (año, años)."""
    wanted = _fold(fact)
    end = "" if wanted[-1:].isalpha() else r"(?![a-z0-9%])"
    return re.search(rf"(?<![a-z0-9]){re.escape(wanted)}{end}", _fold(text)) is not None


def founded(citation: Mapping[str, Any], wordings: Wordings) -> bool:
    """True when a citation's quote stands, accents and marks apart, in a wording of the provision it cites."""
    quote = _fold(citation["quote"] or "")
    return bool(quote) and any(quote in _fold(text) for text in wordings(citation["regulation"], citation["eid"]))


def _wrong_wording(case: Case, answer: Mapping[str, Any]) -> float:
    """1 when the decoy was cited as a wording still in force on the day asked about, or with no end when none was."""
    on = case.as_of.isoformat() if case.as_of else "9999"
    live = (c["quote"] or "" for c in answer["citations"] if (c["valid_to"] or "9999-99") > on)
    return float(_shared(case.decoy or "", " | ".join(live)) >= _DECOY)


def _right_wording(case: Case, answer: Mapping[str, Any]) -> float:
    quotes = " | ".join(citation["quote"] for citation in answer["citations"])
    return float(any(_shared(gold.quote or "", quotes) >= _SAME for gold in case.gold))


def _shared(part: str, whole: str) -> float:
    wanted = _grams(part)
    return len(wanted & _grams(whole)) / len(wanted) if part else 0.0


def _grams(text: str) -> set[str]:
    words = _fold(text).split()
    return {" ".join(words[start : start + _GRAM]) for start in range(max(1, len(words) - _GRAM + 1))}


def _fold(text: str) -> str:
    plain = "".join(mark for mark in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(mark) != "Mn")
    return re.sub(r"[^a-z0-9%]+", " ", re.sub(r"(\d)\s+%", r"\1%", plain)).strip()


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
