"""What people do in a chat with the bot, and what they hear."""

from __future__ import annotations

from bot.telegram.signing import signed
from core.domain.commands import TakeStep
from tests.bot.telegram.bot_api import ANN, BEN, OTHER_GROUP, BotApi
from tests.bot.telegram.counter import BotShop, until
from tests.bot.telegram.test_story import quoted
from tests.shop import ADMIN


def test_a_pressed_choice_turns_its_message_into_the_read_back(shop: BotShop, api: BotApi) -> None:
    """Where nothing was written since, the earlier message is edited in place instead of a flood of new ones."""
    quoted(shop, api)
    read_back = api.all_shown(ANN)[-1]
    (number,) = shop.orders(ANN)
    before = len(api.all_shown(ANN))
    api.presses(ANN, read_back, data=signed("line:1:5", ANN, shop.settings.secret))
    api.wait_until(lambda: read_back.edits == 1)
    assert "5" in read_back.text
    assert len(api.all_shown(ANN)) == before
    api.says(ANN, "3 mugs instead")
    api.wait_for(ANN, before + 1)
    api.wait_until(lambda: not read_back.keyboard)
    assert api.all_shown(ANN)[-1].labels
    assert shop.orders(ANN) == (number,)


def test_a_forged_or_foreign_button_does_nothing_and_is_answered_in_words(shop: BotShop, api: BotApi) -> None:
    """Another chat's button, a changed one, anything else: the current state is told and nothing happens."""
    quoted(shop, api)
    read_back = api.all_shown(ANN)[-1]
    (number,) = shop.orders(ANN)
    api.presses(BEN, read_back, "Confirm")
    api.wait_for(BEN)
    api.says(BEN, "hello")
    api.wait_for(BEN, 2)
    foreign = api.all_shown(BEN)[0]
    api.presses(BEN, foreign, data=read_back.data["Confirm"])
    api.wait_for(BEN, 3)
    api.presses(ANN, read_back, data=f"AAAAAAAAAAAconfirm:{number}:1")
    api.wait_for(ANN, 3)
    until(lambda: shop.worked_off(ANN) and shop.worked_off(BEN))
    assert shop.order(number).state == "quoted"
    assert api.unanswered == {}


def test_who_blocks_the_bot_hears_by_mail(shop: BotShop, api: BotApi) -> None:
    """What cannot be shown is parked for staff and mailed instead; the next notices go by mail at once."""
    quoted(shop, api)
    api.presses(ANN, api.all_shown(ANN)[-1], "Confirm")
    api.wait_for(ANN, 3)
    sent, out = len(api.called("sendMessage")), shop.settings.mail_dir / "out"
    # The confirmation goes by mail, too; an address that nobody knew gets no code.
    until(lambda: len(list(out.glob("*.eml"))) == 1)
    api.blocked.add(ANN)
    api.says(ANN, "where is my order?")
    until(lambda: any(one.state == "parked" for one in shop.heard(ANN)) and len(list(out.glob("*.eml"))) == 2)
    assert len(api.called("sendMessage")) <= sent + 3
    (number,) = shop.orders(ANN)
    shop.clerk.do(TakeStep(number, "cancel", {"reason": "out of clay"}), actor=ADMIN)
    assert [(one.channel, one.state) for one in shop.heard(ANN)][-1] == ("email", "queued")


def test_groups_are_left_with_one_line(shop: BotShop, api: BotApi) -> None:
    """Orders are taken in private; a group that is not the staff's is told so and left."""
    api.says(ANN, "2 mugs", chat=OTHER_GROUP)
    api.wait_until(lambda: api.left == [OTHER_GROUP])
    assert len(api.all_shown(OTHER_GROUP)) == 1
    assert shop.orders(ANN) == ()


def test_things_without_words_are_answered_or_kept_for_people(shop: BotShop, api: BotApi) -> None:
    """A sticker gets an answer; a voice message is kept as a file and handed to a person."""
    api.says(ANN, "", sticker={"file_id": "s", "file_unique_id": "s", "emoji": "x"})
    assert "write" in api.wait_for(ANN).text
    voice = api.files.put(b"OggS voice")
    api.says(BEN, "", voice={"file_id": voice, "file_unique_id": "v", "duration": 3, "mime_type": "audio/ogg"})
    assert "colleague" in api.wait_for(BEN).text
    (kept,) = [one for one in shop.heard(BEN) if one.direction == "in"]
    assert kept.files == ("voice-1.ogg",)


def test_a_file_is_read_like_one_that_was_mailed(shop: BotShop, api: BotApi) -> None:
    """A CSV list orders what it names, even where its first download breaks off half-way."""
    listed = api.files.put(b"sku,quantity\nMUG,4\nSCREW,20\n", "documents/list.csv")
    api.inject("download", "half")
    document = {"file_id": listed, "file_unique_id": "d", "file_name": "list.csv", "mime_type": "text/csv"}
    api.says(ANN, "please order this", document=document)
    read_back = api.wait_for(ANN)
    assert "Mug" in read_back.text
    (number,) = shop.orders(ANN)
    assert [(line.sku, line.quantity) for line in shop.order(number).lines] == [("MUG", "4"), ("SCREW", "20")]


def test_an_edited_message_corrects_what_it_ordered(shop: BotShop, api: BotApi) -> None:
    """Who changes 2 into 3 in the message itself wants 3, not 5."""
    said = api.says(ANN, "2 mugs please")
    api.wait_for(ANN)
    api.edits(ANN, said, "3 mugs please")
    api.wait_for(ANN, 2)
    (number,) = shop.orders(ANN)
    assert [(line.sku, line.quantity) for line in shop.order(number).lines] == [("MUG", "3")]
