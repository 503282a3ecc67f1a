"""Every suite of the project can be opened, is of a kind that can be measured, and has bars on figures of that kind."""

import json
import os
from pathlib import Path

import pytest

import evals
from evals.bars import load_bars
from evals.kinds import MEASURES
from evals.suites import KINDS, open_suites, read_toml
from tests.command import absuelve
from tests.evals.suite import write_suite

SUITES = Path(evals.__file__).parent / "suites"
FOLDERS = sorted(file.parent for file in SUITES.rglob("suite.toml"))
NAMES = [folder.relative_to(SUITES).as_posix() for folder in FOLDERS]


@pytest.fixture
def published() -> Path:
    """A data home that serves the norms of `corpus/norms` beside the checkout; skips the test where none is named."""
    named = os.environ.get("ABSUELVE_EVAL_HOME")
    if not named:
        pytest.skip("no home with the real norms published (ABSUELVE_EVAL_HOME); `absuelve ingest` makes one")
    return Path(named)


def test_every_kind_can_be_measured() -> None:
    assert set(MEASURES) == set(KINDS)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_suite_has_a_kind_and_bars_on_figures_that_exist(folder: Path) -> None:
    assert read_toml(folder / "suite.toml")["kind"] in KINDS
    assert load_bars(folder / "bars.toml")


def test_the_samples_have_a_suite_of_each_kind_over_one_file_of_questions() -> None:
    suites = open_suites(SUITES / "samples")
    kinds = {"retrieval", "answers", "abstention", "time", "citations", "robustness", "speed", "leave-out"}
    assert {suite.kind for suite in suites.values()} == kinds == set(suites)
    assert {suite.questions.resolve() for suite in suites.values()} == {SUITES / "samples" / "questions.jsonl"}


def test_the_suites_of_outside_questions_hold_none_of_them() -> None:
    files = {path.name for path in (SUITES / "shared").rglob("*") if path.is_file()}
    assert files == {"suite.toml", "bars.toml"}


@pytest.mark.model
def test_a_folder_of_suites_is_gated_whole_and_names_what_fell(installed: Path, tmp_path: Path) -> None:
    questions = write_suite(tmp_path)
    for kind, bar in (("retrieval", "recall_10 = 0"), ("leave-out", "left_out_right = 1.01")):
        folder = tmp_path / "suites" / kind
        folder.mkdir(parents=True)
        told = f'name = "{kind}"\nkind = "{kind}"\nquestions = "../../{questions.name}"\n[select]\nanswerable = true\n'
        (folder / "suite.toml").write_text(told, "utf-8")
        (folder / "bars.toml").write_text(f"[minimum]\n{bar}\n", "utf-8")
    out = tmp_path / "out"
    done = absuelve("eval", "gate", "--suite", tmp_path / "suites", "--out", out, home=installed)
    assert done.returncode == 1
    assert "leave-out: no alcanza 1 de 1 medidas." in done.stderr
    assert "retrieval: no alcanza" not in done.stderr
    assert json.loads((out / "retrieval" / "metrics.json").read_text("utf-8"))["questions"] == 1
    assert absuelve("eval", "gate", out, home=tmp_path).returncode == 1
    same = absuelve("eval", "compare", out, out, home=tmp_path)
    assert same.returncode == 0, same.stderr
    assert "Bien sin la norma decisiva" in same.stdout


@pytest.mark.model
def test_speed_is_measured_by_command(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "speed"
    folder.mkdir()
    told = f'name = "speed"\nkind = "speed"\nquestions = "../{write_suite(tmp_path).name}"\n'
    (folder / "suite.toml").write_text(told, "utf-8")
    done = absuelve("eval", "run", folder, "--out", tmp_path / "out", home=installed)
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "out" / "metrics.json").read_text("utf-8"))
    assert {"search_ms_p50", "search_per_embedding", "cold_start_s"} < set(found)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("name", ["xquad-es", "squad-es"])
def test_public_paragraphs_are_found_as_a_plain_bm25_finds_them(shared: Path, tmp_path: Path, name: str) -> None:
    _gated(SUITES / "shared" / name, shared, tmp_path)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("name", ["muni-dev", "oece-dev"])
def test_the_questions_beside_the_checkout_keep_their_bars(shared: Path, published: Path, name: str) -> None:
    """Speed is left to the command: how busy a machine is, is no test's matter."""
    for suite in open_suites(SUITES / "shared" / name, shared):
        if suite != "speed":
            _gated(SUITES / "shared" / name / suite, shared, published)


def test_a_suite_without_its_data_says_how_to_name_them(tmp_path: Path) -> None:
    done = absuelve("eval", "gate", "--suite", SUITES / "shared", "--data", tmp_path, home=tmp_path)
    assert (done.returncode, "--data CARPETA" in done.stderr) == (2, True)


def _gated(folder: Path, data: Path, home: Path) -> None:
    done = absuelve("eval", "gate", "--suite", folder, "--data", data, home=home)
    assert done.returncode == 0, done.stderr
