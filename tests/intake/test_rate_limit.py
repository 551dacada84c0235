from __future__ import annotations

from intake.rate_limit import RateLimit


def test_a_burst_then_a_steady_rate() -> None:
    """After the burst, one more may be said each time the rate allows it."""
    now = [0.0]
    limit = RateLimit(burst=3, per_minute=30, clock=lambda: now[0])
    assert [limit.wait_s("a") for _ in range(4)] == [0, 0, 0, 2.0]
    now[0] += 2
    assert limit.wait_s("a") == 0
    assert limit.wait_s("a") > 0


def test_one_chat_never_limits_another() -> None:
    """Limits count per session, never for the shop."""
    limit = RateLimit(burst=1, per_minute=1)
    assert limit.wait_s("a") == 0
    assert limit.wait_s("a") > 0
    assert limit.wait_s("b") == 0


def test_what_it_remembers_is_bounded() -> None:
    """Strangers cannot fill the memory: the longest idle are forgotten."""
    limit = RateLimit(burst=1, per_minute=1, most_keys=10)
    for name in range(1000):
        limit.wait_s(str(name))
    assert len(limit._buckets) == 10
