"""Invoices, payments and the ledger."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.database.tables import Big, Data, Moment, metadata

invoices = Table(
    "invoices",
    metadata,
    Column("id", Big, primary_key=True),
    Column("order_id", Big, ForeignKey("orders.id"), nullable=False, index=True),
    Column("state", Text, nullable=False, index=True),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("issued_on", Text, nullable=False),
    Column("due_on", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("net_minor", Big, nullable=False),
    Column("tax_minor", Big, nullable=False),
    Column("total_minor", Big, nullable=False),
    Column("paid_minor", Big, nullable=False),
    Column("shipping_minor", Big, nullable=False),
    Column("shipping_tax_minor", Big, nullable=False),
    Column("credits", Big),
    Column("parties", Data, nullable=False),
    UniqueConstraint("series", "number"),
)

invoice_lines = Table(
    "invoice_lines",
    metadata,
    Column("id", Big, primary_key=True),
    Column("invoice_id", Big, ForeignKey("invoices.id"), nullable=False, index=True),
    Column("order_line_id", Big, nullable=False),
    Column("quantity", Big, nullable=False),
    Column("net_minor", Big, nullable=False),
    Column("tax_minor", Big, nullable=False),
    Column("tax_rate_e4", Integer, nullable=False),
)

number_series = Table(
    "number_series",
    metadata,
    Column("series", Text, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("last_on", Text, nullable=False),
)

payments = Table(
    "payments",
    metadata,
    Column("id", Big, primary_key=True),
    Column("order_id", Big, ForeignKey("orders.id"), nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("amount_minor", Big, nullable=False),
    Column("currency", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("method", "reference"),
    CheckConstraint("amount_minor > 0", name="positive"),
)

ledger_entries = Table(
    "ledger_entries",
    metadata,
    Column("id", Big, primary_key=True),
    Column("entry", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("debit", Big, nullable=False),
    Column("credit", Big, nullable=False),
    Column("order_id", Big),
    Column("at", Moment, nullable=False),
    CheckConstraint("debit >= 0 and credit >= 0", name="signs"),
    Index("ix_ledger_entries_entry", "entry"),
)
