"""What is trained on top of the model's weights: beside some matrices the product of two thin ones, added when loaded.

Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, 2021. The file, in the form of `safetensors` and half
precision, holds `l6.q.w.down` (rank, inputs) and `l6.q.w.up` (outputs, rank) for the matrix `l6.q.w`. How it was made,
from what, and what it gains: docs/model.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UnknownModel

FILE = "adapter.safetensors"
SHA256 = "fee7383ba7a631f4da566dc0e91d2c3b86ceb76fd3c35b3fb1daf54313ac7787"

Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Adapter:
    """The thin pairs (down, up) by the name of their matrix, such as `l6.q.w`."""

    pairs: Mapping[str, tuple[Halves, Halves]]

    def product(self, name: str) -> NDArray[np.float32]:
        """What is added to a matrix (outputs, inputs)."""
        down, up = self.pairs[name]
        return up.astype(np.float32) @ down.astype(np.float32)

    def save(self, path: Path) -> None:
        """Write the file."""
        from safetensors.numpy import save_file

        downs = {f"{name}.down": down for name, (down, _) in self.pairs.items()}
        ups = {f"{name}.up": up for name, (_, up) in self.pairs.items()}
        save_file(downs | ups, path)


NONE = Adapter({})


def installed() -> Path:
    """Where the adapter that is shipped lies."""
    return Path(str(files("index").joinpath(FILE)))


def read(path: Path, expected: str = SHA256) -> Adapter:
    """The adapter in a file whose content has the expected hash; UnknownModel when it has another."""
    from safetensors.numpy import load

    data = path.read_bytes() if path.is_file() else b""
    if sha256(data).hexdigest() != expected:
        raise UnknownModel(
            f"El adaptador {path.name} no es el esperado: falta, está dañado o es de otra versión. Reinstale Absuelve."
        )
    parts = load(data)
    names = sorted({name.rpartition(".")[0] for name in parts})
    return Adapter({name: (parts[f"{name}.down"], parts[f"{name}.up"]) for name in names})
