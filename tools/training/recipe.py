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
    """The settings of a run. `articles` make a batch, with `beside` others that answer nothing.

    `together` articles near in meaning stand in it side by side, each with `asked` of its questions. A passage as near
    as `same` to the right one is not held against it. `rank` of the thin matrices, from layer `first` on.
    """

    steps: int = 320
    articles: int = 72
    asked: int = 2
    beside: int = 8
    together: int = 4
    same: float = 0.97
    rank: int = 16
    first: int = 6
    rate: float = 1e-3
    warmup: int = 16
    decay: float = 0.01
    temperature: float = 0.02
    seed: int = 7


def train(samples: Sequence[Sample], upper: Upper, recipe: Recipe, tell: Callable[[int, float], None]) -> None:
    """Train the adapter in place; tells the loss of each step."""
    random = np.random.default_rng(recipe.seed)
    optimiser = torch.optim.AdamW(upper.parameters(), recipe.rate, weight_decay=recipe.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, recipe))
    batches = _batches(samples, recipe, random)
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
    asked = [_some(sample.questions, recipe.asked, random) for sample in batch]
    owners = torch.tensor([i for i, questions in enumerate(asked) for _ in questions])
    having = [i for i, sample in enumerate(batch) if sample.beside]
    chosen = random.permutation(having)[: recipe.beside]
    beside = [batch[i].beside[random.integers(len(batch[i].beside))] for i in chosen]
    questions = upper([question for some in asked for question in some])
    passages = upper([*(sample.passage for sample in batch), *beside])
    alike = _alike(passages.detach(), len(batch), recipe.same)
    logits = (questions @ passages.T / recipe.temperature).masked_fill(alike[owners], -torch.inf)
    return functional.cross_entropy(logits, owners)


def _some(questions: Sequence[States], most: int, random: np.random.Generator) -> list[States]:
    return [questions[i] for i in random.permutation(len(questions))[:most]]


def _alike(passages: Tensor, answers: int, same: float) -> Tensor:
    """Which passages say what each of the first ones says: other editions of one rule, which answer too."""
    alike = passages[:answers] @ passages.T >= same
    alike[range(answers), range(answers)] = False
    return alike


def _batches(samples: Sequence[Sample], recipe: Recipe, random: np.random.Generator) -> Iterator[list[Sample]]:
    """Batches without end, in which articles near in meaning stand together: each is a wrong answer hard to tell."""
    near = _directions([sample.passage for sample in samples])
    waiting: list[int] = []
    while True:
        if len(waiting) < recipe.articles:
            waiting += _grouped(near, recipe.together, random)
        chosen, waiting = waiting[: recipe.articles], waiting[recipe.articles :]
        yield [samples[i] for i in chosen]


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
