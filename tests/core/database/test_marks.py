"""What is remembered of addresses, and the step to the schema that remembers it."""

from __future__ import annotations

from sqlalchemy import inspect, text

from core.database import answered, customers, marks, schema
from core.database.engine import Database
from core.database.tables import metadata

NOW = 1_700_000_000_000


def _bounce(database: Database, *, hard: bool, status: str = "4.2.2") -> bool:
    with database.write() as conn:
        return marks.note_bounce(
            conn, "email", "Ann@Customer.Example ", hard=hard, status=status, reason="full", delivery_id=1, now=NOW
        )


def _contact(database: Database) -> int:
    with database.write() as conn:
        return customers.new_customer(
            conn, name="Ann", contact=("email", "ann@customer.example"), address=None, language="en", now=NOW
        )


def test_one_hard_bounce_is_enough(database: Database) -> None:
    """An address that does not exist fails at once, and its owner is shown with the reason."""
    owner = _contact(database)
    assert _bounce(database, hard=True, status="5.1.1")
    with database.read() as conn:
        found = customers.by_id(conn, owner)
        assert found is not None and found.failing == (("ann@customer.example", "full"),)
        assert conn.execute(text("select failing from contacts")).scalar() in (True, 1)


def test_soft_bounces_add_up_and_a_hard_one_stays(database: Database) -> None:
    """The third in a row makes an address fail; a soft one after a hard one does not clear it."""
    assert [_bounce(database, hard=False) for _ in range(3)] == [False, False, True]
    assert _bounce(database, hard=False)


def test_a_sign_of_life_clears_everything(database: Database) -> None:
    """After it the count begins anew."""
    owner = _contact(database)
    _bounce(database, hard=True)
    with database.write() as conn:
        assert marks.clear(conn, "email", "ANN@customer.example")
        assert not marks.clear(conn, "email", "ann@customer.example")
    assert not _bounce(database, hard=False)
    with database.read() as conn:
        found = customers.by_id(conn, owner)
        assert found is not None and found.failing == ()


def test_answers_are_counted_for_an_hour_by_address_and_conversation(database: Database) -> None:
    """Others and what is past do not count."""
    with database.write() as conn:
        for address, talk, at in (
            ("ann@x.example", 1, NOW - 3_700_000),
            ("ann@x.example", 1, NOW),
            ("Ann@x.example", 2, NOW),
            ("bob@x.example", 1, NOW),
        ):
            answered.note(conn, address, talk, at)
        assert answered.within_the_hour(conn, "ANN@x.example", 1, NOW) == (2, 1)
        assert answered.within_the_hour(conn, "nobody@x.example", 1, NOW) == (0, 0)
        assert conn.execute(text("select count(*) from automatic_answers")).scalar() == 3


def test_an_older_database_gets_what_a_new_one_has(database: Database) -> None:
    """Taken back to the schema before and upgraded, tables and columns are those of a new database."""
    wanted = _shape(database)
    with database.write() as conn:
        conn.execute(
            text(
                "insert into deliveries (key, channel, recipient, message_id, reference_ids, buttons,"
                " attachments, automatic, state, not_before, next_try_at, created_at)"
                " values ('k', 'email', 'a@b.example', '<1@x>', '[]', '[]', '[]', true, 'sent', 0, 0, 0)"
            )
        )
        conn.execute(text("drop table contact_marks"))
        conn.execute(text("drop table automatic_answers"))
        conn.execute(text("alter table deliveries drop column facts"))
        conn.execute(text("update alembic_version set version_num = '0003'"))
    assert schema.upgrade(database)
    assert _shape(database) == wanted and schema.is_current(database)
    with database.read() as conn:
        assert conn.execute(text("select facts from deliveries")).scalar() is None


def _shape(database: Database) -> dict[str, set[str]]:
    found = inspect(database.engine)
    return {name: {column["name"] for column in found.get_columns(name)} for name in metadata.tables}
