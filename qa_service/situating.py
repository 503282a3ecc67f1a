"""Where in its norm a warning speaks of, and its eIds said as people say them."""

import re

from corpus.model import Regulation
from qa_service.attribution import DISPOSITIONS, PARTS, provision_name

_NAMED = re.compile(r"«([^»]+)»")
_WORD = re.compile(r"[\w.-]+")
_NUMBERED = "|".join((*PARTS, *DISPOSITIONS))
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
    """A text for editors with each eId in it as `provision_name` says it."""
    return _EID.sub(lambda found: provision_name(found[0]), text)


def _says(warning: str, label: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(label)}(?![\w-]|\.\d)", warning, re.IGNORECASE) is not None
