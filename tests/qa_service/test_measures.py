"""Each row is of a kind of false first sentence that was seen in drafts; the norms are invented."""

import pytest

from qa_service.measures import fixes, subject
from qa_service.values import values_in


def fixed(question: str, rule: str) -> bool:
    return fixes(question, rule, next((value.span for value in values_in(rule)), None))


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("¿En cuántos días se convoca la sesión ordinaria?", "La sesión ordinaria se convoca con cinco días."),
        ("¿Qué plazo hay?", "Son quince (15) días hábiles."),
        ("¿Cuántos días antes de la sesión se convoca?", "Se convoca cinco (5) días hábiles antes de la sesión."),
        ("¿Cuánto dura el carné y hay que renovarlo?", "El carné tiene una vigencia de tres años."),
        ("Plazo para apelar la multa", "La apelación de la multa se presenta en diez días."),
        ("¿En cuántos días se resuelve el recurso?", "El recurso que se presenta se resuelve en treinta días."),
        ("¿En cuántos días se absuelven las consultas?", "La absolución de consultas toma seis días."),
        ("¿En cuántos días se cobra si hay feria?", "Cuando hay feria, se cobra en dos días."),
        ("¿En cuánto se rebaja la multa?", "La multa se rebaja en un 70%."),
        ("¿Qué tasa tiene el puesto?", "El puesto paga una tasa de 3%."),
        ("¿Cuánto dura la prórroga del carné?", "El carné puede ser prorrogado por dos años."),
        ("Excepcionalmente, ¿cuánto dura el carné?", "Excepcionalmente, el carné dura dos años."),
    ],
)
def test_a_value_of_the_thing_and_the_case_asked_about_answers(question: str, rule: str) -> None:
    assert fixed(question, rule)


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        # a day to be reckoned back from
        (
            "¿Cuánto tiempo tiene el alcalde para entregar el cargo?",
            "El alcalde entrega el cargo un (1) día antes de la instalación.",
        ),
        (
            "¿Cuánto tiempo hay para entregar el puesto y desde cuándo se forma la junta?",
            "La junta entrega el puesto un día antes de la feria, forma y tiempo.",
        ),
        # of another kind of thing
        ("¿Cuántos días hay para apelar la multa?", "En los casos de feria nocturna, la multa se apela en cinco días."),
        # of another thing
        ("¿Cuántos años dura la viabilidad de un proyecto?", "El proyecto por etapas vale diez años."),
        ("¿Qué sanciones pone el comité y cuánto duran?", "Las sanciones del comité se publican en dos días."),
        ("Ya que el comité nombra al guardián, ¿con cuántos votos lo hace?", "Se informa con el voto de un tercio."),
        # of what follows the thing
        ("¿Cuántos días hay para elevar el recurso?", "Una vez elevado el recurso, el comité tiene quince días."),
        ("¿Qué plazo tiene el comité para elevar el recurso?", "El comité resuelve el recurso en quince días."),
        # of another step
        ("¿En cuánto se resuelve el recurso por la multa?", "El recurso por la multa se interpone en quince días."),
        ("¿En qué plazo se interpone el recurso?", "El recurso lo resuelve el comité en treinta días."),
        (
            "¿En cuántos días se da la conformidad?",
            "En los cinco días siguientes a la conformidad, se elige al guardián.",
        ),
        (
            "¿En cuántos días se admite la demanda?",
            "El juez, al admitir la demanda, pide el expediente en treinta días.",
        ),
        ("¿Qué plazo tiene el comité para pronunciarse sobre la baja?", "El comité cita por la baja en dos días."),
        # of another case
        ("¿Cuántos votos hacen quórum?", "99.2 Si no hubiera quórum a la primera hora, basta un tercio de los votos."),
        ("¿Cuántos días hay para dar la copia?", "Excepcionalmente, la copia se da en veinte días."),
        ("¿Cuánto dura el carné?", "Cuando se trate de puestos de feria, el carné dura dos días."),
        ("¿Cuánto dura el carné?", "b) En caso de traspaso por herencia, el carné dura dos días."),
        ("¿Con cuántos días se cita a sesión extraordinaria?", "Las sesiones ordinarias se citan con cinco días."),
        # by how much the rule's own value changes
        ("¿Cuánto es la multa por no declarar el puesto?", "La multa por no declarar se reducirá en un 70%."),
        ("¿Cuántos días dura el permiso?", "El permiso puede ser ampliado por tres días."),
        # a past in which something happened; two values told apart
        ("¿Cuántos años dura la inhabilitación?", "Inhabilitación de quien la tuvo en los últimos cuatro años."),
        ("¿Cuánto dura el mandato?", "El mandato de ambos comités durará cuatro años respectivamente."),
        # what is denied
        ("¿Desde qué monto se paga la sisa?", "No está afecto a la sisa el monto de 10 UIT."),
        ("¿Cuál es la tasa de la sisa?", "La sisa se calcula desde 10 UIT."),
        # two things are asked
        ("¿Cuánto gana el guardián y los socios cuánto de dieta?", "La dieta del guardián y los socios es de 30%."),
    ],
)
def test_a_value_of_another_thing_or_another_case_answers_nothing(question: str, rule: str) -> None:
    assert not fixed(question, rule)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("¿Cuántos días hábiles hay para apelar la multa?", ("apelar", "multa")),
        ("¿Cuánto dura el carné y quién lo firma?", ("carne",)),
        ("¿Qué plazo hay?", ()),
        ("El carné se pide en marzo. ¿Cuánto dura?", None),
    ],
)
def test_what_is_measured_is_told_by_the_words_after_the_measure(question: str, told: tuple[str, ...] | None) -> None:
    assert subject(question.lower().replace("á", "a").replace("é", "e")) == told
