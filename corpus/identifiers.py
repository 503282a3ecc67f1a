"""Names of regulations and provisions: slugs and Akoma Ntoso eIds, as the design fixes them.

A slug is the official designation as printed, lower-cased, with its leading zeros: `ley-27972`, `ds-009-2025-ef`,
`ordenanza-012-2024-mdsj`. An eId names a provision inside it: `art_20__para_6__point_b`.
Both joined: `ley-27972#art_20`.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from corpus.errors import InvalidInput


class RegulationKind(StrEnum):
    """The kinds of norm, by the prefix their slug carries."""

    CONSTITUTION = "con"
    LAW = "ley"
    LEGISLATIVE_DECREE = "dleg"
    DECREE_LAW = "dl"
    URGENCY_DECREE = "du"
    SUPREME_DECREE = "ds"
    LEGISLATIVE_RESOLUTION = "rl"
    SUPREME_RESOLUTION = "rs"
    MINISTERIAL_RESOLUTION = "rm"
    VICE_MINISTERIAL_RESOLUTION = "rvm"
    DIRECTORAL_RESOLUTION = "rd"
    CHIEF_RESOLUTION = "rj"
    COMPTROLLER_RESOLUTION = "rc"
    RESOLUTION = "res"
    ORDINANCE = "ordenanza"
    REGIONAL_ORDINANCE = "ordenanza-regional"
    COUNCIL_AGREEMENT = "acuerdo"
    MAYORAL_DECREE = "da"
    MAYORAL_RESOLUTION = "ra"
    MANAGEMENT_RESOLUTION = "rgm"
    DIRECTIVE = "directiva"
    DOCUMENT = "doc"


# Spanish name shown to people, and its place when two norms conflict (Constitution, article 51): lower prevails.
_NAMES: dict[RegulationKind, tuple[str, int]] = {
    RegulationKind.CONSTITUTION: ("Constitución Política del Perú", 0),
    RegulationKind.LAW: ("Ley", 1),
    RegulationKind.LEGISLATIVE_DECREE: ("Decreto Legislativo", 1),
    RegulationKind.DECREE_LAW: ("Decreto Ley", 1),
    RegulationKind.URGENCY_DECREE: ("Decreto de Urgencia", 1),
    RegulationKind.SUPREME_DECREE: ("Decreto Supremo", 2),
    RegulationKind.LEGISLATIVE_RESOLUTION: ("Resolución Legislativa", 1),
    RegulationKind.SUPREME_RESOLUTION: ("Resolución Suprema", 3),
    RegulationKind.MINISTERIAL_RESOLUTION: ("Resolución Ministerial", 4),
    RegulationKind.VICE_MINISTERIAL_RESOLUTION: ("Resolución Viceministerial", 5),
    RegulationKind.DIRECTORAL_RESOLUTION: ("Resolución Directoral", 6),
    RegulationKind.CHIEF_RESOLUTION: ("Resolución Jefatural", 6),
    RegulationKind.COMPTROLLER_RESOLUTION: ("Resolución de Contraloría", 4),
    RegulationKind.RESOLUTION: ("Resolución", 6),
    RegulationKind.ORDINANCE: ("Ordenanza", 1),
    RegulationKind.REGIONAL_ORDINANCE: ("Ordenanza Regional", 1),
    RegulationKind.COUNCIL_AGREEMENT: ("Acuerdo de Concejo", 3),
    RegulationKind.MAYORAL_DECREE: ("Decreto de Alcaldía", 4),
    RegulationKind.MAYORAL_RESOLUTION: ("Resolución de Alcaldía", 5),
    RegulationKind.MANAGEMENT_RESOLUTION: ("Resolución de Gerencia Municipal", 6),
    RegulationKind.DIRECTIVE: ("Directiva", 6),
    RegulationKind.DOCUMENT: ("Documento", 9),
}
_KINDS_LONGEST_FIRST = sorted(RegulationKind, key=lambda kind: -len(kind.value))
_NUMBERED_ONCE = {RegulationKind.LAW, RegulationKind.LEGISLATIVE_DECREE, RegulationKind.DECREE_LAW}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, order=True)
class RegulationId:
    """A regulation's slug, for example `RegulationId("ds-009-2025-ef")`."""

    slug: str

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.slug):
            raise InvalidInput(
                f"«{self.slug}» no es un identificador de norma. Use la forma ley-27972 o ds-009-2025-ef."
            )

    def __str__(self) -> str:
        return self.slug

    @property
    def kind(self) -> RegulationKind:
        """The kind of norm that the slug's prefix says; `DOCUMENT` when it says none."""
        fits = (kind for kind in _KINDS_LONGEST_FIRST if self.slug == kind or self.slug.startswith(f"{kind}-"))
        return next(fits, RegulationKind.DOCUMENT)

    @property
    def number(self) -> str:
        """What follows the kind, upper-cased: `009-2025-EF`."""
        return self.slug.removeprefix(self.kind).removeprefix("-").upper()

    @property
    def label(self) -> str:
        """The designation as a person writes it: `Ley N° 27972`, `Decreto Supremo N° 009-2025-EF`."""
        name, _ = _NAMES[self.kind]
        if self.kind is RegulationKind.CONSTITUTION:
            return name
        if self.kind is RegulationKind.DOCUMENT:
            return f"{name} «{self.number.lower()}»"
        return f"{name} N° {self.number}" if self.number else name

    @property
    def rank(self) -> int:
        """Place in the hierarchy of norms; a lower number prevails."""
        return _NAMES[self.kind][1]


@dataclass(frozen=True, slots=True, order=True)
class ProvisionId:
    """A provision anywhere in the corpus; prints as `ley-27972#art_20__para_6`."""

    regulation: RegulationId
    eid: str

    def __str__(self) -> str:
        return f"{self.regulation}#{self.eid}"

    @classmethod
    def parse(cls, text: str) -> "ProvisionId":
        """Read `slug#eid`; raises `InvalidInput` when it has another form."""
        slug, hash_sign, eid = text.partition("#")
        if not hash_sign or not eid:
            raise InvalidInput(f"«{text}» no identifica una disposición. Use la forma ley-27972#art_20.")
        return cls(RegulationId(slug), eid)

    @property
    def article(self) -> str:
        """The eId of the article-level provision that holds this one."""
        return article_of(self.eid)


def designate(kind: RegulationKind, number: str, year: str | None = None, issuer: str | None = None) -> RegulationId:
    """Build the slug of a designation from its printed parts; year and issuer go where the number alone identifies."""
    if kind is RegulationKind.CONSTITUTION:
        return RegulationId(f"con-{year or number}")
    parts = [kind.value, number]
    if kind not in _NUMBERED_ONCE:
        parts += [part for part in (year, issuer) if part]
    return RegulationId(slugify("-".join(parts)))


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: `551-MSS` -> `551-mss`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def article_of(eid: str) -> str:
    """Cut an eId down to article level: `art_20__para_6` -> `art_20`, `annex_1__art_3__point_a` -> `annex_1__art_3`."""
    parts = eid.split("__")
    nested = parts[0] in ("tp", "approval") or parts[0].startswith("annex")
    return "__".join(parts[:2] if nested else parts[:1])


def parent_of(eid: str) -> str | None:
    """The eId one level up, or None at the top."""
    head, separator, _ = eid.rpartition("__")
    return head if separator else None
