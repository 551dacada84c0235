"""The reading desk: whatever arrives becomes a request that we understand."""
