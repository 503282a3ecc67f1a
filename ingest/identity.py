"""Who a norm is: designation, title, issuer, dates and place, from its own text first and its file's claims second."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from corpus.identifiers import RegulationId, RegulationKind, designate, slugify
from corpus.model import Span
from ingest.dates import first_date
from ingest.designations import (
    Designation,
    heading_designations,
    read_designation,
    read_file_name,
    read_identifier,
    same_norm,
)
from ingest.folding import fold
from ingest.issuers import Issuer, find_issuer
from ingest.model import Identity, NormText
from ingest.promulgation import Promulgation, find_promulgation
from ingest.titling import find_aliases, find_title
from ingest.wordings import MUNICIPAL, NUMBERED_ONCE, RANKS, YEARLY

HEAD = 8_000  # characters within which a norm says who it is
_BODY = re.compile(
    r"(?m)^[\s#*_]*(?:articulo\s+(?:1|primero|unico)\b|considerando|por\s+cuanto|vist[oa]s?\b|anexo\b|indice\b|contenido\b)"
)
_ERRATA = re.compile(r"fe\s+de\s+erratas")
_ERRATA_LINE = re.compile(r"(?m)^[\s#*_]*fe\s+de\s+erratas")
_CONSTITUTION = re.compile(r"(?m)^[\s#*_]*constitucion\s+politica\s+del\s+peru[\s*_]*$")
_WRITINGS = ("articulo", "circular", "comunicado", "expediente", "informe", "jurisprudencia", "oficio")  # about norms
_ABBREVIATED = re.compile(r"[a-z]{1,4}\.|[a-z]{2}[\s\d]")  # "R.D. N° 051-2002-EF": a note's, no heading's
_RANK_OF_LAW = (RegulationKind.CONSTITUTION, *NUMBERED_ONCE, RegulationKind.URGENCY_DECREE)
_RESOLUTIONS = tuple(kind for kind in YEARLY if kind.name.endswith("RESOLUTION"))
_SLUG_LENGTH = 80
_ERRATA_HEAD = 300
_TITLE_START = 15  # "Ordenanza N.° ORDENANZA MUNICIPAL N.° 2028"


@dataclass(frozen=True, slots=True)
class _Choice:
    """The designation chosen, the different one that the file claims, and what the editor should know."""

    designation: Designation | None
    other: Designation | None = None
    warnings: tuple[str, ...] = ()


def identify(norm: NormText) -> Identity:
    """Say who a norm is. What its own heading prints leads; where the file claims something else, a warning says so."""
    choice = _choose(norm)
    law = choice.designation is None or choice.designation.kind in _RANK_OF_LAW
    promulgation = find_promulgation(norm, not choice.warnings or choice.other is None, law)
    issuer = find_issuer(norm.document.text[:HEAD], choice.designation, norm.front_matter)
    title = find_title(norm, choice.designation)
    id = _id(norm, choice.designation, promulgation, issuer, title)
    return Identity(
        id=id,
        title=title or _fallback_title(norm, id),
        issuer=issuer.name,
        published=promulgation.published,
        effective=promulgation.effective,
        parts=promulgation.parts,
        place=issuer.place,
        aliases=tuple(find_aliases(norm, title, id, _also_named(norm, choice))),
        warnings=(*choice.warnings, *promulgation.warnings),
    )


def _choose(norm: NormText) -> _Choice:
    """The norm's designation: a heading that the file's claim agrees with, else its first heading, else the claim."""
    if _corrects(norm) or norm.front_matter.get("rank") in _WRITINGS:
        return _Choice(None)
    headings = list(heading_designations(norm.document.text))
    own = _own_heading(norm.document.text, headings)
    if norm.fragment:
        return _Choice(own)
    claims = list(_claims(norm))
    for heading in headings:
        if agreed := next((claim for claim in claims if _agree(heading, claim, norm)), None):
            return _Choice(_fuller(heading, agreed), _approving(own, heading))
    if own is None or not claims or own.id == claims[0].id:
        return _Choice(own or next(iter(claims), None))
    if _misread(own, claims[0]):
        warning = f"El texto se titula {own.id.label}; parece mal leído: vale {claims[0].number}, como dice el archivo."
        return _Choice(claims[0], None, (warning,))
    warning = f"El archivo dice ser {claims[0].id.label}, pero el texto se titula {own.id.label}: vale el texto."
    return _Choice(own, claims[0], (warning,))


def _also_named(norm: NormText, choice: _Choice) -> Designation | None:
    """The other designation that names this norm too; a file's name may mean another norm on the same pages."""
    claimed = norm.front_matter.get("identifier") or norm.front_matter.get("title")
    return choice.other if claimed or not choice.warnings else None


