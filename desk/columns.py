"""What every table is made of: kinds of columns (times in UTC, values with parts, numbers that count up) and names."""

from datetime import UTC, datetime

from sqlalchemy import JSON, BigInteger, Column, DateTime, Dialect, Integer, MetaData, String, TypeDecorator

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=_NAMES)
Parts = JSON(none_as_null=True)  # a value with parts; None is NULL, not the JSON null
Sequence = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up in INTEGER columns only


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
