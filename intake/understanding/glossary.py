"""Words of one language for things that the catalogue names in another: `basil` where the shop sells albahaca."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise, product

from intake.understanding.features import Feature
from intake.understanding.languages.lexicon import lexicon
from intake.understanding.meanings import CODES, Form, glossary, shared
from intake.understanding.words import MARK, Token, stem

__all__ = ["CODES", "Translator", "glossary", "phrase_of"]

_COMPOUNDING = frozenset(("de", "nl"))
_JOINTS = ("", "s", "n", "en", "es", "e")
_VARIANTS = 12
# The last part of a compound is no shorter; with more words than these they are not searched for it.
_HEAD = 4
_MOST_WORDS = 20_000
# With fewer small words than these a message may be in any language: `2 tijeras`.
_TELLING = 2
_MOST_STRANGE = 300


class Translator:
    """Gives foreign words of a message the words that this catalogue has for them.

    postings: word of the catalogue -> items; values: words of its options; words: all its words as
    they are written -> stem; home: its language.
    """

    def __init__(
        self, postings: Mapping[str, Sequence[int]], values: Container[str], words: Mapping[str, str], home: str
    ) -> None:
        self._postings = postings
        self._home = home
        self._spelled: dict[str, set[str]] = defaultdict(set)
        for word, key in words.items():
            self._spelled[key].add(word)
        self._values = values
        self._glossary = glossary()
        self._targets: dict[int, tuple[Form, ...]] = {}
        self._kinds: set[int] = set()
        self._backwards: list[tuple[str, str]] = []
        self._order: dict[str, int] = {}

    def writes(self, part: Feature) -> bool:
        """Return whether the catalogue writes this word, in another number or gender perhaps."""
        return any(
            shared(part.word, word) >= max(len(part.word), len(word)) - 2 for word in self._spelled.get(part.key, ())
        )

    def translate(
        self, parts: list[Feature], tokens: Sequence[Token], languages: Sequence[str], known: Container[str]
    ) -> list[Feature]:
        """Return the parts with the catalogue's own words where they are said in others."""
        made: list[Feature] = []
        strange: set[str] = set()
        place = 0
        if sum(lexicon().is_stop(token.text, languages[:1]) for token in tokens) < _TELLING:
            languages = (*(code for code in (*languages, *CODES) if code != self._home), self._home)
        while place < len(parts):
            found = self._at(parts, place, tokens, languages, known)
            if found is None and parts[place].key not in known and len(strange) < _MOST_STRANGE:
                # No order has more strange words than that: what goes on like it is not taken apart.
                strange.add(parts[place].word)
                found = self._taken_apart(parts[place], languages, known)
            if found is None:
                made.append(parts[place])
                place += 1
            else:
                feature, size = found
                made.append(feature)
                place += size
        return made

    def _at(
        self,
        parts: Sequence[Feature],
        place: int,
        tokens: Sequence[Token],
        languages: Sequence[str],
        known: Container[str],
    ) -> tuple[Feature, int] | None:
        part = parts[place]
        if not part.word or self._is_ours(part, languages, known):
            return None
        for form, code in self._forms_at(parts, place, tokens, languages):
            whole = parts[place : place + len(form)]
            if len(form) > 1 and all(one.key in known for one in whole):
                continue
            targets = self._targets_of(code, form)
            if targets:
                return self._feature(whole, targets, code, known), len(form)
        return None

    def _taken_apart(
        self, part: Feature, languages: Sequence[str], known: Container[str]
    ) -> tuple[Feature, int] | None:
        if not part.word or self._is_ours(part, languages, known):
            return None
        halves = self._compound(part.word, languages)
        return (self._feature([part], halves, "", known), 1) if halves else None

    def _is_ours(self, part: Feature, languages: Sequence[str], known: Container[str]) -> bool:
        """Return whether a word needs no other: a small one, or in the shop's language a known one."""
        if lexicon().is_stop(part.word, languages):
            return True
        return languages[:1] == (self._home,) and (part.key in known or part.word in lexicon().words)

    def _forms_at(
        self, parts: Sequence[Feature], place: int, tokens: Sequence[Token], languages: Sequence[str]
    ) -> Iterator[tuple[Form, str]]:
        """Yield the forms that stand here, longest first."""
        found: dict[Form, str] = {}
        known = self._glossary.said(parts[place].key)
        if not known:
            return
        for code in languages:
            for form, _ in known[code].of if code in known else ():
                run = parts[place : place + len(form)]
                if form in found or tuple(one.key for one in run) != form or not _together(run, tokens):
                    continue
                if all(self._glossary.says(code, one) for one in run):
                    found[form] = code
        for form in sorted(found, key=lambda one: -len(one)):
            yield form, found[form]

    def _feature(self, whole: Sequence[Feature], targets: Sequence[Form], code: str, known: Container[str]) -> Feature:
        part = whole[0]
        if len(whole) == 1 and part.key in known:
            also = tuple(dict.fromkeys(target[0] for target in targets if len(target) == 1 and target[0] != part.key))
            return replace(part, also=also, foreign=self._written((also or (part.key,))[:1]))
        several = bool(code) and not self._glossary.writes(code, part.word) and len(whole) == 1
        made = Feature(part.key, part.start, whole[-1].end, word=part.word, several=several)
        if self._rivals(code, tuple(one.key for one in whole)):
            either = tuple(dict.fromkeys(min(form, key=self._held) for form in targets))[:_VARIANTS]
            return replace(made, either=either, foreign=self._written(targets[0]))
        longest = max(targets, key=len)
        if len(longest) > 1:
            return replace(made, key=longest[0], more=longest[1:], foreign=self._written(longest))
        also = tuple(dict.fromkeys(target[0] for target in targets[1:] if target[0] != targets[0][0]))
        return replace(made, key=targets[0][0], also=also, foreign=self._written(targets[0]))

    def _held(self, key: str) -> int:
        """Return how many items have a word."""
        return len(self._postings.get(key, ())) or len(self._postings)

    def _rivals(self, code: str, form: Form) -> bool:
        """Return whether words name different things of this catalogue, so that either may be meant."""
        meant = [number for one, number in self._glossary.of(code, form[0]) if one == form]
        found = [set(targets) for number in meant if (targets := self._in_catalogue(number))]
        kinds = bool(found) and all(number in self._kinds for number in meant if self._in_catalogue(number))
        return kinds or any(not one & other for one, other in pairwise(found))

    def _kinds_of(self, number: int) -> tuple[Form, ...]:
        """Return the compounds of the catalogue that are kinds of a thing: an Edelstahlschraube is a Schraube."""
        if self._home not in _COMPOUNDING or len(self._spelled) > _MOST_WORDS:
            return ()
        forms = self._glossary.meaning(number).forms.get(self._home, ())
        heads = {word for form in forms if len(form) == 1 for word in self._glossary.spelled(self._home, form[0])}
        heads = {said for head in heads if len(head) >= _HEAD for said in (head, f"{head}n")}
        ends = {place for head in heads for place in self._ending(head)}
        found = [(self._backwards[place][1],) for place in ends]
        found = sorted(dict.fromkeys(found), key=lambda form: self._order[form[0]])
        kinds = [form for form in found if form[0] in self._postings][:_VARIANTS]
        return tuple(kinds) if len(kinds) > 1 else ()

    def _ending(self, head: str) -> Iterator[int]:
        """Yield the places of the catalogue's words that end so and are longer by more than two letters."""
        if not self._backwards:
            self._order = {key: place for place, key in enumerate(self._spelled)}
            self._backwards = sorted((word[::-1], key) for key, words in self._spelled.items() for word in words)
        end = head[::-1]
        place = bisect_left(self._backwards, (end,))
        while place < len(self._backwards) and self._backwards[place][0].startswith(end):
            if len(self._backwards[place][0]) > len(head) + 2:
                yield place
            place += 1

    def _written(self, form: Form) -> str:
        """Return how the catalogue writes words."""
        return " ".join(min(self._spelled.get(key) or {key}, key=lambda word: (len(word), word)) for key in form)

    def _targets_of(self, code: str, form: Form) -> tuple[Form, ...]:
        meant = [number for one, number in self._glossary.of(code, form[0]) if one == form]
        found = dict.fromkeys(target for number in meant for target in self._in_catalogue(number))
        found.pop(form, None)
        return tuple(found)

    def _in_catalogue(self, number: int) -> tuple[Form, ...]:
        """Return the forms of a meaning that the catalogue has, whole."""
        kept = self._targets.get(number)
        if kept is None:
            by_language = self._glossary.meaning(number).forms
            kept = tuple(form for form in by_language.get(self._home, ()) if self._has(form))
            others = [form for code, forms in by_language.items() if code != self._home for form in forms]
            kept = kept or tuple(
                dict.fromkeys(
                    form
                    for form in others
                    if self._has(form) and self._spells(form, number) and not self._is_other(form)
                )
            )
            if not kept and (kept := self._kinds_of(number)):
                self._kinds.add(number)
            self._targets[number] = kept
        return kept

    def _is_other(self, form: Form) -> bool:
        """Return whether the catalogue's language has the word for another thing: French mascara is no `máscara`."""
        if len(form) > 1 or self._home not in CODES:
            return False
        return any(self._glossary.writes(self._home, word) for word in self._spelled.get(form[0], ()))

    def _spells(self, form: Form, number: int) -> bool:
        """Return whether a word of another language stands in the catalogue as it is written, and not only its stem."""
        texts = self._glossary.meaning(number).texts
        return all(self._spelled.get(key, frozenset()) & texts for key in form)

    def _has(self, form: Form) -> bool:
        if all(word in self._values for word in form):
            return True
        if len(form) == 1:
            return form[0] in self._postings
        among: set[int] | None = None
        for word in form:
            having = set(self._postings.get(word, ()))
            among = having if among is None else among & having
            if not among:
                return False
        return True

    def _compound(self, word: str, languages: Sequence[str]) -> tuple[Form, ...]:
        """Return what the two halves of a compound are called here: `Tomatensuppe` where the shop has tomato soup."""
        if len(word) < 8 or not _COMPOUNDING & set(languages):
            return ()
        cuts = [cut for cut in range(len(word) - 3, 3, -1) if self._may_mean(word[cut:])]
        for code in (one for one in languages if one in _COMPOUNDING and cuts):
            for cut in cuts:
                right = self._meant(code, word[cut:])
                for left in self._left_half(code, word[:cut]) if right else ():
                    whole = next(((*left, *one) for one in right if self._has((*left, *one))), None)
                    if whole is not None:
                        return (whole,)
        return ()

    def _may_mean(self, word: str) -> bool:
        """Return whether a word means anything here, in whatever language."""
        key = stem(word)
        return bool(self._glossary.said(key)) or self._has((key,))

    def _meant(self, code: str, word: str) -> tuple[Form, ...]:
        """Return all that the catalogue calls what this word means, the word itself among it."""
        own = (stem(word),)
        return (*self._targets_of(code, own), *((own,) if self._has(own) else ()))

    def _left_half(self, code: str, word: str) -> tuple[Form, ...]:
        for joint in _JOINTS:
            if word.endswith(joint) and len(word) - len(joint) >= 3:
                found = self._meant(code, word[: len(word) - len(joint)])
                if found:
                    return found
        return ()


def phrase_of(run: Sequence[Feature], table: Container[tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[Feature, ...]]:
    """Return the keys of a run of words as a table has them, and the parts with those keys."""
    plain = tuple(key for part in run for key in (part.key, *part.more))
    if plain in table or not any(part.also for part in run):
        return plain, tuple(run)
    for chosen in islice(product(*((part.key, *part.also) for part in run)), _VARIANTS):
        keys = tuple(key for one, part in zip(chosen, run, strict=True) for key in (one, *part.more))
        if keys in table:
            return keys, tuple(replace(part, key=one) for one, part in zip(chosen, run, strict=True))
    return plain, tuple(run)


def _together(run: Sequence[Feature], tokens: Sequence[Token]) -> bool:
    """Return whether nothing but small words stands between the parts."""
    for one, other in pairwise(run):
        between = tokens[one.end : other.start]
        if any(token.kind == MARK and token.text not in ("'", "-") for token in between) or len(between) > 2:
            return False
    return True
