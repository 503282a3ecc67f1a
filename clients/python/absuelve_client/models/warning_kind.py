from typing import Literal

WarningKind = Literal["aviso", "duda", "rechazado", "tarea"]

WARNING_KIND_VALUES: set[WarningKind] = {
    "aviso",
    "duda",
    "rechazado",
    "tarea",
}


def check_warning_kind(value: str) -> WarningKind:
    if value in WARNING_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WARNING_KIND_VALUES!r}")
