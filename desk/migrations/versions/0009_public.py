"""What goes out: subscriptions and alerts, the public library, curated answers."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_COUNT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables empty; a consultation taken may now come from a curated answer."""
    _alerts()
    _library()
    with op.batch_alter_table("taken") as batch:
        batch.alter_column("source", existing_type=sa.String(length=32), nullable=True)
        batch.add_column(sa.Column("curated", sa.String(length=32), nullable=True))
        batch.create_foreign_key(batch.f("fk_taken_curated"), "curated", ["curated"], ["id"])
        batch.create_index(batch.f("ix_taken_curated"), ["curated"], unique=False)


def _alerts() -> None:
    op.create_table(
        "subscription",
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_subscription_account")),
        sa.PrimaryKeyConstraint("account", "kind", "subject", name=op.f("pk_subscription")),
    )
    op.create_index("ix_subscription_subject", "subscription", ["kind", "subject"], unique=False)
    op.create_table(
        "mailing",
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_mailing_account")),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_mailing")),
        sa.UniqueConstraint("token", name=op.f("uq_mailing_token")),
    )
    op.create_table(
        "announcement",
        sa.Column("sequence", _COUNT, autoincrement=True, nullable=False),
        sa.Column("generation", sa.String(length=100), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_announcement")),
        sa.UniqueConstraint("generation", name=op.f("uq_announcement_generation")),
    )
    op.create_table(
        "news",
        sa.Column("announcement", _COUNT, nullable=False),
        sa.Column("regulation", sa.String(length=300), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["announcement"], ["announcement.sequence"], name=op.f("fk_news_announcement")),
        sa.PrimaryKeyConstraint("announcement", "regulation", name=op.f("pk_news")),
    )
    op.create_table(
        "alert",
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("announcement", _COUNT, nullable=False),
        sa.Column("regulations", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_alert_account")),
        sa.ForeignKeyConstraint(["announcement"], ["announcement.sequence"], name=op.f("fk_alert_announcement")),
        sa.PrimaryKeyConstraint("account", "announcement", name=op.f("pk_alert")),
    )


def _library() -> None:
    op.create_table(
        "shelved",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("release", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("topic", sa.String(length=30), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["consultation"], ["consultation.id"], name=op.f("fk_shelved_consultation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelved")),
        sa.UniqueConstraint("consultation", name=op.f("uq_shelved_consultation")),
    )
    op.create_index(op.f("ix_shelved_topic"), "shelved", ["topic"], unique=False)
    op.create_table(
        "curated",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("changed_at", _TIME, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.String(length=100), nullable=False),
        sa.Column("approval", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("wordings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["account.id"], name=op.f("fk_curated_author")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_curated")),
    )
    op.create_index("ix_curated_state", "curated", ["state", "changed_at"], unique=False)
    op.create_table(
        "curated_cited",
        sa.Column("curated", sa.String(length=32), nullable=False),
        sa.Column("regulation", sa.String(length=300), nullable=False),
        sa.Column("eid", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["curated"], ["curated.id"], name=op.f("fk_curated_cited_curated")),
        sa.PrimaryKeyConstraint("curated", "regulation", "eid", name=op.f("pk_curated_cited")),
    )
    op.create_index("ix_curated_cited_provision", "curated_cited", ["regulation", "eid"], unique=False)
