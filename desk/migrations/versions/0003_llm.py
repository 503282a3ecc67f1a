"""What a language model is writing, for advisors who watch."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of drafts under way."""
    op.create_table(
        "writing",
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["consultation"], ["consultation.id"], name=op.f("fk_writing_consultation")),
        sa.PrimaryKeyConstraint("consultation", name=op.f("pk_writing")),
    )
