from dataclasses import replace
from datetime import date

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Span
from index.model import Wording
from qa_service.citing import Citer
from qa_service.grounding import check
from qa_service.model import Check, CheckKind, Draft, QuestionKind, Statement
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import CHANGED, TODAY, searcher

LAW = RegulationId("ley-99001")
INDEX = searcher()


def wording(eid: str, on: date = TODAY) -> Wording:
    found = INDEX.wording(ProvisionId(LAW, eid), on)
    assert found is not None
    return found


def statement(text: str, eid: str = "art_5__para_5.2", on: date = TODAY) -> Statement:
    held = wording(eid, on)
    return Statement(text, (Citer(INDEX, TODAY).cite(held, Span(0, len(held.text))),))


def failures(made: Statement, on: date = TODAY) -> list[CheckKind]:
    return [one.kind for one in check(made, INDEX, on).failed]


@pytest.mark.parametrize(
    "text",
    [
        "El plazo es de quince (15) días hábiles, según el numeral 5.2 del artículo 5 de la Ley N° 99001.",
        "Según la Ley N° 99001 (Ley de Mercados de Prueba): se puede apelar.",
        "Al 23 de noviembre de 2026, puede apelar la multa.",
    ],
)
def test_figures_of_the_quote_and_names_of_its_source_pass(text: str) -> None:
    assert failures(statement(text)) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("El plazo es de treinta días hábiles.", "treinta"),
        ("El plazo es de 16 días hábiles.", "16"),
        ("Según el artículo 99, son quince (15) días.", "99"),
        ("Rige desde el 3 de mayo de 2019.", "2019"),
        ("Equivale al 15% de la UIT.", "15%"),
    ],
)
def test_a_figure_without_source_is_marked(text: str, figure: str) -> None:
    failed = check(statement(text), INDEX, TODAY).failed
    assert CheckKind.NUMBER in {one.kind for one in failed}
    assert any(f"«{figure}»" in one.detail for one in failed)


QUOTED = (
    "El plazo máximo es de quince (15) días hábiles, hasta el 31 de diciembre; la multa no será menor de "
    "10 % de la UIT, salvo lo dispuesto en el artículo 20-A. El socio puede apelar."
)


def grounded_in(quote: str, text: str) -> list[CheckKind]:
    """The checks that a statement fails when all that it quotes is one article with that text."""
    index = ListSearcher([regulation("ley-77001", {"art_1": f"Artículo 1.- {quote}"})])
    held = index.wording(ProvisionId(RegulationId("ley-77001"), "art_1"), TODAY)
    assert held is not None
    cited = Citer(index, TODAY).cite(held, Span(held.text.index(quote), len(held.text)))
    return [one.kind for one in check(Statement(text, (cited,)), index, TODAY).failed]


@pytest.mark.parametrize(
    "text",
    [
        "El plazo máximo es de 15 días hábiles.",
        "El plazo es de quince días hábiles.",
        "Vence el 31 de diciembre.",
        "La multa mínima es de 10% de la UIT.",
        "Es la excepción del artículo 20-A.",
        "Sí, puede apelar.",
    ],
)
def test_what_the_quote_says_in_other_words_passes(text: str) -> None:
    assert grounded_in(QUOTED, text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("El plazo es de 15 meses.", CheckKind.NUMBER),
        ("El plazo es de 15 días calendario.", CheckKind.NUMBER),
        ("El plazo es de cuarenta y cinco días.", CheckKind.NUMBER),
        ("Vence el 31 de enero.", CheckKind.NUMBER),
        ("La multa es de 10 UIT.", CheckKind.NUMBER),
        ("Es la excepción del artículo 20-B.", CheckKind.NUMBER),
        ("El plazo mínimo es de 15 días hábiles.", CheckKind.POLARITY),
        ("La multa máxima es de 10 % de la UIT.", CheckKind.POLARITY),
        ("La multa es de hasta 10 % de la UIT.", CheckKind.POLARITY),
    ],
)
def test_another_unit_kind_of_day_month_letter_or_bound_is_marked(text: str, kind: CheckKind) -> None:
    assert kind in grounded_in(QUOTED, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Está prohibido vender el puesto.", "Está permitido vender el puesto."),
        ("El socio no puede vender su puesto.", "El socio puede vender su puesto."),
        ("El socio puede vender su puesto.", "Está prohibido vender el puesto."),
    ],
)
def test_leave_and_prohibition_are_not_exchanged(quote: str, text: str) -> None:
    assert grounded_in(quote, text) == [CheckKind.POLARITY]


