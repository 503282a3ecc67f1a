"""One reviewed consultation becomes a case, and nothing of a person goes with it."""

from pathlib import Path
from typing import Any

import pytest

from corpus.errors import InvalidInput
from evals.cases import load_cases
from evals.promotion import promote
from evals.suites import open_suite

PLACE = {"region": "Lima", "province": "Lima", "district": "Lince"}


def row(question: str = "¿En qué plazo se apela?", norm: str = "ley-27444") -> dict[str, Any]:
    cited = {"regulation": norm, "eid": "art_218__para_2", "quote": "quince (15) días"}
    return {"question": question, "as_of": None, "place": PLACE, "answerable": True, "citations": [cited]}


def test_what_names_a_person_is_left_out(tmp_path: Path) -> None:
    promote(tmp_path, row("El señor Juan Pérez Rojas, DNI 45678912, ¿en qué plazo apela según la Ley 27444?"))
    (case,) = load_cases(open_suite(tmp_path).questions)
    assert "45678912" not in case.question
    assert "Pérez" not in case.question
    assert case.question.endswith("¿en qué plazo apela según la Ley 27444?")


def test_cases_are_added_one_by_one_and_the_same_one_once(tmp_path: Path) -> None:
    first = promote(tmp_path, row())
    assert promote(tmp_path, row("¿Quién aprueba el TUPA?")) != first
    assert promote(tmp_path, row()) == first
    cases = load_cases(open_suite(tmp_path).questions)
    assert [case.question for case in cases] == ["¿En qué plazo se apela?", "¿Quién aprueba el TUPA?"]


def test_the_place_stays_only_where_a_local_norm_decides(tmp_path: Path) -> None:
    promote(tmp_path, row())
    promote(tmp_path, row(norm="ordenanza-551-mss"))
    text = (tmp_path / "questions.jsonl").read_text("utf-8").splitlines()
    assert ["Lince" in line for line in text] == [False, True]


def test_a_suite_has_its_own_notes_kept(tmp_path: Path) -> None:
    promote(tmp_path, row())
    (tmp_path / "suite.toml").write_text('name = "otro"\nkind = "mixed"\ncorpus = "own"\nnotes = ""\n', "utf-8")
    promote(tmp_path, row("¿Y la queja?"))
    assert open_suite(tmp_path).name == "otro"


def test_a_file_that_is_no_suite_is_refused_and_left(tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text("hola\n", "utf-8")
    with pytest.raises(InvalidInput):
        promote(tmp_path, row())
    assert (tmp_path / "questions.jsonl").read_text("utf-8") == "hola\n"
