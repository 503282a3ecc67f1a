"""Which passwords are taken: long enough, and not guessed soon by whoever knows the account."""

import pytest

from corpus.errors import InvalidInput
from desk.passwords import require_good

KNOWN = ("ana.quispe@munimolina.gob.pe", "La Molina", "Rentas")


@pytest.mark.parametrize("password", ["tambo rocoto lluvia", "Xk9$wq2!Lm7", "un verso largo " * 10, "ñandú-río-piedra"])
def test_a_good_one_is_taken(password: str) -> None:
    require_good(password, KNOWN)


@pytest.mark.parametrize(
    "password",
    [
        "corta",
        "x" * 201,
        "1234567890",
        "aaaaaaaaaaaa",
        "qwertyuiop",
        "contraseña1",
        "ana.quispe12",
        "molina2024",
        "password123",
    ],
)
def test_a_bad_one_is_refused_with_what_to_do(password: str) -> None:
    with pytest.raises(InvalidInput, match=r"caracteres|palabras"):
        require_good(password, KNOWN)
