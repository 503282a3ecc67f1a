"""Posting to addresses that somebody else chose."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from corpus.errors import InvalidInput
from desk import outbound


class Receiver(BaseHTTPRequestHandler):
    """Keeps what it is sent and answers with a status; the rest of the world for these tests."""

    def do_POST(self) -> None:
        """Keep one request."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server: Any = self.server
        server.seen.append((self.path, dict(self.headers), body))
        self.send_response(server.status)
        if 300 <= server.status < 400:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def receiver(status: int = 200, certificate: Path | None = None) -> Iterator[Any]:
    """A server on loopback: `url`, `seen` (path, headers, body) and the `status` it answers with."""
    server: Any = HTTPServer(("127.0.0.1", 0), Receiver)
    server.seen, server.status = [], status
    server.url = f"http://127.0.0.1:{server.server_port}/avisos?de=absuelve"
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.url = f"https://localhost:{server.server_port}/avisos?de=absuelve"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_body_and_its_headers_arrive() -> None:
    with receiver(status=202) as server:
        assert outbound.post(server.url, {"webhook-id": "1"}, b"{}", private=True) == 202
    ((path, headers, body),) = server.seen
    assert (path, headers["webhook-id"], headers["Host"], body) == (
        "/avisos?de=absuelve", "1", f"127.0.0.1:{server.server_port}", b"{}",
    )  # fmt: skip


def test_redirections_are_not_followed() -> None:
    with receiver(status=302) as server:
        assert outbound.post(server.url, {}, b"{}", private=True) == 302
    assert len(server.seen) == 1


def test_our_own_network_is_out_of_reach() -> None:
    with receiver() as server:
        for host in ("127.0.0.1", "localhost"):
            with pytest.raises(InvalidInput, match="red privada"):
                outbound.post(f"http://{host}:{server.server_port}/", {}, b"{}")
    assert server.seen == []


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "0.0.0.0", "224.0.0.1", "100.64.0.1",
        "[::1]", "[fe80::1]", "[fc00::1]", "[::ffff:10.0.0.1]", "[2002:a00:1::]", "[64:ff9b::a00:1]", "[ff02::1]",
    ],
)  # fmt: skip
def test_private_addresses_are_refused_when_they_are_given(host: str) -> None:
    with pytest.raises(InvalidInput, match="red privada"):
        outbound.check(f"https://{host}/avisos")


@pytest.mark.parametrize("host", ["8.8.8.8", "[2606:4700:4700::1111]", "sistema.example", "127.0.0.1.example"])
def test_open_addresses_and_names_are_taken(host: str) -> None:
    assert outbound.check(f"https://{host}:8443/avisos").scheme == "https"


@pytest.mark.parametrize(
    "url",
    [
        "", "avisos", "ftp://sistema.example/", "file:///etc/passwd", "https://", "https://a b.example/", "https://[::",
        "https://usuario:clave@sistema.example/", "https://sistema.example:0/", "https://sistema.example:99999/",
        "https://sistema.example/\nX: 1", "https://muñoz.example/", "gopher://sistema.example/",
        "https://:clave@sistema.example/", "https://sistema.example/" + "a" * 1_000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(InvalidInput, match="La dirección no sirve"):
        outbound.check(url, private=True)


def test_nobody_there_is_an_error_of_the_network() -> None:
    with receiver() as server:
        url = server.url
    with pytest.raises(OSError, match="refused"):
        outbound.post(url, {}, b"{}", private=True)


def test_whoever_does_not_speak_http_is_an_error_of_the_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def babble() -> None:
            wire, _ = listening.accept()
            with wire:
                wire.recv(1000)
                wire.sendall(b"220 hola\r\n\r\n")

        thread = threading.Thread(target=babble)
        thread.start()
        with pytest.raises(ConnectionError, match="no habla HTTP"):
            outbound.post(f"http://127.0.0.1:{listening.getsockname()[1]}/", {}, b"{}", private=True)
        thread.join()


def test_whoever_dawdles_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "_DEADLINE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            wire, _ = listening.accept()
            with wire:
                wire.recv(1000)
                for _ in range(100):
                    try:
                        wire.sendall(b"H")
                    except OSError:
                        return
                    if stop.wait(0.05):
                        return

        stop = threading.Event()
        thread = threading.Thread(target=drip)
        thread.start()
        with pytest.raises(OSError, match=r".+"):
            outbound.post(f"http://127.0.0.1:{listening.getsockname()[1]}/", {}, b"{}", private=True)
        assert thread.is_alive(), "it was cut off, not waited for"
        stop.set()
        thread.join()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that nobody else vouches for, with its key."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    private = key.private_bytes(encoding, form, serialization.NoEncryption())
    path.write_bytes(private + made.sign(key, hashes.SHA256()).public_bytes(encoding))
    return path


def test_a_certificate_that_is_trusted_is_taken(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with receiver(certificate=certificate) as server:
        assert outbound.post(server.url, {"webhook-id": "1"}, b"{}", private=True) == 200
    assert server.seen[0][1]["Host"] == f"localhost:{server.server_port}"


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with receiver(certificate=certificate) as server:
        server.handle_error = lambda *_: None
        with pytest.raises(ssl.SSLCertVerificationError):
            outbound.post(server.url, {}, b"{}", private=True)
    assert server.seen == []
