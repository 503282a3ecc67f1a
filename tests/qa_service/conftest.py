"""A small real bundle, made without a model."""

from pathlib import Path

import pytest

from index.generations import Bundles
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import markets, ordinance, repealed


@pytest.fixture
def bundles(tmp_path: Path) -> Bundles:
    """A published bundle of the three invented norms."""
    published = Bundles(tmp_path / "bundles")
    published.build([markets(), ordinance(), repealed()], HashingEmbedder(), tmp_path / "embeddings")
    return published
