"""What a peer is to the measurement, and which peers there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Protocol

from benchmarks.peers.material import Document, Open

Search = Callable[[str, date], Sequence[str]]  # a question and its day -> articles (`slug#eid`), best first


class Build(Protocol):
    """How a peer makes an index in a folder and gives back its search."""

    def __call__(self, documents: Sequence[Document], folder: Path, opened: Open) -> Search:
        """Index documents; what is not on disk afterwards is kept in memory only."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer by name, whether as shipped or tuned, the module and function that build it, the library it needs."""

    name: str
    setting: str
    module: str
    function: str
    library: str

    def builder(self) -> Build:
        """The function that builds it; raises ImportError without its library."""
        import_module(self.library)
        found: Build = getattr(import_module(f"benchmarks.peers.{self.module}"), self.function)
        return found


PEERS = {
    "fts-shipped": Peer("SQLite FTS5", "as shipped", "fts", "shipped", "sqlite3"),
    "fts-tuned": Peer("SQLite FTS5", "tuned", "fts", "tuned", "sqlite3"),
    "tantivy-shipped": Peer("tantivy", "as shipped", "tantivies", "shipped", "tantivy"),
    "tantivy-tuned": Peer("tantivy", "tuned", "tantivies", "tuned", "tantivy"),
    "llamaindex-shipped": Peer("LlamaIndex", "as shipped", "llamas", "shipped", "llama_index.core"),
    "llamaindex-tuned": Peer("LlamaIndex", "tuned", "llamas", "tuned", "llama_index.core"),
    "haystack-shipped": Peer("haystack", "as shipped", "haystacks", "shipped", "haystack"),
    "haystack-tuned": Peer("haystack", "tuned", "haystacks", "tuned", "haystack"),
}
OWN = ("absuelve-index", "absuelve")
