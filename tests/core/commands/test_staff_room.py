"""The staff room's own commands and the cards of what waits for a person."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from core.database.engine import Database
from core.database.tables.deliveries import deliveries
from core.domain.access import AddStaff
from core.domain.commands import AnswerMessage, FinishMessage, HandOver, TakeBack
from core.domain.machine import Actor, Role
from core.domain.queries import ReadJournal
from core.domain.staffroom import (
    ActOnce,
    BindTelegram,
    CaseOfPost,
    ClaimCase,
    FindCase,
    ListCases,
    MakeTelegramCode,
    NoteOrder,
    OnDuty,
    OrdersLike,
    Queue,
    RefreshCases,
    ReleaseCase,
    StaffByTelegram,
)
from core.errors import Refused
from tests.shop import ADMIN, SALES, WAREHOUSE, Shop, message, wanted

RULE = Actor(Role.RULE, "rule:staff_room")
CHAT = "-100200300"
OVER_50 = {"approval": [{"name": "over 50", "over_total": "50", "role": "manager"}]}


@pytest.fixture
def shop(database: Database) -> Shop:
    """A shop in which orders over 50 want a manager's word."""
    return Shop(database, policy=OVER_50)


def hired(shop: Shop, name: str, *roles: str, telegram: str = "") -> Actor:
    """Add a member of staff and return who they are."""
    done = shop.clerk.do(AddStaff(name, roles, telegram=telegram), actor=ADMIN)
    return Actor(staff_actor_of(roles), f"staff:{done.facts['staff_id']}", name)


def staff_actor_of(roles: tuple[str, ...]) -> Role:
    """Return the roles of these names."""
    found = Role(0)
    for name in roles:
        found |= Role[name.upper()]
    return found


def refresh(shop: Shop) -> dict[str, Any]:
    """Look for what waits, as the minute's round does."""
    return dict(shop.clerk.do(RefreshCases(CHAT), actor=RULE).facts)


def cards(shop: Shop) -> list[Any]:
    """Return the staff's messages in the ledger, oldest first."""
    d = deliveries.c
    with shop.database.read() as conn:
        found = select(deliveries).where(d.recipient == CHAT).order_by(d.id)
        return list(conn.execute(found).mappings())


def delivered(shop: Shop) -> None:
    """Have the chat take all that waits for it, under the numbers of its own."""
    d = deliveries.c
    with shop.database.write() as conn:
        for row in conn.execute(select(d.id).where(d.recipient == CHAT, d.state == "queued")).all():
            taken = {"state": "sent", "sent_at": 1, "receipt": {"external_id": f"{CHAT}:{9000 + row.id}"}}
            conn.execute(update(deliveries).where(d.id == row.id).values(**taken))


def test_an_approval_is_one_card_that_moves_with_the_order(shop: Shop) -> None:
    """The card shows what asks for care and its buttons, is edited when claimed, and tells who approved and when."""
    mia = hired(shop, "Mia", "manager")
    number = shop.place("20 MUG")
    refresh(shop)
    (card,) = cards(shop)
    assert number in card["subject"] and "over 50" in card["body_chat"] and "20 pcs Mug" in card["body_chat"]
    assert card["facts"]["staff"] == "approvals"
    assert [one["action"].split()[0] for one in card["buttons"]] == ["/approve", "/reject", "/dry", "/claim", "/order"]
    delivered(shop)
    refresh(shop)
    assert len(cards(shop)) == 1
    case = shop.clerk.look(ListCases())[0]
    shop.clerk.do(ClaimCase(Queue.APPROVALS, case.thing), actor=mia)
    refresh(shop)
    assert cards(shop)[-1]["facts"]["over"] == card["id"] and "Mia" in cards(shop)[-1]["body_chat"]
    delivered(shop)
    shop.step(number, "approve", actor=mia)
    refresh(shop)
    last = cards(shop)[-1]
    assert "approved by Mia" in last["subject"] and len(cards(shop)) == 3
    assert shop.clerk.look(ListCases()) == () and refresh(shop)["posted"] == 0
    assert shop.faults() == []


def test_what_nobody_saw_is_not_posted_late(shop: Shop) -> None:
    """A card that still waits to be sent when its case is settled is taken back."""
    number = shop.place("20 MUG")
    refresh(shop)
    shop.step(number, "reject", reason="too much")
    refresh(shop)
    assert [row["state"] for row in cards(shop)] == ["cancelled"]


