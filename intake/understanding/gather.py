"""Pieces become order lines: new lines, options, corrections, splits, exclusions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from intake.understanding.choices import Choosing
from intake.understanding.family import Family
from intake.understanding.joining import (
    as_other_value,
    corrects_measure,
    denies_before,
    join_additions,
    join_counts,
    join_denials,
    join_forward,
    only_options,
)
from intake.understanding.languages.lexicon import BY_CODE
from intake.understanding.lines import Gathered, Line
from intake.understanding.opening import Opening
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding, Resolver
from intake.understanding.scope import FOR_ALL, SPLITS, Scope
from intake.understanding.subsets import Subsets


class Gatherer:
    """Goes through the pieces of one message from left to right. near: items of the order that it is about."""

    def __init__(self, resolver: Resolver, choosing: Choosing, *, near: frozenset[int], language: str) -> None:
        self._resolver = resolver
        self._choosing = choosing
        self._family = Family(resolver, choosing, near)
        self._implied = self._family.implied
        self._narrowing = self._family.narrowing
        self._near = near
        self._out = Gathered()
        self._scope = Scope(choosing)
        spoken = BY_CODE.get(language)
        head_last = spoken.head_last if spoken is not None else True
        self._opening = Opening(resolver, self._family, near, self._out, head_last=head_last)
        self._denying, self._swapping = self._opening.denying, self._opening.swapping
        self._packs, self._reaching = self._opening.packs, self._opening.reaching
        self._subsets = Subsets(self._family, choosing)
        self._pending: set[str] = set()
        self._after: Piece | None = None
        self._before: Piece | None = None
        self._row = -1

    def gather(self, pieces: Sequence[Piece]) -> Gathered:
        """Return what the pieces say together."""
        options = self._resolver.options
        joined = join_denials(join_forward(join_counts(list(pieces)), options))
        joined = join_additions(joined, options, self._near) if self._near else joined
        for piece, self._after in zip_longest(joined, joined[1:]):
            piece.roles |= self._pending
            self._pending = set()
            if "cell" in piece.link and "break" not in piece.link:
                self._row = piece.line
            self._take(piece)
            self._before = piece
            if piece.has_content and piece.atoms and piece.atoms[-1].kind == "func":
                # "a wrap and a bowl both with cheese": the word speaks of what follows.
                self._pending |= piece.atoms[-1].roles & FOR_ALL
        self._packs.numbers_beside(joined, self._out)
        self._family.restore_rest(self._out.lines)
        self._out.lines = self._scope.spread(self._out.lines)
        self._out.dropped = [line for line in self._out.lines if line.dropped]
        self._out.lines = [line for line in self._out.lines if not line.dropped]
        return self._out

    @property
    def _last(self) -> Line | None:
        return next((line for line in reversed(self._out.lines) if not line.dropped), None)

    def _take(self, piece: Piece) -> None:
        self._narrowing.thing_in_sizes(piece)
        self._packs.unmask(piece, self._last)
        self._reaching.unmask(piece, self._last)
        if self._reaching.fills(piece, self._last) or self._takes_part(piece):
            return
        if not piece.has_content and not self._packs.are_thing(piece, self._last):
            self._take_bare(piece)
        elif self._measured_anew(piece):
            return
        elif piece.link & {"instead_of"}:
            self._swapping.take_instead(piece, self._last, self._before)
        elif self._takes_away(piece):
            return
        elif piece.link & {"without", "not", "keep"}:
            self._take_denied(piece)
        elif self._add_options(piece):
            return
        else:
            self._take_thing(piece)

    def _takes_part(self, piece: Piece) -> bool:
        part = self._subsets.part(piece, self._last, self._out.lines)
        if part is not None:
            self._out.lines.append(part)
        return part is not None

    def _take_denied(self, piece: Piece) -> None:
        if not piece.link & {"without", "not"} and piece.count is None:
            # "Keep the chips as they are" changes nothing.
            return
        part = self._scope.split_off(piece, self._last)
        rest = self._family.child(piece, self._out.lines) if piece.roles & SPLITS else None
        if part is not None:
            self._out.lines.append(part)
        elif rest is not None:
            self._place_child(piece, rest)
        elif not self._scope.for_all(piece, self._out.lines):
            self._denying.deny(piece, self._last)

    def _take_bare(self, piece: Piece) -> None:
        """A piece of only a quantity: it completes or corrects the line before."""
        last = self._last
        if self._packs.note(piece, self._out):
            return
        if piece.link & {"instead_of", "not"} and not piece.link & {"correct", "set_to"} and piece.count is not None:
            # "3 instead of 2", "3, not 2": the old number orders nothing, the new one stands alone.
            if last is not None:
                last.roles.add("set_to")
            return
        if piece.count is None:
            denied = piece.roles & {"correct", "without", "not"} and not piece.unit
            self._pending |= piece.roles & (FOR_ALL | SPLITS) | ({"correct"} if denied else set())
        follows = last is not None and last.pieces[-1] is self._before and "without" in piece.link
        if last is not None and follows and self._denying.turn(piece, last):
            return
        if piece.roles & {"total"} or (last is not None and self._take_words(piece, last)):
            return
        if last is not None and piece.count is None and piece.unit == last.unit and piece.link & {"not", "without"}:
            # "5 ear defenders, not pairs"
            last.unit = ""
            return
        if piece.count is None or piece.count.kind == "one":
            alone = piece.unit and piece.count is None and len(piece.atoms) == 1 and piece.link & {"comma", "dash"}
            if last is not None and alone and not last.unit:
                last.unit = piece.unit
            return
        self._take_count(piece, last)

    def _measured_anew(self, piece: Piece) -> bool:
        last = self._last
        if last is None or not (corrects_measure(piece) or self._reaching.measures(piece, last)):
            return False
        last.count, last.unit = None, ""
        last.pieces.append(piece)
        self._family.sizes(last)
        return True

    def _take_words(self, piece: Piece, last: Line) -> bool:
        """`den Sirup streichen`, `gemahlen`: a word behind a thing takes it off or speaks of its option."""
        removes = piece.roles & {"remove"} or denies_before(piece, self._after)
        if removes and last.pieces[-1].sentence == piece.sentence:
            last.dropped = True
            self._out.removed.append(last)
            return True
        if any(role.startswith("option.") for role in piece.roles):
            self._note_option(piece, last)
            return True
        compares = piece.roles & {"bigger", "smaller"}
        aside = piece.link & {"comma", "open", "dash"} and len(piece.atoms) > 1
        which = last.item is None or aside or "set_to" in piece.link
        if piece.count is None and compares and which and last.pieces[-1].sentence == piece.sentence:
            last.roles |= compares | {"which"}
            last.pieces.append(piece)
            return True
        if self._ends_so(piece, last):
            last.roles.add("set_to")
            return True
        return False

    def _ends_so(self, piece: Piece, last: Line) -> bool:
        """`the mats in green instead`: a word at the end says that the thing before becomes so."""
        ends = self._after is None or bool(self._after.link & {"stop", "break"})
        return (
            piece.count is None and ends and "set_to" in piece.roles and last.item in self._near and bool(last.choices)
        )

    def _take_count(self, piece: Piece, last: Line | None) -> None:
        if self._reaching.count_each(piece, self._out.lines):
            return
        if last is not None and self._family.in_name(piece, last):
            last.pieces.append(piece)
            return
        packed = last is not None and last.holds(piece, self._resolver.index.items)
        sized = last is not None and self._narrowing.by_number(piece, self._after, last)
        if packed or sized or self._out.count_strange(piece, self._before):
            return
        of_value = last is not None and last.implied and last.pieces[-1] is self._before
        if (of_value or self._before in self._out.free) and as_other_value(piece, self._resolver.options, self._near):
            (last.pieces if last is not None and of_value else self._out.free).append(piece)
            return
        if self._swapping.count_it(piece):
            return
        if last is None:
            self._out.counts.append(piece)
        elif piece.roles & {"correct", "set_to"} or (last.uncounted and "stop" not in piece.link):
            last.take_amount(piece)
        elif "only" in piece.roles or "close" not in piece.link:
            self._out.counts.append(piece)

    def _note_option(self, piece: Piece, last: Line) -> None:
        """`ground`, `with ribbon`: an option spoken of by its name."""
        if last.item is not None:
            self._choosing.apply(last.choices, last.item, self._choosing.wishes(piece, last.item))
            self._scope.every_value(piece, last, last.item)
        last.pieces.append(piece)
        last.roles |= piece.roles

    def _takes_away(self, piece: Piece) -> bool:
        swaps = "swap" in piece.link and "set_to" not in piece.link
        removes = "remove" in piece.link and "halve" not in piece.roles
        if removes and (self._denying.remove(piece) or self._denying.stands_not(piece)):
            return True
        return bool(swaps) and self._swapping.take_swap(piece)

    def _add_options(self, piece: Piece) -> bool:
        """A piece of values goes to the line before that can have them, or means an item of its own."""
        last = self._last
        reached = self._scope.for_all(piece, self._out.lines) or self._narrowing.narrow_all(piece, self._out.lines)
        if reached or self._ends_row(piece, last):
            return True
        if last is not None and last.item is not None and piece.heads and self._choosing.is_value(piece, last.item):
            return self._attach(piece, last)
        options = [atom for atom in piece.atoms if atom.kind == "option"]
        if piece.heads or (not options and not self._choosing.partial(piece)):
            return False
        telling = [atom for atom in piece.atoms if atom.kind in ("word", "size") and not atom.idle and atom.known]
        if telling and not self._choosing.covers(telling):
            return False
        splits = piece.roles & SPLITS
        unclear = last is not None and last.item is None and not last.implied and piece.count is None and not telling
        if last is not None and unclear and self._implied.keep_offering(piece, options, last):
            return True
        if (
            last is not None
            and not splits
            and self._choosing.counts_nothing(piece, last.item)
            and self._attach(piece, last)
        ):
            self._reaching.to_brothers(piece, last, self._out.lines)
            return True
        return self._split_or_imply(piece)

    def _ends_row(self, piece: Piece, last: Line | None) -> bool:
        """`Chips, large, salted x 10`: the quantity at the end of a row counts the thing at its head."""
        if last is None or last.item is None or last.count is not None or not piece.trailing or piece.count is None:
            return False
        if last.pieces[-1].line != piece.line or not only_options(piece) or not self._attach(piece, last):
            return False
        last.count, last.unit = piece.count, piece.unit or last.unit
        return True

    def _attach(self, piece: Piece, line: Line) -> bool:
        if line.item is None:
            return line.implied and self._implied.narrow_implied(piece, line)
        wishes = self._choosing.wishes(piece, line.item)
        options = sum(1 for atom in piece.atoms if atom.kind == "option" and not self._choosing.names(atom, line.item))
        if not wishes or len(wishes) < options:
            return False
        if piece.roles & {"correct"}:
            line.spread.clear()
        elif self._choosing.tears(line.choices, line.item, wishes):
            line.roles.add("torn")
            if piece.sentence == line.pieces[-1].sentence:
                self._scope.remember(line, line.item, wishes)
        self._choosing.apply(line.choices, line.item, wishes)
        line.pieces.append(piece)
        line.roles |= piece.roles
        return True

    def _split_or_imply(self, piece: Piece) -> bool:
        if self._swapping.chosen_anew(piece):
            return True
        options = [atom for atom in piece.atoms if atom.kind == "option"]
        child = self._family.child(piece, self._out.lines)
        if child is not None:
            self._place_child(piece, child)
            return True
        line = self._implied.imply(piece, options)
        # One word that names things and values alike means the things where it is counted: "10 candles".
        counted = piece.count is not None and piece.count.value > 1 and len(options) == 1
        if line is not None and (line.item is None or piece.unit or counted) and self._implied.names_item(options):
            return False
        if line is not None:
            self._out.lines.append(line)
        elif self._near and options and not piece.heads and only_options(piece):
            self._out.free.append(piece)
            return True
        return line is not None

    def _place_child(self, piece: Piece, child: Line) -> None:
        last = self._last
        if piece.roles & {"correct"} and last is not None and self._family.same(last, child):
            last.count, last.unit = child.count or last.count, child.unit or last.unit
            last.pieces.append(piece)
            return
        self._family.settle_parent(child)
        if child.parent is not None and child.parent.dropped:
            child.roles |= child.parent.roles & {"set_to"}
        self._out.lines.append(child)

    def _take_thing(self, piece: Piece) -> None:
        last = self._last
        if last is not None and (self._describes(piece, last) or self._belongs_to(piece, last)):
            return
        finding = self._family.find(piece)
        worded = self._family.number_as_word(piece, finding, replacing=self._swapping.instead is not None)
        finding = worded or finding
        verdict = self._opening.judge.verdict(finding, piece)
        if last is not None and self._says_more(piece, finding, verdict, last):
            return
        doubtful = verdict != "yes" or (len(finding.items) > 1 and not finding.exact and piece.count is not None)
        part = last is not None and self._family.is_part(piece, finding, last)
        child = self._family.child(piece, self._out.lines) if doubtful or part else None
        if child is not None and (part or verdict != "yes" or len(child.finding.items) < len(finding.items)):
            self._place_child(piece, child)
        elif verdict == "no" or self._opening.only_tells(piece, last):
            self._opening.not_ours(piece, last)
        else:
            self._opening.open(piece, finding, last, self._after, unsure=verdict == "unsure", worded=worded is not None)

    def _belongs_to(self, piece: Piece, last: Line) -> bool:
        """Return whether the piece completes the line before or tells its candidates apart."""
        if self._family.in_name(piece, last):
            last.pieces.append(piece)
            return True
        if self._family.completes(piece, last) or self._narrowing.other_size(piece, last):
            return True
        # "10 kg apples (Elstar)": a name alone says which of them.
        told = piece.count is None and bool(piece.link & {"open", "comma", "dash", "colon"})
        return last.item is None and (told or not piece.heads) and self._narrowing.narrow(piece, last)

    def _says_more(self, piece: Piece, finding: Finding, verdict: str, last: Line) -> bool:
        """Return whether the piece only says more of the line before: a restatement, a narrowing, a note in its row."""
        if self._family.restates(piece, finding, last):
            last.pieces.append(piece)
            return True
        if verdict != "yes" and self._narrowing.narrow(piece, last):
            return True
        return piece.count is None and self._same_row(piece, last)

    def _same_row(self, piece: Piece, last: Line) -> bool:
        return piece.line == self._row and last.pieces[-1].line == piece.line

    def _describes(self, piece: Piece, last: Line) -> bool:
        """`10 | NG-45 | hex bolt M10 x 60`: beside a number of the catalogue a cell only describes the thing."""
        return self._same_row(piece, last) and last.described(piece)
