"""Every wording of the corpus as JSON lines, for others to use."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.files import storage_errors
from corpus.model import Provision, Regulation, Version


def provision_rows(regulations: Iterable[Regulation]) -> Iterator[dict[str, Any]]:
    """A row a provision version: the newest wording of each provision first, then its older ones."""
    for regulation in regulations:
        for provision in regulation.provisions:
            for version in reversed(provision.versions):
                yield _row(regulation, provision, version)


def _row(regulation: Regulation, provision: Provision, version: Version) -> dict[str, Any]:
    return {
        "regulation": regulation.id.slug,
        "eid": provision.eid,
        "label": provision.label,
        "heading": provision.heading,
        "path": list(provision.path),
        "text": regulation.text_of(version),
        "valid_from": version.valid_from and version.valid_from.isoformat(),
        "valid_to": version.valid_to and version.valid_to.isoformat(),
        "amended_by": version.amended_by and version.amended_by.slug,
        "pages": regulation.pages_of(version),
        "source": regulation.documents[version.document].source.path,
    }


def write_provisions(regulations: Iterable[Regulation], out: Path) -> int:
    """Write the rows of all regulations to a JSONL file; how many there were."""
    with storage_errors(out), out.open("w", encoding="utf-8") as file:
        return sum(1 for row in provision_rows(regulations) if file.write(json.dumps(row, ensure_ascii=False) + "\n"))
