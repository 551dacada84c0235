"""Figures for Prometheus: requests as they pass, and the shop's own at the moment somebody asks."""

from __future__ import annotations

import time
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.clerk import Clerk
from core.domain.queries import ShopFigures

# A second series for each figure, with the moment of its first count, helps nobody here.
disable_created_metrics()  # type: ignore[no-untyped-call]

COUNTED = ("orders", "inbound", "deliveries")
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Figures:
    """The figures of one process, in a registry of their own."""

    def __init__(self, clerk: Clerk) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "orderclerk_http_requests",
            "Requests by route and status.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "orderclerk_http_request_seconds",
            "Time to the first byte of the answer.",
            ("method", "route"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.registry.register(ShopCollector(clerk))

    def text(self) -> bytes:
        return generate_latest(self.registry)


class ShopCollector(Collector):
    """Orders, messages and deliveries by state, counted when asked."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk

    def collect(self) -> Iterator[Metric]:
        found: dict[str, GaugeMetricFamily] = {}
        for name, value in sorted(self.clerk.look(ShopFigures()).items()):
            if not isinstance(value, int):
                continue
            family, label, state = _family(name)
            if family not in found:
                found[family] = GaugeMetricFamily(family, f"{family[11:]} now.", labels=[label] if label else None)
            found[family].add_metric([state] if label else [], value)
        yield from found.values()

    def describe(self) -> Iterator[Metric]:
        """Say nothing beforehand: registering must not ask the database."""
        return iter(())


def _family(name: str) -> tuple[str, str, str]:
    """Return family, label and state of a figure: `orders_quoted` counts orders by state."""
    for noun in COUNTED:
        if name.startswith(f"{noun}_"):
            return f"orderclerk_{noun}", "state", name.removeprefix(f"{noun}_")
    return f"orderclerk_{name}", "", ""


def _pattern(scope: Scope) -> str:
    """Return the pattern of the route that answered, with the prefix of the router that it was mounted in."""
    mounted = scope.get("fastapi", {}).get("effective_route_context")
    return getattr(mounted or scope.get("route"), "path", "") or "other"


class CountRequests:
    """Counts and times every request by its route, never by its address: that may hold a secret."""

    def __init__(self, app: ASGIApp, *, figures: Figures) -> None:
        self.app = app
        self.figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = time.perf_counter()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = _pattern(scope)
                method = scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "PUT", "DELETE") else "OTHER"
                self.figures.requests.labels(method, route, message["status"]).inc()
                self.figures.seconds.labels(method, route).observe(time.perf_counter() - begun)
            await send(message)

        await self.app(scope, receive, counted)
