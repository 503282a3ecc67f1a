"""Norms from their official addresses into a folder: one at a time, with pauses, going on where it was cut off.

Servers are asked as a good guest asks: robots.txt is heeded (RFC 9309), a pause is kept between two requests to one
server, `Retry-After` is waited for, and what did not change is not sent again (RFC 9110).
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from acquisition.catalogue import Address
from acquisition.downloads import (
    LARGEST,
    Kept,
    Partial,
    Trouble,
    next_address,
    receive,
    request_headers,
    settle,
)
from corpus.errors import Unfetched
from corpus.files import storage_errors, write_whole

if TYPE_CHECKING:
    from httpx2 import Client, Response

AGENT = "Absuelve"
_ATTEMPTS = 3
_PATIENCE = 300.0  # seconds that a server may ask to wait, and that a file may take
_STATE, _PARTIAL = ".descargas.json", ".parciales"


class Outcome(StrEnum):
    """What became of an address; the value is what an editor reads."""

    FETCHED = "descargado"
    UNCHANGED = "sin cambios"
    FAILED = "no se pudo"


@dataclass(frozen=True, slots=True)
class Fetched:
    """One address of a run. `unvouched`: the catalogue gives no hash, so nothing says that it is the right file."""

    address: Address
    outcome: Outcome
    file: str = ""
    trouble: Trouble | None = None
    unvouched: bool = False


@dataclass
class Fetcher:
    """Takes files into a folder. `delay` is the pause in seconds between two requests to one server."""

    folder: Path
    client: "Client"
    delay: float = 2.0
    largest: int = LARGEST
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, addresses: Iterable[Address]) -> Iterator[Fetched]:
        """Fetch one after another, each kept as it comes; an address that fails never stops the rest."""
        with storage_errors(self.folder):
            (self.folder / _PARTIAL).mkdir(parents=True, exist_ok=True)
        for address in addresses:
            yield self._fetched(address)

    def _fetched(self, address: Address) -> Fetched:
        kept = self._kept().get(address.name)
        held = kept if kept and kept.url == address.url and self._holds(kept) else None
        unvouched = address.sha256 is None
        if held and address.sha256 == held.sha256:
            return Fetched(address, Outcome.UNCHANGED, held.file)
        if not unvouched:
            held = None  # what is held is another file than the catalogue's: its mark is of no use
        try:
            new = self._patiently(address, held)
        except Unfetched as error:
            return Fetched(address, Outcome.FAILED, held.file if held else "", Trouble(error.why), unvouched)
        if new is None and held:
            return Fetched(address, Outcome.UNCHANGED, held.file, unvouched=unvouched)
        if new is None:
            return Fetched(address, Outcome.FAILED, "", Trouble.FAILED, unvouched)
        self._keep(address.name, new)
        return Fetched(address, Outcome.FETCHED, new.file, unvouched=unvouched)

    def _patiently(self, address: Address, held: Kept | None) -> Kept | None:
        """Try again what may pass: a busy or failing server, a line that broke off."""
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._once(address, held)
            except Unfetched as error:
                passing = error.why in {Trouble.FAILED, Trouble.UNREACHABLE, Trouble.CUT, Trouble.BUSY}
                wait = error.wait if error.wait is not None else self.delay * 2**attempt
                if not passing or attempt == _ATTEMPTS or wait > _PATIENCE:
                    raise
                self.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, address: Address, held: Kept | None) -> Kept | None:
        """One exchange; None where the server says that nothing changed."""
        from httpx2 import HTTPError

        if not self._welcome(address.url):
            raise Unfetched(Trouble.FORBIDDEN)
        partial = Partial(self.folder / _PARTIAL / address.name)
        deadline = self.clock() + _PATIENCE
        url = address.url
        try:
            for followed in range(10):
                self._pause(url)
                with self.client.stream("GET", url, headers=request_headers(held, partial)) as response:
                    if response.has_redirect_location:
                        url = next_address(response, url, followed)
                        continue
                    if response.status_code == 304:
                        return None
                    _accept(response, partial)
                    receive(response, partial, lambda: self.clock() > deadline, self.largest)
                    return settle(address, partial, response.headers.get("ETag", ""), self.folder)
        except HTTPError as error:
            raise Unfetched(Trouble.CUT if partial.size else Trouble.UNREACHABLE) from error
        raise Unfetched(Trouble.MOVED)

    def _pause(self, url: str) -> None:
        """Wait until the server was left alone for the pause."""
        host = urlsplit(url).netloc
        since = self.clock() - self._last.get(host, -self.delay)
        if since < self.delay:
            self.sleep(self.delay - since)
        self._last[host] = self.clock()

    def _welcome(self, url: str) -> bool:
        """Whether the server's robots.txt lets us; one that can't be had forbids only when the server fails."""
        parts = urlsplit(url)
        if parts.netloc not in self._robots:
            self._robots[parts.netloc] = self._rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
        return self._robots[parts.netloc].can_fetch(AGENT, url)

    def _rules(self, url: str) -> RobotFileParser:
        from httpx2 import HTTPError

        rules = RobotFileParser()
        self._pause(url)
        try:
            answer = self.client.get(url)
        except HTTPError as error:
            raise Unfetched(Trouble.UNREACHABLE) from error
        if answer.is_server_error:
            raise Unfetched(Trouble.FAILED)
        rules.parse(answer.text.splitlines() if answer.is_success else [])
        return rules

    def _holds(self, kept: Kept) -> bool:
        """Whether the file is still there as it came."""
        path = self.folder / kept.file
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == kept.sha256

    def _kept(self) -> dict[str, Kept]:
        try:
            loaded = json.loads((self.folder / _STATE).read_text(encoding="utf-8"))
            return {name: Kept(**one) for name, one in loaded.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _keep(self, name: str, one: Kept) -> None:
        state = {**self._kept(), name: one}
        text = json.dumps({key: asdict(value) for key, value in sorted(state.items())}, indent=1)
        write_whole(self.folder / _STATE, text.encode())


def open_client(contact: str | None = None) -> "Client":
    """A client that says who asks, and whom to write to about it."""
    from httpx2 import Client, Timeout

    agent = f"{AGENT} ({contact})" if contact else AGENT
    return Client(
        headers={"User-Agent": agent, "Accept-Encoding": "identity"}, timeout=Timeout(30.0), follow_redirects=False
    )


def _accept(response: "Response", partial: Partial) -> None:
    """Go on with an answer that brings the file; raises `Unfetched` for every other."""
    status = response.status_code
    if status in (200, 206):
        return
    if status == 416:
        partial.drop()
        raise Unfetched(Trouble.CUT, 0)
    if status in (429, 503):
        raise Unfetched(Trouble.BUSY, _wait(response.headers.get("Retry-After", "")))
    if status in (401, 403, 451):
        raise Unfetched(Trouble.FORBIDDEN)
    raise Unfetched(Trouble.FAILED if status >= 500 else Trouble.MISSING)


def _wait(asked: str) -> float | None:
    """Seconds that `Retry-After` asks for, given as such or as a date."""
    if asked.isdigit():
        return float(asked)
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
