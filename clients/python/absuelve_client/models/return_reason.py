from typing import Literal

ReturnReason = Literal["day", "documents", "facts", "unclear"]

RETURN_REASON_VALUES: set[ReturnReason] = {
    "day",
    "documents",
    "facts",
    "unclear",
}


def check_return_reason(value: str) -> ReturnReason:
    if value in RETURN_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RETURN_REASON_VALUES!r}")
