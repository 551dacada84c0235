"""Durable background work: jobs that survive a crash, and the sending of messages."""
