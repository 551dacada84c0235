"""WhatsApp, Messenger and Instagram by the Graph API: sending, fetching files, and knowing who calls our hook."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from core.errors import OutsideBusy, OutsideRefused, SetupError
from core.ports import InboundFile, InboundMessage, OutboundMessage, Receipt
from core.settings import Settings
from intake.gateways.meta import outbound
from intake.gateways.meta.codes import OnlyByTemplate, answered
from intake.gateways.meta.inbound import INSTAGRAM, MESSENGER, WHATSAPP, Arrived, Media
from intake.gateways.outside import Outside

MOST_FILE = 10_000_000
MOST_FILES = 10
REMEMBERED = 1_000
_FILE_HOSTS = ("fbsbx.com", "fbcdn.net", "whatsapp.net", "facebook.com", "cdninstagram.com")
_FAMILIES = ("image", "audio", "video", "text", "application")
Heard = Callable[[int, str, str], datetime | None]


@dataclass(frozen=True, slots=True)
class MetaSetup:
    """What the settings say. senders: channel -> the id by which it sends. tokens: channel -> token."""

    api_url: str
    version: str
    app_secret: str = field(repr=False)
    verify_token: str = field(repr=False)
    senders: Mapping[str, str]
    tokens: Mapping[str, str] = field(repr=False)
    templates: Path | None = None


def meta_setup(settings: Settings) -> MetaSetup | None:
    """Return how Meta's channels are set up; None where none is. Raises: SetupError where something is missing."""
    ids = {
        WHATSAPP: settings.meta_whatsapp_id,
        MESSENGER: settings.meta_page_id,
        INSTAGRAM: settings.meta_instagram_id,
    }
    senders = {channel: sender for channel, sender in ids.items() if sender}
    if not senders:
        return None
    if any(not (one.isascii() and one.isdigit()) for one in senders.values()):
        raise SetupError("ORDERCLERK_META_WHATSAPP_ID", "the ids of numbers, pages and accounts have digits only")
    page = settings.meta_page_token or settings.meta_token
    tokens = {WHATSAPP: settings.meta_token, MESSENGER: page, INSTAGRAM: page}
    needed = {
        "ORDERCLERK_META_TOKEN": all(tokens[one] for one in senders),
        "ORDERCLERK_META_APP_SECRET": settings.meta_app_secret,
        "ORDERCLERK_META_VERIFY_TOKEN": settings.meta_verify_token,
    }
    for setting, there in needed.items():
        if not there:
            raise SetupError(setting, "it is needed beside the id of the number, page or account")
    return MetaSetup(
        settings.meta_api_url.rstrip("/"), settings.meta_version, settings.meta_app_secret,
        settings.meta_verify_token, senders, tokens, settings.meta_templates,
    )  # fmt: skip


