"""Gives birth to processes: imports everything once, then forks a child for each job that it is told.

A line of JSON in, one out: `{"exit": code}`, negative for a signal.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any

import dbos  # noqa: F401

import bot.web.app
import bot.webchat.router  # noqa: F401
import intake.api.router  # noqa: F401
from core.domain.catalogue import Catalogue
from core.messages.render import Messages
from intake.understanding import Engine, Request
from tests.chaos.child import live


def warm_up() -> None:
    """Load and compile what every life would otherwise load and compile again."""
    Engine(Catalogue({})).understand(Request("warm-up", "hello"))
    words = Messages()
    for name in ("order_quoted", "order_confirmed"):
        words.render(name, "en", words.sample(name, "en"))


def main() -> None:
    """Take jobs until the input ends."""
    warm_up()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _child(json.loads(line))
        _, status = os.waitpid(pid, 0)
        print(json.dumps({"exit": os.waitstatus_to_exitcode(status)}), flush=True)


def _child(job: dict[str, Any]) -> None:
    with open(job["log"], "a", encoding="utf-8") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    try:
        live(job)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
