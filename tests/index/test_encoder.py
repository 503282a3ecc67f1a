import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from index.encoder import INPUT, LEVELS, OUTPUT, quantise, save
from index.weights import Weights, parse
from tests.index.small_weights import HEADS, HIDDEN, INNER, LAYERS, weight_file

Floats = NDArray[np.float32]


def normalised(weights: Weights, name: str, x: Floats) -> Floats:
    spread = np.sqrt(x.var(axis=-1, keepdims=True) + weights.shape.epsilon)
    return (x - x.mean(axis=-1, keepdims=True)) / spread * weights.numbers(f"{name}.w") + weights.numbers(f"{name}.b")


def linear(weights: Weights, name: str, x: Floats, columns: int = HIDDEN) -> Floats:
    return x @ weights.matrix(f"{name}.w", columns).T + weights.numbers(f"{name}.b")


def attention(weights: Weights, layer: str, x: Floats) -> Floats:
    q, k, v = (
        linear(weights, layer + part, x).reshape(len(x), HEADS, -1).transpose(1, 0, 2) for part in ("q", "k", "v")
    )
    scores = np.exp(q @ k.transpose(0, 2, 1) / math.sqrt(HIDDEN // HEADS))
    mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ v
    return linear(weights, layer + "ao", mixed.transpose(1, 0, 2).reshape(len(x), HIDDEN))


def gelu(x: Floats) -> Floats:
    return x * (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2


def reference(weights: Weights, tokens: Floats) -> Floats:
    """BERT as its paper has it, in plain numpy and full precision."""
    x = normalised(weights, "emb.ln", tokens)
    for layer in (f"l{i}." for i in range(LAYERS)):
        x = normalised(weights, layer + "aln", x + attention(weights, layer, x))
        x = normalised(
            weights, layer + "oln", x + linear(weights, layer + "fo", gelu(linear(weights, layer + "fi", x)), INNER)
        )
    mean = x.mean(axis=0)
    return mean / np.linalg.norm(mean)


@pytest.fixture(scope="module")
def weights() -> Weights:
    return parse(weight_file())


@pytest.fixture(scope="module")
def session(weights: Weights, tmp_path_factory: pytest.TempPathFactory) -> InferenceSession:
    path = tmp_path_factory.mktemp("encoder") / "encoder.onnx"
    save(weights, path)
    return InferenceSession(path, providers=["CPUExecutionProvider"])


@pytest.mark.parametrize("length", [1, 2, 7, 16])
def test_the_graph_computes_what_bert_computes(weights: Weights, session: InferenceSession, length: int) -> None:
    tokens = np.random.default_rng(length).standard_normal((length, HIDDEN)).astype(np.float32)
    (found,) = session.run([OUTPUT], {INPUT: tokens[np.newaxis]})
    assert float(np.linalg.norm(found[0])) == pytest.approx(1, abs=1e-5)
    assert float(found[0] @ reference(weights, tokens)) > 0.999


def test_the_same_weights_give_the_same_file(weights: Weights, tmp_path: Path) -> None:
    save(weights, tmp_path / "1.onnx")
    save(weights, tmp_path / "2.onnx")
    assert (tmp_path / "1.onnx").read_bytes() == (tmp_path / "2.onnx").read_bytes()


def test_a_row_is_scaled_by_its_largest_number() -> None:
    integers, scales = quantise(np.array([[63.0, -31.5, 0.2], [0.25, 1.0, -1.0]], np.float32))
    assert integers.tolist() == [[63, -32, 0], [16, 63, -63]]
    assert scales.tolist() == pytest.approx([1.0, 1 / 63])


@given(arrays(np.float32, (4, 6), elements=st.floats(-100, 100, width=32)))
def test_rounding_errs_by_half_a_step_at_most(matrix: Floats) -> None:
    integers, scales = quantise(matrix)
    assert np.abs(integers).max() <= LEVELS
    assert (np.abs(integers * scales[:, None] - matrix) <= scales[:, None] * 0.501).all()
