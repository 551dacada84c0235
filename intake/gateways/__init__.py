"""Gateways: other programs carry messages to us and to people, and hear of events."""
