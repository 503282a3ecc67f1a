"""What a variant loses stands beside the figure of the questions as written."""

import json
from pathlib import Path

import pytest

from evals.perturbations import PERTURBATIONS
from evals.robustness import TITLES, Loss, as_json, losses
from tests.command import absuelve
from tests.evals.suite import write_suite


def test_every_variant_has_a_name_that_people_read() -> None:
    assert set(TITLES) == set(PERTURBATIONS)


def test_each_variant_is_set_beside_the_clean_run() -> None:
    found = losses({"ndcg_10": 0.8, "recall_10": 0.9}, {"accents": {"ndcg_10": 0.75, "recall_10": 0.9}})
    assert found == (Loss("accents", "ndcg_10", 0.8, 0.75), Loss("accents", "recall_10", 0.9, 0.9))
    assert as_json(found) == {
        "accents": {"ndcg_10": 0.75, "ndcg_10_difference": -0.05, "recall_10": 0.9, "recall_10_difference": 0.0}
    }


@pytest.mark.parametrize(
    ("loss", "within"),
    [
        (Loss("accents", "ndcg_10", 0.8, 0.79), True),
        (Loss("accents", "ndcg_10", 0.8, 0.78), False),
        (Loss("typo_1", "ndcg_10", 0.8, 0.76), True),
        (Loss("typo_1", "ndcg_10", 0.8, 0.75), False),
        (Loss("typo_1", "recall_10", 0.8, 0.5), True),
        (Loss("formal", "ndcg_10", 0.8, 0.5), True),
        (Loss("accents", "ndcg_10", None, None), True),
    ],
)
def test_two_variants_have_a_limit(loss: Loss, within: bool) -> None:
    assert loss.within is within


@pytest.mark.model
def test_the_command_keeps_a_run_for_each_variant_and_prints_the_difference(installed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = absuelve("eval", "robustness", write_suite(tmp_path), "--out", out, "--only", "lower", home=installed)
    assert done.returncode == 0, done.stderr
    assert "En minúsculas" in done.stdout
    assert json.loads((out / "robustness.json").read_text("utf-8"))["lower"]["ndcg_10_difference"] == 0.0
    assert (out / "clean" / "report.html").is_file()
    assert "¿puede la municipalidad" in (out / "lower" / "questions.jsonl").read_text("utf-8")


def test_an_unknown_variant_names_those_there_are(tmp_path: Path) -> None:
    done = absuelve("eval", "robustness", "x.jsonl", "--out", "y", "--only", "otra", home=tmp_path)
    assert done.returncode == 2
    assert "No existe la variante «otra». Las que hay: accents" in done.stderr
