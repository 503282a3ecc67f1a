"""A question that lacks what it is about gets one question back, about what is missing."""

import pytest

from qa_service.clarity import is_unclear, question_for
from qa_service.refusals import refuse


@pytest.mark.parametrize(
    ("asked", "back"),
    [
        ("¿Cuál es el plazo?", "¿De qué trámite, recurso o acto quiere saber el plazo?"),
        ("consulta sobre el plazo", "¿De qué trámite, recurso o acto quiere saber el plazo?"),
        ("¿Cuánto es?", "¿De qué multa, tasa o pago quiere saber el monto?"),
        ("¿Qué dice el artículo 12?", "¿De qué norma es ese artículo?"),
        ("¿Qué requisitos piden?", "¿De qué trámite o autorización quiere saber los requisitos?"),
        ("¿Qué plazo había en esa fecha?", "¿A qué trámite y a qué fecha se refiere?"),
        ("¿Eso está permitido?", "¿De qué acto o hecho quiere saber si está permitido?"),
        ("¿Se puede o no se puede?", "¿De qué acto o hecho quiere saber si está permitido?"),
        ("¿Y si no contesta?", "¿Sobre qué hecho, trámite o norma pregunta?"),
        (
            "necesito ayuda con un tema del predial",
            "¿Qué quiere saber de eso: un plazo, un monto, los requisitos, quién decide?",
        ),
        ("¿Y en ese caso qué se hace?", "¿Sobre qué hecho, trámite o norma pregunta?"),
        ("Tengo un problema con un trámite", "¿Sobre qué hecho, trámite o norma pregunta?"),
    ],
)
def test_what_is_missed_is_asked_for_in_one_question(asked: str, back: str) -> None:
    assert is_unclear(asked)
    assert question_for(asked) == back
    refused = refuse(asked, ordered=False)
    assert refused is not None
    assert back in refused.message
    assert refused.message.count("?") == 1


@pytest.mark.parametrize(
    "asked",
    [
        "¿Cuál es el plazo para apelar?",
        "¿Qué dice el artículo 12 de la LOM?",
        "¿Qué dice la Ley 27972?",
        "¿Qué es un expediente?",
        "¿Quién aprueba el TUPA?",
        "¿Qué plazo tiene el procedimiento?",
        "¿De cuánto es la multa?",
        "¿Y si no contesta el vecino el oficio?",
        "vacancia",
        "necesito ayuda para vacar al alcalde",
    ],
)
def test_a_short_question_with_a_matter_is_clear(asked: str) -> None:
    assert not is_unclear(asked)
