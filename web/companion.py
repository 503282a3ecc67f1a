"""The worker process beside the server: started with it, started again when it dies, stopped with it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from qa_service.cli import extended, run
from qa_service.settings import Settings

WORKER = (sys.executable, "-m", "web.companion")
_PAUSE = 2.0  # seconds before one that died is started again
_PATIENCE = 30.0  # seconds that it is given to finish what it has begun


@contextmanager
def companion(settings: Settings, command: Sequence[str] = WORKER, pause: float = _PAUSE) -> Iterator[None]:
    """Keep a process running on an installation's home and database while the block runs."""
    stop = Event()
    keeper = Thread(target=_keep, args=(_environment(settings), command, stop, pause), name="companion")
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _environment(settings: Settings) -> dict[str, str]:
    """This process's, but for what the installation has otherwise: the demo has a home and database of its own."""
    apart = {name: value for name, value in os.environ.items() if name not in ("ABSUELVE_HOME", "ABSUELVE_DATABASE")}
    database = {"ABSUELVE_DATABASE": settings.database} if settings.database else {}
    return {**apart, "ABSUELVE_HOME": str(settings.home), **database}


def _keep(env: Mapping[str, str], command: Sequence[str], stop: Event, pause: float) -> None:
    while not stop.is_set():
        with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, start_new_session=True) as process:
            while process.poll() is None and not stop.wait(0.2):
                pass
            _end(process)
        stop.wait(pause)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def main() -> None:
    """The worker itself, which ends when the server at the other end of its standard input is no more."""
    Thread(target=_watch, daemon=True).start()
    extended()
    sys.exit(run(["worker"]))


def _watch() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
