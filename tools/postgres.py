"""A PostgreSQL server of one's own for tests and measurements: a temporary cluster that listens on a Unix socket only.

with Cluster.started() as cluster:
url = cluster.create("one")
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

_DEBIAN = Path("/usr/lib/postgresql")
_ROOM = 2 << 30  # bytes
# A crash of the machine may lose a test's data: nothing waits for the disk. Kills of a client lose nothing either way.
_FAST = "-c fsync=off -c full_page_writes=off -c listen_addresses='' -c max_connections=200"


class Missing(Exception):
    """There is no server to start; the text says why."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server and the folder of its socket."""

    folder: Path

    def url(self, name: str = "postgres") -> str:
        """The address of a database as SQLAlchemy takes it."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def create(self, name: str, template: str = "template1") -> str:
        """Make a database, empty or a copy of another; its address."""
        self._run(f'create database "{name}" template "{template}"')
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""
        self._run(f'drop database if exists "{name}" with (force)')

    def _run(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)

    @classmethod
    @contextmanager
    def started(cls) -> Iterator["Cluster"]:
        """A server that lives as long as the block; raises `Missing` where PostgreSQL isn't installed."""
        programs = find()
        folder = Path(tempfile.mkdtemp(prefix="pg-", dir=quick_folder()))  # a socket's path may have 107 characters
        try:
            if os.geteuid() == 0:
                shutil.chown(folder, "postgres", "postgres")
            data = folder / "data"
            _call(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
            options = f"{_FAST} -k {folder}"
            _call(programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
            try:
                yield cls(folder)
            finally:
                _call(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def quick_folder() -> str | None:
    """Where databases are made quickly: in memory, if there is enough of it; None is the system's own place."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM
    return str(memory) if roomy else None


def find() -> Path:
    """The folder of the server's programs: on PATH, or where Debian keeps the newest; raises `Missing`."""
    if os.geteuid() == 0 and not shutil.which("runuser"):
        raise Missing("PostgreSQL does not run as root, and there is no runuser")
    kept = sorted(_DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    onpath = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    for folder in (*onpath, *kept):
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise Missing("no PostgreSQL server here (Debian: apt install postgresql)")


def _call(*command: object) -> None:
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*user, *map(str, command)], cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Missing(f"PostgreSQL did not start: {done.stderr.strip() or done.stdout.strip()}")
