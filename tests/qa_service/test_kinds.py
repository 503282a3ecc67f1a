import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import fold
from qa_service.kinds import kinds_of
from qa_service.model import QuestionKind as K


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("¿Se puede sancionar dos veces al mismo vendedor?", K.YES_NO),
        ("¿Los templos pagan arbitrios?", K.YES_NO),
        ("El local ya cerró. ¿Está permitido reabrirlo?", K.YES_NO),
        ("el alcalde puede viajar sin permiso del concejo", K.YES_NO),
        ("¿En qué plazo se responde una queja?", K.DEADLINE),
        ("¿Cuántos días tengo para pagar la papeleta?", K.DEADLINE),
        ("¿Hasta cuándo sirve la autorización del mercado?", K.DEADLINE),
        ("¿Plazo para presentar el balance?", K.DEADLINE),
        ("¿De cuánto es la multa por ruido?", K.AMOUNT),
        ("¿Cuánto cuesta el duplicado del carné?", K.AMOUNT),
        ("¿Qué porcentaje va a mantenimiento?", K.PERCENTAGE),
        ("¿Cuántos vecinos deben firmar?", K.COUNT),
        ("¿Quién aprueba el cuadro de puestos?", K.WHO),
        ("¿Qué órgano resuelve la tacha?", K.WHO),
        ("¿Qué requisitos piden para el carné?", K.REQUIREMENTS),
        ("¿Qué papeles llevo?", K.REQUIREMENTS),
        ("¿Qué sanción corresponde por no fumigar?", K.SANCTION),
        ("¿Qué pasa si no pago?", K.SANCTION),
        ("¿Qué se entiende por puesto fijo?", K.DEFINITION),
        ("¿Qué es un puesto fijo?", K.DEFINITION),
        ("No sé, ¿y qué es un puesto fijo?", K.DEFINITION),
        ("El guardián que es primo del socio, ¿debe retirarse?", K.YES_NO),
        ("¿Cómo se tramita el traspaso del puesto?", K.PROCEDURE),
        ("¿Cuáles son las causales de retiro?", K.LIST),
        ("¿Qué artículo regula el traspaso?", K.WHERE_IN_LAW),
        ("El traspaso del puesto.", K.OTHER),
        ("Si el socio muere, ¿su hijo hereda el puesto?", K.YES_NO),
        ("los fiscales tienen que contar cuanta gente hay en la feria?", K.YES_NO),
        ("no paga hace un año, que hacemos?", K.OTHER),
        ("¿Con qué plata se arregla el techo?", K.OTHER),
        ("¿Hasta qué hora abre el mercado?", K.DEADLINE),
        ("¿Cada cuánto se renueva el carné?", K.DEADLINE),
        ("¿Cuánto cobramos por el puesto?", K.AMOUNT),
        ("¿Cuál es el derecho por el duplicado?", K.AMOUNT),
        ("¿Cuánto de multa me ponen por no barrer?", K.AMOUNT),
        ("¿Cuánto me pueden embargar?", K.AMOUNT),
        ("¿Hasta cuánto se presta?", K.AMOUNT),
        ("¿Cuánto puede durar la suspensión?", K.DEADLINE),
        ("¿Tengo derecho a que me den copia?", K.YES_NO),
        ("¿Cómo se reparte lo recaudado?", K.LIST),
        ("¿Cómo se distribuyen los puestos?", K.LIST),
        ("Quiero un puesto, ¿qué me piden?", K.REQUIREMENTS),
        ("¿Qué debo acreditar para entrar?", K.REQUIREMENTS),
    ],
)
def test_the_question_words_tell_what_answer_is_wanted(text: str, kind: K) -> None:
    assert kinds_of(text)[0] is kind


def test_several_questions_want_several_answers_in_their_order() -> None:
    assert kinds_of("¿Puede reclamar el socio? ¿En qué plazo? ¿Ante quién?") == (K.YES_NO, K.DEADLINE, K.WHO)


def test_a_question_word_in_front_wants_no_yes_or_no() -> None:
    assert K.YES_NO not in kinds_of("¿Qué corresponde hacer con el puesto vacío?")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("¿Quién aprueba la tasa y en qué plazo?", (K.WHO, K.DEADLINE)),
        ("¿Qué requisitos piden y cuánto cuesta el carné?", (K.REQUIREMENTS, K.AMOUNT)),
        ("¿Qué sanción hay y quién la impone?", (K.SANCTION, K.WHO)),
        ("¿Cómo se elige al delegado?", (K.PROCEDURE,)),
        ("¿Puede comprar sin concurso y cuándo regulariza los papeles?", (K.YES_NO, K.DEADLINE)),
        ("¿Puedo pedir más y hasta cuánto?", (K.YES_NO, K.AMOUNT)),
    ],
)
def test_one_question_may_want_two_answers(text: str, kinds: tuple[K, ...]) -> None:
    assert kinds_of(text)[: len(kinds)] == kinds


def test_only_the_part_asked_counts_and_not_the_tale_before_it() -> None:
    assert kinds_of("Nadie sabe quién mandó cerrar ni cuánto cuesta. ¿En qué plazo se apela?") == (K.DEADLINE,)


@given(st.text(max_size=200))
def test_every_text_wants_something_and_nothing_twice(text: str) -> None:
    kinds = kinds_of(text)
    assert kinds
    assert len(set(kinds)) == len(kinds)


@given(st.sampled_from(["¿Quién firma?", "¿En qué plazo se apela?", "¿Cuánto es la multa?", "¿Se puede ceder?"]))
def test_accents_and_capitals_change_nothing(text: str) -> None:
    assert kinds_of(fold(text)) == kinds_of(text.upper()) == kinds_of(text)
