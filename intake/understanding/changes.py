"""What a message does to lines that are there already: a draft, a placed order, the last order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from intake.understanding.amounts import find_unit
from intake.understanding.choices import Choosing, Wish
from intake.understanding.confidence import standing_signs
from intake.understanding.lines import ALTERS, Gathered, Line, Outcome
from intake.understanding.narrowing import Narrowing
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding, Resolver
from intake.understanding.settle import Amount, Settler
from intake.understanding.shapes import Ask, Choice, LineRead
from intake.understanding.unheeded import Unheeded

MORE = frozenset({"more", "another", "add"})
# "Put half a kilo more of it": what is counted on top is on top, whatever the verb.
_ON_TOP = frozenset({"more", "another"})
_PUTS = frozenset({"set_to"})
_LOOSELY = {"said": 1.0, "loosely": 1.0}


class Changer:
    """Applies what was gathered to lines that stand."""

    def __init__(self, resolver: Resolver, choosing: Choosing, settler: Settler) -> None:
        self._resolver = resolver
        self._index = resolver.index
        self._choosing = choosing
        self._settler = settler
        self._narrowing = Narrowing(resolver)

    def fresh(self, gathered: Gathered) -> Outcome:
        """Return the lines of a message that starts an order."""
        outcome = Outcome()
        for line in gathered.lines:
            self._settle_into(outcome, line)
        outcome.lines = list(outcome.said)
        return outcome

    def apply(self, gathered: Gathered, base: Sequence[LineRead], *, adds: bool) -> Outcome:
        """Return the standing lines after the message. adds: a thing named again is meant on top (a draft)."""
        outcome = Outcome(lines=list(base))
        for removed in [*gathered.removed, *gathered.excluded]:
            self._remove(outcome, removed)
        for line in gathered.lines:
            self._apply_line(outcome, line, adds=adds)
        for said, old in gathered.trades:
            self._trade(outcome, said, old)
        for piece in gathered.free:
            self._apply_values(outcome, piece)
        for piece in gathered.counts:
            self._apply_count(outcome, piece)
        Unheeded(self._resolver, self._settler, gathered).doubt(outcome, base)
        return outcome

    def returned(self, gathered: Gathered, base: Sequence[LineRead]) -> Outcome:
        """Return the lines of an order that go back: all that is named, as many as is said."""
        outcome = Outcome()
        for line in gathered.lines:
            standing = [one for one in base if one.sku in {self._index.items[item].sku for item in line.finding.items}]
            places = list(range(len(standing)))
            if not standing:
                continue
            chosen = Outcome(lines=standing)
            one = standing[self._with_choices(chosen, line, places)[0]]
            signs = {**standing_signs(line, line.unit), "goes back": 1.0}
            back = replace(self._going_back(one, line), spans=self._settler.spans(line), signs=signs)
            if not any(kept.sku == back.sku and kept.options == back.options for kept in outcome.lines):
                outcome.lines.append(back)
                outcome.said.append(back)
        if not outcome.lines and len(base) == 1:
            outcome.lines = list(base)
            outcome.said = list(base)
        return outcome

    def _going_back(self, standing: LineRead, line: Line) -> LineRead:
        """Return as much of a standing line as was said: of six cases perhaps two bottles."""
        if line.count is None or line.count.value <= 0:
            return standing
        item = self._index.items[self._index.by_sku[standing.sku]]
        said = find_unit(item, line.unit, line.content) if line.unit else None
        mine, theirs = item.factor(said or standing.unit), item.factor(standing.unit)
        if mine is None or theirs is None:
            return standing
        if not said and line.count.value > standing.quantity and line.count.value <= standing.quantity * theirs:
            # Of two boxes of ten, three go back: pieces.
            return replace(standing, quantity=line.count.value, unit=item.unit)
        if line.count.value * mine > standing.quantity * theirs:
            return standing
        return replace(standing, quantity=line.count.value, unit=said or standing.unit)

    def _settle_into(self, outcome: Outcome, line: Line) -> LineRead | None:
        read, asks = self._settler.settle(line)
        if read is not None:
            outcome.said.append(read)
        outcome.asks.extend(asks)
        return read

    def _places(self, outcome: Outcome, items: Sequence[int]) -> list[int]:
        skus = {self._index.items[item].sku for item in items}
        return [place for place, line in enumerate(outcome.lines) if line.sku in skus]

    def _remove(self, outcome: Outcome, removed: Line) -> None:
        places = self._places(outcome, removed.finding.items)
        places = self._with_choices(outcome, removed, places)
        if not places:
            return
        outcome.altered = True
        count = removed.count
        for place in reversed(places):
            line = outcome.lines[place]
            if count is not None and 0 < count.value < line.quantity:
                outcome.lines[place] = replace(line, quantity=line.quantity - count.value)
                return
            del outcome.lines[place]

    def _with_choices(self, outcome: Outcome, line: Line, places: list[int]) -> list[int]:
        """Of several lines of one item, those with the values that were said."""
        if len(places) < 2:
            return places
        item = self._index.by_sku[outcome.lines[places[0]].sku]
        wishes = [wish for piece in line.pieces for wish in self._choosing.wishes(piece, item)]
        values = {(wish.value.option, wish.value.value) for wish in wishes}
        fitting = [place for place in places if values & _values(outcome.lines[place])]
        return fitting or places

    # one line -----------------------------------------------------------------------------------------------------

    def _apply_line(self, outcome: Outcome, line: Line, *, adds: bool) -> None:
        if line.instead is not None and self._replace(outcome, line):
            return
        places = self._places(outcome, line.finding.items)
        if len(places) > 1 and line.item is not None:
            places = self._with_choices(outcome, line, places)
        more = bool(line.roles & MORE) and not line.roles & (ALTERS - _PUTS if line.roles & _ON_TOP else ALTERS)
        if places and not more and not (adds and not line.roles & ALTERS) and not self._compare(outcome, line, places):
            if not self._is_part(outcome, line, places[0]):
                self._alter(outcome, line, places[0])
                return
            more = True
        if places and line.item is None:
            line.finding = replace(line.finding, items=(self._index.by_sku[outcome.lines[places[0]].sku],))
        if places and more and line.count is None:
            line.count = None
        if self._bigger(outcome, line):
            return
        read = self._settle_into(outcome, line)
        if read is not None:
            self._add(outcome, read)

    def _is_part(self, outcome: Outcome, line: Line, place: int) -> bool:
        """`the tees 6 in M and 6 in L`: a second part with other values stands beside the first, and changes it not."""
        altered = outcome.lines[place]
        if line.count is None or line.item is None or "altered" not in altered.signs or altered not in outcome.said:
            return False
        chosen = {name: tuple(choices) for name, choices in line.choices.items()}
        return any(name in altered.options and altered.options[name] != kept for name, kept in chosen.items())

    def _alter(self, outcome: Outcome, line: Line, place: int) -> None:
        standing = outcome.lines[place]
        item = self._index.by_sku[standing.sku]
        line.finding = replace(line.finding, items=(item,))
        choices = {name: list(kept) for name, kept in standing.options.items()}
        for piece in line.pieces:
            self._choosing.apply(choices, item, self._choosing.wishes(piece, item))
        quantity, unit = standing.quantity, standing.unit
        if (line.count is not None and line.count.kind not in ("vague",)) or line.measure is not None:
            amount = self._settler.amount(line, self._index.items[item])
            if amount.ask:
                outcome.asks.append(Ask(amount.ask, self._settler.words(line), (standing.sku,), None, amount.unit))
                return
            quantity = amount.quantity
            unit = amount.unit if line.unit or line.measure else unit
        elif "double" in line.roles:
            quantity *= 2
        elif "halve" in line.roles:
            quantity /= 2
        options = {name: tuple(kept) for name, kept in choices.items() if kept}
        signs = {**standing_signs(line, unit), "altered": 1.0}
        changed = LineRead(standing.sku, quantity, unit, options, self._settler.spans(line), signs=signs)
        outcome.altered = outcome.altered or changed.quantity != standing.quantity or options != dict(standing.options)
        outcome.lines[place] = changed
        outcome.said.append(changed)

    def _add(self, outcome: Outcome, read: LineRead) -> None:
        outcome.added = True
        for place, line in enumerate(outcome.lines):
            if line.sku == read.sku and dict(line.options) == dict(read.options):
                total = self._total(line, read)
                if total is not None:
                    outcome.lines[place] = replace(read, quantity=total[0], unit=total[1])
                    return
        outcome.lines.append(read)

    def _total(self, line: LineRead, read: LineRead) -> tuple[Decimal, str] | None:
        if line.unit == read.unit:
            return line.quantity + read.quantity, line.unit
        item = self._index.items[self._index.by_sku[line.sku]]
        one, two = item.factor(line.unit), item.factor(read.unit)
        if one is None or two is None:
            return None
        return line.quantity * one + read.quantity * two, item.unit

    # one thing for another ----------------------------------------------------------------------------------------

    def _replace(self, outcome: Outcome, line: Line) -> bool:
        instead = line.instead
        places = self._places(outcome, instead.items) if instead is not None else []
        if not places:
            return False
        place = places[0]
        standing = outcome.lines[place]
        old = self._index.by_sku[standing.sku]
        if old in line.finding.items:
            self._alter(outcome, line, place)
            return True
        if line.of_it is not None and line.count is None:
            line.count = line.of_it
        other = Line(replace(line.finding, items=(old,)))
        self._narrowing.match(line, other)
        if line.item is None:
            self._settle_into(outcome, line)
            if line.of_it is None:
                # What comes in its place is asked about; it goes in any case.
                del outcome.lines[place]
                outcome.altered = True
            return True
        options = {name: kept for name, kept in standing.options.items() if self._keeps(line.item, name, kept)}
        for piece in line.pieces:
            chosen = {name: list(kept) for name, kept in options.items()}
            self._choosing.apply(chosen, line.item, self._choosing.wishes(piece, line.item))
            options = {name: tuple(kept) for name, kept in chosen.items()}
        item = self._index.items[line.item]
        amount = self._settler.amount(line, item) if line.count is not None else None
        quantity, unit = (
            (amount.quantity, amount.unit) if amount and not amount.ask else (standing.quantity, standing.unit)
        )
        if item.factor(unit) is None:
            unit = item.unit
        signs = {**self._settler.signs(line, Amount(quantity, unit)), "altered": 1.0}
        new = LineRead(item.sku, quantity, unit, options, self._settler.spans(line), signs=signs)
        if line.of_it is not None and 0 < line.of_it.value < standing.quantity:
            # "swap 10 of the 20": the others stay.
            outcome.lines[place] = replace(standing, quantity=standing.quantity - line.of_it.value)
            outcome.lines.append(new)
        else:
            outcome.lines[place] = new
        outcome.said.append(new)
        outcome.altered = True
        return True

    def _keeps(self, item: int, name: str, kept: Sequence[Choice]) -> bool:
        option = self._resolver.options.option(item, name)
        values = {value.id for value in option.values} if option is not None else set()
        return bool(kept) and all(choice.value in values for choice in kept)

    # comparisons and loose words ----------------------------------------------------------------------------------

    def _compare(self, outcome: Outcome, line: Line, places: list[int]) -> bool:
        """Return whether a bigger or smaller sort of the standing thing is meant."""
        return bool(line.roles & {"bigger", "smaller"}) and len(self._siblings(outcome, places[0], line)) > 1

    def _siblings(self, outcome: Outcome, place: int, line: Line) -> list[int]:
        standing = self._index.by_sku[outcome.lines[place].sku]
        found = self._resolver.find([one for one in line.finding.weighed if one.atom.kind != "func"])
        pool = {item for item in found.items} | {item for item, share in found.runners if share > 0} | {standing}
        return sorted(pool)

    def _bigger(self, outcome: Outcome, line: Line) -> bool:
        if not line.roles & {"bigger", "smaller"}:
            return False
        for place in self._places(outcome, self._wider(line)):
            standing = self._index.by_sku[outcome.lines[place].sku]
            pool = [item for item in self._siblings(outcome, place, line) if item != standing]
            better = self._step(standing, pool, up="bigger" in line.roles)
            if better is None:
                continue
            options = outcome.lines[place].options
            kept = {name: chosen for name, chosen in options.items() if self._keeps(better, name, chosen)}
            signs = {**standing_signs(line, line.unit), "compared": 1.0}
            new = replace(outcome.lines[place], sku=self._index.items[better].sku, options=kept, signs=signs)
            outcome.lines[place] = new
            outcome.said.append(new)
            outcome.altered = True
            return True
        return False

    def _wider(self, line: Line) -> list[int]:
        return [*line.finding.items, *(item for item, _ in line.finding.runners)]

    def _step(self, standing: int, pool: Sequence[int], *, up: bool) -> int | None:
        size = self._settler.size_of(standing)
        sized = [(self._settler.size_of(item), item) for item in pool]
        fit = [(value, item) for value, item in sized if (value > size if up else value < size)]
        return (min(fit) if up else max(fit))[1] if fit else None

    def _trade(self, outcome: Outcome, said: Piece, old: Piece) -> None:
        """`size L instead of M`: every line that stands with the old value gets the new one."""
        for place, line in enumerate(outcome.lines):
            item = self._index.by_sku.get(line.sku)
            gone = {(wish.value.option, wish.value.value) for wish in self._wished(old, item)}
            wishes = [wish for wish in self._wished(said, item) if wish.value.option in {name for name, _ in gone}]
            if item is None or not wishes or not gone & _values(line):
                continue
            choices = {name: list(kept) for name, kept in line.options.items()}
            self._choosing.apply(choices, item, wishes)
            options = {name: tuple(kept) for name, kept in choices.items()}
            outcome.lines[place] = replace(line, options=options, signs=_LOOSELY)
            outcome.said.append(outcome.lines[place])
            outcome.altered = True

    def _wished(self, piece: Piece, item: int | None) -> list[Wish]:
        """Return the values of an item that a piece names, whatever is said of them there."""
        return [] if item is None else self._choosing.wishes(replace(piece, link=frozenset()), item)

    def _apply_values(self, outcome: Outcome, piece: Piece) -> None:
        """Values with no thing named go to the lines that have such an option ("but in large")."""
        for place, line in enumerate(outcome.lines):
            item = self._index.by_sku.get(line.sku)
            wishes = self._choosing.wishes(piece, item) if item is not None else []
            if item is None or not wishes:
                continue
            choices = {name: list(kept) for name, kept in line.options.items()}
            self._choosing.apply(choices, item, wishes)
            options = {name: tuple(kept) for name, kept in choices.items()}
            outcome.lines[place] = replace(line, options=options, signs=_LOOSELY)
            outcome.said.append(outcome.lines[place])
            outcome.altered = True

    def _apply_count(self, outcome: Outcome, piece: Piece) -> None:
        """A lone number sets the only line there is ("actually just one")."""
        if len(outcome.lines) != 1 or piece.count is None or piece.count.value <= 0:
            return
        line = outcome.lines[0]
        amount = Amount(piece.count.value, line.unit)
        if piece.unit and line.sku in self._index.by_sku:
            number = self._index.by_sku[line.sku]
            said = Line(Finding(items=(number,)), count=piece.count, unit=piece.unit, pieces=[piece])
            amount = self._settler.amount(said, self._index.items[number])
            if amount.ask:
                words = self._settler.words(said)
                outcome.asks.append(Ask(amount.ask, words, (line.sku,), piece.count.value, amount.unit))
                return
        outcome.lines[0] = replace(line, quantity=amount.quantity, unit=amount.unit, signs=_LOOSELY)
        outcome.said.append(outcome.lines[0])
        outcome.altered = outcome.altered or (amount.quantity, amount.unit) != (line.quantity, line.unit)


def _values(line: LineRead) -> set[tuple[str, str]]:
    return {(name, choice.value) for name, choices in line.options.items() for choice in choices}
