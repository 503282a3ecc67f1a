import pytest

from qa_service.model import QuestionKind as K
from qa_service.phrasing import opening


@pytest.mark.parametrize(
    ("kind", "question", "quote", "said"),
    [
        (K.YES_NO, "¿Puede el socio vender su puesto?", "El socio no puede vender su puesto.", "No."),
        (K.YES_NO, "¿Se puede subarrendar?", "Está prohibido subarrendar los puestos.", "No."),
        (K.YES_NO, "¿Puede el socio ceder su puesto?", "El socio puede ceder su puesto a un familiar.", "Sí."),
        (K.YES_NO, "¿Puede el socio ceder su puesto?", "El socio puede ceder su puesto, salvo deuda.", ""),
        (K.YES_NO, "¿Puede no pagar la cuota?", "El socio no puede dejar de pagar la cuota.", ""),
        (K.YES_NO, "¿Es verdad que pagan?", "No pagan los socios nuevos.", ""),
        (
            K.DEADLINE,
            "¿Qué plazo hay?",
            "El plazo es de quince (15) días hábiles.",
            "El plazo que fija la norma es de quince (15) días hábiles.",
        ),
        (K.DEADLINE, "¿Qué plazo hay?", "Son diez días hábiles, o veinte días hábiles en provincia.", ""),
        (K.PERCENTAGE, "¿Qué porcentaje?", "Se destina el 20% a obras.", "El porcentaje que fija la norma es 20%."),
        (K.PERCENTAGE, "¿Qué porcentaje?", "Se destina el 20% a obras y 5% a estudios.", ""),
        (K.AMOUNT, "¿Cuánto es?", "La multa es de 2 UIT.", "La norma fija 2 UIT."),
        (K.WHO, "¿Quién?", "El alcalde aprueba.", ""),
        (
            K.WHO,
            "¿Quién resuelve?",
            "La apelación es resuelta por el jefe de recursos humanos o quien haga sus veces.",
            "La autoridad que señala la norma es el jefe de recursos humanos.",
        ),
        (K.WHO, "¿Quién?", "Es aprobada por el concejo, o designada por el alcalde.", ""),
        (
            K.DEADLINE,
            "¿Cuánto dura la licencia?",
            "Tiene una vigencia de tres años.",
            "El plazo que fija la norma es de tres años.",
        ),
        (K.DEADLINE, "¿Desde cuándo se cuenta?", "Tiene una vigencia de tres años.", ""),
    ],
)
def test_the_first_words_are_direct_only_when_certain(kind: K, question: str, quote: str, said: str) -> None:
    assert opening(kind, question, quote, share=0.9) == said


def test_a_quote_beside_the_point_decides_nothing() -> None:
    for kind, quote in ((K.YES_NO, "No pueden vender."), (K.DEADLINE, "Diez días hábiles."), (K.AMOUNT, "2 UIT.")):
        assert opening(kind, "¿Puede el socio vender? ¿En qué plazo?", quote, share=0.2) == ""


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("El plazo es de treinta días calendario.", "treinta días calendario"),
        ("El plazo es de tres meses.", "tres meses"),
        ("El plazo es de 48 horas.", "48 horas"),
        ("Tiene diez (10) días para responder.", "diez (10) días"),
        ("El plazo es de dos años fiscales.", "dos años fiscales"),
        ("El plazo es de diez días hábiles; vencidos los diez días hábiles, se archiva.", "diez días hábiles"),
    ],
)
def test_the_only_term_in_a_quote_is_said_as_it_is_printed(quote: str, value: str) -> None:
    assert opening(K.DEADLINE, "¿Qué plazo hay?", quote, share=0.9) == f"El plazo que fija la norma es de {value}."


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("La tasa es de S/ 25,50 por puesto.", "S/ 25,50"),
        ("La tasa es de 0,5 UIT.", "0,5 UIT"),
        ("La tasa es de 30 soles.", "30 soles"),
        ("La multa es el 10% de la tasa.", "10%"),
    ],
)
def test_the_only_amount_in_a_quote_is_said_as_it_is_printed(quote: str, value: str) -> None:
    assert opening(K.AMOUNT, "¿Cuánto se paga?", quote, share=0.9) == f"La norma fija {value}."


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("¿Puede el socio vender?", "El socio puede vender solo a otro socio."),
        ("¿Puede el socio vender?", "El socio puede vender siempre que no tenga deuda."),
        ("¿Puede el socio vender?", "El socio puede ceder, pero no puede vender."),
        ("¿Puede vender o ceder?", "El socio puede vender su puesto."),
        ("¿Puede el socio vender?", "El socio paga su cuota."),
        ("¿El socio vende?", "El socio puede vender su puesto."),
    ],
)
def test_a_permission_with_a_condition_is_no_bare_yes(question: str, quote: str) -> None:
    assert opening(K.YES_NO, question, quote, share=0.9) == ""


@pytest.mark.parametrize(("share", "said"), [(0.59, ""), (0.6, "No."), (1.0, "No.")])
def test_a_bare_no_needs_a_quote_on_the_very_point(share: float, said: str) -> None:
    assert opening(K.YES_NO, "¿Puede el socio vender?", "El socio no puede vender.", share) == said


@pytest.mark.parametrize(("share", "told"), [(0.34, False), (0.35, True)])
def test_a_value_needs_a_quote_likely_on_the_point(share: float, told: bool) -> None:
    assert bool(opening(K.AMOUNT, "¿Cuánto es?", "Son 2 UIT.", share)) is told


@pytest.mark.parametrize("kind", [K.WHO, K.LIST, K.PROCEDURE, K.DEFINITION, K.WHERE_IN_LAW, K.OTHER, K.COUNT])
def test_kinds_that_the_quote_answers_by_itself_have_no_opening(kind: K) -> None:
    assert opening(kind, "¿Qué plazo hay?", "El plazo es de diez días y la multa de 2 UIT.", share=1.0) == ""
