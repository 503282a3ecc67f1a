"""The index served is opened once a generation."""

from pathlib import Path

import pytest

from corpus.errors import BundleMismatch, NoBundle
from index.generations import Bundles
from qa_service.serving import Serving
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import markets


def test_a_generation_is_opened_once(bundles: Bundles) -> None:
    serving = Serving(bundles, HashingEmbedder)
    assert serving.searcher() is serving.searcher()


def test_a_new_generation_is_served_from_the_next_question_on(bundles: Bundles, tmp_path: Path) -> None:
    serving = Serving(bundles, HashingEmbedder)
    before = serving.searcher()
    name = bundles.build([markets()], HashingEmbedder(), tmp_path / "embeddings")
    assert serving.searcher().generation == name
    assert before.cards(), "the one that a question under way still holds goes on working"


def test_a_rollback_is_served_too(bundles: Bundles, tmp_path: Path) -> None:
    serving = Serving(bundles, HashingEmbedder)
    first = serving.searcher().generation
    bundles.build([markets()], HashingEmbedder(), tmp_path / "embeddings")
    serving.searcher()
    bundles.rollback()
    assert serving.searcher().generation == first


def test_without_a_bundle_it_says_so_and_recovers_once_there_is_one(tmp_path: Path) -> None:
    bundles = Bundles(tmp_path / "bundles")
    serving = Serving(bundles, HashingEmbedder)
    with pytest.raises(NoBundle):
        serving.searcher()
    bundles.build([markets()], HashingEmbedder(), tmp_path / "embeddings")
    assert serving.searcher().cards()


def test_an_index_of_another_model_is_refused(bundles: Bundles) -> None:
    with pytest.raises(BundleMismatch):
        Serving(bundles, lambda: HashingEmbedder("otro@1")).searcher()
