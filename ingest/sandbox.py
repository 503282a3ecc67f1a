"""Native code at arm's length: PDFs are read in a child with limits on time and memory, started anew when it dies.

Parent and child exchange pickled messages, each after its length. Every thread has a child of its own, so that two
threads read two files.
"""

import atexit
import math
import os
import pickle
import resource
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any

from corpus.model import Source
from ingest.book import read_book, read_plain
from ingest.model import NormText, RefusalReason
from ingest.pdf import open_pages
from ingest.repair import repaired_text

SECONDS = 18.0  # of the processor, so that a busy machine refuses nothing that an idle one reads
SECONDS_PER_MEGABYTE = 6.0  # beyond the first two: a long law needs longer than a hostile trifle
MAX_SECONDS = 240.0
_PATIENCE = 5.0  # times as long by the clock
MEMORY = 1 << 30
_FILES_PER_CHILD = 200  # a fresh child now and then keeps memory flat
_HEADER = struct.Struct(">Q")
_RECURSION = 5_000

Outcome = tuple[NormText, ...] | RefusalReason


@dataclass(frozen=True, slots=True)
class Task:
    """A PDF to read in so many seconds of the processor; `repair` skips PDFium, which has died on it."""

    data: bytes
    source: Source
    seconds: float = SECONDS
    repair: bool = False


def read_pdf(data: bytes, source: Source) -> Outcome:
    """The norms of a PDF, or why it can't be read. Never raises for what the file holds, never hangs."""
    seconds = min(SECONDS + SECONDS_PER_MEGABYTE * max(0.0, len(data) / 1e6 - 2), MAX_SECONDS)
    deadline = time.monotonic() + _PATIENCE * seconds
    outcome = _child().ask(Task(data, source, seconds), deadline)
    if outcome is None:
        outcome = _child().ask(Task(data, source, seconds, repair=True), deadline)
    return RefusalReason.DAMAGED if outcome is None else outcome


class Child:
    """A process that reads PDFs one after another."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    def ask(self, task: Task, deadline: float) -> Outcome | None:
        """The outcome; TOO_SLOW when its seconds or the deadline (monotonic) have passed; None when the child died."""
        process = self._started()
        try:
            _write(_stdin(process), task)
            answer: Outcome = _read(process, deadline)
        except (BrokenPipeError, EOFError):
            spent = process.wait() == -signal.SIGXCPU
            self.close()
            return RefusalReason.TOO_SLOW if spent else None
        except TimeoutError:
            self.close()
            return RefusalReason.TOO_SLOW
        self._files += 1
        if self._files >= _FILES_PER_CHILD:
            self.close()
        return answer

    @property
    def number(self) -> int | None:
        """The process's number, or None where none runs."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process, if one runs."""
        process, self._process, self._files = self._process, None, 0
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ingest.sandbox", str(self._memory)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            )  # fmt: skip
        return self._process


_threads = threading.local()
_children: list[Child] = []


def _child() -> Child:
    """This thread's child."""
    if not hasattr(_threads, "child"):
        _threads.child = Child()
        _children.append(_threads.child)
    return _threads.child  # type: ignore[no-any-return]


@atexit.register
def close_children() -> None:
    """End every child; the next file starts a new one."""
    for child in _children:
        child.close()


def _stdin(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdin is None:
        raise BrokenPipeError
    return process.stdin


def _write(stream: IO[bytes], message: Any) -> None:  # noqa: ANN401
    """A message after its length."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_HEADER.pack(len(data)))
    stream.write(data)
    stream.flush()


def _read(process: subprocess.Popen[bytes], deadline: float) -> Any:  # noqa: ANN401
    """The child's answer. TimeoutError after the deadline, EOFError when the child is gone."""
    if process.stdout is None:
        raise EOFError
    handle = process.stdout.fileno()
    (length,) = _HEADER.unpack(_exactly(handle, _HEADER.size, deadline))
    return pickle.loads(_exactly(handle, length, deadline))


def _exactly(handle: int, count: int, deadline: float) -> bytes:
    """That many bytes from a pipe."""
    parts: list[bytes] = []
    while count:
        ready, _, _ = select.select([handle], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(handle, min(count, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def perform(task: Task) -> Outcome:
    """Read one PDF here and now: through PDFium, and through pypdf what PDFium can't open."""
    pages = RefusalReason.DAMAGED if task.repair else open_pages(task.data)
    if not isinstance(pages, RefusalReason):
        return read_book(pages, task.source)
    texts = repaired_text(task.data)
    return texts if isinstance(texts, RefusalReason) else read_plain(texts, task.source)


def _allow(seconds: float) -> None:
    """Let this process use so many more seconds of the processor; the system ends it after that."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(usage.ru_utime + usage.ru_stime + seconds), hard))


def main() -> None:
    """The child: answer tasks from standard input until it closes; being out of memory is an answer too."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(_RECURSION)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may reach the parent
    while header := sys.stdin.buffer.read(_HEADER.size):
        task = pickle.loads(sys.stdin.buffer.read(_HEADER.unpack(header)[0]))
        _allow(task.seconds)
        try:
            outcome = perform(task)
        except MemoryError:
            outcome = RefusalReason.TOO_SLOW
        _write(answers, outcome)


if __name__ == "__main__":
    main()
