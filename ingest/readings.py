"""What was read from each file, kept by the hash of the file's content: nothing is read twice."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.codec import decode, encode
from corpus.errors import StorageFailure
from corpus.files import write_whole
from corpus.identifiers import RegulationId
from corpus.model import Regulation
from ingest.editions import merge_editions


@dataclass(frozen=True, slots=True)
class Readings:
    """A folder of readings, `ab/abcd….json` each."""

    folder: Path

    def save(self, sha256: str, found: tuple[Regulation, ...]) -> None:
        """Keep what a file gave."""
        write_whole(self._path(sha256), json.dumps(encode(found), ensure_ascii=False).encode())

    def load(self, sha256: str) -> tuple[Regulation, ...]:
        """What a file gave; raises `StorageFailure` when it is not there any more."""
        path = self._path(sha256)
        try:
            return decode(tuple[Regulation, ...], json.loads(path.read_bytes()))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise StorageFailure(
                f"Falta o está dañado {path}. Borre {self.folder.parent / 'ledger.json'} y vuelva a ingerir."
            ) from error

    def norm(self, id: RegulationId, hashes: Iterable[str]) -> Regulation:
        """One norm out of the files that hold it, its editions merged."""
        editions = [regulation for sha256 in hashes for regulation in self.load(sha256) if regulation.id == id]
        return merge_editions(editions)[0]

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}.json"