def test_an_order_submitted_again_gets_a_card_of_its_own(shop: Shop) -> None:
    """A case that opens again is posted anew, at the end of the topic."""
    number = shop.place("20 MUG")
    refresh(shop)
    delivered(shop)
    shop.count(MUG="5")
    with pytest.raises(Refused):
        shop.step(number, "approve")
    refresh(shop)
    delivered(shop)
    shop.count(MUG="100")
    shop.step(number, "confirm")
    refresh(shop)
    assert [bool((row["facts"] or {}).get("over")) for row in cards(shop)] == [False, True, False]


def test_many_cases_are_posted_step_by_step(shop: Shop) -> None:
    """A flood of cases never holds up the shop: each refresh posts some and says that there is more."""
    for _ in range(12):
        shop.place("20 MUG", lines=wanted("20 SCREW", "1 MUG", "18 TEA"))
    first = refresh(shop)
    assert (first["posted"], first["more"], len(cards(shop))) == (10, True, 10)
    second = refresh(shop)
    assert (second["posted"], second["more"], len(cards(shop))) == (2, False, 12)


def test_one_colleague_has_a_case(shop: Shop) -> None:
    """A claimed case is refused to others, who are told whose it is; it can be taken over, and put back."""
    sam, mia = hired(shop, "Sam", "sales"), hired(shop, "Mia", "manager")
    shop.place("20 MUG")
    refresh(shop)
    (case,) = shop.clerk.look(ListCases())
    shop.clerk.do(ClaimCase(case.queue, case.thing), actor=sam)
    with pytest.raises(Refused) as refused:
        shop.clerk.do(ClaimCase(case.queue, case.thing), actor=mia)
    assert (refused.value.code, refused.value.facts["who"]) == ("claimed_already", "Sam")
    shop.clerk.do(ClaimCase(case.queue, case.thing, over=True), actor=mia)
    shop.clerk.do(ReleaseCase(case.queue, case.thing), actor=sam)
    held = {one.staff.name: len(one.claims) for one in shop.clerk.look(OnDuty())}
    assert held == {"Mia": 1, "Sam": 0}
    shop.clerk.do(ReleaseCase(case.queue, case.thing), actor=mia)
    found = shop.clerk.look(FindCase(case.queue, case.thing))
    assert found is not None and found.claimed_by == ""


def test_a_handed_over_talk_goes_on_in_the_room(shop: Shop) -> None:
    """What the customer writes to a person appears below the card, once, and a reply finds its conversation."""
    first = shop.clerk.receive(message("Please call me.", message_id="<1@x>"))
    done = FinishMessage(first.id, "parked", "wants_a_person")
    shop.clerk.do(HandOver(first.conversation_id, "wants_a_person", first.id), done, actor=RULE)
    refresh(shop)
    (card,) = cards(shop)
    assert "Please call me." in card["body_chat"] and card["facts"]["staff"] == "handed_over"
    delivered(shop)
    shop.clerk.receive(message("Hello?\nAnybody?", message_id="<2@x>", conversation="<1@x>", threads=("<1@x>",)))
    refresh(shop)
    refresh(shop)
    (_, further) = cards(shop)
    assert "Hello?\nAnybody?" in further["body_chat"] and further["facts"]["below"] == card["id"]
    delivered(shop)
    found = shop.clerk.look(CaseOfPost(CHAT, str(9000 + further["id"])))
    assert found is not None and found.conversation_id == first.conversation_id
    assert shop.clerk.look(CaseOfPost("-1", str(9000 + further["id"]))) is None
    shop.clerk.do(AnswerMessage(first.conversation_id, "colleague", answer="Calling."), actor=SALES)
    shop.clerk.do(TakeBack(first.conversation_id), actor=SALES)
    refresh(shop)
    assert "with the clerk again" in cards(shop)[-1]["body_chat"]


def test_an_unsure_message_is_shown_with_what_was_read(shop: Shop) -> None:
    """The review card quotes the message, lists lines and candidates with letters, and how sure the clerk is."""
    got = shop.clerk.receive(message("2 mugs and the blue tea", message_id="<3@x>"))
    read = {
        "intent": "order.place",
        "confidence": 0.42,
        "lines": [{"sku": "MUG", "quantity": "2", "unit": "each", "confidence": 0.9}],
        "must_ask": [{"about": "item", "text": "the blue tea", "candidates": ["TEA", "BEANS"]}],
        "unknown": [],
    }
    done = FinishMessage(got.id, "parked", "unsure", read)
    shop.clerk.do(HandOver(got.conversation_id, "unsure", got.id), done, actor=RULE)
    refresh(shop)
    (card,) = cards(shop)
    assert card["facts"]["staff"] == "reviews"
    for words in ("2 mugs and the blue tea", "42 %", "[MUG]", "A) Green tea, B) Coffee beans"):
        assert words in card["body_chat"]
    assert [one["action"] for one in card["buttons"]][:2] == [f"/read {got.id} A", f"/read {got.id} B"]


