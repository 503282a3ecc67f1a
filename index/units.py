"""Units of search as arrays: which article-level wordings bind on a day, in a place, for a question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.identifiers import RegulationId
from corpus.model import Place
from corpus.validity import Status
from index.model import Card, Query
from index.tokens import fold

_ALWAYS, _NEVER = 0, np.iinfo(np.int32).max

Rows = npt.NDArray[np.int64]
RECORD = np.dtype([("row", "i4"), ("norm", "i4"), ("article", "i4"), ("valid_from", "i4"), ("valid_to", "i4")])


@dataclass(frozen=True, slots=True)
class Unit:
    """An article-level wording: its row among the records, the numbers of its norm and article, and when it binds."""

    row: int
    norm: int
    article: int
    valid_from: date | None
    valid_to: date | None


class Units:
    """All units of a bundle, an article's wordings side by side, oldest first, and the passages that make up each."""

    def __init__(self, table: npt.NDArray[np.void], owners: npt.NDArray[np.int32]) -> None:
        self.table = table
        self.owners = owners  # the unit of each passage

    @classmethod
    def build(cls, units: Iterable[Unit], owners: Sequence[int]) -> "Units":
        """Lay out units in the order given."""
        rows = [(u.row, u.norm, u.article, _day(u.valid_from, _ALWAYS), _day(u.valid_to, _NEVER)) for u in units]
        return cls(np.array(rows, RECORD), np.asarray(owners, np.int32))

    @classmethod
    def load(cls, folder: Path) -> "Units":
        """Read what `save` wrote."""
        return cls(np.load(folder / "units.npy"), np.load(folder / "owners.npy"))

    def save(self, folder: Path) -> None:
        """Write two arrays into a folder."""
        np.save(folder / "units.npy", self.table)
        np.save(folder / "owners.npy", self.owners)

    def __len__(self) -> int:
        return len(self.table)

    def bearing(self, query: Query, cards: Mapping[int, Card]) -> Rows:
        """The units a question is searched in: at most one wording an article.

        A wording in force on the day, of a norm in force that binds in the place; of a norm that the question names,
        wherever it binds and even repealed, the wording in force or the last one before.
        """
        day = query.as_of.toordinal()
        open_norms = np.array([_open(card, query.as_of, query.place) for card in cards.values()], bool)
        named_norms = np.array([card.id in query.named for card in cards.values()], bool)
        hidden_norms = np.array([card.id in query.without for card in cards.values()], bool)
        started = self.table["valid_from"] <= day
        live = started & (day < self.table["valid_to"])
        norms = self.table["norm"]
        eligible = (live & open_norms[norms]) | (started & named_norms[norms])
        return self._one_an_article(eligible & ~hidden_norms[norms], live)

    def _one_an_article(self, eligible: npt.NDArray[np.bool_], live: npt.NDArray[np.bool_]) -> Rows:
        """The newest eligible unit of each article, one in force before one that is not."""
        rows = np.flatnonzero(eligible)
        order = rows[np.lexsort((rows, live[rows], self.table["article"][rows]))]
        articles = self.table["article"][order]
        last = np.append(articles[1:] != articles[:-1], True) if order.size else np.zeros(0, bool)
        return np.sort(order[last])


def binds_in(place: Place, asked: Place | None) -> bool:
    """True when a norm of `place` binds where the asker is: national norms and those of the asker's own levels."""
    if asked is None or place.national:
        return True
    pairs = [(place.district, asked.district), (place.province, asked.province), (place.region, asked.region)]
    stated = [(fold(own), asked_level) for own, asked_level in pairs if own]
    if not stated[0][1]:
        return False
    return all(theirs is None or fold(theirs) == own for own, theirs in stated)


def numbers_of(cards: Mapping[int, Card]) -> dict[RegulationId, int]:
    """The number of each norm by its id."""
    return {card.id: number for number, card in cards.items()}


def _open(card: Card, on: date, place: Place | None) -> bool:
    return card.standing(on) is not Status.REPEALED and binds_in(card.place, place)


def _day(value: date | None, unknown: int) -> int:
    return unknown if value is None else value.toordinal()
