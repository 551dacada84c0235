"""How the description of the interface declares what can go wrong, and the statuses that are the interface's own."""

from __future__ import annotations

from typing import Any

MEDIA_TYPE = "application/problem+json"
MEANING = {
    400: "The request is no proper HTTP or JSON.",
    401: "The API key is missing or unknown.",
    403: "This key may not do that.",
    404: "There is nothing of that name, or it is not yours to see.",
    409: "The shop's state does not allow it: out of stock, wrong state, changed meanwhile; `code` says which.",
    412: "The order has another version than If-Match names.",
    413: "The body is too large.",
    415: "The body must be JSON.",
    422: "The request cannot be taken as it is; `faults` names place and fault.",
    429: "Too many requests; Retry-After says how long to wait.",
    503: "Busy; Retry-After says how long to wait.",
}
ALWAYS = (400, 401, 403, 405, 413, 422, 429, 500, 503)
STATUS = {"idempotency_key_reused": 422}


def declared(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the declaration of these statuses, each answered by problem details."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemBody"}}}
    return {status: {"description": MEANING.get(status, "Problem details."), "content": content} for status in statuses}
