"""What would be lost: counted words of a message that ended in no line, no question and no unknown thing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from core.domain.catalogue import Item
from intake.understanding.atoms import Atom
from intake.understanding.features import MEASURES
from intake.understanding.judging import is_amount
from intake.understanding.lines import Gathered
from intake.understanding.only_line import about_only_line
from intake.understanding.pieces import Piece

# Pieces with these words speak of what is said already: a total, a part, a repetition.
SPOKEN_OF = frozenset({"total", "repeat", "each", "all_of_them", "both", "time_word"})
# Pieces joined like this say what is not wanted, or tell of the thing before ("a cake with three tiers").
NOT_WANTED = frozenset({"not", "without", "instead_of", "remove", "keep", "swap", "prep"})


def left_over(pieces: Sequence[Piece], gathered: Gathered) -> list[Piece]:
    """Return the pieces that count something which nothing of what was gathered took up."""
    lines = [*gathered.lines, *gathered.dropped, *gathered.excluded, *gathered.removed]
    taken = [piece for line in lines for piece in line.pieces]
    taken += [*gathered.unknown, *gathered.loose, *gathered.free]
    covered = {token for piece in taken for atom in piece.atoms for token in range(atom.start, atom.end)}
    said = [piece for piece in pieces if piece.atoms]
    return [
        piece
        for piece, later in zip_longest(said, said[1:])
        if _counts(piece) and not _is_taken(piece, covered) and naming(piece) and not _is_put_right(later)
    ]


def left_over_from(pieces: Sequence[Piece], gathered: Gathered, number: int, item: Item) -> list[Piece]:
    """Read what was gathered as said of the only line that stands, and return what is lost then.

    number: of its item in the catalogue.
    """
    about_only_line(gathered, number, item)
    return [piece for piece in left_over(pieces, gathered) if piece not in gathered.counts]


def naming(piece: Piece) -> list[Atom]:
    """Return the atoms of a piece that name a thing, sizes and words for packs among them."""
    count = piece.count
    after = [atom for atom in piece.atoms if not atom.idle and atom.count is not count]
    things = [atom for atom in after if atom.kind in ("item", "code", "word", "option") or _names(atom)]
    if not things:
        return []
    return [atom for atom in after if atom in things or atom.kind == "size"]


def _names(atom: Atom) -> bool:
    """Return whether a word for a pack can be the thing itself: `40 glasses`, not `40 kg` and not `2 x`."""
    return atom.kind == "unit" and atom.unit not in MEASURES and bool(atom.parts) and len(atom.parts[0].word) > 3


def _counts(piece: Piece) -> bool:
    count = piece.count
    if count is None:
        return _weighs(piece) and not piece.link & NOT_WANTED
    if count.kind not in ("figure", "word") or count.value <= 0:
        return False
    if "open" in piece.link and all(atom.kind == "unit" for atom in naming(piece)):
        return False
    return not piece.roles & SPOKEN_OF and not piece.link & NOT_WANTED


def _weighs(piece: Piece) -> bool:
    """Return whether a piece begins with how much of a thing is wanted: `2 kg fresh chanterelles`."""
    telling = [atom for atom in piece.atoms if not atom.idle and atom.kind != "func"]
    return len(telling) > 1 and is_amount(telling[0]) and any(atom.kind == "word" for atom in telling[1:])


def _is_put_right(later: Piece | None) -> bool:
    """Return whether the next words say it anew: `1.5 rolls... no, 2 rolls`."""
    return later is not None and "correct" in later.roles | later.link


def _is_taken(piece: Piece, covered: set[int]) -> bool:
    return any(token in covered for atom in piece.atoms for token in range(atom.start, atom.end))
