"""The order of provisions by the numbers they print: 12, 12-A, 13; a, b, c."""

import re

_PARTS = re.compile(r"\d+|[a-zñ]+", re.IGNORECASE)


def number_key(eid: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts an eId's siblings as printed: `art_12` < `art_12-A` < `art_13`."""
    number = eid.rpartition("__")[2].partition("_")[2]
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part.lower()) for part in _PARTS.findall(number))


def after_which(eids: list[str], new: str) -> int:
    """Where a new provision goes in eIds in reading order: behind the sibling before it and all that is inside that."""
    prefix, kind = new.rpartition("__")[0], new.rpartition("__")[2].partition("_")[0]
    siblings = [
        index
        for index, eid in enumerate(eids)
        if eid.rpartition("__")[0] == prefix and eid.rpartition("__")[2].partition("_")[0] == kind
    ]
    elder = [index for index in siblings if number_key(eids[index]) < number_key(new)]
    if not elder:
        inside = [index + 1 for index, eid in enumerate(eids) if eid == prefix]
        return (siblings or inside or [len(eids)])[0]
    place = elder[-1]
    return next((i for i in range(place + 1, len(eids)) if not eids[i].startswith(f"{eids[place]}__")), len(eids))
