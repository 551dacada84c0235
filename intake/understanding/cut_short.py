"""Words cut short: beside a name that fits several things, `fest` is the `festkochend` of only one of them."""

from __future__ import annotations

from dataclasses import replace

from intake.understanding.resolve import Finding, Resolver, Weighed

_SHORTEST = 3
# So many things are looked at for a word that begins like this.
_MOST = 60
_SURE = 0.8


def written_out(finding: Finding, resolver: Resolver) -> Finding:
    """Return the finding with strange words read as the beginning of a word that tells its candidates apart."""
    if not finding.named or not 1 < len(finding.items) <= _MOST:
        return finding
    strange = [one for one in finding.left if not one.keys and len(one.part.word) >= _SHORTEST]
    meant = {id(one): key for one in strange if (key := _begun(one, finding, resolver))}
    if not meant:
        return finding
    weighed = [
        replace(one, keys=((meant[id(one)], _SURE),), weight=resolver.index.weight(meant[id(one)]))
        if id(one) in meant
        else one
        for one in finding.weighed
    ]
    return resolver.find(weighed, frozenset(finding.items))


def _begun(one: Weighed, finding: Finding, resolver: Resolver) -> str:
    """Return the one word of the candidates, not shared by all of them, that begins like this; "" where none does."""
    holders: dict[str, set[int]] = {}
    for item in finding.items:
        for form in resolver.index.forms[item]:
            for key in form:
                if key.isalpha() and len(key) > len(one.part.word) and key.startswith(one.part.word):
                    holders.setdefault(key, set()).add(item)
    if len(holders) != 1:
        return ""
    key, having = next(iter(holders.items()))
    return key if len(having) < len(finding.items) else ""
