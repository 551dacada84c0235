"""Our own look at signatures: DKIM of the sender's domain, ARC of a server that we trust, and nothing else."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from functools import cache

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from intake.mail.inbound import inbound_message
from intake.mail.signed import vouched

MAIL = b"From: Ann <ann@customer.example>\r\nTo: orders@shop.example\r\nSubject: Order\r\n\r\n6 mugs\r\n"
SIGNED = [b"from", b"to", b"subject"]


@cache
def keys() -> tuple[bytes, bytes]:
    """Return a private key and its DNS record."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private, b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def dns(name: bytes, timeout: int = 5) -> bytes | None:
    return keys()[1] if name.startswith(b"s1._domainkey.") else None


def signed(domain: bytes, mail: bytes = MAIL, **more: object) -> bytes:
    return bytes(dkim.sign(mail, b"s1", domain, keys()[0], include_headers=SIGNED, **more)) + mail


def sealed(domain: bytes, results: bytes) -> bytes:
    mail = b"Authentication-Results: " + domain + b"; " + results + b"\r\n" + MAIL
    fields = dkim.arc_sign(mail, b"s1", domain, keys()[0], domain, include_headers=SIGNED)
    return b"".join(fields) + mail


def test_the_senders_own_signature_vouches() -> None:
    """Signed by the domain itself, or by the house of which it is a part."""
    assert vouched(signed(b"customer.example"), "ann@customer.example", dns=dns)
    mail = MAIL.replace(b"ann@customer", b"ann@mail.customer")
    assert vouched(signed(b"customer.example", mail), "ann@mail.customer.example", dns=dns)


@pytest.mark.parametrize(
    "raw",
    [
        MAIL,
        signed(b"evil.example"),
        signed(b"customer.example").replace(b"6 mugs", b"9 mugs"),
        signed(b"customer.example", length=True) + b"and 900 cups\r\n",
        b"From: boss@customer.example\r\n" + signed(b"customer.example"),
        b"DKIM-Signature: v=1; a=rsa-sha256; d=customer.example; s=s1; h=from; bh=x; b=y\r\n" + MAIL,
        b"DKIM-Signature: \xff\xfe;;;=\r\n" + MAIL,
        b"",
    ],
)
def test_other_domains_changes_and_halves_vouch_for_nothing(raw: bytes) -> None:
    """A foreign or broken signature, a changed text, a text longer than what was signed, two senders."""
    assert not vouched(raw, "ann@customer.example", dns=dns)


def test_without_a_record_nothing_is_proven() -> None:
    """The DNS may be silent, or break."""

    def broken(name: bytes, timeout: int = 5) -> bytes | None:
        raise OSError("no network")

    assert not vouched(signed(b"customer.example"), "ann@customer.example", dns=lambda name, timeout=5: None)
    assert not vouched(signed(b"customer.example"), "ann@customer.example", dns=broken)


def test_the_seal_of_our_own_server_counts_and_no_others() -> None:
    """ARC: what our forwarding server saw is believed; a stranger's seal says nothing."""
    good = sealed(b"forwarder.example", b"dmarc=pass header.from=customer.example")
    assert vouched(good, "ann@customer.example", forwarder="mx.forwarder.example", dns=dns)
    assert not vouched(good, "ann@customer.example", forwarder="mx.other.example", dns=dns)
    assert not vouched(good, "ann@customer.example", dns=dns)
    bad = sealed(b"forwarder.example", b"dmarc=fail header.from=customer.example")
    assert not vouched(bad, "ann@customer.example", forwarder="forwarder.example", dns=dns)


def test_the_check_is_asked_only_where_no_servers_word_counts() -> None:
    """Our server's verdict stands; without one the signature decides, and it is noted that somebody looked."""

    def read(raw: bytes, trust: str = "", on: bool = True) -> tuple[str, bool]:
        check = (lambda raw, sender, forwarder: vouched(raw, sender, forwarder=forwarder, dns=dns)) if on else None
        now = datetime.now(UTC)
        found = inbound_message(raw, secret=b"k" * 40, trust=trust, received=now, check=check)
        return found.trust, bool(found.facts.get("sender_checked"))

    good = signed(b"customer.example")
    assert read(good) == ("pass", True) and read(MAIL) == ("none", True) and read(good, on=False) == ("none", False)
    forged = b"Authentication-Results: mx.shop.example; dmarc=fail header.from=customer.example\r\n" + good
    assert read(forged, trust="mx.shop.example") == ("fail", True)
