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
    ],
)
def test_the_first_words_are_direct_only_when_certain(kind: K, question: str, quote: str, said: str) -> None:
    assert opening(kind, question, quote, share=0.9) == said


def test_a_quote_beside_the_point_decides_nothing() -> None:
    for kind, quote in ((K.YES_NO, "No pueden vender."), (K.DEADLINE, "Diez días hábiles."), (K.AMOUNT, "2 UIT.")):
        assert opening(kind, "¿Puede el socio vender? ¿En qué plazo?", quote, share=0.2) == ""
