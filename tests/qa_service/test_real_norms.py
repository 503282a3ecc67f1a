"""The invariants of answering over real texts: quotes are spans, figures stand in them, wordings fit the day."""

from datetime import date
from pathlib import Path

import pytest

from corpus.validity import Status
from ingest.assembly import read_regulations
from ingest.model import Refusal
from qa_service.answering import answer
from qa_service.model import Draft, Question
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY

pytestmark = pytest.mark.shared

FILES = ("LEY-28056-2003.md", "LEY-29029-2007.md", "DLEG-1057-2008.md", "LEY-27506-2001.md", "LEY-28976-2007.md")
QUESTIONS = (
    "¿Qué derechos tiene el trabajador con contrato administrativo de servicios?",
    "¿Cuál es el plazo de la solicitud de licencia de funcionamiento?",
    "¿Quiénes participan en el presupuesto participativo?",
    "¿Qué porcentaje del canon va a los gobiernos locales?",
    "¿Cómo se constituye una mancomunidad municipal?",
    "¿Puede revocarse la licencia de funcionamiento?",
    "¿Cuánto dura el contrato administrativo de servicios?",
    "¿Qué sanciones hay por incumplimiento?",
)


@pytest.fixture(scope="module")
def index(shared: Path) -> ListSearcher:
    read = (read_regulations(shared / "corpus/norms" / name) for name in FILES)
    return ListSearcher(norm for found in read if not isinstance(found, Refusal) for norm in found)


def draft(index: ListSearcher, text: str, as_of: date | None = None) -> Draft:
    made = answer(Question("q", text, as_of), index, today=TODAY).draft
    assert made is not None, text
    return made


@pytest.mark.parametrize("text", QUESTIONS)
@pytest.mark.parametrize("as_of", [None, date(2009, 6, 30)])
def test_every_quote_of_a_draft_is_a_span_of_the_wording_it_cites(
    index: ListSearcher, text: str, as_of: date | None
) -> None:
    for citation in draft(index, text, as_of).citations:
        held = [wording.text for wording in index.wordings(citation.provision)]
        assert any(wording[citation.start : citation.end] == citation.quote for wording in held)


@pytest.mark.parametrize("text", QUESTIONS)
def test_drafts_pass_their_checks_and_keep_short(index: ListSearcher, text: str) -> None:
    made = draft(index, text)
    assert made.sound, [failed for statement in made.statements for failed in statement.failed]
    assert 5 < len(made.text.split()) <= 200


@pytest.mark.parametrize("text", QUESTIONS)
def test_nothing_that_has_ended_is_cited_as_current(index: ListSearcher, text: str) -> None:
    for citation in draft(index, text).citations:
        assert citation.status is Status.IN_FORCE
        assert citation.valid_to is None or citation.valid_to > TODAY


def test_an_exact_reference_to_a_real_norm_is_found_and_cited(index: ListSearcher) -> None:
    made = draft(index, "¿Qué dice el artículo 10 del Decreto Legislativo 1057 sobre la renuncia?")
    assert {citation.provision.article for citation in made.citations} == {"art_10"}
    assert "30 días naturales" in " ".join(made.text.split())
