"""How the adapter is trained: batches of neighbours in meaning, a contrastive loss, a decaying rate."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from tools.training.network import Upper
from tools.training.samples import Sample, States


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a run. `articles` and `cited` examples make a batch, with `beside` articles that answer nothing.

    `together` articles near in meaning stand in it side by side. `rank` of the thin matrices, from layer `first` on.
    """

    steps: int = 64
    articles: int = 64
    cited: int = 8
    beside: int = 8
    together: int = 4
    rank: int = 16
    first: int = 6
    rate: float = 1e-3
    warmup: int = 6
    decay: float = 0.01
    temperature: float = 0.02
    seed: int = 7


def train(
    lay: Sequence[Sample], cited: Sequence[Sample], upper: Upper, recipe: Recipe, tell: Callable[[int, float], None]
) -> None:
    """Train the adapter in place; tells the loss of each step."""
    random = np.random.default_rng(recipe.seed)
    optimiser = torch.optim.AdamW(upper.parameters(), recipe.rate, weight_decay=recipe.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, recipe))
    batches = _batches(lay, cited, recipe, random)
    for step in range(recipe.steps):
        loss = contrast(upper, next(batches), recipe, random)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        tell(step, float(loss.detach()))


def _rate(step: int, recipe: Recipe) -> float:
    """The share of the rate at a step: up to all of it while warming up, then straight down to nothing."""
    return min((step + 1) / recipe.warmup, (recipe.steps - step) / (recipe.steps - recipe.warmup))


def contrast(upper: Upper, batch: Sequence[Sample], recipe: Recipe, random: np.random.Generator) -> Tensor:
    """InfoNCE (van den Oord et al., 2018): each question tells its passage from all others of the batch."""
    owners = [i for i, sample in enumerate(batch) for _ in sample.questions]
    having = [i for i, sample in enumerate(batch) if sample.beside]
    chosen = random.permutation(having)[: recipe.beside]
    beside = [batch[i].beside[random.integers(len(batch[i].beside))] for i in chosen]
    questions = upper([question for sample in batch for question in sample.questions])
    passages = upper([*(sample.passage for sample in batch), *beside])
    return functional.cross_entropy(questions @ passages.T / recipe.temperature, torch.tensor(owners))


def _batches(
    lay: Sequence[Sample], cited: Sequence[Sample], recipe: Recipe, random: np.random.Generator
) -> Iterator[list[Sample]]:
    """Batches without end, in which articles near in meaning stand together: each is a wrong answer hard to tell."""
    near = _directions([sample.passage for sample in lay])
    formal = _endless(len(cited), random)
    waiting: list[int] = []
    while True:
        if len(waiting) < recipe.articles:
            waiting += _grouped(near, recipe.together, random)
        chosen, waiting = waiting[: recipe.articles], waiting[recipe.articles :]
        yield [*(lay[i] for i in chosen), *(cited[next(formal)] for _ in range(recipe.cited if cited else 0))]


def _endless(size: int, random: np.random.Generator) -> Iterator[int]:
    while size:
        yield from (int(place) for place in random.permutation(size))


def _directions(states: Sequence[States]) -> NDArray[np.float32]:
    """A vector of length one a text: the mean of its states, less what is common to all."""
    means = np.array([text.astype(np.float32).mean(0) for text in states])
    means -= means.mean(0)
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def _grouped(near: NDArray[np.float32], together: int, random: np.random.Generator) -> list[int]:
    """All places once: groups of neighbours in a random order."""
    left = np.ones(len(near), bool)
    groups = []
    for place in random.permutation(len(near)):
        if left[place]:
            likeness = np.where(left, near @ near[place], -np.inf)
            group = np.argsort(-likeness, kind="stable")[: min(together, int(left.sum()))]
            left[group] = False
            groups.append(group)
    return [int(place) for i in random.permutation(len(groups)) for place in groups[i]]
