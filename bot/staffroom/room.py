"""The staff room: hears what members of staff say or press, does it as them, and answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.staffroom import goods_back, people, reviews, shelves, steps, talks, undoing
from bot.staffroom.here import Here, Unclear
from bot.staffroom.parsing import Asked, looks_like_number, nearest, read
from bot.staffroom.port import StaffReply, StaffSaid
from core.clerk import Clerk
from core.domain.machine import Actor, Role
from core.domain.staffroom import BindTelegram, CaseOfPost, StaffByTelegram
from core.domain.views import StaffView
from core.errors import Conflict, OutsideBusy, Refused
from core.messages.render import Messages
from core.ports import Button

Heard = Callable[[Here], StaffReply]

COMMANDS: Mapping[str, Heard] = {
    "help": people.help_,
    "order": steps.show_order,
    "find": shelves.find,
    "stock": shelves.stock,
    **dict.fromkeys(steps.STEPS, steps.take),
    "return": goods_back.ask_back,
    **dict.fromkeys(goods_back.STEPS, goods_back.take),
    "refund": goods_back.refund,
    "undo": undoing.undo,
    "reverse": undoing.reverse,
    "note": people.note,
    "who": people.who,
    "claim": talks.claim,
    "unclaim": talks.unclaim,
    "take": talks.take_over,
    "give": talks.give_back,
    "resend": talks.resend,
    "read": reviews.read,
    "teach": reviews.teach,
}
"""Every command and what answers it."""
SHORT = {"start": "help", "o": "order", "f": "find", "s": "stock", "w": "who", "h": "help"}
_ROOM = Actor(Role.RULE, "rule:staff_room")


class Room:
    """Hears the staff of one shop. Threads share it."""

    def __init__(
        self,
        clerk: Clerk,
        messages: Messages,
        *,
        console: str,
        staff_chat: str = "",
        moved: Callable[[], None] = lambda: None,
    ) -> None:
        """console: address of its pages. staff_chat: the staff's group. moved: told after whatever was done."""
        self._clerk = clerk
        self._messages = messages
        self._console = console.rstrip("/")
        self._staff_chat = staff_chat
        self._moved = moved

    def queue_name(self, queue: str) -> str:
        """Return what a queue of the room is called."""
        shop = self._clerk.policy().shop
        return " ".join(self._messages.for_staff("queue", shop.language, {"shop": shop, "queue": queue})[0].split())

    def heard(self, said: StaffSaid) -> StaffReply | None:
        """Do what was said and return the answer; None where nothing is to be answered."""
        staff = said.staff or self._clerk.look(StaffByTelegram(said.who))
        if staff is None:
            return self._stranger(said)
        if said.place and not said.direct and said.place != self._staff_chat:
            return None
        asked = read(said.action) if said.action else read(said.text, slash_needed=bool(said.place))
        here = self._here(staff, said, asked or Asked(""))
        try:
            return self._answer(here) if asked else self._plain(here)
        except Unclear as unclear:
            return unclear.reply
        except Refused as refused:
            return here.refused(refused)
        except (Conflict, OutsideBusy):
            return here.reply("busy", kind="warn")
        finally:
            self._moved()

    def _here(self, staff: StaffView, said: StaffSaid, asked: Asked) -> Here:
        return Here(self._clerk, self._messages, self._clerk.policy(), self._console, staff, said, asked)

    def _answer(self, here: Here) -> StaffReply:
        name = SHORT.get(here.asked.name, here.asked.name)
        here = replace(here, asked=replace(here.asked, name=name))
        if name == "dry":
            return here.usage()
        command = COMMANDS.get(name)
        if command is not None:
            return command(here)
        if not here.said.place and not here.said.action and not here.said.text.lstrip().startswith("/"):
            return self._words(here)
        return self._unknown(here)

    def _unknown(self, here: Here) -> StaffReply:
        near = nearest(here.asked.name, COMMANDS)
        unknown = here.reply("no_command", kind="warn", typed=here.asked.name, near=near)
        meant = replace(here.asked, name=near).typed(dry=here.asked.dry)
        return replace(unknown, buttons=((Button(f"/{near}", meant),),)) if near else unknown

    def _words(self, here: Here) -> StaffReply:
        """Take what is no command as what is looked for: an order by its number, else anything by words."""
        typed = here.said.text.strip()
        if looks_like_number(typed.split()[0]) and len(typed.split()) == 1:
            return steps.show_order(replace(here, asked=Asked("order", typed)))
        return shelves.find(replace(here, asked=Asked("find", typed)))

    def _plain(self, here: Here) -> StaffReply | None:
        """Words that are no command: a reply to a customer's case goes to them, all else is said among colleagues."""
        if here.said.replies_to and here.said.place:
            case = self._clerk.look(CaseOfPost(here.said.place, here.said.replies_to))
            return talks.answer(here, case) if case is not None else None
        if not here.said.text.strip() or not (here.said.direct or not here.said.place):
            return None
        return self._words(here)

    def _stranger(self, said: StaffSaid) -> StaffReply | None:
        """Refuse who is not known; only a code from the console makes an account a colleague's."""
        asked = read(said.text) if said.text else None
        if said.direct and said.who and asked and asked.name == "start" and asked.rest:
            return self._bind(said, asked.rest)
        return self._say("stranger") if asked or said.action else None

    def _bind(self, said: StaffSaid, code: str) -> StaffReply:
        try:
            bind = BindTelegram(code.removeprefix("staff-").removeprefix("staff_"), said.who)
            self._clerk.do(bind, actor=_ROOM, cause=said.key)
        except Refused:
            return self._say("stranger")
        staff = self._clerk.look(StaffByTelegram(said.who))
        return (
            self._here(staff, said, Asked("help")).reply("bound", kind="good", staff=staff)
            if staff
            else self._say("stranger")
        )

    def _say(self, name: str) -> StaffReply:
        shop = self._clerk.policy().shop
        text, _ = self._messages.for_staff(name, shop.language, {"shop": shop})
        return StaffReply(title=text, kind="bad", notice=text[:180])
