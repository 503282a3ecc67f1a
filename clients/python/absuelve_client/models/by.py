from typing import Literal

By = Literal["article", "department", "district", "hour", "matter", "month", "norm", "province", "topic", "weekday"]

BY_VALUES: set[By] = {
    "article",
    "department",
    "district",
    "hour",
    "matter",
    "month",
    "norm",
    "province",
    "topic",
    "weekday",
}


def check_by(value: str) -> By:
    if value in BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BY_VALUES!r}")
