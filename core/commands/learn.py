"""Learn: note what words people use for a thing, and let a person decide whether they count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import RowMapping

from core.commands.work import Work
from core.database import journal, learning
from core.database.catalogue import bump
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.learning import (
    VERDICTS,
    DecideWords,
    KeepReplay,
    ProposeWords,
    TeachWords,
    Verdict,
    WordState,
    cleaned,
    normalised,
    same_name,
    unlearnable,
)
from core.domain.machine import Role
from core.errors import Refused

_BY_RULE = "rule:"
_TEACHERS = Role.SALES | Role.MANAGER
_LIVE = (WordState.PROPOSED, WordState.ON, WordState.OFF)


def propose_words(work: Work, command: ProposeWords) -> None:
    """Note evidence for words; another meaning of the same words contradicts both.

    Never refuses: what teaches nothing must not keep an order from being taken.
    """
    item = work.items([command.sku]).get(command.sku)
    if work.policy.learning == "off" or item is None or unlearnable(command.words):
        return
    words = normalised(command.words)
    known = learning.same_words(work.conn, words, command.customer_id)
    mine = next((row for row in known if row["sku"] == command.sku), None)
    if mine is None and (same_name(words, (item.name, *item.aliases)) or learning.sold_as(work.conn, words)):
        return
    rivals = [row for row in known if row["sku"] != command.sku and row["state"] in _LIVE]
    for row in rivals:
        _contradict(work, row, command.sku)
    words_id = _noted(work, command, mine, rivals[0]["sku"] if rivals else "")
    work.facts["words_seen"] = [*work.facts.get("words_seen", ()), words_id]


def _noted(work: Work, command: ProposeWords, mine: RowMapping | None, contradicted: str) -> int:
    if mine is None:
        return _added(work, command, command.source, contradicted)
    again = command.message_id is None or mine["message_id"] != command.message_id
    learning.change(
        work.conn,
        mine["id"],
        seen=mine["seen"] + again,
        last_at=ms(work.now),
        message_id=command.message_id or mine["message_id"],
        order_number=command.order or mine["order_number"],
        contradicted=contradicted or mine["contradicted"],
    )
    return int(mine["id"])


def _added(work: Work, command: ProposeWords | TeachWords, source: str, contradicted: str = "") -> int:
    words_id = learning.add(
        work.conn,
        {
            "words": normalised(command.words),
            "written": cleaned(command.words),
            "sku": command.sku,
            "customer_id": command.customer_id,
            "source": source,
            "message_id": command.message_id,
            "order_number": command.order[:40],
            "seen": 1,
            "state": str(WordState.PROPOSED),
            "contradicted": contradicted,
            "proposed_at": ms(work.now),
            "last_at": ms(work.now),
        },
    )
    _journalled(work, words_id, "", WordState.PROPOSED, command.sku, cleaned(command.words), fresh=True)
    return words_id


def _contradict(work: Work, row: RowMapping, sku: str) -> None:
    learning.change(work.conn, row["id"], contradicted=sku)
    if row["state"] == WordState.ON and row["decided_by"].startswith(_BY_RULE):
        # What a rule switched on on two sightings, one sighting to the contrary switches off.
        _settled(work, row, WordState.OFF)


def teach_words(work: Work, command: TeachWords) -> dict[str, Any]:
    """Propose words that a colleague knows; said so by a person, earlier contradictions count no more."""
    work.only(_TEACHERS, "words")
    item = work.items([command.sku]).get(command.sku)
    if item is None:
        raise Refused("unknown_item", sku=command.sku[:60])
    if reason := unlearnable(command.words):
        raise Refused(reason)
    words = normalised(command.words)
    if same_name(words, (item.sku, item.name, *item.aliases)):
        raise Refused("words_known", sku=item.sku)
    _free(work, words, command.sku)
    known = learning.same_words(work.conn, words, command.customer_id)
    mine = next((row for row in known if row["sku"] == command.sku), None)
    if mine is None:
        return {"words_id": _added(work, command, "staff")}
    learning.change(work.conn, mine["id"], contradicted="", last_at=ms(work.now))
    if mine["state"] == WordState.REJECTED:
        _settled(work, mine, WordState.PROPOSED)
    return {"words_id": int(mine["id"])}


def _free(work: Work, words: str, sku: str) -> None:
    if other := learning.named_otherwise(work.conn, words, sku):
        raise Refused("words_taken", sku=other)


def keep_replay(work: Work, command: KeepReplay) -> None:
    """Keep what a replay showed, with the state of the shop that it was made of."""
    work.only(_TEACHERS, "words")
    row = _row(work, command.id)
    learning.change(work.conn, row["id"], replay={**command.result, "state": list(command.state)})


def decide_words(work: Work, command: DecideWords) -> None:
    """Switch words on or off, reject them or take a rejection back."""
    work.only(_TEACHERS, "words")
    row = _row(work, command.id)
    from_, to = VERDICTS[command.verdict]
    if row["state"] not in from_:
        raise Refused("wrong_state", step=str(command.verdict), state=row["state"])
    if command.verdict is Verdict.ON:
        _may_be_switched_on(work, row)
    _settled(work, row, to)


def _may_be_switched_on(work: Work, row: RowMapping) -> None:
    if row["contradicted"]:
        raise Refused("words_contradicted", sku=row["contradicted"])
    _free(work, row["words"], row["sku"])
    for other in learning.same_words(work.conn, row["words"], row["customer_id"]):
        if other["state"] == WordState.ON and other["sku"] != row["sku"]:
            raise Refused("words_taken", sku=other["sku"])
    if not row["replay"] or tuple(row["replay"].get("state", ())) != learning.learning_state(work.conn):
        raise Refused("replay_needed")


def _row(work: Work, words_id: int) -> RowMapping:
    row = learning.by_id(work.conn, words_id)
    if row is None:
        raise Refused("unknown_words")
    return row


def _settled(work: Work, row: RowMapping, to: WordState) -> None:
    learning.change(work.conn, row["id"], state=str(to), decided_by=work.actor.id, decided_at=ms(work.now))
    _journalled(work, row["id"], row["state"], to, row["sku"], row["written"])
    if WordState.ON in (row["state"], to):
        # Words of one customer leave the compiled catalogue as it is.
        bump(work.conn, "words" if row["customer_id"] is None else "own_words")


def _journalled(
    work: Work, words_id: int, before: str, after: WordState, sku: str, words: str, *, fresh: bool = False
) -> None:
    entry = journal.Entry(
        "learned_words", words_id, None, 0, f"words.{after}", work.actor.id, "", work.cause, before, str(after),
        {"sku": sku}, ms(work.now), words=words, fresh=fresh,
    )  # fmt: skip
    journal.append(work.conn, [entry])


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    ProposeWords: propose_words,
    TeachWords: teach_words,
    KeepReplay: keep_replay,
    DecideWords: decide_words,
}
"""What carries out which command."""
