"""The articles that a draft cites are those without a reason to pass over them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.model import Searcher
from qa_service.answering import answer
from qa_service.choosing import Group, Passed, articles, grouped, weighed
from qa_service.evidence import Matter, gather
from qa_service.limits import USUAL
from qa_service.model import Question
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, markets, regulation, searcher

FINE = "¿Puede la municipalidad imponer dos multas por el mismo hecho al conductor del puesto?"
SAME = "Artículo {}.- Multas\nNo se imponen dos multas por el mismo hecho al conductor del puesto de mercado municipal."


def among(*texts: str) -> ListSearcher:
    """The markets' law and one with an article a text."""
    made = regulation("ley-70001", {f"art_{n}": text for n, text in enumerate(texts, start=1)})
    return ListSearcher([made, markets()])


def groups(index: Searcher) -> Sequence[Group]:
    """The articles found for the question."""
    result = answer(Question("q", FINE), index, today=TODAY)
    return grouped(gather(result.understanding, result.hits, Matter(result.understanding, result.hits)))


@pytest.mark.parametrize("index", [searcher(), among(SAME.format(1), SAME.format(2), "Artículo 3.- Puestos\nMultas.")])
def test_every_article_is_weighed_and_those_without_a_reason_are_cited(index: Searcher) -> None:
    found = groups(index)
    told = weighed(found, USUAL)
    assert [group for group, _ in told] == found
    assert [group for group, passed in told if passed is None] == articles(found, USUAL) != []


def test_the_best_article_is_never_passed_over_and_the_rest_is_by_the_first_reason_that_holds() -> None:
    found = groups(among(SAME.format(1), SAME.format(2)))
    told: dict[str, list[Passed | None]] = defaultdict(list)
    for group, passed in weighed(found, USUAL):
        told[group[0].wording.provision.regulation.slug].append(passed)
    assert told["ley-70001"] == [None, Passed.REPEATED]
    assert {passed for _, passed in weighed(found, replace(USUAL, near=9.0))[1:]} == {Passed.FAR}
    assert {passed for _, passed in weighed(found, replace(USUAL, near=0.0, same=9.0, articles=1))[1:]} == {Passed.MANY}
    assert articles([], USUAL) == []
