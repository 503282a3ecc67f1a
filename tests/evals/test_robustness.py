"""What a variant loses stands beside the figure of the questions as written."""

import json
from pathlib import Path

import pytest

from evals.metrics import Score
from evals.perturbations import PERTURBATIONS, TITLES
from evals.robustness import Loss, as_json, losses, lost_by_question
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


def test_what_a_variant_loses_of_a_question_is_clean_less_changed() -> None:
    clean = (Score("a", ndcg_10=0.75), Score("b", ndcg_10=None))
    found = lost_by_question(clean, {"accents": (Score("a", ndcg_10=0.5), Score("b", ndcg_10=None))})
    assert found == [
        {"id": "a", "ndcg_10": 0.75, "accents_lost": 0.25},
        {"id": "b", "ndcg_10": None, "accents_lost": None},
    ]


def test_nothing_measured_has_no_difference() -> None:
    assert Loss("accents", "ndcg_10", None, None).difference is None


@pytest.mark.model
def test_the_command_keeps_a_run_for_each_variant_and_prints_the_difference(installed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = absuelve("eval", "robustness", write_suite(tmp_path), "--out", out, "--only", "lower", home=installed)
    assert done.returncode == 0, done.stderr
    assert "En minúsculas" in done.stdout
    assert json.loads((out / "robustness.json").read_text("utf-8"))["lower"]["ndcg_10_difference"] == 0.0
    assert (out / "clean" / "report.html").is_file()
    assert json.loads((out / "metrics.json").read_text("utf-8"))["lower_lost"] == 0.0
    assert "¿puede la municipalidad" in (out / "lower" / "questions.jsonl").read_text("utf-8")


def test_an_unknown_variant_names_those_there_are(tmp_path: Path) -> None:
    done = absuelve("eval", "robustness", "x.jsonl", "--out", "y", "--only", "otra", home=tmp_path)
    assert done.returncode == 2
    assert "No existe la variante «otra». Las que hay: accents" in done.stderr
