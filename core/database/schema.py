"""The schema: made new, brought up to date, and never opened when it is newer than this program."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, select, table, text
from sqlalchemy import column as column_

from core.database.engine import Database
from core.database.tables import (
    access,
    autonomy,
    books,
    catalogue,
    channels,
    conversations,
    customers,
    deliveries,
    hooks,
    jobs,
    journal,
    learning,
    linking,
    mail_accounts,
    mailboxes,
    marks,
    metadata,
    moves,
    orders,
    readings,
    returns,
    staffroom,
    stock,
    switches,
    undo,
)
from core.errors import SetupError

HEAD = "0016"
"""The newest revision in `migrations/versions`; a test holds it against that folder."""

MODULES = (
    access, autonomy, books, catalogue, channels, conversations, customers, deliveries, hooks, jobs, journal,
    learning, linking, mail_accounts, mailboxes, marks, moves, orders, readings, returns, staffroom, stock, switches,
    undo,
)  # fmt: skip
_VERSION = table("alembic_version", column_("version_num"))
_SCRIPTS = Path(__file__).parent / "migrations"


def revision(conn: Connection) -> str:
    """Return the revision of the schema; empty for a database without one."""
    if not inspect(conn).has_table("alembic_version"):
        return ""
    return str(conn.execute(select(_VERSION.c.version_num)).scalar() or "")


def is_current(database: Database) -> bool:
    """Return whether the schema is the one that this program works with."""
    with database.read() as conn:
        return revision(conn) == HEAD


def upgrade(database: Database) -> bool:
    """Create or upgrade the schema; returns whether anything was done.

    Raises: SetupError for a schema that is newer than this program.
    """
    with database.read() as conn:
        found = revision(conn)
    if found == HEAD:
        return False
    if found and found not in known_revisions():
        raise SetupError("DATABASE_URL", f"the database is at revision {found}, newer than this orderclerk; update it")
    _run(database)
    return True


def known_revisions() -> list[str]:
    """Return the revisions that this program can upgrade from, oldest first."""
    names = (path.name.partition("_")[0] for path in (_SCRIPTS / "versions").glob("[0-9]*.py"))
    return sorted(names)


def _run(database: Database) -> None:
    # Alembic takes a third of a second to import, and most starts have nothing to upgrade.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    with database.engine.begin() as conn:
        if database.dialect == "postgresql":
            # Several machines may start at once: one upgrades, the others wait and find it done.
            conn.execute(text("SELECT pg_advisory_xact_lock(7203041)"))
            if revision(conn) == HEAD:
                return
        config.attributes["connection"] = conn
        command.upgrade(config, HEAD)


def tables() -> tuple[str, ...]:
    """Return the names of the shop's tables."""
    return tuple(metadata.tables)
