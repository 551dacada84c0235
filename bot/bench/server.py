"""The shop as a process of its own: started, watched from outside, stopped."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HOST = "127.0.0.1"
MOST_START_S = 60.0


class Server:
    """One `orderclerk serve` on a free port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as listener:
            listener.bind((HOST, 0))
            self.port = int(listener.getsockname()[1])
        settings = {"ORDERCLERK_DATA_DIR": str(folder), "ORDERCLERK_PUBLIC_URL": f"http://{HOST}:{self.port}"}
        self._said = (folder / "serve.log").open("ab")
        self._began = time.perf_counter()
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "bot.cli", "serve", "--host", HOST, "--port", str(self.port)],
            cwd=Path(__file__).resolve().parents[2],
            env=os.environ | settings,
            stdout=self._said,
            stderr=self._said,
        )

    def answered_after(self, path: str) -> float:
        """Wait for the first 200 of a path; returns the seconds since the command.

        Raises: RuntimeError when it does not come.
        """
        while time.perf_counter() - self._began < MOST_START_S and self._process.poll() is None:
            if self._status(path) == 200:
                return time.perf_counter() - self._began
            time.sleep(0.02)
        raise RuntimeError(f"the server did not answer {path} in time; see {self._said.name}")

    def rss_mb(self) -> float:
        """Return the resident memory in MB; not a number where the system does not tell."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text()
        except OSError:
            return float("nan")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def cpu_s(self) -> float:
        """Return the processor time so far in seconds; not a number where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> float:
        """Ask the server to stop; returns the seconds that it took."""
        began = time.perf_counter()
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._said.close()
        return time.perf_counter() - began

    def _status(self, path: str) -> int:
        conn = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            conn.request("GET", path)
            return conn.getresponse().status
        except OSError:
            return 0
        finally:
            conn.close()
