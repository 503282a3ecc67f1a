"""Spanish ordinals as norms write them: "décima sexta", "vigésimo séptima", "única", "4ta"."""

import re

_UNITS = ("primer", "segund", "tercer", "cuart", "quint", "sext", "septim|setim", "octav", "noven")
_TENS = (
    "decim",
    "vigesim",
    "trigesim",
    "cuadragesim",
    "quincuagesim",
    "sexagesim",
    "septuagesim",
    "octogesim",
    "nonagesim",
)
_SPECIAL = {"undecim": 11, "onceav": 11, "duodecim": 12}
_VALUES = {stem: value for value, stems in enumerate(_UNITS, 1) for stem in stems.split("|")} | _SPECIAL
_TENS_VALUES = {stem: 10 * value for value, stem in enumerate(_TENS, 1)}
_UNIT = "|".join(_VALUES)
_TEN = "|".join(_TENS_VALUES)
ORDINAL = (
    rf"(?:unic[oa]|(?:{_TEN})[oa]?\s?-?(?:{_UNIT})[oa]?|(?:{_TEN})[oa]|(?:{_UNIT})[oa]?"
    r"|\d{1,3}\s?(?:[ºª°]|[rtdnsvm]?[oaer]{1,2})?)"
)
_COMPOUND = re.compile(
    rf"(?P<ten>{_TEN})[oa]?\s?-?(?P<unit>{_UNIT})[oa]?|(?P<only_ten>{_TEN})[oa]|(?P<only_unit>{_UNIT})[oa]?"
)


def ordinal(words: str) -> int | None:
    """The number of a folded ordinal: "decima sexta" is 16, "unica" is 1; None when it is not one."""
    words = words.strip()
    if words.startswith("unic"):
        return 1
    digits = re.match(r"\d{1,3}", words)
    if digits:
        return int(digits[0])
    match = _COMPOUND.fullmatch(words)
    if not match:
        return None
    ten, unit = match["ten"] or match["only_ten"], match["unit"] or match["only_unit"]
    return _TENS_VALUES.get(ten, 0) + _VALUES.get(unit, 0)