def test_a_message_that_could_not_be_sent_waits_for_a_person(shop: Shop) -> None:
    """A parked delivery is a case; a card of the staff's own that fails is none."""
    number = shop.place("20 MUG")
    with shop.database.write() as conn:
        d = deliveries.c
        conn.execute(update(deliveries).where(d.channel == "email").values(state="parked", error="550 no such user"))
    refresh(shop)
    assert {one.queue for one in shop.clerk.look(ListCases())} == {Queue.APPROVALS, Queue.PARKED}
    assert any("550 no such user" in row["body_chat"] and number in row["body_chat"] for row in cards(shop))
    with shop.database.write() as conn:
        conn.execute(update(deliveries).where(d.recipient == CHAT).values(state="parked"))
    refresh(shop)
    assert len(shop.clerk.look(ListCases())) == 2


def test_a_note_is_in_the_history_and_its_words_can_be_erased(shop: Shop) -> None:
    """A note moves no version; the journal proves that it was written, its words lie beside it."""
    number = shop.place("2 MUG")
    before = shop.order(number)
    shop.clerk.do(NoteOrder(number, "  Wants the blue ones. "), actor=WAREHOUSE)
    after = shop.order(number)
    entry = shop.clerk.look(ReadJournal(after.id))[-1]
    assert (entry.name, entry.reason, after.version) == ("order.noted", "Wants the blue ones.", before.version)
    with pytest.raises(Refused):
        shop.clerk.do(NoteOrder(number, " "), actor=WAREHOUSE)
    assert shop.faults() == []


def test_a_key_is_used_once(shop: Shop) -> None:
    """The same press again is refused, and nothing of its unit happens."""
    sam = hired(shop, "Sam", "sales")
    number = shop.place("2 MUG")
    for times in (1, 2):
        try:
            shop.clerk.do(ActOnce("telegram:7", "note", number), NoteOrder(number, "once"), actor=sam)
        except Refused as refused:
            assert (times, refused.code) == (2, "done_already")
    journal = shop.clerk.look(ReadJournal(shop.order(number).id))
    assert sum(one.name == "order.noted" for one in journal) == 1


def test_a_telegram_account_becomes_a_colleagues_by_a_code(shop: Shop) -> None:
    """The code works once and for ten minutes; an account is one person's only."""
    sam, mia = hired(shop, "Sam", "sales"), hired(shop, "Mia", "manager", telegram="77")
    staff_id = int(sam.id.partition(":")[2])
    with pytest.raises(Refused):
        shop.clerk.do(MakeTelegramCode(staff_id), actor=mia)
    late = shop.clerk.do(MakeTelegramCode(staff_id), actor=sam).facts["code"]
    shop.clock.move(minutes=11)
    with pytest.raises(Refused):
        shop.clerk.do(BindTelegram(late, "77"), actor=RULE)
    code = shop.clerk.do(MakeTelegramCode(staff_id), actor=sam).facts["code"]
    shop.clerk.do(BindTelegram(f" {code.lower()} ", "77"), actor=RULE)
    found = shop.clerk.look(StaffByTelegram("77"))
    assert found is not None and found.name == "Sam"
    with pytest.raises(Refused):
        shop.clerk.do(BindTelegram(code, "78"), actor=RULE)
    assert shop.clerk.look(StaffByTelegram("")) is None


def test_numbers_are_found_as_people_type_them(shop: Shop) -> None:
    """Case, dashes and prefix may be missing; a wrong sign is only offered, never taken for the order."""
    number = shop.place("2 MUG")
    plain = number.replace("-", "")
    for typed in (number, number.lower(), plain, plain[1:], plain[3:].lower(), f" {number[2:]} "):
        assert shop.clerk.look(OrdersLike(typed)) == (number,)
    wrong = number[:-1] + ("Z" if number[-1] not in "Z2" else "Y")
    assert shop.clerk.look(OrdersLike(wrong)) == ("", number)
    assert shop.clerk.look(OrdersLike("O-26")) == ()
