from typing import Literal

Matter = Literal["aplicacion", "legal", "tramite"]

MATTER_VALUES: set[Matter] = {
    "aplicacion",
    "legal",
    "tramite",
}


def check_matter(value: str) -> Matter:
    if value in MATTER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MATTER_VALUES!r}")
