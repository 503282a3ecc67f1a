from typing import Literal

Hold = Literal["free", "mine"]

HOLD_VALUES: set[Hold] = {
    "free",
    "mine",
}


def check_hold(value: str) -> Hold:
    if value in HOLD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {HOLD_VALUES!r}")
