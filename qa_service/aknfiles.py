"""Norms as Akoma Ntoso files: one, or a folder of all."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from corpus.akomantoso import write_akn
from corpus.errors import InvalidInput
from corpus.files import write_whole
from corpus.identifiers import RegulationId
from corpus.store import Store

Published = Mapping[RegulationId, date]


def write_norm(
    store: Store, id: RegulationId, out: Path, day: date | None = None, published: Published | None = None
) -> int:
    """Write one norm; how many bytes. Raises `NotFound`, and `StorageFailure` when the disk refuses."""
    data = write_akn(store.read(id), day, published or {})
    write_whole(out, data)
    return len(data)


def write_norms(
    store: Store, out: Path, day: date | None = None, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[int, int]:
    """Write every norm to `out/ley-27972.xml` and so on, each named with its year; how many, and bytes in all."""
    if out.is_file():
        raise InvalidInput(f"«{out}» es un archivo. Indique una carpeta para todas las normas, o nombre una norma.")
    published = {norm.id: norm.published for norm in store if norm.published}
    ids, size = store.ids(), 0
    for done, id in enumerate(ids, 1):
        size += write_norm(store, id, out / f"{id}.xml", day, published)
        progress(done, len(ids))
    return len(ids), size
