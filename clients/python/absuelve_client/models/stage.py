from typing import Literal

Stage = Literal["done", "failed", "running", "waiting"]

STAGE_VALUES: set[Stage] = {
    "done",
    "failed",
    "running",
    "waiting",
}


def check_stage(value: str) -> Stage:
    if value in STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STAGE_VALUES!r}")
