"""The words: what is said to people, in which language, from templates that a merchant may rewrite."""

from __future__ import annotations

from core.messages.environment import Environment, console_environment, environment
from core.messages.preview import list_templates, preview
from core.messages.render import Messages, Rendered

__all__ = ["Environment", "Messages", "Rendered", "console_environment", "environment", "list_templates", "preview"]
