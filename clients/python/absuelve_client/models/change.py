from typing import Literal

Change = Literal["ahora rige", "dejó de regir", "su texto fue corregido", "ya no está en este servicio"]

CHANGE_VALUES: set[Change] = {
    "ahora rige",
    "dejó de regir",
    "su texto fue corregido",
    "ya no está en este servicio",
}


def check_change(value: str) -> Change:
    if value in CHANGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHANGE_VALUES!r}")
