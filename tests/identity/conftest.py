"""A desk as the desk's own tests have it, a postbox for its letters, and an identity provider."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

import pytest

from desk import letters
from desk.deliveries import Channels
from desk.service import Desk
from tests.desk.conftest import address, clock, cluster, database, desk, file, people, shelf
from tests.identity.provider import Provider, serving

__all__ = ["address", "clock", "cluster", "database", "desk", "file", "people", "shelf"]


@dataclass
class Postbox:
    """Sends what waits, and keeps it."""

    desk: Desk
    kept: list[EmailMessage] = field(default_factory=list)

    def collect(self) -> list[EmailMessage]:
        """All that waited until now."""
        before = len(self.kept)
        while letters.step(self.desk, "worker", self.channels()):
            pass
        return self.kept[before:]

    def channels(self, send: Callable[[EmailMessage], None] | None = None) -> Channels:
        """Mail into this box, with links to a site."""
        return Channels(lambda *_: 200, send or self.kept.append, "absuelve@muni.test", origin="https://muni.test")

    def secret(self) -> str:
        """That of the link in the one letter that waited."""
        (letter,) = self.collect()
        return secret_in(letter)


def secret_in(letter: EmailMessage) -> str:
    """The secret of the link in a letter."""
    return str(letter.get_content()).partition("https://muni.test/enlace/")[2].split()[0]


@pytest.fixture
def postbox(desk: Desk) -> Postbox:
    """An empty postbox."""
    return Postbox(desk)


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A provider that keeps to the protocol until told otherwise."""
    with serving(Provider()) as made:
        yield made
