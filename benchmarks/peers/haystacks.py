"""haystack's in-memory hybrid: BM25 and our embedding, joined by reciprocal rank. Its telemetry is off."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"  # read once, when haystack is imported

from haystack import Document as HaystackDocument
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from benchmarks.peers.material import Document, Open, folded
from benchmarks.peers.port import Search
from index.tokens import stems

_KEY = "article"
Analyse = Callable[[str], str]


def shipped(documents: Sequence[Document], folder: Path, opened: Open) -> Search:
    """The store's own words and BM25 variant; 50 passages of each method are joined."""
    return _build(InMemoryDocumentStore(), documents, opened, str, 50)


def tuned(documents: Sequence[Document], folder: Path, opened: Open) -> Search:
    """Words as Spanish stems without accents and function words, plain BM25; 400 passages of each method."""
    store = InMemoryDocumentStore(bm25_tokenization_regex=r"\S+", bm25_algorithm="BM25Okapi")
    return _build(store, documents, opened, _spanish, 400)


def _spanish(text: str) -> str:
    return " ".join(stems(text))


def _build(
    store: InMemoryDocumentStore, documents: Sequence[Document], opened: Open, analyse: Analyse, depth: int
) -> Search:
    store.write_documents(
        [
            HaystackDocument(
                id=str(number),
                content=analyse(one.embedded),
                embedding=one.vector.tolist(),
                meta={_KEY: one.article},
            )
            for number, one in enumerate(documents)
        ]
    )
    words = InMemoryBM25Retriever(store, top_k=depth)
    nearest = InMemoryEmbeddingRetriever(store, top_k=depth)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")
    embedder = opened()

    def search(question: str, day: date) -> Sequence[str]:
        vector = [float(number) for number in embedder.query(question)]
        found = [words.run(query=analyse(question))["documents"], nearest.run(query_embedding=vector)["documents"]]
        return folded(str(one.meta[_KEY]) for one in joiner.run(documents=found)["documents"])

    return search
