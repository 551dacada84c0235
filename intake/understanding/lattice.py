"""The lattice: every reading of every stretch of words, and the best path through them."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from itertools import pairwise

from intake.understanding.atoms import IDLE_ROLES, MARKS, SHAPING, Atom, Reading
from intake.understanding.catalogue_index import IDLE, MAX_PHRASE, CatalogueIndex
from intake.understanding.features import Feature, features
from intake.understanding.glossary import Translator, phrase_of
from intake.understanding.languages.lexicon import Hit, Lexicon
from intake.understanding.option_index import OptionIndex
from intake.understanding.sizes import Sizes
from intake.understanding.spelling import Spelling
from intake.understanding.units_here import inside_compound, kinds_here, units_here
from intake.understanding.words import BREAK, MARK, NUMBER, WORD, Token, stem

__all__ = ["Atom", "Lattice", "Reading", "parts_of"]

_APOSTROPHES = frozenset({"'", "’"})
_SMALL = frozenset({"and", "or", "one", "prep"})
_UNTAGGED = frozenset[str]()
_ORDER_NOUN = frozenset({"order noun"})
# So many items are looked at for a name that holds two words side by side.
_NAMES = 40


class Lattice:
    """Builds the readings of a message against one catalogue and keeps the best path."""

    def __init__(
        self, index: CatalogueIndex, options: OptionIndex, spelling: Spelling, lexicon: Lexicon, home: str
    ) -> None:
        self._index = index
        self._sizes = Sizes(index)
        self._options = options
        self._spelling = spelling
        self._units = units_here(index, lexicon)
        self._kinds = kinds_here(index)
        self._lexicon = lexicon
        self._translator = Translator(
            index.postings, frozenset(options.words) | options.names, {**index.words, **options.spelled}, home
        )
        self.again: Callable[[list[Atom], Reading], list[Atom]] = lambda path, _: path
        self._known: frozenset[str] = frozenset(index.postings) | frozenset(options.words)

    @property
    def index(self) -> CatalogueIndex:
        """Return the catalogue that is read against."""
        return self._index

    def parts(self, tokens: Sequence[Token], languages: Sequence[str], hits: Sequence[Sequence[Hit]]) -> list[Feature]:
        """Return the parts of a message, foreign words as the words that the catalogue has for them."""
        known = self.known
        plain = [self._unshared(part, languages, hits) for part in parts_of(tokens, known)]
        return self._translator.translate(plain, tokens, languages, known)

    def _unshared(self, part: Feature, languages: Sequence[str], hits: Sequence[Sequence[Hit]]) -> Feature:
        """Keep a word of order language from a word of the catalogue that only shares its stem."""
        if not part.word or part.key not in self._known or part.word in self._index.words:
            return part
        told = any(
            hit.role.startswith("c.") and hit.language in languages and hit.end == part.end for hit in hits[part.start]
        )
        return replace(part, key=f"~{part.word}") if told and not self._translator.writes(part) else part

    @property
    def known(self) -> Container[str]:
        """Return the features of the catalogue."""
        return self._known

    def knows_pair(self, one: str, two: str) -> bool:
        """Return whether a number and a word stand side by side in a name of the catalogue."""
        return (one, two) in self._index.pairs

    def best(self, reading: Reading, codes: dict[int, tuple[int, int]]) -> list[Atom]:
        """Return the atoms of the best path. codes: known codes as token start -> (token end, item)."""
        size = len(reading.tokens)
        value = [0.0] * (size + 1)
        chosen: list[Atom | None] = [None] * size
        for place in range(size - 1, -1, -1):
            best: Atom | None = None
            total = float("-inf")
            for atom in self._edges(reading, codes, place):
                score = atom.score + value[atom.end]
                if score > total:
                    best, total = atom, score
            value[place], chosen[place] = total, best
        path: list[Atom] = []
        place = 0
        while place < size:
            won = chosen[place]
            if won is None:
                place += 1
                continue
            path.append(won)
            place = won.end
        return self.again(self._share_heads(path), reading)

    def _share_heads(self, path: list[Atom]) -> list[Atom]:
        """Read `black and pinto beans` as two values (or two items): the first shares the last word of the second."""
        for place in range(len(path) - 2):
            atom, joint, full = path[place : place + 3]
            shares = full.kind in ("option", "item") and len(full.parts) > 1 and atom.kind in ("word", "func")
            if not shares or not joint.roles & {"and", "or", "comma", "slash"} or len(atom.parts) != 1:
                continue
            keys = (atom.parts[0].key, *(part.key for part in full.parts[1:]))
            if full.kind == "option" and keys in self._options.phrases:
                path[place] = replace(atom, kind="option", values=self._options.phrases[keys], idle=False, known=True)
            elif full.kind == "item" and keys in self._index.phrases:
                path[place] = replace(atom, kind="item", items=self._index.phrases[keys], idle=False, known=True)
        return path

    def _edges(self, reading: Reading, codes: dict[int, tuple[int, int]], place: int) -> list[Atom]:
        token = reading.tokens[place]
        if place in reading.refs:
            alone = {"number"} if token.kind == NUMBER and reading.refs[place] == place + 1 else ()
            return [Atom("ref", place, reading.refs[place], 50.0, roles=frozenset(alone))]
        edges: list[Atom] = []
        if place in codes:
            end, item = codes[place]
            score = 4.0 + 2 * (end - place) if self._is_code(reading.tokens, place, end) else 2.0 * (end - place) - 0.35
            edges.append(Atom("code", place, end, score, items=(item,), parts=self._at(reading, place)))
        if token.kind == BREAK:
            return [Atom("mark", place, place + 1, 0.0, roles=frozenset(("break",)))]
        if token.kind == MARK and place not in reading.part_at:
            return [*edges, self._mark(reading.tokens, place)]
        edges.extend(self._phrases(reading, place))
        edges.extend(self._letter(reading, place))
        edges.extend(self._counted(reading, place))
        edges.extend(self._spoken(reading, place))
        word = self._word(reading, place)
        edges.append(word)
        if not word.known and not word.idle:
            edges.extend(self._mistyped(word))
        edges.extend(self._sizes.beginning(reading, place))
        edges.extend(self._part_of_name(reading, place))
        return edges

    def _counted(self, reading: Reading, place: int) -> list[Atom]:
        """Return the numbers that begin here: `5 of the 12` is five, and may be five of `the 12 speed chains`."""
        count = reading.counts.get(place)
        if count is None:
            return []
        each = 1.15 if count.kind == "vague" else 1.3
        score = each * (count.end - count.start) if count.kind != "one" else 1.0
        score += 0.3 * (count.end - count.start) if count.unit else 0.0
        parts = self._within(reading, place, count.end) if not count.unit else ()
        found = [Atom("count", place, count.end, score, count=count, parts=parts, unit=count.unit)]
        alone = count.first_of_two(reading.hits)
        if alone is not None:
            parts = self._within(reading, place, alone.end)
            found.append(Atom("count", place, alone.end, 1.3, count=alone, parts=parts))
        return found

    def _part_of_name(self, reading: Reading, place: int) -> list[Atom]:
        """Return two words as they stand in a longer name, where one between or the first is small: `bin liners`."""
        first = reading.part_at.get(place)
        if first is None or first + 1 >= len(reading.parts):
            return []
        one, two = reading.parts[first : first + 2]
        between = range(one.end, two.start)
        if not one.word or not two.word or len(between) > 2 or reading.parted(one.end, two.start):
            return []
        if not between and not self._shapes(reading, one):
            return []
        if one.key not in self._index.postings or two.key not in self._index.postings:
            return []
        joined = all(
            any(hit.role in ("of", "prep") and hit.language in reading.active for hit in reading.hits[at])
            for at in between
        )
        if not joined:
            return []
        items = sorted(self._index.holding_all((one.key, two.key)))[:_NAMES]
        named = any(
            pair == (one.key, two.key) for item in items for f in self._index.forms[item] for pair in pairwise(f)
        )
        return [Atom("word", place, two.end, 1.1 * (two.end - place), parts=(one, two))] if named else []

    @staticmethod
    def _shapes(reading: Reading, part: Feature) -> bool:
        ends = {hit.end for hit in reading.hits[part.start] if hit.role in SHAPING and hit.language in reading.active}
        return part.end in ends

    @staticmethod
    def _is_code(tokens: Sequence[Token], start: int, end: int) -> bool:
        return end - start > 1 and any(token.kind == NUMBER for token in tokens[start:end])

    @staticmethod
    def _mark(tokens: Sequence[Token], place: int) -> Atom:
        token = tokens[place]
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        glued_on = after is not None and after.glued and after.kind != BREAK
        dotted = (place and tokens[place - 1].text == ".") or (after is not None and after.text == ".")
        role = MARKS.get(token.text, "mark")
        if token.glued and glued_on and token.text in "-/.":
            role = "hyphen"
        if token.text == "." and dotted:
            role = "dash"
        return Atom("mark", place, place + 1, 0.0, roles=frozenset((role,)))

    def _phrases(self, reading: Reading, place: int) -> list[Atom]:
        """Return the item names and option values that begin here."""
        first = reading.part_at.get(place)
        if first is None:
            return []
        begin = reading.parts[first]
        edges: list[Atom] = []
        for table, longest, kind in (
            (self._index.phrases, self._index.longest, "item"),
            (self._options.phrases, self._options.longest, "option"),
        ):
            if begin.key in longest or begin.also:
                edges.extend(self._phrase_edges(reading, first, table, longest, kind))  # type: ignore[arg-type]
        return edges

    def _phrase_edges(
        self,
        reading: Reading,
        first: int,
        table: dict[tuple[str, ...], tuple[object, ...]],
        longest: dict[str, int],
        kind: str,
    ) -> list[Atom]:
        edges: list[Atom] = []
        parts = reading.parts
        begin = parts[first]
        longest_here = max(longest.get(key, 0) for key in (begin.key, *begin.also))
        most = min(longest_here, MAX_PHRASE, len(parts) - first)
        if not most:
            return edges
        for size in range(most, 0, -1):
            keys, run = phrase_of(parts[first : first + size], table)
            found = table.get(keys)
            if found is None or any(reading.parted(a.end, b.start) for a, b in pairwise(run)):
                continue
            if size == 1 and (self._is_small(reading, run[0]) or (kind == "option" and self._denies(reading, first))):
                continue
            score = 2.0 * (run[-1].end - run[0].start) - (0.4 if kind == "item" else 0.6)
            if len(keys) == 1 and keys[0].startswith("#"):
                score = 1.2
            atom = Atom(kind, run[0].start, run[-1].end, score, parts=run)
            if size == 1 and any(hit.role == "plain" for hit in reading.hits[run[0].start]):
                atom.tags |= {"plain"}
            if kind == "item":
                atom.items = found  # type: ignore[assignment]
            if kind == "option" and size == 1:
                atom.unit = self._unit_at(reading, run[0])
            atom.values = self._options.spoken(keys, tuple(part.word or part.key for part in run))
            edges.append(atom)
        return edges

    def _denies(self, reading: Reading, first: int) -> bool:
        """Return whether a value that says `without` stands before a thing of the shop, and so denies that."""
        part, after = reading.parts[first], reading.parts[first + 1] if first + 1 < len(reading.parts) else None
        if after is None or after.key not in self._index.word_keys or after.key in self._options.names:
            return False
        return any(hit.role == "without" and hit.language in reading.active for hit in reading.hits[part.start])

    @staticmethod
    def _unit_at(reading: Reading, part: Feature) -> str:
        """Return the pack that a word names elsewhere: a carton, where the shop has a gift box of that name."""
        units = [hit.role[2:] for hit in reading.hits[part.start] if hit.role.startswith("u.") and hit.end == part.end]
        return units[0] if units else ""

    def _is_small(self, reading: Reading, part: Feature) -> bool:
        """Return whether a small word only happens to share its stem with a name ("bitte" is no bit)."""
        if not part.word or part.word in self._index.words or part.word in self._options.spelled:
            return False
        return any(
            hit.role in IDLE_ROLES and hit.language in reading.active and hit.end == part.end
            for hit in reading.hits[part.start]
        )

    def _spoken(self, reading: Reading, place: int) -> list[Atom]:
        """Return the units and the small shaping words that begin here."""
        own = self._own_unit(reading, place)
        if inside_compound(reading.tokens, place):
            return []
        if not reading.hits[place] and not own:
            return []
        roles: dict[int, set[str]] = {}
        for hit in reading.hits[place]:
            named = hit.role.startswith("option.") and not reading.praises(hit)
            if hit.language in reading.active and (hit.role in SHAPING or named):
                roles.setdefault(hit.end, set()).add(hit.role)
        edges = [
            Atom("func", place, end, 1.2 * (end - place) - 0.1, roles=frozenset(names), parts=self._at(reading, place))
            for end, names in roles.items()
        ]
        units: dict[int, str] = {place + 1: own} if own else {}
        spoken = [hit for hit in reading.hits[place] if hit.role.startswith("u.")]
        # Of two packs that a word may name, one that is sold here is meant.
        for hit in sorted(spoken, key=lambda hit: hit.role[2:] not in self._kinds):
            if hit.language in reading.active or len(reading.tokens[place].text) > 3:
                units.setdefault(hit.end, hit.role[2:])
        parts = self._at(reading, place)
        named = any(part.key in self._index.postings for part in parts)
        edges.extend(
            Atom("unit", place, end, 0.9 * (end - place), unit=name, parts=parts, known=named)
            for end, name in units.items()
        )
        return edges

    def _own_unit(self, reading: Reading, place: int) -> str:
        """Return the unit of this shop that a word names in whatever language: `lotti` where it sells lots."""
        token = reading.tokens[place]
        if token.kind != WORD or self._lexicon.is_stop(token.text, reading.active):
            return ""
        return self._units.get(stem(token.text), "")

    def _mistyped(self, word: Atom) -> list[Atom]:
        """Return the value that a strange word probably is: `medum`, `lrg`; none where it may as well be an item."""
        if len(word.parts) != 1 or not word.parts[0].word or not self._options.words:
            return []
        near = self._spelling.near(word.parts[0].word)
        keys = {self._options.spelled.get(key, key) for key, _ in near}
        if len(keys) != 1 or keys & self._index.postings.keys() or (key := keys.pop(),) not in self._options.phrases:
            return []
        part = replace(word.parts[0], key=key)
        values = self._options.phrases[(key,)]
        return [replace(word, kind="option", score=1.0, values=values, parts=(part,), known=True, sure=near[0][1])]

    def _letter(self, reading: Reading, place: int) -> list[Atom]:
        """Return a value that is a letter which is a small word elsewhere: size L, but not `l'eau`, not `3 l`."""
        token = reading.tokens[place]
        values = self._options.letters.get(token.text)
        if values is None:
            return []
        after = reading.tokens[place + 1].text if place + 1 < len(reading.tokens) else ""
        before = reading.tokens[place - 1] if place else token
        if after in _APOSTROPHES or (place and before.kind == NUMBER):
            return []
        elided = token.end - token.start > len(token.text)
        if elided or (token.glued and before.text not in ("(", "/", ",", ":")):
            return []
        if any(hit.role in _SMALL and hit.language in reading.active for hit in reading.hits[place]):
            return []
        part = Feature(token.text, place, place + 1, word=token.text)
        return [Atom("option", place, place + 1, 1.4, values=tuple(dict.fromkeys(values)), parts=(part,))]

    @staticmethod
    def _at(reading: Reading, place: int) -> tuple[Feature, ...]:
        first = reading.part_at.get(place)
        return () if first is None else (reading.parts[first],)

    @staticmethod
    def _within(reading: Reading, start: int, end: int) -> tuple[Feature, ...]:
        places = [reading.part_at[at] for at in range(start, end) if at in reading.part_at]
        return tuple(reading.parts[place] for place in places if reading.parts[place].end <= end)

    def _word(self, reading: Reading, place: int) -> Atom:
        token = reading.tokens[place]
        parts = self._at(reading, place)
        end = parts[0].end if parts else place + 1
        said = frozenset(hit.role for hit in reading.hits[place] if hit.language in reading.active)
        tags = (_ORDER_NOUN if said & {"c.order", "po_word"} else _UNTAGGED) | (said & {"whose"})
        if not parts:
            return Atom("word", place, end, 0.1, idle=True, known=False, tags=tags)
        part = parts[0]
        if self._is_small(reading, part):
            return Atom("word", place, end, 0.5 * (end - place), idle=True, known=False, tags=tags)
        known = part.key in self._index.postings or (bool(part.bare) and part.bare in self._index.postings)
        known = known or part.key in self._options.words or bool(part.either)
        roles: set[str] = set()
        if reading.hits[place]:
            roles.update(h.role for h in reading.hits[place] if h.language in reading.active and h.end == place + 1)
        idle = token.kind == WORD and bool(roles & IDLE_ROLES)
        known = known and not (idle and token.text not in self._index.words and part.key not in self._options.words)
        idle = idle or (part.key in self._options.names and part.key not in self._index.postings)
        idle = idle or (part.key in self._index.categories and not known)
        score = (0.55 if known else 0.5 if idle else 0.2) * (end - place)
        if token.kind == NUMBER and end - place == 1:
            broken = token.value is not None and token.value % 1 != 0  # `the 0.5 liner`: a size, no quantity.
            score = 1.4 if broken and part.key in self._index.postings else 0.3
        if part.foreign and end - place > 1:
            score = 1.3 * (end - place)  # A phrase is no unit with words behind it: `tubo da giardino`.
        tags |= frozenset(("option name",)) if part.key in self._options.names else _UNTAGGED
        tags |= roles & {"describing", "stop"}
        return Atom(
            "word",
            place,
            end,
            score,
            tags=tags,
            parts=parts,
            known=known,
            idle=idle and part.key not in self._index.postings,
        )


def parts_of(tokens: Sequence[Token], known: Container[str] | None = None) -> list[Feature]:
    """Return the features of all tokens in order, without the idle words that catalogues and customers vary."""
    return [part for part in features(tokens, 0, len(tokens), known) if (part.word or part.key) not in IDLE]
