from typing import Literal

EditReason = Literal[
    "answered_by_hand",
    "missing_exception",
    "missing_provision",
    "style",
    "too_long",
    "unclear",
    "wrong_provision",
    "wrong_wording",
]

EDIT_REASON_VALUES: set[EditReason] = {
    "answered_by_hand",
    "missing_exception",
    "missing_provision",
    "style",
    "too_long",
    "unclear",
    "wrong_provision",
    "wrong_wording",
}


def check_edit_reason(value: str) -> EditReason:
    if value in EDIT_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EDIT_REASON_VALUES!r}")
