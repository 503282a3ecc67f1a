import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import StorageFailure
from index import cache as module
from index.cache import EmbeddingCache, Floats
from tests.fakes import HashingEmbedder


def test_vectors_come_in_the_order_of_the_texts(tmp_path: Path) -> None:
    model = HashingEmbedder()
    texts = ["una licencia de funcionamiento", "plazo", "multa administrativa"]
    vectors = EmbeddingCache(tmp_path).vectors(model.name, texts, model.passages)
    assert vectors == pytest.approx(np.array([model.query(text) for text in texts]))


def test_nothing_is_embedded_twice(tmp_path: Path) -> None:
    model = HashingEmbedder()
    EmbeddingCache(tmp_path).vectors(model.name, ["plazo", "multa", "plazo"], model.passages)
    EmbeddingCache(tmp_path).vectors(model.name, ["multa", "licencia"], model.passages)
    assert sorted(model.asked) == ["licencia", "multa", "plazo"]


def test_two_models_share_nothing(tmp_path: Path) -> None:
    one, other = HashingEmbedder("one"), HashingEmbedder("other")
    for model in (one, other):
        EmbeddingCache(tmp_path).vectors(model.name, ["plazo"], model.passages)
    assert (one.asked, other.asked) == (["plazo"], ["plazo"])


def test_a_run_that_was_cut_goes_on_where_it_stopped(tmp_path: Path) -> None:
    model, texts = HashingEmbedder(), [f"texto {n}" for n in range(2 * module.BATCH + 10)]
    batches = 0

    def cut(batch: Sequence[str]) -> Floats:
        nonlocal batches
        batches += 1
        if batches == 3:
            raise KeyboardInterrupt
        return model.passages(batch)

    with pytest.raises(KeyboardInterrupt):
        EmbeddingCache(tmp_path).vectors(model.name, texts, cut)
    assert len(model.asked) == 2 * module.BATCH
    EmbeddingCache(tmp_path).vectors(model.name, texts, model.passages)
    assert sorted(model.asked) == sorted(texts)


def test_progress_counts_what_was_known_too(tmp_path: Path) -> None:
    model, heard = HashingEmbedder(), []
    EmbeddingCache(tmp_path).vectors(model.name, ["plazo"], model.passages)
    texts = ["plazo", "multa"]
    EmbeddingCache(tmp_path).vectors(model.name, texts, model.passages, lambda *told: heard.append(told))
    assert heard == [(1, 2), (2, 2)]


def test_no_texts_need_no_model(tmp_path: Path) -> None:
    model = HashingEmbedder()
    assert EmbeddingCache(tmp_path).vectors(model.name, [], model.passages).size == 0
    assert model.asked == []


def test_a_damaged_file_says_that_it_can_be_deleted(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StorageFailure, match="bórrelo"):
        EmbeddingCache(tmp_path).vectors("m", ["plazo"], HashingEmbedder().passages)


def test_a_full_disk_keeps_what_was_done(tmp_path: Path) -> None:
    model, cache = HashingEmbedder(), EmbeddingCache(tmp_path)
    cache.vectors(model.name, ["plazo"], model.passages)

    def fill(batch: Sequence[str]) -> Floats:
        (tmp_path / "vectors.sqlite").chmod(0o400)
        with sqlite3.connect(tmp_path / "vectors.sqlite") as other:
            other.execute("DROP TABLE vector")
        return model.passages(batch)

    with pytest.raises(StorageFailure):
        cache.vectors(model.name, ["multa"], fill)
