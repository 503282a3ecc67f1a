"""Any other model that sentence-transformers can load, from a folder or by its name on a hub."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UnknownModel
from index import artifacts

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 8
_ROUND = 256  # texts sorted by length and embedded between two reports of progress
_DEFAULT_LIMIT = 512
_PATIENCE = 10.0  # seconds


def open_transformer(model: str, threads: int = 2) -> "Transformer":
    """The model of a folder, or of a name on a hub, on the processor; raises UnknownModel when it can't be loaded."""
    import torch
    from huggingface_hub.utils import httpx  # type: ignore[attr-defined]
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    torch.set_num_threads(threads)
    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        loaded = SentenceTransformer(model, device="cpu", local_files_only=_is_here(model))
    except (OSError, ValueError, KeyError, RuntimeError, httpx.HTTPError) as error:
        raise UnknownModel(
            f"No se pudo cargar el modelo «{model}». Use «absuelve-e5» (el incluido), la carpeta de un modelo de "
            "sentence-transformers o el nombre de uno publicado, con conexión la primera vez."
        ) from error
    return Transformer(loaded, f"{Path(model).name}@{_fingerprint(model, loaded)}")


def _is_here(model: str) -> bool:
    """Whether a model lies in a folder or was fetched before; else asks the hub once: loading would retry long."""
    from huggingface_hub import HfApi, try_to_load_from_cache

    if Path(model).is_dir() or isinstance(try_to_load_from_cache(model, "modules.json"), str):
        return True
    HfApi().model_info(model, timeout=_PATIENCE)
    return False


class Transformer:
    """An `Embedder` of a sentence-transformers model."""

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        self.name = name
        self.dimensions = int(model.get_embedding_dimension() or 0)
        self.max_tokens = int(model.max_seq_length or _DEFAULT_LIMIT)
        self._model = model
        self._query, self._passage = prompts(model.prompts, name)

    def passages(self, texts: Sequence[str], on_progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        """The normalised embeddings of texts to be found, a row each; tells how many more are done as they are."""
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for start in range(0, len(texts), _ROUND):
            some = texts[start : start + _ROUND]
            vectors[start : start + len(some)] = self._embed(some, self._passage)
            if on_progress:
                on_progress(len(some))
        return vectors

    def query(self, text: str) -> NDArray[np.float32]:
        """The normalised embedding of a question."""
        vector: NDArray[np.float32] = self._embed([text], self._query)[0]
        return vector

    def count_tokens(self, text: str) -> int:
        """How many of `max_tokens` a text takes up as a passage, with its prompt and markers."""
        return len(self._model.tokenizer(self._passage + text, truncation=False, verbose=False)["input_ids"])

    def token_offsets(self, text: str) -> list[tuple[int, int]]:
        """The span of characters of each token of a text, without prompt and markers."""
        coded = self._model.tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
        )
        return [(start, end) for start, end in coded["offset_mapping"]]

    def _embed(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        vectors = self._model.encode(
            list(texts), prompt=prompt, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def prompts(stated: Mapping[str, str | None], name: str) -> tuple[str, str]:
    """What goes before a question and a passage: as the model states, E5's words for a model so named, or nothing."""
    query = stated.get("query") or ""
    passage = stated.get("document") or stated.get("passage") or ""
    if not query and not passage and "e5" in name.lower():
        return "query: ", "passage: "
    return query, passage


def _fingerprint(model: str, loaded: "SentenceTransformer") -> str:
    """Eight characters that change with the weights: the revision on the hub, or the hash of the folder's files."""
    folder = Path(model)
    if folder.is_dir():
        return _folded(artifacts.digest(path) for path in sorted(folder.rglob("*")) if path.is_file())
    revision = getattr(getattr(loaded[0].auto_model, "config", None), "_commit_hash", None)
    return str(revision)[:8] if revision else _folded([model])


def _folded(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:8]
