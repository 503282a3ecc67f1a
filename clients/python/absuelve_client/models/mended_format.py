from typing import Literal

MendedFormat = Literal["csv", "json"]

MENDED_FORMAT_VALUES: set[MendedFormat] = {
    "csv",
    "json",
}


def check_mended_format(value: str) -> MendedFormat:
    if value in MENDED_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MENDED_FORMAT_VALUES!r}")
