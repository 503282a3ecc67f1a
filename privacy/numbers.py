"""Numbers that SUNAT gives: how a RUC proves itself."""

_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_PREFIXES = ("10", "15", "16", "17", "20")
_LENGTH = 11


def check_digit(first: str) -> int:
    """The eleventh digit that belongs to the first ten, by SUNAT's modulus 11."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11
    return rest % 10  # 10 is written 0, and 11 is written 1


def is_ruc(text: str) -> bool:
    """Whether eleven digits are a RUC: of a kind that exists, with the right check digit."""
    digits = len(text) == _LENGTH and text.isascii() and text.isdigit()
    return digits and text.startswith(_PREFIXES) and check_digit(text[:-1]) == int(text[-1])
