"""Pieces that belong together: a quantity in its own cell, values before their head, numbers of a list."""

from __future__ import annotations

from dataclasses import replace

from intake.understanding.features import number_text
from intake.understanding.judging import is_amount
from intake.understanding.option_index import OptionIndex
from intake.understanding.pieces import Piece

JOINING = frozenset({"and", "comma", "slash", "adjacent", "or"})


def join_forward(pieces: list[Piece], options: OptionIndex) -> list[Piece]:
    """Join `a large onion` + `and pepper pizza`: values before their head belong to it."""
    joined: list[Piece] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        stop = _head_after(pieces, place, options)
        if stop is not None:
            for later in pieces[place + 1 : stop + 1]:
                piece.atoms.extend(later.atoms)
                piece.roles |= later.roles
                piece.unit = piece.unit or later.unit
            place = stop
        joined.append(piece)
        place += 1
    return joined


def join_denials(pieces: list[Piece]) -> list[Piece]:
    """Let `no onion, tomato or pickles` deny all three; what `and` joins is denied where it can only be left out."""
    for place, piece in enumerate(pieces):
        if not piece.link & {"without", "not"} or not only_options(piece):
            continue
        run = []
        for later in pieces[place + 1 : place + 9]:
            plain = later.count is None and only_options(later) and not later.roles & {"extra", "light", "correct"}
            if not plain or not later.link <= {"comma", "and", "or"}:
                break
            run.append(later)
        last = max((at for at, later in enumerate(run) if "or" in later.link), default=-1)
        for at, later in enumerate(run):
            later.link |= {"without"} if at <= last else {"after_not"}
    return pieces


def _head_after(pieces: list[Piece], place: int, options: OptionIndex) -> int | None:
    piece = pieces[place]
    opens = piece.count is not None or place == 0 or bool(piece.link & {"stop", "break"})
    if not opens or piece.heads or not only_options(piece) or piece.link & {"with", "without", "not"}:
        return None
    for step in range(place + 1, min(place + 7, len(pieces))):
        later = pieces[step]
        if later.count is not None or not later.link <= JOINING:
            return None
        if later.heads:
            atoms = [atom for one in pieces[place:step] for atom in one.atoms if atom.kind == "option"]
            item = later.heads[0].items[0]
            fits = all(any(options.offers(item, v) for v in atom.values) for atom in atoms)
            return step if fits else None
        if not only_options(later):
            return None
    return None


def only_options(piece: Piece) -> bool:
    """Return whether a piece names values and nothing else."""
    kinds = [atom.kind for atom in piece.atoms if not atom.idle and atom.kind not in ("func", "count")]
    return bool(kinds) and all(kind == "option" for kind in kinds)


def join_counts(pieces: list[Piece]) -> list[Piece]:
    """Join a quantity with the words that it counts across a cell (`12 | panel`) and drop list numbers (`1) ...`)."""
    joined: list[Piece] = []
    for place, piece in enumerate(pieces):
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        bare = piece.count is not None and not piece.has_content and not piece.unit and len(piece.atoms) == 1
        if bare and after is not None and _is_collective(piece, after):
            after.link = piece.link
            continue
        of_them = (
            piece.count is not None and not piece.has_content and not piece.unit and piece.roles & {"of", "of_them"}
        )
        opens = bool(piece.link & {"break", "start"}) or place == 0
        if bare and opens and after is not None and after.link & {"close", "stop"} and "break" not in after.link:
            after.link |= {"break"}
            continue
        packed = piece.count is not None and not piece.has_content and bool(piece.unit) and _is_amount_only(piece)
        counts = (bare or of_them) and after is not None and after.count is None and after.has_content
        if packed and after is not None and after.link == {"cell"} and not after.unit and after.count is None:
            # "2 packs | sandpaper": the cell of the quantity has its unit with it.
            after.count, after.unit = piece.count, piece.unit
            after.atoms[:0] = piece.atoms
            after.link = piece.link
            continue
        if counts and after is not None and after.link & {"cell", "with", "without"} and "break" not in after.link:
            after.count = piece.count
            after.atoms[:0] = piece.atoms
            after.roles |= piece.roles & {"of_them"}
            after.link = (after.link - {"cell", "with"}) | piece.link
            continue
        joined.append(piece)
    return joined


