"""What an amended provision said before: told after the rule, in a citation marked as the former wording."""

import re

from corpus.validity import Status
from index.model import Wording
from index.tokens import WORD
from ingest.folding import fold
from qa_service.citing import Citer
from qa_service.clauses import pieces, trim
from qa_service.dates import last_day
from qa_service.evidence import Evidence, Matter, stems_of
from qa_service.limits import Limits
from qa_service.model import Statement, Understanding
from qa_service.quotation import quotation

# ¿Sigue siendo …? · ¿ya cambió …? · ¿todavía …? · ¿cuánto es ahora?
_ASKS_CHANGE = re.compile(
    r"\b(?:antes|antigu[oa]s?|anterior(?:es)?|cambi\w+|modific\w+|todavia|aun|siguen?|ahora|hoy|actual\w*|ya\s+no|nuev[oa]s?)\b"
)
# A sentence of the former wording tells the same rule from this share of the words that either has.
_SAME_RULE = 0.35


def asks_change(understanding: Understanding) -> bool:
    """Whether a question wonders if a rule is still what it was."""
    return bool(_ASKS_CHANGE.search(fold(understanding.text)))


def former(best: Evidence, matter: Matter, citer: Citer, limits: Limits) -> Statement | None:
    """What the sentence that decides said before the amendment in force; None when nothing else was said."""
    wording = best.wording
    old = citer.before(wording) if citer.status(wording) is Status.IN_FORCE else None
    if old is None or old.valid_to is None:
        return None
    spans = [piece.span for piece in pieces(old.text, old.heading)]
    alike = max(spans, key=lambda span: _likeness(best.text, span.of(old.text)), default=None)
    if alike is None or _likeness(best.text, alike.of(old.text)) < _SAME_RULE or _stands(alike.of(old.text), wording):
        return None
    quoted = trim(old.text, alike, limits.former, matter.points)
    said = quotation(old, (quoted,)).rstrip(" .,;:")
    return Statement(
        f"Antes decía (texto anterior, vigente hasta el {last_day(old.valid_to)}): «{said}».",
        (citer.cite(old, quoted),),
    )


def _likeness(one: str, other: str) -> float:
    a, b = stems_of(one), stems_of(other)
    return len(a & b) / max(len(a | b), 1)


def _stands(sentence: str, wording: Wording) -> bool:
    """Whether a wording still says a sentence, whatever its capitals, accents and marks."""
    return _bare(sentence) in _bare(wording.text)


def _bare(text: str) -> str:
    return f" {' '.join(WORD.findall(fold(text)))} "
