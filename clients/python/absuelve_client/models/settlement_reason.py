from typing import Literal

SettlementReason = Literal["checked", "harmless", "mended", "other"]

SETTLEMENT_REASON_VALUES: set[SettlementReason] = {
    "checked",
    "harmless",
    "mended",
    "other",
}


def check_settlement_reason(value: str) -> SettlementReason:
    if value in SETTLEMENT_REASON_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SETTLEMENT_REASON_VALUES!r}")
