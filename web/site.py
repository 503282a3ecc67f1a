"""What every route is given: the desk, the installation that editors work on, and how patient the service is."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from threading import BoundedSemaphore, Event

from desk.running import origin_of
from desk.service import Desk
from identity.federation import Federation, provider_of
from identity.membership import Admission, admission_of
from library.memory import Encode
from qa_service.bootstrap import Application

PREFIX = "/api/v1"  # of every address of the API


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of an event stream: between looks for news, between signs of life, until it ends and is asked anew."""

    look: float = 1.0
    beat: float = 15.0
    length: float = 300.0


@dataclass(frozen=True)
class Site:
    """One installation behind HTTP. `session` is how long a token got by password lasts.

    `patience` is for how many seconds one waits while others' passwords are checked; `stopping` ends the streams.
    """

    desk: Desk
    application: Application
    session: timedelta = timedelta(hours=12)
    pace: Pace = Pace()
    patience: float = 5.0
    stopping: Event = field(default_factory=Event)
    encoder: Encode | None = None

    @property
    def encode(self) -> Encode:
        """What gives a question its vector: the index's model, unless another is given."""
        return self.encoder or self.application.embedder.query

    @cached_property
    def admission(self) -> Admission:
        """Who may ask for an account."""
        return admission_of(self.application.settings.registration)

    @cached_property
    def federation(self) -> Federation | None:
        """The identity provider, where the settings name one."""
        provider = provider_of(self.application.settings)
        return Federation(provider) if provider else None

    @cached_property
    def origin(self) -> str:
        """Where people reach the pages, "" where nobody said."""
        return origin_of(self.application.settings)

    @property
    def writes(self) -> bool:
        """Whether letters with links can be sent."""
        return bool(self.application.settings.smtp and self.origin)

    @cached_property
    def slots(self) -> BoundedSemaphore:
        """A place for each question that is searched for at once.

        More of them at once than there are threads only make each other slower; the rest wait.
        """
        return BoundedSemaphore(self.application.settings.threads)

    @cached_property
    def drawing(self) -> BoundedSemaphore:
        """Pages of PDFs are drawn one at a time, in a process of their own."""
        return BoundedSemaphore(1)

    @cached_property
    def door(self) -> BoundedSemaphore:
        """Passwords are checked one at a time, for it costs much on purpose: guessers must not keep askers waiting."""
        return BoundedSemaphore(1)
