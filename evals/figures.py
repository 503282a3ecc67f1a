"""The names of all figures: what each is called where people read it, and which of them should be small."""

from evals.metrics import MEASURES
from evals.perturbations import TITLES as VARIANTS

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
    "auroc": "Lo acertado tiene más confianza que lo errado (AUC)",
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
    # leave-out
    "left_out_right": "Bien sin la norma decisiva (sin borrador, o con una regla igual de otra)",
    "left_out_told": "Bien sin la norma decisiva, o con la duda dicha al asesor",
    # speed
    "search_ms": "Milisegundos de una búsqueda",
    "search_ms_p50": "Milisegundos de una búsqueda, mediana",
    "search_ms_p95": "Milisegundos de una búsqueda, percentil 95",
    "search_per_embedding": "Una búsqueda entera, en veces lo que toma codificar la pregunta",
    "cold_start_s": "Segundos de una pregunta desde cero",
    # given passages
    "error_rate": "Calla, y sus pasajes responden",
    "hallucination_rate": "Responde, y sus pasajes no responden",
    "hallucination_at_22": "Responde lo que no tiene respuesta, cuando calla de más en 22 %",
    **{f"{name}_lost": f"nDCG@10 que se pierde: {title.lower()}" for name, title in VARIANTS.items()},
}

LOST = tuple(f"{name}_lost" for name in VARIANTS)
_OWN = (*LOST, "search_ms", "error_rate", "hallucination_rate")  # of kinds of suites that draft nothing
# Figures that a question has for itself, whatever its suite's kind: two runs are compared by these.
COMPARED = (*MEASURES, "left_out_right", "left_out_told", *_OWN)
# What a run is told by in a line, by its suite's kind.
_ANSWERED = ("ndcg_10", "recall_10", "citation_recall", "drafted_when_answerable", "refused_when_unanswerable")
_LINES = {
    "leave-out": ("left_out_right", "left_out_told"),
    "robustness": ("ndcg_10", *LOST),
    "speed": ("search_ms_p50", "search_ms_p95", "cold_start_s"),
    "calibration": ("ndcg_10", "recall_10", "hit_1"),
    "passages": ("error_rate", "hallucination_rate", "auroc"),
}
LESS_IS_BETTER = frozenset({"wrong_wording_as_right", "unfounded_quotes", "words", "milliseconds", *_OWN})


def title_of(figure: str) -> str:
    """What people read for a figure of metrics.json; raises `KeyError` for one that there is not."""
    return _TITLES[figure]


def main_of(kind: str) -> tuple[str, ...]:
    """The figures that a run of a kind of suite is told by in a line."""
    return _LINES.get(kind, _ANSWERED)
