"""Italian order language."""

from intake.understanding.languages.shape import Language

_ONES = ("uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove")
_TENS = ("venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta")

ITALIAN = Language(
    code="it",
    numbers={
        "decina": 10,
        "quindicina": 15,
        "ventina": 20,
        "trentina": 30,
        "quarantina": 40,
        "cinquantina": 50,
        "centinaio": 100,
        "zero": 0,
        **{word: value + 1 for value, word in enumerate(_ONES)},
        "un": 1,
        "una": 1,
        "dieci": 10,
        "undici": 11,
        "dodici": 12,
        "tredici": 13,
        "quattordici": 14,
        "quindici": 15,
        "sedici": 16,
        "diciassette": 17,
        "diciotto": 18,
        "diciannove": 19,
        **{word: 20 + 10 * place for place, word in enumerate(_TENS)},
        **{
            (ten[:-1] if one[0] in "uo" else ten) + one: 20 + 10 * place + value + 1
            for place, ten in enumerate(_TENS)
            for value, one in enumerate(_ONES)
        },
        "cento": 100,
        "duecento": 200,
        "trecento": 300,
        "cinquecento": 500,
        "mille": 1000,
        "mila": 1000,
    },
    weekdays="lunedì lun|martedì mar|mercoledì mer|giovedì gio|venerdì ven|sabato sab|domenica dom",
    months="gennaio genn gen|febbraio febbr feb|marzo mar|aprile apr|maggio magg|giugno giu|luglio lug|agosto ago"
    "|settembre sett|ottobre ott|novembre nov|dicembre dic",
    says="""\
one = un | una | uno | un'
dozen = dozzina | dozzine | dozzina di | dozzine di
pair = coppia di
half = mezzo | mezza
half_dozen = mezza dozzina | mezza dozzina di
twenty_or_so = ventina | ventina di
and_half = e mezzo | e mezza
quarter = [un/1] quarto di | 1/4 di
three_quarters = [tre/3] quarti di | 3/4 di
vague = qualche | alcuni | alcune | un po' di | un po di | del | della | dei | delle | degli | dello | diversi |
    diverse | parecchi | parecchie
about = circa | all'incirca | più o meno | quasi | intorno a | almeno | fino a | massimo
times = x | per | qtà | quantità | nr
each = ciascuno | ciascuna | cadauno | cad | ognuno | per ogni | ogni | a testa
all_of_them = entrambi | entrambe | tutti | tutte | su tutti | tutti e due | tutte e due | su entrambi
more = altri | altre | ancora | in più | aggiuntivi | ulteriori
another = un altro | un'altra | ancora un | ancora una
ignore_number = n° | numero | num | tel | telefono | cell | cellulare | fax | piano | interno | fattura | rif |
    riferimento | pagina | codice | civico | matricola | serie
time_word = ore | ora | giorni | giorno | settimane | settimana | mesi | mese | anni | anno | minuti | min | persone |
    ospiti | invitati | bambini | coperti | per cento
u.box = scatola | scatole | scat | box
u.carton = cartone | cartoni | ct
u.case = cassa | casse | cassetta | cassette
u.crate = cesta | ceste
u.pack = pacco | pacchi | confezione | confezioni | conf | pacchetto | pacchetti | pz pack
u.bag = sacchetto | sacchetti | busta | buste
u.sack = sacco | sacchi
u.bottle = bottiglia | bottiglie | bott
u.can = lattina | lattine | barattolo | barattoli
u.jar = vasetto | vasetti | vaso | vasi
u.tub = secchio | secchi | vaschetta | vaschette
u.tube = tubo | tubi | tubetto | tubetti
u.cup = tazza | tazze
u.tray = vassoio | vassoi | teglia | teglie
u.roll = rotolo | rotoli
u.ring = matassa | matasse | anello | anelli
u.drum = bobina | bobine | tamburo | tamburi
u.bundle = fascio | fasci | fascina | fascine
u.bunch = mazzo | mazzi | mazzetto | mazzetti
u.sleeve = manica | maniche | stecca | stecche | astuccio | astucci
u.pallet = pallet | bancale | bancali
u.sheet = foglio | fogli | lastra | lastre
u.length = barra | barre
u.stem = stelo | steli
u.set = set | kit | serie
u.barrel = fusto | fusti | barile | barili
u.canister = tanica | taniche
u.bar = tavoletta | tavolette
u.loaf = pagnotta | pagnotte
u.slice = fetta | fette
u.bale = balla | balle
u.ream = risma | risme
u.piece = pezzo | pezzi | pz | unità | singolo | singoli | singola | singole
u.kg = kg | chilo | chili | chilogrammo | chilogrammi
u.g = g | gr | grammo | grammi
u.hg = etto | etti
u.t = tonnellata | tonnellate
u.l = l | litro | litri | lt
u.ml = ml | millilitri
u.cl = cl | centilitri
u.m = m | metro | metri | mt
u.cm = cm | centimetro | centimetri
u.mm = mm | millimetro | millimetri
u.w = w | watt
u.v = v | volt
u.a = ampere
of = di | del | della | dei | delle | degli | dello | d'
and = e | ed | più | anche | inoltre | poi | e anche | oltre a | nonché
or = o | oppure | ovvero
with = con | incluso | inclusa | compreso | farcito con | ripieno di
without = senza | niente | togliete | togli | non mettere | non mettete | non voglio | nessun | nessuna |
    allergico a | allergica a | non aggiungere | evitate | privo di | non mi piace | non mi piacciono
not = non | non il | non la | non i | non le | tranne | eccetto | salvo | a parte
extra = extra | doppio | doppia | molto | molta | molti | molte | tanto | tanta | tanti | tante | abbondante | più |
    aggiunta di
light = poco | poca | pochi | poche | un po' di | meno | leggero | leggera | non troppo | non troppa |
    appena un po' di | pochissimo | pochissima
plain = normale | normali | semplice | semplici | standard | base | classico | classica
option.grind = macinato | macinata | macinati | macinatura
option.colour = colore | colori
option.size = misura | misure | taglia | taglie | dimensione | formato
to_match = abbinato | abbinati | abbinate | in tinta | coordinato | coordinati | corrispondenti | adatti
half_split = metà | la metà
rest_split = l'altro | l'altra | il resto | resto | l'altra metà | gli altri | le altre | i restanti
meant = volevo dire | intendevo | voglio dire | intendo
correct = anzi | no | scusate | scusa | scusi | meglio | cioè | volevo dire | aspetta | aspettate | correggo |
    in realtà | piuttosto | facciamo | fate | ho sbagliato | pardon | no aspetti | no scusi | ops | rettifico |
    o meglio | no anzi | ah no
instead_of = invece di | invece del | invece della | invece dei | invece delle | al posto di | al posto del |
    al posto della | al posto dei | al posto delle | anziché | invece che | anziche
in_place = al suo posto | al loro posto | invece | in cambio
swap = sostituire | sostituite | sostituisci | cambiare | cambiate | cambia | scambiare
swap_with = con | per | in
remove = dimentica | dimenticate | dimentichi | lascia perdere | lasciate perdere | lasci perdere |
    togliere | togliete | togli | tolga | eliminare | eliminate | elimina | cancellare | cancellate | cancella |
    annullare | levare | levate | non serve più | non servono più | rimuovere | rimuovete | rimuovi | via
add = aggiungere | aggiungete | aggiungi | aggiunga | anche | inoltre | in più | mettete anche | unire | più | pure
set_to = a | portare a | portate a | porta a | diventa | diventano | mettete | ora | passare a | passate a |
    stavolta | questa volta | fatemene | fammene | mettimene | mettetemene
raise = aumentare | aumentate | aumenta
lower = ridurre | riducete | riduci | diminuire
only = solo | soltanto | solamente | appena
same = stesso | stessa | stessi | uguale | lo stesso | di nuovo
repeat = lo stesso dell'altra volta | come l'altra volta | come l'ultima volta | come la volta scorsa |
    come la scorsa volta | come al solito | il solito | la solita |
    lo stesso dell'ultima volta | stesso ordine | lo stesso ordine | ripetere l'ordine | ripetete l'ordine |
    ripeti l'ordine | ultimo ordine | solito ordine | come sempre | come prima | uguale all'ultima volta |
    come la settimana scorsa | le stesse cose | stessa cosa dell'altra volta | come l'ultimo ordine |
    come l'altra volta | lo stesso della volta scorsa
double = raddoppia* | il doppio di | il doppio dei | il doppio delle | doppia quantità | quantità doppia
usual = come sempre | le solite | i soliti | il solito | la solita | come d'abitudine | come di consueto
per_time = al mese | alla settimana | al giorno | ogni settimana | ogni mese | all'anno
if = se | nel caso | qualora
but = ma | tranne | però | stavolta | questa volta
keep = il resto uguale | il resto rimane | il resto resta | tengo | teniamo | tenere | lasciate il resto
yes = sì | si | certo | va bene | ok | esatto | giusto | perfetto | d'accordo | confermo | volentieri
no = no | no grazie | per niente
both = entrambi | entrambe | tutti e due | tutte e due | i due | le due
first = primo | prima | il primo | la prima
second = secondo | seconda | il secondo | la seconda
third = terzo | terza
fourth = quarto | quarta
last = ultimo | ultima | l'ultimo | l'ultima
neither = nessuno | nessuna | nessuno dei due
smaller = piccolo | piccola | piccoli | piccole | più piccolo | più piccola | più piccoli | piccolino | corto |
    minore
bigger = grande | grandi | più grande | più grandi | grosso | grossa | lungo | maggiore
cheaper = economico | economica | più economico | meno caro | meno cara
dearer = più caro | più cara | migliore
today = oggi | stasera | stamattina | oggi pomeriggio | questa sera
tomorrow = domani | domattina | domani mattina
day_after = dopodomani
day_before = il giorno prima | un giorno prima | giorno precedente | il giorno precedente | la vigilia
next = prossimo | prossima | seguente
this = questo | questa
next_week = prossima settimana | la prossima settimana | la settimana prossima | settimana prossima
this_week = questa settimana
in = in | tra | fra | entro
days = giorni | giorno
weeks = settimane | settimana
by = entro | per | prima di | entro il | entro la | fino a | al più tardi | prima del
ordinal = º | °
last_day = scorso | scorsa
day_prep = il | per il | entro il | prima del | giorno | l
date_wanted = consegna | consegnare | consegnate | ritiro | ritirare | ritiriamo | spedire | spedizione | per |
    entro | serve | servono | ci serve | bisogno | data | arrivo
date_past = ordinato | comprato | acquistato | del | dal | ricevuto | scorso | ieri | era | arrivato il
po = nostro ordine | ns ordine | ns. ordine | vs rif cliente | ordine d'acquisto | oda | po | nostro riferimento |
    ns rif
po_word = ordine | ordine n | numero d'ordine | n. ordine | ordine numero | ordine nr
not_po = fattura | fatture | bolla | ddt | matricola | vostro ordine | vs ordine | tracking | nota di credito |
    preventivo | ricevuta | conto | scontrino
order_word = ordine
lot_word = n | nr | numero | nostro | è | questo | per
ship_to = consegnare a | consegna a | consegnate a | spedire a | spedite a | indirizzo di consegna | consegna presso |
    consegnare presso | spedizione a | inviare a | mandare a | nuovo indirizzo | consegna in | luogo di consegna |
    destinazione | consegnate in | consegnate al | consegna al
to_place = a | al | alla | all | per | per la | per il | presso | in | nel | nella | presso la | presso il
to_strange = al | alla | all | presso la | presso il | per il | per la
place_kind = via | viale | piazza | corso | vicolo | strada | largo | cantiere | magazzino | ufficio | negozio |
    scuola | hotel | albergo | casa | piano | sede | mercato | bar | ristorante | capannone | deposito | stand
collect = ritiro | ritirare | ritiriamo | passo a | passiamo a | vengo a prendere | passerò
signature = saluti | cordiali saluti | distinti saluti | grazie | grazie mille | un saluto | a presto |
    buona giornata | cordialmente | grazie in anticipo | molte grazie | ringraziando | in attesa | inviato da
greeting = buongiorno | buonasera | buon giorno | ciao | salve | gentile | gentili | egregio | spett | spettabile |
    buondì
quote_header = da | inviato | a | oggetto | data | cc
wrote = scritto | scrisse
original = messaggio originale | messaggio inoltrato | inizio messaggio inoltrato
forward_ask = vedi sotto | vedere sotto | di seguito | ordine sotto | quanto sotto | si prega di evadere |
    come sotto
filler = per favore | per cortesia | per piacere | se possibile | se avete | posso | potrei | potete | potreste |
    si può | per ora | cortesemente | se c'è
describing = grigliato | grigliata | fritto | fritta | fresco | fresca | affumicato | tritato | affettato |
    grattugiato | freddo | fredda | caldo | calda | bianco | bianca | nero | nera | rosso | rossa | verde | blu |
    giallo | gialla | rosa | biologico | crudo | cotto | secco
prep = per | a | al | alla | da | dal | in | nel | nella | su | sul | tra | fra | presso | verso | entro | durante |
    secondo | circa
col.qty = quantità | qtà | pezzi | qta
col.item = articolo | prodotto | descrizione
col.code = codice | riferimento | cod
col.unit = unità | um | confezione
col.price = prezzo | importo | totale | eur
col.skip = nome | indirizzo | destinatario | telefono | riga
c.cancel = annull* | cancell* | disdi* | disdett* | revoc* | non voglio più l'ordine
c.change = cambi* | modific* | sostitu* | corregg* | variare | variazione | aggiorn*
c.add = aggiung* | aggiunt*
c.remove = togli* | elimin* | rimuov* | levar*
c.order = ordin* | acquist*
c.item = articol* | prodott* | merce | cos*
c.buy = comprare | acquistare | ordinare | fare un ordine | effettuare un ordine
c.want = vorrei | vorremmo | voglio | vogliamo | mi serve | mi servono | ci serve | ci servono | ho bisogno |
    abbiamo bisogno | prendo | prendiamo | ordino | ordiniamo | mandatemi | mandateci | inviateci | inviatemi |
    spediteci | per favore | per cortesia | mi dia | datemi | desidero | desideriamo | gradirei | potete inviarci |
    potete mandarmi | mettimi | mi metta | mi mandi | posso avere | mi prepari | preparatemi | serve | servono |
    servirebbero | fornire | potete mandar* | potete inviar* | mandat* | potreste
c.track = dove è finito | dove sono finiti | dove è finita | che fine ha fatto | dov'è | dove si trova |
    a che punto | tracciare | stato dell'ordine | non è arrivato |
    non è ancora arrivato | non sono arrivati | non ho ricevuto | in ritardo | ritardo | quando arriva |
    quando arriverà | quando arrivano | ancora niente | spedito | tracking | sto aspettando | stiamo aspettando |
    nessuna notizia | dove sono | dov è | è partito | mancava | mancavano | non è passat* | non è arrivat*
c.invoice = fattur* | ricevut* | scontrino
c.send_again = copia | copie | inviare | mandare | rimandare | scaricare | ricevere | avere
c.return = restitu* | reso | resi | rendere | riporto | riportare | riportiamo | rispedire | sostituzione | cambio |
    cambiarlo | cambiarla | rimandare indietro
c.return_weak = cambi* | sostitu* | accredito
c.refund = rimbors* | soldi indietro | risarc* | indennizz* | accredito | nota di credito per | nota di credito |
    nota credito
c.broken = rott* | danneggiat* | difettos* | non funziona | guast* | scadut* | marci* | ammuffit* | manca | mancano |
    sbagliat* | crepat* | appassit* | rovinat* | ammaccat* | mort* | schiacciat*
c.delivery = consegn* | spedi* | trasporto | corriere | furgone
c.deliv_about = consegnate a | consegnate in | consegnate anche | fate consegne | spedite in | costi di spedizione |
    spese di spedizione | costo di spedizione | costo della consegna | tempi di consegna | tempo di consegna |
    quanto ci vuole | spedizione gratuita | zona di consegna | che giorni | metodi di spedizione |
    opzioni di consegna | ordine minimo | consegna a domicilio | quando consegnate | consegnate il sabato
c.pay = pag* | bonifico | carta di credito | addebit*
c.pay_about = metodi di pagamento | metodo di pagamento | modalità di pagamento | come posso pagare |
    addebitato due volte | addebito doppio | pagare con | problema con il pagamento | problema di pagamento |
    pagamento rifiutato | pagamento non | accettate | doppio addebito | pagato due volte | errore di pagamento |
    addebitato troppo | termini di pagamento | sollecito | solleciti | già pagat*
c.paid_notice = ho pagato | abbiamo pagato | bonifico effettuato | pagamento effettuato | pagamento inviato |
    ho fatto il bonifico | abbiamo fatto il bonifico | contabile | fattura pagata | avviso di pagamento |
    bonifico eseguito
c.stock = disponibil* | avete | in magazzino | in stock | vendete | ce l'avete | è rimasto | sono rimasti | esaurit* |
    è tornato | trattate | c'è ancora | giacenza
c.price = a quanto | quanto vale | quanto valgono | quanto sta | quanto stanno | quanto fate |
    prezz* | quanto costa | quanto costano | costa | costano | quanto viene | quanto vengono | preventivo |
    sconto | sconti | listino | quanto fa
c.human = parlare con | operatore | persona | qualcuno | chiamatemi | chiamarmi | chiamata | richiamare |
    richiamatemi | servizio clienti | assistenza clienti | responsabile | una persona vera | al telefono | addetto
c.reach = parl* | contatt* | chiam* | telefon* | richiam*
c.trouble = problem* | error* | rifiutat* | due volte | non funziona
c.when = quando | a che ora | che giorno
c.drop = lascia* stare | dimentica* | scart*
c.complaint = non va bene così | maleducat* | terza volta | scortes* | poco serio | reclam* | vergogn* |
    inaccettabil* | pessim* | delus* | schifo | mai più | arrabbiat* | scandalos* |
    ridicol* | orribil* | terribil* | lament* | stufo | stufa | indecent* | disastro | insoddisfatt*
c.thanks = grazie | grazie mille | perfetto | ottimo | benissimo | buongiorno | buonasera | ciao | arrivederci |
    a presto | buona giornata | bene | va bene | buone feste | ok | fantastico | gentilissimi | buon weekend
c.other = congratulazioni | hai vinto | ha vinto | clicca qui | risposta automatica | fuori ufficio |
    mancato recapito | non recapitato | premio | disiscriversi | messaggio automatico | sono assente
c.nature = allergen* | allergi* | glutine | vegan* | ingredienti | contiene | contengono | conserv* | tossic* |
    adatt* | come si cura | orari* | aperti | siete aperti | differenza tra | origine | frutta secca
c.question = come | quando | dove | quale | quali | perché | quanto | quanti | che | posso | potete | avete | c'è |
    fate | è possibile
c.supplier = vostro ordine | il vostro ordine | confermiamo il vostro ordine | conferma d'ordine |
    data di spedizione prevista | consegna prevista | vs. ordine
c.withdraw = recesso | diritto di recesso | recedere
c.dont_know = come posso | non so come | aiuto | aiutatemi | ho bisogno di aiuto
stop = quelle | quelli | sempre | bello | belli | bella | belle | bei | buono | buoni | buona | buone |
    il | lo | la | i | gli | le | l | l' | un | uno | una | un' | e | ed | o | ma | di | a | da | in | con | su |
    per | tra | fra | del | dello | della | dei | degli | delle | al | allo | alla | ai | agli | alle | dal | dalla |
    nel | nella | sul | sulla | col | che | chi | cui | non | si | mi | ti | ci | vi | ve | ne | se | è | sono | sei |
    siamo | siete | era | ho | ha | hanno | abbiamo | avete | avere | essere | vorrei | vorremmo | voglio | serve |
    servono | posso | potete | potrei | favore | grazie | ciao | buongiorno | salve | sì | no | anche | ancora | già |
    più | molto | bene | poi | quindi | così | come | quando | dove | questo | questa | questi | queste | quello |
    quella | mio | mia | miei | nostro | nostra | vostro | vostra | suo | sua | tutto | tutti | tutta | tutte |
    stesso | ogni | altro | altra | ordine | ordinare | consegna | spedire | inviare | mandare | fare | faccio |
    fatto | oggi | domani | urgente | possibile | cliente | clienti | compleanno | matrimonio | mamma | madre |
    amico | festa | qui | lì | io | tu | lui | lei | noi | voi | loro | solo | va | vado | venire | perché | oppure |
    cosa | qualcosa | niente | nulla | volta | signora | signor | gentile | totale | insieme | invece | prendo |
    prendere | metti | mettete | dare | sia | stato | stata | poco | buono | buona | arrivata | arrivato
total = in tutto | in totale | complessivamente
c.how_long = quanto tempo | quanti giorni | quanto ci
option.wrap = confezione regalo | incarto | carta regalo
option.ribbon = nastro | fiocco
street = via | viale | piazza | corso | vicolo | strada | largo
c.bill_to = fatturare a | indirizzo di fatturazione
u.pair = paio | paia
c.arrived = arrivat* | abbiamo ricevuto | ho ricevuto | è stato consegnato
time_word = bimbi | bimbo | neonati | alunni | adulti | dipendenti | colleghi | clienti | pazienti |
    commensali | studenti
u.display = espositore | espositori
u.bottle = boccetta | boccette | flacone | flaconi | boccia | bottiglietta | bottigliette
option.kind = tono | toni | tonalità | tinta | tinte | colore | colori | taglia | taglie | misura | numero | modello |
    gusto | gusti | profumo | formato | durezza | diametro | lunghezza | larghezza | versione | finitura
forwarded = messaggio inoltrato | inizio messaggio inoltrato
forward_ask = ordina questo | ordinate questo | ordinare questo | quanto segue | quello che segue |
    ordinate quanto segue
c.want = ci manca | ci mancano | mi manca | mi mancano | mi serve | mi servono | ci serve | ci servono |
    ci servirebbe |
    ci servirebbero | mi servirebbe | mi servirebbero | serve | servono | mettetemi | mettimi | mettici | metteteci |
    mandatemi | mandateci | mandami | mandaci | inviatemi | inviateci | speditemi | spediteci | datemi | dateci |
    dammi |
    portatemi | portateci | fammi | fatemi | fateci | tenetemi | preparatemi | preparateci | segnami | segnatemi |
    aggiungetemi | prendo | prendiamo | prenderei | prenderemmo | vorremmo | desidero | desideriamo | desidererei |
    gradirei | gradiremmo | avrei bisogno | avremmo bisogno | abbiamo bisogno | ho bisogno | ci occorrono |
    mi occorrono |
    ci occorre | mi occorre | occorrono | ordiniamo | ordino | ordinerei | volevo | volevamo
not_po = p.iva | piva | partita iva | codice fiscale | c.f. | iban | sdi | cap | cliente | codice cliente | fatt
po = ordine d'acquisto | ordine di acquisto | oda | ns ordine | ns. ordine | nostro ordine n | ns rif | ns. rif |
    nostro rif | nostro riferimento | ordine interno | buono d'ordine | nostro numero d'ordine
set_to = fatele | fateli | fatelo | fatela | fatene | fanne | falle | falli | mettine | mettetene | portatele a |
    portateli a | portali a | portale a | diventano | che siano
c.parcel_where = il mio pacco ? | il mio ordine ? | mio pacco ? | la mia consegna ? | il nostro ordine ? |
    la nostra consegna ?
c.arrived = è arrivat* | sono arrivat*
whose = i miei | le mie | i nostri | le nostre | i suoi | le sue | miei | mie | nostri | nostre | suoi | sue
many = [alcune/diverse/parecchie] [decine/dozzine] di | decine di | dozzine di | [/alcune] centinaia di
before_it = prima | precedente
""",
)
