"""What is remembered of addresses, and the step to the schema that remembers it."""

from __future__ import annotations

from sqlalchemy import inspect, text

from core.database import answered, customers, deliveries, delivery_reports, marks, schema
from core.database.engine import Database
from core.database.tables import metadata
from core.ports import Receipt

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


def test_a_report_that_is_quicker_than_our_own_note_is_not_overwritten(database: Database) -> None:
    """The mail came back while we were still noting that it had left: it stays parked."""
    with database.write() as conn:
        (delivery_id,) = deliveries.queue(
            conn, [deliveries.NewDelivery("k", "email", "ann@customer.example", "<1@shop.example>", NOW)]
        )
        (claimed,) = deliveries.claim(conn, [delivery_id], "me", NOW, 60, channels=["email"])
        found = delivery_reports.reported_on(conn, "<1@shop.example>", None, "")
        assert found is not None and delivery_reports.mark_bounced(conn, found, "no such user")
        assert not delivery_reports.mark_bounced(conn, found, "no such user")
        assert not deliveries.mark_sent(conn, claimed, Receipt("<1@shop.example>"), NOW)
        after = deliveries.find(conn, delivery_id)
        assert after is not None and (after.state, after.error) == ("parked", "bounced: no such user")
        deliveries.resend(conn, delivery_id)
        (again,) = deliveries.claim(conn, [delivery_id], "me", NOW, 60, channels=["email"])
        assert deliveries.mark_sent(conn, again, Receipt("<1@shop.example>"), NOW)


def test_a_mail_that_never_left_cannot_come_back(database: Database) -> None:
    """A report on a mail that still waits is none of ours."""
    with database.write() as conn:
        deliveries.queue(conn, [deliveries.NewDelivery("k", "email", "a@b.example", "<1@shop.example>", NOW)])
        found = delivery_reports.reported_on(conn, "<1@shop.example>", None, "")
        assert found is not None and not delivery_reports.mark_bounced(conn, found, "no")
