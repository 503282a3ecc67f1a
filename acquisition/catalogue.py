"""A catalogue of official addresses: a line a norm, with its file name, its address, and its SHA-256 if known.

Columns are apart by tabs, `#` begins a remark:

    LEY-27972-2003    https://servidor.gob.pe/leyes/27972.pdf    9f86d0…
    DS-004-2019-JUS   https://servidor.gob.pe/ds-004-2019.pdf    -
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import InvalidInput

_NAME = re.compile(r"[\w-]{3,120}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_UNKNOWN = "-"
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_LARGEST = 10_000_000  # bytes of a catalogue


@dataclass(frozen=True, slots=True)
class Address:
    """Where a norm is published; `sha256` is None where the catalogue can't vouch for the file."""

    name: str
    url: str
    sha256: str | None = None

    @property
    def host(self) -> str:
        """The server, with its port where it has one."""
        return urlsplit(self.url).netloc.lower()

    @property
    def expects_pdf(self) -> bool:
        """Whether the address says that a PDF is there."""
        return urlsplit(self.url).path.lower().endswith(".pdf")


def read_catalogue(path: Path) -> tuple[Address, ...]:
    """The addresses in a file, in its order; raises `InvalidInput` that names the line which can't be used."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InvalidInput(f"El catálogo «{path}» es demasiado grande. Divídalo en varios.")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"No se pudo leer el catálogo «{path}». Revise la ruta; debe ser texto en UTF-8.") from error
    lines = [(number, line.split("#", 1)[0].rstrip()) for number, line in enumerate(text.splitlines(), 1)]
    found = [_address(line, f"línea {number} de «{path.name}»") for number, line in lines if line.strip()]
    if not found:
        raise InvalidInput(f"El catálogo «{path}» no tiene direcciones: una norma por línea, con su dirección.")
    twice = [name for name, count in Counter(one.name for one in found).items() if count > 1]
    if twice:
        raise InvalidInput(f"El catálogo «{path.name}» nombra dos veces «{twice[0]}». Deje una.")
    return tuple(found)


def _address(line: str, where: str) -> Address:
    parts = [part.strip() for part in line.split("\t") if part.strip()]
    if len(parts) not in (2, 3):
        raise InvalidInput(f"La {where} no se entiende: ponga nombre, dirección y SHA-256 (o «-»), entre tabulaciones.")
    name, url, sha256 = parts[0], parts[1], parts[2].lower() if len(parts) > 2 else _UNKNOWN
    if not _NAME.fullmatch(name):
        raise InvalidInput(f"La {where} nombra «{name[:40]}»: use letras, números y guiones, como en LEY-27972-2003.")
    if not is_usable(url):
        raise InvalidInput(f"La {where} da una dirección que no sirve: use una completa que empiece con https://.")
    if sha256 != _UNKNOWN and not _SHA256.fullmatch(sha256):
        raise InvalidInput(f"La {where} da un SHA-256 que no lo es: son 64 cifras hexadecimales, o «-».")
    return Address(name, url, None if sha256 == _UNKNOWN else sha256)


def is_usable(url: str) -> bool:
    """Whether an address may be fetched: over TLS, unless it is this very machine; without user or password."""
    try:
        parts = urlsplit(url)
        local = parts.hostname in _LOOPBACK and parts.port != 0
    except ValueError:
        return False
    plain = bool(parts.hostname) and "@" not in parts.netloc and re.fullmatch(r"[!-~]+", url) is not None
    return plain and (parts.scheme == "https" or (parts.scheme == "http" and local))
