"""Answers to the question that was put: the question says all that is needed, the answer chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from intake.understanding.choices import Choosing
from intake.understanding.counts import Count
from intake.understanding.features import number_text
from intake.understanding.judging import is_amount
from intake.understanding.lines import Gathered, Line
from intake.understanding.message import Message
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Resolver, Weighed
from intake.understanding.settle import Settler
from intake.understanding.shapes import Choice

ORDINALS = ("first", "second", "third", "fourth")


@dataclass(slots=True)
class Answer:
    """The asked lines, and the pieces and roles of the answer."""

    asked: list[Line]
    pieces: Sequence[Piece]
    roles: frozenset[str]
    question: Message


_HALVES = 2


class Answerer:
    """Completes the lines of a question with the words of an answer."""

    def __init__(self, resolver: Resolver, choosing: Choosing, settler: Settler) -> None:
        self._resolver = resolver
        self._choosing = choosing
        self._settler = settler

    def complete(self, answer: Answer) -> list[Line]:
        """Return the lines after the answer; none where it said no."""
        lines = self._regroup(answer.asked)
        if "no" in answer.roles and not self._has_words(answer.pieces):
            return []
        parts = self._parted(lines[0], answer) if len(lines) == 1 else []
        if parts:
            return parts
        for line in lines:
            self._fill(line, answer)
        return lines

    def _parted(self, line: Line, answer: Answer) -> list[Line]:
        """Return the parts of the asked quantity that the answer names one by one: `7 in black, the rest red`."""
        parts: list[Line] = []
        total = line.count.value if line.count is not None else line.measure[0] if line.measure else None
        halves = [piece for piece in answer.pieces if "half_split" in piece.roles and piece.has_content]
        if total is not None and len(halves) == _HALVES:
            for piece in halves:
                piece.count = Count(piece.span[0], piece.span[1], total / _HALVES, "word")
        for piece in answer.pieces:
            part = self._part(line, piece, answer)
            if part is not None and "rest_split" in piece.roles and total is not None:
                rest = total - sum(one.count.value for one in parts if one.count is not None)
                part.count = Count(piece.span[0], piece.span[1], rest, "figure") if parts and rest > 0 else None
            if part is not None and part.count is not None:
                if line.count is None and line.measure is not None and not part.unit:
                    # "6 kg of peppers, half red": three kilos, not three times six.
                    part.measure, part.count = (part.count.value, line.measure[1]), None
                parts.append(part)
        return parts if len(parts) > 1 else []

    def _part(self, line: Line, piece: Piece, answer: Answer) -> Line | None:
        """Return what one piece of the answer says of a part; None where it says nothing of its own."""
        counted = piece.count if piece.count is not None and piece.count.kind in ("figure", "word") else None
        if counted is None and "rest_split" not in piece.roles:
            return None
        part = replace(
            line, count=counted, unit=piece.unit or line.unit, choices={}, pieces=[*line.pieces], roles=set(line.roles)
        )
        alone = replace(answer, pieces=[piece])
        if part.item is None:
            self._choose_item(part, alone)
        if part.item is None or not (line.item is None or self._choosing.wishes(piece, part.item)):
            return None
        self._rewish(part, alone)
        return part

    @staticmethod
    def _has_words(pieces: Sequence[Piece]) -> bool:
        return any(piece.has_content or piece.count is not None for piece in pieces)

    def _regroup(self, asked: list[Line]) -> list[Line]:
        """Return the lines of a question; what is named twice in it (`limoni (lemons)`) is one thing."""
        kept: list[Line] = []
        for line in asked:
            again = line.item is not None and line.count is None and any(one.item == line.item for one in kept)
            if not again:
                kept.append(line)
        return kept

    def _fill(self, line: Line, answer: Answer) -> None:
        if line.item is None:
            self._choose_item(line, answer)
        counts = [piece for piece in answer.pieces if piece.count is not None and piece.count.kind != "vague"]
        if line.item is not None:
            self._rewish(line, answer)
            counts = [piece for piece in counts if not self._takes_value(line, line.item, piece)]
        if line.count is None or line.count.kind == "vague":
            for piece in counts:
                line.count, line.unit = piece.count, piece.unit or line.unit
            self._measure(line, answer)
        elif any(piece.roles & {"correct", "set_to", "only"} and not piece.has_content for piece in counts):
            corrected = next(piece for piece in counts if not piece.has_content)
            line.count, line.unit = corrected.count, corrected.unit or line.unit
        elif counts and counts[0].unit and not line.unit:
            line.unit = counts[0].unit

    @staticmethod
    def _measure(line: Line, answer: Answer) -> None:
        """Take a weight or a length alone as how much is wanted: `facciamo 3 kg`."""
        telling = [atom for piece in answer.pieces for atom in piece.atoms if not atom.idle and atom.kind != "func"]
        if line.uncounted and line.measure is None and len(telling) == 1 and is_amount(telling[0]):
            key, bare = telling[0].parts[0].key, telling[0].parts[0].bare
            line.count, line.measure = None, (Decimal(bare[1:]), key[len(bare) - 1 :])

    def _takes_value(self, line: Line, item: int, piece: Piece) -> bool:
        """Return whether a number of the answer is the value that was asked for (`2019`, `en 310`), and note it."""
        count = piece.count
        if count is None or count.kind != "figure" or piece.unit:
            return False
        options = self._resolver.options
        for value in options.phrases.get((f"#{number_text(count.value)}",), ()):
            if options.offers(item, value) and not line.choices.get(value.option):
                line.choices[value.option] = [Choice(value.value)]
                return True
        return False

    def _rewish(self, line: Line, answer: Answer) -> None:
        item = line.item
        if item is None:
            return
        line.choices.clear()
        line.roles.discard("torn")
        for piece in line.pieces:
            if not piece.link & {"or"}:
                self._choosing.apply(line.choices, item, self._choosing.wishes(piece, item))
        for piece in answer.pieces:
            self._choosing.apply(line.choices, item, self._choosing.wishes(piece, item))

    def _choose_item(self, line: Line, answer: Answer) -> None:
        items = line.finding.items
        ordinal = answer.roles & set(ORDINALS) and not any(piece.has_content for piece in answer.pieces)
        items = self._offering(items, answer)
        if len(items) == 1:
            line.finding = replace(line.finding, items=items)
            line.unsure = False
            return
        kept = self._by_place(items, answer) if ordinal else []
        kept = (
            kept or self._by_words(items, answer) or self._by_place(items, answer) or self._by_size(items, answer.roles)
        )
        if len(kept) > 1:
            kept = self._by_size(kept, answer.roles) or kept
        if kept:
            line.finding = replace(line.finding, items=tuple(kept))
            line.unsure = False

    def _offering(self, items: tuple[int, ...], answer: Answer) -> tuple[int, ...]:
        """Return the candidates that can have the values of the answer; all of them where none can."""
        options = self._resolver.options
        atoms = [atom for piece in answer.pieces for atom in piece.atoms if atom.kind == "option"]
        kept = tuple(
            item for item in items if all(any(options.offers(item, value) for value in atom.values) for atom in atoms)
        )
        return kept if atoms and kept else items

    def _by_words(self, items: Sequence[int], answer: Answer) -> list[int]:
        counts = [piece.count for piece in answer.pieces if piece.count is not None] if len(answer.pieces) == 1 else []
        skip = frozenset(at for count in counts for at in range(count.start, count.end))
        weighed: list[Weighed] = [one for one in self._resolver.weigh(answer.pieces) if one.keys]
        weighed = [one for one in weighed if one.part.start not in skip] or weighed
        among = frozenset(items)
        best: list[int] = []
        most = 0.0
        for item in items:
            score = sum(
                one.weight
                * max((sure for key, sure in one.keys if item in self._resolver.index.having(key)), default=0)
                for one in weighed
            )
            if score > most + 0.01:
                best, most = [item], score
            elif most and abs(score - most) <= 0.01:
                best.append(item)
        return best if best and len(best) < len(among) else []

    def _by_place(self, items: Sequence[int], answer: Answer) -> list[int]:
        """`the second one`: in the order in which the question named them."""
        ordered = self._as_asked(items, answer.question)
        for place, role in enumerate(ORDINALS):
            if role in answer.roles and place < len(ordered):
                return [ordered[place]]
        return [ordered[-1]] if "last" in answer.roles else []

    def _as_asked(self, items: Sequence[int], question: Message) -> list[int]:
        """Order the candidates by where the question first says what sets each apart."""
        index = self._resolver.index
        keys = {item: {key for form in index.forms[item] for key in form} for item in items}
        common = set.intersection(*keys.values()) if keys else set()
        said: dict[str, int] = {}
        for atom in question.path:
            for part in atom.parts:
                said.setdefault(part.key, part.start)
                if part.bare:
                    said.setdefault(part.bare, part.start)
            if atom.count is not None:
                said.setdefault(f"#{atom.count.value.normalize():f}", atom.start)
        end = len(question.tokens)
        return sorted(items, key=lambda item: (min((said.get(k, end) for k in keys[item] - common), default=end), item))

    def _by_size(self, items: Sequence[int], roles: frozenset[str]) -> list[int]:
        sized = sorted((self._settler.size_of(item), item) for item in items)
        if len({size for size, _ in sized}) < 2:
            sized = sorted((self._price(item), item) for item in items)
        if roles & {"smaller", "cheaper"}:
            return [sized[0][1]]
        return [sized[-1][1]] if roles & {"bigger", "dearer"} else []

    def _price(self, item: int) -> Decimal:
        return self._resolver.index.items[item].price or Decimal(0)


def complete_itself(gathered: Gathered) -> bool:
    """Return whether the answer names a thing in full, so that it needs no question."""
    return any(line.finding.exact and line.item is not None for line in gathered.lines)
