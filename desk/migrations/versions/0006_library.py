"""Answer memory: which municipalities share their answers, and which consultations took a released one."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables; no row changes."""
    op.create_table(
        "agreement",
        sa.Column("ubigeo", sa.String(length=6), nullable=False),
        sa.Column("shares", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_agreement_by")),
        sa.PrimaryKeyConstraint("ubigeo", name=op.f("pk_agreement")),
    )
    op.create_table(
        "taken",
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("release", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["consultation"], ["consultation.id"], name=op.f("fk_taken_consultation")),
        sa.ForeignKeyConstraint(["source"], ["consultation.id"], name=op.f("fk_taken_source")),
        sa.PrimaryKeyConstraint("consultation", name=op.f("pk_taken")),
    )
    with op.batch_alter_table("taken") as batch:
        batch.create_index(batch.f("ix_taken_source"), ["source"], unique=False)
