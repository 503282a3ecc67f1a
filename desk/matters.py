"""What a question wants of its advisor, told by general cues of its wording, and how closely it must be looked at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.validity import Status
from desk.model import Matter
from ingest.folding import fold
from qa_service.kinds import kinds_of
from qa_service.model import CheckKind, Draft, QuestionKind, Result, Understanding


@dataclass(frozen=True, slots=True)
class Assessment:
    """A question's matter, its risk (0-100), and the reasons for the risk as an advisor reads them."""

    matter: Matter
    risk: int
    signs: tuple[str, ...] = ()


# What kind of answer each matter's questions mostly want: how it is done and who does it; how much the rule comes to
# in a case; whether the law allows it.
_WANTED: Mapping[QuestionKind, Matter] = {
    QuestionKind.REQUIREMENTS: Matter.TASK,
    QuestionKind.PROCEDURE: Matter.TASK,
    QuestionKind.LIST: Matter.TASK,
    QuestionKind.DEADLINE: Matter.TASK,
    QuestionKind.WHO: Matter.TASK,
    QuestionKind.AMOUNT: Matter.APPLICATION,
    QuestionKind.PERCENTAGE: Matter.APPLICATION,
    QuestionKind.COUNT: Matter.APPLICATION,
    QuestionKind.YES_NO: Matter.LEGAL,
    QuestionKind.SANCTION: Matter.LEGAL,
    QuestionKind.WHERE_IN_LAW: Matter.LEGAL,
    QuestionKind.DEFINITION: Matter.LEGAL,
}
_CUES: Mapping[Matter, re.Pattern[str]] = {
    # ¿Qué documentos se presentan para la licencia? · ¿Ante quién se tramita? · ¿Cómo hago…?
    Matter.TASK: re.compile(
        r"\b(?:requisitos?|tramit\w+|pasos|formular\w+|formatos?|documentos?|papeles|solicit\w+|present(?:a|ar|o|amos)|"
        r"inscri\w+|registr\w+|licencias?|permisos?|autorizacion(?:es)?|certificad\w+|constancias?|tupa|mesa\s+de\s+partes|"
        r"fases|etapas|cronograma|apela\w*|impugna\w*|reconsideracion)\b|\bante\s+quien\b|\bcomo\s+(?:hago|hacemos|se\s+hace|puedo|pido|pedimos)\b"
    ),
    # Pasó esto, ¿le bajamos la multa? · ¿Nos toca pagar? · ¿Hasta qué porcentaje?
    Matter.APPLICATION: re.compile(
        r"\b(?:nos|le|les)\s+(?:\w+mos|toca|corresponde)\b|\b(?:mi|nuestr[oa])\s+\w+|\bcorresponde\b|\bquedo\b|\bprocede\b|"
        r"\b(?:descont\w+|calcul\w+|porcentaje|monto|contrat(?:ar|amos|o)|cobr(?:ar|amos)|pag(?:ar|amos))\b"
    ),
    # ¿Es nulo el acuerdo? · ¿Es causal de vacancia? · ¿Qué responsabilidad tiene el alcalde?
    Matter.LEGAL: re.compile(
        r"\b(?:nul[oa]s?|nulidad|vacancia|suspen\w+|sancion\w*|destitu\w+|inhabilita\w+|delitos?|responsabilidad\w*|"
        r"prohib\w+|impedi\w+|incompatib\w+|derog\w+|vigen\w+|constitucion\w*|ilegal\w*|legal(?:idad|mente)?|"
        r"competen(?:te|cia|cias)|facultad\w*|atribucion\w*|votos?|votacion|quorum|"
        r"via\s+administrativa|prescri\w+|caduc\w+|silencio\s+administrativo|articulos?|causal(?:es)?)\b"
    ),
}
_MOST_CUES = 2  # more of them prove no more
# Of two that weigh the same, the one that is reviewed more closely.
_CLOSEST = (Matter.LEGAL, Matter.APPLICATION, Matter.TASK)

_BASE: Mapping[Matter, int] = {Matter.TASK: 10, Matter.APPLICATION: 25, Matter.LEGAL: 40}
_STAKES = re.compile(
    r"\b(?:vacancia|destitu\w+|inhabilita\w+|delitos?|penal|sancion\w*|nulidad|nul[oa]|responsabilidad\w*)\b"
)
_UNSURE = 0.5


def matter_of(question: str) -> Matter:
    """The matter of a question by its words."""
    points = dict.fromkeys(_CLOSEST, 0)
    wanted = _WANTED.get(kinds_of(question)[0])
    if wanted:
        points[wanted] += 1
    said = fold(question)
    for matter, cues in _CUES.items():
        points[matter] += min(len(set(cues.findall(said))), _MOST_CUES)
    return max(_CLOSEST, key=lambda matter: points[matter]) if any(points.values()) else Matter.APPLICATION


def classify(result: Result) -> Assessment:
    """The matter and the risk of what came of a question."""
    matter = matter_of(result.understanding.text or result.question.text)
    signs = tuple(signs_of(result.understanding, result.draft))
    return Assessment(
        matter, min(100, _BASE[matter] + sum(points for points, _ in signs)), tuple(why for _, why in signs)
    )


def signs_of(read: Understanding, draft: Draft | None) -> Iterator[tuple[int, str]]:
    """What raises the risk of a question with its draft: by how many points, and why."""
    if draft is None:
        yield 50, "No hay borrador: se responde a mano."
    else:
        yield from _of_draft(draft)
    if _STAKES.search(fold(read.question.text)):
        yield 10, "Puede haber sanción, nulidad o pérdida del cargo."
    if read.dated:
        yield 5, "Pregunta por el derecho de una fecha pasada."
    if read.local:
        yield 5, "Pregunta por una norma propia de la municipalidad."


def _of_draft(draft: Draft) -> Iterator[tuple[int, str]]:
    failed = {check.kind for statement in draft.statements for check in statement.failed}
    if failed - {CheckKind.RECOGNITION}:
        yield 25, "Hay afirmaciones que no pasaron los controles."
    if CheckKind.RECOGNITION in failed:
        yield 10, "Cita un texto leído de un escaneo con poca certeza."
    if draft.confidence < _UNSURE:
        yield 15, "El programa está poco seguro de lo que encontró."
    if any(citation.status is not Status.IN_FORCE for citation in draft.citations):
        yield 15, "Cita un texto que no está vigente."
