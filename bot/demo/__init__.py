"""The demo shop: its past, its present and what visitors may try."""
