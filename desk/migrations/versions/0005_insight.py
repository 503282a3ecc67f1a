"""What figures count of each consultation."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table empty: the first figures asked for fill it."""
    op.create_table(
        "facet",
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=30), nullable=False),
        sa.Column("drafter", sa.String(length=120), nullable=True),
        sa.Column("refusal", sa.String(length=40), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("workdays", sa.Integer(), nullable=True),
        sa.Column("in_time", sa.Boolean(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("distance", sa.Float(), nullable=True),
        sa.Column("mends", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("reasons", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("lacking", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("consultation", name=op.f("pk_facet")),
    )
