"""The desk: consultations with their drafts and releases, accounts, events, the audit, what happens in background."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table; what version 0.1 kept stays as it is under another name."""
    _set_aside()
    op.create_table(
        "account",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("username", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("ubigeo", sa.String(length=6), nullable=True),
        sa.Column("region", sa.String(length=100), nullable=True),
        sa.Column("province", sa.String(length=100), nullable=True),
        sa.Column("district", sa.String(length=100), nullable=True),
        sa.Column("office", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("password", sa.String(length=200), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("username", name=op.f("uq_account_username")),
    )
    op.create_table(
        "audit",
        sa.Column(
            "sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_hash")),
    )
    op.create_table(
        "cited",
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("release", sa.Integer(), nullable=False),
        sa.Column("regulation", sa.String(length=300), nullable=False),
        sa.Column("eid", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("consultation", "release", "regulation", "eid", name=op.f("pk_cited")),
    )
    op.create_index("ix_cited_provision", "cited", ["regulation", "eid"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("event", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("target", sa.String(length=1000), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("worker", sa.String(length=100), nullable=True),
        sa.Column("worker_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("event", "channel", "target", name=op.f("uq_delivery_event")),
    )
    op.create_index(op.f("ix_delivery_event"), "delivery", ["event"], unique=False)
    op.create_index("ix_delivery_waiting", "delivery", ["state", "not_before"], unique=False)

    op.create_table(
        "consultation",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("asker", sa.String(length=32), nullable=False),
        sa.Column("ubigeo", sa.String(length=6), nullable=False),
        sa.Column("region", sa.String(length=100), nullable=True),
        sa.Column("province", sa.String(length=100), nullable=True),
        sa.Column("district", sa.String(length=100), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("thread", sa.String(length=32), nullable=False),
        sa.Column("parent", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(length=12), nullable=False),
        sa.Column("risk", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("released", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.String(length=32), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approvals", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("worker", sa.String(length=100), nullable=True),
        sa.Column("worker_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["asker"], ["account.id"], name=op.f("fk_consultation_asker")),
        sa.ForeignKeyConstraint(["claimed_by"], ["account.id"], name=op.f("fk_consultation_claimed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
    )
    op.create_index("ix_consultation_asker", "consultation", ["asker", "asked_at"], unique=False)
    op.create_index(op.f("ix_consultation_claimed_by"), "consultation", ["claimed_by"], unique=False)
    op.create_index("ix_consultation_municipality", "consultation", ["ubigeo", "asked_at"], unique=False)
    op.create_index("ix_consultation_queue", "consultation", ["state", "risk", "asked_at"], unique=False)
    op.create_index("ix_consultation_waiting", "consultation", ["state", "asked_at"], unique=False)
    op.create_index(op.f("ix_consultation_thread"), "consultation", ["thread"], unique=False)

    op.create_table(
        "idempotency",
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("request", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.JSON(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_idempotency_account")),
        sa.PrimaryKeyConstraint("account", "key", name=op.f("pk_idempotency")),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worker", sa.String(length=100), nullable=True),
        sa.Column("worker_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_job_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    op.create_index(op.f("ix_job_state"), "job", ["state"], unique=False)

    op.create_table(
        "token",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_token_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_token")),
        sa.UniqueConstraint("hash", name=op.f("uq_token_hash")),
    )
    op.create_index(op.f("ix_token_account"), "token", ["account"], unique=False)

    op.create_table(
        "webhook",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("url", sa.String(length=1000), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_webhook_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
    )
    op.create_table(
        "approval",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.String(length=100), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_approval_by")),
        sa.ForeignKeyConstraint(["consultation"], ["consultation.id"], name=op.f("fk_approval_consultation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )
    op.create_index(op.f("ix_approval_consultation"), "approval", ["consultation"], unique=False)

    op.create_table(
        "draft",
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=120), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.String(length=100), nullable=False),
        sa.Column("refusal", sa.JSON(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["consultation"], ["consultation.id"], name=op.f("fk_draft_consultation")),
        sa.PrimaryKeyConstraint("consultation", "number", name=op.f("pk_draft")),
    )
    op.create_table(
        "event",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["consultation"], ["consultation.id"], name=op.f("fk_event_consultation")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_consultation"), "event", ["consultation"], unique=False)

    op.create_table(
        "note",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["consultation"], ["consultation.id"], name=op.f("fk_note_consultation")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_consultation"), "note", ["consultation"], unique=False)

    op.create_table(
        "rating",
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("release", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_rating_by")),
        sa.ForeignKeyConstraint(["consultation"], ["consultation.id"], name=op.f("fk_rating_consultation")),
        sa.PrimaryKeyConstraint("consultation", "release", "by", name=op.f("pk_rating")),
    )
    op.create_table(
        "release",
        sa.Column("consultation", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.String(length=100), nullable=False),
        sa.Column("office", sa.String(length=200), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked", sa.String(length=120), nullable=False),
        sa.Column("stale_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["consultation"], ["consultation.id"], name=op.f("fk_release_consultation")),
        sa.PrimaryKeyConstraint("consultation", "number", name=op.f("pk_release")),
    )
    op.create_index("ix_release_live", "release", ["stale_at", "released_at", "consultation", "number"], unique=False)
    op.create_index("ix_release_checked", "release", ["stale_at", "checked"], unique=False)

    _keep_audit()


def _set_aside() -> None:
    """Version 0.1 kept unreviewed drafts of nobody's questions in a table of the same name."""
    if sa.inspect(op.get_bind()).has_table("consultation"):
        op.rename_table("consultation", "consultation_0_1")


def _keep_audit() -> None:
    """Let the database itself refuse to change or remove what the audit holds."""
    if op.get_bind().dialect.name == "sqlite":
        for event in ("update", "delete"):
            op.execute(
                f"create trigger audit_no_{event} before {event} on audit "
                "begin select raise(abort, 'the audit is append-only'); end"
            )
        return
    op.execute(
        "create or replace function audit_is_append_only() returns trigger language plpgsql as "
        "$$ begin raise exception 'the audit is append-only'; end $$"
    )
    op.execute(
        "create trigger audit_no_change before update or delete or truncate on audit "
        "for each statement execute function audit_is_append_only()"
    )
