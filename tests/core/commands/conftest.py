"""A shop on a fresh database of each kind."""

from __future__ import annotations

import pytest

from core.database.engine import Database
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    """A shop with a hundred of everything."""
    return Shop(database)
