"""What a question wants of its advisor, told by general cues of its wording, and how closely it must be looked at."""

import re
from dataclasses import dataclass

from desk.model import Matter
from ingest.folding import fold
from qa_service.model import QuestionKind, Result


@dataclass(frozen=True, slots=True)
class Assessment:
    """A question's matter, its risk (0-100), and the reasons for the risk as an advisor reads them."""

    matter: Matter
    risk: int
    signs: tuple[str, ...] = ()


# ¿Qué requisitos pide…? · ¿Cómo se tramita…? · ¿Ante quién presento…?
_TASK = re.compile(r"\b(?:requisitos?|tramit\w+|formulario|presenta|solicit\w+|plazo|pasos)\b|\bcomo\s+(?:se\s+)?hago")
# ¿Es nulo…? · ¿Qué artículo…? · ¿Se puede…?
_LEGAL = re.compile(r"\b(?:nul[oa]|nulidad|articulo|ley|norma|permitid[oa]|legal|vacancia|sancion)\b")


def matter_of(question: str) -> Matter:
    """The matter of a question by its words."""
    said = fold(question)
    if _TASK.search(said):
        return Matter.TASK
    return Matter.LEGAL if _LEGAL.search(said) else Matter.APPLICATION


def classify(result: Result) -> Assessment:
    """The matter and the risk of what came of a question."""
    matter = matter_of(result.question.text)
    draft = result.draft
    if draft is None:
        return Assessment(matter, 90, ("Sin borrador",))
    risk = {Matter.TASK: 10, Matter.APPLICATION: 30, Matter.LEGAL: 50}[matter]
    if not draft.grounded:
        risk += 30
    if QuestionKind.SANCTION in result.understanding.kinds:
        risk += 10
    return Assessment(matter, min(risk, 100))
