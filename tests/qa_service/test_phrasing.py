import pytest

from qa_service.model import QuestionKind as K
from qa_service.phrasing import opening


def first(kind: K, question: str, quote: str, share: float = 0.9, lead: str = "") -> str:
    return opening(kind, question, quote, f"{lead} {quote}".strip(), share)


@pytest.mark.parametrize(
    ("kind", "question", "quote", "said"),
    [
        (K.YES_NO, "¿Puede el socio vender su puesto?", "El socio no puede vender su puesto.", "No."),
        (K.DEADLINE, "¿Qué plazo hay?", "Son quince (15) días hábiles.", "El plazo es de quince (15) días hábiles."),
        (K.DEADLINE, "¿Qué plazo hay?", "No excede de diez días.", "El plazo máximo es de diez días."),
        (K.DEADLINE, "¿Qué plazo hay?", "No menor de diez días.", "El plazo mínimo es de diez días."),
        (K.DEADLINE, "¿Qué plazo hay?", "Si pasan más de diez días, caduca.", ""),
        (K.DEADLINE, "¿Qué plazo hay?", "Son diez días hábiles, o veinte días hábiles en provincia.", ""),
        (K.DEADLINE, "¿Cuántos años dura?", "Tiene diez días para pedirla.", ""),
        (K.DEADLINE, "¿Cuánto dura?", "Tiene una vigencia de tres años.", "El plazo es de tres años."),
        (K.DEADLINE, "¿Desde cuándo se cuenta?", "Tiene una vigencia de tres años.", ""),
        (K.PERCENTAGE, "¿Qué porcentaje?", "Se destina el 20% a obras.", "La norma fija 20%."),
        (K.PERCENTAGE, "¿Cuánto %?", "Hasta el 20 % del canon anual.", "La norma fija hasta el 20 % del canon anual."),
        (K.PERCENTAGE, "¿Qué porcentaje?", "Se destina el 20% a obras y 5% a estudios.", ""),
        (K.AMOUNT, "¿Cuánto es?", "La multa es de 2 UIT.", "La norma fija 2 UIT."),
        (K.AMOUNT, "¿Hasta qué monto?", "Montos iguales o inferiores a ocho UIT.", "La norma fija hasta ocho UIT."),
        (K.AMOUNT, "¿Cuánto es?", "La multa es de entre 2 y 5 UIT.", ""),
        (K.COUNT, "¿Cuántos?", "La pide una tercera parte de ellos.", "La norma exige una tercera parte de ellos."),
        (K.COUNT, "¿Cuántos?", "Es la mitad más uno de sus miembros, o dos tercios de ellos.", ""),
        (K.COUNT, "¿Cuántos miembros tiene el comité?", "Sesiona con la mitad más uno de sus miembros.", ""),
        (K.WHO, "¿Quién?", "El alcalde aprueba.", ""),
        (K.WHO, "¿Quién resuelve?", "Es resuelta por el jefe del mercado.", "Corresponde al jefe del mercado."),
        (K.WHO, "¿Quién?", "Es aprobada por el concejo, o designada por el alcalde.", ""),
    ],
)  # fmt: skip
def test_the_first_words_are_direct_only_when_certain(kind: K, question: str, quote: str, said: str) -> None:
    assert first(kind, question, quote) == said


def test_the_words_that_lead_into_an_item_say_who_is_competent() -> None:
    said = first(
        K.WHO, "¿Quién acepta donaciones?", "20. Aceptar donaciones.", lead="Corresponde al concejo municipal:"
    )
    assert said == "Corresponde al concejo municipal."


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("5. Integrar, concurrir y participar en las comisiones que apruebe el concejo.", ""),
        ("6. Proponer y aprobar el reglamento.", "Corresponde al concejo municipal."),
        ("7. La aprobación del reglamento.", "Corresponde al concejo municipal."),
    ],
)
def test_a_power_is_the_answer_only_where_it_is_the_act_asked_about(item: str, said: str) -> None:
    assert first(K.WHO, "¿Quién aprueba el reglamento?", item, lead="Corresponde al concejo municipal:") == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [(K.REQUIREMENTS, "Los requisitos son los siguientes."), (K.LIST, "Son los siguientes."), (K.PROCEDURE, "")],
)
def test_a_list_that_was_asked_for_is_announced(kind: K, said: str) -> None:
    assert first(kind, "¿Qué piden?", "a) Solicitud.", lead="Se presenta:") == said
    assert first(kind, "¿Qué piden?", "Se presenta una solicitud.") == ""


def test_no_list_is_announced_that_is_of_another_thing() -> None:
    question, lead = "¿Cuáles son los plazos para avisar?", "El aviso, con plazo de cinco días, deberá contener:"
    said = {first(kind, question, "24.1.1 El texto.", lead=lead) for kind in (K.LIST, K.REQUIREMENTS)}
    assert said == {""}


def test_what_a_percentage_is_of_ends_with_a_word_of_its_own() -> None:
    quote = "La penalidad no debe exceder el 10% del monto vigente del contrato o, de ser el caso, del ítem."
    assert (
        first(K.AMOUNT, "¿Cuánto es la penalidad?", quote)
        == "La norma fija hasta el 10% del monto vigente del contrato."
    )


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("El plazo es de treinta días calendario.", "treinta días calendario"),
        ("El plazo es de 48 horas.", "48 horas"),
        ("Tiene diez (10) días para responder.", "diez (10) días"),
        ("El plazo es de dos años fiscales.", "dos años fiscales"),
        ("El plazo es de diez días hábiles; vencidos los diez días hábiles, se archiva.", "diez días hábiles"),
    ],
)
def test_the_only_term_in_a_quote_is_said_as_it_is_printed(quote: str, value: str) -> None:
    assert first(K.DEADLINE, "¿Qué plazo hay?", quote) == f"El plazo es de {value}."


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("La tasa es de S/ 25,50 por puesto.", "S/ 25,50"),
        ("La tasa es de 0,5 UIT.", "0,5 UIT"),
        ("La tasa es de 30 soles.", "30 soles"),
        ("La multa es el 10% de la tasa.", "el 10% de la tasa"),
    ],
)
def test_the_only_amount_in_a_quote_is_said_as_it_is_printed(quote: str, value: str) -> None:
    assert first(K.AMOUNT, "¿Cuánto se paga?", quote) == f"La norma fija {value}."


@pytest.mark.parametrize("kind", [K.DEADLINE, K.AMOUNT, K.PERCENTAGE, K.WHO, K.REQUIREMENTS])
@pytest.mark.parametrize(("share", "told"), [(0.39, False), (0.4, True)])
def test_a_quote_beside_the_point_decides_nothing(kind: K, share: float, told: bool) -> None:
    quote = "Son 10 días y 20 %, y corresponde al concejo lo siguiente: a) Solicitud."
    assert bool(first(kind, "¿Qué plazo hay?", quote, share)) is told


@pytest.mark.parametrize("kind", [K.PROCEDURE, K.DEFINITION, K.WHERE_IN_LAW, K.OTHER, K.SANCTION])
def test_kinds_that_the_quote_answers_by_itself_have_no_opening(kind: K) -> None:
    assert first(kind, "¿Qué plazo hay?", "El plazo es de diez días y la multa de 2 UIT.") == ""
