"""Where an installation keeps its data: one folder, `ABSUELVE_HOME`, laid out here and nowhere else."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import StorageFailure
from corpus.files import storage_errors


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder of one installation."""

    root: Path

    @property
    def norms(self) -> Path:
        """The corpus: one JSON file a regulation."""
        return self.root / "corpus" / "norms"

    @property
    def readings(self) -> Path:
        """What was read from each file, by the hash of its content."""
        return self.root / "corpus" / "readings"

    @property
    def originals(self) -> Path:
        """The PDFs that norms were read from, by hash: for showing their pages, and for nothing else."""
        return self.root / "corpus" / "files"

    @property
    def outlines(self) -> Path:
        """What composition remembers of each norm; can be deleted at any time."""
        return self.root / "corpus" / "outlines.db"

    @property
    def ledger(self) -> Path:
        """What is known of every file ingested."""
        return self.root / "corpus" / "ledger.json"

    @property
    def uploads(self) -> Path:
        """Files that editors sent, each in a folder named by its id; kept for ever."""
        return self.root / "uploads"

    def name_of(self, file: Path) -> str:
        """The name that a file goes by: its path. An upload goes by its own name, so that the next one replaces it."""
        found, uploads = file.resolve(), self.uploads.resolve()
        return str(uploads / found.name if uploads in found.parents else found)

    @property
    def bundles(self) -> Path:
        """The published indexes."""
        return self.root / "bundles"

    @property
    def models(self) -> Path:
        """Models built or fetched; can be deleted at any time."""
        return self.root / "cache" / "models"

    @property
    def embeddings(self) -> Path:
        """Vectors already computed; can be deleted at any time."""
        return self.root / "cache" / "embeddings"

    @property
    def runs(self) -> Path:
        """Evaluation runs, each a folder or inside one."""
        return self.root / "runs"

    @property
    def suites(self) -> Path:
        """Evaluation suites of this installation, each a folder."""
        return self.root / "suites"

    @contextmanager
    def editing(self) -> Iterator[None]:
        """Hold the corpus for one editor; raises `StorageFailure` when another holds it."""
        path = self.root / "editing.lock"
        with storage_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = path.open("w")
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StorageFailure(
                    "Otra persona está actualizando el corpus en este momento. Espere a que termine y repita la orden."
                ) from error
            yield
