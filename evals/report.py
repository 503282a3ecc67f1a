"""A run as one HTML page: the means, and the worst questions with what was found for them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from evals.breakdown import FIGURES, breakdown
from evals.cases import Case
from evals.intervals import interval_of
from evals.metrics import MEASURES, Score, confidences, places_of, ranking
from evals.plots import intervals_plot, ranks_plot, reliability_plot, risk_plot
from evals.reliability import reliability, risk_coverage

_WORST = 20

# What each figure is called where people read it; metrics.json keeps the short names.
_TITLES = {
    "questions": "Preguntas",
    "recall_5": "Artículos decisivos entre los 5 primeros",
    "recall_10": "Artículos decisivos entre los 10 primeros",
    "recall_50": "Artículos decisivos entre los 50 primeros",
    "hit_1": "El primero es decisivo",
    "mrr_10": "Rango recíproco medio (MRR@10)",
    "ndcg_10": "Ganancia descontada (nDCG@10)",
    "citation_recall": "Artículos decisivos citados",
    "citation_precision": "Citas que sustentan",
    "drafted_when_answerable": "Con borrador, si tienen respuesta",
    "refused_when_unanswerable": "Sin borrador, si no tienen respuesta",
    "key_facts": "Datos clave en el borrador",
    "right": "Borradores que citan un artículo decisivo",
    "ece": "Error de calibración de la confianza (ECE)",
    "brier": "Puntaje de Brier de la confianza",
    "auroc": "Un borrador acertado tiene más confianza que uno errado (AUC)",
    "right_wording": "Texto de la fecha correcta",
    "wrong_wording_as_right": "Texto de otra fecha dado por bueno (casos)",
    "citations": "Citas",
    "unfounded_quotes": "Citas que no están en la norma",
    "words": "Palabras del borrador",
    "milliseconds": "Milisegundos por pregunta",
    "words_p50": "Palabras del borrador, mediana",
    "words_p90": "Palabras del borrador, percentil 90",
    "ms_p50": "Milisegundos por pregunta, mediana",
    "ms_p95": "Milisegundos por pregunta, percentil 95",
}
_SETTINGS = {
    "suite": "Preguntas",
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
    rows = sorted(zip(cases, answers, scores, strict=True), key=lambda row: _badness(row[2]))
    worst = [
        {"case": case, "answer": answer, "score": score, "found": ranking(answer)[:_SHOWN]}
        for case, answer, score in rows[:_WORST]
    ]
    settings = {_SETTINGS.get(name, name): value for name, value in config.items() if value not in (None, "None")}
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


def title_of(figure: str) -> str:
    """What people read for a figure of metrics.json."""
    return _TITLES[figure]


def _badness(score: Score) -> float:
    wrongly_drafted = score.refused_when_unanswerable
    return wrongly_drafted if wrongly_drafted is not None else (score.ndcg_10 or 0.0) + (score.citation_recall or 0.0)
