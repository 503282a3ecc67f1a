"""Letters with one-time links; sessions told from keys, keys with scopes, accounts of an identity provider."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns; tokens that came from a password become sessions."""
    moment, parts = sa.DateTime(timezone=True), sa.JSON()
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("subject", sa.String(length=400), nullable=True))
        batch.create_unique_constraint(batch.f("uq_account_subject"), ["subject"])
    with op.batch_alter_table("token") as batch:
        batch.add_column(sa.Column("kind", sa.String(length=10), nullable=False, server_default="key"))
        batch.add_column(sa.Column("scopes", parts, nullable=True))
        batch.add_column(sa.Column("agent", sa.String(length=100), nullable=False, server_default=""))
        batch.add_column(sa.Column("seen_at", moment, nullable=True))
    op.execute("update token set kind = 'session' where label in ('session', 'page')")
    op.create_table(
        "letter",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("account", sa.String(length=32), nullable=True),
        sa.Column("by", sa.String(length=32), nullable=True),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=True),
        sa.Column("expires_at", moment, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", moment, nullable=False),
        sa.Column("worker", sa.String(length=100), nullable=True),
        sa.Column("worker_until", moment, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("detail", parts, nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_letter_account")),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_letter_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("hash", name=op.f("uq_letter_hash")),
    )
    with op.batch_alter_table("letter") as batch:
        batch.create_index(batch.f("ix_letter_email"), ["email"], unique=False)
        batch.create_index(batch.f("ix_letter_account"), ["account"], unique=False)
        batch.create_index("ix_letter_waiting", ["state", "not_before"], unique=False)
