"""Small pieces of Peruvian Spanish that several faces of the service share."""

from datetime import date

MONTHS = "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre".split()


def day(value: date) -> str:
    """A date as Peruvians write it: 6 de marzo de 2022."""
    return f"{value.day} de {MONTHS[value.month - 1]} de {value.year}"
