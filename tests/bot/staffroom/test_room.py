"""The staff room: each command against a real shop, as the people who give it."""

from __future__ import annotations

from bot.staffroom.room import COMMANDS
from core.domain.commands import FinishMessage, HandOver
from core.domain.queries import FindConversation, ReadConversation, ReadJournal
from core.domain.staffroom import MakeTelegramCode, Queue
from tests.bot.staffroom.conftest import OVER_50, RULE, StaffRoom
from tests.shop import ADMIN, message


def test_an_order_goes_through_the_house_by_commands(room: StaffRoom) -> None:
    """Approve, pick, pack, ship, deliver, invoice, pay: each by whoever may, each by its number alone."""
    number = room.shop.place("20 MUG")
    short = number[-5:].lower()
    assert room.says("Mia", f"/approve {short}").notice == "Approved."
    for who, said, told in (
        ("Wim", f"/pick {number} 1=12", "Picked."),
        ("Wim", f"/pick {short}", "Picked."),
        ("Wim", f"/pack {number}", "Packed."),
        ("Wim", f"/ship {number} 0034 5678", "Handed to the carrier."),
        ("Wim", f"/deliver {number}", "Marked as delivered."),
        ("Fay", f"/invoice {number}", "The invoice is issued."),
        ("Fay", f"/pay {number} 30,54 statement 7", "The payment is booked."),
        ("Fay", f"/pay {number}", "The payment is booked."),
    ):
        reply = room.says(who, said)
        assert (reply.notice, reply.kind) == (told, "good"), reply.plain
    order = room.shop.order(number)
    assert {one.tracking for one in order.shipments} == {"0034 5678"} and order.open_amount.minor == 0
    assert {one.actor_name for one in room.shop.clerk.look(ReadJournal(order.id))} >= {"Mia", "Wim", "Fay"}
    assert room.shop.faults() == [] and room.moved > 8


def test_a_strangers_word_does_nothing(room: StaffRoom) -> None:
    """Who is not known by their Telegram id is refused politely, whatever they call themselves."""
    number = room.shop.place("20 MUG")
    reply = room.says("999", f"/approve {number}")
    assert "Harbour Goods" in reply.title and number not in reply.plain
    assert room.say("999", "good morning") is None
    assert room.say("", f"/approve {number}") is not None
    assert room.say("Mia", f"/approve {number}", place="-999") is None
    assert room.shop.order(number).state == "awaiting_approval"


def test_roles_hold_in_the_room(room: StaffRoom) -> None:
    """The room does what the person may do and nothing more; it offers them no other buttons."""
    number = room.shop.place("20 MUG")
    reply = room.says("Wim", f"/approve {number}")
    assert reply.kind == "bad" and room.shop.order(number).state == "awaiting_approval"
    assert [one.label for row in room.says("Wim", f"/order {number}").buttons for one in row] == []
    offered = [one.label for row in room.says("Mia", f"/order {number}").buttons for one in row]
    assert offered[:2] == ["Approve", "Reject …"]


def test_the_same_update_does_nothing_twice(room: StaffRoom) -> None:
    """A repeated update is answered, and changes nothing."""
    number = room.shop.place("2 MUG")
    first = room.says("Wim", f"/pick {number} 1=1", key="telegram:again")
    again = room.says("Wim", f"/pick {number} 1=1", key="telegram:again")
    assert first.notice == "Picked." and "already" in again.title
    assert room.shop.order(number).lines[0].quantities["picked"] == "1"
    room.says("Wim", "/stock MUG 40", key="telegram:count")
    room.shop.count(MUG="70")
    room.says("Wim", "/stock MUG 40", key="telegram:count")
    assert room.shop.stock("MUG")[0] == "70"


def test_a_stale_button_shows_how_it_stands(room: StaffRoom) -> None:
    """A button names the version that it showed; once the order moved on it does nothing and shows the order anew."""
    number = room.shop.place("2 MUG")
    card = room.says("Sam", f"/order {number}")
    room.says("Sam", f"/hold {number} checking the address")
    held = room.press("Sam", card, "Cancel")
    assert held.kind == "warn" and "meanwhile" in held.title and "checking the address" in held.text
    assert room.shop.order(number).state == "on_hold"


