"""Native code at arm's length: PDFs are read in a child with limits on time and memory, started anew when it dies.

Parent and child exchange pickled messages, each after its length. Every thread has a child of its own, so that two
threads read two files.
"""

import atexit
import itertools
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
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from typing import IO, Any

from corpus.model import Source
from ingest.book import read_book, read_plain
from ingest.model import NormText, RefusalReason
from ingest.ocr import Picture, Recognition, find_engine
from ingest.pdf import open_pages
from ingest.repair import repaired_text
from ingest.scans import Reader

SECONDS = 15.0  # of the processor, so that a busy machine refuses nothing that an idle one reads
SECONDS_PER_MEGABYTE = 6.0  # beyond the first two: a long law needs longer than a hostile trifle
MAX_SECONDS = 240.0
SECONDS_PER_PICTURE = 8.0  # for each page to recognise beyond those that every file's limit includes
_PICTURES_INCLUDED = 2
_PATIENCE = 5.0  # times as long by the clock
MEMORY = 1 << 30
_FILES_PER_CHILD = 200  # a fresh child now and then keeps memory flat
_MISTAKES = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError)
_HEADER = struct.Struct(">Q")
_RECURSION = 5_000
_CHILD = "from ingest.sandbox import main; main()"  # not as `__main__`: both sides must know the same classes

Outcome = tuple[NormText, ...] | RefusalReason


class Phase(Enum):
    """How a file is read: with recognition where pages need it, without it, or through pypdf alone."""

    RECOGNISE = auto()
    TEXT = auto()
    REPAIR = auto()


class Sign(Enum):
    """What a child says while it works: that it begins to recognise one more page."""

    RECOGNISING = auto()


@dataclass(frozen=True, slots=True)
class Task:
    """A PDF to read in so many seconds of the processor, and how."""

    data: bytes
    source: Source
    seconds: float = SECONDS
    phase: Phase = Phase.RECOGNISE


def read_pdf(data: bytes, source: Source) -> Outcome:
    """The norms of a PDF, or why it can't be read. Never raises for what the file holds, never hangs."""
    seconds = min(SECONDS + SECONDS_PER_MEGABYTE * max(0.0, len(data) / 1e6 - 2), MAX_SECONDS)
    deadline = time.monotonic() + _PATIENCE * seconds
    outcome = _child().ask(Task(data, source, seconds), deadline)
    if _child().recognised and (outcome is None or outcome is RefusalReason.TOO_SLOW):
        outcome = _child().ask(Task(data, source, seconds, Phase.TEXT), _PATIENCE * seconds + time.monotonic())
    if outcome is None:
        outcome = _child().ask(Task(data, source, seconds, Phase.REPAIR), deadline)
    return RefusalReason.DAMAGED if outcome is None else outcome


class Child:
    """A process that reads PDFs one after another."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0
        self.recognised = 0

    def ask(self, task: Task, deadline: float) -> Outcome | None:
        """The outcome; TOO_SLOW when its seconds or the deadline (monotonic) have passed; None when the child died.

        `recognised` counts the pages whose recognition was begun; those beyond the first few move the deadline.
        """
        process = self._started()
        self.recognised = 0
        try:
            _write(_stdin(process), task)
            while (message := _read(process, deadline)) is Sign.RECOGNISING:
                self.recognised += 1
                deadline += _PATIENCE * _more(self.recognised)
            answer: Outcome = message
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
            path = os.pathsep.join(filter(None, sys.path))
            environment = {**os.environ, "PYTHONPATH": path, "OMP_THREAD_LIMIT": "1"}
            self._process = subprocess.Popen(
                [sys.executable, "-c", _CHILD, str(self._memory)],
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


def _more(recognised: int) -> float:
    """The seconds that a page brings when its recognition begins: those of the first few are in every file's limit."""
    return SECONDS_PER_PICTURE if recognised > _PICTURES_INCLUDED else 0.0


class _Announcing:
    """A reader that says when it begins a page."""

    def __init__(self, reader: Reader, announce: Callable[[], None]) -> None:
        self._reader = reader
        self._announce = announce

    def recognise(self, picture: Picture) -> Recognition | None:
        self._announce()
        return self._reader.recognise(picture)

    def turn_of(self, picture: Picture) -> int:
        return self._reader.turn_of(picture)


def perform(task: Task, reader: Reader | None = None) -> Outcome:
    """Read one PDF here and now: through PDFium, and through pypdf what PDFium can't open."""
    if task.phase is Phase.TEXT:
        reader = None
    pages = RefusalReason.DAMAGED if task.phase is Phase.REPAIR else open_pages(task.data, reader)
    if not isinstance(pages, RefusalReason):
        outcome = read_book(pages, task.source)
        waits = isinstance(outcome, RefusalReason) and outcome in (RefusalReason.SCAN, RefusalReason.GARBLED)
        return RefusalReason.ILLEGIBLE if waits and reader else outcome
    texts = repaired_text(task.data)
    return texts if isinstance(texts, RefusalReason) else read_plain(texts, task.source)


def guarded(
    task: Task, reader: Reader | None = None, read: Callable[[Task, Reader | None], Outcome] = perform
) -> Outcome:
    """The outcome of a task; a mistake of our own reader becomes a warning on what pypdf gives instead."""
    try:
        return read(task, reader)
    except _MISTAKES as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        outcome = perform(replace(task, phase=Phase.REPAIR))
        if isinstance(outcome, RefusalReason):
            return outcome
        warning = (
            f"Un error del programa ({type(error).__name__} en {Path(place.filename).name}, línea {place.lineno}) "
            "impidió leer las páginas. Avise a quien mantiene el programa."
        )
        return tuple(replace(norm, warnings=(warning, *norm.warnings)) for norm in outcome)


def _reader(task: Task, answers: IO[bytes]) -> Reader | None:
    """This machine's engine, which tells the parent of every page and moves the limit on the processor with it."""
    engine, pages = find_engine(), itertools.count(1)

    def announce() -> None:
        number = next(pages)
        if number > _PICTURES_INCLUDED:
            _allow(task.seconds + (number - _PICTURES_INCLUDED) * SECONDS_PER_PICTURE - (time.process_time() - began))
        _write(answers, Sign.RECOGNISING)

    began = time.process_time()
    return _Announcing(engine, announce) if engine else None


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
            outcome = guarded(task, _reader(task, answers))
        except MemoryError:
            outcome = RefusalReason.TOO_SLOW
        _write(answers, outcome)
