"""Use cases: the only writers."""
