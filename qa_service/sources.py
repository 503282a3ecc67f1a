"""Where settings come from: the environment first, then a TOML file that `ABSUELVE_CONFIG` names."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from corpus.errors import InvalidInput

PREFIX = "ABSUELVE_"
FILE = PREFIX + "CONFIG"


@dataclass(frozen=True, slots=True)
class Given:
    """A setting as it was given: its variable, its text, and whether the file or the environment gave it."""

    name: str
    text: str
    from_file: bool


def given(environ: Mapping[str, str], known: frozenset[str]) -> dict[str, Given]:
    """Every setting that is given, by variable; raises `InvalidInput` for a file, or a name in it, that is of no use.

    In the file a setting has its variable's name without the prefix, in small letters: `threads = 2`.
    """
    path = environ.get(FILE)
    filed = {name: Given(name, text, True) for name, text in _filed(Path(path), known).items()} if path else {}
    set_here = {name: Given(name, text, False) for name, text in environ.items() if name in known}
    return {**filed, **set_here}


def _filed(path: Path, known: frozenset[str]) -> dict[str, str]:
    try:
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidInput(
            f"No se puede leer «{path}», que nombra {FILE}: {error.strerror}. Revise la ruta."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(
            f"«{path}» no es TOML: {error}. Corríjalo y pruébelo con «absuelve check-config»."
        ) from error
    return {_variable(name, known, path): _text(name, value, path) for name, value in loaded.items()}


def _variable(name: str, known: frozenset[str], path: Path) -> str:
    """The variable that a name in the file stands for."""
    variable = PREFIX + name.upper()
    if variable not in known or name != name.lower():
        near = get_close_matches(name.lower(), [one.removeprefix(PREFIX).lower() for one in known])
        hint = f" ¿Quiso decir «{near[0]}»?" if near else ""
        raise InvalidInput(f"«{path}» da un ajuste que no existe: «{name}».{hint}")
    return variable


def _text(name: str, value: object, path: Path) -> str:
    """A value as the environment would give it: `["a", "b"]` is "a,b", `{a = 1}` is "a=1", true is 1."""
    match value:
        case bool():
            return str(int(value))
        case str() | int() | date():
            return str(value)
        case list() if all(isinstance(one, str) for one in value):
            return ",".join(value)
        case dict() if all(isinstance(one, int) for one in value.values()):
            return ",".join(f"{key}={one}" for key, one in value.items())
    raise InvalidInput(f"«{path}» da a «{name}» un valor que no sirve.")
