from typing import Literal

StretchOutChange = Literal["", "[-|-]", "{+|+}"]

STRETCH_OUT_CHANGE_VALUES: set[StretchOutChange] = {
    "",
    "[-|-]",
    "{+|+}",
}


def check_stretch_out_change(value: str) -> StretchOutChange:
    if value in STRETCH_OUT_CHANGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STRETCH_OUT_CHANGE_VALUES!r}")
