from typing import Literal

State = Literal["declined", "drafted", "in_review", "received", "released", "returned", "stale"]

STATE_VALUES: set[State] = {
    "declined",
    "drafted",
    "in_review",
    "received",
    "released",
    "returned",
    "stale",
}


def check_state(value: str) -> State:
    if value in STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STATE_VALUES!r}")
