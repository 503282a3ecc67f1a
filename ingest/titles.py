"""What a norm's title says: the names it can be called by, and the norm it consolidates or regulates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.identifiers import RegulationId
from ingest.designations import Designation, find_designations
from ingest.folding import fold

Words = tuple[str, ...]

_STOP = frozenset(["de", "del", "la", "el", "los", "las", "y", "e", "o", "a", "en", "para", "por", "con", "al", "su"])
_QUALIFIERS = frozenset(("general", "marco", "organica"))
_WORD = re.compile(r"[a-z0-9]+")
_NAME_START = re.compile(r"(?:ley|codigo|constitucion|decreto legislativo (?:que|del?))\b")
_APPROVES = re.compile(
    r"(?:(?:decreto supremo|resolucion [a-z ]{4,30}|ordenanza|[a-z ]{0,20}) que )?"
    r"(?:aprueban?|apruebase|formalizan? la aprobacion de(?:l)?)\s+(?:el |la |los |las )?"
)
_TUO = re.compile(r"(?:texto unico ordenado|t\.?u\.?o\.?)(?:\s*[-(]\s*t\.?u\.?o\.?\)?)?\s+(?:de la |del? |de los )?")
_REGULATION = re.compile(r"reglamento (?:general )?(?:de la |del? )")
_LEAD = re.compile(r"[\s,:.-]+")


@dataclass(frozen=True, slots=True)
class Title:
    """A title read: `names` it may be called by; `pairs` name other norms; it consolidates or regulates `of`.

    `of` holds the designation, when the title prints it, and `of_name` the name of the norm consolidated or regulated.
    """

    names: tuple[Words, ...] = ()
    pairs: tuple[tuple[RegulationId, Words], ...] = ()
    consolidates: bool = False
    regulates: bool = False
    of: RegulationId | None = None
    of_name: Words = ()


def words_of(name: str) -> Words:
    """The words of a name that tell it apart: folded, articles and prepositions left out."""
    return tuple(word for word in _WORD.findall(fold(name)) if word not in _STOP)


def is_stop(word: str) -> bool:
    """True for the small words that officials leave out or mistake."""
    return word in _STOP


def read_title(title: str) -> Title:
    """Read a title such as "TUO de la Ley N° 27444, Ley del Procedimiento Administrativo General"."""
    folded = re.sub(r"\s+", " ", fold(title)).strip(' ."“”')
    pairs = tuple(_pairs(folded))
    rest = _after_lead(folded)
    tuo, regulation = _TUO.match(rest), _REGULATION.match(rest)
    if tuo or regulation:
        inner = rest[(tuo or regulation).end() :]  # type: ignore[union-attr]
        first = next(iter(find_designations(inner)), None)
        of = first.id if first and first.span.start == 0 else None
        name = _after_lead(inner) if of else inner
        return Title((), pairs, tuo is not None, tuo is None, of, words_of(name) if _NAME_START.match(name) else ())
    return Title(tuple(_names(rest)), pairs)


def _after_lead(folded: str) -> str:
    """The title without "Decreto Supremo que aprueba el" and without its own designation in front."""
    rest = folded[match.end() :] if (match := _APPROVES.match(folded)) else folded
    first = next(iter(find_designations(rest)), None)
    if first and first.span.start == 0 and (separator := _LEAD.match(rest, first.span.end)):
        return rest[separator.end() :]
    return rest


def _names(rest: str) -> Iterator[Words]:
    """The full title and, for a law or code, what people shorten it to."""
    if any(True for _ in find_designations(rest)):
        return
    full = words_of(rest)
    if len(full) >= 2 and _NAME_START.match(rest):
        yield from variants(rest)
    elif len(full) >= 4:  # shorter titles of lesser norms are common words
        yield full


def variants(name: str) -> Iterator[Words]:
    """A law's name, the name up to its first "y" or comma, and each without "general", "marco" or "orgánica"."""
    for part in dict.fromkeys((fold(name), re.split(r" y |,", fold(name))[0])):
        full = words_of(part)
        yield full
        bare = tuple(word for word in full if word not in _QUALIFIERS)
        if len(bare) > 2 and bare != full:  # "ley X" alone is too little
            yield bare


def _pairs(folded: str) -> Iterator[tuple[RegulationId, Words]]:
    """Norms that the title names twice: "Ley N° 27444, Ley del Procedimiento Administrativo General"."""
    for found in find_designations(folded):
        name = _name_after(folded, found)
        if name:
            yield from ((found.id, words) for words in variants(name))


def _name_after(folded: str, found: Designation) -> str:
    """The name that follows a designation and a comma, up to the next comma or full stop."""
    match = re.compile(r"\s*[,-]\s*(?P<name>(?:ley|codigo|decreto legislativo que)\b[^,.;:()]{6,150})").match(
        folded, found.span.end
    )
    return match["name"].strip() if match else ""