def test_a_reason_is_asked_for(room: StaffRoom) -> None:
    """Who stops something is asked why, with reasons to press; words typed behind the number are the reason."""
    number = room.shop.place("2 MUG")
    asked = room.says("Sam", f"/hold {number}")
    assert asked.title == "Why?" and room.shop.order(number).state == "confirmed"
    room.press("Sam", asked, "Waiting for payment.")
    assert room.shop.order(number).hold_reason == "Waiting for payment."
    assert room.says("Sam", f"/release {number}").notice == "Released."


def test_a_wrong_number_is_only_offered(room: StaffRoom) -> None:
    """A number with a wrong sign acts on nothing; the order that was meant is offered with the same command."""
    number = room.shop.place("2 MUG")
    wrong = number[:-1] + ("Y" if number[-1] != "Y" else "X")
    offered = room.says("Sam", f"/hold {wrong} checking")
    assert room.shop.order(number).state == "confirmed" and number in [
        one.label for row in offered.buttons for one in row
    ]
    assert room.press("Sam", offered, number).notice == "On hold."
    assert room.shop.order(number).hold_reason == "checking"
    assert "no order" in room.says("Sam", "/hold O-26-22222 x").title


def test_wrong_use_is_answered_with_an_example_of_this_shop(room: StaffRoom) -> None:
    """The usage names an order with which the command would work; a misspelt command is offered corrected."""
    number = room.shop.place("2 MUG")
    assert f"/pick {number}" in room.says("Wim", "/pick").text
    assert f"/pick {number}" in room.says("Wim", f"/pick {number} seven").text
    wrong = room.says("Wim", f"/pik {number}")
    assert "Did you mean /pick?" in wrong.title and room.shop.order(number).lines[0].quantities["picked"] == "0"
    assert room.press("Wim", wrong, "/pick").notice == "Picked."
    assert number in room.says("Wim", "/help").text


def test_every_command_explains_itself(room: StaffRoom) -> None:
    """`/help NAME` says what each command does with an example that names it; `/approve` alone and `/approve?` too."""
    number = room.shop.place("20 MUG")
    for name in COMMANDS:
        told = room.says("Mia", f"/help {name}")
        assert told.text.startswith(f"/{name}"), name
    for typed in ("/approve", "/approve?", "/help /approve"):
        assert room.says("Mia", typed).text == f"/approve {number}"
    assert room.shop.order(number).state == "awaiting_approval"


def test_a_dry_run_changes_nothing(room: StaffRoom) -> None:
    """A question mark, /dry or the button show the effects; `Do it` then does it."""
    number = room.shop.place("20 MUG")
    before = room.shop.order(number)
    for typed in (f"/approve {number}?", f"/approve {number} ?", f"/approve? {number}", f"/dry approve {number}"):
        seen = room.says("Mia", typed)
        assert "MUG: reserved +20" in seen.text and "sends a mail" in seen.text, seen.plain
    assert room.shop.order(number) == before
    assert "refused" in room.says("Wim", f"/dry approve {number}").title
    assert room.press("Mia", seen, "Do it").notice == "Approved."


def test_stock_is_shown_and_counted(room: StaffRoom) -> None:
    """An item's stock, a count with its difference booked, and what is sold out."""
    assert "available 100" in room.says("Wim", "/stock mug").text
    assert room.says("Wim", "/stock MUG 40,0").kind == "good" and room.shop.stock("MUG")[0] == "40"
    assert room.says("Sam", "/stock MUG 7").kind == "bad"
    assert room.says("Wim", "/stock MUG 0?").buttons and room.shop.stock("MUG")[0] == "40"
    room.says("Wim", "/stock SCREW 0")
    assert [row.words.split()[0] for row in room.says("Wim", "/stock").rows] == ["SCREW"]
    assert "no item" in room.says("Wim", "/stock NOTHING 5").title


