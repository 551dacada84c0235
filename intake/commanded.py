"""What a customer asks for by a command: `/status O-26-7K3QX`, or the few words that mean one. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.domain.commands import TakeStep
from core.domain.linking import CHATS, AskForCode, FreeConversation, OrderBrief, SetLanguage, UseCode
from core.domain.views import MessageAtDesk
from intake.cards import adds
from intake.counter_words import command_in_words, language_named, looks_like_code, looks_like_email
from intake.decisions import answer, hand_over, refuse, repeat, shown
from intake.returning import offered_back
from intake.situation import Decision, Situation
from intake.with_people import left_with_people, withdrawn_from_people

_COMMAND = re.compile(r"/([^\W\d]{1,32})(?:@[A-Za-z0-9_]{1,40})?(?:\s+(.{0,4000}))?\Z", re.DOTALL)
_OTHER_NAMES = {
    "help": "hilfe aide ayuda aiuto hulp ajuda",
    "cancel": "abbrechen annuler cancelar annulla annuleren",
    "order": "bestellen commander pedir ordina bestel encomendar",
    "status": "stand statut estado stato",
    "invoice": "rechnung facture factura fattura factuur fatura",
    "return": "retoure rückgabe retour devolver devolución reso devolução",
    "withdraw": "widerruf rétractation retractation desistir recesso herroepen",
    "human": "mensch personne humain persona mens pessoa",
    "language": "sprache langue idioma lingua taal",
    "mydata": "meinedaten mesdonnées mesdonnees misdatos mieidati mijngegevens meusdados",
    "search": "suche chercher buscar cerca zoek procurar",
    "again": "nochmal encore repetir ancora opnieuw",
    "link": "kunde client cliente klant",
}
_ALSO_CALLED = {other: name for name, others in _OTHER_NAMES.items() for other in others.split()}
_WITH_PEOPLE = ("cancel", "help", "language", "status", "invoice", "mydata", "start", "link", "withdraw")
"""What is answered even while people have the conversation: what changes nothing, and a withdrawal, which nobody may
hold up."""


def commanded(here: Situation) -> Decision | None:
    """Return what to do with a command; None where the message is none, or goes on as words."""
    message = here.message
    if message.conversation.handed_over and (taken := withdrawn_from_people(here)) is not None:
        return taken
    if message.kind != "ordinary" or message.action or message.channel == "email" or message.facts.get("conflict"):
        return None
    if message.code_asked and looks_like_code(message.text):
        return _use_code(here, message.text)
    asked = command_of(message)
    if asked is None:
        return _linked_by_email(here)
    name, argument = asked
    if message.conversation.handed_over and name not in _WITH_PEOPLE:
        return left_with_people(here, name)
    handler = _HANDLERS.get(name)
    return handler(here, argument) if handler else shown(here, "help", asked=name[:32], **_helping(here))


def command_of(message: MessageAtDesk) -> tuple[str, str] | None:
    """Return a message's command and argument, however it was given; None where it is none."""
    if name := str(message.facts.get("command", "")):
        return _ALSO_CALLED.get(name.casefold(), name.casefold()), str(message.facts.get("argument", ""))
    text = message.text.strip()
    if text.startswith("/"):
        found = _COMMAND.match(text)
        if found is None:
            return None
        name = found[1].casefold()
        return _ALSO_CALLED.get(name, name), (found[2] or "").strip()
    return command_in_words(text)


def _start(here: Situation, argument: str) -> Decision:
    if argument:
        return _use_code(here, argument)
    return shown(here, "start", **_helping(here))


def _help(here: Situation, argument: str) -> Decision:
    return shown(here, "help", **_helping(here))


def _helping(here: Situation) -> dict[str, Any]:
    """Return an example out of the catalogue: what one could write right now."""
    found = here.example()
    if found is None:
        return {}
    packs = found.get("packs") or ()
    unit = str(packs[0]["unit"]) if packs else str(found["unit"])
    return {"example": {"quantity": "2", "unit": unit, "name": str(found["name"])[:80]}}


def _cancel(here: Situation, argument: str) -> Decision:
    """Free the person from whatever waits; a confirmed order stays and shows the button that would cancel it."""
    order = here.waiting
    people = here.message.conversation.handed_over
    free = FreeConversation(here.conversation_id, here.message.id, tell=people or not here.meant)
    if order is None:
        if free.tell or here.meant is None:
            return Decision((free,), "answered", "freed")
        told = shown(here, "nothing_open", here.meant.number)
        return Decision((free, *told.commands), "answered", "nothing_open")
    name = "decline_change" if order.state == "modifying" else "cancel"
    return Decision((TakeStep(order.number, name, message_id=here.message.id), free), "ordered", "freed")


