from typing import Literal

LackingFormat = Literal["csv", "json"]

LACKING_FORMAT_VALUES: set[LackingFormat] = {
    "csv",
    "json",
}


def check_lacking_format(value: str) -> LackingFormat:
    if value in LACKING_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LACKING_FORMAT_VALUES!r}")
