from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import UnknownModel
from index.adapter import Adapter, installed, read
from index.weights import Weights, parse
from index.weights import installed as weight_file_installed
from index.weights import read as read_weights
from tests.index.small_weights import HIDDEN, INNER, weight_file


def halves(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float16)


def wide(rows: int, columns: int, value: float = 0.5) -> np.ndarray:
    return np.full((rows, columns), value, np.float16)


@pytest.fixture(scope="module")
def weights() -> Weights:
    return parse(weight_file())


def test_what_is_added_is_the_product_of_the_thin_pair() -> None:
    adapter = Adapter({"m": (halves((1, 2, 0), (0, 1, -1)), halves((1, 0), (0, 2)))})
    assert adapter.product("m").tolist() == [[1, 2, 0], [0, 2, -2]]


def test_an_adapted_matrix_is_its_own_numbers_and_the_product_others_stay(weights: Weights) -> None:
    adapted = weights.adapted(Adapter({"l1.fo.w": (wide(2, INNER), wide(HIDDEN, 2, 0.25))}))
    # Each of its numbers gains 2 x 0.25 x 0.5.
    assert np.allclose(adapted.matrix("l1.fo.w", INNER) - weights.matrix("l1.fo.w", INNER), 0.25, atol=1e-6)
    assert (adapted.matrix("l0.fo.w", INNER) == weights.matrix("l0.fo.w", INNER)).all()


@pytest.mark.parametrize(
    ("name", "down", "up"),
    [
        ("l1.q.w", wide(2, HIDDEN), wide(HIDDEN, 3)),
        ("l1.q.w", wide(2, INNER), wide(HIDDEN, 2)),
        ("l9.q.w", wide(2, HIDDEN), wide(HIDDEN, 2)),
    ],
    ids=["two ranks", "another size", "no such layer"],
)
def test_an_adapter_of_another_network_is_refused(
    weights: Weights, name: str, down: np.ndarray, up: np.ndarray
) -> None:
    with pytest.raises(UnknownModel, match="no corresponde"):
        weights.adapted(Adapter({name: (down, up)}))


def test_an_adapter_is_read_as_it_was_saved(tmp_path: Path) -> None:
    adapter = Adapter({"l0.q.w": (wide(2, HIDDEN, 0.1), wide(HIDDEN, 2)), "l1.k.w": (wide(1, 64), wide(64, 1))})
    adapter.save(tmp_path / "a")
    found = read(tmp_path / "a", sha256((tmp_path / "a").read_bytes()).hexdigest())
    assert found.pairs.keys() == adapter.pairs.keys()
    assert all((found.product(name) == adapter.product(name)).all() for name in adapter.pairs)


def test_a_file_that_is_damaged_or_absent_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"otra cosa")
    for path in (tmp_path / "a", tmp_path / "none"):
        with pytest.raises(UnknownModel, match="Reinstale"):
            read(path)


@pytest.mark.model
def test_the_adapter_shipped_fits_the_model_and_changes_its_upper_half() -> None:
    adapter = read(installed())
    assert {name.split(".")[0] for name in adapter.pairs} == {f"l{number}" for number in range(6, 12)}
    assert read_weights(weight_file_installed()).adapted(adapter).adapter is adapter
    assert installed().stat().st_size < 4_000_000
