from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.webchat.links import KnownCustomer, seal, sign_customer, unseal, verify_customer

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SECRET = b"the shop's secret"


def test_a_link_names_its_customer() -> None:
    """Whom a link was signed for is whom it names."""
    token = sign_customer(12, SECRET, now=NOW, name="Birke & Söhne")
    assert verify_customer(token, SECRET, now=NOW) == KnownCustomer(12, "Birke & Söhne")


def test_a_link_ends() -> None:
    """A link names nobody once its time is over."""
    token = sign_customer(12, SECRET, now=NOW, valid_s=60)
    assert verify_customer(token, SECRET, now=NOW + timedelta(seconds=59))
    assert verify_customer(token, SECRET, now=NOW + timedelta(seconds=61)) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t[:-1],
        lambda t: "A" + t[1:],
        lambda t: t + "x",
        lambda t: t.replace(".", ""),
        lambda t: "",
        lambda t: "é.é",
        lambda t: t * 50,
    ],
)
def test_a_changed_link_names_nobody(change) -> None:
    """Cut, changed, lengthened or invented, a link names nobody."""
    token = sign_customer(12, SECRET, now=NOW)
    assert verify_customer(change(token), SECRET, now=NOW) is None


def test_another_shops_link_names_nobody() -> None:
    """A link counts only where it was signed."""
    assert verify_customer(sign_customer(12, b"another", now=NOW), SECRET, now=NOW) is None


def test_what_is_sealed_for_one_purpose_is_void_for_another() -> None:
    """The chat's cookie is no link, and a link is no cookie."""
    token = seal({"id": 12, "name": ""}, "chat session", SECRET, expires=NOW.timestamp() + 60)
    assert unseal(token, "chat session", SECRET, now=NOW)
    assert verify_customer(token, SECRET, now=NOW) is None
