from typing import Literal

Status = Literal["aún no vigente", "derogada", "texto anterior", "vigente"]

STATUS_VALUES: set[Status] = {
    "aún no vigente",
    "derogada",
    "texto anterior",
    "vigente",
}


def check_status(value: str) -> Status:
    if value in STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STATUS_VALUES!r}")
