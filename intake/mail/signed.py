"""Our own look at a mail's signatures where the shop's mail server says nothing: DKIM, and ARC of a server we trust."""

from __future__ import annotations

from collections.abc import Callable
from email.parser import BytesHeaderParser

import authres
import dkim
from dkim.dnsplug import get_txt

from intake.mail.authenticity import aligned, verdict

Resolver = Callable[..., bytes | None]
"""Returns the TXT record of a name, as `dkim` asks for it; tests give their own."""

MOST_SIGNATURES = 4
SIZE_CAP = 30_000_000


def vouched(raw: bytes, sender: str, *, forwarder: str = "", dns: Resolver = get_txt) -> bool:
    """Return whether a signature that holds was made by the sender's own domain.

    forwarder: our mail server's id; where it, or its domain, sealed what it saw (ARC), its word counts as well.
    """
    domain = sender.rpartition("@")[2].strip().lower()
    if not domain or len(raw) > SIZE_CAP:
        return False
    try:
        fields = BytesHeaderParser().parsebytes(raw)
        if len(fields.get_all("from") or ()) != 1:
            return False
        signatures = len(fields.get_all("dkim-signature") or ())
        if any(_holds(raw, place, domain, dns) for place in range(min(signatures, MOST_SIGNATURES))):
            return True
        return bool(forwarder) and "arc-seal" in fields and _sealed(raw, domain, forwarder.strip().lower(), dns)
    except Exception:
        # A stranger's bytes in somebody else's parser: what cannot be checked proves nothing.
        return False


def _holds(raw: bytes, place: int, domain: str, dns: Resolver) -> bool:
    check = dkim.DKIM(raw, timeout=5)
    try:
        if not check.verify(place, dnsfunc=dns):
            return False
    except dkim.DKIMException:
        return False
    fields = check.signature_fields or {}
    if b"l" in fields:
        # It covers the beginning of the text only: anything could stand below.
        return False
    return aligned(fields.get(b"d", b"").decode("ascii", "replace").lower(), domain)


def _sealed(raw: bytes, domain: str, forwarder: str, dns: Resolver) -> bool:
    state, chain, _ = dkim.ARC(raw, timeout=5).verify(dnsfunc=dns)
    if state != dkim.CV_Pass or not chain:
        return False
    newest = chain[0]
    sealer = newest["as-domain"].decode("ascii", "replace").lower()
    if sealer != forwarder and not forwarder.endswith("." + sealer):
        return False
    text = " ".join(newest["aar-value"].decode("utf-8", "replace").split())[:8000].partition(";")[2]
    found = authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {text.strip()}")
    return verdict(found.results, domain) == "pass"
