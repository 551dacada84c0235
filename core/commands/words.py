"""Words: a merchant's own text over a message of the project, checked before it is kept."""

from __future__ import annotations

from core.commands.work import Work
from core.database import templates
from core.database.moments import ms
from core.domain.commands import SetTemplate
from core.domain.machine import Role


def set_template(work: Work, command: SetTemplate) -> None:
    """Keep an override that compiles and renders with sample data, or take one away.

    Raises: BadInput with line and cure; Refused("not_your_role").
    """
    work.only(Role.ADMIN, "templates")
    if command.body is not None:
        work.letters.messages.check(command.language, command.name, command.part, command.body)
    key = (command.language, command.name, command.part)
    templates.keep(work.conn, key, command.body, by=work.actor.id, now=ms(work.now))
