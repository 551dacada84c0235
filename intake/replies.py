"""The small language in which people answer a read-back: "OK", "2 = 24", "3 cancel", "B". Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


_YES = _words(
    """
    ok okay okey k yes yep yeah yup sure confirm confirmed approve approved correct right fine perfect great agreed
    ja jep jawohl passt stimmt bestätigt bestätige bestätigen einverstanden genau freigabe freigegeben oui d'accord
    daccord entendu parfait confirme confirmé confirmer validé valider sí si vale correcto confirmo confirmado
    confirmar perfecto conferma confermo confermato perfetto akkoord klopt bevestig bevestigd bevestigen prima sim
    certo confirma 👍 👌 ✅ ✔
    """
)
_YES_PHRASES = _phrases(
    """
    go ahead | place it | place order | place the order | looks good | all good | sounds good | send it | that's
    right | thats right | that is right | that's correct | thats correct | that is correct | that's fine | do it | i
    confirm | we confirm | passt so | so passt es | alles klar | so bestellen | bitte so bestellen | ich bestätige |
    wir bestätigen | ja bitte | c'est bon | c'est parfait | je confirme | nous confirmons | va bene | tutto bene |
    de acuerdo | está bien | esta bien | ga akkoord | is goed | helemaal goed | wij bevestigen | está certo | tudo
    certo | pode ser | tutto ok | in ordnung | please ship | ship it | ship | alles gut | so liefern | liefern |
    versenden | yes go ahead | ok go ahead
    """
)
_POLITE = _words(
    """
    please thanks thank you thx cheers many bitte danke vielen dank schön merci beaucoup svp gracias muchas por
    favor grazie mille prego bedankt dank je wel alstublieft obrigado obrigada then so and also und et y e en
    """
)
_REMOVE = _words(
    """
    cancel remove delete drop out no none weg raus streichen löschen entfernen stornieren annuler supprimer enlever
    cancelar quitar eliminar annulla togli elimina annuleren verwijderen schrappen remover tirar x
    """
)
_CANCEL = _phrases(
    """
    cancel | cancel order | cancel the order | cancel it | cancel my order | stornieren | bestellung stornieren |
    bitte stornieren | annuler | annuler la commande | cancelar | cancelar el pedido | annulla | annulla ordine |
    annulla l'ordine | annuleren | bestelling annuleren | cancelar o pedido
    """
)
_NO = _phrases(
    "no | no thanks | nope | leave it | nein | nein danke | lieber nicht | non | non merci | nee | não | nao"
)
_AGAIN = _phrases(
    "again | once more | noch einmal | nochmal | noch mal | encore | de nuevo | ancora | opnieuw | de novo"
)
_LINE_WORDS = _words("line lines item position pos zeile artikel ligne línea linea riga regel linha no nr")
_JOINTS = _words("and but und aber et mais y pero e ma en maar plus")
_CLOSINGS = _phrases(
    """
    best regards | kind regards | regards | best | cheers | sincerely | yours sincerely | many thanks | with kind
    regards | mit freundlichen grüssen | freundliche grüsse | viele grüsse | beste grüsse | grüsse | gruss | lg | mfg |
    vg | cordialement | bien à vous | saludos | un saludo | atentamente | cordiali saluti | saluti | groeten | met
    vriendelijke groet |
    atenciosamente | cumprimentos
    """
)
_SET = ("=", ":", "->", "→", "=>")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Reply:
    """What an answer to a read-back says. quantities: position -> new quantity in the ordered unit; 0 removes.

    chosen: letters of candidates, in the order of the questions.
    """

    confirm: bool = False
    cancel: bool = False
    decline: bool = False
    again: bool = False
    quantities: dict[int, Decimal] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()


def read_reply(text: str, positions: Sequence[int], *, letters: int = 0, name: str = "") -> Reply | None:
    """Return what the answer says, or None where it says anything beyond this small language.

    positions: of the lines that were read back. letters: how many candidates the open questions show. name: of who
    writes, as it may stand below.
    """
    if len(text) > _LONGEST:
        return None
    lines = unsigned(text.replace(";", "\n"), name)
    whole = _plain("\n".join(lines))
    if whole in _CANCEL | _NO | _AGAIN:
        return Reply(cancel=whole in _CANCEL, decline=whole in _NO, again=whole in _AGAIN)
    pieces = [piece for line in lines for piece in _pieces(line)]
    parted = [part for piece in pieces for part in _parts(piece)]
    return _read(parted, positions, letters) or _read(pieces, positions, letters)


def unsigned(text: str, name: str = "") -> list[str]:
    """Return the lines of a short text without the greeting and the name that close it."""
    lines = [line for line in text.splitlines() if line.strip()]
    names = set(_plain(name).split())
    while len(lines) > 1 and (_plain(lines[-1]) in _CLOSINGS or (names and set(_plain(lines[-1]).split()) <= names)):
        lines.pop()
    return lines


def _parts(piece: str) -> list[str]:
    """Cut at "and" or "but": "2 = 24 and 3 = 12" says two things."""
    parts: list[list[str]] = [[]]
    for word in piece.split():
        if word.casefold() in _JOINTS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts if part]


def _read(pieces: Sequence[str], positions: Sequence[int], letters: int) -> Reply | None:
    confirm, quantities, chosen = False, {}, []
    for piece in pieces:
        if _is_yes(piece):
            confirm = True
        elif (edit := _edit(piece, positions)) is not None:
            quantities[edit[0]] = edit[1]
        elif letters and (letter := _letter(piece, letters)):
            chosen.append(letter)
        elif not _is_polite(piece):
            return None
    if not (confirm or quantities or chosen):
        return None
    return Reply(confirm, quantities=quantities, chosen=tuple(chosen))


def _pieces(line: str) -> list[str]:
    # A comma between digits is a decimal comma, not the end of a piece.
    pieces, start = [], 0
    for place, sign in enumerate(line):
        between = line[place - 1 : place].isdigit() and line[place + 1 : place + 2].isdigit()
        if sign == "," and not between:
            pieces.append(line[start:place])
            start = place + 1
    pieces.append(line[start:])
    return [piece.strip() for piece in pieces if piece.strip(" \t.!-–—*>\u00a0")]


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    kept = "".join(sign if sign.isalnum() or sign in "' 👍👌✅✔" else " " for sign in folded)
    return " ".join(kept.split())


def _is_yes(piece: str) -> bool:
    plain = _plain(piece)
    if plain in _YES_PHRASES:
        return True
    words = plain.split()
    meant = [word for word in words if word not in _POLITE]
    return (bool(meant) and all(word in _YES for word in meant)) or " ".join(meant) in _YES_PHRASES


def _is_polite(piece: str) -> bool:
    return all(word in _POLITE for word in _plain(piece).split())


def _edit(piece: str, positions: Sequence[int]) -> tuple[int, Decimal] | None:
    for sign in sorted(_SET, key=len, reverse=True):
        left, found, right = piece.partition(sign)
        if found:
            position, quantity = _position(left, positions), _number(right)
            return None if position is None or quantity is None else (position, quantity)
    words = [word for word in _plain(piece).split() if word not in _POLITE]
    removing = [word for word in words if word in _REMOVE]
    numbers = [word for word in words if word.isdigit()]
    others = [word for word in words if word not in _REMOVE and not word.isdigit() and word not in _LINE_WORDS]
    if len(removing) == 1 and len(numbers) == 1 and not others:
        position = _position(numbers[0], positions)
        return None if position is None else (position, Decimal(0))
    return None


def _position(text: str, positions: Sequence[int]) -> int | None:
    words = [word for word in _plain(text).split() if word not in _LINE_WORDS and word not in _POLITE]
    digits = words[0] if len(words) == 1 else ""
    if digits.isascii() and digits.isdigit() and len(digits) < 5 and int(digits) in positions:
        return int(digits)
    return None


def _number(text: str) -> Decimal | None:
    words = [word for word in text.strip().split() if _plain(word) not in _POLITE - _JOINTS]
    first = words[0] if words else ""
    if _plain(first) in _REMOVE:
        return Decimal(0)
    try:
        number = Decimal(first.replace(",", ".")) if len(first) <= 12 and len(words) <= 2 else Decimal("NaN")
    except InvalidOperation:
        return None
    return number if countable(number) else None


def countable(number: Decimal) -> bool:
    """Return whether a number can be a quantity or 0: written out, a huge exponent would fill the memory."""
    return number.is_finite() and 0 <= number <= 10**9 and (number == 0 or number.adjusted() >= -6)


def _letter(piece: str, letters: int) -> str:
    plain = " ".join(word for word in _plain(piece).split() if word not in _POLITE) or _plain(piece)
    return plain.upper() if len(plain) == 1 and 0 <= ord(plain) - ord("a") < min(letters, 26) else ""
