"""Sentences that point back to the one before; invented."""

import pytest

from qa_service.leaning import leans


@pytest.mark.parametrize(
    "said",
    [
        "Estos recursos pueden usarse en obras.",
        "Dicho plazo vence en mayo.",
        "En este caso, avisa con diez días.",
        "Para tal efecto, firma el acta.",
        "Vencido dicho término, se archiva.",
        "Éste resuelve en dos días.",
        "Ello no impide la feria.",
        "La referida multa se paga en mesa.",
        "La misma sanción recibe el socio.",
        "Lo dispuesto en los párrafos precedentes vale para el socio.",
        "De no hacerlo, pierde el puesto.",
        "Caso contrario, pierde el puesto.",
        "En caso de no estar fijado, el plazo es de dos años.",
        "No tiene capacidad de decisión.",
        "No puede delegar el voto.",
    ],
)
def test_a_sentence_that_points_back_leans(said: str) -> None:
    assert leans(said)


@pytest.mark.parametrize(
    "said",
    [
        "Esta Ley regula las ferias.",
        "Este artículo rige desde mayo.",
        "El socio puede retirarse.",
        "Vencido el plazo, se archiva.",
        "No pueden ser elegidos los deudores.",
        "Estará a cargo de la junta.",
        "Ninguna feria dura un año.",
        "Lo dispuesto en la ley rige para el socio.",
    ],
)
def test_a_sentence_that_stands_alone_does_not_lean(said: str) -> None:
    assert not leans(said)
