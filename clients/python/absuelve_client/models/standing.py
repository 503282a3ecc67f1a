from typing import Literal

Standing = Literal["released", "withdrawn", "written"]

STANDING_VALUES: set[Standing] = {
    "released",
    "withdrawn",
    "written",
}


def check_standing(value: str) -> Standing:
    if value in STANDING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STANDING_VALUES!r}")
