"""What customers say of goods that came wrong, and what they wish for them; and words that only sound like it."""

GOODS_BACK: dict[str, str] = {
    "en": """\
c.broken = leak* | soggy | melted | thawed | mushy | spoilt | spoiled | chipped | rancid | burst open | gone off
c.credit = credit | credited | crediting | credit note
c.refund = money returned | money refunded | our money
filler = without fail
""",
    "de": """\
c.broken = matschig* | ausgelaufen | aufgetaut | geschmolzen | verbogen | verbeult | eingedrückt | geplatzt | ranzig* |
    welk* | eingedellt | angeschlagen
c.credit = gutschrift* | gutschreib* | gutzuschreiben | gutgeschrieben
c.refund = mein geld | unser geld
filler = auf jeden fall | unbedingt
c.want = hätten wir gern | hätten wir gerne | hätte ich gern | hätte ich gerne
""",
    "fr": """\
c.broken = fondus | décongelé* | rance | rances | percé* | éventré* | cabossé* | détrempé*
c.credit = un avoir | avoir pour | avoir svp | avoir s'il | note de crédit | créditer | crédité*
c.refund = mon argent | notre argent
c.arrived = livrés | livrées | livré ce | livrée ce | livré hier | livrée hier
filler = sans faute
""",
    "es": """\
c.broken = con defecto* | descongelad* | derretid* | abollad* | reventad* | rancio | rancia | aplastad* | pinchad*
c.credit = abono | abonar* | abonéis | abonen | nota de crédito | nota de abono
c.refund = mi dinero | nuestro dinero | devolver el importe
c.arrived = venían | venía | llegaban
filler = sin falta
""",
    "it": """\
c.broken = con difetti | con difetto | scongelat* | bucato | bucata | bucati | bucate | rancid* | inacidit*
c.credit = accredit* | nota di credito | nota credito
c.refund = i miei soldi | i nostri soldi | i soldi indietro | rivoglio i soldi | ridatemi i soldi
filler = senza fallo
""",
    "nl": """\
c.broken = gesmolten | ontdooid | gedeukt | lekt | lekken | ranzig | geplet | ingedeukt
c.credit = creditnota | crediteren | gecrediteerd | credit
c.refund = mijn geld | ons geld
filler = zonder mankeren
c.want = zou ik graag | zouden wij graag | zouden we graag | hebben we nodig | heb ik nodig
""",
    "pt": """\
c.broken = com defeito | amolgad* | derretid* | descongelad* | azed* | ranços* | amassad* | furad* | esmagad*
c.credit = crédito | creditar* | creditem | nota de crédito
c.refund = o meu dinheiro | o nosso dinheiro | o dinheiro de volta
c.arrived = vinham | vinha | chegaram
filler = sem falta
""",
}
