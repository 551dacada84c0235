"""Whether the words of a piece are a thing of the shop, may be it, or name another thing."""

from __future__ import annotations

from functools import lru_cache

from intake.understanding.atoms import Atom
from intake.understanding.languages.lexicon import Hit, lexicon
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding
from intake.understanding.words import tokenize

SURE_SHARE = 0.7
FAIR_SHARE = 0.5
AMOUNTS = frozenset({"g", "kg", "l", "ml", "cl", "m", "cm", "m2", "m3"})


class Judge:
    """Judges findings. near: items of the order that the message is about. head_last: "wire brush", not "brosse"."""

    def __init__(self, near: frozenset[int], *, head_last: bool) -> None:
        self._near = near
        self._head_last = head_last

    def verdict(self, finding: Finding, piece: Piece) -> str:
        """Return yes, unsure or no: whether the words are this thing, may be it, or name another thing."""
        if not finding.items:
            return "no"
        left = [one for one in finding.left if not is_amount(one.atom) and not says_size(one.part.word)]
        strange = [one for one in left if not one.atom.known or not one.keys]
        share = finding.share if left else 1.0
        if finding.exact:
            if strange and self._head_is_strange(piece, strange[-1].atom):
                return "no"
            kinds = [one for one in strange if one.atom.kind == "word" and is_of_a_kind(piece, one.atom)]
            return "unsure" if kinds else "yes"
        if not piece.heads and all("stop" in one.atom.tags for one in finding.weighed if one.firm):
            return "no"
        near = bool(self._near) and set(finding.items) <= self._near
        if not near and not piece.heads and piece.count is None and _only_guessed(finding):
            return "no"
        if not finding.named and not piece.heads and not near:
            return "unsure" if self._sized(piece, finding) else "no"
        if share >= SURE_SHARE and not strange:
            return "yes"
        if (share >= FAIR_SHARE and not strange) or self._sized(piece, finding):
            return "unsure"
        return "no"

    @staticmethod
    def _sized(piece: Piece, finding: Finding) -> bool:
        """Return whether a size of two numbers (`Spax 4x40`) tells what is meant where the words do not."""
        sizes = [atom for atom in piece.atoms if atom.kind == "size" and len(atom.parts) == 2]
        left = {one.part.start for one in finding.left}
        return any(not any(part.start in left for part in atom.parts) for atom in sizes)

    def _head_is_strange(self, piece: Piece, strange: Atom) -> bool:
        """Return whether a word that the shop does not know stands where the thing itself is named ("wire brush")."""
        heads = piece.heads
        if not heads or not self._head_last:
            return False
        between = [atom for atom in piece.atoms if heads[-1].end <= atom.start < strange.start]
        aside = "aside" in strange.tags
        return strange.start >= heads[-1].end and not between and strange.kind == "word" and not aside


def is_of_a_kind(piece: Piece, atom: Atom) -> bool:
    """Return whether a word says of what kind a counted thing must be ("2 vegan croissants").

    It stands between the quantity and the name. Behind "a" it rather praises ("a cheeky espresso").
    """
    heads, count = piece.heads, piece.count
    if not heads or count is None or count.kind not in ("figure", "word"):
        return False
    # A German noun in that place names a pack: `4 Schwunge Semmeln`.
    if atom.idle or "noun" in atom.tags or not atom.parts or len(atom.parts[0].word) < 3:
        return False
    begin = 0 if piece.trailing else count.end
    between = [one for one in piece.atoms if begin <= one.start < heads[0].start and "times" not in one.roles]
    return atom in between and not any(one.kind == "func" for one in between)


def strange_unit(piece: Piece, finding: Finding) -> str:
    """Return the word of no meaning that stands where a pack is named: `4 clumps of rolls`, `4 Schwunge Semmeln`."""
    atoms = piece.atoms
    meant = {id(one.atom) for one in finding.weighed if one.keys}
    for before, atom, after in zip(atoms, atoms[1:], atoms[2:], strict=False):
        counted = before.count is not None and before.count is piece.count and before.count.kind != "vague"
        if not counted or atom.kind != "word" or atom.known or atom.idle or not atom.parts or id(atom) in meant:
            continue
        if "of" in after.roles or ("noun" in atom.tags and after.kind in ("item", "code")):
            return atom.parts[0].word
    return ""


@lru_cache(maxsize=4096)
def says_size(word: str) -> bool:
    """Return whether a word only says small or large, which names no other thing."""
    return any(hit.role in ("smaller", "bigger") and hit.end == 1 for hit in _first_hits(word))


def _first_hits(word: str) -> list[Hit]:
    tokens = tokenize(word) if word else []
    return lexicon().find(tokens[:1])[0] if tokens else []


def _only_guessed(finding: Finding) -> bool:
    """Return whether one word alone, taken for a slip of the pen, names the thing."""
    telling = [one for one in finding.weighed if one.firm]
    return len(telling) == 1 and all(sure < 1 for _, sure in telling[0].keys)


def is_amount(atom: Atom) -> bool:
    """Return whether a size may be the quantity itself: `500 g`, `50 m`."""
    if atom.kind != "size" or len(atom.parts) != 1 or not atom.parts[0].bare:
        return False
    key, bare = atom.parts[0].key, atom.parts[0].bare
    return key[len(bare) - 1 :] in AMOUNTS
