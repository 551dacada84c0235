"""What a message leads to: an order, a changed order, lines that go back, an answered question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from intake.understanding.answers import Answer, Answerer, complete_itself
from intake.understanding.changes import Changer
from intake.understanding.gather import Gatherer
from intake.understanding.lines import NOTHING, Gathered, Line, Outcome, Standing
from intake.understanding.message import Message
from intake.understanding.pieces import Cutter, Piece
from intake.understanding.revising import Revising
from intake.understanding.settle import Settler
from intake.understanding.shapes import Ask, LineRead
from intake.understanding.shop import Shop

# So much of loose words must name a thing of the order for it to be the one that goes back.
_NAMED = 0.5
WITH_LINES = frozenset({"order.place", "order.change", "order.repeat", "return.request"})


@dataclass(slots=True)
class Context:
    """What the message leans on."""

    draft: list[LineRead] = field(default_factory=list)
    order: list[LineRead] = field(default_factory=list)
    last: list[LineRead] = field(default_factory=list)
    asked: Message | None = None


def gather(shop: Shop, message: Message, pieces: Sequence[Piece], standing: Standing = NOTHING) -> Gathered:
    """Return what the pieces of a message say together. standing: the lines that it is about."""
    definite = frozenset(
        place
        for place, here in enumerate(message.hits)
        if any(hit.role == "the" and hit.language in message.active for hit in here)
    )
    revised, rest = Revising(shop.resolver, shop.choosing, standing).take(pieces, definite)
    near = frozenset(standing.quantities)
    gathered = Gatherer(shop.resolver, shop.choosing, near=near, language=message.language).gather(rest)
    gathered.lines[:0] = revised
    gathered.pieces = pieces
    return gathered


_GOES_BACK = frozenset({"broken", "return", "return_weak", "refund", "credit"})
_WHOLE = frozenset({"order", "order_ref", "cancel_all"})


def ends_all(message: Message) -> bool:
    """Return whether a sentence cancels the order by name or number: `please cancel order 4711`."""
    for one in message.sentences:
        begin, end = message.tokens[one.start].start, message.tokens[one.end - 1].end
        if one.concepts & {"cancel", "cancel_all"} and (
            one.concepts & _WHOLE or any(begin <= number.start < end for number in message.numbers)
        ):
            return True
    return False


def cancels_all(message: Message) -> bool:
    """Return whether all is cancelled in so many words, with no exception: `please cancel everything`."""
    said = any("cancel_all" in one.concepts for one in message.sentences)
    return said and "but" not in message.roles()


def tells_why(line: Line) -> bool:
    """Return whether a thing that goes only tells why all goes: `cancel it all, we need no liner any more`."""
    return all("without" in piece.link for piece in line.pieces)


class Result:
    """Turns what was gathered into lines and questions, in the light of the context."""

    def __init__(
        self, shop: Shop, message: Message, context: Context, gathered: Gathered, pieces: Sequence[Piece]
    ) -> None:
        self._shop = shop
        self._message = message
        self._context = context
        self._gathered = gathered
        self._pieces = pieces
        self._settler = Settler(shop.resolver, message.words, message.chars)
        self._changer = Changer(shop.resolver, shop.choosing, self._settler)
        self.changed_intent = ""

    def of(self, intent: str) -> Outcome:
        """Return what the message leads to, given what it wants."""
        context, gathered = self._context, self._gathered
        if intent == "return.request":
            return self._returned()
        if intent == "order.cancel":
            return self._cancelled()
        if intent not in WITH_LINES:
            return Outcome()
        if intent == "order.repeat":
            return self._changer.apply(gathered, context.last, adds=False)
        if context.asked is not None and (not complete_itself(gathered) or self._picks() or self._answers_too()):
            return self._answered()
        if context.order:
            return self._changer.apply(gathered, context.order, adds=False)
        if context.draft:
            return self._changer.apply(gathered, context.draft, adds=True)
        return self._changer.fresh(gathered)

    def _cancelled(self) -> Outcome:
        """`cancel the mugs` takes a line off; `cancel the order` all of it."""
        named = self._gathered.removed or self._gathered.lines
        base = self._context.order or self._context.draft
        skus = {line.sku for line in base}
        index = self._shop.resolver.index
        hit = [one for one in named if {index.items[item].sku for item in one.finding.items} & skus]
        part = [one for one in hit if "cancel" in self._concepts(one) and not tells_why(one)]
        everything = cancels_all(self._message)
        if everything or ((ends_all(self._message) and not part) and not any("only" in one.roles for one in hit)):
            # What else is named only tells why.
            return Outcome()
        if not base or not hit or len(skus) < 2:
            return Outcome()
        self._gathered.removed = hit
        self._gathered.lines = [line for line in self._gathered.lines if line not in hit]
        self.changed_intent = "order.change"
        return self._changer.apply(self._gathered, base, adds=False)

    def _named_again(self, base: Sequence[LineRead]) -> list[Line]:
        """Return the things of an order that loose words of a complaint name: `the kettle hums like a tractor`."""
        resolver = self._shop.resolver
        standing = frozenset(resolver.index.by_sku[one.sku] for one in base if one.sku in resolver.index.by_sku)
        found = []
        had = {item for line in self._gathered.lines for item in line.finding.items}
        for piece in (*self._gathered.loose, *self._gathered.unknown):
            if had and not self._goes_back(piece):
                continue
            known = [one for one in resolver.weigh_piece(piece) if one.keys]
            finding = resolver.find(known, standing)
            if finding.named and len(finding.items) == 1 and finding.share >= _NAMED and not had & set(finding.items):
                found.append(Line(finding, count=piece.count, unit=piece.unit, pieces=[piece]))
        return found

    def _returned(self) -> Outcome:
        base = self._context.order
        if base:
            self._gathered.lines += self._named_again(base)
        self._of_them()
        self._rest()
        self._gathered.lines = [line for line in self._gathered.lines if not self._is_well(line)]
        if not base:
            outcome = self._changer.fresh(self._gathered)
            return Outcome(lines=outcome.lines, said=outcome.said, asks=outcome.asks)
        return self._changer.returned(self._gathered, base)

    def _is_well(self, line: Line) -> bool:
        """Return whether the thing is only said to be as it should: `the notebooks are fine`."""
        concepts = self._concepts(line)
        return "fine" in concepts and not concepts & _GOES_BACK

    def _concepts(self, line: Line) -> frozenset[str]:
        return self._message.sentences[self._message.sentence_at(line.pieces[0].span[0])].concepts

    def _goes_back(self, piece: Piece) -> bool:
        """Return whether a piece stands in a sentence about what goes back."""
        return bool(self._message.sentences[self._message.sentence_at(piece.span[0])].concepts & _GOES_BACK)

    def _rest(self) -> None:
        """`used 2, can I bring the other 8 back?`: what is left of the only thing named is what goes back."""
        rest = [piece for piece in self._pieces if "rest_split" in piece.roles and piece.count is not None]
        if len(rest) == 1 and len(self._gathered.lines) == 1 and not rest[0].heads:
            line, count = self._gathered.lines[0], rest[0].count
            if count is not None and count.kind in ("figure", "word"):
                line.count, line.unit = count, rest[0].unit or line.unit

    def _of_them(self) -> None:
        """`of the 10 pairs 3 were dirty`: the smaller number in the same sentence says how many go back."""
        for line in self._gathered.lines:
            self._of_one(line)
            said = line.pieces[-1]
            for piece in (*self._gathered.unknown, *self._gathered.counts):
                count = piece.count
                if count is None or count.kind == "vague" or line.count is None or piece.heads:
                    continue
                if count.value == 1 and (piece.unit or "of" not in said.roles or piece.link != {"count"}):
                    # "of the 2 crates one is mush", and not "2 crates ... for the one crate", "send a replacement"
                    continue
                # "of the 10 pairs 3 were dirty", "4 of the 12 were broken"
                beside = piece.span > said.span or piece.span[1] + 1 >= said.span[0]
                if count.value < line.count.value and piece.sentence == said.sentence and beside:
                    line.count, line.unit = count, piece.unit or line.unit

    def _of_one(self, line: Line) -> None:
        """`of the 2 crates one is rotten, credit for the one crate`: an article with its unit says how many."""
        if line.count is None or "of" not in line.roles or not line.unit:
            return
        after = [piece for piece in self._pieces if piece.span > line.pieces[-1].span and not piece.heads]
        one = [piece for piece in after if piece.count is not None and piece.count.kind == "one"]
        if any(piece.unit == line.unit for piece in one):
            line.count = one[0].count

    def _asked(self, question: Message) -> Gathered:
        """Return the lines that a question is about."""
        return gather(self._shop, question, _without_alternatives(Cutter(question.path).cut()))

    def _more(self, question: Message) -> list[Line]:
        """Return the things named in full beside the answer: `the lamb one, and 2 puppy 15 kg`."""
        offered = {item for line in self._asked(question).lines for item in line.finding.items}
        named = [line for line in self._gathered.lines if line.finding.exact and line.item is not None]
        return [line for line in named if offered and line.item not in offered]

    def _picks(self) -> bool:
        """Return whether the things named, uncounted, are among those that the question offers."""
        question = self._context.asked
        if question is None or any(line.count is not None for line in self._gathered.lines):
            return False
        named = gather(self._shop, question, Cutter(question.path).cut()).lines
        offered = {item for line in (*self._asked(question).lines, *named) for item in line.finding.items}
        return len(offered) > 1 and all(line.item in offered for line in self._gathered.lines)

    def _answers_too(self) -> bool:
        """Return whether there is an answer beside the things that are named in full."""
        question = self._context.asked
        more = self._more(question) if question is not None else []
        full = [line for line in self._gathered.lines if line.finding.exact and line.item is not None]
        rest = [line for line in self._gathered.lines if line not in more]
        return bool(more) and len(more) == len(full) and bool(rest or self._gathered.free or self._gathered.loose)

    def _answered(self) -> Outcome:
        question = self._context.asked
        if question is None:
            return Outcome()
        asked = self._asked(question)
        more = self._more(question) if complete_itself(self._gathered) else []
        named = [id(piece) for line in more for piece in line.pieces]
        pieces = [piece for piece in self._pieces if id(piece) not in named]
        asking = Settler(self._shop.resolver, question.words, question.chars)
        answerer = Answerer(self._shop.resolver, self._shop.choosing, self._settler)
        roles = frozenset(self._message.roles())
        lines = answerer.complete(Answer(asked.lines, pieces, roles, question))
        outcome = Changer(self._shop.resolver, self._shop.choosing, asking).fresh(Gathered(lines=lines))
        spans = (self._message.chars((0, len(self._message.tokens))),) if self._message.tokens else ()
        said = [replace(one, spans=spans, signs={**one.signs, "answered": 1.0}) for one in outcome.said]
        words = " ".join(self._message.text.split())[:200]
        asks = [Ask(one.about, words, one.candidates, one.quantity, one.unit, one.option) for one in outcome.asks]
        beside = self._changer.fresh(Gathered(lines=more))
        said, asks = [*said, *beside.said], [*asks, *beside.asks]
        return Outcome(lines=[*self._context.draft, *said], said=said, asks=asks)


def _without_alternatives(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a question without what it offers to choose from (`8 W or 13 W`)."""
    offered = {piece.sentence for piece in pieces if "or" in piece.link}
    kept: list[Piece] = []
    closed = False
    for piece in pieces:
        if piece.sentence not in offered:
            kept.append(piece)
            continue
        closed = closed or bool(piece.link & {"or", "dash", "colon", "close"} and kept)
        if not closed:
            kept.append(piece)
    counted = [piece for piece in pieces if piece.count is not None and piece.has_content]
    if counted and not any(piece.count is not None or piece.heads for piece in kept):
        # "Matt or gloss for 8 boxes of ...?": what is offered to choose from stands first.
        return counted
    return kept
