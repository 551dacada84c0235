"""From a message taken apart to an Understanding: purposes, lines, questions, day, numbers, place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.domain.customers import Customer
from intake.understanding.intents import Purpose, choose, speaks_of, weigh_sentences
from intake.understanding.leftovers import left_over, left_over_from, naming
from intake.understanding.lines import Gathered, Line, Outcome, Standing
from intake.understanding.message import Message, Sentence
from intake.understanding.pieces import Cutter, Piece
from intake.understanding.results import Context, Result, cancels_all, ends_all, gather, tells_why
from intake.understanding.shapes import Ask
from intake.understanding.shop import Shop

WANTING = frozenset({"want", "buy"})
ALTERING = frozenset({"change", "add", "remove", "cancel", "return_weak"})
# A sentence that speaks of these tells of goods that are there already, or on their way.
ABOUT_PAST = frozenset({"complaint", "broken", "track", "cancel", "return", "refund", "arrived", "credit"})
BACK = frozenset({"return", "refund"})
# A wish to return something is sure from here on.
_GOES_BACK = 3.0
# So many words make a question about a thing; fewer ("the blue ones?") may order it.
_A_SENTENCE = 5
# A condition stands among so many first words.
_BEGINNING = 3
# Words that ask or wish, and name nothing that could be sold.
_SPEAKING = frozenset({"c.stock", "c.want", "c.question", "c.buy"})
_SURELY_BACK = 3.2
_OF_A_THING = frozenset({"c.stock", "c.price"})
ABOUT_OTHER = frozenset(
    {"order.status", "stock.question", "price.question", "delivery.question", "payment.question", "invoice.request"}
    | {"complaint", "human", "other", "payment.notice", "supplier.reply", "withdrawal"}
)
QUESTIONS = (
    "order.status", "stock.question", "price.question", "delivery.question", "payment.question", "invoice.request",
    "human", "other", "smalltalk", "complaint", "payment.notice",
)  # fmt: skip


@dataclass(slots=True)
class Comprehension:
    """One message against its context."""

    shop: Shop
    message: Message
    context: Context
    customer: Customer | None = None
    subject: frozenset[str] = frozenset()
    purpose: Purpose = field(default_factory=Purpose)
    intent: str = "other"
    intents: tuple[str, ...] = ("other",)
    outcome: Outcome = field(default_factory=Outcome)
    unknown: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    other: list[int] = field(default_factory=list)
    gathered: Gathered = field(default_factory=Gathered)

    def run(self) -> None:
        """Fill in what the message means."""
        message = self.message
        self.purpose = weigh_sentences([sentence.concepts for sentence in message.sentences], subject=self.subject)
        self.other = [place for place, one in enumerate(message.sentences) if self._is_other(one)]
        self.pieces = Cutter(message.path).cut()
        wanted = [piece for piece in self.pieces if not self._in_other(piece) and not self._is_wish_beside(piece)]
        self.gathered = gather(self.shop, message, wanted, self._standing())
        self.gathered.lost = self._left_over(wanted) if self.context.asked is None else []
        self._weigh_lines()
        self._first_asked()
        if self._only_asks():
            self.purpose.scores["other"] = 1.0
        self.intent, self.intents = choose(self.purpose.scores)
        result = Result(self.shop, message, self.context, self.gathered, self.pieces)
        self.outcome = result.of(self.intent)
        if result.changed_intent:
            self.intent = result.changed_intent
            self.intents = (self.intent, *(name for name in self.intents if name != "order.cancel"))
        self._unknown()

    # sentences ----------------------------------------------------------------------------------------------------

    def _is_other(self, sentence: Sentence) -> bool:
        """Return whether a sentence speaks of something else than what is to be ordered."""
        purpose = weigh_sentences([sentence.concepts])
        intent, _ = choose(purpose.scores)
        if self._tells_of_use(sentence):
            return True
        if intent not in ABOUT_OTHER or not purpose.scores.get(intent):
            return self._asks_of_a_thing(sentence)
        goes_back = self.purpose.scores.get("return.request", 0.0) >= _GOES_BACK
        if goes_back and not sentence.asks and (intent == "complaint" or self._counts(sentence)):
            # What is wrong with a thing that is to go back names that thing.
            return False
        told = "want" in sentence.concepts and "question" not in sentence.concepts
        asks = "question" in sentence.concepts and not self._on_condition(sentence)
        told = told or (not asks and self._counts(sentence))
        if told and intent in ("stock.question", "price.question", "delivery.question"):
            return False
        wants = purpose.scores.get("order.place", 0.0)
        strong = purpose.scores[intent]
        return strong >= 2.6 and (strong > wants + 1.2 or (sentence.asks and wants < 2.0))

    def _tells_of_use(self, sentence: Sentence) -> bool:
        """Return whether a sentence beside a question tells how much is used up: `we go through 30 kegs a month`."""
        if sentence.concepts & WANTING or not any(one.asks for one in self.message.sentences):
            return False
        here = self.message.hits[sentence.start : sentence.end]
        return any(hit.role == "per_time" and hit.language in self.message.active for one in here for hit in one)

    def _only_asks(self) -> bool:
        """Return whether nothing but politeness stands beside a question about a thing: `will the slate be ok?`."""
        weighs = {name for name, score in self.purpose.scores.items() if score > 0}
        asking = [one for one in self.message.sentences if one.asks and one.concepts <= {"question", "thanks"}]
        return weighs == {"smalltalk"} and any(self._names_thing(one) for one in asking)

    def _on_condition(self, sentence: Sentence) -> bool:
        """Return whether a sentence begins with a condition: `and if the litter is in again, 4 bags`."""
        begun = self.message.hits[sentence.start : sentence.start + _BEGINNING]
        said = any(hit.role == "if" and hit.language in self.message.active for here in begun for hit in here)
        return said and not sentence.asks

    def _asks_of_a_thing(self, sentence: Sentence) -> bool:
        """Return whether a sentence asks what a thing of the shop is like, and neither wants nor counts any."""
        if not sentence.asks or sentence.concepts & (WANTING | ALTERING | BACK) or self.context.asked is not None:
            return False
        atoms = [atom for atom in self.message.path if sentence.start <= atom.start < sentence.end]
        words = sum(atom.kind in ("word", "item", "func", "size") for atom in atoms)
        counts = any(atom.kind == "count" for atom in atoms)
        dated = any(sentence.start <= day.start < sentence.end for day in self.message.days)
        return self._names_thing(sentence) and not counts and not dated and words >= _A_SENTENCE

    def _counts(self, sentence: Sentence) -> bool:
        """Return whether a sentence gives a number to a thing of the shop."""
        atoms = [atom for atom in self.message.path if sentence.start <= atom.start < sentence.end]
        counted = any(atom.count is not None and atom.count.kind in ("figure", "word") for atom in atoms)
        return counted and any(atom.kind in ("item", "code") for atom in atoms)

    def _names_thing(self, sentence: Sentence) -> bool:
        """Return whether a sentence names anything of the shop."""
        atoms = [atom for atom in self.message.path if sentence.start <= atom.start < sentence.end]
        kinds = ("item", "code", "word", "size")
        return any(atom.kind in kinds and atom.known and not atom.idle and "stop" not in atom.tags for atom in atoms)

    def _names_strange(self, sentence: Sentence) -> bool:
        """Return whether a question is about something that is not sold here, and of one sort: `do you have saws?`."""
        if not sentence.asks or {"stock", "price"} <= sentence.concepts:
            return False
        atoms = [atom for atom in self.message.path if sentence.start <= atom.start < sentence.end]
        return any(atom.kind == "word" and not atom.idle and not self._only_speaks(atom.start) for atom in atoms)

    def _first_asked(self) -> None:
        """Of stock and price, both asked for in one message, what was said first is meant."""
        scores = self.purpose.scores
        if not scores.get("stock.question") or not scores.get("price.question"):
            return
        hits = [
            hit
            for one in self.message.sentences
            if self._names_thing(one) or self._names_strange(one)
            for here in self.message.hits[one.start : one.end]
            for hit in here
        ]
        said = [hit.role[2:] for hit in hits if hit.language in self.message.active and hit.role in _OF_A_THING]
        if said:
            most = max(scores["stock.question"], scores["price.question"])
            scores[f"{said[0]}.question"] = most + 0.1

    def _in_other(self, piece: Piece) -> bool:
        return bool(self.other) and self.message.sentence_at(piece.span[0]) in self.other

    def _is_wish_beside(self, piece: Piece) -> bool:
        """`should have been the long ones`: what would have been right is no part of what goes back."""
        back = self.context.order and self.purpose.scores.get("return.request", 0.0) >= _SURELY_BACK
        if not back or "meant" not in piece.roles:
            return False
        meant = next((place for place, atom in enumerate(piece.atoms) if "meant" in atom.roles), 0)
        piece.atoms = piece.atoms[:meant]
        return not piece.has_content

    def _left_over(self, wanted: list[Piece]) -> list[Piece]:
        standing = self.context.order or self.context.draft
        number = self.shop.index.by_sku.get(standing[0].sku) if len(standing) == 1 else None
        if number is None:
            return left_over(wanted, self.gathered)
        return left_over_from(wanted, self.gathered, number, self.shop.index.items[number])

    def _near(self) -> frozenset[int]:
        return frozenset(self._standing().quantities)

    def _standing(self) -> Standing:
        """Return what the message is about: the order or the draft, or the last order where it is wanted again."""
        lines = [*self.context.order, *self.context.draft]
        if not lines and self._repeats():
            lines = self.context.last
        known = self.shop.index.by_sku
        quantities = {known[one.sku]: one.quantity for one in lines if one.sku in known}
        units = {known[one.sku]: one.unit for one in lines if one.sku in known}
        return Standing(quantities, firm=not self.context.draft, units=units)

    def _repeats(self) -> bool:
        """Return whether the last order is wanted again; "as usual" beside counted things is only politeness."""
        roles = self.message.roles()
        if "repeat" in roles:
            return True
        if "usual" not in roles or not self.context.last or self.context.order or self.context.draft:
            return False
        counted = any(atom.kind == "count" and atom.count.kind != "one" for atom in self.message.path if atom.count)
        return not counted or "but" in roles

    # purposes -----------------------------------------------------------------------------------------------------

    def _weigh_lines(self) -> None:
        """Lines, and what they lean on, speak for an order, a change, a repetition or a return."""
        scores = self.purpose.scores
        gathered, context = self.gathered, self.context
        lines = [line for line in gathered.lines if not self._is_told_of(line)]
        counted = sum(1 for line in lines if line.count is not None or line.finding.exact or line.measure)
        if lines:
            open_still = [one.concepts for p, one in enumerate(self.message.sentences) if p not in self.other]
            wanted = any(concepts & WANTING and not concepts & ABOUT_PAST for concepts in open_still)
            scores["order.place"] += (2.2 if counted else 0.9) + (1.2 if wanted else 0.0)
            if self._firm_order():
                for intent in QUESTIONS:
                    scores[intent] = min(scores.get(intent, 0.0), scores["order.place"] - 0.1)
        elif gathered.lost or any(_is_counted(piece) for piece in gathered.unknown):
            wanted = any(one.concepts & WANTING for one in self.message.sentences)
            scores["order.place"] += 1.2 if wanted or len(self.message.tokens) < 16 else 0.0
        if self._repeats():
            scores["order.repeat"] = max(scores["order.repeat"] + 5.0, scores["order.place"] + 0.1)
        if context.order:
            self._weigh_change()
        if context.draft:
            scores["order.change"] += 2.2 if self._alters_draft() else 0.0
            if self._only_alters():
                scores["order.change"] = max(scores["order.change"], scores["order.place"] + 0.1)
        if context.asked is not None:
            scores["order.place"] += 3.2

    def _weigh_change(self) -> None:
        """Beside a placed order what is ordered changes it, however much else is said."""
        scores, gathered = self.purpose.scores, self.gathered
        moves = gathered.lines or gathered.removed or gathered.free or gathered.counts or self._left_out()
        scores["order.change"] += 2.4 if moves else 0.0
        if self._firm_order() or (not moves and (gathered.lost or any(map(_is_counted, gathered.unknown)))):
            scores["order.change"] = max(scores["order.change"], scores["order.place"])
        if scores["return.request"] >= _SURELY_BACK and not self._orders_beside():
            scores["order.change"] = min(scores["order.change"], scores["return.request"] - 0.1)
        scores["order.place"] = 0.0
        if self._is_faulty():
            scores["return.request"] = max(scores["return.request"], scores["order.change"] + 0.1)
        if self._ends_order():
            scores["order.cancel"] = max(scores["order.cancel"], scores["order.change"] + 0.1)

    def _is_faulty(self) -> bool:
        """Return whether what came is broken and is to be replaced or paid back, and nothing is ordered beside."""
        said = frozenset[str]().union(*(one.concepts for one in self.message.sentences))
        return "broken" in said and bool(said & {"return_weak", "credit", "refund"}) and not self._orders_beside()

    def _ends_order(self) -> bool:
        """Return whether the order is cancelled by name or number, or all that is in it."""
        cancelling = [
            line for line in self.gathered.removed if "cancel" in self._concepts(line) and not tells_why(line)
        ]
        if ends_all(self.message):
            return not cancelling or cancels_all(self.message)
        gone = {item for line in cancelling for item in line.finding.items if line.count is None}
        return bool(gone) and not self.gathered.lines and self._near() <= gone

    def _left_out(self) -> bool:
        """Return whether something that stands is not wanted: `no chalk after all`."""
        return any(set(line.finding.items) & self._near() for line in self.gathered.excluded)

    def _orders_beside(self) -> bool:
        """Return whether something is counted, or changed, in a sentence that tells of nothing that goes back."""
        gathered = self.gathered
        beside = [line for line in gathered.lines if not self._concepts(line) & (ABOUT_PAST | {"return_weak", "fine"})]
        counted = any(line.count is not None and line.count.kind in ("figure", "word") for line in beside)
        return counted or bool(gathered.removed) or any(line.instead is not None for line in beside)

    def _is_told_of(self, line: Line) -> bool:
        """Return whether a thing is only spoken of: it came already, is asked about, or praised."""
        if self._concepts(line) & ABOUT_PAST:
            return True
        open_talk = self.context.asked is not None or bool(self.context.draft)
        return not open_talk and speaks_of(self.message, line, WANTING)

    def _firm_order(self) -> bool:
        """Return whether something is ordered beyond doubt: counted or wanted, in a sentence about nothing else."""
        for line in self.gathered.lines:
            concepts = self._concepts(line)
            if self._is_told_of(line):
                continue
            counted = line.count is not None and line.count.kind in ("figure", "word")
            if counted or line.measure is not None or concepts & WANTING:
                return True
            if line.finding.exact and not concepts - {"thanks", "item", "order"}:
                return True
        return False

    def _concepts(self, line: Line) -> frozenset[str]:
        return self.message.sentences[self.message.sentence_at(line.pieces[0].span[0])].concepts

    def _alters_draft(self) -> bool:
        gathered = self.gathered
        more = gathered.excluded or gathered.counts or gathered.free
        return bool(self._altering() or self._only_alters() or more)

    def _only_alters(self) -> bool:
        """Return whether something goes or is replaced, or nothing but new quantities is said."""
        gathered = self.gathered
        replaced = gathered.trades or any(line.instead is not None for line in gathered.lines)
        return bool(gathered.removed or replaced or (gathered.lines and gathered.lines == self._altering()))

    def _altering(self) -> list[Line]:
        """Return the lines that say anew how much of a standing thing is wanted."""
        near, said = self._near(), frozenset({"only", "correct", "set_to", "double", "halve", "instead_of"})
        return [line for line in self.gathered.lines if set(line.finding.items) & near and line.roles & said]

    # the rest -----------------------------------------------------------------------------------------------------

    def _unknown(self) -> None:
        """Name the things that the shop does not sell, in orders and in questions whether it has them."""
        if self.intent in ("order.place", "order.change", "order.repeat"):
            strange = [*((piece, self._named(piece)) for piece in self.gathered.unknown), *self._lost()]
            self.unknown.extend(words for _, words in sorted(strange, key=lambda one: one[0].span))
        asked = [place for place in self.other if "stock" in self.message.sentences[place].concepts]
        if asked:
            pieces = [piece for piece in self.pieces if self.message.sentence_at(piece.span[0]) in asked]
            found = gather(self.shop, self.message, pieces)
            self.unknown.extend(self._named(piece) for piece in [*found.unknown, *found.loose])

    def _lost(self) -> list[tuple[Piece, str]]:
        """Name what was counted and taken up nowhere, so that nobody waits for it in vain."""
        found = []
        for piece in self.gathered.lost:
            firm = naming(piece)
            found.append((piece, self.message.words([(firm[0].start, firm[-1].end)])))
        return found

    def _named(self, piece: Piece) -> str:
        """Return the words of a piece that name a thing, without quantities and small words around them."""
        firm = [atom for atom in piece.atoms if not atom.idle and atom.kind not in ("count", "func", "unit")]
        while len(firm) > 1 and not firm[0].known and self._only_speaks(firm[0].start):
            firm = firm[1:]
        return self.message.words([(firm[0].start, firm[-1].end)]) if firm else self.message.words([piece.span])

    def _only_speaks(self, place: int) -> bool:
        """Return whether a word asks or wishes and names nothing: the `have you` before what is asked about."""
        here = self.message.hits[place]
        return any(hit.role in _SPEAKING and hit.language in self.message.active for hit in here)

    def wanted_on(self) -> date | None:
        """Return the day on which the goods are wanted."""
        if self.intent not in ("order.place", "order.change", "order.repeat") or self.message.dated is None:
            return None
        asking = [p for p in self.other if self.message.sentences[p].asks or len(self.message.sentences) == 1]
        skip = [(self.message.sentences[p].start, self.message.sentences[p].end) for p in asking]
        return self.message.dated.wanted(self.message.days, skip)

    def po_number(self) -> str | None:
        """Return the customer's own order number."""
        tokens = self.message.tokens
        other = [
            (tokens[self.message.sentences[p].start].start, tokens[self.message.sentences[p].end - 1].end)
            for p in self.other
        ]
        sure = [one for one in self.message.numbers if one.kind == "po"]
        own = [one for one in sure if not any(a <= one.start < b for a, b in other)] or sure
        if own:
            return own[0].text
        if self.intent in ("order.place", "order.repeat") and not self.context.draft:
            return next((one.text for one in self.message.numbers if one.kind == "order"), None)
        return next((one.text for one in self.message.numbers if one.kind == "maybe_po"), None)

    def ship_to(self) -> tuple[str | None, Ask | None]:
        """Return where the goods go, or the question where that is."""
        if self.intent not in ("order.place", "order.change", "order.repeat"):
            return None, None
        asking = [p for p in self.other if self.message.sentences[p].asks]
        places = [
            place
            for place in self.message.places
            if not place.aside and not (place.unsure and self.message.sentence_at(place.start) in asking)
        ]
        sure = {place.name for place in places if not place.unsure}
        if len(sure) == 1:
            return next(iter(sure)), None
        unsure = [place for place in places if place.unsure]
        if sure or not unsure:
            return None, None
        return None, Ask("address", unsure[0].name)


def _is_counted(piece: Piece) -> bool:
    """Return whether a strange thing has a clear number, or a weight in the place of one."""
    return piece.count is None or piece.count.kind in ("figure", "word")
