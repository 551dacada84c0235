"""The email channel: any number of ways in, one way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from core.errors import OutsideRefused
from core.ports import InboundMessage, OutboundMessage, Receipt
from intake.mail.inbound import CHANNEL
from intake.mail.letters import Letter, Outlet
from intake.mail.write import Sender, message_address, recipient_address, write_mail

Taker = Callable[[InboundMessage], None]


class Inlet(Protocol):
    """A way for mail to come in: the drop folder, a mailbox."""

    def start(self, take_in: Taker) -> None:
        """Begin to listen; every mail goes to `take_in`, which returns only when it is stored."""

    def stop(self) -> None:
        """Stop listening; returns when nothing is under way any more."""

    def ready(self) -> bool:
        """Return whether the position is found: what arrives from now on is new."""


class MailChannel:
    """Mail, whatever way it comes and goes."""

    name = CHANNEL

    def __init__(
        self,
        inlets: Sequence[Inlet],
        outlet: Outlet,
        *,
        sender: Callable[[], tuple[str, str]],
        bounces_to: str = "",
    ) -> None:
        """sender: our name and address. bounces_to: where reports of failure go, if not to that address."""
        self.inlets = tuple(inlets)
        self.outlet = outlet
        self._sender = sender
        self._bounces_to = bounces_to

    def send(self, message: OutboundMessage) -> Receipt:
        """Write the mail and hand it to the outlet; its Message-ID is the receipt."""
        recipient = recipient_address(message.recipient)
        if not recipient:
            raise OutsideRefused(CHANNEL, "the recipient has no valid mail address: ask the customer for another one")
        name, own = self._sender()
        address = message_address(own)
        if not address:
            raise OutsideRefused(
                CHANNEL, "the sender's address is not valid: set ORDERCLERK_MAIL_FROM or the shop's address"
            )
        raw = write_mail(message, Sender(name, address), now=datetime.now(UTC))
        back = message_address(self._bounces_to) or address
        letter = Letter(message.message_id, recipient, raw, back if message.returns else "", back)
        return Receipt(message.message_id, self.outlet.carry(letter))

    def start(self, take_in: Taker) -> None:
        """Open every way in."""
        for inlet in self.inlets:
            inlet.start(take_in)

    def stop(self) -> None:
        """Close every way in; what is under way is finished first. Mail can still leave."""
        for inlet in self.inlets:
            inlet.stop()

    def ready(self) -> bool:
        """Return whether every way in has found its position."""
        return all(inlet.ready() for inlet in self.inlets)
