"""Embeddings already computed, by model and text, so that nothing is embedded twice and a run that stopped goes on."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import StorageFailure
from corpus.files import storage_errors

Floats = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Floats]
Progress = Callable[[int, int], None]

BATCH = 256  # passages computed between two writes: what a crash can lose
_ASKED = 500  # keys in one SELECT, below SQLite's limit on variables


class EmbeddingCache:
    """Vectors in one SQLite file under a folder; the folder can be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "vectors.sqlite"

    def vectors(self, model: str, texts: Sequence[str], embed: Embed, on_progress: Progress | None = None) -> Floats:
        """The vector of each text, in order; those not yet known are computed, longest together, and kept at once.

        `on_progress` hears how many of the texts are done, and how many there are.
        """
        keys = [_key(model, text) for text in texts]
        with closing(self._open()) as database:
            missing = _missing(database, keys)
            by_key = dict(zip(keys, texts, strict=True))
            done = len(texts) - len(missing)
            _tell(on_progress, done, len(texts))
            for batch in _batches(sorted(missing, key=lambda key: len(by_key[key]))):
                _store(database, self._path, batch, embed([by_key[key] for key in batch]))
                done += len(batch)
                _tell(on_progress, done, len(texts))
            return _load(database, keys)

    def _open(self) -> sqlite3.Connection:
        with storage_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            database = sqlite3.connect(self._path)
            database.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, data BLOB) WITHOUT ROWID")
        except sqlite3.Error as error:
            raise _damaged(self._path, error) from error
        return database


def _key(model: str, text: str) -> bytes:
    return hashlib.blake2b(f"{model}\0{text}".encode(), digest_size=16).digest()


def _missing(database: sqlite3.Connection, keys: Sequence[bytes]) -> list[bytes]:
    known: set[bytes] = set()
    for batch in _batches(list(dict.fromkeys(keys)), _ASKED):
        marks = ",".join("?" * len(batch))
        known.update(row[0] for row in database.execute(f"SELECT key FROM vector WHERE key IN ({marks})", batch))
    return [key for key in dict.fromkeys(keys) if key not in known]


def _store(database: sqlite3.Connection, path: Path, keys: Sequence[bytes], vectors: Floats) -> None:
    rows = [(key, vector.astype(np.float32).tobytes()) for key, vector in zip(keys, vectors, strict=True)]
    try:
        with database:
            database.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)
    except sqlite3.Error as error:
        raise _damaged(path, error) from error


def _load(database: sqlite3.Connection, keys: Sequence[bytes]) -> Floats:
    found: dict[bytes, bytes] = {}
    for batch in _batches(list(dict.fromkeys(keys)), _ASKED):
        marks = ",".join("?" * len(batch))
        found.update(database.execute(f"SELECT key, data FROM vector WHERE key IN ({marks})", batch))
    joined = b"".join(found[key] for key in keys)
    return np.frombuffer(joined, np.float32).reshape(len(keys), -1) if keys else np.zeros((0, 0), np.float32)


def _batches(keys: Sequence[bytes], size: int = BATCH) -> Iterable[Sequence[bytes]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _tell(on_progress: Progress | None, done: int, total: int) -> None:
    if on_progress is not None:
        on_progress(done, total)


def _damaged(path: Path, error: sqlite3.Error) -> StorageFailure:
    return StorageFailure(
        f"No se pudo usar {path} ({error}). Libere espacio en disco; si el archivo está dañado, bórrelo: "
        "se vuelve a calcular solo."
    )
