"""What customers say of goods that came wrong, and what they wish for them; and words that only sound like it."""

GOODS_BACK: dict[str, str] = {
    "en": """\
c.broken = [won't/doesn't/don't] [work/start/open/close/shut/turn/switch/stay/hold] |
    [will not/does not/do not/didn't] [work/start/open/close/shut/turn/switch/stay/hold] |
    [won't/doesn't/don't] [charge/run/light/print/seal/fit/grip/spray/lock] |
    [will not/does not/do not/didn't] [charge/run/light/print/seal/fit/grip/spray/lock] |
    stopped working | jammed | seized | seized up | ripped | rusty | rusted | warped | frayed | perished | filthy |
    unusable | past its date | past their date | punctured | buckled | misshapen | contaminated | mislabelled |
    water damaged | crushed | coming apart | fell apart | falling apart | came apart | bust | in pieces
c.return = send [those/these/this/that/one/some] back | take [it/them/those/these/this/one/some] back |
    pick [it/them/those/these] up | collect [it/them/those/these] | wants returning | to be returned | goes back
c.return_weak = new ones | another one in place
c.arrived = [from/in/with/of] [yesterday's/today's/this week's] [delivery/drop/order/shipment/parcel] |
    [from/in/with/of] [last week's/monday's/tuesday's] [delivery/drop/order/shipment/parcel] |
    [from/in/with/of] [wednesday's/thursday's/friday's] [delivery/drop/order/shipment/parcel] |
    [from/in/with/of] [the last/our last/the latest] [delivery/drop/order/shipment/parcel] |
    delivery note | [came/arrived/delivered/turned up] [today/yesterday/this morning/on]
c.fine = [is/are/was/were/looks/look/'s] [all/] [fine/perfect/ok/okay/alright] |
    [is/are/was/were/looks/look/'s] [all/] [good/great/lovely/excellent/undamaged] | no problem with
c.broken = leak* | soggy | melted | thawed | mushy | spoilt | spoiled | chipped | rancid | burst open | gone off
c.credit = credit | credited | crediting | credit note
c.refund = money returned | money refunded | our money
filler = without fail
c.track = any sign of | no sign of |
    [was/were] due [yesterday/today/on/monday/tuesday/wednesday/thursday/friday/last] | still hasn't shown |
    not shown up | hasn't shown up | haven't shown up | hasn't landed | haven't landed | never came | never arrived
""",
    "de": """\
c.broken = [schließt/öffnet/hält/dreht/startet/läuft/brennt/klebt/passt] nicht | geht nicht auf | geht nicht zu |
    klemmt |
    klemmen | verrostet* | rostig* | unbrauchbar* | verbogen | schmutzig | durchnässt* | auseinandergefallen
c.fine = [ist/sind/war/waren] [alle/] [ok/okay/in ordnung/gut/super/perfekt/einwandfrei/tadellos]
c.return = nehmt [sie/ihn/es/die] zurück | nehmen sie [sie/ihn/es/die] zurück | abholen lassen
c.broken = matschig* | ausgelaufen | aufgetaut | geschmolzen | verbogen | verbeult | eingedrückt | geplatzt | ranzig* |
    welk* | eingedellt | angeschlagen
c.credit = gutschrift* | gutschreib* | gutzuschreiben | gutgeschrieben
c.refund = mein geld | unser geld
filler = auf jeden fall | unbedingt
c.want = hätten wir gern | hätten wir gerne | hätte ich gern | hätte ich gerne
""",
    "fr": """\
c.broken = ne [ferme/ouvre/tient/démarre/tourne/colle] [pas/plus] | rouillé* | inutilisable* | bloqué* | coincé* |
    sale | sales
c.fine = [est/sont/était/étaient] [très/] [bien/bons/bonnes/parfait/parfaits/parfaites/parfaite/impeccable/impeccables]
c.return = venir [le/la/les] [chercher/récupérer/reprendre] | [le/la/les] reprenez
c.broken = fondus | décongelé* | rance | rances | percé* | éventré* | cabossé* | détrempé*
c.credit = un avoir | avoir pour | avoir svp | avoir s'il | note de crédit | créditer | crédité*
c.refund = mon argent | notre argent
c.arrived = livrés | livrées | livré ce | livrée ce | livré hier | livrée hier
filler = sans faute
""",
    "es": """\
c.broken = no [cierra/cierran/abre/abren/gira/arranca/pega/pegan/funcionan] | oxidad* | inservible* | atascad* |
    sucio | sucios | sucias
c.fine = [está/están/estaba/estaban/llegó/llegaron] [muy/] [bien/perfecto/perfectos] |
    [está/están/estaba/estaban/llegó/llegaron] [muy/] [perfectas/perfecta/correcto/correctos]
c.return = [lo/la/los/las] recog* | podéis recoger | pueden recoger | pasar a recoger
c.broken = con defecto* | descongelad* | derretid* | abollad* | reventad* | rancio | rancia | aplastad* | pinchad*
c.credit = abono | abonar* | abonéis | abonen | nota de crédito | nota de abono
c.refund = mi dinero | nuestro dinero | devolver el importe
c.arrived = venían | venía | llegaban
filler = sin falta
""",
    "it": """\
c.broken = non si [chiude/chiudono/apre/aprono/accende/gira] | non [funzionano/chiude/parte/tiene] | arrugginit* |
    inutilizzabil* |
    bloccat* | sporch* | rotta | aperta | gonfi* | inservibil*
c.fine = [è/sono/era/erano] [tutto/tutti/] [ok/a posto/perfetto/perfetti/perfette/perfetta/in ordine]
c.return = [lo/la/li/le] ritir* | potete ritirare | passare a ritirare | venire a ritirare
c.broken = con difetti | con difetto | scongelat* | bucato | bucata | bucati | bucate | rancid* | inacidit*
c.credit = accredit* | nota di credito | nota credito
c.refund = i miei soldi | i nostri soldi | i soldi indietro | rivoglio i soldi | ridatemi i soldi
filler = senza fallo
""",
    "nl": """\
c.broken = [sluit/sluiten/opent/draait/start/plakt/houdt] niet | verroest* | onbruikbaar* | vies | vieze | klemt
c.fine = [is/zijn/was/waren] [allemaal/] [prima/goed/oké/ok/perfect/in orde]
c.return = [laten/komen] ophalen | kunnen jullie [ze/het/die] [ophalen/terugnemen]
c.broken = gesmolten | ontdooid | gedeukt | lekt | lekken | ranzig | geplet | ingedeukt
c.credit = creditnota | crediteren | gecrediteerd | credit
c.refund = mijn geld | ons geld
filler = zonder mankeren
c.want = zou ik graag | zouden wij graag | zouden we graag | hebben we nodig | heb ik nodig
""",
    "pt": """\
c.broken = não [fecha/fecham/abre/abrem/cola/colam/funcionam/liga] | enferrujad* | inutilizáve* | sujo | sujos |
    sujas | encravad*
c.fine = [está/estão/estava/estavam] [tudo/] [bem/perfeito/perfeitos/perfeitas/perfeita/ok/impecável]
c.return = [recolham/recolher/levantar] [isto/os/as] | podem recolher | podem vir buscar
c.broken = com defeito | amolgad* | derretid* | descongelad* | azed* | ranços* | amassad* | furad* | esmagad*
c.credit = crédito | creditar* | creditem | nota de crédito
c.refund = o meu dinheiro | o nosso dinheiro | o dinheiro de volta
c.arrived = vinham | vinha | chegaram
filler = sem falta
""",
}
