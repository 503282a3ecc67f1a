from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import UnknownModel
from index.weights import installed, parse, read, unpack
from tests.index.small_weights import HIDDEN, PIECES, SCORES, weight_file


def test_a_block_is_a_half_precision_scale_and_nibbles_minus_eight() -> None:
    scale = np.array([0.5], "<f2").view(np.uint8)
    nibbles = np.array([0x80, 0xF1, *[0x88] * 14], np.uint8)  # low: 0, 1, 8…; high: 8, 15, 8…
    numbers = unpack(np.concatenate([scale, nibbles])[np.newaxis])
    assert numbers.tolist() == [-4.0, -3.5, *[0.0] * 14, 0.0, 3.5, *[0.0] * 14]


def test_blocks_of_a_row_stand_side_by_side() -> None:
    blocks = np.zeros((3, 2, 18), np.uint8)
    blocks[:, 1, :2] = np.array([1.0], "<f2").view(np.uint8)
    numbers = unpack(blocks)
    assert numbers.shape == (3, 64)
    assert (numbers[:, :32] == 0).all()
    assert (numbers[:, 32:] == -8).all()


def test_sizes_pieces_and_tensors_are_read_as_written() -> None:
    weights = parse(weight_file())
    assert (weights.shape.hidden, weights.shape.layers, weights.shape.positions) == (HIDDEN, 2, 16)
    assert weights.shape.epsilon == pytest.approx(1e-12)
    assert weights.pieces == PIECES
    assert weights.scores.tolist() == list(SCORES)
    assert weights.matrix("emb.word", HIDDEN).shape == (len(PIECES), HIDDEN)
    assert weights.numbers("l1.oln.w").mean() == pytest.approx(1.0, abs=0.1)


def test_a_file_with_the_hash_expected_is_read(tmp_path: Path) -> None:
    (tmp_path / "w.bin").write_bytes(weight_file())
    assert read(tmp_path / "w.bin", sha256(weight_file()).hexdigest()).pieces == PIECES


def test_a_file_with_another_hash_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "w.bin").write_bytes(weight_file())
    with pytest.raises(UnknownModel, match="Reinstale"):
        read(tmp_path / "w.bin")


@pytest.mark.model
def test_the_package_installed_is_the_one_whose_hash_is_known() -> None:
    weights = read(installed())
    assert weights.shape.words == 250037
    assert len(weights.pieces) == 250002
    assert weights.pieces[4:9] == (",", ".", "▁", "s", "▁de")