def test_words_find_orders_customers_and_items(room: StaffRoom) -> None:
    """One search over orders, conversations and goods; each row opens what it names."""
    number = room.shop.place("2 MUG")
    rows = room.says("Sam", "/find archer").rows
    assert f"/order {number}" in [row.action for row in rows] and any("/conversations/" in row.href for row in rows)
    assert "/stock BEANS" in [row.action for row in room.says("Sam", "/find coffee").rows]
    assert "Nothing" in room.says("Sam", "/find zzzz").title


def test_notes_are_for_colleagues(room: StaffRoom) -> None:
    """A note is in the order's history and is read back with who wrote it."""
    number = room.shop.place("2 MUG")
    assert "only colleagues" in room.says("Sam", f"/note {number} wants <blue> ones").title
    (row,) = room.says("Wim", f"/note {number}").rows
    assert row.words.startswith("Sam") and row.note == "wants <blue> ones"


def test_who_is_there_and_has_what(room: StaffRoom) -> None:
    """Claims are seen by all; what waits for nobody is counted."""
    number = room.shop.place("20 MUG")
    room.refresh()
    assert "approvals 1" in room.says("Sam", "/who").title
    card = room.refresh()[0]
    post = str(9000 + card["id"])
    assert "yours" in room.says("Sam", "/claim", replies_to=post).title
    rows = {row.words.split()[0]: row.note for row in room.says("Mia", "/who").rows}
    assert rows["Sam"] == number
    refused = room.says("Mia", f"/approve {number}")
    assert refused.kind == "warn" and "Sam" in refused.title
    room.press("Mia", refused, "Take it over")
    assert room.says("Mia", f"/approve {number}").kind == "good"
    assert "approved by Mia" in room.refresh()[-1]["body_chat"]


def test_a_press_on_a_card_needs_no_second_message(room: StaffRoom) -> None:
    """The card itself tells what was decided; who pressed gets a word, and nothing more is posted."""
    room.shop.place("20 MUG")
    (card,) = room.refresh()
    action = card["buttons"][0]["action"]
    told = room.says("Mia", action=action, card=str(9000 + card["id"]))
    assert (told.notice, told.plain) == ("Approved.", "")


def parked(room: StaffRoom, text: str, read: dict[str, object] | None = None, reason: str = "wants_a_person") -> int:
    """Have a customer's message wait for a person; returns its conversation."""
    got = room.shop.clerk.receive(message(text, message_id=f"<{reason}@x>"))
    done = FinishMessage(got.id, "parked", reason, read)
    room.shop.clerk.do(HandOver(got.conversation_id, reason, got.id), done, actor=RULE)
    return got.conversation_id


def test_a_reply_to_a_card_goes_to_the_customer(room: StaffRoom) -> None:
    """A colleague's reply to the card is the answer; words among colleagues and foreign replies are not."""
    talk = parked(room, "Please call me")
    (card,) = room.refresh()
    post = str(9000 + card["id"])
    assert room.say("Sam", "// who knows her?", replies_to=post) is None
    assert room.say("Sam", "lunch?") is None and room.say("Sam", "same here", replies_to="5") is None
    assert "20 s" in room.says("Sam", "I call you at two.", replies_to=post).text
    assert room.says("Mia", "Me too", replies_to=post).kind == "warn"
    said = [one for one in room.shop.clerk.look(ReadConversation(talk)) if one.direction == "out"]
    assert sum("I call you at two." in one.text for one in said) == 1
    assert room.says("Wim", "From the shelf", replies_to=post).kind in ("bad", "warn")
    found = room.shop.clerk.look(FindConversation(id=talk))
    assert found is not None and found.handed_over
    assert room.says("Sam", f"/give {talk}").kind == "good"
    room.refresh()
    assert "nothing was sent" in room.says("Sam", "One more", replies_to=post).title


READ = {
    "intent": "order.place",
    "confidence": 0.4,
    "lines": [{"sku": "MUG", "quantity": "2", "unit": "each", "confidence": 0.9}],
    "must_ask": [{"about": "item", "text": "the blue tea", "candidates": ["TEA", "BEANS"]}],
}


