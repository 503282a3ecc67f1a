"""The network as an ONNX graph in 8 bits: one text in, its embedding out.

A BERT encoder (Devlin et al., 2019), post-normalised, with mean pooling and L2 normalisation. Every matrix is
quantised to integers by output, and every token's activations by a scale of their own, so that no token and no other
text sways how a text is rounded. Matrices use 7 of the 8 bits: processors without VNNI add pairs of products in 16
bits, which full 8-bit matrices overflow.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.weights import Weights

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

INPUT = "tokens"
OUTPUT = "embedding"
LEVELS = 63
_CONTRIB = "com.microsoft"
_OPSET = 20
_IR = 10


# How `state @ matrix.T + bias` is computed: (graph, weights, matrices, state, columns) -> the name of the result.
Linear = Callable[["Graph", Weights, Sequence[str], str, int], str]


class Graph:
    """Nodes and constants being collected, and the way they do matrices."""

    def __init__(self, linear: "Linear") -> None:
        self.linear = linear
        self.nodes: list[NodeProto] = []
        self.constants: dict[str, TensorProto] = {}

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Keep an array under a name, once; give back the name."""
        from onnx import numpy_helper

        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def apply(self, operator: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: float) -> list[str]:
        """Add an operator; give back the names of what it computes."""
        from onnx import helper

        serial = len(self.nodes)
        names = [f"v{serial}.{i}" for i in range(outputs)]
        node = helper.make_node(operator, inputs, names, f"n{serial}", domain=domain)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in sorted(attributes.items()))
        self.nodes.append(node)
        return names


def quantise(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix (outputs, inputs) as integers within ±63 and a scale an output: `integers * scales[:, None]`."""
    scales = np.maximum(np.abs(matrix).max(axis=1), np.finfo(np.float32).tiny) / np.float32(LEVELS)
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def by_token(graph: Graph, weights: Weights, names: Sequence[str], state: str, columns: int) -> str:
    """`state @ matrix.T + bias` in integers, the matrices named standing side by side."""
    rows, row_scales = _quantised_rows(graph, state)
    integers, scales = quantise(np.concatenate([weights.matrix(f"{name}.w", columns) for name in names]))
    bias = np.concatenate([weights.numbers(f"{name}.b") for name in names])
    key = names[0]
    (product,) = graph.apply("MatMulInteger", rows, graph.constant(f"{key}.w", integers.T), "middle")
    (numbers,) = graph.apply("Cast", product, to=1)
    (by_column,) = graph.apply("Mul", numbers, graph.constant(f"{key}.s", scales))
    (by_row,) = graph.apply("Mul", by_column, row_scales)
    return graph.apply("Add", by_row, graph.constant(f"{key}.b", bias))[0]


def save(weights: Weights, path: Path, linear: Linear = by_token, layers: int | None = None) -> None:
    """Write the model: from word plus position plus type embeddings (1, n, hidden) to one embedding (1, hidden).

    With `layers`, the lower part alone: to the states (n, hidden) after so many layers.
    """
    from onnx import TensorProto, checker, helper

    graph = Graph(linear)
    state = _states(graph, weights, weights.shape.layers if layers is None else layers)
    if layers is None:
        _pool(graph, state)
    graph.nodes[-1].output[0] = OUTPUT
    hidden = weights.shape.hidden
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, [1, "n", hidden])],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, [1 if layers is None else "n", hidden])],
            list(graph.constants.values()),
        ),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_CONTRIB, 1)],
        ir_version=_IR,
    )
    checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _states(graph: Graph, weights: Weights, layers: int) -> str:
    shape = weights.shape
    flat = graph.constant("flat", np.array([-1, shape.hidden], np.int64))
    (tokens,) = graph.apply("Reshape", INPUT, flat)
    (state,) = graph.apply("LayerNormalization", tokens, *_norm(graph, weights, "emb.ln"), epsilon=shape.epsilon)
    for layer in range(layers):
        state = _layer(graph, weights, f"l{layer}.", state)
    return state


def _pool(graph: Graph, state: str) -> None:
    first = graph.constant("first", np.array([0], np.int64))
    (mean,) = graph.apply("ReduceMean", state, first, keepdims=1)
    graph.apply("LpNormalization", mean, axis=-1, p=2)


def _layer(graph: Graph, weights: Weights, prefix: str, state: str) -> str:
    attended = _attention(graph, weights, prefix, state)
    state = _add_norm(graph, weights, prefix + "aln", state, attended)
    inner = graph.linear(graph, weights, [prefix + "fi"], state, weights.shape.hidden)
    (active,) = graph.apply("Gelu", inner, domain=_CONTRIB)
    outer = graph.linear(graph, weights, [prefix + "fo"], active, weights.shape.inner)
    return _add_norm(graph, weights, prefix + "oln", state, outer)


def _attention(graph: Graph, weights: Weights, prefix: str, state: str) -> str:
    hidden = weights.shape.hidden
    names = [prefix + part for part in ("q", "k", "v")]
    joined = graph.linear(graph, weights, names, state, hidden)
    (batch,) = graph.apply("Unsqueeze", joined, graph.constant("first", np.array([0], np.int64)))
    thirds = graph.constant("thirds", np.array([hidden] * 3, np.int64))
    parts = graph.apply("Split", batch, thirds, outputs=3, axis=-1)
    (mixed,) = graph.apply("MultiHeadAttention", *parts, domain=_CONTRIB, num_heads=weights.shape.heads)
    (flat,) = graph.apply("Reshape", mixed, "flat")
    return graph.linear(graph, weights, [prefix + "ao"], flat, hidden)


def _quantised_rows(graph: Graph, state: str) -> tuple[str, str]:
    """Each row as bytes around 128, scaled by its own largest number; and those scales, (n, 1)."""
    last = graph.constant("last", np.array([1], np.int64))
    (sizes,) = graph.apply("Abs", state)
    (largest,) = graph.apply("ReduceMax", sizes, last, keepdims=0)
    (scales,) = graph.apply("Mul", largest, graph.constant("1/127", np.array(1 / 127, np.float32)))
    (count,) = graph.apply("Shape", scales)
    (middles,) = graph.apply("Expand", graph.constant("middle", np.array(128, np.uint8)), count)
    (integers,) = graph.apply("QuantizeLinear", state, scales, middles, axis=0)
    (column,) = graph.apply("Unsqueeze", scales, last)
    return integers, column


def _norm(graph: Graph, weights: Weights, name: str) -> tuple[str, str]:
    return tuple(graph.constant(f"{name}.{part}", weights.numbers(f"{name}.{part}")) for part in ("w", "b"))  # type: ignore[return-value]


def _add_norm(graph: Graph, weights: Weights, name: str, state: str, change: str) -> str:
    constants = _norm(graph, weights, name)
    epsilon = weights.shape.epsilon
    return graph.apply("SkipLayerNormalization", state, change, *constants, domain=_CONTRIB, epsilon=epsilon)[0]
