"""The demonstration, from nothing to cited answers, twice."""

import json
import time
from pathlib import Path

import pytest

from qa_service.demo import QUESTIONS, SAMPLES
from tests.command import absuelve


def test_the_questions_are_three_and_of_different_matters() -> None:
    assert len(set(QUESTIONS)) == 3
    assert all(question.startswith("¿") and question.endswith("?") for question in QUESTIONS)


def test_the_samples_are_shipped_with_the_package() -> None:
    assert len(list(SAMPLES.glob("*.pdf"))) >= 10


@pytest.mark.slow
@pytest.mark.model
def test_the_demo_answers_with_citations_and_says_that_its_norms_are_invented(tmp_path: Path) -> None:
    first = absuelve("demo", home=tmp_path)
    assert first.returncode == 0, first.stderr
    for question in QUESTIONS:
        assert question in first.stdout
    assert first.stdout.count("Borrador (lo revisa un asesor antes de entregarse)") == 3
    assert first.stdout.count("NORMA INVENTADA") >= 3
    assert "página" in first.stdout
    assert "serve --demo" in first.stdout
    assert (tmp_path / "demo" / "bundles" / "current").is_file()
    assert not (tmp_path / "corpus").exists(), "invented norms stay out of the installation's own corpus"

    started = time.monotonic()
    second = absuelve("demo", home=tmp_path)
    assert second.returncode == 0
    assert "El corpus no cambia." in second.stdout
    assert time.monotonic() - started < 60

    asked = absuelve("ask", "--json", QUESTIONS[0], home=tmp_path / "demo")
    citations = json.loads(asked.stdout)["citations"]
    assert {citation["regulation"] for citation in citations} >= {"ordenanza-005-2022-mdq"}
