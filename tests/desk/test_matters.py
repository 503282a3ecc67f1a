"""What a question wants of its advisor, and how closely it must be looked at."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.validity import Status
from desk.matters import Assessment, classify, matter_of
from desk.model import Matter
from qa_service.answering import answer
from qa_service.model import AbstentionReason, Check, CheckKind, Draft, Question, Result
from qa_service.refusals import abstain
from tests.qa_service.laws import TODAY, searcher

TASK, APPLICATION, LEGAL = Matter.TASK, Matter.APPLICATION, Matter.LEGAL
MATTERS = [
    ("¿Qué requisitos tiene el permiso de comercio ambulatorio?", TASK),
    ("¿Cómo se tramita la inscripción de una junta vecinal?", TASK),
    ("¿Ante quién presento la solicitud y en qué plazo?", TASK),
    ("¿Cuáles son las etapas del presupuesto participativo?", TASK),
    ("¿Cuánto se paga por el derecho de trámite?", APPLICATION),
    ("¿Qué porcentaje del canon corresponde al distrito?", APPLICATION),
    ("Un trabajador faltó tres días. ¿Cuántos días le descontamos?", APPLICATION),
    ("¿Puede un regidor ser gerente de la empresa municipal?", LEGAL),
    ("¿Es nulo el acuerdo que se aprobó sin quórum?", LEGAL),
    ("¿Qué artículo prohíbe contratar parientes?", LEGAL),
    ("¿Qué sanción le corresponde al alcalde?", LEGAL),
    ("Buenas tardes", APPLICATION),
]


@pytest.mark.parametrize(("question", "matter"), MATTERS)
def test_the_matter_is_told_by_general_cues(question: str, matter: Matter) -> None:
    assert matter_of(question) is matter


def result(question: str, **more: object) -> Result:
    """What comes of a question."""
    return answer(Question("q", question, **more), searcher(), today=TODAY)  # type: ignore[arg-type]


def changed(draft: Draft, **statement: object) -> Draft:
    """A draft whose first statement is otherwise."""
    return replace(draft, statements=(replace(draft.statements[0], **statement), *draft.statements[1:]))  # type: ignore[arg-type]


PLAIN = result("¿Qué requisitos tiene el permiso de comercio ambulatorio?")
DRAFT = PLAIN.draft or Draft(PLAIN.understanding.kind, ())


def old(draft: Draft) -> Draft:
    """A draft that cites an older wording."""
    return changed(draft, citations=(replace(draft.citations[0], status=Status.SUPERSEDED),))


def failing(kind: CheckKind) -> Draft:
    """A draft that failed a check."""
    return changed(DRAFT, failed=(Check(kind, ""),))


RISKS = [
    ("all is well", PLAIN, 10, ()),
    ("a check failed", replace(PLAIN, outcome=failing(CheckKind.NUMBER)), 35, ("controles",)),
    ("hard to read", replace(PLAIN, outcome=failing(CheckKind.RECOGNITION)), 20, ("escaneo",)),
    ("unsure", replace(PLAIN, outcome=replace(DRAFT, confidence=0.2)), 25, ("poco seguro",)),
    ("an older wording", replace(PLAIN, outcome=old(DRAFT)), 25, ("no está vigente",)),
    ("a past day", result("¿Qué requisitos tiene el permiso?", as_of=date(2020, 1, 1)), 15, ("fecha pasada",)),
    ("no draft", replace(PLAIN, outcome=abstain(AbstentionReason.OUTSIDE_CORPUS)), 60, ("a mano",)),
    ("much at stake", result("¿Qué requisitos evitan la nulidad del permiso?"), 20, ("nulidad",)),
]  # fmt: skip


@pytest.mark.parametrize(("found", "risk", "signs"), [row[1:] for row in RISKS], ids=[row[0] for row in RISKS])
def test_the_risk_is_the_sum_of_its_reasons(found: Result, risk: int, signs: tuple[str, ...]) -> None:
    told: Assessment = classify(found)
    assert told.risk == risk
    assert len(told.signs) == len(signs) and all(sign in why for sign, why in zip(signs, told.signs, strict=True))


def test_what_is_riskiest_of_all_is_a_hundred() -> None:
    bad = changed(old(DRAFT), failed=(Check(CheckKind.NUMBER, ""), Check(CheckKind.RECOGNITION, "")))
    worst = result("¿Es nulo el acuerdo? ¿Es causal de vacancia?", as_of=date(2020, 1, 1))
    assert classify(replace(worst, outcome=replace(bad, confidence=0.1))).risk == 100
