"""What alerts need of published generations: which norms two of them hold otherwise, and an older one to read."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from alerts.comparison import Contents
from corpus.identifiers import RegulationId
from index.bundle import RECORDS
from index.generations import Bundles
from index.model import Card, Wording
from index.publications import digests, recorded
from index.records import Records


class Generations(Protocol):
    """The generations of an installation by name."""

    def differing(self, old: str, new: str) -> frozenset[str]:
        """The slugs of the norms that the two hold otherwise, or that only one of them holds."""

    def opened(self, name: str) -> Contents | None:
        """What an older generation held; None when it is no longer there."""


class Published:
    """Those of a folder of bundles."""

    def __init__(self, bundles: Bundles) -> None:
        self._bundles = bundles

    def differing(self, old: str, new: str) -> frozenset[str]:
        """By the digests that both keep of their norms; where one is gone, by the record of every one in between."""
        was, now = (digests(self._bundles.folder / name) for name in (old, new))
        if was is not None and now is not None:
            return frozenset(slug for slug in was.keys() | now.keys() if was.get(slug) != now.get(slug))
        between = (one for one in self._bundles.history() if old < one.generation <= new)
        return frozenset(slug for one in between for slug in (*one.added, *one.changed, *one.removed))

    def opened(self, name: str) -> Contents | None:
        """The texts of a generation, without what it is searched by."""
        folder = self._bundles.folder / name
        if not folder.is_dir() or recorded(name, self._bundles.folder) is None:
            return None
        try:
            return _Texts(folder / RECORDS)
        except (OSError, sqlite3.Error):
            return None


class _Texts:
    """A generation read, not searched; the file may be deleted meanwhile."""

    def __init__(self, path: Path) -> None:
        self._records = Records(path)
        self._cards = {card.id: card for card in self._records.cards().values()}

    def cards(self) -> Mapping[RegulationId, Card]:
        """Every norm in it."""
        return self._cards

    def contents(self, regulation: RegulationId) -> tuple[Wording, ...]:
        """All wordings of a norm, in reading order."""
        return self._records.norm(regulation.slug)
