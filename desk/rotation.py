"""Keys at work: which are in use, whether every text can be opened, and all of it put under the first key.

Rotating is done in small transactions while the service runs. Stopped at any point it goes on from there, for what is
left is whatever another key sealed, or none.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, and_, func, or_, select, tuple_, update

from corpus.errors import InvalidInput
from desk import audit
from desk.columns import ERASED, Sealed, SealedParts, stored
from desk.database import Database
from desk.service import Desk
from desk.tables import consultation, metadata
from privacy.sealing import MARK, sealed_by

_BATCH = 100  # rows sealed anew in one transaction
_HEAD = len(MARK) + 9  # a sealed text up to the colon behind its key's id


def rotate(desk: Desk, on_rows: Callable[[int], None] = lambda _: None) -> int:
    """Put every text under the first key, those that were never sealed too; how many rows. Raises `InvalidInput`."""
    mark, total = desk.database.seals.current, 0
    if not mark:
        raise InvalidInput("No hay claves con que cifrar. Indique su archivo en ABSUELVE_KEYS.")
    for table, columns in _sealed():
        for count in _rotated(desk.database, table, columns, mark):
            total += count
            on_rows(total)
    with desk.database.writing() as connection:
        audit.append(connection, "console", "rotate_keys", "", desk.now(), {"key": sealed_by(mark), "rows": total})
    return total


def usage(database: Database) -> Counter[str]:
    """How many texts each key seals, by its id; "" stands for those that are kept as they are."""
    found: Counter[str] = Counter()
    with database.reading() as connection:
        for table, columns in _sealed():
            for column in columns:
                found += _used(connection, table, column)
    return found


def require_keys(database: Database) -> None:
    """Open a question sealed by each key that seals any; raises `StorageFailure` for one that is not there."""
    kept, place = stored(consultation.c.question), "consultation.question"
    query = select(func.min(kept)).where(kept.startswith(MARK)).group_by(func.substr(kept, 1, _HEAD))
    with database.reading() as connection:
        for sample in connection.execute(query).scalars():
            database.seals.open(sample, place)


def _sealed() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Each table with its sealed columns."""
    for table in metadata.sorted_tables:
        if columns := [column for column in table.c if isinstance(column.type, Sealed | SealedParts)]:
            yield table, columns


def _text(column: Column[Any]) -> ColumnElement[str]:
    """What is kept, without the quote that JSON puts before a text."""
    return func.ltrim(stored(column), '"') if isinstance(column.type, SealedParts) else stored(column)


def _open(column: Column[Any]) -> ColumnElement[bool]:
    """Whether there is anything to seal."""
    return and_(column.is_not(None), stored(column).not_in(("", ERASED)))


def _rotated(database: Database, table: Table, columns: Sequence[Column[Any]], mark: str) -> Iterator[int]:
    keys = list(table.primary_key.columns)
    left = or_(*(and_(_open(column), _text(column).not_like(f"{mark}%")) for column in columns))
    query = select(*keys, *columns).where(left).order_by(*keys).limit(_BATCH)
    last: Row[Any] | None = None
    while True:
        after = query if last is None else query.where(tuple_(*keys) > tuple_(*last[: len(keys)]))
        with database.writing() as connection:
            rows = connection.execute(after).all()
            for row in rows:
                mine = [key == value for key, value in zip(keys, row, strict=False)]
                values = {column.name: row._mapping[column.name] for column in columns}
                connection.execute(update(table).where(*mine).values(**values))
        if not rows:
            return
        last = rows[-1]
        yield len(rows)


def _used(connection: Connection, table: Table, column: Column[Any]) -> Counter[str]:
    head = func.substr(_text(column), 1, _HEAD)
    query = select(head, func.count()).select_from(table).where(_open(column)).group_by(head)
    found: Counter[str] = Counter()
    for kept, count in connection.execute(query):
        found[sealed_by(kept)] += count
    return found
