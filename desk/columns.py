"""What every table is made of: names, and kinds of columns: times, values with parts, numbers, sealed texts."""

import json
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    cast,
)

from privacy.sealing import MARK, NO_KEYS, Seals

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=_NAMES)
Parts = JSON(none_as_null=True)  # a value with parts; None is NULL, not the JSON null
Sequence = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up in INTEGER columns only
ERASED = "[borrado]"  # what stands where somebody's words were; the one text that is never sealed
# How each database's texts are sealed, by the dialect of its engine: that is what a column's type is told.
_SEALS: WeakKeyDictionary[Dialect, Seals] = WeakKeyDictionary()


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC: SQLite itself keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; a naive time is a mistake of the program's."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a naive time has no place in the database")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


def id_() -> Column[str]:
    """A random number that names a row."""
    return Column("id", String(32), primary_key=True)


class Sealed(TypeDecorator[str]):
    """A text that somebody wrote, sealed where the database has keys. In SQL it is ciphertext: use `stored`."""

    impl = Text
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """As it is kept."""
        return value if value is None or value == ERASED else seals_of(dialect).seal(value, self.place)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """As it was written; raises `StorageFailure` without its key."""
        return None if value is None else seals_of(dialect).open(value, self.place)


class SealedParts(TypeDecorator[Any]):
    """A value with parts that holds what somebody wrote: sealed, it is one JSON string."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401 - what JSON can hold
        """As it is kept."""
        if value is None:
            return None
        made = seals_of(dialect).seal(json.dumps(value, ensure_ascii=False), self.place)
        return made if made.startswith(MARK) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401 - what JSON can hold
        """As it was; raises `StorageFailure` without its key."""
        if not isinstance(value, str) or not value.startswith(MARK):
            return value
        opened = seals_of(dialect).open(value, self.place)
        return value if opened is value else json.loads(opened)


def seal_with(dialect: Dialect, seals: Seals) -> None:
    """Have the texts of an engine's database sealed that way."""
    _SEALS[dialect] = seals


def seals_of(dialect: Dialect) -> Seals:
    """How the texts of an engine's database are sealed."""
    return _SEALS.get(dialect, NO_KEYS)


def stored(column: Column[Any]) -> ColumnElement[str]:
    """A sealed column as SQL sees it: what is kept, not what it says."""
    return cast(column, Text)
