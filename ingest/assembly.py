"""From a norm's text to a `Regulation`, and from a file to all of its regulations."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.identifiers import RegulationId, RegulationKind
from corpus.model import Provision, ProvisionKind, Regulation, Span, Version
from ingest.files import read_file
from ingest.identity import document_id, identify
from ingest.legibility import legible
from ingest.model import UNRECOGNISED, NormText, Refusal, RefusalReason, unrecognised
from ingest.segment import segment
from ingest.settling import begun

_LONG = 10_000  # characters from which a text without law in it is worth a look
_RECOGNISED = 0.1
_FEW_WORDS = 2  # less than a sentence can have: a lone word is a page number's or a stamp's
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_STRUCTURE = "No se reconoció estructura de norma: revise el archivo, o retírelo con «absuelve remove …»."


def read_regulations(path: Path) -> tuple[Regulation, ...] | Refusal:
    """Every norm in a file, or why there is none. A norm without a single provision is never let through."""
    reading = read_file(path)
    if isinstance(reading, Refusal):
        return reading
    found = tuple(regulation for norm in reading.norms if has_law(regulation := assemble(norm)))
    kept = found or tuple(as_document(norm) for norm in reading.norms if _says_something(norm))
    return tuple(_numbered(kept)) or Refusal(
        str(path),
        RefusalReason.NOT_LEGAL,
        "Revise que el archivo sea una norma; si lo es, conviértalo a texto con sus artículos.",
    )


def as_document(norm: NormText) -> Regulation:
    """A text in which no norm was recognised, whole in one section: neither its heading nor its orders are believed."""
    id, text = document_id(norm), norm.document.text
    inner = text.strip()
    start = text.index(inner)
    whole = Version(0, (Span(start, start + len(inner)),))
    return Regulation(
        id=id,
        title=id.label,
        issuer=None,
        published=None,
        effective=None,
        documents=(norm.document,),
        provisions=(Provision("sec_1", ProvisionKind.SECTION, "Sección 1", None, (), (whole,)),),
        notice=" ".join(filter(None, (norm.front_matter.get("notice"), UNRECOGNISED))),
        warnings=(*norm.warnings, _NO_STRUCTURE),
    )


def _says_something(norm: NormText) -> bool:
    return len(_WORD.findall(norm.document.text)) >= _FEW_WORDS and legible(norm.document.text)


def _numbered(found: Iterable[Regulation]) -> Iterator[Regulation]:
    """Nameless texts of one file told apart by their place in it: `doc-boletin-fragmento-1`, and so on."""
    seen: Counter[RegulationId] = Counter()
    for regulation in found:
        seen[regulation.id] += 1
        again = regulation.id.kind is RegulationKind.DOCUMENT and seen[regulation.id] > 1
        yield replace(regulation, id=_next(regulation.id, seen[regulation.id])) if again else regulation


def _next(id: RegulationId, place: int) -> RegulationId:
    return RegulationId(f"{id.slug.removesuffix('-1')}-{place}")


def assemble(norm: NormText) -> Regulation:
    """Put together who a norm is and what it says; its effects on other norms come later, over the whole corpus."""
    identity = identify(norm)
    parts = segment(norm, identity.published, identity.effective)
    return Regulation(
        id=identity.id,
        title=identity.title,
        issuer=identity.issuer,
        published=identity.published,
        effective=identity.effective,
        documents=(norm.document,),
        provisions=begun(parts.provisions, identity.effective, identity.parts),
        place=identity.place,
        aliases=identity.aliases,
        repealed_on=parts.repealed_on,
        repealed_by=parts.repealed_by,
        notice=notice_of(norm),
        warnings=(*norm.warnings, *identity.warnings, *parts.warnings),
    )


def notice_of(norm: NormText) -> str | None:
    """What must be said wherever the norm is cited: that it is invented, or only a fragment of it is at hand."""
    if notice := norm.front_matter.get("notice"):
        return notice
    return "Solo se tiene un fragmento de esta norma." if norm.fragment else None


def has_law(regulation: Regulation) -> bool:
    """True when something besides the preface was recognised."""
    return any(provision.kind is not ProvisionKind.PREFACE for provision in regulation.provisions)


def doubt_of(regulation: Regulation) -> str | None:
    """What an editor must look at: a text without a norm, or a long one with next to nothing of provisions."""
    if unrecognised(regulation.notice):
        return f"{regulation.label}: {_NO_STRUCTURE.replace('…', regulation.id.slug)}"
    text = regulation.documents[0].text
    known = {place for p in regulation.provisions if p.kind is not ProvisionKind.PREFACE for place in p.latest.spans}
    share = sum(span.end - span.start for span in _outermost(known)) / max(len(text), 1)
    if len(text) < _LONG or share >= _RECOGNISED:
        return None
    return f"{regulation.label}: solo el {share:.0%} del texto se reconoció como disposiciones. Revise el archivo."


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.end > end:
            yield Span(max(span.start, end), span.end)
            end = span.end
