"""Telegram: customers and staff talk to the shop by a bot."""
