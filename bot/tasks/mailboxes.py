"""Mailbox add, list, remove: by password, or by a sign-in at the mail provider."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from getpass import getpass
from typing import Any

from bot.assemble import added_mailboxes, assemble, prepare_database
from bot.tasks.records import OPERATOR
from core.clerk import Clerk
from core.database import schema
from core.database.secrets import Vault
from core.domain.mail_accounts import ListMailAccounts, MailAccount, MailboxAdd, MailboxRemove
from core.domain.mailboxes import ListMailboxes
from core.errors import SetupError
from core.settings import Settings, load_settings
from intake.mail.access_tokens import about, secrets_of
from intake.mail.accounts import MailAccounts, imap_account, outgoing_server
from intake.mail.grants import CUSTOM, Client, Provider, Tokens, endpoints_of, preset, provider_of
from intake.mail.imap_account import Login, PasswordLogin, TokenLogin
from intake.mail.imap_mailboxes import accounts, try_account
from intake.mail.loopback import awaited
from intake.mail.oauth import Challenge, SignInService
from intake.mail.smtp import SmtpOutlet

EMPTY = MailAccount("", "", "", "")


def add(options: argparse.Namespace) -> int:
    """Add a mailbox, or sign one in again under its name."""
    settings = load_settings()
    prepare_database(settings)
    shop = assemble(settings, role="web")
    try:
        return _add(options, settings, shop.clerk)
    finally:
        shop.database.close()


def _add(options: argparse.Namespace, settings: Settings, clerk: Clerk) -> int:
    vault = Vault(settings.secrets)
    known = _known(clerk, options.name)
    user = options.user or known.user or _asked("--user", "User (most often the mail address)")
    found = replace(known, name=options.name or user, user=user, provider=_provider_name(options, known))
    provider = _provider(options, known, found.provider) if found.provider else None
    found = replace(
        found,
        imap=options.imap
        or known.imap
        or (provider.imap if provider else "")
        or _asked("--imap", "IMAP server (imaps://host:993/INBOX)"),
        smtp=options.smtp if options.smtp is not None else known.smtp or (provider.smtp if provider else ""),
    )
    # Faults in the addresses are told before anybody signs in anywhere.
    found = replace(found, account=_checked(found, settings))
    if provider is None:
        facts: dict[str, Any] = {"password": _secret(options.password_stdin, "Password", "--password-stdin")}
    else:
        client = _client(options, provider, known, vault)
        tokens = _signed_in(options, SignInService(provider, client), provider, user)
        facts = secrets_of(client, tokens)
        found = replace(found, client_id=client.id, endpoints=endpoints_of(provider))
    if not options.unchecked:
        _try(found, facts, settings)
    sealed = vault.seal(facts, about(found.name))
    done = clerk.do(MailboxAdd(replace(found, sealed=sealed)), actor=OPERATOR, cause="mailbox add")
    became = "added" if done.facts["new"] else "kept anew"
    print(f"Mailbox {found.name} is {became}; a running shop reads it within a minute.")
    return 0


def _known(clerk: Clerk, name: str | None) -> MailAccount:
    found = clerk.look(ListMailAccounts(name)) if name else ()
    return found[0] if found else EMPTY


def _provider_name(options: argparse.Namespace, known: MailAccount) -> str:
    if options.provider:
        return str(options.provider)
    if options.password_stdin:
        return ""
    return known.provider


def _provider(options: argparse.Namespace, known: MailAccount, name: str) -> Provider:
    if known.provider == name and not options.tenant:
        found = provider_of(known)
    else:
        found = preset(name, tenant=options.tenant or "common")
    given = {part: getattr(options, f"{part}_url") for part in ("authorise", "device", "token")}
    found = replace(found, **{part: url for part, url in {**given, "scope": options.scope}.items() if url})
    if name == CUSTOM:
        found = replace(
            found,
            token=found.token or _asked("--token-url", "Token endpoint (https://...)"),
            scope=found.scope or _asked("--scope", "Scope to ask for"),
        )
    if not (found.device or found.authorise):
        raise SetupError("--device-url", "name the provider's endpoint for device codes, or that for --authorise-url")
    return found


def _client(options: argparse.Namespace, provider: Provider, known: MailAccount, vault: Vault) -> Client:
    same = known.provider == provider.name
    named = options.client_id or (known.client_id if same else "")
    client_id = named or _asked("--client-id", f"Client id of your registration at {provider.name}")
    if options.client_secret_stdin:
        return Client(client_id, _line())
    if same and client_id == known.client_id:
        return Client(client_id, str(vault.open(known.sealed, about(known.name))["client_secret"]))
    if provider.name != "microsoft" and sys.stdin.isatty():
        return Client(client_id, getpass("Client secret (empty where there is none): "))
    return Client(client_id)


def _signed_in(options: argparse.Namespace, service: SignInService, provider: Provider, user: str) -> Tokens:
    by_device = options.device or not (options.loopback or provider.no_device or not provider.device)
    if by_device and provider.no_device:
        raise SetupError("--device", provider.no_device)
    if by_device:
        device = service.device_code()
        print(
            f"Open {device.address} in any browser, sign in as {user}, and enter the code {device.user_code}",
            flush=True,
        )
        return service.device_tokens(device)
    challenge = Challenge()
    with awaited(challenge, host=provider.host, port=options.port) as coming:
        url = service.authorise_url(challenge, coming.redirect_uri, user=user)
        print(f"Open this address in a browser on this machine and sign in as {user}:\n{url}", flush=True)
        code = coming.code()
    return service.exchange(code, challenge, coming.redirect_uri)


def _checked(found: MailAccount, settings: Settings) -> str:
    """Return the account's key. Raises: SetupError where an address is wrong or the settings name the mailbox."""
    account = imap_account(found.imap, found.user, PasswordLogin(found.user, ""), settings)
    if found.smtp:
        outgoing_server(found.smtp, found.user, "", settings).tls()
    if (account.key, account.folder) in {(one.key, one.folder) for one in accounts(settings)}:
        raise SetupError("ORDERCLERK_IMAP_URL", "names this mailbox already; take it out there first")
    return account.key


