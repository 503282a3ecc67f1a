"""A POST to an address that somebody else chose: never into our own network, never redirected, never for long."""

import re
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from corpus.errors import InvalidInput

_TIMEOUT = 10.0  # seconds that a step of the exchange may take, and
_DEADLINE = 20.0  # all of it
_LONGEST = 1_000  # characters of an address
_PORTS = {"http": 80, "https": 443}
_NAT64 = ip_network("64:ff9b::/96")  # reaches IPv4 addresses, private ones too


def check(url: str, private: bool = False) -> SplitResult:
    """The parts of an address that may be posted to; raises `InvalidInput` saying what is wrong with it."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _PORTS and parts.hostname and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        usable = False
    if not usable or len(url) > _LONGEST or not re.fullmatch(r"[!-~]+", url):
        raise InvalidInput("La dirección no sirve. Use una completa: https://servidor/ruta, sin usuario ni espacios.")
    with suppress(ValueError):  # a name is looked up when it is used
        if not private and not _public(str(ip_address(parts.hostname or ""))):
            raise _private()
    return parts


def post(url: str, headers: Mapping[str, str], body: bytes, private: bool = False) -> int:
    """The status answered with; raises `OSError` where none can be had, `InvalidInput` for a private address."""
    parts = check(url, private)
    port = parts.port or _PORTS[parts.scheme]
    try:
        with _connected(parts, port, private) as wire:
            timer = Timer(_DEADLINE, partial(_cut, wire))
            timer.start()
            try:
                return _exchange(wire, parts, port, headers, body)
            finally:
                timer.cancel()
    except HTTPException as error:
        raise ConnectionError(f"no habla HTTP ({type(error).__name__})") from error


def _connected(parts: SplitResult, port: int, private: bool) -> socket.socket:
    """A connection to the very address that was found to be allowed: the name is not looked up a second time."""
    host = parts.hostname or ""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not private and not all(_public(str(address[0])) for *_, address in found):
        raise _private()
    wire = socket.create_connection((str(found[0][4][0]), port), _TIMEOUT)
    if parts.scheme == "http":
        return wire
    try:
        return ssl.create_default_context().wrap_socket(wire, server_hostname=host)
    except OSError:
        wire.close()
        raise


def _exchange(wire: socket.socket, parts: SplitResult, port: int, headers: Mapping[str, str], body: bytes) -> int:
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", port, timeout=_TIMEOUT)
    connection.sock = wire
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    connection.request("POST", path, body, {**headers, "Connection": "close"})
    return connection.getresponse().status


def _cut(wire: socket.socket) -> None:
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)


def _public(address: str) -> bool:
    """Whether an address is one of the open network, also by way of the IPv4 address that it carries."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        carried = ip.ipv4_mapped or ip.sixtofour
        return ip not in _NAT64 and ip.teredo is None and not ip.is_multicast and (carried or ip).is_global
    return ip.is_global and not ip.is_multicast


def _private() -> InvalidInput:
    return InvalidInput(
        "La dirección es de una red privada, y ahí no se envían avisos. Si es la suya, actívelo: "
        "ABSUELVE_PRIVATE_WEBHOOKS=1."
    )
