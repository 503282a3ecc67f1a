"""Examples as the network reads them: the states of their tokens below the layers that are trained."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from index.bundle import SLICE_TOKENS
from index.passages import slices
from tools.training.examples import Article, Example
from tools.training.network import Lower, Upper

States = NDArray[np.float16]
Measure = Callable[[str], int]

_SLICES = 4  # of a long article
_ASKED, _READ, _TRAINED = 64, 176, 128  # tokens of a question; of a passage read below, and taken above


@dataclass(frozen=True, slots=True)
class Sample:
    """An example: lower states of its questions, its passage, and passages beside it."""

    questions: tuple[States, ...]
    passage: States
    beside: tuple[States, ...] = ()


def samples_of(examples: Iterable[Example], lower: Lower, upper: Upper, measure: Measure) -> Iterator[Sample]:
    """Each example with the slice of its article that the model finds nearest to its questions."""
    for example in examples:
        questions = tuple(lower.states(f"query: {question}", _ASKED) for question in example.questions)
        passages = [_states(text, lower) for text in _texts(example.article, measure)[:_SLICES]]
        near = tuple(_states(_texts(article, measure)[0], lower)[:_TRAINED] for article in example.beside)
        yield Sample(questions, passages[nearest(questions, passages, upper)][:_TRAINED], near)


def _states(text: str, lower: Lower) -> States:
    return lower.states(f"passage: {text}", _READ)


def _texts(article: Article, measure: Measure) -> list[str]:
    return [f"{article.context}\n{span.of(article.text)}" for span in slices(article.text, measure, SLICE_TOKENS)]


def nearest(questions: Sequence[States], passages: Sequence[States], upper: Upper) -> int:
    """The passage nearest to the questions on average."""
    if len(passages) == 1:
        return 0
    with torch.no_grad():
        return int((upper(questions) @ upper(passages).T).mean(0).argmax())
