from datetime import date

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Span
from corpus.validity import Status
from index.model import Wording
from qa_service.citing import Citer
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import CHANGED, MARKETS, TODAY, searcher

LAW = RegulationId("ley-99001")


def wording(slug: str, eid: str, on: date = TODAY, index: ListSearcher | None = None) -> Wording:
    found = (index or searcher()).wording(ProvisionId(RegulationId(slug), eid), on)
    assert found is not None
    return found


def test_the_smallest_provision_that_holds_the_quote_is_cited() -> None:
    article = wording("ley-99001", "art_5")
    start = MARKETS.index("quince")
    citation = Citer(searcher(), TODAY).cite(article, Span(start, start + 11))
    assert (citation.eid, citation.label) == ("art_5__para_5.2", "numeral 5.2 del artículo 5")
    held = wording("ley-99001", "art_5__para_5.2")
    assert held.text[citation.start : citation.end] == citation.quote == "quince (15)"


def test_a_quote_over_two_numerals_is_cited_in_their_article() -> None:
    article = wording("ley-99001", "art_5")
    start = MARKETS.index("5.1")
    citation = Citer(searcher(), TODAY).cite(article, Span(start, MARKETS.index("5.3")))
    assert citation.eid == "art_5" and citation.start == start


@pytest.mark.parametrize(
    ("eid", "on", "asked", "status"),
    [
        ("art_7", TODAY, TODAY, Status.IN_FORCE),
        ("art_7", date(2010, 1, 1), TODAY, Status.SUPERSEDED),
        ("art_7", date(2010, 1, 1), date(2010, 1, 1), Status.IN_FORCE),
        ("art_7", TODAY, CHANGED.replace(year=2021), Status.NOT_YET),
    ],
)
def test_a_wording_stands_as_it_did_on_the_day_asked_about(eid: str, on: date, asked: date, status: Status) -> None:
    assert Citer(searcher(), asked).status(wording("ley-99001", eid, on)) is status


def test_everything_in_a_repealed_norm_is_repealed() -> None:
    held = wording("ley-88001", "art_3")
    assert Citer(searcher(), TODAY).status(held) is Status.REPEALED
    assert Citer(searcher(), date(2014, 12, 31)).status(held) is Status.IN_FORCE


def test_the_page_of_the_quote_is_cited_not_that_of_its_article() -> None:
    text = "Artículo 1.- Uno.\n" + "Relleno que ocupa sitio. " * 20 + "El final cae en otra página."
    index = ListSearcher([regulation("ley-77001", {"art_1": text}, page_length=200)])
    held = wording("ley-77001", "art_1", index=index)
    start = text.index("El final")
    citation = Citer(index, TODAY).cite(held, Span(start, len(text)))
    assert citation.page == start // 200 + 1
