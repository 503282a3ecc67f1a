"""Editors' notes on amendments: «(*) Artículo modificado por la Ley Nº 31433, publicada el 06 marzo 2022, cuyo …»."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from corpus.identifiers import RegulationId
from ingest import patterns
from ingest.dates import find_dates
from ingest.designations import find_designations
from ingest.lines import Line


class Change(Enum):
    """What a note says happened."""

    REPLACED = "replaced"
    ADDED = "added"
    REPEALED = "repealed"
    NOTHING = "nothing"  # the note only informs


class Follows(Enum):
    """What text comes after the note."""

    LAW = "law"  # the law goes on
    NEW = "new"  # the new wording
    OLD = "old"  # the wording before


@dataclass(frozen=True, slots=True)
class Note:
    """One note: what changed, when, by which norm. `unit` is the word it names, singular ("articulo").

    `numbers` are the numerals or letters it names; `plural` that there are several; `subject` the words before.
    """

    line: int
    change: Change
    follows: Follows = Follows.LAW
    unit: str = ""
    numbers: tuple[str, ...] = ()
    plural: bool = False
    subject: str = ""
    law: RegulationId | None = None
    effective: date | None = None
    conditional: bool = False
    ended: date | None = None
    ended_by: RegulationId | None = None


WHOLE_UNITS = ("articulo", "disposicion", "anexo", "norma", "texto")  # the whole container, not a piece of it
_CHANGES = {
    "modificad": Change.REPLACED, "sustituid": Change.REPLACED, "reemplazad": Change.REPLACED,
    "restituid": Change.REPLACED,
    "incorporad": Change.ADDED, "agregad": Change.ADDED, "adicionad": Change.ADDED, "insertad": Change.ADDED,
    "derogad": Change.REPEALED, "suprimid": Change.REPEALED, "eliminad": Change.REPEALED, "dejad": Change.REPEALED,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![a-z0-9.])(\d{1,3}(?:\.\d{1,3})*(?:-[a-z])?|[a-z]{1,2}(?:\.\d)?|[ivx]{1,4})(?=\s*[).,]|\s|$|\")"
)
_NO_NUMBERS = {"de", "el", "la", "y", "e", "o", "al", "en", "un", "su", "se", "lo"}
_HYPHENED = re.compile(r"(?<!\d)(\d{1,2})-(\d{1,2})-((?:19|20)\d\d)(?!\d)")
_LATER_REPEAL = re.compile(r"(?:posteriormente|luego|despues)[^.]{0,80}\bderogad[oa]")


def read_note(line: Line) -> Note | None:
    """The editor's note that fills a line, or None when the line is law."""
    star = patterns.STARRED.match(line.folded)
    offset = star.end() if star else 0
    folded = line.folded[offset:]
    if folded.startswith("de conformidad"):
        return _according(line, offset, folded) if star else None
    match = patterns.NOTE.match(folded)
    unit = patterns.UNIT.search(match["subject"]) if match else None
    if match is None or unit is None or "estaria" in match["subject"]:
        return Note(line.index, Change.NOTHING) if star else None
    if not star and not _unmarked(line, folded, match):
        return None
    return _build(line, offset, folded, match, unit)


def _according(line: Line, offset: int, folded: str) -> Note:
    """«De conformidad con …» informs, unless it orders a change of this provision and prints the result below."""
    ordered = patterns.ORDERED.search(folded)
    if not ordered or not folded.rstrip(' _"”').endswith((":", ".")) or "present" not in folded[ordered.end() :]:
        return Note(line.index, Change.NOTHING)
    law, effective = read_source(line.text[offset:], folded, 0)
    whole = "articulo" if "presente articulo" in folded else "disposicion"
    return Note(
        line.index,
        Change.REPLACED,
        Follows.NEW,
        whole,
        law=law,
        effective=effective,
        conditional=bool(patterns.CONDITIONAL.search(folded)),
    )


def _unmarked(line: Line, folded: str, match: re.Match[str]) -> bool:
    """True when a line without a mark is a note: it opens with the unit and names published norms."""
    head = match["subject"].split()
    opens = any(patterns.UNIT.fullmatch(word.strip("(,.")) for word in head[:3])
    if not opens or len(head) > 10 or not (line.text.lstrip("[( _")[:1].isupper()):
        return False
    return bool(patterns.LISTED.match(folded)) or "publicad" in folded or folded.startswith("[")


def _build(line: Line, offset: int, folded: str, match: re.Match[str], unit: re.Match[str]) -> Note:
    text = line.text[offset:]
    law, effective = read_source(text, folded, match.end("verb"))
    change = _CHANGES[match["verb"]]
    ended = ended_by = None
    later = _LATER_REPEAL.search(folded, match.end())
    if later and change is not Change.REPEALED:
        ended_by, ended = read_source(text, folded, later.start())
    subject = match["subject"]
    word = unit["unit"]
    return Note(
        line.index, change, _follows(folded, change), _singular(word),
        _numbers(subject[unit.end() :]), word.endswith("s"),
        subject, law, effective, bool(patterns.CONDITIONAL.search(folded)), ended, ended_by,
    )  # fmt: skip


def _follows(folded: str, change: Change) -> Follows:
    if patterns.OLD_FOLLOWS.search(folded):
        return Follows.OLD
    if (
        change is not Change.REPEALED
        and (patterns.FOLLOWS.search(folded) or folded.rstrip(' "”_').endswith(":"))
        and not patterns.LISTED.match(folded)
    ):
        return Follows.NEW
    return Follows.LAW


def _singular(word: str) -> str:
    """The unit's word in the singular."""
    for plural, single in (
        ("iciones", "icion"),
        ("cciones", "ccion"),
        ("ales", "al"),
        ("os", "o"),
        ("as", "a"),
        ("es", "e"),
    ):
        if word.endswith(plural):
            return word.removesuffix(plural) + single
    return word


def _numbers(words: str) -> tuple[str, ...]:
    """The numerals or letters named after the unit: «2), 4), 5) y 6)»."""
    found = _NUMBER.findall(words)
    return tuple(number for number in found if number not in _NO_NUMBERS or f"{number})" in words)


def read_source(text: str, folded: str, start: int) -> tuple[RegulationId | None, date | None]:
    """The amending norm named after a place and the day its change takes effect."""
    named = next(find_designations(text[start : start + 500]), None)
    stated = patterns.EFFECTIVE.search(folded, start)
    if stated:
        on = _date(text[stated.end() : stated.end() + 40])
        if on:
            return (named.id if named else None), on
    published = patterns.PUBLISHED.search(folded, start)
    on = _date(text[published.end() : published.end() + 40]) if published else None
    return (named.id if named else None), (on + timedelta(days=1) if on else None)


def _date(text: str) -> date | None:
    """The first date in a short text, also as «10-08-2004»."""
    text = _HYPHENED.sub(r"\1.\2.\3", text)
    return next((found for _, found in find_dates(text)), None)


def read_listed(note: Note, items: list[Line]) -> Note:
    """A note «… por los siguientes dispositivos:» dated by the last of the norms listed under it."""
    sources = [read_source(line.text, line.folded, 0) for line in items]
    dated = [(on, law) for law, on in sources if on]
    if not dated:
        return note
    on, law = max(dated, key=lambda pair: pair[0])
    return Note(note.line, note.change, note.follows, note.unit, note.numbers, note.plural, note.subject, law, on)
