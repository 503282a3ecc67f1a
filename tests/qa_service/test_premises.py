import pytest

from qa_service.model import QuestionKind as K
from qa_service.premises import correction


def corrected(kind: K, question: str, quote: str, weight: float = 0.9) -> str:
    return correction(kind, question, quote, lambda _text: weight)


@pytest.mark.parametrize(
    ("kind", "question", "quote", "said"),
    [
        (
            K.DEADLINE,
            "¿Los 15 días para apelar son calendario?",
            "La apelación se presenta en treinta (30) días hábiles.",
            "La consulta supone otra cifra: la norma fija treinta (30) días hábiles.",
        ),
        (
            K.AMOUNT,
            "¿Cuánto se paga por el carné?",
            "El carné es gratuito y se renueva cada año.",
            "La consulta supone un cobro: según la norma, es gratuito.",
        ),
        (
            K.DEADLINE,
            "¿Cada cuánto se renueva el carné?",
            "El carné tiene vigencia indeterminada.",
            "La consulta supone un vencimiento: la norma da vigencia indeterminada.",
        ),
        (
            K.OTHER,
            "como el despido no necesita aviso, basta una llamada",
            "El despido se comunica previo aviso escrito.",
            "La consulta supone que no se exige, y la norma sí lo exige.",
        ),
        (
            K.REQUIREMENTS,
            "¿Con qué requisitos se paga la cuota en víveres?",
            "No procede el pago de la cuota en víveres, conforme al numeral 5.1 del reglamento.",
            "La consulta da por hecho lo que la norma niega: "
            "«No procede el pago de la cuota en víveres, conforme al numeral 5.1 del reglamento».",
        ),
        (
            K.AMOUNT,
            "¿Qué dieta cobran los vigilantes?",
            "El cargo no da derecho a dieta ni viático.",
            "La consulta da por hecho lo que la norma niega: «no da derecho a dieta ni viático».",
        ),
    ],
)
def test_what_the_question_takes_for_granted_is_set_right(kind: K, question: str, quote: str, said: str) -> None:
    assert corrected(kind, question, quote) == said


@pytest.mark.parametrize(
    ("kind", "question", "quote"),
    [
        (K.AMOUNT, "¿Cuánto se paga por la herencia?", "La sisa grava las ventas a título oneroso o gratuito."),
        (K.AMOUNT, "¿Hasta qué monto se compra sin remate?", "Las compras de 8 UIT no requieren remate."),
        (K.AMOUNT, "¿Desde qué monto se paga la sisa?", "No está afecto a la sisa el tramo de las primeras 10 UIT."),
        (K.DEADLINE, "¿Hasta cuándo se gasta la cuota?", "Con posterioridad a junio no se puede gastar la cuota."),
        (K.DEADLINE, "¿En qué plazo se paga la cuota?", "Vencido el año, no procede pagar la cuota."),
        (
            K.YES_NO,
            "¿Los 30 días para apelar corren del aviso?",
            "El comité cuenta con sesenta (60) días para resolver la apelación.",
        ),
        (K.DEADLINE, "¿Los 30 días para apelar son calendario?", "Se apela en treinta (30) días hábiles."),
        (K.DEADLINE, "Pagó hace 15 días. ¿En qué plazo apela?", "Se apela en treinta (30) días hábiles."),
        (K.DEADLINE, "¿Qué pasa a los 15 días?", "Se apela en treinta (30) días hábiles."),
        (K.YES_NO, "Tengo 28 años, ¿me toca?", "Los de hasta 29 años reciben un puntaje."),
        (K.DEADLINE, "¿Los 15 días para apelar?", "Se apela en 30 días hábiles, o en 20 días en provincia."),
        (K.AMOUNT, "¿Cuánto se paga?", "El carné es gratuito; el duplicado cuesta 5 soles."),
        (K.WHO, "¿Quién convoca la junta?", "La junta no puede convocarse en feriado."),
        (K.DEADLINE, "¿Hasta cuándo se propone?", "Queda prohibido el remate sin martillero autorizado."),
        (K.AMOUNT, "¿Qué monto tiene la multa?", "La multa no puede exceder de 2 UIT."),
        (K.YES_NO, "¿Puede vender?", "El socio no puede vender."),
        (K.AMOUNT, "¿Por qué no se paga dieta?", "El cargo no da derecho a dieta."),
        (K.OTHER, "¿Qué horario tiene la feria?", "La feria abre a las ocho."),
    ],
)
def test_a_question_that_the_quote_does_not_contradict_is_left_alone(kind: K, question: str, quote: str) -> None:
    assert corrected(kind, question, quote) == ""


def test_what_is_denied_must_be_what_was_asked_about() -> None:
    quote = "El cargo no da derecho a dieta ni viático."
    assert corrected(K.AMOUNT, "¿Qué dieta cobran los vigilantes?", quote, weight=0.29) == ""
