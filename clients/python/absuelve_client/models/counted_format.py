from typing import Literal

CountedFormat = Literal["csv", "json"]

COUNTED_FORMAT_VALUES: set[CountedFormat] = {
    "csv",
    "json",
}


def check_counted_format(value: str) -> CountedFormat:
    if value in COUNTED_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COUNTED_FORMAT_VALUES!r}")