class Meta:
    """Talks to the Graph API for all three channels. Threads share it."""

    def __init__(self, setup: MetaSetup, outside: Outside, heard: Heard) -> None:
        """heard: when a person wrote last, by conversation, channel and person."""
        self.setup = setup
        self._outside = outside
        self._heard = heard
        self._templates = outbound.read_templates(setup.templates)
        self._said: OrderedDict[str, int] = OrderedDict()
        self._guard = threading.Lock()

    @property
    def channels(self) -> tuple[str, ...]:
        """Return the channels that it sends for."""
        return tuple(self.setup.senders)

    # -- who calls -------------------------------------------------------------------------------------------------

    def knows(self, verify_token: str) -> bool:
        """Return whether somebody who subscribes our hook knows the token that we gave."""
        return hmac.compare_digest(verify_token.encode("utf-8", "replace"), self.setup.verify_token.encode())

    def signed(self, header: str, body: bytes) -> bool:
        """Return whether the raw body bears Meta's signature (X-Hub-Signature-256)."""
        ours = "sha256=" + hmac.digest(self.setup.app_secret.encode(), body, "sha256").hex()
        return hmac.compare_digest(header.encode("utf-8", "replace"), ours.encode())

    # -- sending ---------------------------------------------------------------------------------------------------

    def send(self, message: OutboundMessage) -> Receipt:
        """Send a message: free inside the 24 hours after the customer's last word, else by an approved template.

        Raises: OutsideRefused where no template tells it, or the person cannot be reached so.
        """
        if message.channel not in self.setup.senders:
            raise OutsideRefused(message.channel, "it is not set up; see ORDERCLERK_META_WHATSAPP_ID")
        now = message.at or datetime.now(UTC)
        heard = self._heard(message.conversation, message.channel, message.recipient)
        if not outbound.inside(heard, now):
            return self._by_template(message)
        try:
            return self._free(message)
        except OnlyByTemplate:
            return self._by_template(message)

    def _free(self, message: OutboundMessage) -> Receipt:
        made = outbound.whatsapp if message.channel == WHATSAPP else outbound.messenger
        calls = made(message)
        # A long message has parts: a repeat begins where the attempt before it ended.
        begin = min(self._said.get(message.message_id, 0), len(calls) - 1)
        name = ""
        for number, call in enumerate(calls[begin:], begin + 1):
            name = self._call(message.channel, call) or name
            with self._guard:
                self._said[message.message_id] = number
                while len(self._said) > REMEMBERED:
                    self._said.popitem(last=False)
        # Sent again by a person it begins anew.
        with self._guard:
            self._said.pop(message.message_id, None)
        return Receipt(name or message.message_id)

    def _by_template(self, message: OutboundMessage) -> Receipt:
        if message.channel != WHATSAPP:
            raise OutsideRefused(message.channel, "24 hours have passed since the customer wrote")
        call = outbound.template_call(message, self._templates)
        try:
            return Receipt(self._call(message.channel, call) or message.message_id, {"template": True})
        except OnlyByTemplate:
            raise OutsideRefused(message.channel, "the customer must write first") from None

    def _call(self, channel: str, call: Mapping[str, Any]) -> str:
        """Make one call; return Meta's name of the message."""
        body = json.dumps(call, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.setup.tokens[channel]}"}
        url = self._url(channel, f"{self.setup.senders[channel]}/messages")
        said = answered(channel, self._outside.post(url, body, headers))
        rows = said.get("messages")
        found = rows[0].get("id") if isinstance(rows, list) and rows and isinstance(rows[0], dict) else None
        found = found or said.get("message_id")
        return found if isinstance(found, str) and len(found) <= 500 else ""

    def _url(self, channel: str, path: str) -> str:
        proof = hmac.new(self.setup.app_secret.encode(), self.setup.tokens[channel].encode(), hashlib.sha256)
        return f"{self.setup.api_url}/{self.setup.version}/{path}?appsecret_proof={proof.hexdigest()}"

    # -- files -----------------------------------------------------------------------------------------------------

    def with_files(self, arrived: Arrived) -> InboundMessage:
        """Return a message with its files fetched. Raises: OutsideBusy where they can be fetched later.

        What is too large or of a kind that we do not take comes as a note, so that a person sees it.
        """
        if not arrived.media:
            return arrived.message
        files = []
        for one in arrived.media[:MOST_FILES]:
            try:
                files.append(self._fetched(arrived.message.channel, one))
            except OutsideRefused as fault:
                note = f"{one.name}: not fetched, {fault.why}".encode()
                files.append(InboundFile(f"{one.name[:80]} (not fetched).txt", "text/plain", note))
        return replace(arrived.message, files=tuple(files))

    def _fetched(self, channel: str, media: Media) -> InboundFile:
        url, media_type, token = self._where(channel, media) if media.id else (media.url, media.media_type, "")
        self._check_host(channel, url)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = self._outside.get(url, headers, most=MOST_FILE)
        if answer.status >= 500 or answer.status == 429:
            raise OutsideBusy(f"{channel}: a file was answered by {answer.status}", answer.wait_s)
        if answer.status != 200:
            raise OutsideRefused(channel, f"it was answered by {answer.status}")
        _check_size(channel, len(answer.body))
        kind = (media_type or answer.headers.get("content-type", "")).partition(";")[0].strip().lower()
        if kind.partition("/")[0] not in _FAMILIES:
            raise OutsideRefused(channel, "it is of no kind that we take")
        return InboundFile(media.name[:200], kind, answer.body)

    def _where(self, channel: str, media: Media) -> tuple[str, str, str]:
        """Return address, type and token of a file that has only an id."""
        token = self.setup.tokens.get(channel, "")
        url = self._url(channel, quote(media.id, safe=""))
        try:
            said = answered(channel, self._outside.get(url, {"Authorization": f"Bearer {token}"}))
        except OnlyByTemplate:
            raise OutsideRefused(channel, "it cannot be fetched") from None
        size = said.get("file_size")
        _check_size(channel, size if isinstance(size, int) else 0)
        return str(said.get("url") or ""), str(said.get("mime_type") or media.media_type), token

    def _check_host(self, channel: str, url: str) -> None:
        host, own = urlsplit(url).hostname or "", urlsplit(self.setup.api_url).hostname
        if not host:
            raise OutsideRefused(channel, "we cannot read it")
        if host != own and not any(host == one or host.endswith(f".{one}") for one in _FILE_HOSTS):
            raise OutsideRefused(channel, "it lies at no address of Meta's")


def _check_size(channel: str, size: int) -> None:
    if size > MOST_FILE:
        raise OutsideRefused(channel, f"it has more than {MOST_FILE} bytes")