def test_a_conflict_that_the_drafter_marked_stays_marked() -> None:
    mark = Check(CheckKind.CONFLICT, "Dos normas no coinciden.")
    made = replace(statement("El plazo es de quince (15) días hábiles."), failed=(mark,))
    checked = check(check(made, INDEX, TODAY), INDEX, TODAY)
    assert checked.failed == (mark,)
    assert Draft(QuestionKind.DEADLINE, (checked,)).grounded


def test_an_altered_quote_is_marked() -> None:
    made = statement("Puede apelar.")
    forged = replace(made.citations[0], quote=made.citations[0].quote.replace("quince (15)", "veinte (20)"))
    assert failures(replace(made, citations=(forged,))) == [CheckKind.QUOTE]


def test_a_quote_of_a_provision_that_does_not_exist_is_marked() -> None:
    made = statement("Puede apelar.")
    assert failures(replace(made, citations=(replace(made.citations[0], eid="art_500"),))) == [CheckKind.QUOTE]


@pytest.mark.parametrize(
    ("text", "eid"),
    [
        ("No. La norma lo dice.", "art_5__para_5.2"),
        ("Sí. La norma lo dice.", "art_5__para_5.1"),
        ("No puede apelar la multa.", "art_5__para_5.2"),
        ("Está prohibido apelar.", "art_5__para_5.2"),
    ],
)
def test_the_opposite_of_the_quote_is_marked(text: str, eid: str) -> None:
    assert failures(statement(text, eid)) == [CheckKind.POLARITY]


def test_an_older_wording_must_be_told_apart() -> None:
    before = date(2010, 1, 1)
    assert failures(statement("Sesiona tres veces.", "art_7", before)) == [CheckKind.IN_FORCE]
    assert failures(statement("Según el texto anterior, sesiona tres veces.", "art_7", before)) == []
    assert failures(statement("Sesiona tres veces.", "art_7", before), on=before) == [CheckKind.IN_FORCE]


def test_the_wording_of_the_day_asked_about_passes() -> None:
    day = date(2021, 1, 1)
    held = wording("art_7", day)
    made = Statement("Sesiona tres veces.", (Citer(INDEX, day).cite(held, Span(0, len(held.text))),))
    assert held.valid_to == CHANGED
    assert failures(made, on=day) == []


def test_a_statement_without_citation_is_marked() -> None:
    assert failures(Statement("El alcalde decide.", ())) == [CheckKind.CITATION]


def recognised(confidence: float | None) -> Statement:
    made = statement("El plazo es de quince (15) días hábiles.")
    return replace(made, citations=tuple(replace(one, confidence=confidence) for one in made.citations))


@pytest.mark.parametrize(
    ("confidence", "marked"), [(None, False), (0.95, False), (0.8, False), (0.79, True), (0.4, True)]
)
def test_what_rests_on_an_unsurely_recognised_page_is_marked_for_the_advisor(
    confidence: float | None, marked: bool
) -> None:
    assert failures(recognised(confidence)) == [CheckKind.RECOGNITION] * marked


def test_the_mark_says_where_the_text_is_how_sure_it_is_and_what_to_do() -> None:
    (found,) = check(recognised(0.62), INDEX, TODAY).failed
    assert "numeral 5.2" in found.detail and "62 %" in found.detail and "verifíquelo con el original" in found.detail


def test_unsure_recognition_is_a_mark_for_the_advisor_and_no_lack_of_ground() -> None:
    made = Draft(QuestionKind.DEADLINE, (check(recognised(0.5), INDEX, TODAY),))
    assert made.grounded and not made.sound
    wrong = replace(made.statements[0], text="El plazo es de treinta días hábiles.")
    assert not Draft(QuestionKind.DEADLINE, (check(wrong, INDEX, TODAY),)).grounded
