"""Work spread over processes: results in the order of the jobs, and never more of them waiting than a few a worker."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

S = TypeVar("S")
J = TypeVar("J")
R = TypeVar("R")

_AHEAD = 8  # jobs handed to each worker before their results are taken
_FEW = 8  # jobs that are done sooner than processes start
_HELD: list[Any] = []  # in a worker: what its jobs share, made once


def spread(
    work: Callable[[S, J], R], shared: Callable[[], S], jobs: Iterable[J], workers: int, few: int = _FEW
) -> Iterator[R]:
    """`work(shared(), job)` for each job; a few jobs are done in this process, where starting others costs more.

    `work`, `shared` and the jobs must be picklable; `shared` is called once in each process, and not without jobs.
    """
    jobs = iter(jobs)
    first = list(islice(jobs, few))
    if workers < 2 or len(first) < few:
        held = shared() if first else None
        yield from (work(held, job) for job in (*first, *jobs))  # type: ignore[arg-type]
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_hold, initargs=(shared,)) as pool:
        yield from _windowed(pool, work, (job for part in (first, jobs) for job in part), workers * _AHEAD)


def _hold(shared: Callable[[], Any]) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _HELD[:] = [shared()]


def _end_with_parent() -> None:
    """A worker waits for jobs on a pipe that it holds open itself: it would outlive a parent that was killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _call(work: Callable[[Any, Any], R], job: object) -> R:
    return work(_HELD[0], job)


def _windowed(pool: ProcessPoolExecutor, work: Callable[[S, J], R], jobs: Iterable[J], window: int) -> Iterator[R]:
    """Results in order, with at most `window` jobs given out at a time."""
    waiting: deque[Future[R]] = deque()
    try:
        for job in jobs:
            waiting.append(pool.submit(_call, work, job))
            if len(waiting) >= window:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
