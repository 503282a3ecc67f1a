"""Every kind of change an advisor makes, told from the two drafts alone."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.identifiers import RegulationId
from corpus.validity import Status
from insight.mending import Mend, compare
from qa_service.model import Citation, Draft, QuestionKind, Statement


def citation(eid: str = "art_5", quote: str = "quince (15) días") -> Citation:
    named = {"label": eid, "title": "Ley de mercados", "start": 0, "end": len(quote), "page": None}
    day = {"valid_from": date(2010, 1, 1), "valid_to": None, "status": Status.IN_FORCE}
    return Citation(RegulationId("ley-99001"), eid, quote=quote, **named, **day)  # type: ignore[arg-type]


FIRST = Statement("La multa del mercado se apela en quince (15) días hábiles.", (citation(),))
SECOND = Statement(
    "La apelación la resuelve el concejo municipal en sesión ordinaria.", (citation("art_7", "el concejo"),)
)
DRAFT = Draft(QuestionKind.DEADLINE, (FIRST, SECOND), ("Revise la fecha.",))


def first(**changes: object) -> Draft:
    return replace(DRAFT, statements=(replace(FIRST, **changes), SECOND))  # type: ignore[arg-type]


CASES = {
    "a citation added": (first(citations=(citation(), citation("art_9"))), {Mend.CITATION_ADDED}),
    "a citation removed": (first(citations=()), {Mend.CITATION_REMOVED}),
    "a citation replaced": (first(citations=(citation("art_6"),)), {Mend.CITATION_REPLACED}),
    "other words of the same article": (first(citations=(citation(quote="días hábiles"),)), {Mend.QUOTE}),
    "a number": (first(text=FIRST.text.replace("15", "30")), {Mend.NUMBER}),
    "a sentence dropped, which took its citation along": (
        replace(DRAFT, statements=(FIRST,)),
        {Mend.SENTENCE_DROPPED, Mend.CITATION_REMOVED},
    ),
    "a sentence added": (
        replace(DRAFT, statements=(FIRST, SECOND, Statement("El plazo corre desde la notificación.", ()))),
        {Mend.SENTENCE_ADDED},
    ),
    "a caveat added": (replace(DRAFT, caveats=(*DRAFT.caveats, "Vea su TUPA.")), {Mend.CAVEAT_ADDED}),
    "a caveat dropped": (replace(DRAFT, caveats=()), {Mend.CAVEAT_DROPPED}),
    "the wording alone": (first(text=FIRST.text.replace("se apela", "puede apelarse")), {Mend.WORDING}),
    "the order alone": (replace(DRAFT, statements=(SECOND, FIRST)), {Mend.WORDING}),
    "nothing": (DRAFT, set()),
}


@pytest.mark.parametrize(("after", "kinds"), CASES.values(), ids=CASES)
def test_the_kinds_of_change(after: Draft, kinds: set[Mend]) -> None:
    assert compare(DRAFT, after).kinds == kinds


def test_the_distance_counts_words() -> None:
    """One word of 24 differs."""
    assert len(DRAFT.text.split()) == 24
    assert compare(DRAFT, first(text=FIRST.text.replace("mercado", "puesto"))).distance == pytest.approx(
        1 / 24, abs=1e-4
    )
    assert compare(DRAFT, DRAFT).distance == 0
    assert compare(DRAFT, replace(DRAFT, statements=(), caveats=())).distance == 1
