from typing import Literal

WarningState = Literal["all", "open", "settled"]

WARNING_STATE_VALUES: set[WarningState] = {
    "all",
    "open",
    "settled",
}


def check_warning_state(value: str) -> WarningState:
    if value in WARNING_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WARNING_STATE_VALUES!r}")
