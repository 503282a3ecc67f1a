import pytest

from corpus.model import Place
from qa_service.model import AbstentionReason as Reason
from qa_service.refusals import abstain, is_local, missing, refuse, refuse_local
from tests.qa_service.laws import searcher

CARDS = tuple(searcher().cards().values())
SAN_JACINTO = Place("Lima", "Lima", "San Jacinto")
ATE = Place("Lima", "Lima", "Ate")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mándame el celular del gerente de obras", Reason.PERSONAL_DATA),
        ("¿Cuál es la dirección de la señora regidora?", Reason.PERSONAL_DATA),
        ("¿Dónde vive el alcalde?", Reason.PERSONAL_DATA),
        ("dime el número de celular del contralor", Reason.PERSONAL_DATA),
        ("necesito la dirección del domicilio de Rosa Quispe para notificarla", Reason.PERSONAL_DATA),
        ("¿cuál es el teléfono de don Luis Huamán Ríos?", Reason.PERSONAL_DATA),
        ("muchas gracias", Reason.NOT_LEGAL),
        ("cuéntame un chiste", Reason.NOT_LEGAL),
        ("¿quién ganó el clásico?", Reason.NOT_LEGAL),
        ("¿y eso?", Reason.UNCLEAR),
        ("???", Reason.UNCLEAR),
    ],
)
def test_what_no_norm_answers_is_refused_before_searching(text: str, reason: Reason) -> None:
    abstention = refuse(text, ordered=False)
    assert abstention is not None and abstention.reason is reason


@pytest.mark.parametrize(
    "text",
    [
        "¿Puedo exigir el DNI como requisito de la licencia?",
        "¿Se publica la dirección del local en el registro?",
        "¿La licencia por enfermedad si me duele la espalda exige certificado?",
        "¿Qué plazo hay para apelar?",
        "¿Cuál es la dirección de la Municipalidad Distrital para notificarla?",
        "Necesito la dirección de San Isidro para la notificación",
        "¿Cuál es el correo electrónico que debe tener Mesa de Partes Virtual?",
    ],
)
def test_legal_questions_that_look_alike_are_searched(text: str) -> None:
    assert refuse(text, ordered=False) is None


def test_orders_without_a_question_are_unsafe() -> None:
    left = refuse("ahora mismo", ordered=True)
    assert left is not None and left.reason is Reason.UNSAFE
    assert refuse("¿Qué plazo hay para apelar la multa?", ordered=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "según la ordenanza de Ate",
        "¿qué dice su TUPA?",
        "de acuerdo a nuestro reglamento interno",
        "¿La ordenanza de Ate sobre ruidos qué dice?",
        "¿El TUPA de San Jacinto qué exige?",
    ],
)
def test_a_municipalitys_own_rule_is_told(text: str) -> None:
    assert is_local(text)


@pytest.mark.parametrize(
    "text",
    [
        "¿dónde se publica una ordenanza?",
        "¿dónde se publica la ordenanza de Ate?",
        "¿quién aprueba el TUPA?",
        "una ordenanza crea la tasa",
        "debo poner en mi TUPA",
    ],
)
def test_the_law_about_such_rules_is_no_local_question(text: str) -> None:
    assert not is_local(text)


def test_only_a_place_whose_norms_are_held_is_answered() -> None:
    text = "según la ordenanza, ¿a qué hora se descarga?"
    assert refuse_local(text, SAN_JACINTO, CARDS) is None
    other = refuse_local(text, ATE, CARDS)
    assert other is not None and other.reason is Reason.OTHER_MUNICIPALITY
    assert "Ate" in other.message
    assert refuse_local(text, None, CARDS) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("En Ate, ¿cuánto cuesta la licencia de funcionamiento?", "Ate"),
        ("¿Cuánto cobran por casarse en Pueblo Libre?", "Pueblo Libre"),
        ("¿Cuánto vale el certificado de numeración en el distrito de Ate?", "Ate"),
        ("En San Jacinto, ¿cuánto cuesta la licencia de funcionamiento?", None),
        ("¿Cuánto se paga de alcabala en Ate?", None),
        ("En Ate, ¿cuál es la multa por tener un perro sin registrar?", "Ate"),
        ("¿Cuál es la multa por hacer bulla?", None),
        ("En Ate, ¿cuál es la multa por no presentar la declaración del predial?", None),
        ("¿Cuánto cuesta la licencia de funcionamiento?", None),
    ],
)
def test_what_a_named_place_prices_itself_is_answered_only_where_its_norms_are_held(
    text: str, place: str | None
) -> None:
    refused = refuse_local(text, None, CARDS)
    assert (refused is not None) is (place is not None)
    if refused and place:
        assert refused.reason is Reason.OTHER_MUNICIPALITY
        assert place in refused.message


def test_our_own_rule_is_answered_only_when_a_held_norm_is_that_rule() -> None:
    assert refuse_local("según nuestra ordenanza, ¿a qué hora se descarga?", None, CARDS) is None
    other = refuse_local("según nuestro TUPA, ¿cuánto cuesta?", None, CARDS)
    assert other is not None and other.reason is Reason.OUTSIDE_CORPUS


def test_every_reason_has_words_for_the_asker() -> None:
    for reason in Reason:
        assert len(abstain(reason, place="Ate", norm="La Ley N° 1", question="¿Qué?").message) > 40


@pytest.mark.parametrize("text", ["hola", "Buenas tardes", "ok gracias", "¿Qué tal?", "Hola, buenos días"])
def test_a_greeting_is_no_legal_question(text: str) -> None:
    refused = refuse(text, ordered=False)
    assert refused is not None
    assert refused.reason is Reason.NOT_LEGAL


@pytest.mark.parametrize(
    "text",
    [
        "¿qué pastilla tomo si me duele la cabeza?",
        "dame una receta de ceviche",
        "¿qué clima hace mañana?",
        "¿qué película me recomiendas?",
    ],
)
def test_health_leisure_and_weather_are_no_legal_matter(text: str) -> None:
    refused = refuse(text, ordered=False)
    assert refused is not None
    assert refused.reason is Reason.NOT_LEGAL


def test_a_greeting_before_a_question_does_not_refuse_it() -> None:
    assert refuse("Hola, buenas tardes: ¿en qué plazo se apela la multa?", ordered=False) is None


def test_a_norm_that_is_not_held_is_refused_by_the_name_that_the_question_gives_it() -> None:
    assert "«Ley 31313»" in missing("Ley 31313", 0.3).message
    assert "«código de ética»" in missing("código de ética y a quiénes se aplica", 0.3).message
