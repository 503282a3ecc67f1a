"""The case that a sentence is the rule of; the sentences are invented."""

import pytest

from ingest.folding import fold
from qa_service.conditions import case_of, supposed_in


@pytest.mark.parametrize(
    ("said", "case"),
    [
        ("En los contratos de consultoría, responde la junta.", (("contratos", "consultoria"),)),
        ("d) En el caso de ferias nocturnas, el plazo es doble.", (("ferias", "nocturnas"),)),
        ("12.3. Tratándose de puestos de ropa, se pide espejo.", (("puestos", "ropa"),)),
        ("Para las personas jurídicas: copia del poder.", (("personas", "juridicas"),)),
        ("Asimismo, en caso de incendio, el puesto se cierra.", (("incendio",),)),
        # Any of several kinds of thing, up to the rule itself.
        (
            "En los casos de feria breve, subasta y rifa, la queja se presenta en dos días, ante la junta.",
            (("feria", "breve"), ("subasta",), ("rifa",)),
        ),
        # a time, an effect, the other cases, a case told elsewhere
        ("En los cinco días siguientes, la junta resuelve.", ()),
        ("Para los efectos de esta norma, feria es mercado.", ()),
        ("En los demás casos, el plazo es de diez días.", ()),
        ("En los casos señalados en el literal c), se apela ante la junta.", ()),
        ("En caso contrario, se archiva.", ()),
        ("En caso de no estar fijado, el plazo es de dos años.", ()),
        ("En el caso de que la junta no convoque, lo hace el socio.", ()),
        ("En este caso, avisa con diez días.", ()),
        ("La queja se presenta en los casos de robo, ante la junta.", ()),
        ("Los puestos de ropa, en todo caso, cierran a las seis.", ()),
    ],
)
def test_a_sentence_tells_of_which_kinds_of_thing_it_is_the_rule(said: str, case: tuple[tuple[str, ...], ...]) -> None:
    assert case_of(fold(said)) == case


@pytest.mark.parametrize(
    ("said", "supposed"),
    [
        ("Cuando hay feria, se cobra en dos días.", (("feria",),)),
        ("Si el socio muere, hereda su hijo.", (("socio", "muere"),)),
        ("En los casos señalados en el literal c), se apela.", (("senalados", "literal"),)),
        ("En los contratos de consultoría, responde la junta.", (("contratos", "consultoria"),)),
        ("El socio hereda si la junta lo dispone.", ()),
    ],
)
def test_what_a_sentence_supposes_is_its_case_too(said: str, supposed: tuple[tuple[str, ...], ...]) -> None:
    assert supposed_in(fold(said)) == supposed
