"""Norms are fetched from a real server on loopback that behaves as servers do: well, slowly, and badly."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from acquisition.catalogue import Address
from acquisition.downloads import Trouble
from acquisition.fetching import Fetched, Fetcher, Outcome, open_client
from tests.command import absuelve

pytestmark = pytest.mark.slow

PDF = b"%PDF-1.7\n" + b"texto de la norma " * 40
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Official:
    """A server on loopback: what it answers by path, and what it was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


def sends(body: bytes = PDF, status: int = 200, **headers: str) -> Answer:
    """Answer with a body; `Content_Length` may lie."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Length": str(len(body)), **told}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def in_turn(*answers: Answer) -> Answer:
    """Answer one way after the other, the last one for ever."""
    left = list(answers)

    def answer(request: BaseHTTPRequestHandler) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        now(request)

    return answer


def in_parts(first: int, etag: str = '"v1"', body: bytes = PDF) -> Answer:
    """Break off after the first bytes; go on from there when asked to, if the version is the same."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        start = request.headers.get("Range", "").removeprefix("bytes=").rstrip("-")
        if start and request.headers.get("If-Range") == etag:
            rest = body[int(start) :]
            span = f"bytes {start}-{len(body) - 1}/{len(body)}"
            return sends(rest, 206, Content_Range=span, ETag=etag)(request)
        return sends(body[:first], ETag=etag, Content_Length=str(len(body)))(request)

    return answer


