"""Settings from the environment, prefix ORDERCLERK_; a fault names the cure."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import SetupError


class Settings(BaseSettings):
    """Every setting with its default; the description is what `docs/operations.md` shows."""

    model_config = SettingsConfigDict(env_prefix="ORDERCLERK_", extra="ignore")

    data_dir: Path = Field(Path("var"), description="folder of the database, kept files and the mail drop")
    database_url: str = Field("", description="default: SQLite in DATA_DIR; or `postgresql+psycopg://...`")
    public_url: str = Field("http://127.0.0.1:8000", description="the address that customers' links begin with")
    secret_key: str = Field("", description="signs links and sessions; made and kept in DATA_DIR when absent")
    secret_key_old: str = Field("", description="the secret key before this one; opens what it has sealed", repr=False)
    shop_file: Path | None = Field(None, description="policy file that seeds an empty database")
    mail_drop_dir: Path | None = Field(None, description="folder of mail with in/ and out/; default DATA_DIR/mail")
    mail_from: str = Field("", description="sender of outgoing mail; default: the shop's address from the policy")
    smtp_url: str = Field("", description="mail server for outgoing mail; without one mail goes to out/", repr=False)
    smtp_insecure: bool = Field(False, description="allow smtp:// without TLS beyond this machine")
    smtp_ca_file: Path | None = Field(None, description="certificates (PEM) that the mail server is checked against")
    smtp_bounces_to: str = Field("", description="address for reports of failure; default: the sender's")
    smtp_per_domain_per_minute: int = Field(60, ge=0, description="mails a minute to one domain; 0 is no limit")
    mail_trusted_authserv_id: str = Field("", description="the id of our own mail server in Authentication-Results")
    mail_check_dkim: bool = Field(False, description="check DKIM and ARC ourselves where our mail server says nothing")
    imap_url: str = Field("", description="mailboxes to read, separated by blanks", repr=False)
    imap_insecure: bool = Field(False, description="allow imap:// without TLS beyond this machine")
    imap_ca_file: Path | None = Field(None, description="certificates (PEM) that IMAP servers are checked against")
    imap_old_mail: Literal["ignore", "take"] = Field("ignore", description="what becomes of mail from before the start")
    imap_move_to: str = Field("", description="folder into which a mail goes that was taken in; default: it stays")
    imap_sent: str = Field("", description="folder of sent mail; default: the server's own; `-` reads none")
    imap_size_cap: int = Field(25_000_000, ge=10_000, description="bytes of a mail beyond which only its head is read")
    telegram_token: str = Field("", description="the bot's token; without one there is no Telegram", repr=False)
    telegram_api_url: str = Field("https://api.telegram.org", description="Bot API server")
    telegram_mode: Literal["polling", "webhook"] = Field("polling", description="how updates come: polling or webhook")
    telegram_webhook_secret: str = Field("", description="secret of the webhook; default: made of the key", repr=False)
    telegram_bot_name: str = Field("", description="the bot's name for links, without @; default: asked of Telegram")
    telegram_staff_chat: str = Field("", description="id of the staff's group, such as -1001234567890")
    trusted_proxies: str = Field("", description="addresses or networks of proxies on other machines, by blanks")
    webchat_origins: str = Field("", description="sites that may embed the web chat, separated by blanks")
    api_per_minute: int = Field(600, ge=0, description="requests a minute of one API key; 0 is no limit")
    hooks_allow: str = Field("", description="networks besides the internet that may be called: 10.1.0.0/16")
    webhook_days: float = Field(5.0, gt=0, description="days of failing after which a webhook is switched off")
    meta_api_url: str = Field("https://graph.facebook.com", description="address of Meta's Graph API")
    meta_version: str = Field("v23.0", pattern=r"^v[0-9]{1,3}\.[0-9]$", description="version of the Graph API")
    meta_token: str = Field("", description="access token of WhatsApp's system user", repr=False)
    meta_page_token: str = Field("", description="token of the page and Instagram; default: META_TOKEN", repr=False)
    meta_app_secret: str = Field("", description="secret of the app at Meta; signs what it sends us", repr=False)
    meta_verify_token: str = Field("", description="the word that Meta says when it subscribes our hook", repr=False)
    meta_whatsapp_id: str = Field("", description="id of the WhatsApp phone number that we send from")
    meta_page_id: str = Field("", description="id of the page that we send from on Messenger")
    meta_instagram_id: str = Field("", description="id of the Instagram account that we send from")
    meta_templates: Path | None = Field(None, description="file (TOML): which approved template tells what")
    log_format: Literal["text", "json"] = Field("text", description="text or json")
    llm_url: str = Field("", description="optional OpenAI-compatible model; off by default")
    llm_model: str = Field("", description="name of that model")
    llm_key: str = Field("", description="key of that model", repr=False)

    @cached_property
    def sql_url(self) -> str:
        """Return the database's URL, SQLite in DATA_DIR by default."""
        if not self.database_url:
            return f"sqlite:///{(self.data_dir / 'orderclerk.db').resolve()}"
        if self.database_url.startswith(("postgresql+psycopg://", "sqlite:///")):
            return self.database_url
        raise SetupError(
            "ORDERCLERK_DATABASE_URL", "write sqlite:///FILE or postgresql+psycopg://user:password@host/name"
        )

    @cached_property
    def telegram_hook_secret(self) -> str:
        """Return what Telegram must send with every update that it brings."""
        if self.telegram_webhook_secret:
            return self.telegram_webhook_secret
        return hmac.new(self.secret, b"telegram-webhook", hashlib.sha256).hexdigest()

    @cached_property
    def proxy_networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """Return the networks of the proxies whose word on their visitors' addresses is believed."""
        try:
            return tuple(ip_network(one) for one in self.trusted_proxies.split())
        except ValueError:
            raise SetupError(
                "ORDERCLERK_TRUSTED_PROXIES", "write addresses or networks such as 10.0.0.5 192.168.7.0/24"
            ) from None

    @cached_property
    def mail_dir(self) -> Path:
        """Return the folder of the mail drop."""
        return self.mail_drop_dir or self.data_dir / "mail"

    @cached_property
    def secret(self) -> bytes:
        """Return the signing key; makes and keeps one in DATA_DIR when none is set."""
        if self.secret_key:
            return self.secret_key.encode()
        path = self.data_dir / "secret.key"
        self.data_dir.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass
        return path.read_bytes().strip()

    @cached_property
    def secrets(self) -> tuple[bytes, ...]:
        """Return the keys of what is sealed: the one in use, then the one before."""
        old = self.secret_key_old.strip().encode()
        return (self.secret, old) if old else (self.secret,)


def load_settings(**overrides: object) -> Settings:
    """Return the settings of the environment; `overrides` win.

    Raises: SetupError with the setting's name and what to write instead.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        fault = error.errors()[0]
        name = "ORDERCLERK_" + "_".join(str(part) for part in fault["loc"]).upper()
        raise SetupError(name, f"{fault['msg']} (see docs/operations.md)") from None
