"""What personal data is found as: its kind and where it stands, never a copy of it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was found; the value is how people call it."""

    DNI = "DNI"
    FOREIGN = "carné de extranjería"
    RUC = "RUC"
    PHONE = "teléfono"
    EMAIL = "correo"
    BANK = "cuenta bancaria"
    NAME = "nombre"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data of a text, as `text[start:end]`."""

    kind: Kind
    start: int
    end: int
