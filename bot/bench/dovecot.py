"""A real Dovecot without rights of its own, to measure and to test with: its files in one folder, loopback only."""

from __future__ import annotations

import base64
import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from imapclient import IMAPClient

PROGRAM = Path("/usr/sbin/dovecot")
USER, PASSWORD = "orders@shop.example", "pass word%@:/?"

CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
auth_failure_delay = 0
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = 100
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
first_valid_uid = 0
first_valid_gid = 0
mailbox_idle_check_interval = 1 secs
imap_hibernate_timeout = 0
imap_capability = {capability}
verbose_proctitle = no
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
}}
mail_fsync = never
mail_plugins = acl
plugin {{
  acl = vfile
}}
service imap-login {{
  chroot =
  service_count = 0
  process_min_avail = 0
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service imap {{
  process_limit = 60
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
{by_token}
"""

SIGN_IN_ELSEWHERE = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
"""

INTROSPECTION = """
introspection_mode = post
introspection_url = {url}
username_attribute = email
active_attribute = active
active_value = true
"""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Dovecot:
    """A server that may be stopped, started again, and handed over to other clients."""

    def __init__(self, folder: Path, *, capability: str = "") -> None:
        self.folder = folder
        self.port = free_port()
        self.capability = capability
        self.mechanisms = "plain login"
        self.introspection = ""
        self._process: subprocess.Popen[bytes] | None = None
        # Dovecot refuses to serve root's mail; whoever else runs the tests runs the server.
        self._who = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        for name in ("run", "state", "mail"):
            (folder / name).mkdir(parents=True, exist_ok=True)
            os.chown(folder / name, self._who.pw_uid, self._who.pw_gid)
        os.chown(folder, self._who.pw_uid, self._who.pw_gid)
        self.set_password(PASSWORD)

    def set_password(self, password: str) -> None:
        """Change the password, as a merchant does without telling anybody."""
        coded = base64.b64encode(password.encode()).decode()
        (self.folder / "users").write_text(f"{USER}:{{PLAIN.b64}}{coded}\n")

    def url(self, folder: str = "INBOX") -> str:
        """Return the mailbox as the setting names it."""
        return f"imap://{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.port}/{folder}"

    def start(self) -> None:
        """Start the server; returns when it answers."""
        config = self.folder / "dovecot.conf"
        (self.folder / "oauth2.conf").write_text(INTROSPECTION.format(url=self.introspection))
        config.write_text(
            CONFIG.format(
                folder=self.folder,
                ssl="no",
                certificate="",
                user=self._who.pw_name,
                group=grp.getgrgid(self._who.pw_gid).gr_name,
                uid=self._who.pw_uid,
                gid=self._who.pw_gid,
                port=self.port,
                capability=self.capability,
                mechanisms=self.mechanisms,
                by_token=SIGN_IN_ELSEWHERE.format(folder=self.folder) if self.introspection else "",
            )
        )
        as_root = os.getuid() == 0
        self._process = subprocess.Popen(  # noqa: S603
            [PROGRAM, "-F", "-c", config],
            stdout=subprocess.DEVNULL,
            user=self._who.pw_uid if as_root else None,
            group=self._who.pw_gid if as_root else None,
            extra_groups=[] if as_root else None,
            start_new_session=True,
        )
        end = time.monotonic() + 10
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=2) as probe:
                    if probe.recv(100).startswith(b"* OK"):
                        return
            except OSError:
                pass
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"Dovecot does not start: {self.log()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the server at once; every session ends."""
        process, self._process = self._process, None
        if process is not None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)

    def restart(self) -> None:
        """Stop and start, on the same port with the same mail."""
        self.stop()
        self.start()

    def fill(self, mails: Iterable[bytes]) -> None:
        """Put many mails into INBOX by way of the disk."""
        place = self.folder / "mail" / USER / "new"
        for one in (place.parent, place, place.parent / "cur", place.parent / "tmp"):
            one.mkdir(parents=True, exist_ok=True)
            os.chown(one, self._who.pw_uid, self._who.pw_gid)
        for number, mail in enumerate(mails):
            file = place / f"{1_700_000_000 + number}.M{number}.bench"
            file.write_bytes(mail)
            os.chown(file, self._who.pw_uid, self._who.pw_gid)

    def log(self) -> str:
        """Return what the server has logged."""
        log = self.folder / "dovecot.log"
        return log.read_text() if log.exists() else "no log"

    def client(self) -> IMAPClient:
        """Return another client, as a colleague's mail program."""
        client = IMAPClient("127.0.0.1", self.port, ssl=False, timeout=20)
        client.normalise_times = False
        client.login(USER, PASSWORD)
        return client

    def let_only_read(self) -> None:
        """Take the right to mark or move mail away from everybody; mail may still arrive."""
        (self.folder / "mail" / USER / "dovecot-acl").write_text("owner lri\n")

    def number_anew(self) -> None:
        """Give INBOX another UIDVALIDITY; its mail stays."""
        self.stop()
        # The number is the second of its making.
        time.sleep(1.1)
        for file in (self.folder / "mail" / USER).glob("dovecot*"):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
        self.start()
