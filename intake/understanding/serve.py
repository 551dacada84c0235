"""JSON Lines in, JSON Lines out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from intake.understanding.engine import Engine
from intake.understanding.shapes import request_from_json


def serve_lines(lines_in: Iterable[str], engine: Engine) -> Iterator[str]:
    """Yield one answer a line, in order; a line that cannot be read gets an `error` key instead of ending the run."""
    for raw in lines_in:
        if raw.strip():
            yield _answer(raw, engine)


def _answer(raw: str, engine: Engine) -> str:
    identity: object = None
    try:
        data = json.loads(raw)
        identity = data.get("id") if isinstance(data, dict) else None
        request = request_from_json(data)
        return json.dumps(engine.understand(request).to_json(), ensure_ascii=False)
    except (ValueError, RecursionError) as error:
        return json.dumps({"id": identity, "error": str(error)[:300]}, ensure_ascii=False)