def join_additions(pieces: list[Piece], options: OptionIndex, near: frozenset[int]) -> list[Piece]:
    """Join `add a fried egg` + `on the noodles`, where the noodles stand in the order: they are to have one.

    near: items of the order that the message is about.
    """
    joined: list[Piece] = []
    for piece in pieces:
        value = joined[-1] if joined else None
        if value is not None and "prep" in piece.link and _goes_on(value, piece, options, near):
            told = [atom for atom in value.atoms if atom.kind == "option"]
            roles = (value.roles | piece.roles | {"set_to"}) - {"add", "more", "another", "extra"}
            joined[-1] = replace(piece, atoms=[*told, *piece.atoms], link=value.link - {"add", "with"}, roles=roles)
        else:
            joined.append(piece)
    return joined


def _goes_on(value: Piece, piece: Piece, options: OptionIndex, near: frozenset[int]) -> bool:
    """Return whether values to be added are named, and then the standing thing that can have them."""
    adds = (value.roles | value.link) & {"add", "more", "another", "extra", "with"}
    once = value.count is None or value.count.kind != "figure" or value.count.value == 1
    if not adds or not once or not only_options(value) or piece.count is not None or len(piece.heads) != 1:
        return False
    items = [item for item in piece.heads[0].items if item in near]
    atoms = [atom for atom in value.atoms if atom.kind == "option"]
    return len(items) == 1 and all(any(options.offers(items[0], one) for one in atom.values) for atom in atoms)


def _is_amount_only(piece: Piece) -> bool:
    """Return whether a piece is a number and its unit, and nothing else."""
    return [atom.kind for atom in piece.atoms] == ["count", "unit"]


def as_other_value(piece: Piece, options: OptionIndex, near: frozenset[int]) -> bool:
    """Read a number that takes the place of a value as one itself: `swap shade 7.3 for 6.0`; False where it is none.

    near: items of the order that the message is about.
    """
    if "swap_with" not in piece.link or piece.count is None:
        return False
    values = options.phrases.get((f"#{number_text(piece.count.value)}",), ())
    fit = tuple(value for value in values if any(options.offers(item, value) for item in near))
    if fit:
        piece.atoms = [replace(atom, kind="option", values=fit) if atom.count else atom for atom in piece.atoms]
        piece.count = None
    return bool(fit)


def corrects_measure(piece: Piece) -> bool:
    """`squash - 4, no, let's say 5 kilos`: a measure alone corrects the quantity of the thing before."""
    telling = [atom for atom in piece.atoms if not atom.idle and atom.kind != "func"]
    if len(telling) != 1 or piece.count is not None or not is_amount(telling[0]):
        return False
    # "... no 10 kg": nobody wants a thing without ten kilos of it.
    return bool((piece.roles | piece.link) & {"correct", "set_to"}) or "without" in piece.link


def _is_collective(article: Piece, number: Piece) -> bool:
    """Return whether an article belongs to the number behind it: `una decina di`, `une dizaine de`."""
    one, many = article.count, number.count
    if one is None or many is None or not number.atoms or "count" not in number.link:
        return False
    article_like = one.kind in ("one", "word") and one.value == 1
    return article_like and many.kind == "word" and many.value > 1 and number.atoms[0].count is many


def denies_before(piece: Piece, after: Piece | None) -> bool:
    """`den Spinat doch nicht, ...`: a word of denial that nothing follows denies what stands before it."""
    if not piece.roles & {"not"} or piece.count is not None or not piece.link <= {"not", "without"}:
        return False
    if after is not None and "ref" in after.link:
        # "Thursday please, not Friday": a day is denied, and no thing.
        return False
    return after is None or bool(after.link & {"comma", "stop", "break", "and", "semi"})
