"""What the tests of alerts share: generations held in memory, and a mail server that keeps what it is given."""

from dataclasses import dataclass, field
from email.message import EmailMessage

from alerts.announcing import announce
from alerts.comparison import Contents
from alerts.sending import send
from corpus.model import Regulation
from desk import deliveries
from desk.deliveries import Channels
from desk.service import Desk
from tests.desk.world import Shelf

SITE = "https://absuelve.muni.test"


@dataclass
class Kept:
    """The generations published so far, each searchable still unless it was forgotten."""

    shelf: Shelf
    held: dict[str, Contents] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)

    def publish(self, *regulations: Regulation) -> str:
        """Serve these norms from now on; the generation's name."""
        self.note()
        self.shelf.publish(regulations)
        return self.note()

    def note(self) -> str:
        """Remember the generation served."""
        served = self.shelf.searcher
        self.held[served.generation] = served
        return served.generation

    def differing(self, old: str, new: str) -> frozenset[str]:
        """The norms whose cards or wordings differ."""
        was, now = self.held[old], self.held[new]
        return frozenset(
            id.slug
            for id in was.cards().keys() | now.cards().keys()
            if (was.cards().get(id), was.contents(id)) != (now.cards().get(id), now.contents(id))
        )

    def opened(self, name: str) -> Contents | None:
        """What it held."""
        return None if name in self.forgotten else self.held.get(name)


@dataclass
class Mail:
    """A mail server."""

    taken: list[EmailMessage] = field(default_factory=list)
    error: Exception | None = None

    def __call__(self, message: EmailMessage) -> None:
        """Take a message, or refuse it."""
        if self.error:
            raise self.error
        self.taken.append(message)

    @property
    def to(self) -> list[str]:
        """Who was written, in order."""
        return [str(message["To"]) for message in self.taken]

    def channels(self, origin: str = SITE) -> Channels:
        """The ways that lead here."""
        return Channels(lambda *_: 200, self, "Absuelve <avisos@muni.test>", origin=origin, others={"digest": send})


def tell(desk: Desk, kept: Kept, mail: Mail | None = None) -> bool:
    """What the worker does once a generation is published; whether it was told now."""
    told = announce(desk, kept)
    while mail is not None and deliveries.step(desk, "w1", mail.channels()):
        pass
    return told
