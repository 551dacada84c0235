"""Which of several candidates is meant: by later words, a number, a unit, the plainest name, or what stood before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.understanding.amounts import MEASURES, units_of
from intake.understanding.features import number_text
from intake.understanding.lines import Line
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding, Resolver, Weighed

# Measures that may be how much is wanted; the others are sizes.
AMOUNTS = frozenset(MEASURES) - {"mm", "in", "ft", "cm"}


class Narrowing:
    """Tells the candidates of lines apart."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def narrow(self, piece: Piece, line: Line) -> bool:
        """Use the piece to tell the candidates of the line before apart; False where it does not."""
        last = line.pieces[-1] if line.pieces else None
        if last is None or last.sentence != piece.sentence or piece.link & {"and", "or"}:
            return False
        weighed = [one for one in self._resolver.weigh_piece(piece) if one.firm]
        sizes = [one for one in weighed if one.atom.kind == "size" and one.keys]
        if sizes and piece.count is None:
            # "a hammer, the heavy 500er": the number decides, whatever else is said of it.
            weighed = [one for one in weighed if one.keys or one.values]
        counted = piece.count
        if counted is not None and counted.kind == "figure":
            key = f"#{number_text(counted.value)}"
            bound = any((key, one.part.key) in self._resolver.index.pairs for one in weighed[:1])
            if line.count is None or not bound:
                return line.count is None and self._complete(piece, line, weighed)
            among = self._resolver.index.holders(key) & self._resolver.having_all(weighed)
        elif counted is None:
            among = self._resolver.having_all(weighed)
            if "prep" in piece.link and among:
                among = self._true_to_name(line, among)
        else:
            return False
        return self._keep(piece, line, among)

    def narrow_all(self, piece: Piece, lines: Sequence[Line]) -> bool:
        """`100 nuts, 200 washers, all M8`: what is said of all tells the candidates of each unclear line apart."""
        if piece.heads or piece.count is not None or not piece.roles & {"both", "all_of_them"}:
            return False
        weighed = [one for one in self._resolver.weigh_piece(piece) if one.firm]
        among = self._resolver.having_all(weighed) if weighed else frozenset[int]()
        reached = [line for line in lines if line.item is None and not line.dropped and self._keep(piece, line, among)]
        for line in reached:
            both = self._resolver.find([*line.finding.weighed, *weighed], frozenset(line.finding.items))
            line.finding = replace(line.finding, items=both.items)
        return bool(reached)

    def _complete(self, piece: Piece, line: Line, weighed: list[Weighed]) -> bool:
        """A quantity with a size completes a line that had none: `500 g Guji, 2 bags of 250 g`."""
        if not self._keep(piece, line, self._resolver.having_all(weighed)):
            return False
        line.count, line.unit, line.measure = piece.count, piece.unit or line.unit, None
        return True

    def _true_to_name(self, line: Line, among: frozenset[int]) -> frozenset[int]:
        """`lids for my honey jars`: what a thing is for does not outweigh its own name (a honey pail with lid)."""
        own = {one.part.key for one in line.finding.weighed if one.firm}
        share = {item: self._resolver.index.best_share(item, own) for item in line.finding.items}
        named = frozenset(item for item in share if share[item] >= 0.6 * max(share.values()))
        return among & named or named

    @staticmethod
    def _keep(piece: Piece, line: Line, among: frozenset[int]) -> bool:
        kept = tuple(item for item in line.finding.items if item in among)
        if not kept:
            return False
        line.finding = replace(line.finding, items=kept)
        line.pieces.append(piece)
        return True

    def other_size(self, piece: Piece, line: Line) -> bool:
        """`2 black soaps, of 5 litres`: a size behind a whole name means the brother of that size, if there is one."""
        telling = [atom for atom in piece.atoms if not atom.idle and atom.kind != "func"]
        sizes = [atom for atom in telling if atom.kind == "size" and len(atom.parts) == 1]
        item = line.item
        if item is None or piece.count is not None or len(telling) != 1 or not sizes:
            return False
        key = sizes[0].parts[0].key
        if self._resolver.index.has(item, key) or line.pieces[-1].sentence != piece.sentence:
            return False
        named = [one for one in line.finding.weighed if one.firm and one.keys]
        brothers = self._resolver.index.holders(key) & self._resolver.having_all(named) if named else frozenset[int]()
        if not brothers:
            return False
        line.finding = replace(line.finding, items=tuple(sorted(brothers)), exact=False)
        line.pieces.append(piece)
        return True

    def thing_in_sizes(self, piece: Piece) -> None:
        """`2 buckets, 10 l`: with nothing but a size behind it, a word for a pack that the shop sells is the thing."""
        telling = [atom for atom in piece.atoms if not atom.idle and atom.kind not in ("func", "count")]
        units = [atom for atom in telling if atom.kind == "unit" and atom.known]
        if len(units) != 1 or len(telling) < 2 or telling[0] is not units[0]:
            return
        if not all(atom.kind == "size" and atom.known for atom in telling[1:]):
            return
        if self._resolver.having_all(self._resolver.weigh([replace(piece, atoms=telling)])):
            units[0].tags |= {"thing"}
            piece.unit = ""

    def by_number(self, piece: Piece, after: Piece | None, line: Line) -> bool:
        """`eau de rose, the 400 - 1`: of two numbers behind a thing the first is the size that tells it apart."""
        if line.item is not None or line.count is not None or piece.unit or piece.count is None or after is None:
            return False
        if after.has_content or after.count is None or after.line != piece.line:
            return False
        sized = set(self._resolver.index.having(f"#{number_text(piece.count.value)}"))
        kept = tuple(item for item in line.finding.items if item in sized)
        if not kept or len(kept) == len(line.finding.items):
            return False
        line.finding = replace(line.finding, items=kept)
        line.pieces.append(piece)
        return True

    def by_own_number(self, piece: Piece, after: Piece | None, finding: Finding) -> Finding | None:
        """`cutting discs 125, 2 packs`: of two numbers behind a thing the first is the size that tells it apart."""
        count = piece.count
        if count is None or not piece.trailing or piece.times or piece.unit or count.kind != "figure" or after is None:
            return None
        if (
            after.has_content
            or after.count is None
            or after.line != piece.line
            or "correct" in after.roles | after.link
        ):
            return None
        sized = set(self._resolver.index.having(f"#{number_text(count.value)}"))
        kept = tuple(item for item in finding.items if item in sized)
        if not kept:
            return None
        piece.count, piece.trailing = None, False
        return replace(finding, items=kept)

    def by_unit(self, line: Line) -> None:
        """Of equal candidates, those that are sold by the unit said (`cat6 box`)."""
        late = next((piece.late_unit for piece in line.pieces if piece.late_unit is not None), None)
        unit = line.unit or (late.unit if late is not None else "")
        if not unit or len(line.finding.items) < 2:
            return
        index = self._resolver.index
        sold = [
            item
            for item in line.finding.items
            if any(unit in (name, kind) for name, kind, _ in units_of(index.items[item]))
        ]
        if sold:
            line.finding = replace(line.finding, items=tuple(self._named_with(unit, sold, line)))

    def _named_with(self, unit: str, sold: Sequence[int], line: Line) -> Sequence[int]:
        """Of several items sold by the unit, those of which it completes a name: `30 cans of cola`, a "cola can"."""
        index = self._resolver.index
        said = {key for one in line.finding.weighed for key, _ in one.keys}
        said |= {
            part.key for piece in line.pieces for atom in piece.atoms if atom.kind == "unit" for part in atom.parts
        }
        kinds = {item: [name for name, kind, _ in units_of(index.items[item]) if kind == unit] for item in sold}
        names = {item: {index.words.get(name.casefold(), name) for name in kinds[item]} for item in sold}
        sizes = {item: index.complete_form(item, said | names[item]) for item in sold}
        most = max(sizes.values())
        return [item for item in sold if sizes[item] == most] if most else sold

    def plainest(self, line: Line, lines: Sequence[Line]) -> None:
        """`4 plain`: of the candidates, the one with the shortest name that no brother has taken."""
        taken = {one.item for one in lines if one.parent is line.parent and one is not line}
        free = [item for item in line.finding.items if item not in taken]
        if not free or "plain" not in line.roles:
            return
        size = {item: min(len(form) for form in self._resolver.index.forms[item]) for item in free}
        least = min(size.values())
        line.finding = replace(line.finding, items=tuple(item for item in free if size[item] == least))

    def match(self, line: Line, other: Line) -> None:
        """`lids to match`: of the candidates, those that share most with the line before."""
        if other.item is None or len(line.finding.items) < 2:
            return
        theirs = {key for form in self._resolver.index.forms[other.item] for key in form}
        shared = {
            item: len(theirs & {key for form in self._resolver.index.forms[item] for key in form})
            for item in line.finding.items
        }
        most = max(shared.values())
        line.finding = replace(line.finding, items=tuple(item for item in line.finding.items if shared[item] == most))

    @staticmethod
    def rule_out(lines: Sequence[Line], finding: Finding) -> None:
        """`not the seeded one`: the named candidates are out."""
        for line in reversed(lines):
            kept = tuple(item for item in line.finding.items if item not in finding.items)
            if kept and len(kept) < len(line.finding.items):
                line.finding = replace(line.finding, items=kept)
                return
