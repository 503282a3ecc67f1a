"""A national collection in the public legalize-pe layout: a folder a jurisdiction, a Markdown file a norm.

Folders are named by country, region and place (`pe`, `pe-lim-met`); the YAML has `identifier`, `title`, `country`,
`publication_date`, and mostly `rank` and `jurisdiction`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from corpus.errors import InvalidInput
from ingest.markup import front_matter

COUNTRY = "pe"
_JURISDICTION = re.compile(rf"{COUNTRY}(?:-[a-z]{{3}})*")
_HEADER = 20_000  # characters of a file that its header lies within
_REQUIRED = ("identifier", "title", "country", "publication_date")


class Reason(StrEnum):
    """Why a file of a collection is passed over; the value is what an editor reads."""

    UNREADABLE = "no se pudo leer"
    LINK = "es un enlace a otro archivo"
    HEADER = "le falta el encabezado, o un campo de él"
    COUNTRY = "es de otro país"
    NAMED = "su nombre no es el identificador que declara"
    PLACE = "declara otra jurisdicción que la de su carpeta"
    REPEATED = "repite el identificador de otro archivo"


@dataclass(frozen=True, slots=True)
class Listed:
    """A norm that a collection holds, as its header tells; what its own text says is found out when it is read."""

    path: Path
    jurisdiction: str
    identifier: str
    rank: str
    published: date


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that is passed over, with the detail of why."""

    path: Path
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything in a collection: norms by jurisdiction and path, and files that can't be taken."""

    norms: tuple[Listed, ...]
    passed: tuple[Passed, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which norms of a collection to take; empty sets and None leave nothing out. `most` takes the newest."""

    jurisdictions: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    since: date | None = None
    most: int | None = None


def survey(folder: Path) -> Survey:
    """Look through a collection, headers alone; raises `InvalidInput` where there is no folder of a jurisdiction."""
    norms: list[Listed] = []
    passed: list[Passed] = []
    seen: dict[str, Path] = {}
    for jurisdiction in jurisdictions(folder):
        for path in sorted(jurisdiction.rglob("*.md")):
            found = _listed(path, jurisdiction.name)
            if isinstance(found, Listed) and found.identifier in seen:
                found = Passed(path, Reason.REPEATED, seen[found.identifier].relative_to(folder).as_posix())
            if isinstance(found, Listed):
                seen[found.identifier] = path
                norms.append(found)
            else:
                passed.append(found)
    return Survey(tuple(norms), tuple(passed))


def jurisdictions(folder: Path) -> tuple[Path, ...]:
    """The folders of a collection that are named as a jurisdiction is (`pe`, `pe-lim-met`), the nation's first."""
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    found = [one for one in inside if one.is_dir() and not one.is_symlink() and _JURISDICTION.fullmatch(one.name)]
    if not found:
        raise InvalidInput(
            f"«{folder}» no es una colección de normas: no tiene ninguna carpeta de jurisdicción («{COUNTRY}», "
            f"«{COUNTRY}-lim-met»). Indique la carpeta que las contiene, o use «absuelve ingest» para archivos sueltos."
        )
    return tuple(found)


def choose(norms: Iterable[Listed], wanted: Wanted) -> tuple[Listed, ...]:
    """The norms that are wanted; raises `InvalidInput` when no norm is of a jurisdiction or rank that was named."""
    held = tuple(norms)
    _known(wanted.jurisdictions, {one.jurisdiction for one in held}, "jurisdicción")
    _known(wanted.ranks, {one.rank for one in held}, "rango")
    chosen = [one for one in held if _is_wanted(one, wanted)]
    if wanted.most is None or len(chosen) <= wanted.most:
        return tuple(chosen)
    newest = sorted(chosen, key=lambda one: (-one.published.toordinal(), one.path))[: wanted.most]
    return tuple(sorted(newest, key=lambda one: (one.jurisdiction, one.path)))


def _is_wanted(one: Listed, wanted: Wanted) -> bool:
    return (
        (not wanted.jurisdictions or one.jurisdiction in wanted.jurisdictions)
        and (not wanted.ranks or one.rank in wanted.ranks)
        and (wanted.since is None or one.published >= wanted.since)
    )


def _known(named: frozenset[str], held: set[str], what: str) -> None:
    for name in sorted(named - held):
        there = ", ".join(sorted(filter(None, held))) or "ninguna"
        raise InvalidInput(f"La colección no tiene normas de {what} «{name}». Tiene: {there}.")


def _listed(path: Path, jurisdiction: str) -> Listed | Passed:
    """What a file's header tells, or why it can't be taken."""
    if path.is_symlink():
        return Passed(path, Reason.LINK)
    try:
        with path.open(encoding="utf-8") as file:
            fields, _, troubles = front_matter(file.read(_HEADER))
    except (OSError, UnicodeDecodeError) as error:
        return Passed(path, Reason.UNREADABLE, type(error).__name__)
    missing = [name for name in _REQUIRED if not fields.get(name)]
    if missing or troubles:
        return Passed(path, Reason.HEADER, " ".join(troubles) or ", ".join(missing))
    published = _day(fields["publication_date"])
    if published is None:
        return Passed(path, Reason.HEADER, f"publication_date: {fields['publication_date'][:40]}")
    return next(_objections(path, jurisdiction, fields), None) or Listed(
        path, jurisdiction, fields["identifier"], fields.get("rank", ""), published
    )


def _objections(path: Path, jurisdiction: str, fields: dict[str, str]) -> Iterator[Passed]:
    """What speaks against a file whose header can be read."""
    place = fields.get("jurisdiction", "")
    if fields["country"] != COUNTRY:
        yield Passed(path, Reason.COUNTRY, fields["country"])
    if fields["identifier"] != path.stem:
        yield Passed(path, Reason.NAMED, fields["identifier"])
    if _JURISDICTION.fullmatch(place) and place != jurisdiction:
        yield Passed(path, Reason.PLACE, place)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
