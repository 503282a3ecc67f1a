from typing import Literal

DeclineReason = Literal["duplicate", "not_legal", "other_authority", "out_of_scope", "personal_data"]

DECLINE_REASON_VALUES: set[DeclineReason] = {
    "duplicate",
    "not_legal",
    "other_authority",
    "out_of_scope",
    "personal_data",
}


def check_decline_reason(value: str) -> DeclineReason:
    if value in DECLINE_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DECLINE_REASON_VALUES!r}")
