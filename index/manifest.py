"""What a bundle says of itself, and the refusal of one that does not fit."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.codec import decode, encode
from corpus.errors import BundleMismatch
from corpus.files import write_whole

FORMAT = 1
METRIC = "inner_product"
_NAME = "manifest.json"
REMEDY = "Vuelva a construir el índice con «absuelve ingest»."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle was built from and by; `files` maps each file's relative path to the SHA-256 of its content.

    `asked` is the digest of what was known to be asked (`index.questions`), in force here or not; bundles of version
    0.1 say nothing of it and hold none.
    """

    format: int
    created_by: str
    model: str
    dimensions: int
    metric: str
    corpus_hash: str
    norms: int
    wordings: int
    units: int
    passages: int
    slice_tokens: int
    k1: float
    b: float
    context_weight: float
    files: Mapping[str, str]
    questions: int = 0
    asked: str = ""

    @property
    def vectors(self) -> int:
        """How many vectors there are: one a passage, and one a known question."""
        return self.passages + self.questions

    @property
    def recipe(self) -> tuple[object, ...]:
        """What went in: two bundles of one recipe find the same."""
        sizes = (self.slice_tokens, self.k1, self.b, self.context_weight)
        return (self.format, self.model, self.dimensions, self.metric, self.corpus_hash, *sizes, self.asked)

    @property
    def hash(self) -> str:
        """Six hexadecimal digits that name this content; the program's own version is left out."""
        facts = {key: value for key, value in encode(self).items() if key != "created_by"}
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:6]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest into its bundle."""
    write_whole(folder / _NAME, json.dumps(encode(manifest), indent=2, ensure_ascii=False).encode())


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a bundle; raises `BundleMismatch` when there is none, or one of another format."""
    try:
        data = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        found = data["format"]
        if found != FORMAT:
            raise BundleMismatch(
                f"El índice {folder.name} tiene el formato {found} y este programa usa el {FORMAT}. {REMEDY}"
            )
        return decode(Manifest, data)
    except FileNotFoundError as error:
        raise BundleMismatch(f"El índice {folder.name} está incompleto: falta su manifiesto. {REMEDY}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise BundleMismatch(f"El manifiesto del índice {folder.name} está dañado. {REMEDY}") from error


def require_model(folder: Path, manifest: Manifest, model: str, dimensions: int) -> None:
    """Raise `BundleMismatch` unless the bundle's vectors come from this model."""
    if manifest.model != model:
        raise BundleMismatch(
            f"El índice {folder.name} se construyó con el modelo {manifest.model} y ahora se usa {model}. "
            f"Configure el mismo modelo, o vuelva a construir el índice con «absuelve ingest»."
        )
    if (manifest.dimensions, manifest.metric) != (dimensions, METRIC):
        raise BundleMismatch(
            f"Los vectores del índice {folder.name} tienen {manifest.dimensions} dimensiones ({manifest.metric}) "
            f"y el modelo {model} da {dimensions} ({METRIC}). {REMEDY}"
        )


def require_counts(folder: Path, manifest: Manifest, found: Mapping[str, int]) -> None:
    """Raise `BundleMismatch` when the bundle holds another number of anything than it says."""
    for name, count in found.items():
        said = getattr(manifest, name)
        if said != count:
            raise BundleMismatch(
                f"El índice {folder.name} está dañado: debería tener {said} ({name}) y tiene {count}. {REMEDY}"
            )


def verify_files(folder: Path, manifest: Manifest) -> None:
    """Raise `BundleMismatch` when a file is missing or its content is not what was built."""
    for name, digest in manifest.files.items():
        path = folder / name
        if not path.is_file() or hash_of(path) != digest:
            raise BundleMismatch(f"El índice {folder.name} está dañado: {name} falta o cambió. {REMEDY}")


def hashes_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a bundle but its manifest, by relative path."""
    return {path.relative_to(folder).as_posix(): hash_of(path) for path in _files(folder)}


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != _NAME)
