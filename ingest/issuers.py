"""Who issued a norm and where it applies: municipality, region, ministry or Congress."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.identifiers import RegulationKind
from corpus.model import Place
from ingest.designations import Designation
from ingest.folding import fold

_NATIONAL = Place()


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer's name, the place its norms bind, and the acronym its designations carry ("MDSJ")."""

    name: str | None = None
    place: Place = _NATIONAL
    acronym: str | None = None


_LOCAL = (
    RegulationKind.ORDINANCE,
    RegulationKind.COUNCIL_AGREEMENT,
    RegulationKind.MAYORAL_DECREE,
    RegulationKind.MAYORAL_RESOLUTION,
    RegulationKind.MANAGEMENT_RESOLUTION,
)
_BY_KIND = {
    RegulationKind.CONSTITUTION: "Congreso Constituyente Democrático",
    RegulationKind.LAW: "Congreso de la República",
    RegulationKind.LEGISLATIVE_DECREE: "Poder Ejecutivo",
    RegulationKind.DECREE_LAW: "Poder Ejecutivo",
    RegulationKind.URGENCY_DECREE: "Poder Ejecutivo",
}
_BY_ACRONYM = {
    "ef": "Ministerio de Economía y Finanzas",
    "jus": "Ministerio de Justicia y Derechos Humanos",
    "pcm": "Presidencia del Consejo de Ministros",
    "vivienda": "Ministerio de Vivienda, Construcción y Saneamiento",
    "mc": "Ministerio de Cultura",
    "vmpcic-mc": "Ministerio de Cultura",
    "minam": "Ministerio del Ambiente",
    "minsa": "Ministerio de Salud",
    "sa": "Ministerio de Salud",
    "minedu": "Ministerio de Educación",
    "in": "Ministerio del Interior",
    "em": "Ministerio de Energía y Minas",
    "mtc": "Ministerio de Transportes y Comunicaciones",
    "midagri": "Ministerio de Desarrollo Agrario y Riego",
    "produce": "Ministerio de la Producción",
    "tr": "Ministerio de Trabajo y Promoción del Empleo",
    "mimp": "Ministerio de la Mujer y Poblaciones Vulnerables",
    "midis": "Ministerio de Desarrollo e Inclusión Social",
    "mincetur": "Ministerio de Comercio Exterior y Turismo",
    "re": "Ministerio de Relaciones Exteriores",
    "de": "Ministerio de Defensa",
    "cg": "Contraloría General de la República",
    "jne": "Jurado Nacional de Elecciones",
    "servir-pe": "Autoridad Nacional del Servicio Civil",
    "cam-indecopi": "Indecopi",
    "ana": "Autoridad Nacional del Agua",
}
_EXECUTIVE = "de"  # the Ministry of Defence's alone; beside others a "dirección ejecutiva"
_SMALL = ("de", "del", "la", "las", "los", "el", "y")
_WORD = r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑa-záéíóúñü]+"
_NAME = rf"{_WORD}(?:[ ](?:(?:de|del|la|las|los|y|DE|DEL|LA|LAS|LOS|Y)[ ]){{0,2}}{_WORD}){{0,4}}"
_MUNICIPALITY = re.compile(
    rf"(?i:municipalidad)\s+(?:(?P<level>(?i:metropolitana|provincial|distrital))\s+)?(?i:del?)\s+"
    rf"(?P<name>(?:(?:[Ll]a|[Ll]os|[Ll]as|[Ee]l|LA|LOS|LAS|EL) )?{_NAME})"
)
_REGION = re.compile(rf"(?i:gobierno\s+regional)\s+(?:(?i:del?)\s+)?(?:(?i:departamento\s+de)\s+)?(?P<name>{_NAME})")
_PROVINCE = re.compile(rf"(?i:provincia)\s+(?i:del?)\s+(?P<name>{_NAME})")
_DEPARTMENT = re.compile(rf"(?i:departamento|regi[oó]n)\s+(?i:del?)\s+(?P<name>{_NAME})")
_MUNICIPAL = re.compile(r"m(?:ml|[dps][a-z]{1,5})(?:-|$)")
_HYPHENATED = re.compile(r"(?<=[^\W\d])-\s?(?=[^\W\d])")
_LIMA = Issuer("Municipalidad Metropolitana de Lima", Place(region="Lima", province="Lima"), "MML")


def find_issuer(head: str, designation: Designation | None, front_matter: Mapping[str, str]) -> Issuer:
    """The issuer that the head of a norm names; for national norms, the one its designation's acronym stands for."""
    kind = designation.kind if designation else None
    if kind is RegulationKind.REGIONAL_ORDINANCE:
        return _regional(head)
    acronym = (designation.issuer or "") if designation else ""
    if kind in _LOCAL or _MUNICIPAL.match(acronym):
        return _municipal(head, front_matter)
    parts = re.split(r"[-/]", acronym)  # "CG-PREVI", "DGPA/MC"
    return Issuer(
        _BY_ACRONYM.get(acronym)
        or next((_BY_ACRONYM[p] for p in (parts[0], parts[-1]) if p in _BY_ACRONYM and p != _EXECUTIVE), None)
        or _BY_KIND.get(kind or RegulationKind.DOCUMENT)
    )


def _municipal(head: str, front_matter: Mapping[str, str]) -> Issuer:
    """The municipality named first in the head."""
    if "munilima" in front_matter.get("gob_pe_slug", "") or front_matter.get("jurisdiction") == "pe-lim-met":
        return _LIMA
    match = _MUNICIPALITY.search(head) or _MUNICIPALITY.search(_HYPHENATED.sub("", head))
    if not match:
        return Issuer()
    name, level = proper_name(match["name"]), fold(match["level"] or "")
    if level == "metropolitana":
        return _LIMA
    if level == "provincial":
        place = Place(region=_named(_DEPARTMENT, head), province=name)
    else:
        place = Place(region=_named(_DEPARTMENT, head), province=_named(_PROVINCE, head), district=name)
    full = f"Municipalidad {level.capitalize()} de {name}" if level else f"Municipalidad de {name}"
    return Issuer(full, place, _acronym(level, name))


def _regional(head: str) -> Issuer:
    name = _named(_REGION, head)
    return Issuer(f"Gobierno Regional de {name}", Place(region=name)) if name else Issuer()


def _named(pattern: re.Pattern[str], head: str) -> str | None:
    match = pattern.search(head)
    return proper_name(match["name"]) if match else None


def proper_name(printed: str) -> str:
    """A place as one writes it: "SANTIAGO DE SURCO" -> "Santiago de Surco"."""
    words = [
        word.lower() if fold(word) in _SMALL and i else word.capitalize() for i, word in enumerate(printed.split())
    ]
    return " ".join(words)


def _acronym(level: str, name: str) -> str:
    """The letters that a municipality signs with: "Distrital de San Jerónimo" -> "MDSJ"."""
    initials = "".join(word[0] for word in name.split() if fold(word) not in _SMALL)
    return "M" + (level[:1] + initials).upper()