@pytest.fixture
def official() -> Iterator[Official]:
    site = Official()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            site.answers.get(self.path, sends(b"", 404))(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@dataclass
class Clock:
    """Time that passes by sleeping alone."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def read(self) -> float:
        return self.now


def fetch(folder: Path, *addresses: Address, clock: Clock | None = None, largest: int = 10_000) -> list[Fetched]:
    clock = clock or Clock()
    with open_client("datos@muni.example") as client:
        taken = Fetcher(folder, client, 2.0, largest, clock.sleep, clock.read)
        return list(taken.fetch(addresses))


def sha(data: bytes = PDF) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_file_is_fetched_named_by_the_norm_and_ended_by_what_it_is(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1.pdf": sends(), "/2": sends(b"<!DOCTYPE html><p>Ley"), "/3.md": sends(b"# Ley")}
    addresses = [
        Address("LEY-1", official.url("/1.pdf"), sha()),
        Address("LEY-2", official.url("/2")),
        Address("LEY-3", official.url("/3.md")),
    ]
    done = fetch(tmp_path, *addresses)
    assert [(one.outcome, one.file, one.unvouched) for one in done] == [
        (Outcome.FETCHED, "LEY-1.pdf", False),
        (Outcome.FETCHED, "LEY-2.html", True),
        (Outcome.FETCHED, "LEY-3.md", True),
    ]
    assert (tmp_path / "LEY-1.pdf").read_bytes() == PDF


HOSTILE = {
    "another file than the catalogue's": (sends(PDF + b"!"), Trouble.HASH),
    "a page instead of the PDF": (sends(b"<html>No existe</html>"), Trouble.KIND),
    "nothing at all": (sends(b""), Trouble.EMPTY),
    "more than may be": (sends(b"%PDF-" + b"0" * 20_000), Trouble.LARGE),
    "more than it said": (sends(b"%PDF-" + b"0" * 20_000, Content_Length="20005"), Trouble.LARGE),
    "not there": (sends(b"", 404), Trouble.MISSING),
    "gone": (sends(b"", 410), Trouble.MISSING),
    "only for members": (sends(b"", 401), Trouble.FORBIDDEN),
    "for nobody": (sends(b"", 403), Trouble.FORBIDDEN),
    "always failing": (sends(b"", 500), Trouble.FAILED),
    "busy for an hour": (sends(b"", 429, Retry_After="3600"), Trouble.BUSY),
    "on another server": (sends(b"", 302, Location="https://example.org/1.pdf"), Trouble.MOVED),
    "over plain HTTP elsewhere": (sends(b"", 302, Location="http://example.org/1.pdf"), Trouble.MOVED),
    "a file of the machine": (sends(b"", 302, Location="file:///etc/passwd"), Trouble.MOVED),
    "in a circle": (sends(b"", 302, Location="/1.pdf"), Trouble.MOVED),
    "a part nobody asked for": (sends(PDF[50:], 206, Content_Range="bytes 50-99/100"), Trouble.CUT),
    "a body cut off without a version": (sends(PDF[:50], Content_Length=str(len(PDF))), Trouble.UNREACHABLE),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_not_the_norm_is_never_taken_for_it(official: Official, tmp_path: Path, case: str) -> None:
    answer, trouble = HOSTILE[case]
    official.answers = {"/1.pdf": answer, "/2.pdf": sends()}
    bad, good = fetch(
        tmp_path, Address("LEY-1", official.url("/1.pdf"), sha()), Address("LEY-2", official.url("/2.pdf"), sha())
    )
    assert (bad.outcome, bad.trouble, bad.file) == (Outcome.FAILED, trouble, "")
    assert good.outcome is Outcome.FETCHED
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == ["LEY-2.pdf"]


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    (one,) = fetch(tmp_path, Address("LEY-1", "http://127.0.0.1:9/1.pdf", sha()))
    assert (one.outcome, one.trouble) == (Outcome.FAILED, Trouble.UNREACHABLE)


def test_a_download_that_broke_off_goes_on_from_there(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1.pdf": in_parts(100)}
    (one,) = fetch(tmp_path, Address("LEY-1", official.url("/1.pdf"), sha()))
    assert one.outcome is Outcome.FETCHED
    assert (tmp_path / "LEY-1.pdf").read_bytes() == PDF
    ranges = [headers.get("Range") for path, headers in official.asked if path == "/1.pdf"]
    assert ranges == [None, "bytes=100-"]


def test_it_begins_anew_when_the_file_changed_meanwhile(official: Official, tmp_path: Path) -> None:
    other = PDF + b" segunda version"
    official.answers = {"/1.pdf": in_turn(in_parts(100), sends(other, ETag='"v2"'))}
    (one,) = fetch(tmp_path, Address("LEY-1", official.url("/1.pdf"), sha(other)))
    assert one.outcome is Outcome.FETCHED
    assert (tmp_path / "LEY-1.pdf").read_bytes() == other


def test_it_goes_on_in_another_run_too(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1.pdf": in_turn(in_parts(100), sends(b"", 404))}
    address = Address("LEY-1", official.url("/1.pdf"), sha())
    assert fetch(tmp_path, address)[0].outcome is Outcome.FAILED
    official.answers = {"/1.pdf": in_parts(100)}
    assert fetch(tmp_path, address)[0].outcome is Outcome.FETCHED
    assert official.asked[-1][1]["Range"] == "bytes=100-"


def test_what_the_catalogue_vouches_for_is_not_asked_for_twice(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1.pdf": sends()}
    address = Address("LEY-1", official.url("/1.pdf"), sha())
    fetch(tmp_path, address)
    asked = len(official.asked)
    (again,) = fetch(tmp_path, address)
    assert (again.outcome, again.file, len(official.asked)) == (Outcome.UNCHANGED, "LEY-1.pdf", asked)


def test_a_file_damaged_on_disk_is_fetched_again(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1.pdf": sends()}
    address = Address("LEY-1", official.url("/1.pdf"), sha())
    fetch(tmp_path, address)
    (tmp_path / "LEY-1.pdf").write_bytes(b"%PDF-roto")
    assert fetch(tmp_path, address)[0].outcome is Outcome.FETCHED
    assert (tmp_path / "LEY-1.pdf").read_bytes() == PDF


def test_without_a_hash_the_server_says_whether_it_changed(official: Official, tmp_path: Path) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        same = request.headers.get("If-None-Match") == '"v1"'
        sends(b"", 304, ETag='"v1"')(request) if same else sends(ETag='"v1"')(request)

    official.answers = {"/1.pdf": answer}
    address = Address("LEY-1", official.url("/1.pdf"))
    assert [fetch(tmp_path, address)[0].outcome for _ in range(2)] == [Outcome.FETCHED, Outcome.UNCHANGED]


def test_a_busy_server_is_waited_for_as_it_asks(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1.pdf": in_turn(sends(b"", 429, Retry_After="40"), sends())}
    clock = Clock()
    (one,) = fetch(tmp_path, Address("LEY-1", official.url("/1.pdf"), sha()), clock=clock)
    assert one.outcome is Outcome.FETCHED
    assert 40 in clock.slept


def test_a_server_that_trickles_is_not_listened_to_for_ever(official: Official, tmp_path: Path) -> None:
    clock = Clock()

    def trickles(request: BaseHTTPRequestHandler) -> None:
        clock.now += 1_000
        sends(ETag='"v1"')(request)

    official.answers = {"/1.pdf": trickles}
    (one,) = fetch(tmp_path, Address("LEY-1", official.url("/1.pdf"), sha()), clock=clock)
    assert (one.outcome, one.trouble) == (Outcome.FAILED, Trouble.SLOW)


def test_a_pause_is_kept_between_requests_to_one_server(official: Official, tmp_path: Path) -> None:
    official.answers = {f"/{number}.pdf": sends() for number in range(3)}
    clock = Clock()
    fetch(tmp_path, *(Address(f"LEY-{n}", official.url(f"/{n}.pdf"), sha()) for n in range(3)), clock=clock)
    assert clock.slept == [2.0, 2.0, 2.0]  # before each file; robots.txt came first, unhindered


def test_robots_txt_is_asked_once_and_heeded(official: Official, tmp_path: Path) -> None:
    official.answers = {
        "/robots.txt": sends(b"User-agent: *\nDisallow: /privado/\n"),
        "/privado/1.pdf": sends(),
        "/2.pdf": sends(),
    }
    closed, open_ = fetch(
        tmp_path,
        Address("LEY-1", official.url("/privado/1.pdf"), sha()),
        Address("LEY-2", official.url("/2.pdf"), sha()),
    )
    assert (closed.trouble, open_.outcome) == (Trouble.FORBIDDEN, Outcome.FETCHED)
    assert official.paths() == ["/2.pdf"]
    assert sum(path == "/robots.txt" for path, _ in official.asked) == 1


def test_the_server_is_told_who_asks_and_whom_to_write_to(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1.pdf": sends()}
    fetch(tmp_path, Address("LEY-1", official.url("/1.pdf"), sha()))
    assert {headers["User-Agent"] for _, headers in official.asked} == {"Absuelve (datos@muni.example)"}


def test_a_redirect_within_the_server_is_followed(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1": sends(b"", 301, Location="/nuevo/1.pdf"), "/nuevo/1.pdf": sends()}
    (one,) = fetch(tmp_path, Address("LEY-1", official.url("/1"), sha()))
    assert one.file == "LEY-1.pdf"


def test_what_is_remembered_may_be_damaged(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1.pdf": sends()}
    (tmp_path / ".descargas.json").write_text('{"LEY-1": [1]}')
    assert fetch(tmp_path, Address("LEY-1", official.url("/1.pdf"), sha()))[0].outcome is Outcome.FETCHED
    assert json.loads((tmp_path / ".descargas.json").read_text())["LEY-1"]["sha256"] == sha()


def test_the_command_tells_what_came_what_did_not_and_what_to_do_next(official: Official, tmp_path: Path) -> None:
    official.answers = {"/1.pdf": sends()}
    catalogue = tmp_path / "normas.tsv"
    catalogue.write_text(f"LEY-1\t{official.url('/1.pdf')}\t-\nLEY-2\t{official.url('/2.pdf')}\t-\n")
    run = absuelve("corpus", "fetch", catalogue, tmp_path / "pdf", "--delay", "0.5", home=tmp_path / "home")
    assert run.returncode == 1
    assert "descargado: 1, sin cambios: 0, no se pudo: 1" in run.stdout
    assert "compárelos con el original" in run.stdout
    assert "absuelve ingest" in run.stdout
    assert "2/2 LEY-2 — no se pudo: el servidor no lo tiene" in run.stderr
    assert "Repita la orden para seguir" in run.stderr


def test_the_command_refuses_a_catalogue_that_it_can_not_use(tmp_path: Path) -> None:
    run = absuelve("corpus", "fetch", tmp_path / "no.tsv", tmp_path, home=tmp_path / "home")
    assert (run.returncode, "No se pudo leer el catálogo" in run.stderr) == (2, True)
