"""Learn which words of the law answer the words of questions, from questions and the articles that they were asked of.

IBM model 1 (Brown et al., The Mathematics of Statistical Machine Translation, 1993) as Berger and Lafferty used it for
search (Information Retrieval as Statistical Translation, 1999): each stem of a question is owed to some stem of its
article, or to none. Beside it, how often a stem of a question stands in its article (Zhao and Callan, Term Necessity
Prediction, 2010): «quiero» never does, «registro» nearly always.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.associations import Association
from index.tokens import stem, words
from tools.training.examples import Example


@dataclass(frozen=True, slots=True)
class Settings:
    """`seen`: questions that a stem needs; `doubt`: questions' worth of the usual that its own count is mixed with.

    `rounds` of expectation and maximisation; `prior` keeps rare stems of the law from explaining everything. Of each
    stem at most `kept` others, those that answer it in at least the share `least` of its questions.
    """

    seen: int = 3
    doubt: float = 10.0
    rounds: int = 6
    prior: float = 5.0
    kept: int = 6
    least: float = 0.02


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and its article as stems, each once, in their order by letters."""

    question: tuple[str, ...]
    article: tuple[str, ...]


def pairs_of(examples: Sequence[Example]) -> Iterator[Pair]:
    """Each question with its article."""
    for example in examples:
        article = _stems(f"{example.article.context}\n{example.article.text}")
        yield from (Pair(_stems(question), article) for question in example.questions)


def _stems(text: str) -> tuple[str, ...]:
    """The stems of a text but its numbers, which say nothing of one another."""
    return tuple(sorted({stem(word) for word in words(text) if word.isalpha()}))


def learn(pairs: Sequence[Pair], settings: Settings = Settings()) -> dict[str, Association]:
    """What is known of each stem of questions that is seen often enough, by stem."""
    asked = Counter(word for pair in pairs for word in pair.question)
    held = Counter(word for pair in pairs for word in set(pair.question) & set(pair.article))
    usual = sum(held.values()) / max(sum(asked.values()), 1)
    seen = sorted(word for word, count in asked.items() if count >= settings.seen)
    owed = _owed(pairs, seen, settings)
    return {
        word: Association(
            _worth(held[word], asked[word], usual, settings.doubt),
            _others(word, owed.get(word, {}), asked[word], settings),
        )
        for word in seen
    }


def _worth(held: int, asked: int, usual: float, doubt: float) -> float:
    """What a stem counts beside a middling one: the root of how much oftener its article holds it."""
    return float(np.sqrt((held + doubt * usual) / (asked + doubt) / usual)) if usual else 1.0


def _others(word: str, owed: Mapping[str, float], asked: int, settings: Settings) -> tuple[tuple[str, float], ...]:
    ranked = sorted(((count / asked, other) for other, count in owed.items()), reverse=True)[: settings.kept]
    return tuple((other, share) for share, other in ranked if other != word and share >= settings.least)


def _owed(pairs: Sequence[Pair], seen: Sequence[str], settings: Settings) -> dict[str, dict[str, float]]:
    """In how many questions each stem is owed to each stem of the law."""
    asked = {word: number for number, word in enumerate(seen)}
    said = {word: number for number, word in enumerate(sorted({word for pair in pairs for word in pair.article}))}
    links, groups = _links(pairs, asked, said)
    kinds, places = np.unique(links, return_inverse=True)
    causes = kinds % (len(said) + 1)
    chance = np.ones(len(kinds))
    counts = np.zeros(len(kinds))
    for _ in range(settings.rounds):
        weights = chance[places] / np.bincount(groups, chance[places])[groups]
        counts = np.bincount(places, weights, len(kinds))
        chance = counts / (np.bincount(causes, counts)[causes] + settings.prior)
    return _table(kinds, counts, seen, sorted(said))


def _links(
    pairs: Sequence[Pair], asked: Mapping[str, int], said: Mapping[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every stem of a question with every stem of its article and with none, as one number; and which word it is of."""
    width = len(said) + 1
    found = [
        asked[word] * width + np.array([*(said[other] for other in pair.article), len(said)], np.int64)
        for pair in pairs
        for word in pair.question
        if word in asked
    ]
    sizes = [len(links) for links in found]
    return np.concatenate([*found, np.zeros(0, np.int64)]), np.repeat(np.arange(len(found)), sizes)


def _table(
    kinds: NDArray[np.int64], counts: NDArray[np.float64], seen: Sequence[str], said: Sequence[str]
) -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for kind, count in zip(kinds.tolist(), counts.tolist(), strict=True):
        word, other = divmod(kind, len(said) + 1)
        if other < len(said):
            table.setdefault(seen[word], {})[said[other]] = count
    return table
