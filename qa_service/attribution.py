"""How a norm and a provision are named: "el numeral 6 del artículo 20 de la Ley N° 27972 (Ley Orgánica …)"."""

import re

from corpus.identifiers import ProvisionId, RegulationId, RegulationKind
from index.model import Card, Wording
from qa_service.dates import written
from qa_service.words import squeeze

_MASCULINE = frozenset(
    {
        RegulationKind.LEGISLATIVE_DECREE,
        RegulationKind.DECREE_LAW,
        RegulationKind.URGENCY_DECREE,
        RegulationKind.SUPREME_DECREE,
        RegulationKind.COUNCIL_AGREEMENT,
        RegulationKind.MAYORAL_DECREE,
        RegulationKind.DOCUMENT,
    }
)
PARTS = {
    "art": "artículo",
    "para": "numeral",
    "point": "literal",
    "annex": "anexo",
    "table": "cuadro",
    "row": "fila",
    "sec": "sección",
}
DISPOSITIONS = {
    "dcf": "disposición complementaria final",
    "dct": "disposición complementaria transitoria",
    "dcm": "disposición complementaria modificatoria",
    "dcd": "disposición complementaria derogatoria",
    "dc": "disposición complementaria",
}
_FEMININE_PARTS = ("disposición", "fila", "sección", "parte")
_SOLE = "única"
_LONGEST_TITLE = 90
_TITLE_END = re.compile(r"\s*(?:[-–—]\s|\(|,\s*(?:aprobad|modificad)|$)")


def provision_name(eid: str) -> str:
    """A provision as people cite it, the smallest part first: `art_20__para_6` -> "numeral 6 del artículo 20".

    The articles of an act that approves another text have the same numbers as that text's, so the name says so.
    """
    names = [_part(part) for part in eid.split("__") if part != "approval"] or ["acto de aprobación"]
    names.reverse()
    name = "".join([names[0], *(f" {_of(name)} {name}" for name in names[1:])])
    return f"{name} de la norma que lo aprueba" if _approves(eid) else name


def full_name(id: ProvisionId) -> str:
    """A provision with its norm: "numeral 6 del artículo 20, Ley N° 27972"."""
    return f"{provision_name(id.eid)}, {id.regulation.label}"


def _approves(eid: str) -> bool:
    return eid.startswith("approval__")


def _part(part: str) -> str:
    """One step; `dcf_1_2` is the second that bears its number."""
    kind, _, number = part.partition("_")
    number, _, again = number.partition("_")
    return _step(kind, number) + (f" ({again}.ª vez)" if again else "")


def _step(kind: str, number: str) -> str:
    if kind == "tp":
        return "Título Preliminar"
    if kind == "preface":
        return "parte inicial"
    if kind in DISPOSITIONS:
        return f"{number}.ª {DISPOSITIONS[kind]}" if number.isdigit() else f"{DISPOSITIONS[kind]} {_SOLE}"
    shown = number.upper() if kind == "annex" or (kind == "art" and re.fullmatch(r"[ivxlc]+", number)) else number
    shown = f"{shown})" if kind == "point" else "único" if shown.lower() == "unico" else shown
    return f"{PARTS.get(kind, kind)} {shown}".strip()


def _of(name: str) -> str:
    return "de la" if any(word in name for word in _FEMININE_PARTS) else "del"


def the(name: str) -> str:
    """A provision's name with its article: "el artículo 20", "la 3.ª disposición complementaria final"."""
    return f"{'la' if any(word in name.split(' de', maxsplit=1)[0] for word in _FEMININE_PARTS) else 'el'} {name}"


def of_norm(regulation: RegulationId) -> str:
    """A norm after a provision: "de la Ley N° 27972", "del Decreto Supremo N° 009-2025-EF"."""
    return f"{'del' if regulation.kind in _MASCULINE else 'de la'} {regulation.label}"


def title_of(card: Card | None) -> str:
    """A norm's title, short enough to stand in a sentence; empty when it says no more than the designation."""
    title = squeeze(card.title).strip(" .\"'»«") if card else ""
    title = title[: _TITLE_END.search(title, 8).start()] if len(title) > 8 and _TITLE_END.search(title, 8) else title  # type: ignore[union-attr]
    if card is None or len(title) < 8 or len(title) > _LONGEST_TITLE or title.lower() == card.label.lower():
        return ""
    return _lowered(title) if title.isupper() else title


def _lowered(title: str) -> str:
    """A title in capitals as a sentence; the names of laws and bodies in it can't be told apart and stay small."""
    return title[:1] + title[1:].lower()


def cite(provision: ProvisionId, card: Card | None, with_title: bool = True) -> str:
    """The full name of a provision: "el artículo 20 de la Ley N° 27972 (Ley Orgánica de Municipalidades)".

    Of an approving act: "el artículo 1 de la ordenanza que lo aprueba, Ordenanza N° 002-2025-MDQ (…)".
    """
    title = title_of(card) if with_title else ""
    regulation = provision.regulation
    of = of_norm(regulation)
    if _approves(provision.eid):
        kind, numbered, _ = regulation.label.partition(" N°")
        act = kind.lower() if numbered else kind.split()[0].lower()
        of = f"{'del' if regulation.kind in _MASCULINE else 'de la'} {act} que lo aprueba, {regulation.label}"
    named = f"{the(provision_name(provision.eid.removeprefix('approval__')))} {of}"
    return f"{named} ({title})" if title and title not in named else named


def mention(regulation: RegulationId, eid: str | None) -> str:
    """A norm, or a provision of it, with its article: "el artículo 1 de la Ley N° 31433"."""
    return cite(ProvisionId(regulation, eid), None) if eid else with_article(regulation)


def version_note(wording: Wording, brief: bool = False) -> str:
    """Since when an amendment's wording binds: "texto vigente desde el 7 de marzo de 2022, …"; empty for a first.

    A `brief` note leaves out which norm brought it.
    """
    if wording.amended_by is None or wording.valid_from is None:
        return ""
    since = f"texto vigente desde el {written(wording.valid_from)}"
    return since if brief else f"{since}, según {with_article(wording.amended_by)}"


def with_article(regulation: RegulationId) -> str:
    """A norm with its article: "la Ley N° 31433"."""
    return f"{'el' if regulation.kind in _MASCULINE else 'la'} {regulation.label}"
