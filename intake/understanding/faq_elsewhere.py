"""What people write to other shops: invented orders, changes, answers and questions of all kinds of trades.

They show what is none of a shop's own questions. `{goods}` and the like stand for one of the words under that name.
"""

from __future__ import annotations

import random
from functools import lru_cache

_WORDS = {
    "n": "2 | 3 | 4 | 5 | 6 | 8 | 10 | 12 | 15 | 20 | 24 | 40 | 50 | 100 | two | three | six | a dozen | half a dozen",
    "unit": "boxes | bags | cases | packs | rolls | sacks | crates | trays | bottles | kg | pallets | sheets | tins",
    "goods": "rye loaves | lamb chops | paint brushes | wood screws | copy paper | bin liners | linen napkins | seed "
    "trays | smoked trout | red wine | puzzles | goat cheese | oak planks | business cards | brake pads | hair dye | "
    "cat litter | olive oil | tile adhesive | wall plugs | safety gloves | cherry jam | sourdough rolls | envelopes | "
    "floor wax | hex bolts | cushion covers | tomato plants | mineral water | blue ink | door hinges | potatoes | "
    "masking tape | plasterboard | lemon tarts | mushrooms | candles | bath towels | work boots | salami | honey",
    "kind": "large | small | blue | black | white | thin | long | plain | fresh | frozen | organic | medium | heavy",
    "size": "10mm | 2.5 l | 500g | 30cm | a4 | 6ft | 18v | 60x40 | 750ml | m8 | 1 kg | 3m | 5l | half litre",
    "day": "monday | tuesday | wednesday | thursday | friday | saturday | tomorrow | next week | the 14th | 3 march",
    "who": "the kitchen | our yard | the school | the site | my sister | the other branch | the bar | reception",
    "goods_de": "Brote | Schrauben | Servietten | Koteletts | Eimer Farbe | Besen | Umschläge | Würste | Bretter",
    "goods_fr": "baguettes | vis | serviettes | fromages | balais | stylos | planches | bouteilles de vin | gants",
    "goods_es": "panes | tornillos | servilletas | quesos | escobas | sobres | tablas | botellas de vino | guantes",
    "goods_it": "pagnotte | viti | tovaglioli | formaggi | scope | buste | tavole | bottiglie di vino | guanti",
    "goods_nl": "broden | schroeven | servetten | kazen | bezems | enveloppen | planken | flessen wijn | handschoenen",
    "goods_pt": "paes | parafusos | guardanapos | queijos | vassouras | envelopes | tabuas | garrafas de vinho | luvas",
}

