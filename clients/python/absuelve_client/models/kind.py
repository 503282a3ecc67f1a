from typing import Literal

Kind = Literal["preview", "publish", "rollback"]

KIND_VALUES: set[Kind] = {
    "preview",
    "publish",
    "rollback",
}


def check_kind(value: str) -> Kind:
    if value in KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {KIND_VALUES!r}")
