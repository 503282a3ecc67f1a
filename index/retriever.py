"""Our searcher as a LlamaIndex retriever, for pipelines built with that library."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from index.model import Card, Hit, Query, Searcher

if TYPE_CHECKING:
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import NodeWithScore

Clock = Callable[[], date]


def as_retriever(searcher: Searcher, today: Clock = date.today, limit: int = 10) -> "BaseRetriever":
    """A LlamaIndex `BaseRetriever` over an index: a node for each article found, in the wording in force today."""
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import NodeWithScore, QueryBundle

    class ProvisionRetriever(BaseRetriever):
        """Finds provisions of Peruvian norms."""

        def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
            hits = searcher.search(Query(query_bundle.query_str, today()), limit)
            return [_node(hit, searcher.cards()[hit.wording.provision.regulation]) for hit in hits]

    return ProvisionRetriever()


def _node(hit: Hit, card: Card) -> "NodeWithScore":
    from llama_index.core.schema import NodeWithScore, TextNode

    wording = hit.wording
    node = TextNode(
        id_=f"{wording.provision}@{wording.version}",
        text=wording.text,
        metadata=_metadata(hit, card),
        excluded_embed_metadata_keys=["valid_from", "valid_to", "page", "notice"],
    )
    return NodeWithScore(node=node, score=hit.score)


def _metadata(hit: Hit, card: Card) -> dict[str, Any]:
    """What a citation needs, as plain values: dates in ISO form, None left out."""
    wording = hit.wording
    values = {
        "norm": card.label,
        "title": card.title,
        "regulation": str(wording.provision.regulation),
        "eid": wording.provision.eid,
        "label": wording.label,
        "heading": wording.heading,
        "valid_from": wording.valid_from and wording.valid_from.isoformat(),
        "valid_to": wording.valid_to and wording.valid_to.isoformat(),
        "page": wording.page_at(0),
        "notice": card.notice,
    }
    return {key: value for key, value in values.items() if value is not None}