_SAID = """\
    {n} {unit} of {goods} please | {n} {goods} and {n} {goods} | {n} x {size} {goods}, {kind} | {goods} x {n} |
    can i get {n} {kind} {goods} for {day} | i would like {n} {goods} with {goods} |
    please send {n} {unit} {goods} to {who} | hi, for {day} please: {goods} {n} {goods} {n} {unit} {goods} {n} |
    we need {n} {size} {goods} and a {unit} of {goods} | could we have {n} more {goods} |
    need {n} {goods}, {n} {kind} {n} {kind} | order for {who}: {n} {kind} {goods} |
    same as last time but {n} {goods} | same again please | the usual for {day} please |
    as last week plus {n} {goods} | {n} {goods} no {goods} | with extra {goods} and without {goods} |
    {kind} {goods} with {goods} on the side | add {n} {unit} of {goods} | add {goods} to that please |
    take off the {goods} | make it {n} instead of {n} | no {goods} please | leave out the {goods} |
    drop the {goods} and put {n} {goods} on | actually {n} not {n} | sorry i meant {kind} {goods} not {kind} |
    swap the {goods} for {goods} | up the {goods} to {n} please | the {kind} ones | the second one | the first |
    the {size} one please | {n} | {size} | {kind} | both | {kind} please | {day} is fine | {day} morning if you can |
    not {day}, {day} | can it come on {day} before ten | for {who} | please leave it with {who} | to the usual place |
    we will collect on {day} | pick up {day} at noon | have you got any {kind} {goods} | are the {goods} back in |
    do you stock {size} {goods} | how much are the {goods} | what do {n} {goods} come to |
    price for {n} {unit} of {goods} please | do the {goods} come in {kind} | are your {goods} made with nuts |
    do the {goods} go with the {goods} | is the {kind} {goods} any good for {who} | how long do the {goods} keep |
    the {goods} came {kind} and we wanted {kind} | {n} of the {goods} were broken | one {unit} of {goods} was short |
    you sent {kind} {goods}, we asked for {kind} | the {goods} have gone off |
    the bill has {n} {goods} but we had {n} | your statement is wrong by {n} |
    the driver left the {goods} in the rain | where are my {goods} for {day} | has the van left for {who} yet |
    are you open on {day} | forget the {goods} | please stop the order for {day} | put the delivery off until {day} |
    our po is {n}{n}{n} | regards, the team at {who} | thanks that is everything for {who} | yes go ahead |
    that is right, send it | no just the {goods} | nothing more | what is on the {goods} |
    what comes with the {goods} | make one of them {kind} | half {kind} half {kind} |
    do you wrap {goods} as a present | can you put a card in with the {goods} | is there a fee for {goods} on {day} |
    how many points do i have | how do i get a second user for {who} | please delete all you hold about me |
    my user name has a slip in it | i do not want your newsletter any more | who saw my data |
    your page is slow on my phone | i want to praise the driver | one star for {day} | you were great on {day} |
    can i speak to the owner of the {goods} | send a copy of the bill to {who} | the bill needs our new company name |
    may we pay at the end of the month | was my payment for {day} booked | take the {goods} off my bill |
    what happens if i am out on {day} | do you come to our street | which van brings the {goods} |
    how late do you come on {day} | who signed for it | put {who} as the new place to bring it |
    do i need a receipt to bring the {goods} back | i got the wrong {goods} | what if i do not like the {goods} |
    how much do i lose if i stop the order now | are there tours on {day} | is there parking | are dogs allowed |
    do you have a table on {day} | do you have a wheelchair ramp | is it halal | which {goods} is the hottest |
    what is in the {goods} | is there sugar in the {goods} | how big is the {kind} one | hi there | hey |
    hello {who} here | good day to you | ok | okay thank you | alright | sure | yep | nope | cool | perfect |
    great thanks a lot | awesome | that is it | that is all for now | just that | correct | that sounds good | hmm |
    oh no | you too | have a good one | bye | thank you for your help | no problem | let me check | one moment |
    hold on | wait | it is under {who} | the name is peter | my street is long lane {n} | it is {n}{n}{n}{n} |
    card please | in cash | for here | to go | i will collect it | as soon as you can | how long will it be |
    what is the total | is that all | who do i talk to about {goods} | do you cut {goods} to {size} |
    we open a new place on {day} and need {goods} | {n} {goods_de} bitte |
    ich hätte gern {n} {goods_de} und {n} {goods_de} | bitte {n} {goods_de} bis Montag | noch {n} {goods_de} dazu |
    statt {n} bitte {n} {goods_de} | haben Sie {goods_de} da | wie letzte Woche | keine {goods_de} |
    {n} {goods_fr} s'il vous plaît | je voudrais {n} {goods_fr} et {n} {goods_fr} | livrez {n} {goods_fr} lundi |
    ajoutez {n} {goods_fr} | plutôt {n} {goods_fr} que {n} | avez-vous des {goods_fr} | comme d'habitude |
    sans {goods_fr} | {n} {goods_es} por favor | quiero {n} {goods_es} y {n} {goods_es} |
    para el lunes {n} {goods_es} | añade {n} {goods_es} | mejor {n} {goods_es} | tienen {goods_es} |
    lo mismo de siempre | sin {goods_es} | {n} {goods_it} per favore | vorrei {n} {goods_it} e {n} {goods_it} |
    per lunedì {n} {goods_it} | aggiungi {n} {goods_it} | meglio {n} {goods_it} | avete {goods_it} | come al solito |
    senza {goods_it} | {n} {goods_nl} graag | ik wil {n} {goods_nl} en {n} {goods_nl} | voor maandag {n} {goods_nl} |
    doe er {n} {goods_nl} bij | liever {n} {goods_nl} | hebben jullie {goods_nl} | zoals altijd | geen {goods_nl} |
    {n} {goods_pt} por favor | queria {n} {goods_pt} e {n} {goods_pt} | para segunda {n} {goods_pt} |
    mais {n} {goods_pt} | antes {n} {goods_pt} | tem {goods_pt} | o mesmo de sempre | sem {goods_pt}
"""
_EACH = 3


@lru_cache(maxsize=1)
def said_elsewhere() -> tuple[str, ...]:
    """Return the invented sentences, always the same."""
    dice = random.Random(11)  # noqa: S311  (made-up sentences, no secret)
    words = {name: _parts(row) for name, row in _WORDS.items()}
    made: dict[str, None] = {}
    for pattern in _parts(_SAID):
        for _ in range(_EACH if "{" in pattern else 1):
            made[_filled(pattern, words, dice)] = None
    return tuple(made)


def _parts(row: str) -> list[str]:
    return [said for part in row.split("|") if (said := " ".join(part.split()))]


def _filled(pattern: str, words: dict[str, list[str]], dice: random.Random) -> str:
    first, *others = pattern.split("{")
    for part in others:
        name, _, rest = part.partition("}")
        first += dice.choice(words[name]) + rest
    return first
