"""Names of norms as other systems know them: FRBR URIs by the Akoma Ntoso naming convention, for Peru.

A work is `/akn/pe/act/ley/2003/27972`; its Spanish wording of a day `/akn/pe/act/ley/2003/27972/spa@2024-06-01`.
"""

import re
from datetime import date

from corpus.identifiers import RegulationId, RegulationKind

COUNTRY = "pe"
LANGUAGE = "spa"
_YEAR = re.compile(r"(?<![0-9])((?:18|19|20)[0-9]{2})(?![0-9])")


def year_of(id: RegulationId, published: date | None) -> str | None:
    """The year a norm is dated by: that of its designation where it has one, else that of its publication."""
    if id.kind is not RegulationKind.DOCUMENT and (found := _YEAR.findall(id.number)):
        return str(found[-1])
    return f"{published.year:04}" if published else None


def work_uri(id: RegulationId, published: date | None = None) -> str:
    """The URI of a norm, whatever its wording; the year is left out where nobody knows it."""
    document = "doc" if id.kind is RegulationKind.DOCUMENT else "act"
    number = "constitucion" if id.kind is RegulationKind.CONSTITUTION else id.number.lower()
    parts = ["/akn", COUNTRY, document, id.kind.value, year_of(id, published), number]
    return "/".join(part for part in parts if part)


def expression_uri(id: RegulationId, published: date | None = None, day: date | None = None) -> str:
    """The URI of a norm's Spanish wording on a day; `@` without a day is the wording first published."""
    return f"{work_uri(id, published)}/{LANGUAGE}@{day.isoformat() if day else ''}"
