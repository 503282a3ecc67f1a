"""The tables of who comes in: accounts, tokens, attempts, letters. The rest are in `desk.tables`."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from desk.columns import Moment, Parts, id_, metadata

account = Table(
    "account", metadata, id_(),
    Column("username", String(100), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("ubigeo", String(6)),
    Column("region", String(100)),
    Column("province", String(100)),
    Column("district", String(100)),
    Column("office", String(200), nullable=False, default=""),
    Column("email", String(254)),
    Column("password", String(200)),
    Column("active", Boolean, nullable=False, default=True),
    Column("created_at", Moment, nullable=False),
    Column("subject", String(400), unique=True),  # who it is for an identity provider: its address and its number
)  # fmt: skip

token = Table(
    "token", metadata, id_(),
    Column("account", ForeignKey("account.id"), nullable=False, index=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("label", String(100), nullable=False, default=""),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("revoked_at", Moment),
    Column("kind", String(10), nullable=False, server_default="key"),  # key or session
    Column("scopes", Parts),  # the actions that it may do; NULL is all of the account's
    Column("agent", String(100), nullable=False, server_default=""),  # browser and system of a session
    Column("seen_at", Moment),
)  # fmt: skip

attempt = Table(
    "attempt", metadata,
    Column("key", String(64), primary_key=True),  # the hash of who tries (desk/throttle.py)
    Column("failures", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment),
)  # fmt: skip

# A letter is a mail that waits and, once it is sent, the one-time link in it (desk/letters.py).
letter = Table(
    "letter", metadata, id_(),
    Column("kind", String(10), nullable=False),
    Column("email", String(254), nullable=False, index=True),
    Column("account", ForeignKey("account.id"), index=True),  # whose it is about, if there is one yet
    Column("by", ForeignKey("account.id")),  # who invited
    Column("created_at", Moment, nullable=False),
    Column("state", String(10), nullable=False),  # pending, sent, failed, used, withdrawn
    Column("hash", String(64), unique=True),  # of the link's secret
    Column("expires_at", Moment),
    Column("attempts", Integer, nullable=False, default=0),
    Column("not_before", Moment, nullable=False),
    Column("worker", String(100)),
    Column("worker_until", Moment),
    Column("error", Text),
    Column("detail", Parts, nullable=False),
    Index("ix_letter_waiting", "state", "not_before"),
)  # fmt: skip
