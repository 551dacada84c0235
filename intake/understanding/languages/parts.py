"""Words for parts, degrees and credits: the same few notions in every language, side by side."""

from __future__ import annotations

# of_them: a part of what was named before. too_much: a degree that is denied. low: the least of a scale of degrees.
# halve: the half of what stands. c.credit: a thing is to be credited. untold_place: an address that nobody wrote down.
PARTS: dict[str, str] = {
    "en": """\
untold_place = [to/to the/at the/to our/to my] [new/other/different] address
of_them = of them | of those | of these | of which | of that
too_much = not too | not so | not very | not that | not overly | not particularly | nothing too
low = mild | gentle | low
halve = halve | halving | in half | by half | half as many | half as much
c.credit = credited | credit note* | credit for | a credit | credit them | credit those | credit it | credit these
c.broken = leak* | spilt | spilled | burst | split open | mushy | slimy | soggy | gone off | shattered | snapped
""",
    "de": """\
untold_place = [an/an die/an unsere/zur/an meine] [neue/neuen/andere/anderen] [adresse/anschrift]
of_them = davon | hiervon | von denen | von diesen | darunter
too_much = nicht zu | nicht so | nicht allzu | nicht sehr | nicht besonders
low = mild | milde | milder | mildes
halve = um die hälfte | halbieren | halbiere | halbiert | nur halb so viel | nur halb so viele
c.credit = gutschrift* | gutschreib* | gutgeschrieben
c.broken = matschig* | ausgelaufen | geplatzt | welk* | matsch | verrottet | vergammelt | zerlaufen | aufgerissen
""",
    "fr": """\
untold_place = [à la/à notre/à mon/à l'] [nouvelle/autre] adresse
of_them = dont | parmi eux | parmi elles | parmi lesquels | parmi lesquelles | d'entre eux | d'entre elles
too_much = pas trop | pas si | pas très | pas tellement
low = doux | douce | peu épicé | peu épicée
halve = diviser par deux | divisez par deux | de moitié | réduire de moitié | réduisez de moitié
c.credit = un avoir | note de crédit | créditer | crédité* | avoir pour | un crédit
c.broken = coulé | coulés | renversé* | éclaté* | abimé*
""",
    "es": """\
untold_place = [a la/en la/a nuestra/a mi] [nueva/otra] dirección
of_them = de ellos | de ellas | de los cuales | de las cuales | de esos | de esas
too_much = no muy | no demasiado | no tan | no tanto
low = suave | suaves
halve = a la mitad | por la mitad | reducir a la mitad
c.credit = abonen | abonad | abonar | un abono | nota de crédito | nota de abono
c.broken = derramad* | reventad* | aplastad*
""",
    "it": """\
untold_place = [al/al nostro/all'/al mio] [nuovo/altro] indirizzo
of_them = di cui | di questi | di queste | di essi | di esse | dei quali | delle quali
too_much = non troppo | non molto | non tanto | non così
low = delicato | delicata | poco piccante
halve = della metà | dimezza | dimezzare | dimezzate | dimezziamo
c.credit = nota di credito | nota credito | accredit* | un accredito
c.broken = rovesciat* | marcio | marci | marcia | schiacciat* | scoppiat*
""",
    "nl": """\
untold_place = [naar het/op het/naar ons/naar mijn] [nieuwe/andere] adres
of_them = waarvan | daarvan | hiervan | ervan
too_much = niet te | niet zo | niet al te | niet erg
low = mild | milde
halve = halveren | halveer | gehalveerd
c.credit = creditnota | crediteren | crediteer | gecrediteerd | creditering | een credit
c.broken = gelekt | gelekte | lekken | lekt | geplet | verwelkt
remove = mag eraf | mogen eraf | mag eruit | mogen eruit | kan eraf | kunnen eraf | kan eruit | kunnen eruit
""",
    "pt": """\
untold_place = [para a/na/para o/no] [nova/outra/novo/outro] [morada/endereço]
of_them = deles | delas | dos quais | das quais | desses | dessas | destes | destas
too_much = não muito | não demasiado | não tão
low = suave | suaves
halve = reduzir a metade | reduzir para metade | reduzam para metade
c.credit = nota de crédito | creditar | creditem | creditad*
c.broken = derramad* | rebentad* | esmagad* | amassad*
""",
}
