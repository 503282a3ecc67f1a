from typing import Literal

ReviewedFormat = Literal["csv", "json"]

REVIEWED_FORMAT_VALUES: set[ReviewedFormat] = {
    "csv",
    "json",
}


def check_reviewed_format(value: str) -> ReviewedFormat:
    if value in REVIEWED_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REVIEWED_FORMAT_VALUES!r}")
