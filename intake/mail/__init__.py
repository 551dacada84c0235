"""The email channel: raw mail in, raw mail out; reading, writing and tokens are pure."""
