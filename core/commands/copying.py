"""What did not arrive one way is said another way, in the same words."""

from __future__ import annotations

from core.commands.saying import Route
from core.commands.work import Work
from core.database.deliveries import Delivery, NewDelivery
from core.database.moments import ms
from core.ports import Button


def copied(work: Work, delivery: Delivery, route: Route, conversation_id: int | None) -> NewDelivery:
    """Return the words of a message that did not arrive, to be sent another way under a key of their own."""
    by_mail = route.channel == "email" and conversation_id is not None
    return NewDelivery(
        key=f"{delivery.key}:instead:{route.channel}",
        channel=route.channel,
        recipient=route.recipient,
        recipient_name=route.name,
        message_id=f"<instead.{delivery.message_id.strip('<>')}>",
        created_at=ms(work.now),
        event_id=delivery.event_id,
        order_id=delivery.order_id,
        conversation_id=conversation_id,
        thread=route.thread,
        reply_token=work.letters.sign(conversation_id) if by_mail and conversation_id else "",
        subject=delivery.subject,
        body_text=delivery.body_text,
        body_html=delivery.body_html,
        body_chat=delivery.body_chat,
        buttons=tuple(Button(**button) for button in delivery.buttons),
        language=delivery.language,
        automatic=delivery.automatic,
        template=delivery.template,
        state="queued" if work.letters.leaves(work, route.channel) else "sent",
    )
