"""The machine's own limits, measured without a line of ours in the way."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.bench.report import per_second

_TABLES = """
CREATE TABLE item (id INTEGER PRIMARY KEY, on_hand INTEGER, reserved INTEGER);
CREATE TABLE head (id INTEGER PRIMARY KEY, number TEXT UNIQUE, total INTEGER);
CREATE TABLE line (id INTEGER PRIMARY KEY, head INTEGER, item INTEGER, quantity INTEGER);
CREATE TABLE event (id INTEGER PRIMARY KEY, head INTEGER, body TEXT);
CREATE TABLE outbox (id INTEGER PRIMARY KEY, head INTEGER, body TEXT);
"""


def sqlite_orders_per_s(file: Path, for_s: float = 3.0) -> float:
    """Return how many minimal orders of three lines plain sqlite3 commits in a second (WAL, synchronous NORMAL)."""
    conn = sqlite3.connect(file, isolation_level=None)
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA synchronous=NORMAL")
    conn.executescript(_TABLES)
    conn.executemany("INSERT INTO item VALUES (?, 1000000000, 0)", [(n,) for n in range(1000)])

    def place(number: int) -> None:
        conn.execute("BEGIN IMMEDIATE")
        wanted = [(number * 7 + step) % 1000 for step in range(3)]
        conn.execute("SELECT id, on_hand - reserved FROM item WHERE id IN (?, ?, ?)", wanted).fetchall()
        conn.executemany("UPDATE item SET reserved = reserved + 1 WHERE id = ?", [(one,) for one in wanted])
        head = conn.execute("INSERT INTO head VALUES (NULL, ?, 3)", (f"N-{number}",)).lastrowid
        conn.executemany("INSERT INTO line VALUES (NULL, ?, ?, 1)", [(head, one) for one in wanted])
        conn.execute("INSERT INTO event VALUES (NULL, ?, 'placed')", (head,))
        conn.execute("INSERT INTO outbox VALUES (NULL, ?, 'read back')", (head,))
        conn.execute("COMMIT")

    rate = per_second(place, for_s)
    conn.close()
    return rate


def durable_files_per_s(folder: Path, content: bytes, for_s: float = 3.0) -> float:
    """Return how many files a second can be written, synced and renamed, one after the other."""
    folder.mkdir(parents=True, exist_ok=True)

    def write(number: int) -> None:
        draft = folder / f".{number}"
        with draft.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(folder / f"{number}.eml")

    return per_second(write, for_s)


def naive_readings_per_s(names: Sequence[str], texts: Sequence[str], for_s: float = 4.0) -> float:
    """Return how many messages a second of CPU are searched window by window with plain fuzzy matching."""

    def read(number: int) -> None:
        words = texts[number % len(texts)].split()
        for size in (2, 3, 4):
            for start in range(len(words) - size + 1):
                process.extractOne(" ".join(words[start : start + size]), names, scorer=fuzz.ratio, score_cutoff=85)

    return per_second(read, for_s, time.process_time)
