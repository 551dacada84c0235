"""What our own mail server said of the sender; nothing else counts."""

from __future__ import annotations

import authres

from intake.mail.headers import Headers

_FAILURES = frozenset({"fail", "softfail", "permerror", "policy"})


def authenticity(headers: Headers, sender: str, trust: str) -> str:
    """Return `pass`, `fail` or `none` by the topmost Authentication-Results, if it bears our server's id.

    trust: our server's authserv-id; without one nothing can be believed. Source: RFC 8601.
    """
    fields = headers.all_raw("authentication-results")
    if not trust or not fields:
        return "none"
    try:
        line = " ".join(fields[0].split())[:8000]
        found = authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {line}")
    except Exception:
        # The parser meets whatever a stranger writes; what it cannot read is no proof.
        headers.defects.append("authentication results not readable")
        return "none"
    if str(found.authserv_id or "").lower() != trust.strip().lower():
        return "none"
    return verdict(found.results, sender.rpartition("@")[2].lower())


def verdict(results: list[authres.AuthenticationResult], domain: str) -> str:
    """Return what a server's results say of a From domain: `pass`, `fail` or `none`."""
    outcomes = {(str(r.method).lower(), str(r.result).lower()) for r in results}
    dmarc = {result for method, result in outcomes if method == "dmarc"}
    if "pass" in dmarc:
        return "pass" if _dmarc_domain(results, domain) else "fail"
    if dmarc & _FAILURES:
        return "fail"
    if any(str(r.result).lower() == "pass" and aligned(_proven_domain(r), domain) for r in results):
        return "pass"
    return "fail" if any(method in ("spf", "dkim") and result in _FAILURES for method, result in outcomes) else "none"


def _dmarc_domain(results: list[authres.AuthenticationResult], domain: str) -> bool:
    """A DMARC result names the From domain it judged; where it does, it must be ours to use."""
    for result in results:
        judged = _property(result, "header", "from") if str(result.method).lower() == "dmarc" else ""
        if judged:
            return aligned(judged.rpartition("@")[2], domain)
    return True


def _proven_domain(result: authres.AuthenticationResult) -> str:
    method = str(result.method).lower()
    if method == "spf":
        return _property(result, "smtp", "mailfrom").rpartition("@")[2]
    if method == "dkim":
        return _property(result, "header", "d") or _property(result, "header", "i").rpartition("@")[2]
    return ""


def _property(result: authres.AuthenticationResult, kind: str, name: str) -> str:
    for item in result.properties:
        if item.type == kind and item.name == name:
            return str(item.value).strip().lower()
    return ""


def aligned(proven: str, domain: str) -> bool:
    """Return whether it is the same domain, or one within the other (relaxed alignment)."""
    if not proven or "." not in proven or not domain:
        return False
    return proven == domain or proven.endswith("." + domain) or (domain.endswith("." + proven))