def _try(found: MailAccount, facts: Mapping[str, Any], settings: Settings) -> None:
    """Sign in everywhere. Raises: SetupError with the cure."""
    password, token = str(facts.get("password", "")), str(facts.get("access", ""))
    login: Login = TokenLogin(found.user, lambda: token) if found.provider else PasswordLogin(found.user, password)
    print(try_account(imap_account(found.imap, found.user, login, settings), "--imap"))
    if found.smtp:
        server = outgoing_server(found.smtp, found.user, password, settings)
        access_token = (lambda: token) if found.provider else None
        print(SmtpOutlet(server, named=lambda: "localhost.localdomain", access_token=access_token).check())


def list_all(options: argparse.Namespace) -> int:
    """Show the mailboxes that were added, and how they go."""
    settings = load_settings()
    prepare_database(settings)
    shop = assemble(settings, role="web")
    try:
        found, folders = shop.clerk.all_of([ListMailAccounts(), ListMailboxes()])
    finally:
        shop.database.close()
    faults = {one.account: one.fault for one in folders if one.fault}
    rows = [_row(one, faults.get(one.account, "")) for one in found]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        print(f"{row['name']:<24} {row['imap']:<44} {row['sign_in']:<10} {row['state']}")
    if not rows:
        print("No mailbox was added. `orderclerk mailbox add` adds one.", file=sys.stderr)
    return 0


def _row(one: MailAccount, fault: str) -> dict[str, str]:
    state = "sign in again" if one.fault else fault or "ok"
    sign_in = one.provider or "password"
    return {"name": one.name, "user": one.user, "imap": one.imap, "smtp": one.smtp, "sign_in": sign_in, "state": state}


def remove(options: argparse.Namespace) -> int:
    """Forget a mailbox and its secrets."""
    settings = load_settings()
    prepare_database(settings)
    shop = assemble(settings, role="web")
    try:
        shop.clerk.do(MailboxRemove(options.name), actor=OPERATOR, cause="mailbox remove")
    finally:
        shop.database.close()
    print(
        f"Mailbox {options.name} is forgotten; its mail stays where it is. Withdraw the consent at the provider, too."
    )
    return 0


def _asked(flag: str, words: str) -> str:
    """Return what a person at the keyboard answers. Raises: SetupError where nobody is there."""
    found = input(f"{words}: ").strip() if sys.stdin.isatty() else ""
    if not found:
        raise SetupError(flag, "is missing")
    return found


def _secret(from_stdin: bool, words: str, flag: str) -> str:
    found = _line() if from_stdin else getpass(f"{words}: ") if sys.stdin.isatty() else ""
    if not found:
        raise SetupError(flag, "no password was given")
    return found


def _line() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def try_added(settings: Settings) -> list[str]:
    """Sign in to every mailbox that was added and say what was found. Raises: SetupError with the cure."""
    shop = assemble(settings, role="web")
    try:
        if not schema.is_current(shop.database):
            return []
        found = added_mailboxes(settings, lambda: shop.clerk)
        return [_tried(found, one) for one in found.all()]
    finally:
        shop.database.close()


def _tried(found: MailAccounts, one: MailAccount) -> str:
    again = f"sign in again by `orderclerk mailbox add --name {one.name}`"
    if one.fault:
        raise SetupError(f"mailbox {one.name}", f"{again} ({one.fault})")
    return f"{one.name}: {try_account(found.account(one), f'mailbox {one.name}')}"
