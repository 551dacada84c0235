"""What a server tells while we wait, however it is cut into pieces on the wire."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from imapclient import IMAPClient

from intake.mail.imap_account import Account, PasswordLogin
from intake.mail.imap_connection import ConnectionGone, ImapConnection

GREETING = b"* OK [CAPABILITY IMAP4rev1 IDLE] ready\r\n"
SELECTED = b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n* OK [UIDNEXT 2] next\r\n%s OK [READ-WRITE] done\r\n"


class Wire:
    """A server of a few fixed answers, each sent in one piece."""

    def __init__(self, idle: bytes) -> None:
        self._idle = idle
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        client, _ = self._listener.accept()
        client.sendall(GREETING)
        for line in client.makefile("rb"):
            tag, _, command = line.strip().partition(b" ")
            word = command.split()[0] if command else b""
            if word == b"IDLE":
                idling = tag
                client.sendall(self._idle)
                if self._idle.endswith(b"BYE gone\r\n"):
                    client.close()
                    return
            elif tag == b"DONE":
                client.sendall(idling + b" OK idled\r\n")
            elif word == b"SELECT":
                client.sendall(SELECTED % tag)
            elif word == b"CAPABILITY":
                client.sendall(b"* CAPABILITY IMAP4rev1 IDLE\r\n" + tag + b" OK done\r\n")
            else:
                client.sendall(tag + b" OK done\r\n")

    def close(self) -> None:
        """Listen no more."""
        self._listener.close()


@pytest.fixture
def connected() -> Iterator[Callable[[bytes], ImapConnection]]:
    """Opens a folder on a server that gives one answer to IDLE."""
    wires: list[Wire] = []

    def connect(idle: bytes) -> ImapConnection:
        wires.append(Wire(idle))
        account = Account("127.0.0.1", wires[-1].port, "u", PasswordLogin("u", "p"), security="none")
        connection = ImapConnection(account)
        connection.select("INBOX")
        return connection

    yield connect
    for wire in wires:
        wire.close()


def test_news_in_one_piece_with_the_answer_to_idle_is_heard(connected: Callable[[bytes], ImapConnection]) -> None:
    """Mail that is told of in the same breath as the beginning of IDLE ends the wait at once."""
    connection = connected(b"+ idling\r\n* 2 EXISTS\r\n")
    finished = threading.Event()
    threading.Thread(target=lambda: (connection.wait_idle(600.0), finished.set()), daemon=True).start()
    assert finished.wait(15.0)
    connection.close()


def test_silence_ends_with_the_time_and_leaves_the_connection_whole(
    connected: Callable[[bytes], ImapConnection],
) -> None:
    """Where nothing happens the wait lasts as long as was asked, and the connection can be used on."""
    connection = connected(b"+ idling\r\n")
    began = time.monotonic()
    connection.wait_idle(0.3)
    assert time.monotonic() - began >= 0.3
    assert connection.select("INBOX").uidvalidity == 7
    connection.close()


def test_a_goodbye_while_waiting_is_a_connection_that_is_gone(connected: Callable[[bytes], ImapConnection]) -> None:
    """A server that says goodbye in IDLE is left, and reached anew by whoever reads."""
    connection = connected(b"+ idling\r\n* BYE gone\r\n")
    with pytest.raises((ConnectionGone, IMAPClient.AbortError)):
        connection.wait_idle(600.0)
