"""A further process of the shop that is measured, with no pace of its own; it ends when its input does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.assemble import assemble
from bot.telegram.turns import Rate, Turns
from core.settings import Settings, load_settings

UNLIMITED = Rate(1_000_000, 1e-9)


def unpaced() -> Turns:
    """Return turns that nobody has to wait for."""
    return Turns(chat=UNLIMITED, group=UNLIMITED, all_=UNLIMITED)


class Worker:
    """One `--role worker` beside this process, on the same shop."""

    def __init__(self, settings: Settings) -> None:
        given = [str(settings.data_dir), settings.database_url, settings.telegram_token, settings.telegram_api_url]
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "bot.bench.worker", *given],
            cwd=Path(__file__).resolve().parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None  # noqa: S101
        self._process.stdout.readline()

    def cpu_s(self) -> float:
        """Return the processor time so far in seconds; not a number where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return (int(fields[11]) + int(fields[12])) / 100

    def close(self) -> None:
        """Have it stop, and wait until it has."""
        self._process.communicate(timeout=30)


def _work() -> None:
    folder, database, token, api = sys.argv[1:]
    made = load_settings(data_dir=Path(folder), database_url=database, mail_drop_dir=None)
    shop = assemble(made.model_copy(update={"telegram_token": token, "telegram_api_url": api}), role="worker")
    shop.start()
    bot = shop.telegram.made(60.0) if shop.telegram else None
    assert bot is not None  # noqa: S101
    bot.wire.turns = unpaced()
    shop.reader.engine()
    print("ready", flush=True)
    sys.stdin.read()
    shop.stop()


if __name__ == "__main__":
    _work()