def _corrects(norm: NormText) -> bool:
    """True for a correction of errors; a norm that an editor's note calls corrected is none."""
    title = fold(norm.front_matter.get("title", ""))
    return bool(_ERRATA.search(title) if title else _ERRATA_LINE.search(fold(norm.document.text[:_ERRATA_HEAD])))


def _approving(own: Designation | None, heading: Designation) -> Designation | None:
    """The act that approves a directive and stands before it in the same text."""
    approves = own is not None and heading.kind is RegulationKind.DIRECTIVE and own.kind is not RegulationKind.DIRECTIVE
    return own if approves else None


def _agree(heading: Designation, claim: Designation, norm: NormText) -> bool:
    """True when heading and claim name one norm; an act numbered anew each year must also be of the year published."""
    published = first_date(norm.front_matter.get("publication_date", ""))
    if claim.kind in MUNICIPAL and not claim.year and not claim.issuer and published:
        claim = replace(claim, year=str(published.year))
    if claim.kind is RegulationKind.RESOLUTION and heading.kind in _RESOLUTIONS:
        claim = replace(claim, kind=heading.kind)
    return same_norm(heading.id, claim.id)


def _misread(own: Designation, claim: Designation) -> bool:
    """True when two numbers of one kind differ in a single digit: what a scanner does to a handwritten number."""
    lost = len(own.number) + 1 == len(claim.number) and claim.number[1:] == own.number and claim.number[0] != "0"
    if own.kind is claim.kind and lost:
        return True
    same_kind = own.kind is claim.kind and len(own.number) == len(claim.number) and own.kind in MUNICIPAL
    return same_kind and sum(a != b for a, b in zip(own.number, claim.number, strict=True)) == 1


def _fuller(printed: Designation, claimed: Designation) -> Designation:
    """As printed, with the year and issuer that only the claim has."""
    return replace(printed, year=printed.year or claimed.year, issuer=printed.issuer or claimed.issuer)


def _own_heading(text: str, headings: list[Designation]) -> Designation | None:
    """The heading that stands before the norm's body; a later one belongs to an annex or to a quoted norm."""
    folded = fold(text)
    if _CONSTITUTION.search(folded[:HEAD]):
        return Designation(Span(0, 0), RegulationKind.CONSTITUTION, "1993")
    body = _BODY.search(folded)
    limit = body.start() if body else HEAD
    whole = (one for one in headings if not _ABBREVIATED.match(one.span.of(folded)))
    return next((one for one in whole if one.span.start <= limit), None)


def _claims(norm: NormText) -> Iterator[Designation]:
    """What front matter says the norm is, else the file's name."""
    matter = norm.front_matter
    identifier, title, kind = matter.get("identifier", ""), matter.get("title", ""), RANKS.get(matter.get("rank", ""))
    if found := read_identifier(identifier):
        yield found
    titled = read_designation(title)
    if titled and (kind is titled.kind or titled.span.start <= _TITLE_START):
        yield titled
    if kind and not titled and (found := read_identifier(identifier, matter.get("rank"))):
        yield found
    if not (identifier or title) and (named := read_file_name(PurePath(norm.document.source.path).stem)):
        yield named


def _id(
    norm: NormText, found: Designation | None, promulgation: Promulgation, issuer: Issuer, title: str
) -> RegulationId:
    """The slug: the designation as printed, completed where it does not identify the norm by itself."""
    if found is None:
        return document_id(norm, title)
    if found.kind in MUNICIPAL and not found.issuer and issuer.acronym:
        year = found.year or (str(promulgation.issued.year) if promulgation.issued else None)
        return designate(found.kind, found.number, year, issuer.acronym)
    return found.id


def _fallback_title(norm: NormText, id: RegulationId) -> str:
    """What a norm without a title is called: its designation, or the file it came in."""
    stem = PurePath(norm.document.source.path).stem
    if id.kind is not RegulationKind.DOCUMENT:
        return id.label
    return f"Fragmento de norma en {stem}" if norm.fragment else stem


def document_id(norm: NormText, title: str = "") -> RegulationId:
    """A name for a text without designation: from its title, and for a nameless fragment from its file."""
    stem = slugify(PurePath(norm.document.source.path).stem)[:_SLUG_LENGTH].strip("-") or "sin-nombre"
    if norm.fragment:
        return RegulationId(f"doc-{stem}-fragmento-1")
    claimed = slugify(norm.front_matter.get("identifier", ""))[:_SLUG_LENGTH].strip(
        "-"
    )  # titles repeat from year to year
    return RegulationId(f"doc-{claimed or slugify(title)[:_SLUG_LENGTH].strip('-') or stem}")
