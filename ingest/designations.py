"""Official designations ("Decreto Supremo Nº 009-2025-EF") found in prose, headings, file names and front matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.identifiers import RegulationId, RegulationKind, designate
from corpus.model import Span
from ingest.folding import fold
from ingest.wordings import BEGINNING, IDENTIFIERS, NUMBERED_ONCE, RANKS, WORDINGS, YEARLY

K = RegulationKind

# "Nº", "N.°", "Nro.", "núm." and what scanners make of them: "N*", "N?", "N”".
_MARK = (
    r"(?P<mark>\s*(?:numeros?|nums?|nros?|n\.?\s?[°º*?ª'\"”’“>%o]{0,2}s?)"
    r"\s?[.:°º*?ª'\"”’>%]{0,3})?"
)
_YEAR = r"(?:19|20)\d\d|\d\d"
_NUMBER = (
    rf"\s*(?P<number>d?\d{{1,6}}(?:[.,]\d{{3}})?)(?!\d)(?:\s?-\s?(?P<year>{_YEAR})(?!\d))?"
    r"(?:[-/](?P<issuer>(?:20\d\d-)?[a-z][a-z0-9]*(?:[-/][a-z0-9]+)*(?:(?<=\d)\.\d+)*))?"
)
_KINDS = "|".join(
    f"(?P<long{i}>{w.long})" + (f"|(?P<short{i}>{w.short})" if w.short else "") for i, w in enumerate(WORDINGS)
)
_DESIGNATION = re.compile(rf"(?<![a-z0-9])(?P<words>{_KINDS}){_MARK}{_NUMBER}")
_NEXT = re.compile(r"(?:\s*,\s*(?:y\s+)?|\s+(?:y|e|o|u)\s+)(?:(?:el|la|los|las|del|de\s+la)\s+)?" + _MARK + _NUMBER)
# Legislative decrees run from 1 (1981) to some 1,700; decree laws have four high digits or five.
_FIRST_DECREE_LAW = 5000
_IDENTIFIER = re.compile(
    rf"(?P<kind>[a-z-]*?)-?(?P<number>d?\d{{1,6}})(?:-(?P<year>{_YEAR})(?!\d))?(?:-(?P<issuer>[a-z][a-z0-9-]*))?"
)
_SLUG = re.compile(rf"(?P<number>d?\d+)(?:-(?P<year>{_YEAR})(?!\d))?(?:-(?P<issuer>.+))?")
_NOTE_SIGN = re.compile(r"\(\*+\)")  # an editor's note on the whole norm: "DECRETO SUPREMO Nº 003-2010-MIMDES (*)"
_SPACED_ISSUER = re.compile(
    r" (?P<issuer>[A-ZÑ]{2,}(?:[-/][A-Z0-9Ñ]+)*)[\s.*_]*"
)  # "N° 124-2024 MGP/DICAPI", "N° 005-2018-GR PUNO-CRP"
_LAST_YEAR = re.compile(r"[-/](?:19|20)?\d\d$")  # "N° 070-CND-P-2003": the year stands last
_TITLE_WORDS = ("tuo", "codigo", "ley", "reglamento")
_ISSUER_LENGTH = 8
_CENTURY_TURN = "30"


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation as printed: the parts of it that were there, and where."""

    span: Span
    kind: RegulationKind
    number: str
    year: str | None = None
    issuer: str | None = None

    @property
    def id(self) -> RegulationId:
        """The slug of what is printed; incomplete where the print is ("Ordenanza 1862" has neither year nor issuer)."""
        return designate(self.kind, self.number, self.year, self.issuer)


def find_designations(text: str) -> Iterator[Designation]:
    """Every designation in the text in reading order; lists ("Leyes Nº 27972 y Nº 27783") give one each."""
    folded = fold(text)
    position = 0
    while match := _next(folded, position):
        kind = _kind(match)
        first = _designation(kind, match, match.start()) if kind else None
        if first is None or kind is None:
            position = match.start() + 1
            continue
        yield first
        position = first.span.end
        for following in _listed(folded, position, kind, plural=re.match(r"\w+s\b", match["words"]) is not None):
            yield following
            position = following.span.end


def _next(folded: str, position: int) -> re.Match[str] | None:
    """The first designation from a position on; tried only where one can begin, for most words are none."""
    for start in BEGINNING.finditer(folded, position):
        if match := _DESIGNATION.match(folded, start.start()):
            return match
    return None


def _listed(folded: str, position: int, kind: RegulationKind, plural: bool) -> Iterator[Designation]:
    """The numbers that go on after a designation, each with its own mark unless the kind was named in the plural."""
    while (more := _NEXT.match(folded, position)) and (plural or more["mark"]):
        following = _designation(kind, more, more.start("mark") if more["mark"] else more.start("number"))
        if following is None:
            return
        yield following
        position = following.span.end


def heading_designations(text: str) -> Iterator[Designation]:
    """Designations that fill a line (or two: "DECRETO DE ALCALDÍA" / "N° 003"), as a norm's own heading does."""
    for found in find_designations(text):
        before = text[text.rfind("\n", 0, found.span.start) + 1 : found.span.start]
        if before.strip(" \t#*_[>\"'“‘|—-"):
            continue
        end = text.find("\n", found.span.end)
        after = _NOTE_SIGN.sub("", text[found.span.end : end if end >= 0 else len(text)])
        spaced = _SPACED_ISSUER.fullmatch(after) if found.year else None
        if spaced:
            span = Span(found.span.start, found.span.end + spaced.end("issuer"))
            yield replace(found, span=span, issuer="-".join(filter(None, (found.issuer, fold(spaced["issuer"])))))
        elif not after.strip(" \t*_.]\"'”’|:;—-#\\"):
            yield found


