"""Generations on disk: what differs between two of them, and what is left of one."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from alerts.comparison import news_of
from alerts.generations import Published
from corpus.identifiers import RegulationId
from corpus.model import Regulation
from index.generations import KEPT, Bundles
from tests.desk.gazette import amended
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import markets, ordinance, repealed

LAW = RegulationId("ley-99001")


@pytest.fixture
def bundles(tmp_path: Path) -> Bundles:
    """An empty folder of bundles."""
    return Bundles(tmp_path / "bundles")


def publish(bundles: Bundles, *laws: Regulation) -> str:
    return bundles.build(laws, HashingEmbedder(), bundles.folder.parent / "cache")


def test_two_generations_differ_in_what_came_went_and_changed(bundles: Bundles) -> None:
    old = publish(bundles, markets(), repealed())
    new = publish(bundles, amended(date(2027, 1, 1)), ordinance())
    assert Published(bundles).differing(old, new) == {"ley-99001", "ley-88001", "ordenanza-012-2024-mdsj"}


def test_an_older_one_is_read_as_it_was(bundles: Bundles) -> None:
    old = publish(bundles, markets(), ordinance())
    publish(bundles, amended(date(2027, 1, 1)), ordinance())
    before = Published(bundles).opened(old)
    with closing(bundles.open_current(HashingEmbedder())) as served:
        told = news_of(LAW, before, served)
    assert told is not None
    assert "quince (15)" in told.provisions[0].before
    assert "treinta (30)" in told.provisions[0].after


def test_of_one_that_was_deleted_the_record_still_tells_which_norms_changed_since(bundles: Bundles) -> None:
    old = publish(bundles, markets(), repealed())
    for number in range(KEPT + 1):
        new = publish(bundles, amended(date(2027, 1, 1 + number)), repealed())
    assert Published(bundles).opened(old) is None
    assert Published(bundles).differing(old, new) == {"ley-99001"}


def test_a_name_that_is_none_opens_nothing(bundles: Bundles) -> None:
    publish(bundles, markets())
    assert Published(bundles).opened("gen-000009-aaaaaa") is None
