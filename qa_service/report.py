"""What an ingest understood, as data: files with what came of them, norms with their outline, warnings in their place.

docs/architecture.md has the JSON. Paths of files are as the ledger has them; pages count from 1.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.home import Home
from corpus.model import Document, Provision, Regulation, Source, Version
from ingest.applications import COMPOSED
from ingest.ledger import Entry, load_ledger
from qa_service.situating import place_of

VERSION = 1

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a source lies now: `path` as ingested (None when the ledger does not know it), and how it stands.

    `state` is "presente", "movido" (no longer there), "cambiado" (other content since) or "compuesto" (no file of
    its own: a wording put together from two).
    """

    path: Path | None
    state: str

    def data(self) -> bytes:
        """The file's bytes, or nothing when it can't be read as it was."""
        return self.path.read_bytes() if self.path and self.state == "presente" else b""


class Origins:
    """Finds the files that norms were read from: by name where they were ingested, and then by their content."""

    def __init__(self, home: Home) -> None:
        self._entries: Mapping[str, Entry] = load_ledger(home.ledger).entries
        self._hashes: dict[Path, str | None] = {}
        self._named: dict[str, list[Path]] = {}
        for path in map(Path, sorted(self._entries)):
            self._named.setdefault(path.name, []).append(path)

    def files(self) -> list[Json]:
        """Every file ever ingested, in order of path."""
        return [_file(path, entry) for path, entry in sorted(self._entries.items())]

    def of(self, source: Source) -> Origin:
        """Where a source lies now."""
        if source.media_type == COMPOSED:
            return Origin(None, "compuesto")
        paths = self._named.get(source.path, [])
        same = next((path for path in paths if self._hash(path) == source.sha256), None)
        if same:
            return Origin(same, "presente")
        there = next((path for path in paths if self._hash(path)), None)
        return Origin(there, "cambiado") if there else Origin(paths[0] if paths else None, "movido")

    def _hash(self, path: Path) -> str | None:
        """The hash of a file's content, read once; None when it is not there."""
        if path not in self._hashes:
            try:
                self._hashes[path] = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError:
                self._hashes[path] = None
        return self._hashes[path]


def _file(path: str, entry: Entry) -> Json:
    refusal = entry.refusal
    return {
        "path": path,
        "outcome": "refused" if refusal else "read",
        "sha256": entry.sha256,
        "reader": entry.reader,
        "pages": entry.pages,
        "provisions": entry.provisions,
        "norms": [id.slug for id in entry.norms],
        "refusal": {"reason": refusal.reason.value, "remedy": refusal.remedy} if refusal else None,
        "doubts": list(entry.doubts),
    }


def norm_data(regulation: Regulation, origins: Origins) -> Json:
    """Everything understood of one norm."""
    place = regulation.place
    return {
        **summary(regulation),
        "effective": _iso(regulation.effective),
        "repealed_on": _iso(regulation.repealed_on),
        "repealed_by": str(regulation.repealed_by) if regulation.repealed_by else None,
        "notice": regulation.notice,
        "place": [part for part in (place.district, place.province, place.region) if part],
        "aliases": list(regulation.aliases),
        "warnings": [{"text": text, "eid": place_of(text, regulation)} for text in regulation.warnings],
        "documents": [_document(document, origins) for document in regulation.documents],
        "editions": [source.path for source in regulation.editions],
        "provisions": [_provision(regulation, provision) for provision in regulation.provisions],
    }  # fmt: skip


def summary(regulation: Regulation) -> Json:
    """One line of the index."""
    confidences = [p.confidence for d in regulation.documents for p in d.pages if p.confidence is not None]
    return {
        "id": regulation.id.slug,
        "label": regulation.label,
        "title": regulation.title,
        "issuer": regulation.issuer,
        "published": _iso(regulation.published),
        "pages": len(regulation.documents[0].pages),
        "provision_count": len(regulation.provisions),
        "warning_count": len(regulation.warnings),
        "confidence": round(min(confidences), 3) if confidences else None,
    }


def _document(document: Document, origins: Origins) -> Json:
    origin = origins.of(document.source)
    return {
        "file": document.source.path,
        "path": str(origin.path) if origin.path else None,
        "sha256": document.source.sha256,
        "media_type": document.source.media_type,
        "state": origin.state,
        "characters": len(document.text),
        "pages": [
            {"number": page.number, "width": page.width, "height": page.height, "confidence": page.confidence}
            for page in document.pages
        ],
    }


def _provision(regulation: Regulation, provision: Provision) -> Json:
    return {
        "eid": provision.eid,
        "kind": provision.kind.value,
        "label": provision.label,
        "heading": provision.heading,
        "path": list(provision.path),
        "pages": regulation.pages_of(provision.latest),
        "document": provision.latest.document,
        "versions": [_version(version) for version in provision.versions],
    }


def _version(version: Version) -> Json:
    return {
        "valid_from": _iso(version.valid_from),
        "valid_to": _iso(version.valid_to),
        "amended_by": str(version.amended_by) if version.amended_by else None,
        "ended_by": str(version.ended_by) if version.ended_by else None,
        "repealed": version.repealed,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def totals(files: Iterable[Json], norms: Iterable[Json]) -> Json:
    """The sums at the head of the report."""
    read, found = list(files), list(norms)
    return {
        "files": len(read),
        "refused": sum(1 for file in read if file["refusal"]),
        "pages": sum(file["pages"] for file in read),
        "norms": len(found),
        "provisions": sum(norm["provision_count"] for norm in found),
        "warnings": sum(norm["warning_count"] for norm in found),
    }
