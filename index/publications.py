"""What is kept of each generation ever published: when, of what, and how its norms differ from the one before.

`history/NAME.json` beside the bundles outlives them; `norms.json` inside a bundle has a digest of each norm.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.codec import decode, encode
from corpus.errors import BundleMismatch
from corpus.files import write_whole
from corpus.model import Regulation
from corpus.store import encode_regulation
from index.manifest import Manifest, read_manifest

NORMS = "norms.json"
_FOLDER = "history"


@dataclass(frozen=True, slots=True)
class Publication:
    """One generation: `at` is ISO 8601 in UTC; `added`, `changed` and `removed` are slugs, against `since`.

    `compared` is False where one of the two does not say what norms it holds, as bundles of old programs.
    """

    generation: str
    at: str
    model: str
    norms: int
    wordings: int
    passages: int
    since: str | None = None
    compared: bool = True
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def when(self) -> datetime:
        """The moment of publication."""
        return datetime.fromisoformat(self.at)


def describe(folder: Path, before: Path | None) -> Publication:
    """The publication that a finished bundle makes after another; raises `BundleMismatch` when it can't be read."""
    manifest = read_manifest(folder)
    old, new = digests(before) if before else {}, digests(folder)
    if old is None or new is None:
        return _publication(folder, manifest, before, compared=False)
    added = tuple(sorted(new.keys() - old.keys()))
    changed = tuple(sorted(slug for slug in new.keys() & old.keys() if new[slug] != old[slug]))
    return _publication(folder, manifest, before, True, added, changed, tuple(sorted(old.keys() - new.keys())))


def _publication(
    folder: Path,
    manifest: Manifest,
    before: Path | None,
    compared: bool,
    added: tuple[str, ...] = (),
    changed: tuple[str, ...] = (),
    removed: tuple[str, ...] = (),
) -> Publication:
    at = datetime.fromtimestamp(folder.stat().st_mtime, UTC).isoformat(timespec="seconds")
    sizes = (manifest.norms, manifest.wordings, manifest.passages)
    since = before.name if before else None
    return Publication(folder.name, at, manifest.model, *sizes, since, compared, added, changed, removed)


def digests(folder: Path) -> Mapping[str, str] | None:
    """A digest by slug; None when the bundle does not say."""
    try:
        found = json.loads((folder / NORMS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def digest_of(regulation: Regulation) -> str:
    """What `norms.json` says of a norm: the first sixteen digits of the SHA-256 of its JSON."""
    return hashlib.sha256(encode_regulation(regulation)).hexdigest()[:16]


def record(publication: Publication, bundles: Path) -> None:
    """Keep a publication."""
    content = json.dumps(encode(publication), ensure_ascii=False, indent=0).encode()
    write_whole(bundles / _FOLDER / f"{publication.generation}.json", content)


def recorded(name: str, bundles: Path) -> Publication | None:
    """What is known of a generation, from its record or else from the bundle itself; None when neither is readable."""
    try:
        return decode(Publication, json.loads((bundles / _FOLDER / f"{name}.json").read_bytes()))
    except (OSError, ValueError, TypeError, KeyError):
        try:
            return describe(bundles / name, None) if (bundles / name).is_dir() else None
        except BundleMismatch:
            return None


def names(bundles: Path) -> tuple[str, ...]:
    """The generations with a record, oldest first."""
    return tuple(sorted(path.stem for path in (bundles / _FOLDER).glob("gen-*.json")))
