"""From a person's words in the web chat to the answer on the page, by a real server; its start, its rest, its size."""

from __future__ import annotations

import http.client
import queue
import time
from pathlib import Path

from bot.bench.ground import furnish, item_names
from bot.bench.page import Page
from bot.bench.report import Report, timed
from bot.bench.server import HOST, Server

MESSAGES = 24
PAGES = 6
IDLE_S = 20.0


def measure(folder: Path) -> Report:
    """Measure at one message a second, each visitor saying a few things."""
    report = Report()
    furnish(folder)
    _started(folder).stop()  # what is imported lies in the machine's memory now
    server = _started(folder, report)
    try:
        report.add("resident just started", server.rss_mb(), "MB", "< 250")
        _chat(report, server)
        _limit(report, server)
        time.sleep(3.0)
        before = server.cpu_s()
        time.sleep(IDLE_S)
        report.add("idle", 100 * (server.cpu_s() - before) / IDLE_S, "% of a core", "< 3")
        report.add("resident after the messages", server.rss_mb(), "MB", "< 250")
    finally:
        stopped = server.stop()
    report.add("asked to stop until gone", stopped, "s", "<= 10")
    return report


def _started(folder: Path, report: Report | None = None) -> Server:
    server = Server(folder)
    healthy, ready = server.answered_after("/healthz"), server.answered_after("/readyz")
    if report is not None:
        report.add("command to first healthy answer, warm", healthy, "s", "<= 2.5")
        report.add("command to ready, warm", ready, "s")
        report.add("limit: CPU to get ready", server.cpu_s(), "s")
    return server


def _chat(report: Report, server: Server) -> None:
    pages = [Page(HOST, server.port) for _ in range(PAGES)]
    texts = _texts(item_names(server.folder))
    took: list[float] = []
    unanswered = 0
    pages[0].say("Hello")
    cpu, next_at = server.cpu_s(), time.perf_counter()
    for number in range(MESSAGES):
        time.sleep(max(0.0, next_at - time.perf_counter()))
        next_at = time.perf_counter() + 1.0
        try:
            took.append(pages[number % PAGES].say(texts[number % len(texts)]))
        except queue.Empty:
            unanswered += 1
    report.add_times("chat message to visible answer", took, "< 300", "< 1000")
    report.add("unanswered", unanswered, "", "0")
    report.add("server's CPU a message", 1000 * (server.cpu_s() - cpu) / MESSAGES, "ms")
    for page in pages:
        page.close()


def _texts(names: list[str]) -> list[str]:
    # Each visitor orders, adds, changes their mind and asks: six visitors say the same thing one after the other.
    said = [
        f"Hello, please send me 240 {names[0]}, 480 {names[1]} and 24 {names[2]}",
        f"and also 120 {names[3]}",
        f"What does the {names[1]} cost?",
        "Where is my order?",
    ]
    return [text for text in said for _ in range(PAGES)]


def _limit(report: Report, server: Server) -> None:
    conn = http.client.HTTPConnection(HOST, server.port, timeout=5)

    def ask() -> None:
        conn.request("GET", "/healthz")
        conn.getresponse().read()

    ask()
    report.add_times("limit: an empty endpoint of the same server", [timed(ask) for _ in range(200)])
    conn.close()
