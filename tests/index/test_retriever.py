from datetime import date

import pytest

from corpus.model import Regulation
from index.retriever import as_retriever
from tests.factories import regulation
from tests.fakes import ListSearcher

D2010, TODAY = date(2010, 1, 1), date(2026, 11, 23)
NORM: Regulation = regulation(
    "ley-1",
    {
        "art_1": [("El plazo es de cinco días.", None, D2010), ("El plazo es de diez días.", D2010, None)],
        "art_2": "La multa la fija el concejo.",
    },
    title="Ley de plazos",
    headings={"art_1": "Plazo"},
    notice="Norma inventada.",
)

pytestmark = [
    pytest.mark.slow,  # llama_index takes seconds to load
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning"),
]


def test_llama_index_gets_articles_as_nodes_with_what_a_citation_needs() -> None:
    (found,) = as_retriever(ListSearcher([NORM]), lambda: TODAY).retrieve("¿Cuál es el plazo en días?")
    assert found.node.get_content() == "El plazo es de diez días."
    assert found.node.node_id == "ley-1#art_1@1"
    assert found.node.metadata == {
        "norm": "Ley N° 1",
        "title": "Ley de plazos",
        "regulation": "ley-1",
        "eid": "art_1",
        "label": "Artículo 1",
        "heading": "Plazo",
        "valid_from": "2010-01-01",
        "notice": "Norma inventada.",
    }
    assert found.score is not None
    assert found.score > 0


def test_the_clock_picks_the_wording() -> None:
    (found,) = as_retriever(ListSearcher([NORM]), lambda: date(2005, 1, 1)).retrieve("plazo en días")
    assert found.node.metadata["valid_to"] == "2010-01-01"


def test_the_limit_holds() -> None:
    searcher = ListSearcher([NORM])
    assert len(as_retriever(searcher, lambda: TODAY, limit=1).retrieve("plazo multa")) == 1


def test_the_retriever_answers_as_llama_index_asks() -> None:
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import QueryBundle

    retriever = as_retriever(ListSearcher([NORM]), lambda: TODAY)
    assert isinstance(retriever, BaseRetriever)
    assert [n.node.metadata["eid"] for n in retriever.retrieve(QueryBundle("¿Quién fija la multa?"))] == ["art_2"]
