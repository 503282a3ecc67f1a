"""Amendments of raw norms that were applied, as an editor lists and undoes them: each a value with an id that stays."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from corpus.errors import StorageFailure
from corpus.files import storage_errors, write_whole
from corpus.identifiers import RegulationId
from corpus.model import Provision, Regulation, Version

COMPOSED = "text/plain; composed"  # the media type of a wording put together from two documents
_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Application:
    """One provision of `target` that a raw norm words anew or inserts from a day on; `old` is None for an insertion.

    `origin` is the eId of the provision of `by` that orders it, `why` the Spanish sentence an editor reads. `id` hangs
    on what is done, not on when it was read: rejecting it keeps it out until the norm's text itself changes.
    """

    id: str
    target: RegulationId
    eid: str
    by: RegulationId
    origin: str | None
    on: date
    old: str | None
    new: str
    why: str


def application_id(target: RegulationId, eid: str, by: RegulationId, on: date, new: str) -> str:
    """A short hash of what an application does."""
    parts = (target.slug, eid, by.slug, on.isoformat(), new)
    return sha256("\x00".join(parts).encode()).hexdigest()[:_LENGTH]


def applications(regulation: Regulation) -> tuple[Application, ...]:
    """The amendments of raw norms that a composed regulation holds, in reading order."""
    found = [(provision, version) for provision in regulation.provisions for version in _brought(regulation, provision)]
    heads = {(provision.eid, version.amended_by, version.valid_from) for provision, version in found}
    return tuple(
        application
        for provision, version in found
        if not any((above, version.amended_by, version.valid_from) in heads for above in _above(provision.eid))
        and (application := _application(regulation, provision, version))
    )


def _brought(regulation: Regulation, provision: Provision) -> Iterator[Version]:
    """The wordings that stand in another norm's document."""
    for version in provision.versions:
        foreign = version.document > 0 and regulation.documents[version.document].source.media_type != COMPOSED
        if foreign and version.amended_by and version.valid_from:
            yield version


def _above(eid: str) -> Iterator[str]:
    """Every eId that holds this one."""
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        yield eid


def _application(regulation: Regulation, provision: Provision, version: Version) -> Application | None:
    by, on, new = version.amended_by, version.valid_from, regulation.text_of(version)
    if by is None or on is None:
        return None
    before = next((one for one in provision.versions if one.valid_to == on and one is not version), None)
    act = "modifica" if before else "incorpora"
    where = f" ({version.amended_by_eid})" if version.amended_by_eid else ""
    return Application(
        application_id(regulation.id, provision.eid, by, on, new), regulation.id, provision.eid, by,
        version.amended_by_eid, on, regulation.text_of(before) if before else None, new,
        f"{by.label}{where} {act} {provision.eid} de {regulation.label} desde el {on:%d/%m/%Y}.",
    )  # fmt: skip


def load_rejected(path: Path) -> frozenset[str]:
    """The ids of the applications that editors undid; an absent file holds none."""
    if not path.is_file():
        return frozenset()
    with storage_errors(path):
        content = path.read_bytes()
    try:
        ids = json.loads(content)
    except ValueError as error:
        raise StorageFailure(
            f"El archivo {path} está dañado. Bórrelo y vuelva a rechazar lo que corresponda."
        ) from error
    return frozenset(str(id) for id in ids)


def save_rejected(ids: Iterable[str], path: Path) -> None:
    """Write the ids whole, sorted."""
    write_whole(path, json.dumps(sorted(set(ids)), indent=0).encode())
