"""What Alembic runs a migration in: the connection, within its transaction, that `desk.schema` hands over."""

from typing import Literal

from alembic import context

from desk.columns import Moment
from desk.tables import metadata


def _plainly(kind: str, item: object, _autogenerate: object) -> str | Literal[False]:
    """Write our own column types as what they are in the database: migrations outlive our code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_plainly,
)
with context.begin_transaction():
    context.run_migrations()
