"""The shop as people meet it, in a real browser."""
