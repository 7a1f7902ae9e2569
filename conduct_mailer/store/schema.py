"""The tables. ``*_sealed`` columns are content, encrypted by the vault; ``*_print`` columns are keyed hashes.

Everything else is ids that we make, code names, reason codes, states and times. Times are UTC, ISO 8601 text.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData()

holder = Table(
    "holder",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("wrapped_key", LargeBinary, nullable=True),
)

ticket = Table(
    "ticket",
    metadata,
    Column("id", String(32), ForeignKey("holder.id"), primary_key=True),
    Column("code", String(60), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("circle", String(20), nullable=False),
    Column("urgent", Integer, nullable=False),
    Column("released", Integer, nullable=False),
    Column("parts_held", Integer, nullable=False),
    Column("opened_at", String(40), nullable=False),
    Column("clocks", String, nullable=False),
    Column("people_sealed", LargeBinary, nullable=False),
    Column("outcome", String(20), nullable=False),
)

correspondence = Table(
    "correspondence",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("ticket_id", String(32), ForeignKey("ticket.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("role", String(20), nullable=False),
    Column("reference_print", LargeBinary, nullable=False, unique=True),
    Column("address_print", LargeBinary, nullable=False, index=True),
    Column("details_sealed", LargeBinary, nullable=False),
    Column("unsafe", Integer, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("ticket_id", String(32), ForeignKey("ticket.id"), nullable=False, index=True),
    Column("correspondence_id", String(32), ForeignKey("correspondence.id"), nullable=True),
    Column("kind", String(20), nullable=False),
    Column("at", String(40), nullable=False),
    Column("message_id_print", LargeBinary, nullable=True, index=True),
    Column("message_id_sealed", LargeBinary, nullable=True),
    Column("entry_sealed", LargeBinary, nullable=False),
    Column("original_sealed", LargeBinary, nullable=True),
)

inbound = Table(
    "inbound",
    metadata,
    Column("folder", String, primary_key=True),
    Column("uidvalidity", Integer, primary_key=True),
    Column("uid", Integer, primary_key=True),
    Column("attempts", Integer, nullable=False),
    Column("before_start", Integer, nullable=False),
    Column("disposition", String(20), nullable=True),
    Column("reason", String(60), nullable=True),
    Column("digest_print", LargeBinary, nullable=True, index=True),
    Column("settled_at", String(40), nullable=True),
    Column("moved", Integer, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("holder_id", String(32), ForeignKey("holder.id"), nullable=False),
    Column("ticket_id", String(32), nullable=True, index=True),
    Column("correspondence_id", String(32), nullable=True),
    Column("recipient_print", LargeBinary, nullable=False, index=True),
    Column("address_print", LargeBinary, nullable=False, index=True),
    Column("message_id_print", LargeBinary, nullable=False, unique=True),
    Column("mail_key", String(32), nullable=False),
    Column("letter", String(40), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("mail_sealed", LargeBinary, nullable=False),
    Column("state", String(20), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("variant", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", String(40), nullable=False),
    Column("lease_until", String(40), nullable=True),
    Column("created_at", String(40), nullable=False),
    Column("done_at", String(40), nullable=True),
    Index("outbox_due", "state", "due_at"),
)

outbox_about = Table(
    "outbox_about",
    metadata,
    Column("outbox_id", Integer, ForeignKey("outbox.id"), primary_key=True),
    Column("ticket_id", String(32), primary_key=True, index=True),
)

token = Table(
    "token",
    metadata,
    Column("token_print", LargeBinary, primary_key=True),
    Column("outbox_id", Integer, ForeignKey("outbox.id"), nullable=False, index=True),
    Column("dead_at", String(40), nullable=True),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("ticket_id", String(32), nullable=True, index=True),
    Column("event", String(40), nullable=False),
    Column("reason", String(60), nullable=False),
)

mark = Table(
    "mark",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
