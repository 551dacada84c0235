"""Which conversation a mail belongs to: every evidence, best first, and what a stranger cannot do with it."""

from __future__ import annotations

from typing import Any

import pytest

from core.clerk import Received
from core.domain.queries import FindConversation
from tests.core.commands.test_talks import mail
from tests.shop import Shop


@pytest.fixture
def shop(database: Any) -> Shop:
    return Shop(database)


def number_of(shop: Shop, received: Received) -> str:
    found = shop.clerk.look(FindConversation(id=received.conversation_id))
    assert found is not None
    return found.orders[0]


def test_a_token_leads_home_from_any_address(shop: Shop) -> None:
    """Pitfall 1: with all headers lost, the signed token alone brings an answer to its conversation."""
    first = mail(shop)
    token = {"token_conversation": first.conversation_id}
    assert mail(shop, facts=token, sender="owner@private.example").conversation_id == first.conversation_id


def test_any_id_of_the_references_that_we_know_is_enough(shop: Shop) -> None:
    """Pitfall 2: of many ids, of which our provider rewrote the newest, one known id leads home."""
    first = mail(shop, message_id="<known@customer.example>")
    names = ("<rewritten@provider.example>", "<other@x.example>", "<known@customer.example>")
    assert mail(shop, threads=names, thread="<x@x.example>").conversation_id == first.conversation_id


def test_two_mails_that_name_the_same_unknown_mail_belong_together(shop: Shop) -> None:
    """Pitfall 3: replies to a mail that was sent outside of here share a conversation by the id they have in common."""
    first = mail(shop, thread="<root@a.example>", threads=("<outside@shop.example>", "<root@a.example>"))
    second = mail(shop, thread="<outside@shop.example>", threads=("<outside@shop.example>",))
    assert second.conversation_id == first.conversation_id


def test_a_stranger_gets_nowhere_by_ids(shop: Shop) -> None:
    """Who only names the ids of somebody's thread begins a conversation of their own."""
    first = mail(shop, message_id="<open@customer.example>", threads=("<outside2@shop.example>",))
    for names in (("<open@customer.example>",), ("<outside2@shop.example>",)):
        assert mail(shop, threads=names, sender="eve@evil.example").conversation_id != first.conversation_id


def test_a_number_in_the_subject_counts_for_who_has_the_order(shop: Shop) -> None:
    """Pitfall 6: the customer finds back by the number alone."""
    first = mail(shop, draft="2 MUG")
    subject = f"AW: your order {number_of(shop, first)}, please"
    assert mail(shop, subject=subject).conversation_id == first.conversation_id


@pytest.mark.parametrize("more", [{"sender": "eve@evil.example"}, {"trust": "fail"}])
def test_a_number_in_the_subject_opens_nothing_to_others(shop: Shop, more: dict[str, Any]) -> None:
    """Pitfall 6: a stranger, or a sender whom our server found forged, only names a number."""
    first = mail(shop, draft="2 MUG")
    assert mail(shop, subject=number_of(shop, first), **more).conversation_id != first.conversation_id


def test_a_number_that_nobody_has_is_only_a_word(shop: Shop) -> None:
    """What looks like a number of ours and is none leads nowhere."""
    first = mail(shop, draft="2 MUG")
    assert mail(shop, subject="O-26-ZZZZZ O-1-2 O--").conversation_id != first.conversation_id
