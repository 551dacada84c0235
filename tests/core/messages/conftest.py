"""One set of messages for all tests: templates are compiled once."""

import pytest

from core.messages import Messages


@pytest.fixture(scope="session")
def messages() -> Messages:
    """Return the messages of the project."""
    return Messages()
