"""The report is one Spanish page, complete in itself."""

import re
from pathlib import Path

import pytest

from evals.report import render, title_of
from evals.runs import EvaluationRun, evaluate, wordings_in
from qa_service.answering import answer
from tests.evals.suite import write_suite
from tests.qa_service.laws import TODAY, searcher


@pytest.fixture
def done(tmp_path: Path) -> EvaluationRun:
    suite = write_suite(tmp_path)
    config = {"generation": "gen-1", "llm": "None"}
    return evaluate(
        suite,
        lambda question: answer(question, searcher(), today=TODAY),
        wordings_in(searcher()),
        config,
        print_nothing,
    )


def print_nothing(_done: int, _total: int) -> None:
    """Nobody watches a test."""


def test_every_figure_has_a_name_that_people_read(done: EvaluationRun) -> None:
    assert all(title_of(name) for name in done.metrics)


def test_the_page_shows_the_figures_and_the_questions_with_what_was_found(done: EvaluationRun) -> None:
    page = render(done.config, done.metrics, done.cases, done.answers, done.scores)
    assert "Artículos decisivos citados" in page
    assert "multa: ¿Puede la municipalidad" in page
    assert '<li class="right">artículo 5, Ley N° 99001</li>' in page
    assert "no responder" in page
    assert "None" not in page
    assert re.findall(r"(?:src|href)=", page) == []


def test_the_page_tells_how_far_confidence_can_be_believed_and_where_answers_are_weak(done: EvaluationRun) -> None:
    page = render(done.config, done.metrics, done.cases, done.answers, done.scores)
    assert "Acierto de los borradores según su confianza" in page
    assert "Por norma que decide" in page
    assert "<th>Ley N° 99001</th><td>1</td>" in page


def test_what_was_asked_is_shown_as_text(done: EvaluationRun) -> None:
    answers = [{**answer, "draft": "<script>alert(1)</script>"} for answer in done.answers]
    assert "<script>" not in render(done.config, done.metrics, done.cases, answers, done.scores)
