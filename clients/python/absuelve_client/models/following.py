from typing import Literal

Following = Literal["norm", "topic"]

FOLLOWING_VALUES: set[Following] = {
    "norm",
    "topic",
}


def check_following(value: str) -> Following:
    if value in FOLLOWING_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FOLLOWING_VALUES!r}")
