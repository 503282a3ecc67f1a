"""Which passwords are good enough, by one rule for everybody, and how they are kept."""

from collections.abc import Iterable

from corpus.errors import InvalidInput
from desk import accounts

SHORTEST, LONGEST = 10, 200
_ENOUGH = 4  # of 4: ten thousand million guesses or more, as zxcvbn grades; 3 lets "La Molina 2024" pass for La Molina
# Words that people here put first; the rest of what zxcvbn knows is English.
_USUAL = (
    "absuelve", "municipalidad", "alcalde", "alcaldia", "contraseña", "contrasena", "clave", "usuario", "bienvenido",
    "peru", "lima", "sistemas", "gestion", "tramite",
)  # fmt: skip
_GRADED = 72  # letters that zxcvbn looks at; what is longer is not made weaker by its rest


def require_good(password: str, known: Iterable[str] = ()) -> None:
    """Pass or raise `InvalidInput`: length, and how hard to guess it is for who knows the words in `known`."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidInput(f"Escriba una contraseña de {SHORTEST} a {LONGEST} caracteres.")
    if _grade(password, known) < _ENOUGH:
        raise InvalidInput(
            "Esa contraseña se adivina pronto. Use tres o cuatro palabras que no vayan juntas, sin su nombre, "
            "su correo ni su municipalidad."
        )


def kept(password: str, known: Iterable[str] = ()) -> str:
    """A good password as it is kept; takes long on purpose, so not inside a transaction. Raises `InvalidInput`."""
    require_good(password, known)
    return accounts.hashed(password)


def _grade(password: str, known: Iterable[str]) -> int:
    from zxcvbn import zxcvbn

    words = [word for text in known for word in (text, *text.replace("@", " ").replace(".", " ").split()) if word]
    return int(zxcvbn(password[:_GRADED], user_inputs=[*_USUAL, *words])["score"])
