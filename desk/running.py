"""A worker's process: it drafts, sends notices, does editors' jobs and keeps house until it is told to stop."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from importlib.metadata import entry_points
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.errors import AbsuelveError
from desk import (
    claims,
    deliveries,
    editing,
    idempotency,
    leases,
    letters,
    mail,
    outbound,
    retention,
    staleness,
    throttle,
    worker,
)
from desk.deliveries import Channels, Sender
from desk.service import Desk

if TYPE_CHECKING:
    from qa_service.bootstrap import Application
    from qa_service.settings import Settings

_IDLE = 0.5  # seconds between looks for work when there was none
_HOUSEKEEPING = 5.0
_AFTER_ERROR = 5.0
_FAREWELL = 25.0  # seconds that all that is under way may take to end
_FORGET = timedelta(hours=1)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Background:
    """What a package above does in the worker: steps of its own, and how what it puts in the queue is sent."""

    steps: tuple[Callable[[], bool], ...] = ()
    senders: Mapping[str, Sender] = field(default_factory=dict)


def run(desk: Desk, application: "Application", name: str, stop: Event) -> None:
    """Work until `stop` is set.

    What is under way is finished, but for a job that takes longer than a farewell: whoever comes next does it again.
    """
    added = [one.load()(desk, application) for one in entry_points(group="absuelve.background")]
    senders = {channel: send for one in added for channel, send in one.senders.items()}
    channels = replace(channels_of(application.settings), others=senders)
    often: tuple[Callable[[], bool], ...] = (
        partial(deliveries.step, desk, name, channels),
        partial(letters.step, desk, name, channels),
        partial(editing.step, desk, application, name),
    )
    seldom = (_Housekeeping(desk), *(step for one in added for step in one.steps))
    threads = [_beside(step, stop) for step in often] + [_beside(step, stop, _HOUSEKEEPING) for step in seldom]
    repeat(partial(worker.step, desk, name), stop)
    _await(threads, _FAREWELL)


def channels_of(settings: "Settings") -> Channels:
    """How notices leave, as the settings say; raises `InvalidInput` for a mail server that is none."""
    address = settings.address or ""
    server = mail.server_of(settings.smtp) if settings.smtp else None
    return Channels(
        post=partial(outbound.post, private=settings.private_webhooks),
        mail=partial(mail.send, server) if server else None,
        sender=settings.mail_from or "absuelve@localhost",
        link=lambda id: address.replace("{id}", id),
        origin=origin_of(settings),
    )


def origin_of(settings: "Settings") -> str:
    """Where the pages are, by the address that notices lead to: scheme and host; "" where there is none."""
    parts = urlsplit(settings.address or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""


def repeat(step: Callable[[], bool], stop: Event, pause: float = _IDLE) -> None:
    """Do a step again and again, at once while there is work, until `stop` is set. What goes wrong is told once."""
    told = ""
    while not stop.is_set():
        worked = leases.attempt(step)
        if isinstance(worked, Exception):
            if str(worked) != told:
                _log.error("%s", worked, exc_info=None if isinstance(worked, AbsuelveError) else worked)
            told = str(worked)
            stop.wait(_AFTER_ERROR)
            continue
        told = ""
        if not worked:
            stop.wait(pause)


def _beside(step: Callable[[], bool], stop: Event, pause: float = _IDLE) -> Thread:
    thread = Thread(target=repeat, args=(step, stop, pause), daemon=True)
    thread.start()
    return thread


def _await(threads: Sequence[Thread], patience: float) -> None:
    """Wait for all of them, together no longer than that: one that is left may hold a connection to the database."""
    until = monotonic() + patience
    for thread in threads:
        thread.join(max(until - monotonic(), 0))


class _Housekeeping:
    """What falls due with time: claims that ran out, answers that the law moved away from, old requests and words."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._forget_at = desk, desk.now()

    def __call__(self) -> bool:
        """Do what is due; whether there may be more of it."""
        desk = self._desk
        claims.lapse(desk)
        if desk.now() >= self._forget_at:
            with desk.database.writing() as connection:
                idempotency.forget(connection, desk.now())
                throttle.forget(connection, desk.now())
                letters.forget(connection, desk.now())
            if desk.terms.retention:
                retention.retain(desk, desk.terms.retention)
            self._forget_at = desk.now() + _FORGET
        pending = staleness.pending(desk, desk.searcher())
        if pending:
            staleness.sweep(desk)
        return pending
