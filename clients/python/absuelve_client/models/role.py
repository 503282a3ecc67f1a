from typing import Literal

Role = Literal["administrator", "advisor", "editor", "evaluator", "official", "senior_advisor"]

ROLE_VALUES: set[Role] = {
    "administrator",
    "advisor",
    "editor",
    "evaluator",
    "official",
    "senior_advisor",
}


def check_role(value: str) -> Role:
    if value in ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROLE_VALUES!r}")
