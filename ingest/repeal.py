"""Notes that end the whole norm: «(*) DEROGADA por …, publicada el …», with or without a part that stays in force."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.identifiers import RegulationId
from ingest import patterns
from ingest.groups import group_kind
from ingest.lines import Line
from ingest.ordinals import ORDINAL, ordinal
from ingest.origins import read_origin
from ingest.roles import Role, Roles

_SAVED_DISPOSITIONS = re.compile(
    rf"(?P<numbers>(?:(?!\d){ORDINAL}(?![a-z])[\s,y]*)+)disposici(?:on|ones)(?P<kinds>(?:[\s,]+(?:complementarias?|finales?|final|transitorias?|modificatorias?|derogatorias?|y|e))+)"
)
_ONE = re.compile(rf"(?!\d){ORDINAL}(?![a-z])")


@dataclass(frozen=True, slots=True)
class Repeal:
    """The end of a norm. `saved` are eIds, or beginnings of eIds, that stay in force; `whole` is False if some do."""

    on: date
    by: RegulationId | None
    saved: tuple[str, ...] = ()
    whole: bool = True
    doubtful: bool = False

    def ends(self, eid: str) -> bool:
        """True when the provision with that eId ended; without a readable exception nothing does."""
        if not self.whole and not self.saved:
            return False
        return not any(eid == kept or eid.startswith((kept + "__", kept + "_")) for kept in self.saved)


def find_repeal(lines: list[Line], roles: Roles, first_article: int) -> Repeal | None:
    """The first note above the articles that ends the norm."""
    for line in lines[:first_article]:
        repeal = read_repeal(line) if roles.of[line.index] in (Role.NOTE, Role.LAW) else None
        if repeal:
            return repeal
    return None


def read_repeal(line: Line) -> Repeal | None:
    """What a note says about the whole norm, or None when it speaks of something else or gives no date."""
    star = patterns.STARRED.match(line.folded)
    if not star and not line.folded.startswith(("norma derogad", "[norma derogad", "ley derogad", "derogad")):
        return None
    start = star.end() if star else line.folded.startswith("[")
    match = patterns.NORM_REPEALED.match(line.folded, start)
    if not match:
        return None
    origin = read_origin(line.text, line.folded, match.start())
    law, on = origin.law, origin.on
    if on is None:
        return None
    saved = patterns.SAVED.search(line.folded, match.end())
    doubtful = not origin.certain or bool(re.search(r"a partir de la vigencia", line.folded))
    if not saved:
        return Repeal(on, law, doubtful=doubtful)
    return Repeal(on, law, _kept(line.folded[saved.end() :].split(".")[0]), whole=False, doubtful=doubtful)


def _kept(words: str) -> tuple[str, ...]:
    """The eIds that an exception names: «salvo la Cuarta y Sétima Disposición Final», «con excepción del Anexo …»."""
    found = []
    for match in _SAVED_DISPOSITIONS.finditer(words):
        kind = group_kind(match["kinds"])
        found += [f"{kind}_{ordinal(one[0])}" for one in _ONE.finditer(match["numbers"]) if kind]
    if "anexo" in words[:20]:
        found.append("annex")
    return tuple(found)
