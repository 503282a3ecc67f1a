"""What nearness is worth for a question, on vectors computed by hand and on the file that is shipped."""

from pathlib import Path

import numpy as np
import pytest

from index import cohort
from index.embedding import open_embedder
from tests.fakes import HashingEmbedder


def test_the_nearest_of_the_cohort_is_told() -> None:
    titles = cohort.Cohort("modelo@1", np.array([[1, 0], [0.6, 0.8]], np.float32))
    assert titles.nearest(np.array([0, 1], np.float32)) == pytest.approx(0.8)
    assert titles.nearest(np.array([-1, 0], np.float32)) == pytest.approx(-0.6)


def test_what_was_written_is_read_again_but_for_rounding(tmp_path: Path) -> None:
    embedder, titles = HashingEmbedder(), ["Ley de licencias", "Reglamento de mercados y ferias"]
    cohort.write(titles, embedder, tmp_path / "cohort.npz")
    told = cohort.read(tmp_path / "cohort.npz")
    assert told.model == embedder.name
    np.testing.assert_allclose(told.vectors, embedder.passages(titles), atol=0.01)
    np.testing.assert_allclose(np.linalg.norm(told.vectors, axis=1), 1, atol=1e-6)


def test_a_model_that_the_cohort_was_not_made_with_has_none() -> None:
    assert cohort.shipped("otro@1") is None


@pytest.mark.model
def test_the_cohort_is_of_the_model_that_is_shipped(installed: Path) -> None:
    embedder = open_embedder("absuelve-e5", installed / "cache" / "models")
    told = cohort.shipped(embedder.name)
    assert told, "the model changed: make it again with python -m tools.training.build cohort"
    assert told.vectors.shape[1] == embedder.dimensions
    near = told.nearest(embedder.query("¿Cómo se elige al alcalde de un centro poblado?"))
    far = told.nearest(embedder.query("¿A qué hora juega el equipo de mi barrio?"))
    assert 0 < far < near < 1
