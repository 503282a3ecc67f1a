"""The tables of what goes out: who follows which norms, what they were told, the public library, curated answers.

They share the metadata of `desk.tables`; `desk.schema` imports both modules, so that neither is ever missing.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from desk.columns import Moment, Parts, SealedParts, Sequence
from desk.tables import metadata

subscription = Table(
    "subscription", metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("kind", String(10), primary_key=True),  # norm or topic
    Column("subject", String(300), primary_key=True),  # a slug, or a topic's name
    Column("at", Moment, nullable=False),
    Index("ix_subscription_subject", "kind", "subject"),
)  # fmt: skip

mailing = Table(
    "mailing", metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("token", String(64), nullable=False, unique=True),  # opens nothing but the way out of the mailing
    Column("wanted", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip

# A generation whose changes were told, once for everybody: its number stands for it in `news`, `alert` and `delivery`.
announcement = Table(
    "announcement", metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("generation", String(100), nullable=False, unique=True),
    Column("at", Moment, nullable=False),
)  # fmt: skip

news = Table(
    "news", metadata,
    Column("announcement", ForeignKey("announcement.sequence"), primary_key=True),
    Column("regulation", String(300), primary_key=True),
    Column("content", Parts, nullable=False),  # alerts.model.News, by corpus.codec
)  # fmt: skip

alert = Table(
    "alert", metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("announcement", ForeignKey("announcement.sequence"), primary_key=True),
    Column("regulations", Parts, nullable=False),  # the slugs of the news that are this account's
)  # fmt: skip

# An answer as it stands in the public library: what is searched, and an id that tells nothing of the consultation's.
# The row says nothing of whether it may be read: that is looked up each time in the consultation and its agreement.
shelved = Table(
    "shelved", metadata,
    Column("id", String(32), primary_key=True),
    Column("consultation", ForeignKey("consultation.id"), nullable=False, unique=True),
    Column("release", Integer, nullable=False),
    Column("shown", Boolean, nullable=False),  # False for one that could tell who asked
    Column("topic", String(30), nullable=False, index=True),
    Column("month", String(7), nullable=False),  # of its release
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False),  # stems between spaces
)  # fmt: skip

curated = Table(
    "curated", metadata,
    Column("id", String(32), primary_key=True),
    Column("state", String(12), nullable=False),  # written, released, withdrawn
    Column("version", Integer, nullable=False),
    Column("author", ForeignKey("account.id"), nullable=False),  # who wrote it last
    Column("changed_at", Moment, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("generation", String(100), nullable=False),
    Column("approval", Parts),  # desk.release.Approval of what is offered; NULL until it is released
    Column("wordings", SealedParts("curated.wordings"), nullable=False),  # the questions that it answers
    Column("content", SealedParts("curated.content"), nullable=False),  # qa_service.model.Draft
    Column("sources", Parts, nullable=False),
    Index("ix_curated_state", "state", "changed_at"),
)  # fmt: skip

curated_cited = Table(
    "curated_cited", metadata,
    Column("curated", ForeignKey("curated.id"), primary_key=True),
    Column("regulation", String(300), primary_key=True),
    Column("eid", String(500), primary_key=True),
    Index("ix_curated_cited_provision", "regulation", "eid"),
)  # fmt: skip
