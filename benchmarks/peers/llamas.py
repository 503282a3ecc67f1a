"""LlamaIndex's VectorStoreIndex with our embedding: its own needs a network service, and peers are compared offline."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from llama_index.core import Document as LlamaDocument
from llama_index.core import VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import TextNode
from pydantic import PrivateAttr

from benchmarks.peers.material import Document, Open, folded
from benchmarks.peers.port import Search
from index.embedding import Embedder

_KEY = "article"


class KnownEmbedding(BaseEmbedding):
    """Our embedding behind LlamaIndex's interface; the vectors of passages already embedded are looked up."""

    _embedder: Embedder = PrivateAttr()
    _known: Mapping[str, list[float]] = PrivateAttr()

    def __init__(self, embedder: Embedder, known: Mapping[str, list[float]]) -> None:
        super().__init__(model_name=embedder.name, embed_batch_size=64)
        self._embedder, self._known = embedder, known

    def _get_query_embedding(self, query: str) -> list[float]:
        return [float(number) for number in self._embedder.query(query)]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        found = self._known.get(text.strip())
        return [float(number) for number in self._embedder.passages([text])[0]] if found is None else found


def shipped(documents: Sequence[Document], folder: Path, opened: Open) -> Search:
    """Passages as documents through the default node parser; the 50 nearest nodes, folded to articles."""
    embedding = _embedding(documents, opened)
    texts = [_document(document) for document in documents]
    index = VectorStoreIndex.from_documents(texts, embed_model=embedding)
    index.storage_context.persist(str(folder))
    return _search(index, embedding, 50)


def tuned(documents: Sequence[Document], folder: Path, opened: Open) -> Search:
    """Our passages as nodes, as they are; the 400 nearest, folded to articles."""
    nodes = [
        TextNode(text=d.embedded, embedding=d.vector.tolist(), metadata={_KEY: d.article}, **_hidden())
        for d in documents
    ]
    embedding = _embedding((), opened)
    index = VectorStoreIndex(nodes, embed_model=embedding)
    index.storage_context.persist(str(folder))
    return _search(index, embedding, 400)


def _embedding(documents: Sequence[Document], opened: Open) -> KnownEmbedding:
    known = {document.embedded.strip(): document.vector.tolist() for document in documents}
    return KnownEmbedding(opened(), known)


def _document(document: Document) -> LlamaDocument:
    return LlamaDocument(text=document.embedded, metadata={_KEY: document.article}, **_hidden())


def _hidden() -> dict[str, list[str]]:
    """The article is for folding, not to be read by the model."""
    return {"excluded_embed_metadata_keys": [_KEY]}


def _search(index: VectorStoreIndex, embedding: KnownEmbedding, depth: int) -> Search:
    retriever = index.as_retriever(similarity_top_k=depth, embed_model=embedding)

    def search(question: str, day: date) -> Sequence[str]:
        return folded(str(node.metadata[_KEY]) for node in retriever.retrieve(question))

    return search
