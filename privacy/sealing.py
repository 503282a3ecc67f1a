"""Texts sealed with a key and opened again: AES-256-GCM of `cryptography`, each bound to its place.

A sealed text is `sellado1:` + the key's id + `:` + nonce and ciphertext in base64. A key's id is told by the key alone.
"""

import base64
import hashlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Protocol

from corpus.errors import InvalidInput, StorageFailure
from corpus.files import storage_errors, write_whole

MARK = "sellado1:"
_OPEN = "-"  # in the place of a key's id: a text of somebody's that looks sealed and is not
_BYTES, _NONCE, _ID = 32, 12, 8


@dataclass(frozen=True, slots=True)
class Key:
    """A secret of 32 bytes. `id`: the first 8 hexadecimal digits of its SHA-256."""

    id: str
    secret: bytes = field(repr=False)


class Seals(Protocol):
    """How texts go where they are kept and come out of it; `place` says where they stand there."""

    @property
    def current(self) -> str:
        """What a text sealed now begins with; nothing where none is sealed."""
        ...

    def seal(self, text: str, place: str) -> str:
        """The text as it is kept."""
        ...

    def open(self, kept: str, place: str) -> str:
        """The text that was kept; raises `StorageFailure` where that can't be told."""
        ...


class Verbatim:
    """Takes what is kept for the text itself, so that copies hold what the database holds."""

    current = ""

    def seal(self, text: str, place: str) -> str:
        """The same."""
        return text

    def open(self, kept: str, place: str) -> str:
        """The same."""
        return kept


@dataclass(frozen=True)
class Keyring:
    """Keys: the first seals, any opens. Without any, texts are kept as they are."""

    keys: tuple[Key, ...] = ()

    @property
    def current(self) -> str:
        """What a text sealed now begins with; nothing where none is sealed."""
        return f"{MARK}{self.keys[0].id}:" if self.keys else ""

    def seal(self, text: str, place: str) -> str:
        """The text under the first key; what is empty stays so."""
        if not self.keys:
            return f"{MARK}{_OPEN}:{text}" if text.startswith(MARK) else text
        return _sealed(self.keys[0], text, place) if text else text

    def open(self, kept: str, place: str) -> str:
        """The text; raises `StorageFailure` for a key that is not here and for what was changed."""
        if not kept.startswith(MARK):
            return kept
        id, _, rest = kept.removeprefix(MARK).partition(":")
        if id == _OPEN:
            return rest
        return _opened(self._key(id), rest, place)

    def _key(self, id: str) -> Key:
        found = next((key for key in self.keys if key.id == id), None)
        if found is None:
            raise StorageFailure(
                f"Hay textos cifrados con la clave {id}, que no está entre las de ABSUELVE_KEYS. "
                "Ponga esa clave en el archivo: sin ella nadie puede leerlos."
            )
        return found


NO_KEYS = Keyring()


class KeyFile:
    """The keys of a file, read again whenever it changed: a new key is used without a restart."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock, self._seen = Lock(), (-1, -1, -1)
        self._ring = NO_KEYS

    @property
    def ring(self) -> Keyring:
        """The keys as the file has them now; raises `InvalidInput` for one that has none, `StorageFailure`."""
        with storage_errors(self.path), self._lock:
            told = self.path.stat()
            stamp = (told.st_mtime_ns, told.st_size, told.st_ino)
            if stamp != self._seen:
                self._ring, self._seen = Keyring(read_keys(self.path)), stamp
            return self._ring

    @property
    def current(self) -> str:
        """What a text sealed now begins with."""
        return self.ring.current

    def seal(self, text: str, place: str) -> str:
        """The text under the first key."""
        return self.ring.seal(text, place)

    def open(self, kept: str, place: str) -> str:
        """The text; raises `StorageFailure` for a key that is not here and for what was changed."""
        return self.ring.open(kept, place) if kept.startswith(MARK) else kept


def read_keys(path: Path) -> tuple[Key, ...]:
    """The keys of a file, one a line, the newest first; raises `InvalidInput`, `StorageFailure`."""
    if not path.is_file():
        raise InvalidInput(f"No existe el archivo de claves «{path}». Créelo con «absuelve keys new».")
    with storage_errors(path):
        lines = path.read_bytes().splitlines()
    found = tuple(_key_of(line, f"{path}, línea {number}") for number, line in enumerate(lines, 1) if line.strip())
    if not found:
        raise InvalidInput(f"El archivo de claves «{path}» está vacío. Agregue una con «absuelve keys new».")
    return found


def add_key(path: Path) -> Key:
    """Put a new key before those of a file, which is made if need be, for its owner's eyes."""
    before = read_keys(path) if path.exists() else ()
    made = _named(secrets.token_bytes(_BYTES))
    _write(path, (made, *before))
    return made


def drop_key(path: Path, id: str) -> None:
    """Take a key out of a file; raises `InvalidInput` for one that is not there, and for the first."""
    before = read_keys(path)
    if id not in {key.id for key in before[1:]}:
        raise InvalidInput(f"La clave {id} no se puede quitar: no está en el archivo, o es la que cifra ahora.")
    _write(path, tuple(key for key in before if key.id != id))


def sealed_by(kept: str) -> str:
    """The id of the key that a kept text was sealed with; nothing for one that is not sealed."""
    id = kept.removeprefix(MARK).partition(":")[0] if kept.startswith(MARK) else ""
    return "" if id == _OPEN else id


def _sealed(key: Key, text: str, place: str) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    made = nonce + AESGCM(key.secret).encrypt(nonce, text.encode(), place.encode())
    return f"{MARK}{key.id}:{base64.b64encode(made).decode()}"


def _opened(key: Key, kept: str, place: str) -> str:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        made = base64.b64decode(kept, validate=True)
        return AESGCM(key.secret).decrypt(made[:_NONCE], made[_NONCE:], place.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise StorageFailure(
            f"Un texto cifrado ({place}) está dañado o fue cambiado. Compare con una copia."
        ) from error


def _key_of(line: bytes, where: str) -> Key:
    try:
        secret = base64.b64decode(line.strip(), altchars=b"-_", validate=True)
    except ValueError:
        secret = b""
    if len(secret) != _BYTES:
        raise InvalidInput(f"{where}: no es una clave. Cada línea lleva una, como las que hace «absuelve keys new».")
    return _named(secret)


def _named(secret: bytes) -> Key:
    return Key(hashlib.sha256(secret).hexdigest()[:_ID], secret)


def _write(path: Path, keys: tuple[Key, ...]) -> None:
    lines = b"".join(base64.urlsafe_b64encode(key.secret) + b"\n" for key in keys)
    with storage_errors(path):
        before = path.stat() if path.exists() else None
    write_whole(path, lines, before)  # who may read it stays as it was: the service's group may
