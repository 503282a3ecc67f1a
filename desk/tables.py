"""The database's tables. Times are UTC, texts JSON where a column holds a value with parts; ids are random.

What people write, or what may repeat it, stands in sealed columns (desk/columns.py).
Columns that grow large stand last in their table: SQLite reads a row from its beginning as far as it must.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from desk import identities  # noqa: F401 - so that whoever has `metadata` has every table
from desk.columns import Moment, Parts, Sealed, SealedParts, Sequence, id_
from desk.columns import metadata as metadata  # noqa: PLC0414

consultation = Table(
    "consultation", metadata, id_(),
    Column("asker", ForeignKey("account.id"), nullable=False),
    Column("ubigeo", String(6), nullable=False),
    Column("region", String(100)),
    Column("province", String(100)),
    Column("district", String(100)),
    Column("question", Sealed("consultation.question"), nullable=False),
    Column("as_of", Date),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("thread", String(32), nullable=False, index=True),
    Column("parent", String(32)),
    Column("state", String(12), nullable=False),
    Column("version", Integer, nullable=False),
    Column("matter", String(12), nullable=False),
    Column("risk", Integer, nullable=False),
    Column("confidence", Float),
    Column("draft", Integer, nullable=False),
    Column("released", Integer, nullable=False),
    Column("claimed_by", ForeignKey("account.id"), index=True),
    Column("claimed_until", Moment),
    Column("approvals", Parts, nullable=False),
    Column("note", Sealed("consultation.note"), nullable=False),
    # The state row is the workers' queue: who holds it, until when, how often it was tried, when to try again.
    Column("worker", String(100)),
    Column("worker_until", Moment),
    Column("attempts", Integer, nullable=False, default=0),
    Column("not_before", Moment),
    Column("passages", Parts, nullable=False),  # what the asker was shown at once
    Index("ix_consultation_queue", "state", "risk", "asked_at"),
    Index("ix_consultation_waiting", "state", "asked_at"),
    Index("ix_consultation_asker", "asker", "asked_at"),
    Index("ix_consultation_municipality", "ubigeo", "asked_at"),
)  # fmt: skip

note = Table(
    "note", metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("consultation", ForeignKey("consultation.id"), nullable=False, index=True),
    Column("author", String(32), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("text", Sealed("note.text"), nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip

draft = Table(
    "draft", metadata,
    Column("consultation", ForeignKey("consultation.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("author", String(120), nullable=False),  # an account, or the drafter's name
    Column("digest", String(64), nullable=False),
    Column("generation", String(100), nullable=False),
    Column("refusal", SealedParts("draft.refusal")),  # reason and message, where the drafter abstained
    Column("reasons", Parts, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("content", SealedParts("draft.content"), nullable=False),  # qa_service.model.Draft, by corpus.codec
)  # fmt: skip

approval = Table(
    "approval", metadata, id_(),
    Column("consultation", ForeignKey("consultation.id"), nullable=False, index=True),
    Column("draft", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("generation", String(100), nullable=False),
    Column("by", ForeignKey("account.id"), nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip

release = Table(
    "release", metadata,
    Column("consultation", ForeignKey("consultation.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("draft", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("generation", String(100), nullable=False),
    Column("office", String(200), nullable=False),
    Column("on", Date, nullable=False),  # "in force as of"
    Column("dated", Boolean, nullable=False),  # asked about a past day: what comes later does not make it stale
    Column("released_at", Moment, nullable=False),
    Column("checked", String(120), nullable=False),  # generation and day of the last look for changes
    Column("stale_at", Moment),
    Column("content", SealedParts("release.content"), nullable=False),  # the draft as released
    Column("sources", Parts, nullable=False),  # frozen copies of every wording cited
    Column("moved", Parts),  # what changed, old and new side by side
    Index("ix_release_checked", "stale_at", "checked"),
    Index("ix_release_live", "stale_at", "released_at", "consultation", "number"),
)  # fmt: skip

cited = Table(
    "cited", metadata,
    Column("consultation", String(32), primary_key=True),
    Column("release", Integer, primary_key=True),
    Column("regulation", String(300), primary_key=True),
    Column("eid", String(500), primary_key=True),
    Index("ix_cited_provision", "regulation", "eid"),
)  # fmt: skip

rating = Table(
    "rating", metadata,
    Column("consultation", ForeignKey("consultation.id"), primary_key=True),
    Column("release", Integer, primary_key=True),
    Column("by", ForeignKey("account.id"), primary_key=True),
    Column("score", Integer, nullable=False),
    Column("reason", Sealed("rating.reason"), nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip

event = Table(
    "event", metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("consultation", ForeignKey("consultation.id"), nullable=False, index=True),
    Column("state", String(12), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", Parts, nullable=False),
)  # fmt: skip

audit = Table(
    "audit", metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("actor", String(120), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
)  # fmt: skip

webhook = Table(
    "webhook", metadata, id_(),
    Column("url", String(1000), nullable=False),
    Column("secret", String(64), nullable=False),
    Column("created_by", ForeignKey("account.id"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
)  # fmt: skip

delivery = Table(
    "delivery", metadata, id_(),
    Column("event", Sequence, nullable=False, index=True),
    Column("channel", String(10), nullable=False),  # webhook or e-mail
    Column("target", String(1000), nullable=False),
    Column("state", String(10), nullable=False),  # pending, sent, failed
    Column("attempts", Integer, nullable=False, default=0),
    Column("not_before", Moment, nullable=False),
    Column("worker", String(100)),
    Column("worker_until", Moment),
    Column("error", Text),
    UniqueConstraint("event", "channel", "target"),
    Index("ix_delivery_waiting", "state", "not_before"),
)  # fmt: skip

job = Table(
    "job", metadata, id_(),
    Column("kind", String(20), nullable=False),  # preview, publish, rollback
    Column("payload", Parts, nullable=False),
    Column("state", String(10), nullable=False, index=True),  # waiting, running, done, failed
    Column("by", ForeignKey("account.id"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("worker", String(100)),
    Column("worker_until", Moment),
    Column("attempts", Integer, nullable=False, default=0),
    Column("result", Parts),
    Column("error", Text),
)  # fmt: skip

idempotency = Table(
    "idempotency", metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("request", String(64), nullable=False),  # hash of method, path and body
    Column("status", Integer),
    Column("headers", Parts),
    Column("body", Sealed("idempotency.body")),
    Column("at", Moment, nullable=False),
)  # fmt: skip

writing = Table(
    "writing", metadata,  # what a language model is writing just now (desk/writings.py)
    Column("consultation", ForeignKey("consultation.id"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("text", Sealed("writing.text"), nullable=False),
)  # fmt: skip

agreement = Table(
    "agreement", metadata,
    Column("ubigeo", String(6), primary_key=True),
    Column("shares", Boolean, nullable=False),
    Column("by", ForeignKey("account.id"), nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip

taken = Table(
    "taken", metadata,
    Column("consultation", ForeignKey("consultation.id"), primary_key=True),
    Column("source", ForeignKey("consultation.id"), index=True),  # NULL where a curated answer was taken
    Column("curated", ForeignKey("curated.id"), index=True),
    Column("release", Integer, nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip

# What figures count of a consultation, worked out from the rest and made anew whenever its version moves on. It bears
# nobody's name and no word of the question, and needs no row elsewhere: it may outlive an erased text.
facet = Table(
    "facet", metadata,
    Column("consultation", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("topic", String(30), nullable=False),
    Column("drafter", String(120)),
    Column("refusal", String(40)),  # why nothing was drafted
    Column("hours", Float),  # from asked to first released, the asker's own time left out
    Column("workdays", Integer),
    Column("in_time", Boolean),
    Column("accepted", Boolean),  # released as drafted; NULL where there was no draft to accept
    Column("distance", Float),
    Column("mends", Parts, nullable=False),
    Column("reasons", Parts, nullable=False),
    Column("lacking", Parts, nullable=False),  # norms named that the index did not hold
)  # fmt: skip
