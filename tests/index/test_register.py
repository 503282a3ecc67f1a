"""What an index may lack, on vectors whose cosines are known and on the file that is shipped."""

import math
from pathlib import Path

import numpy as np
import pytest

from corpus.identifiers import RegulationId
from index import register
from index.embedding import open_embedder
from index.model import Entry
from index.questions import NEARER
from index.register import Asked, Listed, Register
from index.surroundings import TEMPERATURE, Surroundings, likelihood

CANON = Listed(RegulationId("ley-27506"), "Ley de Canon")
PROCEDURES = Listed(RegulationId("ley-27444"), "Ley del Procedimiento", (RegulationId("ds-006-2026-jus"),))
OTHERS = Listed(RegulationId("ley-1"), "Ley de otra cosa")
DIMENSIONS = 8


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Two articles of the canon's law and one on procedures, each along an axis of its own, among 300 others."""
    axes = np.eye(DIMENSIONS, dtype=np.float32)
    far = np.random.default_rng(1).normal(size=(300, DIMENSIONS)).astype(np.float32)
    far[:, :3] = 0
    far /= np.linalg.norm(far, axis=1, keepdims=True)
    path = tmp_path_factory.mktemp("register") / register.FILE
    articles = {
        CANON: ["art_5", "art_6"], PROCEDURES: ["art_22"], OTHERS: [f"art_{place}" for place in range(300)]
    }  # fmt: skip
    asked = far[:256].copy()
    asked[0] = axes[3]  # of the canon's second article
    of = [1, *[302] * 255]
    register.write(articles, np.concatenate((axes[:3], far)), Asked(of, asked), "modelo@1", path, parts=DIMENSIONS)
    return register.read(path)


def question(*along: float) -> np.ndarray:
    vector = np.zeros(DIMENSIONS, np.float32)
    vector[: len(along)] = along
    return vector


def names(found: tuple[Entry, ...]) -> list[str]:
    return [f"{entry.provision.regulation}#{entry.provision.eid}" for entry in found]


def test_what_was_written_is_read_again(kept: Register) -> None:
    assert kept.model == "modelo@1"
    assert kept.norms == (CANON, PROCEDURES, OTHERS)
    assert len(kept.eids) == len(kept.owners) == 303


def test_the_nearest_articles_come_first_with_their_cosines(kept: Register) -> None:
    found = kept.beyond(question(0.6, 0.8), kept.absent(()), limit=2)
    assert names(found) == ["ley-27506#art_6", "ley-27506#art_5"]
    assert [entry.cosine for entry in found] == pytest.approx([0.8, 0.6], abs=0.05)
    assert found[0].title == "Ley de Canon"


def test_an_article_is_as_near_as_the_nearest_question_that_it_is_known_to_answer(kept: Register) -> None:
    (found,) = kept.beyond(question(0.0, 0.0, 0.6, 0.8), kept.absent({OTHERS.id}), limit=1)
    assert names((found,)) == ["ley-27506#art_6"]
    assert found.cosine == pytest.approx(0.8 - NEARER, abs=0.05)
    assert names(kept.beyond(question(0.0, 0.0, 0.6, 0.8), kept.absent({OTHERS.id, CANON.id}), 1)) == [
        "ley-27444#art_22"
    ]


def test_norms_that_are_held_are_passed_over(kept: Register) -> None:
    found = kept.beyond(question(0.6, 0.0, 0.8), kept.absent({CANON.id}), limit=1)
    assert names(found) == ["ley-27444#art_22"]


def test_a_law_whose_consolidated_text_is_held_counts_as_held(kept: Register) -> None:
    held = {RegulationId("ds-006-2026-jus")}
    assert names(kept.beyond(question(0.6, 0.0, 0.8), kept.absent(held), limit=1)) == ["ley-27506#art_5"]


def test_an_index_that_holds_all_of_it_lacks_nothing(kept: Register) -> None:
    assert kept.beyond(question(1.0), kept.absent({CANON.id, PROCEDURES.id, OTHERS.id}), limit=3) == ()


def test_a_norm_is_told_once_by_its_nearest_article(kept: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "shipped", lambda model: kept)
    found = Surroundings("modelo@1", ()).norms(question(0.48, 0.64, 0.6), 2)
    assert names(found) == ["ley-27506#art_6", "ley-27444#art_22"]


def test_a_norm_without_which_a_question_is_asked_is_not_held(kept: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "shipped", lambda model: kept)
    around = Surroundings("modelo@1", (CANON.id,))
    assert names(around.norms(question(0.6, 0.0, 0.8), 1)) == ["ley-27444#art_22"]
    assert names(around.norms(question(0.8, 0.0, 0.6), 1, without={CANON.id})) == ["ley-27506#art_5"]


@pytest.mark.parametrize(
    ("held", "told"), [((), ("ds-006-2026-jus",)), (("ds-006-2026-jus",), ())], ids=["it is not held", "it is"]
)
def test_the_consolidated_text_of_a_law_is_told_where_it_is_not_held(
    kept: Register, monkeypatch: pytest.MonkeyPatch, held: tuple[str, ...], told: tuple[str, ...]
) -> None:
    monkeypatch.setattr(register, "shipped", lambda model: kept)
    around = Surroundings("modelo@1", map(RegulationId, held))
    assert around.consolidations(PROCEDURES.id) == tuple(map(RegulationId, told))
    assert around.consolidations(CANON.id) == around.consolidations(RegulationId("ley-31313")) == ()


def test_articles_that_are_not_held_are_likely_by_their_cosines(
    kept: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "shipped", lambda model: kept)
    cosines = [entry.cosine for entry in kept.beyond(question(1.0), kept.absent(()), 10)]
    assert Surroundings("modelo@1", ()).parts(question(1.0)) == {"beyond": likelihood(cosines)}


def test_two_articles_as_near_are_twice_as_likely_and_far_ones_add_nothing() -> None:
    assert likelihood([0.8]) == pytest.approx(0.8 / TEMPERATURE)
    assert likelihood([0.8, 0.8]) - likelihood([0.8]) == pytest.approx(math.log(2))
    assert likelihood([0.8, *[0.1] * 9]) == pytest.approx(likelihood([0.8]))


def test_a_model_that_the_register_was_not_made_with_has_none() -> None:
    assert register.shipped("otro@1") is None
    assert Surroundings("otro@1", ()).parts(question(1.0)) == {}
    assert Surroundings("otro@1", ()).norms(question(1.0), 3) == ()


@pytest.mark.model
def test_the_register_is_of_the_model_that_is_shipped(installed: Path) -> None:
    embedder = open_embedder("absuelve-e5", installed / "cache" / "models")
    told = register.shipped(embedder.name)
    assert told, "the model changed: make it again with python -m tools.training.build register"
    vector = embedder.query("¿Por qué causales se declara la vacancia del cargo de alcalde o regidor?")
    assert "ley-27972" in {entry.provision.regulation.slug for entry in told.beyond(vector, told.absent(()), 5)}
    without = told.beyond(vector, told.absent({RegulationId("ley-27972")}), 5)
    assert "ley-27972" not in {entry.provision.regulation.slug for entry in without}
