"""`absuelve eval` as people run it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals.archive import runs
from tests.command import absuelve
from tests.evals.suite import write_suite

pytestmark = pytest.mark.slow


def test_help_is_spanish_and_lists_what_can_be_done(tmp_path: Path) -> None:
    done = absuelve("eval", home=tmp_path)
    assert done.returncode == 0
    assert "Uso: absuelve eval [OPCIONES] ORDEN …" in done.stdout
    assert "run" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("eval", "run"), 2, "Falta el argumento «PREGUNTAS»."),
        (("eval", "correr"), 2, "No existe la orden «correr»."),
        (("eval", "run", "no-hay.jsonl", "--out", "x"), 1, "No se pudo usar no-hay.jsonl"),
        (("eval", "gate"), 2, "Indique la carpeta de una corrida"),
        (("eval", "gate", "una", "--suite", "otra"), 2, "solo una"),
        (("eval", "gate", "una", "--out", "otra"), 2, "úselo junto con --suite"),
        (("eval", "gate", "no-hay"), 1, "No se pudo usar no-hay/metrics.json"),
    ],
)
def test_a_wrong_call_is_one_line(tmp_path: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = absuelve(*arguments, home=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (status, 1), done.stderr
    assert said in done.stderr


@pytest.mark.model
def test_a_suite_becomes_a_run_and_a_table(installed: Path, tmp_path: Path) -> None:
    secrets = {"ABSUELVE_SMTP": "smtp://desk:secreto@127.0.0.1", "ABSUELVE_DATABASE": "postgresql://desk:secreto@x/y"}
    done = absuelve("eval", "run", write_suite(tmp_path), "--out", tmp_path / "run", home=installed, **secrets)
    assert done.returncode == 0, done.stderr
    assert "Artículos decisivos citados" in done.stdout
    config = json.loads((tmp_path / "run" / "config.json").read_text("utf-8"))
    assert config["generation"].startswith("gen-")
    assert config["embedding"].startswith("absuelve-e5-int8@")
    assert len(config["corpus_sha256"]) == len(config["questions_sha256"]) == 64
    assert "secreto" not in json.dumps(config)
    assert json.loads((tmp_path / "run" / "metrics.json").read_text("utf-8"))["questions"] == 2


@pytest.mark.model
def test_a_run_without_a_folder_is_kept_in_the_home_with_its_traces(installed: Path, tmp_path: Path) -> None:
    done = absuelve("eval", "run", write_suite(tmp_path), home=installed)
    assert done.returncode == 0, done.stderr
    (run,) = runs(installed / "runs")
    assert run.id.endswith("-suite-jsonl")
    assert (run.suite, list(run.questions)) == ("suite.jsonl", ["multa", "privada"])
    assert abs((datetime.now(UTC) - run.made).total_seconds()) < 600
    trace = run.row("traces.jsonl", "multa")
    assert trace is not None
    assert trace["generation"] == run.config["generation"]
    assert {row["regulation"] for row in trace["found"]} == {"ley-99001"}
    assert all(row["lexical"] is not None or row["dense"] is not None for row in trace["found"])