def test_a_review_becomes_an_order(room: StaffRoom) -> None:
    """A candidate picked, its quantity typed, a line corrected: the customer gets the read-back, the word is taught."""
    talk = parked(room, "2 mugs and the blue tea", READ, "unsure")
    (card,) = room.refresh()
    pick = next(one["action"] for one in card["buttons"] if one["label"].startswith("A)"))
    asked = room.says("Sam", action=pick, card=str(9000 + card["id"]))
    assert asked.title == "How many Green tea?" and [one.label for one in asked.buttons[0]] == ["1", "2", "5", "10"]
    made = room.says("Sam", f"{pick}=3 1=5")
    found = room.shop.clerk.look(FindConversation(id=talk))
    assert found is not None and found.open_order is not None and not found.handed_over
    assert [(line.sku, line.quantity) for line in found.open_order.lines] == [("MUG", "5"), ("TEA", "3")]
    assert found.open_order.state == "quoted" and found.open_order.number in made.title
    taught = room.press("Sam", made, "Teach")
    assert "proposed" in taught.title
    assert "settled" in room.refresh()[-1]["body_chat"]
    assert room.says("Sam", f"{pick}=3").kind == "bad"
    assert room.shop.faults() == []


def test_a_code_from_the_console_makes_an_account_a_colleagues(room: StaffRoom) -> None:
    """`/start CODE` in a direct chat binds it; without a code a stranger stays one."""
    staff_id = 2
    code = room.shop.clerk.do(MakeTelegramCode(staff_id), actor=ADMIN).facts["code"]
    assert "do not know" in room.says("555", "/start WRONGCODE22", place="555", direct=True).title
    assert "do not know" in room.says("555", f"/start {code}").title
    assert "Welcome" in room.says("555", f"/start {code}", place="555", direct=True).title
    assert room.says("555", "/who", place="555", direct=True).kind == "plain"


def test_a_case_that_is_not_there_is_refused(room: StaffRoom) -> None:
    """A claim of something settled or unknown is refused in words."""
    for queue in Queue:
        assert room.says("Sam", f"/claim {queue} 4711").kind in ("bad", "warn")
    assert room.says("Sam", "/claim").kind == "warn"


def test_what_was_just_done_is_taken_back(room: StaffRoom) -> None:
    """/undo and the button take back one's own last act while its messages wait; then no more."""
    number = room.shop.place("20 MUG")
    done = room.says("Mia", f"/approve {number}")
    assert room.shop.stock("MUG")[1] == "20"
    undone = room.press("Mia", done, "Undo")
    assert number in undone.title and room.shop.order(number).state == "awaiting_approval"
    assert room.shop.stock("MUG")[1] == "0"
    again = room.says("Mia", "/undo")
    assert again.kind == "bad", again
    room.says("Wim", "/stock MUG 40")
    assert room.says("Wim", "/undo").kind == "good" and room.shop.stock("MUG")[0] == "100"
    room.says("Mia", f"/approve {number}")
    room.shop.clock.move(seconds=30)
    assert room.says("Mia", "/undo").kind == "bad" and room.shop.order(number).state == "confirmed"
    assert room.shop.faults() == []


def test_an_invoice_is_reversed_after_it_was_shown_how(room: StaffRoom) -> None:
    """/undo and /reverse show the credit note first; the press takes it, the same press again takes no second one."""
    number = room.shop.place("2 MUG")
    room.shop.steps(number, "pick", "pack", "ship")
    done = room.says("Fay", f"/invoice {number}")
    shown = room.press("Fay", done, "Reverse the invoice R-26-00001")
    assert "credit note" in shown.text and "C-26" in shown.text and not room.shop.order(number).invoices[1:]
    assert "C-26-00001" in room.press("Fay", shown, "Do it").text
    assert room.press("Fay", shown, "Do it").kind == "bad"
    room.says("Fay", f"/invoice {number}")
    assert room.says("Fay", "/undo").buttons == room.says("Fay", "/undo?").buttons != ()
    card = room.press("Fay", room.says("Fay", f"/order {number}"), "Reverse the invoice")
    assert "C-26-00002" in room.press("Fay", card, "Do it").text
    assert room.press("Fay", card, "Do it").kind in ("warn", "bad")
    assert room.says("Sam", f"/reverse {number}").kind == "bad"
    assert [one.state for one in room.shop.order(number).invoices] == ["reversed", "paid"] * 2
    assert room.shop.faults() == []


