import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import stem
from ingest.folding import fold
from qa_service.families import root


def family(word: str) -> str:
    return root(stem(fold(word)))


@pytest.mark.parametrize(
    "words",
    [
        "reelegido reelección reelegir",
        "grabar grabaciones grabado",
        "sanción sancionar sancionado",
        "aprueba aprobó aprobación",
        "prescribe prescripción",
        "suspende suspensión",
        "devuelva devolución devolver",
        "creación crea",
        "nombrar nombramiento",
        "distribuye distribución",
        "concede concesión",
        "revisa revisión",
        "votos votación",
        "ejecuta ejecución",
    ],
)
def test_what_is_done_and_the_doing_of_it_are_one_family(words: str) -> None:
    assert len({family(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("contrato", "contraloría"),
        ("general", "generar"),
        ("vacancia", "vacaciones"),
        ("resolución", "resolver"),
        ("comité", "comisión"),
        ("puesto", "postor"),
        ("suelo", "solo"),
        ("cuenta", "contar"),
        ("pueblo", "población"),
        ("tasa", "tasación"),
        ("caso", "casación"),
        ("medio", "mediación"),
        ("regla", "reglamento"),
        ("fundado", "fundamento"),
    ],
)
def test_words_that_merely_look_alike_are_no_family(one: str, other: str) -> None:
    assert family(one) != family(other)


@given(st.text("abcdefghijklmnñopqrstuvwxyz", min_size=1, max_size=18))
def test_every_stem_has_a_root_that_is_not_empty(form: str) -> None:
    assert root(form)
