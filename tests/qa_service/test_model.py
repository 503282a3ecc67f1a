from dataclasses import replace

import pytest

from qa_service.answering import answer
from qa_service.model import (
    Abstention,
    AbstentionReason,
    Check,
    CheckKind,
    Draft,
    Question,
    QuestionKind,
    Statement,
)
from tests.qa_service.laws import TODAY, searcher


@pytest.fixture
def draft() -> Draft:
    made = answer(Question("q", "¿Cuánto es la multa al conductor del puesto?"), searcher(), today=TODAY).draft
    assert made is not None
    return made


def test_a_draft_reads_as_its_statements_and_then_its_caveats(draft: Draft) -> None:
    twice = replace(draft, statements=(Statement("Uno.", ()), Statement("Dos.", ())), caveats=("Ojo.",))
    assert twice.text == "Uno.\n\nDos.\n\nOjo."


def test_a_draft_lists_each_citation_once(draft: Draft) -> None:
    statement = draft.statements[0]
    assert replace(draft, statements=(statement, statement)).citations == statement.citations


def test_one_failed_check_makes_a_draft_unsound(draft: Draft) -> None:
    assert draft.sound
    failed = replace(draft.statements[0], failed=(Check(CheckKind.NUMBER, "«7» no aparece en el texto citado."),))
    assert not replace(draft, statements=(*draft.statements, failed)).sound


def test_a_result_holds_a_draft_or_a_refusal_never_both() -> None:
    drafted = answer(Question("q", "¿Cuánto es la multa al conductor?"), searcher(), today=TODAY)
    refused = replace(drafted, outcome=Abstention(AbstentionReason.UNCLEAR, "No se entiende."))
    assert drafted.draft and drafted.abstention is None
    assert refused.abstention and refused.draft is None


def test_the_first_kind_asked_for_leads() -> None:
    understood = answer(Question("q", "¿Puede apelar? ¿En qué plazo?"), searcher(), today=TODAY).understanding
    assert understood.kind is understood.kinds[0] is QuestionKind.YES_NO


def test_a_citation_names_its_provision(draft: Draft) -> None:
    citation = draft.citations[0]
    assert str(citation.provision) == f"{citation.regulation}#{citation.eid}"
