"""Provisions cited by number are never passed over in silence: not there, or about something else."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from qa_service.answering import answer, scope_of
from qa_service.heeding import ABOUT, LACKED, of_norms, remarks
from qa_service.model import AbstentionReason, Citation, Question
from qa_service.understanding import understand
from tests.qa_service.laws import TODAY, searcher

INDEX = searcher()


@pytest.mark.parametrize(
    ("asked", "bare"),
    [
        ("¿Qué dice el artículo 5 de la Ley N° 99001?", True),
        ("Explíqueme el artículo 5 de la Ley N° 99001", True),
        ("¿Qué establecen el artículo 5 de la Ley N° 99001 y el artículo 6 de la Ley N° 99001?", True),
        ("¿Qué regula el numeral 5.2 del artículo 5 de la Ley N° 99001?", True),
        ("Según el artículo 5 de la Ley N° 99001, ¿cuánto es la multa?", False),
        ("¿Cuánto es la multa?", False),
        ("¿Qué dice la Ley N° 99001?", False),
    ],
)
def test_a_question_may_ask_nothing_but_what_a_provision_says(asked: str, bare: bool) -> None:
    assert understand(Question("q", asked), scope_of(INDEX), TODAY).bare is bare


def test_a_question_on_an_article_that_its_norm_does_not_have_is_refused_by_its_name() -> None:
    refused = answer(Question("q", "¿Qué dice el artículo 50 de la Ley N° 99001?"), INDEX, today=TODAY).abstention
    assert refused is not None
    assert refused.reason is AbstentionReason.OUTSIDE_CORPUS
    assert "el artículo 50 de la Ley N° 99001" in refused.message
    assert "no lo tiene" in refused.message


def test_an_article_that_is_there_is_told() -> None:
    draft = answer(Question("q", "¿Qué dice el artículo 6 de la Ley N° 99001?"), INDEX, today=TODAY).draft
    assert draft is not None
    assert {one.eid for one in draft.citations} == {"art_6"}
    assert draft.caveats == ()


def test_a_draft_that_rests_on_another_article_says_so() -> None:
    asked = "Según el artículo 50 de la Ley N° 99001, ¿en qué plazo se apela la multa?"
    draft = answer(Question("q", asked), INDEX, today=TODAY).draft
    assert draft is not None
    assert draft.caveats == (LACKED.format(named="el artículo 50 de la Ley N° 99001"),)


def test_what_an_article_cited_and_not_quoted_is_about_is_told_once() -> None:
    draft = answer(Question("q", "¿En qué plazo se apela la multa?"), INDEX, today=TODAY).draft
    assert draft is not None
    used = [one.provision for one in draft.citations if one.eid.startswith("art_5")]
    cited = [ProvisionId.parse(f"ley-99001#{eid}") for eid in ("art_7", "art_7__para_1", "art_5__para_5.1")]
    named = "el artículo 7 de la Ley N° 99001"
    assert remarks(cited, used, INDEX, TODAY) == (ABOUT.format(named=named, heading="Sesiones"),)


def test_a_part_cited_is_met_by_a_quote_of_its_article() -> None:
    asked = "Según el numeral 5.2 del artículo 5 de la Ley N° 99001, ¿en qué plazo se apela la multa?"
    draft = answer(Question("q", asked), INDEX, today=TODAY).draft
    assert draft is not None
    assert draft.caveats == ()


def quoted_first(slug: str) -> list[Citation]:
    """What a draft cites, of a norm first."""
    draft = answer(Question("q", "¿En qué plazo se apela la multa?"), INDEX, today=TODAY).draft
    assert draft is not None
    return [replace(one, regulation=RegulationId(slug)) for one in draft.citations[:1]]


ENDED = "La consulta nombra la Ley N° 88001, derogada desde el 1 de enero de 2015 por la Ley N° 99001."
APART = "Nada de lo citado es de la Ley N° 99001, la norma que la consulta nombra o su texto único."


@pytest.mark.parametrize(
    ("asked", "named", "cited", "on", "said"),
    [
        ("¿Cuánto es el peaje en la Ley 88001?", "ley-88001", "ley-99001", TODAY, (ENDED,)),
        ("¿Cuánto es el peaje en la Ley 88001?", "ley-88001", "ley-88001", TODAY, ()),
        ("¿Cuánto era el peaje en la Ley 88001?", "ley-88001", "ley-88001", date(2014, 1, 1), ()),
        ("¿Cuánto es la multa en la Ley 99001?", "ley-99001", "ley-88001", TODAY, (APART,)),
        ("¿Cuánto es la multa en la Ley 99001?", "ley-99001", "ley-99001", TODAY, ()),
        # by its title alone it may be any of its time
        ("¿Cuánto es la multa en la ley de mercados?", "ley-99001", "ley-88001", TODAY, ()),
    ],
)
def test_a_norm_named_is_not_left_for_another_in_silence(
    asked: str, named: str, cited: str, on: date, said: tuple[str, ...]
) -> None:
    assert of_norms({RegulationId(named)}, quoted_first(cited), asked, INDEX, on) == said


def test_the_norm_of_an_article_spoken_of_already_is_not_spoken_of_again() -> None:
    named, used = {RegulationId("ley-99001")}, quoted_first("ley-88001")
    assert of_norms(named, used, "artículo 50 de la Ley 99001", INDEX, TODAY, heeded=True) == ()
