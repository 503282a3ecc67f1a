"""The published bundles of a home: which one is served, which one was before."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import BundleMismatch, InvalidInput, NoBundle
from corpus.files import storage_errors, sync, write_whole
from corpus.model import Regulation
from index.bundle import build_bundle, open_bundle, recipe_of
from index.cache import EmbeddingCache, Progress
from index.embedding import Embedder
from index.manifest import read_manifest, verify_files
from index.publications import Publication, describe, names, record, recorded
from index.search import BundleSearcher

_NAME = re.compile(r"gen-(\d{6})-[0-9a-f]{6}")
_POINTER = "current"
NONE_BEFORE = "No hay una publicación anterior a la cual volver."
KEPT = 3  # generations that stay on disk: the one served and those a rollback can go to


class Bundles:
    """A folder of bundles and a small file `current` that names the one served; switching is one rename."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def list(self) -> tuple[str, ...]:
        """The generations on disk, oldest first."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(path.name for path in self.folder.iterdir() if _NAME.fullmatch(path.name)))

    def current(self) -> str | None:
        """The generation served, or None before the first is published."""
        pointer = self.folder / _POINTER
        with storage_errors(pointer):
            return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else None

    def previous(self) -> str | None:
        """The generation that a rollback would serve, or None."""
        current = self.current()
        older = [name for name in self.list() if current is not None and name < current]
        return older[-1] if older else None

    def open_current(self, embedder: Embedder) -> BundleSearcher:
        """The index served; raises `NoBundle` when there is none, `BundleMismatch` when it does not fit."""
        name = self.current()
        if name is None or not (self.folder / name).is_dir():
            raise NoBundle("Todavía no hay un índice publicado. Agregue normas con «absuelve ingest CARPETA».")
        return open_bundle(self.folder / name, embedder)

    def build(
        self,
        regulations: Iterable[Regulation],
        embedder: Embedder,
        embeddings: Path,
        on_progress: Progress | None = None,
    ) -> str:
        """Publish a bundle of regulations (iterated twice) and give its name; the one served, if nothing changed."""
        current = self.current()
        if current is not None and self._recipe(current) == recipe_of(regulations, embedder):
            return current
        self._sweep()
        fresh = self.folder / "fresh"
        build_bundle(regulations, embedder, fresh, EmbeddingCache(embeddings), on_progress)
        return self.publish(fresh)

    def publish(self, path: Path) -> str:
        """Number a finished bundle, move it in and serve it; older generations beyond the last few are deleted."""
        manifest = read_manifest(path)
        verify_files(path, manifest)
        sync(path)
        name = f"gen-{self._next():06d}-{manifest.hash}"
        with storage_errors(self.folder / name):
            path.rename(self.folder / name)
        before = self.current()
        record(describe(self.folder / name, self.folder / before if before else None), self.folder)
        self._serve(name)
        self._prune()
        return name

    def rollback(self, to: str | None = None, embedder: Embedder | None = None) -> str:
        """Serve an older generation, by default the one before; its name. Nothing changes when it can't be served.

        `to` is its name, or its number. Raises `NoBundle` when there is none before, `InvalidInput` when `to` is not
        on disk, and `BundleMismatch` when it is damaged or (with an `embedder`) was built with another model.
        """
        name = self.find(to) if to else self.previous()
        if name is None:
            raise NoBundle(NONE_BEFORE)
        if embedder is not None:
            open_bundle(self.folder / name, embedder).close()
        self.serve(name)
        return name

    def find(self, text: str) -> str:
        """The generation on disk that a name, or the number in it, means; raises `InvalidInput`."""
        number = re.fullmatch(r"(?:gen-)?0*(\d+)", text)
        fits = [name for name in self.list() if name == text or (number and int(name[4:10]) == int(number[1]))]
        if len(fits) != 1:
            held = ", ".join(str(int(name[4:10])) for name in self.list())
            raise InvalidInput(f"No existe la publicación «{text}». Se puede volver a: {held or 'ninguna'}.")
        return fits[0]

    def serve(self, name: str) -> None:
        """Serve a generation on disk; raises `InvalidInput` when it is not there, `BundleMismatch` when damaged."""
        folder = self.folder / self.find(name)
        verify_files(folder, read_manifest(folder))
        self._serve(folder.name)

    def history(self) -> tuple[Publication, ...]:
        """Every generation ever published of which something is known, oldest first, those deleted since too."""
        known = sorted({*names(self.folder), *self.list()})
        return tuple(found for name in known if (found := recorded(name, self.folder)))

    def publication(self, name: str) -> Publication | None:
        """What is known of a generation, on disk or not."""
        return recorded(name, self.folder)

    def _serve(self, name: str) -> None:
        write_whole(self.folder / _POINTER, f"{name}\n".encode())

    def _sweep(self) -> None:
        """Delete what killed processes left half done; the editing lock keeps others' work out of here."""
        for left in (*self.folder.glob(".fresh.*"), self.folder / "fresh"):
            shutil.rmtree(left, ignore_errors=True)
        for left in self.folder.glob(f".{_POINTER}.*"):
            left.unlink(missing_ok=True)

    def _recipe(self, name: str) -> tuple[object, ...] | None:
        """What a generation was made of; None when this program can't read it."""
        try:
            return read_manifest(self.folder / name).recipe
        except BundleMismatch:
            return None

    def _next(self) -> int:
        return max((int(name[4:10]) for name in (*self.list(), *names(self.folder))), default=0) + 1

    def _prune(self) -> None:
        for name in self.list()[:-KEPT]:
            if name != self.current():
                shutil.rmtree(self.folder / name, ignore_errors=True)
