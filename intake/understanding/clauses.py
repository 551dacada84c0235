"""Ways in which pieces that stand side by side may say together what becomes of a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.understanding.atoms import Atom
from intake.understanding.counts import Count
from intake.understanding.pieces import Piece

OLD = frozenset({"instead_of", "not"})
BECOMES = frozenset({"set_to", "correct", "in_place", "instead_of", "meant"})
ON_TOP = frozenset({"add", "more", "another", "raise", "lower", "double", "halve", "keep", "same"})
_JOINS_NEW = frozenset({"set_to", "correct", "prep", "colon", "dash", "swap_with"})
_GOING_ON = frozenset({"comma", "and", "prep", "dash", "correct", "set_to"})


@dataclass(slots=True)
class Clause:
    """Pieces that say together what becomes of a thing. size: how many pieces it takes."""

    new: list[Piece]
    old: list[Piece]
    size: int
    told: bool
    joined: bool = False


def clauses_at(pieces: Sequence[Piece], place: int) -> list[Clause]:
    """Return the ways in which pieces from here on may say what becomes of a thing, the fullest first."""
    first = pieces[place]
    if place and "in_place" in first.roles | first.link and _goes(pieces[place - 1], first):
        # "no lamps, oil instead": what takes the place of what is left out is told with that.
        return []
    run = _run(pieces, place)
    found: list[Clause] = []
    for size in range(len(run), 1, -1):
        last, before = run[size - 1], run[: size - 1]
        if last.link & OLD and all(_goes_on(one) for one in before[1:]) and not first.link & OLD:
            found.append(Clause(before, [last], size, told=True))
    if len(run) > 1 and first.link & {"swap"} and run[1].link & {"swap_with", "set_to"}:
        found.append(Clause([run[1]], [first], 2, told=True))
    if len(run) > 1 and "remove" in first.link and not run[1].link & ({"and", "remove", "without"} | OLD):
        found.append(Clause([run[1]], [first], 2, told=True))
    if len(run) > 1 and first.has_content and run[1].link & BECOMES and not run[1].link & OLD:
        found.append(Clause([run[1]], [first], 2, told=True))
    if len(run) > 1 and first.has_content and run[1].link & _JOINS_NEW and not run[1].link & OLD:
        found.append(Clause(run[:2], [], 2, told=bool((first.roles | run[1].link | run[1].roles) & BECOMES)))
    found.extend(_parted(first))
    if not first.link & (OLD | {"remove", "swap", "without", "keep"}):
        found.append(Clause([first], [], 1, told=bool((first.link | first.roles) & BECOMES)))
    return found


def _run(pieces: Sequence[Piece], place: int) -> list[Piece]:
    """Return a piece and those behind it that may belong to its clause."""
    run = [pieces[place]]
    for later in pieces[place + 1 : place + 4]:
        if later.sentence != run[0].sentence or later.link & {"break", "semi"}:
            break
        run.append(later)
    return run


def _parted(piece: Piece) -> list[Clause]:
    """`statt der Jersey Nadeln Denim`: what goes and what comes in one breath, parted where it may be."""
    found: list[Clause] = []
    if "instead_of" not in piece.link or not piece.has_content:
        return found
    places = [place for place, atom in enumerate(piece.atoms) if not atom.idle and atom.kind != "func"]
    for place in reversed(places[1:]):
        old = replace(piece, atoms=piece.atoms[:place], count=_within(piece, piece.atoms[:place]))
        new = replace(piece, atoms=piece.atoms[place:], link=frozenset(), count=_within(piece, piece.atoms[place:]))
        found.append(Clause([new], [old], 1, told=True))
    return found


def _within(piece: Piece, atoms: Sequence[Atom]) -> Count | None:
    return piece.count if any(atom.count is not None and atom.count is piece.count for atom in atoms) else None


def _goes(piece: Piece, after: Piece) -> bool:
    """Return whether what stands right before, in the same sentence, says that a thing is not wanted."""
    return piece.sentence == after.sentence and bool(piece.link & {"without", "not", "remove"})


def _goes_on(piece: Piece) -> bool:
    return bool(piece.link) and piece.link <= _GOING_ON | {"colon", "with"}


def changes(piece: Piece) -> bool:
    """Return whether a piece changes what stands and adds nothing."""
    said = piece.roles | piece.link
    return bool(said & (BECOMES | {"without", "remove", "not"})) and not said & ON_TOP


def counts(piece: Piece) -> bool:
    """Return whether a piece gives a clear number."""
    count: Count | None = piece.count
    return count is not None and count.kind in ("figure", "word")
