"""Words for fewer and for what stays or is the same again: the same few notions in every language, side by side."""

# fewer: so many go of what stands. keep: what stays as it is. repeat: what was ordered before is wanted again.

LESSENING: dict[str, str] = {
    "en": """\
the = the | those | these
swap = upgrade | downgrade
repeat = usual [pls/plz/pl]
u.piece = loose ones | loose pieces | single ones | individual ones
not_po = your [no/nr/number/order no/order number/ref/invoice]
carries = send | bring | take | give | ship | hand | sending | bringing | get
carries_back = back
c.return = go back | going back
c.cancel_all = cancel it all | cancel everything | cancel all of it | cancel the [whole thing/lot]
fewer = fewer | less
lower = down from | down to
raise = up from | up to
halve = halve the | half of the | only half the | just half the
keep = stay | stays | remains | remain
repeat = repeat of [my/our/the] last order | repeat of [my/our/the] previous order | copy of [my/our/the] last order
    | [my/our/the] last order again | repeat of last time | repeat the [last/previous] order
""",
    "de": """\
fewer = weniger
the = der | die | das | den | dem
not_po = [ihre/eure/deine] [nr/nummer/rechnung/auftragsnummer]
carries = schicke | schicken | schickt | sende | senden | gebe | geben | nehmt | nehmen | bringe | bringen | nimmst
carries_back = zurück | retour
c.cancel_all = [alles/das ganze] stornieren | [storniert/storniere/stornieren Sie] [bitte/] alles
filler = runter | rauf
repeat = wiederholung [der/meiner/unserer] letzten bestellung
""",
    "fr": """\
fewer = de moins
the = le | la | les
u.piece = à l'unité
not_po = [votre/ta] [n°/no/numéro]
c.cancel_all = [annulez/annuler/annule] tout | tout annuler
double = le double de | le double d' | le double des | le double du
""",
    "es": """\
fewer = menos
the = el | la | los | las
u.piece = unidades sueltas
not_po = [vuestro/su/tu] [nº/número]
c.cancel_all = [cancelad/cancelen/cancela/cancelar/anulad/anular] todo | cancelarlo todo | anularlo todo
double = el doble [de/del]
""",
    "it": """\
c.cancel_all = [annullate/annulla/annullare/cancellate/cancella/cancellare] tutto
not_po = [vostro/vs/tuo] [n/numero]
the = il | lo | la | i | gli | le
u.piece = pezzi singoli
stop = però
fewer = in meno | di meno
double = il doppio [di/dei/degli/delle/della/del/dell]
""",
    "nl": """\
fewer = minder
the = de | het | die
u.piece = losse stuks
not_po = [jullie/uw] [nr/nummer/factuur/ordernummer]
carries = stuur | sturen | breng | brengen | geef | geven | neem | nemen
carries_back = terug | retour
c.cancel_all = [annuleer/annuleren] [maar/] alles | alles annuleren
""",
    "pt": """\
fewer = a menos
the = o | a | os | as
u.piece = unidades soltas
not_po = [vosso/seu] [nº/número]
c.cancel_all = [cancelem/cancele/cancelar/anulem/anular] tudo
double = o dobro [de/das/dos/da/do]
""",
}
