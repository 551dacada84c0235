from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.mail.tokens import conversation_of, find_conversation, plus_address, sign

SECRET = b"a secret of the shop"
IDS = st.integers(min_value=0, max_value=2**63 - 1)


@given(IDS, st.binary(min_size=1))
def test_a_signed_token_names_its_conversation(conversation: int, secret: bytes) -> None:
    """What was signed is read back, with the same secret."""
    assert conversation_of(sign(conversation, secret), secret) == conversation


@given(IDS)
def test_another_secret_reads_nothing(conversation: int) -> None:
    """A token counts only with the secret that signed it."""
    assert conversation_of(sign(conversation, b"another"), SECRET) is None


@given(IDS, st.integers(min_value=0, max_value=40), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567-0 "))
def test_a_changed_token_is_refused(conversation: int, position: int, letter: str) -> None:
    """Changing any letter breaks the token."""
    token = sign(conversation, SECRET)
    position %= len(token)
    changed = token[:position] + letter + token[position + 1 :]
    assert conversation_of(changed, SECRET) == (conversation if changed == token else None)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    """Reading a token never raises, whatever stands there."""
    assert conversation_of(text, SECRET) is None
    assert find_conversation([("text", text)], SECRET) is None


def test_a_leading_zero_is_no_second_name() -> None:
    """One conversation has one token: another spelling of its number is refused."""
    token = sign(35, SECRET)
    assert conversation_of(token.replace("ocz-", "oc0z-"), SECRET) is None


def test_a_token_survives_capitals() -> None:
    """Some relays write addresses in capitals; the token still counts."""
    assert conversation_of(sign(7, SECRET).upper(), SECRET) == 7


def test_a_token_is_short_enough_for_an_address() -> None:
    """The part before the @ may have 64 letters at most."""
    assert len(sign(2**63 - 1, SECRET)) <= 32


def test_a_negative_number_is_no_conversation() -> None:
    """Only what the database can number is signed."""
    with pytest.raises(ValueError, match="positive"):
        sign(-1, SECRET)


def test_the_first_place_with_a_valid_token_wins() -> None:
    """Evidence is read in its order, forged tokens are passed over."""
    forged = sign(9, b"forger")
    evidence = [("address", f"shop+{forged}@shop.example"), ("references", f"<x.{sign(5, SECRET)}@shop.example>")]
    assert find_conversation([*evidence, ("marker", sign(6, SECRET))], SECRET) == (5, "references")


def test_trying_tokens_has_an_end() -> None:
    """A mail full of forged tokens costs a bounded number of checks and then counts as having none."""
    forged = " ".join(sign(n, b"forger") for n in range(300))
    assert find_conversation([("text", f"{forged} {sign(5, SECRET)}")], SECRET) is None


def test_the_plus_address_carries_the_token() -> None:
    """An existing plus part gives way; an address that would grow too long stays plain."""
    assert plus_address("orders@shop.example", "oc1-x") == "orders+oc1-x@shop.example"
    assert plus_address("orders+old@shop.example", "oc1-x") == "orders+oc1-x@shop.example"
    assert plus_address("a" * 60 + "@shop.example", "oc1-xxxxxxxx") == "a" * 60 + "@shop.example"
    assert plus_address("no address", "oc1-x") == "no address"
