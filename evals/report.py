"""A run as one HTML page: the means, and the worst questions with what was found for them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from corpus.identifiers import ProvisionId, RegulationId
from evals.breakdown import FIGURES, breakdown
from evals.cases import Case
from evals.figures import title_of
from evals.intervals import interval_of
from evals.metrics import MEASURES, Score, confidences, places_of, ranking
from evals.plots import intervals_plot, ranks_plot, reliability_plot, risk_plot
from evals.reliability import reliability, risk_coverage
from qa_service.attribution import full_name
from qa_service.generations import numbered

_WORST = 20

_SETTINGS = {
    "suite": "Preguntas",
    "made": "Hecha (UTC)",
    "commit": "Versión del código",
    "home": "Carpeta de datos",
    "model": "Modelo pedido",
    "threads": "Hilos",
    "llm": "Modelo de lenguaje",
    "today": "Fecha fijada",
    "generation": "Índice",
    "embedding": "Modelo de búsqueda",
    "corpus_sha256": "Huella de las normas (SHA-256)",
    "corpus_size": "Normas y pasajes",
    "questions_sha256": "Huella de las preguntas (SHA-256)",
    "program": "Versión de Absuelve",
}
_GROUPS = {"kind": "Por clase de consulta", "trap": "Por dificultad", "norm": "Por norma que decide"}
_OUTCOMES = {"drafted": "con borrador", "abstained": "sin borrador", "declined": "rechazada"}
_SHOWN = 10
_COUNTS = ("unfounded_quotes", "words", "milliseconds")  # not between 0 and 1


def render(
    config: Mapping[str, Any],
    metrics: Mapping[str, Any],
    cases: Sequence[Case],
    answers: Sequence[Mapping[str, Any]],
    scores: Sequence[Score],
) -> str:
    """The report's HTML, complete in itself."""
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)
    environment.filters.update(named=_named, norm=_designated)
    rows = sorted(zip(cases, answers, scores, strict=True), key=lambda row: _badness(row[2]))
    worst = [
        {"case": case, "answer": answer, "score": score, "found": ranking(answer)[:_SHOWN]}
        for case, answer, score in rows[:_WORST]
    ]
    said = {name: title for name, title in _SETTINGS.items() if config.get(name) not in (None, "None")}
    settings = {title: _setting(name, config[name]) for name, title in said.items()}
    figures = {title_of(name): "" if value is None else f"{value:.4g}" for name, value in metrics.items()}
    template = environment.get_template("report.html")
    plots = [plot for plot in _plots(cases, answers, scores) if plot]
    return template.render(
        suite=config["suite"],
        config=settings,
        metrics=figures,
        worst=worst,
        outcomes=_OUTCOMES,
        plots=plots,
        groups=breakdown(cases, scores),
        group_titles=_GROUPS,
        group_figures={name: title_of(name) for name in FIGURES},
    )


def _setting(name: str, value: object) -> object:
    return numbered(str(value)) if name == "generation" else value


def _named(key: str) -> str:
    return full_name(ProvisionId.parse(key))


def _designated(slug: str) -> str:
    return RegulationId(slug).label


def _plots(
    cases: Sequence[Case], answers: Sequence[Mapping[str, Any]], scores: Sequence[Score]
) -> tuple[str, str, str, str]:
    """The shares with their intervals, how deep the deciding articles lie, how far confidence can be believed."""
    shares = [name for name in MEASURES if name not in _COUNTS]
    values = {name: [value for row in scores if (value := getattr(row, name)) is not None] for name in shares}
    found = {title_of(name): interval for name in shares if (interval := interval_of(values[name])) is not None}
    pairs = zip(cases, answers, strict=True)
    places = [place for case, answer in pairs if case.answerable for place in places_of(case, answer)]
    sure = confidences(scores)
    return (
        intervals_plot(found),
        ranks_plot(places),
        reliability_plot(reliability(sure)),
        risk_plot(risk_coverage(sure)),
    )


def _badness(score: Score) -> float:
    wrongly_drafted = score.refused_when_unanswerable
    return wrongly_drafted if wrongly_drafted is not None else (score.ndcg_10 or 0.0) + (score.citation_recall or 0.0)
