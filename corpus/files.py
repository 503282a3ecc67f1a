"""Files that are there whole or not at all."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import StorageFailure

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn the disk's refusals into a `StorageFailure` that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFailure(
                f"El disco está lleno: no se pudo escribir {path}. "
                "Libere espacio y repita la orden; lo ya publicado sigue intacto."
            ) from error
        raise StorageFailure(
            f"No se pudo usar {path}: {error.strerror or error}. Revise la ruta y los permisos."
        ) from error


def write_whole(path: Path, content: bytes, like: os.stat_result | None = None) -> None:
    """Write a file aside and rename it in, so that a reader or a crash never sees half of it.

    With `like`, what is told of a file, it belongs to whom that does, and the same may read and change it.
    """
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                if like:
                    os.fchown(file.fileno(), like.st_uid, like.st_gid)
                    os.fchmod(file.fileno(), stat.S_IMODE(like.st_mode))
            Path(aside).replace(path)
        except OSError:
            Path(aside).unlink(missing_ok=True)
            raise


def sync(folder: Path) -> None:
    """Have a finished folder on the disk itself, so that a power cut after its renaming finds it whole."""
    with storage_errors(folder):
        for path in (*folder.rglob("*"), folder):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
