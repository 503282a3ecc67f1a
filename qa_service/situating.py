"""Where in its norm a warning speaks of, and its eIds said as people say them."""

import re
from collections.abc import Mapping

from corpus.model import Regulation

_NAMED = re.compile(r"«([^»]+)»")
_WORD = re.compile(r"[\w.-]+")
_KINDS: Mapping[str, str] = {
    "art": "artículo", "para": "numeral", "point": "literal", "dcf": "disposición complementaria final",
    "dct": "disposición complementaria transitoria", "dcm": "disposición complementaria modificatoria",
    "dcd": "disposición complementaria derogatoria", "dc": "disposición complementaria", "annex": "anexo",
    "sec": "sección", "table": "cuadro", "row": "fila", "tp": "título preliminar", "approval": "norma aprobatoria",
    "preface": "parte preliminar",
}  # fmt: skip
_ONLY = {"unico": "único", "unica": "única"}
_ROMAN = re.compile(r"[ivxl]+")
_NUMBERED = "|".join(kind for kind in _KINDS if kind not in ("tp", "approval", "preface"))
# "art_20__para_6", "tp__art_iv", "annex", "dcf_1_2"; never the end of another word.
_EID = re.compile(rf"(?<![\w-])(?:(?:{_NUMBERED})_[\w.-]*\w|(?:tp|approval|annex)__[\w.-]*\w|annex|preface)(?![\w-])")


def place_of(warning: str, regulation: Regulation) -> str | None:
    """The provision that a warning speaks of: by its eId in «», else by a label that only one provision has."""
    eids = {provision.eid for provision in regulation.provisions}
    named = [name for name in _NAMED.findall(warning) if name in eids]
    if named:
        return str(named[0])
    tops = [p for p in regulation.provisions if p.label and _says(warning, p.label)]
    longest = max((len(provision.label) for provision in tops), default=0)
    found = [provision.eid for provision in tops if len(provision.label) == longest]
    return found[0] if len(found) == 1 else None


def places_of(warning: str, regulation: Regulation) -> tuple[str, ...]:
    """Every provision that a warning names by its eId, quoted or not; else the one that `place_of` finds, or none."""
    eids = {provision.eid for provision in regulation.provisions}
    words = (word.rstrip(".-") for word in _WORD.findall(warning))
    named = tuple(dict.fromkeys(word for word in words if word in eids))
    only = place_of(warning, regulation)
    return named or ((only,) if only else ())


def said(text: str) -> str:
    """A text for editors with each eId in it as `spoken`."""
    return _EID.sub(lambda found: spoken(found[0]), text)


def spoken(eid: str) -> str:
    """A provision by its eId, said as people say it: "numeral 8, artículo 9"; parts of another kind keep their sign."""
    return ", ".join(_part(*part.partition("_")) for part in reversed(eid.split("__")))


def _part(kind: str, _: str, number: str) -> str:
    """One step: `dcf_1_2`, the second of its number, is "disposición complementaria final 1 (2.ª vez)"."""
    number, _, again = number.partition("_")
    number = number.upper() if kind != "point" and _ROMAN.fullmatch(number) else number
    told = f"{_KINDS.get(kind, kind)} {_ONLY.get(number, number)}".strip()
    return f"{told} ({again}.ª vez)" if again else told


def _says(warning: str, label: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(label)}(?![\w-]|\.\d)", warning, re.IGNORECASE) is not None