def test_an_answer_that_still_waits_is_taken_back(room: StaffRoom) -> None:
    """Words sent to the wrong customer never leave when they are undone in time."""
    talk = parked(room, "Please call me")
    (card,) = room.refresh()
    told = room.says("Sam", "Not for you", replies_to=str(9000 + card["id"]))
    room.press("Sam", told, "Undo")
    said = [one.state for one in room.shop.clerk.look(ReadConversation(talk)) if "Not for you" in one.text]
    assert said == ["cancelled"]


def test_goods_come_back_by_commands(room: StaffRoom) -> None:
    """A return is asked for, received, judged and settled; money goes back, each by whoever may."""
    number = room.shop.place("5 MUG")
    room.shop.steps(number, "pick", "pack", "ship", "deliver", "invoice", "pay")
    asked = room.says("Sam", f"/return {number} 2x1 arrived damaged")
    back = asked.title.split()[1]
    assert back.startswith("R-") and "damaged" in asked.text
    assert room.says("Wim", f"/receive {back} 1=2").kind == "good"
    assert {row["facts"]["staff"] for row in room.refresh()} == {"returns"}
    which = room.says("Wim", f"/inspect {back}")
    assert room.press("Wim", which, "Scrap").kind == "good"
    settle = room.says("Fay", f"/resolve {back}")
    assert room.press("Fay", settle, "Give the money back").kind == "good"
    assert [row.words.split()[0] for row in room.says("Sam", "/return").rows] in ([back], [])


def test_goods_that_stand_aside_are_judged_again(room: StaffRoom) -> None:
    """The card has a button for it; a part is named by line, and the place may be named."""
    number = room.shop.place("5 MUG")
    room.shop.steps(number, "pick", "pack", "ship", "deliver", "invoice", "pay")
    back = room.says("Sam", f"/return {number} 3x1 arrived damaged").title.split()[1]
    room.says("Wim", f"/receive {back}")
    card = room.press("Wim", room.says("Wim", f"/inspect {back}"), "Put aside")
    assert room.press("Wim", room.press("Wim", card, "Judge again"), "Scrap").kind == "good"
    assert room.says("Wim", f"/rejudge {back} sellable 1=1").kind == "bad"
    assert room.shop.faults() == []
    assert f"/refund {number}" in room.says("Fay", f"/refund {number}").text
    assert room.says("Fay", f"/refund {number} 99999 because").kind == "bad"
    assert room.shop.faults() == []


def test_the_room_speaks_the_shops_language(room: StaffRoom) -> None:
    """Cards, answers and buttons are in German where the shop is; nothing of them is English by mistake."""
    german = {"shop": {"language": "de", "languages": ["de", "en"]}, **OVER_50}
    room.shop.apply(german)
    number = room.shop.place("20 MUG")
    parked(room, "Bitte rufen Sie an")
    parked(room, "2 Tassen und den blauen Tee", READ, "unsure")
    texts = " ".join(row["body_chat"] for row in room.refresh())
    for words in ("Freizugeben", "Bei Menschen", "Bitte ansehen", "Gelesen als"):
        assert words in texts
    said = (
        f"/order {number}", "/help", "/who", "/find archer", "/find zzzz", "/stock", "/stock MUG", f"/note {number}",
        f"/note {number} x", "/pick", "/aprove", f"/hold {number}", f"/reject {number}", f"/approve {number}?",
        "/claim", "/return", "/undo", "/order 22222", f"/approve {number}",
    )  # fmt: skip
    answered = "\n".join(room.says("Mia", one).plain for one in said)
    for english in (" the ", "order and", "Nothing", "Approve", "There is", "Found for"):
        assert english not in answered
    assert "Freigegeben." in answered
