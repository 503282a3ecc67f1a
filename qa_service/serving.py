"""The index being served: opened once, and opened again when a new generation is published."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.embedding import Embedder
    from index.generations import Bundles
    from index.model import Searcher


class Serving:
    """Gives the searcher of the current generation. Questions under way keep the one they started with."""

    def __init__(self, bundles: "Bundles", embedder: Callable[[], "Embedder"]) -> None:
        self._bundles = bundles
        self._embedder = embedder
        self._lock = Lock()
        self._open: Searcher | None = None

    def searcher(self) -> "Searcher":
        """The searcher of the generation published now; raises `NoBundle`, `BundleMismatch` or `UnknownModel`."""
        with self._lock:
            if self._open is None or self._open.generation != self._bundles.current():
                self._open = self._bundles.open_current(self._embedder())
            return self._open