def read_designation(text: str) -> Designation | None:
    """The first designation in a text, or None."""
    return next(find_designations(text), None)


def read_identifier(identifier: str, rank: str | None = None) -> Designation | None:
    """The designation that a file name or front matter's `identifier` claims: `DS-133-2013-EF-CODIGO-TRIBUTARIO-2013`.

    What follows number, year and issuer is left out. `rank` says the kind where the identifier has only a number.
    """
    match = _IDENTIFIER.match(fold(identifier).replace("_", "-").replace(" ", "-"))
    kind = (_identifier_kind(match["kind"]) or RANKS.get(rank or "")) if match else None
    if match is None or kind is None:
        return None
    whole = Span(0, len(identifier))
    if kind in NUMBERED_ONCE:
        part = match["kind"] not in IDENTIFIERS and len(match["number"]) < len("776")  # "DLEG-CIVIL-2": its second part
        return None if part else Designation(whole, kind, match["number"])
    year = match["year"] if kind in YEARLY or match["issuer"] else None
    return Designation(whole, kind, match["number"], year, _identifier_issuer(match["issuer"]))


def read_file_name(name: str) -> Designation | None:
    """The designation in a file's name, also behind a number of the collection: `DOC-006_RM_415_2012_MINSA_HUMO`."""
    found = read_designation(name.replace("_", " ")) or read_identifier(name)
    if found:
        return found
    for separator in re.finditer(r"[-_ ]", name):
        inner = read_identifier(name[separator.end() :])
        if inner and inner.kind in YEARLY and inner.year and inner.issuer:
            return Designation(inner.span, inner.kind, inner.number, inner.year, inner.issuer.partition("-")[0])
    return None


@lru_cache(maxsize=65_536)  # every citation is compared with the norms that bear its number
def split_slug(regulation: RegulationId) -> Designation | None:
    """The parts of a slug, leading zeros dropped and two-digit years completed; None without a number (`doc-…`)."""
    kind = regulation.kind
    match = _SLUG.fullmatch(regulation.slug.removeprefix(kind).removeprefix("-"))
    if not match or kind is K.DOCUMENT:
        return None
    year = match["year"]
    if year and len(year) == len("92"):
        year = ("19" if year > _CENTURY_TURN else "20") + year
    return Designation(Span(0, 0), kind, match["number"].lstrip("d0") or "0", year, match["issuer"])


def same_norm(one: RegulationId, other: RegulationId) -> bool:
    """True when two designations can name one norm: `ds-4-2019`, `ds-004-2019-jus`; missing parts don't count."""
    a, b = split_slug(one), split_slug(other)
    if a is None or b is None:
        return one == other
    if (a.kind, a.number) != (b.kind, b.number):
        return False
    return _fits(a.issuer, b.issuer) and (not (a.year and b.year) or a.year == b.year)


def _fits(one: str | None, other: str | None) -> bool:
    """True when one issuer begins the other (`cg` and `cg-previ`) or one is missing."""
    return not (one and other) or f"{one}-".startswith(f"{other}-") or f"{other}-".startswith(f"{one}-")


def _identifier_kind(words: str) -> RegulationKind | None:
    """The kind that the first words of an identifier say; the longest name wins."""
    fits = [name for name in IDENTIFIERS if f"{words}-".startswith(f"{name}-")]
    return IDENTIFIERS[max(fits, key=len)] if fits else None


def _identifier_issuer(tail: str | None) -> str | None:
    """Issuers are short (EF, MINAM, SERVIR-PE); a title or a consolidated law's number ends them."""
    words: list[str] = []
    for word in (tail or "").split("-"):
        titular = word in _TITLE_WORDS or (words and len(word) > _ISSUER_LENGTH)
        if titular or not re.fullmatch(r"[a-z]{1,9}", word):
            break
        words.append(word)
    return "-".join(words) or None


def _kind(match: re.Match[str]) -> RegulationKind | None:
    """The kind whose wording matched; None where wording and number don't make a designation."""
    for number, wording in enumerate(WORDINGS):
        if match[f"long{number}"]:
            return None if wording.kind is K.RESOLUTION and not match["mark"] else wording.kind
        if wording.short and match[f"short{number}"]:
            return wording.kind if match["year"] else None
    return None


def _designation(kind: RegulationKind, match: re.Match[str], start: int) -> Designation | None:
    """The designation of a match when its number has the shape its kind prints."""
    number = re.sub(r"[.,]", "", match["number"])
    if kind in (K.LEGISLATIVE_DECREE, K.DECREE_LAW):
        kind = K.LEGISLATIVE_DECREE if int(number.lstrip("d")) < _FIRST_DECREE_LAW else K.DECREE_LAW
    if kind in NUMBERED_ONCE:
        span = Span(start, match.end("number"))
        return Designation(span, kind, number) if _plain_number(kind, number, bool(match["mark"])) else None
    if kind in YEARLY and not (match["year"] or _LAST_YEAR.search(match["issuer"] or "")):
        return None
    return Designation(Span(start, match.end()), kind, number, match["year"], match["issuer"])


def _plain_number(kind: RegulationKind, number: str, marked: bool) -> bool:
    """Laws have five digits (the oldest four); a bare four-digit number after "ley" would be a year."""
    if kind is K.LAW:
        return len(number) == len("27972") or (marked and len(number) == len("9463"))
    return len("27") <= len(number) <= len("25868")