def _order(here: Situation, argument: str) -> Decision | None:
    return None if argument else shown(here, "order_how", **_helping(here))


def _status(here: Situation, argument: str) -> Decision:
    return _about_one(here, argument, "order_status", "status")


def _invoice(here: Situation, argument: str) -> Decision:
    return _about_one(here, argument, "invoice_request", "invoice")


def _about_one(here: Situation, argument: str, kind: str, button: str) -> Decision:
    """Answer about the order that is named, or the only one; of several let the person choose."""
    if argument:
        named = here.order(argument.upper().split()[0])
        if named is None:
            return refuse(here, "unknown_order", number=argument[:30])
        return answer(here, kind, named.number)
    reach = [one for one in here.in_reach() if kind != "invoice_request" or one.state in _BILLED]
    if len(reach) > 1:
        return shown(here, "which_order", button=button, rows=rows_of(reach))
    return answer(here, kind, reach[0].number if reach else here.message.newest)


_BILLED = ("confirmed", "on_hold", "modifying", "closed", "cancelled")


def rows_of(orders: Sequence[OrderBrief]) -> list[dict[str, Any]]:
    """Return orders as a list to choose from shows them."""
    return [
        {
            "number": one.number,
            "version": one.version,
            "state": one.state,
            "total": one.total,
            "on": one.placed_at.date(),
            "items": one.items,
        }
        for one in orders
    ]


def _return(here: Situation, argument: str) -> Decision:
    return offered_back(here, argument, withdrawal=False)


def _withdraw(here: Situation, argument: str) -> Decision:
    return offered_back(here, argument, withdrawal=True)


def _human(here: Situation, argument: str) -> Decision:
    return hand_over(here, "wants_a_person")


def _language(here: Situation, argument: str) -> Decision:
    code = language_named(argument) if argument else ""
    if not code or code not in here.languages:
        return shown(here, "language", wanted=argument[:30])
    return set_language(here, code)


def set_language(here: Situation, code: str) -> Decision:
    """Write in a language from now on."""
    return Decision((SetLanguage(here.conversation_id, code, here.message.id),), "answered", "language")


def _my_data(here: Situation, argument: str) -> Decision:
    return shown(here, "my_data")


def _search(here: Situation, argument: str) -> Decision:
    if not argument:
        return shown(here, "search_how", **_helping(here))
    found = here.search(argument)
    items = [dict(one) | {"adds": adds(str(one["sku"]))} for one in found]
    return shown(here, "search", words=argument[:80], items=items)


def _again(here: Situation, argument: str) -> Decision:
    return repeat(here) if here.message.last_lines else refuse(here, "nothing_to_repeat")


def link(here: Situation, argument: str) -> Decision:
    """Begin to bind the chat to a customer: by a mail address to which a code goes, or by the code itself."""
    if here.message.channel not in CHATS:
        return hand_over(here, "wants_a_person")
    if looks_like_email(argument):
        return Decision((AskForCode(here.conversation_id, argument.strip("<> "), here.message.id),), "answered", "link")
    if argument:
        return _use_code(here, argument)
    return shown(here, "link_how")


def asked_by_button(here: Situation, name: str) -> Decision | None:
    """Return what a button asks for that stands for a command without an argument; None for another one."""
    return _HANDLERS[name](here, "") if name in _BY_BUTTON else None


_BY_BUTTON = ("help", "language", "link", "again", "mydata", "status", "invoice")


def _linked_by_email(here: Situation) -> Decision | None:
    """Take a mail address alone for the wish to be known, where no order waits for one."""
    message = here.message
    if message.channel not in CHATS or message.conversation.handed_over or not looks_like_email(message.text):
        return None
    return None if here.waiting else link(here, message.text.strip())


def _use_code(here: Situation, code: str) -> Decision:
    if here.message.channel not in CHATS:
        return refuse(here, "bad_code")
    return Decision((UseCode(here.conversation_id, code[:80], here.message.id),), "answered", "code")


_HANDLERS: Mapping[str, Callable[[Situation, str], Decision | None]] = {
    "start": _start,
    "help": _help,
    "cancel": _cancel,
    "order": _order,
    "status": _status,
    "invoice": _invoice,
    "return": _return,
    "withdraw": _withdraw,
    "human": _human,
    "language": _language,
    "mydata": _my_data,
    "search": _search,
    "again": _again,
    "link": link,
    "code": link,
}

COMMANDS = tuple(name for name in _HANDLERS if name != "code")
"""Every command that a customer has, in the order in which a menu shows them."""
