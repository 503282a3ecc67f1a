"""Numbers with their nouns, as Spanish counts: one norm is «1 norma»."""


def counted(number: int, one: str, many: str) -> str:
    """A number and the noun that agrees with it: "1 norma", "1,204 normas"."""
    return f"{number:,} {one if number == 1 else many}"
