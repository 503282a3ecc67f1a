"""The files that norms were read from, kept as they were: each under the SHA-256 of its bytes, never changed."""

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from corpus.files import storage_errors

_HASH = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of files, `ab/abcd…` each; all of it can be deleted, and with it only the pictures of its pages go."""

    folder: Path

    def keep(self, path: Path, sha256: str = "") -> None:
        """Copy a file in, unless one whose hash begins with `sha256` is there; one that can't be read is passed over.

        Raises `StorageFailure` when the disk refuses.
        """
        if sha256 and any((self.folder / sha256[:2]).glob(f"{sha256}*")):
            return
        try:
            source = path.open("rb")
        except OSError:
            return
        with source, storage_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=self.folder, prefix=".")
            try:
                digest = hashlib.sha256()
                with os.fdopen(handle, "wb") as copy:
                    while chunk := source.read(_CHUNK):
                        digest.update(chunk)
                        copy.write(chunk)
                    copy.flush()
                    os.fsync(copy.fileno())
                kept = self._path(digest.hexdigest())
                kept.parent.mkdir(exist_ok=True)
                Path(aside).replace(kept)
            finally:
                Path(aside).unlink(missing_ok=True)

    def data(self, sha256: str) -> bytes | None:
        """The bytes of a file by its whole hash; None where it was not kept, or is no longer what it was."""
        if not _HASH.fullmatch(sha256):
            return None
        try:
            content = self._path(sha256).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256
