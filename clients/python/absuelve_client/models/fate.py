from typing import Literal

Fate = Literal["con otra vigencia", "corregida", "derogada", "modificada", "nueva", "retirada"]

FATE_VALUES: set[Fate] = {
    "con otra vigencia",
    "corregida",
    "derogada",
    "modificada",
    "nueva",
    "retirada",
}


def check_fate(value: str) -> Fate:
    if value in FATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FATE_VALUES!r}")
