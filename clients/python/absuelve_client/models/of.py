from typing import Literal

Of = Literal["all", "drafter", "matter", "norm", "topic"]

OF_VALUES: set[Of] = {
    "all",
    "drafter",
    "matter",
    "norm",
    "topic",
}


def check_of(value: str) -> Of:
    if value in OF_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OF_VALUES!r}")
