"""From a line in the making to an order line, or to the question that a careful clerk puts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.domain.catalogue import Item
from intake.understanding.amounts import COUNTED, MEASURES, convert, find_unit, is_measured, unit_kind, units_of
from intake.understanding.confidence import line_signs
from intake.understanding.features import features, number_text
from intake.understanding.judging import is_of_a_kind
from intake.understanding.lines import Line
from intake.understanding.resolve import Resolver
from intake.understanding.shapes import Ask, LineRead
from intake.understanding.words import tokenize

HUGE = Decimal(1_000_000)
# A weight or a volume is a quantity; a length may as well be a size that the shop writes otherwise.
WEIGHED = frozenset(unit for unit, (base, _) in MEASURES.items() if base != "mm")
MANY_CANDIDATES = 12
# What a kitchen sells one of when nobody says how many: `large fries`, `spring rolls`.
_DISHES = frozenset({"piece", "portion", "plate", "bowl", "cup", "glass"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A settled quantity and unit; ask: what must be asked instead."""

    quantity: Decimal = Decimal(1)
    unit: str = ""
    ask: str = ""
    implied: bool = False


class Settler:
    """Settles lines against one catalogue. words: gives the text of token spans."""

    def __init__(
        self,
        resolver: Resolver,
        words: Callable[[Sequence[tuple[int, int]]], str],
        chars: Callable[[tuple[int, int]], tuple[int, int]],
    ) -> None:
        self._resolver = resolver
        self._index = resolver.index
        self._words = words
        self._chars = chars

    def settle(self, line: Line) -> tuple[LineRead | None, list[Ask]]:
        """Return the order line, or the questions that stand in its place."""
        self._by_size(line)
        self._by_comparison(line)
        self._late_unit(line)
        text = self.words(line)
        if line.item is None:
            items = line.finding.items
            count = line.count.value if line.count is not None and line.count.kind != "vague" else None
            skus = tuple(self._index.items[item].sku for item in items[:MANY_CANDIDATES])
            return None, [Ask("item", text, skus, count, line.unit)]
        item = self._index.items[line.item]
        if line.measure is not None and self._is_size(line):
            line.measure = None
        if line.unsure:
            count = line.count.value if line.count is not None and line.count.kind != "vague" else None
            return None, [Ask("item", text, (item.sku,), count, line.unit)]
        amount = self.amount(line, item)
        if amount.ask:
            known = None if amount.ask == "quantity" or not amount.quantity else amount.quantity
            return None, [Ask(amount.ask, text, (item.sku,), known, amount.unit or item.unit)]
        asks = self._option_asks(line, item, text, amount)
        if asks:
            return None, asks
        options = {name: tuple(choices) for name, choices in line.choices.items() if choices}
        signs = self.signs(line, amount)
        return LineRead(item.sku, amount.quantity, amount.unit, options, self.spans(line), signs=signs), []

    def words(self, line: Line) -> str:
        """Return the words that made a line."""
        return self._words(line.spans())

    def spans(self, line: Line) -> tuple[tuple[int, int], ...]:
        """Return the characters that made a line."""
        return tuple(self._chars(span) for span in line.spans())

    def size_of(self, item: int) -> Decimal:
        """Return the first size in an item's name in its smallest measure; its price where it has none."""
        for value, unit in self._sizes(self._index.items[item]):
            return value * MEASURES[unit][1] if unit in MEASURES else value
        return self._index.items[item].price or Decimal(0)

    # which of several sizes ---------------------------------------------------------------------------------------

    def _by_size(self, line: Line) -> None:
        """`500 g Guji` means the bag whose size divides it, if only one does."""
        if line.item is not None or line.measure is None or line.count is not None:
            return
        fitting = [item for item in line.finding.items if self._whole_packs(self._index.items[item], line) is not None]
        if len(fitting) == 1:
            line.finding.items = tuple(fitting)

    def _by_comparison(self, line: Line) -> None:
        """`3 glue sticks, the large ones`: of things that differ only in size, the greatest or the smallest."""
        wished = line.roles & {"bigger", "smaller"}
        if len(wished) != 1 or (line.item is not None and "which" not in line.roles):
            return
        if line.item is not None:
            self._among_brothers(line, line.item, bigger="bigger" in wished)
            return
        sized = sorted((self.size_of(item), item) for item in line.finding.items)
        names = {frozenset(key for key in self._keys(item) if key.isalpha()) for _, item in sized}
        if len(sized) > 1 and len(names) == 1 and sized[0][0] < sized[1][0] and sized[-2][0] < sized[-1][0]:
            line.finding = replace(line.finding, items=(sized[-1 if "bigger" in wished else 0][1],))

    def _among_brothers(self, line: Line, item: int, *, bigger: bool) -> None:
        """`2 bottles of chain oil, the big ones`: of things of one name, sort and measure, the greatest or smallest."""
        mine = self._index.items[item]
        named = next((key for key in self._index.forms[item][0] if key.isalpha()), "")
        measured = {MEASURES[unit][0] for _, unit in self._sizes(mine) if unit in MEASURES}
        if not named or not measured:
            return
        brothers = [
            other
            for other in self._index.having(named)
            if self._index.items[other].category == mine.category
            and named in self._index.forms[other][0][:1]
            and measured & {MEASURES[unit][0] for _, unit in self._sizes(self._index.items[other]) if unit in MEASURES}
        ]
        sized = sorted((self.size_of(other), other) for other in brothers)
        if len(sized) > 1:
            line.finding = replace(line.finding, items=(sized[-1 if bigger else 0][1],))

    def _late_unit(self, line: Line) -> None:
        """`3 x 2.5mm flex, 100m drums`: a unit behind the name, where it is no part of the name."""
        late = next((piece.late_unit for piece in line.pieces if piece.late_unit is not None), None)
        if late is None or line.unit or line.item is None:
            return
        item = self._index.items[line.item]
        if any(part.key in self._keys(line.item) for part in late.parts):
            return
        if find_unit(item, late.unit) is not None:
            line.unit = late.unit

    def _whole_packs(self, item: Item, line: Line) -> Decimal | None:
        if line.measure is None:
            return None
        value, measure = line.measure
        for size, unit in self._sizes(item):
            weighed = {unit, measure} <= WEIGHED and MEASURES[unit][0] == MEASURES[measure][0]
            if measure in MEASURES and (unit == measure or weighed):
                packs = (value * MEASURES[measure][1]) / (size * MEASURES[unit][1])
                return packs if packs == int(packs) and packs >= 1 else None
        return None

    @staticmethod
    def _sizes(item: Item) -> list[tuple[Decimal, str]]:
        tokens = tokenize(item.name)
        found = []
        for part in features(tokens, 0, len(tokens)):
            if part.bare:
                found.append((Decimal(part.bare[1:]), part.key[len(part.bare) - 1 :]))
        return found

    def _is_size(self, line: Line) -> bool:
        """Return whether the said measure is a size in the item's name and no quantity."""
        if line.measure is None or line.item is None:
            return False
        value, measure = line.measure
        return f"{number_text(value)}{measure}" in self._keys(line.item)

    # how many of what ---------------------------------------------------------------------------------------------

    def amount(self, line: Line, item: Item) -> Amount:
        """Return the quantity and unit of a line whose item is clear."""
        count = line.count
        if count is not None and count.kind == "vague":
            return Amount(unit=item.unit, ask="quantity")
        if count is None and line.measure is not None:
            return self._measured(line, item)
        if count is None:
            return self._uncounted(line, item)
        value = count.value
        if value <= 0 or value >= HUGE:
            return Amount(unit=item.unit, ask="quantity")
        if "unit_doubt" in line.roles and not line.unit:
            return Amount(value, item.unit, ask="unit")
        if "number_beside" in line.roles:
            return Amount(unit=item.unit, ask="quantity")
        return self._counted(line, item, value)

    def _measured(self, line: Line, item: Item) -> Amount:
        assert_measure = line.measure or (Decimal(1), "")
        value, measure = assert_measure
        converted = convert(value, measure, item)
        if converted is not None:
            return Amount(converted, item.unit)
        packs = self._whole_packs(item, line)
        if packs is not None:
            return Amount(packs, item.unit, implied=packs == 1)
        for name, _, holds in units_of(item):
            if is_measured(item) and convert(value, measure, item) == holds:
                return Amount(Decimal(1), name)
        if not line.unit and measure in WEIGHED:
            # How many that weighs nobody said: after the unit the number is asked.
            return Amount(Decimal(0), item.unit, ask="unit")
        return self._uncounted(line, item)

    def _uncounted(self, line: Line, item: Item) -> Amount:
        if line.unit:
            unit = find_unit(item, line.unit, line.content)
            if unit is not None and (unit != item.unit or unit_kind(item.unit) not in COUNTED):
                return Amount(Decimal(1), unit, implied=True)
        if line.pieces and line.pieces[0].link >= {"ref", "number"} and not line.pieces[0].link & {"break", "stop"}:
            return Amount(unit=item.unit, ask="quantity")
        if "light" in line.roles and not any(option.multiple for option in item.options):
            return Amount(unit=item.unit, ask="quantity")
        dish = self._resolver.options.kitchen and unit_kind(item.unit) in _DISHES
        dish = dish or any(option.removable for option in item.options) or self._numbered_name(line)
        if is_measured(item) or (self._said_plural(line) and not dish) or unit_kind(item.unit) in ("stem", "length"):
            return Amount(unit=item.unit, ask="quantity")
        return Amount(Decimal(1), item.unit, implied=True)

    @staticmethod
    def _numbered_name(line: Line) -> bool:
        """Return whether the name holds the number (`9 nuggets`, `dozen roses bouquet`): one of it is meant."""
        return any(one.atom.kind == "item" and one.part.key.startswith("#") for one in line.finding.weighed)

    def _said_plural(self, line: Line) -> bool:
        """Return whether the customer named several ("tulips") without a number."""
        if any(one.part.several for one in line.finding.weighed if one.firm):
            return True
        # The thing's own word may be one for a pack as well: `swing-top jars`.
        if any(one.atom.kind == "unit" and self._is_plural(one.part.word) for one in line.finding.weighed):
            return True
        words = [
            one.part.word for one in line.finding.weighed if one.firm and one.part.word and one.atom.kind == "item"
        ]
        if not words:
            words = [one.part.word for one in line.finding.weighed if one.firm and one.part.word]
        return any(self._is_plural(word) for word in words)

    def _is_plural(self, word: str) -> bool:
        known = self._index.words
        if len(word) < 4:
            return False
        for ending in ("es", "en", "s", "n", "e"):
            if word.endswith(ending) and word[: -len(ending)] in known and not word.endswith("ss"):
                return True
        return False

    def _counted(self, line: Line, item: Item, value: Decimal) -> Amount:
        content = line.content
        if line.measure is not None and content is None:
            content = convert(*line.measure, item)
        if line.unit in MEASURES:
            weighed = self._weighed(line, item, value)
            if weighed is not None:
                return weighed
            line.unit = ""
        if line.unit == "pair" and find_unit(item, "pair") is None:
            return self._whole(item, value * 2, item.unit)
        if line.unit and line.unit not in MEASURES:
            return self._in_packs(line, item, value, content)
        if content is not None and content > 0 and is_measured(item):
            unit = next((name for name, _, holds in units_of(item)[1:] if holds == content), None)
            return Amount(value, unit) if unit else Amount(value * content, item.unit)
        if unit_kind(item.unit) in ("kg", "g", "lb", "oz") and not line.unit:
            return Amount(value, item.unit, ask="unit")
        return self._whole(item, value, item.unit)

    def _in_packs(self, line: Line, item: Item, value: Decimal, content: Decimal | None) -> Amount:
        unit = self._in_its_name(line, item) or find_unit(item, line.unit, content)
        if unit is None and line.content and value == 1 and not is_measured(item):
            # "a bag of 10 balls" of what is sold singly: ten.
            return self._whole(item, line.content, item.unit)
        if unit is None or self._holds_other(line, item, unit):
            return Amount(value, item.unit, ask="unit")
        if unit == item.unit and unit_kind(unit) in COUNTED and value != int(value):
            return Amount(unit=item.unit, ask="quantity")
        return self._whole(item, value, unit)

    def _holds_other(self, line: Line, item: Item, unit: str) -> bool:
        """Return whether a pack was said to hold what this one does not: `3 boxes of 50` where a box holds 100."""
        if line.content is None or unit == item.unit or item.factor(unit) == line.content or line.item is None:
            return False
        return f"#{number_text(line.content)}" not in self._keys(line.item)

    def _in_its_name(self, line: Line, item: Item) -> str | None:
        """Return the base unit where the word for the pack stands in the item's name: a tube of `glue, tube 20 g`."""
        if line.item is None or line.content is not None or is_measured(item):
            return None
        if any(line.unit in (name, kind) for name, kind, _ in units_of(item)):
            return None
        # Only the word that counts: in "3 cases of round jars" the name's own jars say nothing of the cases.
        counting = [
            atom for piece in line.pieces for atom in piece.atoms if atom.kind == "unit" and atom.unit == line.unit
        ]
        said = [part.key for atom in counting for part in atom.parts]
        return item.unit if set(said) & self._keys(line.item) else None

    def _weighed(self, line: Line, item: Item, value: Decimal) -> Amount | None:
        """Return the amount of a counted measure (`5 kg`); None where it is a size beside the quantity."""
        converted = convert(value, line.unit, item)
        if converted is not None:
            return Amount(converted, item.unit)
        if line.unit not in WEIGHED or line.measure is not None:
            return None
        return self._measured(replace(line, unit="", measure=(value, line.unit)), item)

    @staticmethod
    def _whole(item: Item, value: Decimal, unit: str) -> Amount:
        """Half a box is what it holds; half a piece is a question."""
        if value == int(value) or unit_kind(unit) in MEASURES:
            return Amount(value, unit)
        factor = item.factor(unit) or Decimal(1)
        if factor > 1 and value * factor == int(value * factor):
            return Amount(value * factor, item.unit)
        return Amount(unit=unit, ask="quantity")

    # options ------------------------------------------------------------------------------------------------------

    def _option_asks(self, line: Line, item: Item, text: str, amount: Amount) -> list[Ask]:
        place = self._index.by_sku[item.sku]
        for name in self._resolver.options.needed(place):
            if not line.choices.get(name):
                return [Ask("option", text, (item.sku,), amount.quantity, amount.unit, name)]
        if "torn" in line.roles:
            return [Ask("option", text, (item.sku,), amount.quantity, amount.unit)]
        foreign = self._foreign_option(line, place)
        if foreign:
            return [Ask("option", text, (item.sku,), amount.quantity, amount.unit, foreign)]
        return []

    def _foreign_option(self, line: Line, item: int) -> str:
        """Return the option of which a value is wished that this item does not have."""
        for piece in line.pieces:
            for atom in piece.atoms:
                if (
                    atom.kind != "option"
                    or atom.values == ()
                    or any(part.key in self._keys(item) for part in atom.parts)
                ):
                    continue
                if any(self._resolver.options.offers(item, value) for value in atom.values):
                    continue
                for value in atom.values:
                    if self._resolver.options.option(item, value.option) and value.option not in line.choices:
                        return value.option
                if is_of_a_kind(piece, atom):
                    return atom.values[0].option
        return self._named_option(line, item)

    def _named_option(self, line: Line, item: int) -> str:
        """Return an option that is spoken of by name without a value: `ground`, with no word for which grind."""
        for piece in line.pieces:
            for role in piece.roles:
                if role.startswith("option."):
                    option = self._resolver.options.option(item, role[7:])
                    if option is not None and not line.choices.get(option.name):
                        return option.name
        return ""

    def _keys(self, item: int) -> set[str]:
        return {key for form in self._index.forms[item] for key in form}

    # how sure -----------------------------------------------------------------------------------------------------

    def signs(self, line: Line, amount: Amount) -> dict[str, float]:
        """Return what speaks for and against a line."""
        return {**line_signs(line, self._index, unit=amount.unit, implied=amount.implied), "said": 1.0}
