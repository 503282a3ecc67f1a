"""Editors' notes on amendments: «(*) Artículo modificado por la Ley Nº 31433, publicada el 06 marzo 2022, cuyo …»."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from corpus.identifiers import RegulationId
from ingest import patterns
from ingest.lines import Line
from ingest.origins import read_origin


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
    `conditional`: the day hangs on something that the note does not date, so `effective` is an estimate.
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
    "restituid": Change.REPLACED, "rectificad": Change.REPLACED,
    "ampliad": Change.REPLACED, "precisad": Change.REPLACED,
    "incorporad": Change.ADDED, "agregad": Change.ADDED, "adicionad": Change.ADDED, "insertad": Change.ADDED,
    "derogad": Change.REPEALED, "suprimid": Change.REPEALED, "eliminad": Change.REPEALED, "dejad": Change.REPEALED,
    "declarad": Change.REPEALED,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![a-z0-9.])(\d{1,3}(?:\.\d{1,3})*(?:-[a-z])?|[a-z]{1,2}(?:\.\d)?|[ivx]{1,4})(?=\s*[).,]|\s|$|\")"
)
_NO_NUMBERS = {"de", "el", "la", "y", "e", "o", "al", "en", "un", "su", "se", "lo"}
_ONLY_WITH_TEXT = ("rectificad", "ampliad", "precisad")  # these change the law only when a new wording is printed
# «frase "…" declarada inconstitucional», «toda referencia a …»: only words of the unit fell.
_WORDS_OF_IT = re.compile(r"\b(?:frases?|palabras?|terminos?|extremos?|toda referencia|parte)\b|[\"“(]")
_NUMBERED = re.compile(r"\d{1,2}\.\s+")
_SUB = re.compile(r"^sub[\s-]?(?=numeral|literal|inciso|acapite)")
_LATER_REPEAL = re.compile(r"(?:posteriormente|luego|despues)[^.]{0,80}\bderogad[oa]")


def read_note(line: Line) -> Note | None:
    """The editor's note that fills a line, or None when the line is law."""
    star = patterns.STARRED.match(line.folded) or patterns.BRACKETED.match(line.folded)
    offset = star.end() if star else 0
    folded = line.folded[offset:]
    if star and patterns.INFORMS.match(folded):
        return Note(line.index, Change.NOTHING)
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
    """«De conformidad con …» informs, unless it changes this provision and prints the result below, or ends it."""
    ended = patterns.ENDS_PRESENT.search(folded)
    ordered = patterns.ORDERED.search(folded)
    prints = ordered and folded.rstrip(' _"”').endswith((":", ".")) and "present" in folded[ordered.end() :]
    told = patterns.WORDS_PRESENT.search(folded) and patterns.FOLLOWS.search(folded)
    if not (ended or prints or told):
        return Note(line.index, Change.NOTHING)
    origin = read_origin(line.text[offset:], folded, 0)
    note = Note(line.index, Change.REPLACED, Follows.NEW, law=origin.law, effective=origin.on)
    note = replace(note, conditional=not origin.certain)
    if ended:
        return replace(note, change=Change.REPEALED, follows=Follows.LAW, unit=ended["unit"])
    return replace(note, unit="articulo" if "presente articulo" in folded else "disposicion")


def _unmarked(line: Line, folded: str, match: re.Match[str]) -> bool:
    """True when a line without a mark is a note: it opens with the unit and names published norms."""
    head = match["subject"].split()
    opens = any(patterns.UNIT.fullmatch(word.strip("(,.")) for word in head[:3])
    if not opens or len(head) > 10 or not (line.text.lstrip("[( _")[:1].isupper()):
        return False
    return bool(patterns.LISTED.match(folded)) or "publicad" in folded or folded.startswith("[")


def _build(line: Line, offset: int, folded: str, match: re.Match[str], unit: re.Match[str]) -> Note:
    """The note that a matched line makes."""
    text = line.text[offset:]
    origin = read_origin(text, folded, match.end("verb"))
    subject, word, change = match["subject"], unit["unit"], _CHANGES[match["verb"]]
    follows = _follows(folded, change)
    partly = match["verb"] == "declarad" and _WORDS_OF_IT.search(folded[: match.end("verb")])
    if partly or (match["verb"] in _ONLY_WITH_TEXT and follows is not Follows.NEW):
        return Note(line.index, Change.NOTHING, subject=subject)
    note = Note(
        line.index, change, follows, _singular(word), _numbers(subject[unit.end() :]), word.endswith("s"),
        subject, origin.law, origin.on, not origin.certain,
    )  # fmt: skip
    later = _LATER_REPEAL.search(folded, match.end())
    if later and change is not Change.REPEALED:
        end = read_origin(text, folded, later.start())
        return replace(note, ended=end.on, ended_by=end.law)
    return note


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
    """The unit's word in the singular; a subnumeral is a numeral of a deeper level."""
    word = _SUB.sub("", word)
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


def read_listed(note: Note, items: list[Line]) -> Note:
    """A note «… por los siguientes dispositivos:» dated by the last of the norms listed, which may end it."""
    standing = [line for line in items if not patterns.STRUCK.search(line.folded)]
    origins = [(read_origin(line.text, line.folded, 0), line) for line in standing]
    dated = [(origin.on, origin.law, line) for origin, line in origins if origin.on is not None]
    if not dated:
        return note
    on, law, line = max(dated, key=lambda one: one[0])
    inner = patterns.NOTE.match(_NUMBERED.sub("", line.folded, count=1))
    ends = inner is not None and _CHANGES[inner["verb"]] is Change.REPEALED and inner["subject"].startswith(note.unit)
    return replace(note, law=law, effective=on, change=Change.REPEALED if ends else note.change)
