"""How a norm of one generation differs from itself in another."""

from datetime import date

import pytest

from alerts.comparison import MOST, news_of
from alerts.model import News
from corpus.identifiers import RegulationId
from corpus.model import Regulation
from ingest.changes import Fate, compare
from tests.desk.gazette import amended, corrected, ended, without_article_5
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import markets

LAW = RegulationId("ley-99001")
SOON = date(2027, 1, 1)


def news(before: Regulation | None, after: Regulation | None) -> News | None:
    one, other = (ListSearcher([law] if law else []) for law in (before, after))
    return news_of(LAW, one, other)


@pytest.mark.parametrize("after", [amended(SOON), corrected(), without_article_5(), ended(SOON)])
def test_it_tells_what_a_preview_of_the_ingest_tells(after: Regulation) -> None:
    told, expected = news(markets(), after), compare(markets(), after)
    assert told is not None
    assert told.fate is expected.fate
    assert [(one.eid, one.fate, one.by, one.on) for one in told.provisions] == [
        (one.id.eid, one.fate, one.by, one.on) for one in expected.outermost
    ]


def test_a_norm_that_comes_or_goes_is_told_as_a_whole() -> None:
    new, gone = news(None, markets()), news(markets(), None)
    assert new == News(LAW, "Ley de Mercados de Prueba", Fate.NEW)
    assert gone == News(LAW, "Ley de Mercados de Prueba", Fate.DROPPED)
    assert gone is not None
    assert not gone.readable


def test_a_norm_that_reads_the_same_is_not_told() -> None:
    assert news(markets(), markets()) is None
    assert news(None, None) is None


def test_an_excerpt_begins_before_the_first_difference_and_ends_in_time() -> None:
    texts = ("uno " * 100 + "quince días " + "tras " * 100, "uno " * 100 + "treinta días " + "tras " * 100)
    one, other = (regulation("ley-99001", {"art_1": text}) for text in texts)
    told = news(one, other)
    assert told is not None
    (changed,) = told.provisions
    for said, word in ((changed.before, "quince"), (changed.after, "treinta")):
        assert said.startswith("…uno uno")
        assert word in said
        assert said.endswith("…")
        assert len(said) <= 242


def test_a_norm_changed_all_over_is_told_in_part_and_counted() -> None:
    old, new = (
        regulation("ley-99001", {f"art_{n}": f"Artículo {n}.- {word} {n}" for n in range(1, 101)})
        for word in ("Antes", "Luego")
    )
    told = news(old, new)
    assert told is not None
    assert (len(told.provisions), told.more) == (MOST, 100 - MOST)
