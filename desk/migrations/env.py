"""What Alembic runs a migration in: the connection, within its transaction, that `desk.schema` hands over."""

from typing import Literal

from alembic import context

from desk.columns import Moment, Sealed, SealedParts
from desk.tables import metadata

_PLAIN = {
    Moment: "sa.DateTime(timezone=True)",
    Sealed: "sa.Text()",
    SealedParts: "sa.JSON(none_as_null=True)",
}


def _plainly(kind: str, item: object, _autogenerate: object) -> str | Literal[False]:
    """Write our own column types as what they are in the database: migrations outlive our code."""
    return _PLAIN.get(type(item), False) if kind == "type" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_plainly,
)
with context.begin_transaction():
    context.run_migrations()
