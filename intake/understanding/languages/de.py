"""German order language."""

from intake.understanding.languages.shape import Language

_ONES = ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_JOINED = ("ein", *_ONES[1:])

GERMAN = Language(
    code="de",
    head_last=True,
    halves={f"{word}einhalb": value + 1 for value, word in enumerate(_JOINED)},
    numbers={
        "null": 0,
        **{word: value + 1 for value, word in enumerate(_ONES)},
        "zwo": 2,
        "zehn": 10,
        "elf": 11,
        "zwölf": 12,
        **{
            f"{word}zehn": 13 + value
            for value, word in enumerate(("drei", "vier", "fünf", "sech", "sieb", "acht", "neun"))
        },
        **{word: 20 + 10 * place for place, word in enumerate(_TENS)},
        **{
            f"{one}und{ten}": 20 + 10 * place + value + 1
            for place, ten in enumerate(_TENS)
            for value, one in enumerate(_JOINED)
        },
        **{f"{word}mal": value + 2 for value, word in enumerate(_ONES[1:])},
        "zehnmal": 10,
        "hundert": 100,
        "einhundert": 100,
        "zweihundert": 200,
        "dreihundert": 300,
        "vierhundert": 400,
        "fünfhundert": 500,
        "tausend": 1000,
    },
    weekdays="montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sonnabend sa|sonntag so",
    months="januar jan jänner|februar feb|märz mrz|april apr|mai|juni jun|juli jul|august aug|september sept sep"
    "|oktober okt|november nov|dezember dez",
    says="""\
one = ein | eine | einen | einem | einer | einmal
dozen = dutzend
pair = paar mal
half = halb | halbe | halber | halbes | halben | ein halbes | eine halbe
half_dozen = halbes dutzend | ein halbes dutzend
one_and_half = anderthalb | eineinhalb
and_half = einhalb | und ein halbes | und eine halbe
quarter = [ein/einen/eine] viertel | viertel
three_quarters = drei viertel | dreiviertel
vague = einige | etwas | ein paar | ein bisschen | ein wenig | mehrere | genügend | jede menge | diverse
about = etwa | ca | ca. | circa | zirka | ungefähr | rund | um die | so | mindestens | höchstens | bis zu | maximal
times = x | mal | stk | anzahl | menge
each = je | jeweils | pro | à | a
all_of_them = beide | alle | auf alle | bei allen | auf beiden | für beide | alle drei | auf allen
more = mehr | weitere | weiteren | weiterer | zusätzlich | zusätzliche | noch | noch mal
another = noch ein | noch eine | noch einen
ignore_number = nr | nummer | tel | telefon | mobil | fax | hausnummer | etage | stock | rechnung | rechnungsnr |
    seite | pos | position | zimmer | serie | seriennummer
time_word = stunden | stunde | std | tage | tagen | tag | wochen | woche | monate | monat | jahre | jahr | minuten |
    min | personen | gäste | gästen | leute | uhr | prozent | kinder | mitarbeiter | kollegen
u.box = box | boxen | kiste | kisten | schachtel | schachteln
u.carton = karton | kartons | ktn | krt
u.case = kasten | kästen
u.crate = steige | steigen | stiege
u.pack = packung | packungen | pack | päckchen | paket | pakete | pkg | pck | pak | gebinde | ve |
    verpackungseinheit | verpackungseinheiten
u.bag = beutel | tüte | tüten | btl
u.sack = sack | säcke | säcken
u.bottle = flasche | flaschen | fl
u.can = dose | dosen | büchse | büchsen
u.jar = glas | gläser
u.tub = eimer | kübel | becher | topf | töpfe
u.tube = tube | tuben
u.cup = tasse | tassen
u.tray = tray | trays | palette kleine | schale | schalen | blech | bleche | blechen
u.roll = rolle | rollen
u.ring = ring | ringe | bund
u.drum = trommel | trommeln | spule | spulen
u.bundle = bündel | bunde | gebund
u.bunch = bund | bunde | strauß | sträuße | bünde
u.sleeve = stange | stangen
u.pallet = palette | paletten | pal
u.sheet = bogen | blatt | platte | platten
u.length = stange | stangen | länge | längen
u.stem = stiel | stiele
u.set = set | sets | satz | sätze | garnitur
u.barrel = fass | fässer
u.canister = kanister
u.bar = riegel | tafel | tafeln
u.loaf = laib | laibe
u.slice = scheibe | scheiben
u.bale = ballen
u.ream = ries
u.piece = stück | stücke | stk | st | stck | einheit | einheiten | einzeln | einzelne
u.kg = kg | kilo | kilos | kilogramm
u.g = g | gr | gramm
u.t = tonne | tonnen
u.pond = pfund | pfd
u.l = l | liter
u.ml = ml | milliliter
u.cl = cl | zentiliter
u.m = m | meter | metern | mtr | lfm
u.cm = cm | zentimeter
u.mm = mm | millimeter
u.w = w | watt
u.v = v | volt
u.a = ampere
of = von | vom | von den | von der | an
and = und | u | sowie | plus | dazu | und auch | und noch | außerdem | ebenso | und zwar
or = oder | entweder | beziehungsweise | bzw
with = mit | inkl | inklusive | einschließlich | samt | belegt mit | gefüllt mit | incl
without = ohne | kein | keine | keinen | keiner | weglassen | lasst weg | bitte keine | ohne jede | ich mag keine |
    möchte keine | allergisch gegen | frei von | nichts mit | verzichte auf
not = nicht | nicht die | nicht den | nicht das | außer | nur nicht | auf keinen fall | bloß nicht
extra = extra | viel | viele | doppelt | doppelte | mehr | besonders viel | reichlich | ordentlich | zusätzlich |
    extra viel
light = wenig | weniger | leicht | nur wenig | etwas weniger | nicht so viel | nicht zu viel | ein bisschen |
    bisschen | ein wenig | kaum | dünn
plain = normal | normale | normalen | einfach | einfache | einfachen | standard | schlicht | natur
option.grind = gemahlen | gemahlene | gemahlener | gemahlenen | mahlung | mahlgrad
option.colour = farbe | farben | farbig
option.size = größe | größen | gr
to_match = passend | passende | passenden | dazu passend | passend dazu | gleiche größe
half_split = halb | hälfte | die hälfte | zur hälfte
rest_split = rest | der andere | die andere | das andere | den anderen | die anderen | den rest | der rest |
    die andere hälfte | restliche | übrigen | die übrigen
meant = ich meinte | ich meine | mein ich | gemeint war | gemeint waren | ich meinte eigentlich
correct = doch | doch lieber | lieber | sorry | entschuldigung | korrektur | halt | moment | ach nein | nein |
    besser | ich meine | ich meinte | stopp | genauer | vielmehr | sondern | pardon | mein fehler | eigentlich |
    ändere | doch nur | ach nee | nee | ach ne | oh nein | oder nein | quatsch | besser gesagt | halt nein |
    mein ich | mach mal
instead_of = statt | anstatt | anstelle | anstelle von | statt der | statt den | statt des | an stelle von
in_place = stattdessen | statt dessen | dafür | an deren stelle | an dessen stelle | im austausch
swap = tauschen | tausche | tauscht | austauschen | ersetzen | ersetze | ersetzt | wechseln | umtauschen in | ändern
swap_with = gegen | durch | auf | zu
remove = vergiss | vergesst | vergessen sie |
    streichen | streiche | streicht | entfernen | entferne | löschen | lösche | rausnehmen | raus |
    herausnehmen | nehmt raus | weglassen | wegnehmen | stornieren | brauche nicht mehr | brauchen wir nicht |
    nicht mehr | weg | entfällt | entfallen | abbestellen | storniere | nehmen sie
add = dazu | hinzufügen | hinzu | füge | zusätzlich | ergänzen | ergänze | außerdem | auch noch | noch dazu |
    obendrauf | mitbestellen | plus | noch
set_to = auf | erhöhen auf | reduzieren auf | ändern auf | ändern in | jetzt | nun | sollen es sein | auf nur |
    diesmal | dieses mal
raise = erhöhen | erhöhe | erhöht | aufstocken
lower = reduzieren | reduziere | verringern | senken | kürzen
only = nur | bloß | lediglich | nur noch | nur den | nur die
same = gleiche | gleichen | dasselbe | selbe | nochmal | noch mal | noch einmal | identisch
repeat = wie letztes mal | wie beim letzten mal | wie zuletzt | das gleiche wie zuletzt | dasselbe wie letztes mal |
    wie immer bestellen | das übliche | die übliche bestellung | wie gehabt | wie üblich | nochmal das gleiche |
    noch einmal das gleiche | nochmal dasselbe | gleiche bestellung | selbe bestellung |
    letzte bestellung wiederholen | letzte bestellung nochmal | bestellung wiederholen | wie die letzte bestellung |
    wie vorher | wieder das gleiche | wieder dasselbe | wie letzte woche | wie vorige woche | wie beim letzten |
    wie immer das gleiche | wie bei der letzten bestellung | das gleiche nochmal | dasselbe nochmal |
    nachbestellung wie
double = verdoppel* | doppelte menge | die doppelte menge | doppelt so viel | doppelt so viele | doppelte anzahl
usual = wie immer | wie sonst | wie gewohnt | die üblichen | das gewohnte | die gewohnte
per_time = pro monat | im monat | pro woche | in der woche | pro tag | am tag | monatlich | im jahr | pro jahr
if = falls | wenn | sofern | soweit
but = aber | außer | nur | jedoch | diesmal | dieses mal
keep = rest bleibt | der rest bleibt | alles andere bleibt | rest wie | behalte | behalten | behalte ich |
    sonst alles gleich
yes = ja | jawohl | jo | klar | gern | gerne | genau | richtig | stimmt | ok | okay | passt | in ordnung | natürlich |
    einverstanden | ja bitte
no = nein | ne | nee | nö | lieber nicht | nein danke
both = beide | beides | alle beide | alle
first = erste | ersten | erster | das erste | die erste | den ersten | erstere
second = zweite | zweiten | zweiter | das zweite | die zweite | den zweiten
third = dritte | dritten | dritter
fourth = vierte | vierten
last = letzte | letztere | letzten | letzterer
neither = keins | keines | keinen von beiden | keine davon
smaller = klein | kleine | kleinen | kleiner | kleinere | kleineren | kleinste | kleinsten | kurz | kürzere |
    leichter | dünner
bigger = groß | große | großen | größer | größere | größeren | größte | größten | lang | länger | längere | schwerer |
    dicker
cheaper = billig | billigere | günstiger | günstigere | günstigste | billigste
dearer = teurere | beste | hochwertigere
today = heute | heute abend | heute noch | heute nachmittag
tomorrow = morgen | morgen früh
day_after = übermorgen
day_before = einen tag vorher | am tag davor | am vortag | tag vorher | einen tag davor | tags zuvor |
    ein tag vorher
next = nächsten | nächster | nächste | nächstes
this = diesen | kommenden | kommender | kommende | diese | nächstmöglichen
next_week = nächste woche | nächster woche | kommende woche | kommender woche
this_week = diese woche | dieser woche
in = in | binnen | innerhalb von
days = tage | tagen | tag
weeks = wochen | woche
by = bis | vor | spätestens | bis zum | bis spätestens
ordinal = . | ten | te
last_day = letzten | vergangenen | vorigen | letzte
day_prep = am | zum | den | bis | bis zum | für den | der
date_wanted = liefern | lieferung | geliefert | lieferdatum | liefertermin | wunschtermin | abholung | abholen |
    abgeholt | brauche | brauchen | benötigen | benötige | bis | zum | für | am | termin | ankommen | schicken |
    senden
date_past = bestellt | gekauft | vom | von | seit | geliefert am | erhalten | letzten | war | kam | gestern | wurde |
    angekommen
po = unsere bestellung | unsere bestellnummer | unsere referenz | kommission | komm | auftragsnr unsere | po |
    unser zeichen | ihre kundenreferenz | bestellzeichen
po_word = bestellung | auftrag | auftragsnummer | bestellnr | bestellnummer | bestell-nr | best nr | best.-nr |
    bestellung nr
not_po = rechnung | rechnungsnr | rechnungsnummer | lieferschein | lieferscheinnr | seriennummer |
    ihre auftragsnummer | auftragsbestätigung | gutschrift | kundennummer | sendung | sendungsnummer | konto |
    angebot | quittung | beleg
order_word = bestellung | auftrag
lot_word = nr | nummer | diese | dieser | lautet | ist | hier | bitte
ship_to = liefern an | lieferung an | liefern nach | lieferung nach | lieferadresse | lieferanschrift | versand an |
    schicken an | senden an | bitte an | geliefert an | geht an | gehen an | lieferung bitte an | liefern sie an |
    liefern sie bitte an | ware an | neue adresse | zustellung an | lieferort
to_place = an | an die | an das | an den | an unser | an unsere | an unseren | für | für die | für das | für den |
    nach | ins | in die | in das | zum | zur | ans
to_strange = an die | an das | an den | zur | zum | ins | in die | in das
place_kind = straße | str | strasse | weg | platz | gasse | allee | ring | ufer | hof | haus | baustelle | lager |
    büro | filiale | markt | stand | halle | schule | hotel | laden | werk | depot | niederlassung | etage | stadion |
    festhalle
collect = abholung | abholen | holen | abgeholt | hole | selbst ab | wir holen
signature = mit freundlichen grüßen | mit freundlichem gruß | freundliche grüße | viele grüße | liebe grüße |
    beste grüße | mfg | gruß | grüße | danke | vielen dank | lg | vg | schöne grüße | herzliche grüße |
    hochachtungsvoll | dankeschön | besten dank | mit besten grüßen | gesendet von | von meinem
greeting = hallo | guten tag | guten morgen | guten abend | moin | servus | grüß gott | sehr geehrte | sehr geehrter |
    liebes team | hi | hallo zusammen | lieber | liebe | tag | grüezi | morgen zusammen
quote_header = von | gesendet | an | betreff | datum | cc
wrote = schrieb | schrieben
original = ursprüngliche nachricht | weitergeleitete nachricht | originalnachricht |
    anfang der weitergeleiteten nachricht
forward_ask = siehe unten | bitte unten | bitte folgendes bestellen | untenstehende | wie unten | zur bearbeitung |
    bitte bearbeiten | bitte liefern wie unten | z.k. | bitte übernehmen
filler = und zwar | kann ich | könnte ich | können sie | könnten sie | könnt ihr | kannst du | wenn möglich |
    falls vorhanden | falls möglich | wie immer | wenn ihr habt | zu hause
describing = gegrillt | gegrillte | gebraten | frisch | frische | frischen | geräuchert | getrocknet | gehackt |
    geschnitten | gerieben | kalt | heiß | warm | weiß | weiße | schwarz | schwarze | rot | rote | grün | grüne |
    blau | blaue | gelb | gelbe | rosa | bio | roh | gekocht
prep = für | an | auf | bei | bis | nach | seit | vor | zum | zur | am | im | in | aus | über | unter | wegen |
    während | um | gegen | ab | laut | gemäß | per
col.qty = menge | anzahl | stück | stk | st
col.item = artikel | bezeichnung | produkt | beschreibung | ware | was
col.code = artikelnr | artnr | art | nr | sku | bestellnr
col.unit = einheit | ve | me
col.price = preis | einzelpreis | gesamt | summe | betrag | eur | ep
col.skip = name | adresse | anschrift | empfänger | telefon | raum | pos | position | zeile
c.cancel = stornier* | storno* | abbestell* | absag* | annullier* | rückgängig | nicht mehr haben |
    bestellung zurückziehen | cancel* | widerrufe die bestellung | bestellung löschen
c.change = änder* | geändert* | anpass* | umstell* | tausch* | ersetz* | korrigier* | umändern | modifizier*
c.add = hinzufüg* | ergänz* | dazu | draufpacken
c.remove = streich* | entfern* | lösch* | rausnehm* | herausnehm* | weglass*
c.order = bestell* | auftrag* | order* | lieferung
c.item = artikel* | produkt* | ware* | teil | teile | sache* | position*
c.buy = kaufen | einkaufen | bestellen | erwerben | bestellung aufgeben | aufgeben
c.want = ich möchte | ich hätte gern | ich hätte gerne | wir möchten | wir hätten gern | hätte gern | hätte gerne |
    hätten gern | hätten gerne | ich brauche | wir brauchen | brauche | brauchen | benötige | benötigen | bitte |
    ich nehme | wir nehmen | ich will | schickt | schicken sie | senden sie | liefern sie | liefert | ich bestelle |
    wir bestellen | bitte liefern | kann ich bekommen | kriege ich | geben sie mir | gib mir | ich würde gern |
    hiermit bestelle | hiermit bestellen | bestelle | bräuchte | bräuchten | nehme | nehmen | schick* |
    könnt ihr mir | können sie mir | könntet ihr | könnten sie | sendet
c.track = wo steckt | was ist mit meiner bestellung | wo bleibt | wo ist | wo bleiben | wo sind | wann kommt |
    wann kommen | wann wird geliefert | status |
    verfolg* | lieferstatus | sendungsverfolgung | noch nicht da | nicht angekommen | nicht erhalten |
    immer noch nicht | verspät* | überfällig | sendungsnummer | unterwegs | noch nichts | schon verschickt |
    schon unterwegs | schon versendet | warte noch | warten noch | wann trifft | steht noch aus | nicht dabei |
    nicht mitgeliefert | nicht geliefert | nicht mitgekommen
c.invoice = rechnung* | quittung* | beleg | belege | rechnungskopie | kassenbon
c.send_again = kopie | kopien | nochmal | erneut | senden | schicken | zusenden | zuschicken | herunterladen |
    bekommen
c.return = zurückschick* | zurückgeb* | zurücksend* | retour* | rückgabe | rücksend* | umtausch* | reklamier* |
    ersatzlieferung | ersatz | austausch | zurückbringen | zurück geben | zurück schicken | neu liefern |
    falsche ware
c.return_weak = ersetz* | tausch* | gutschrift | gutschreiben
c.refund = erstatt* | rückerstatt* | geld zurück | rückzahlung | entschädig* | gutschreiben | geld wieder |
    kaufpreis zurück
c.broken = kaputt | defekt* | beschädigt* | zerbrochen | gebrochen | verfault | verdorben | abgelaufen |
    funktioniert nicht | geht nicht | undicht | gerissen | verwelkt | verschimmelt | schimmel* | zerkratzt |
    fehlerhaft | fehlt | fehlen | falsch | mangelhaft | faul | tot | eingegangen | verschmiert | verdreckt |
    zerquetscht | zerdrückt
c.delivery = liefer* | versand* | zustell* | versend* | verschick* | porto | fracht | fahrer | lkw | lieferwagen
c.deliv_about = liefert ihr | liefern sie | liefert ihr nach | liefern sie auch | lieferkosten | versandkosten |
    liefergebiet | lieferzeit* | lieferdauer | wann liefert | wann liefern sie | kostenlose lieferung |
    versandkostenfrei | mindestbestellwert | was kostet die lieferung | was kostet der versand | an welchen tagen |
    lieferung nach | versand nach | versandart* | lieferoption* | samstags geliefert | liefern sie samstags |
    frei haus | lieferfenster | liefertage | ab welchem betrag
c.pay = zahl* | bezahl* | überweis* | lastschrift* | kreditkarte | paypal | abbuch* | abgebucht | konto | mahnung
c.pay_about = zahlungsart* | zahlungsmöglichkeit* | zahlungsmethode* | wie kann ich bezahlen | wie kann ich zahlen |
    auf rechnung | doppelt abgebucht | zweimal abgebucht | doppelt berechnet | zu viel abgebucht | falsch abgebucht |
    nicht zugeordnet | zahlungsproblem* | zahlungsziel | zahlung fehlgeschlagen | zahlung funktioniert nicht |
    nehmt ihr karte | akzeptieren sie | mit karte zahlen | gutschrift fehlt | falsch berechnet | mahnung erhalten |
    zahlung nicht | nicht verbucht | mahnung | mahnungen | zahlungserinnerung
c.paid_notice = habe überwiesen | haben überwiesen | wurde überwiesen | ist überwiesen | zahlung ist raus |
    bezahlt habe ich | haben wir bezahlt | habe bezahlt | zahlungsavis | avis | betrag überwiesen |
    zahlung veranlasst | rechnung beglichen | rechnung bezahlt
c.stock = vorrätig | auf lager | lieferbar | verfügbar* | habt ihr | haben sie | führt ihr | führen sie | gibt es |
    gibt's | noch da | bestand | wieder da | ausverkauft | im sortiment | wieder rein | wieder bekommen | im angebot
c.price = was macht | wie viel macht | wieviel macht | wie viel kosten | wieviel kosten | was nehmt ihr für |
    preis* | was kostet | was kosten | wie teuer | kostet | kosten | angebot | rabatt* | wie viel kostet |
    wieviel kostet | staffelpreis* | skonto | preisliste
c.human = mitarbeiter* | mit jemandem | jemandem | persönlich | ansprechpartner* | rückruf | zurückrufen | rufen sie |
    ruft mich | anrufen | telefonier* | berater* | kundenservice | kundendienst | echter mensch | menschen |
    sprechen mit | chef | hotline | jemand vom | kundenberater
c.reach = sprech* | rede* | erreich* | ruf* | anruf* | telefonier* | kontakt* | verbinden | melden
c.trouble = problem* | fehler* | funktioniert nicht | geht nicht | fehlgeschlagen | falsch | doppelt | zweimal |
    abgelehnt
c.when = wann | um wie viel uhr | bis wann | wie lange
c.drop = streich* | verwerf* | vergiss | vergesst | vergessen sie
c.complaint = so geht das nicht | unfreundlich* | unpünktlich* | zum dritten mal | zum wiederholten mal |
    beschwer* | unverschämt* | katastrophe | frechheit | skandal | unmöglich | enttäusch* | nie wieder |
    sauer | wütend | schlecht* | mies* | unzufrieden | lächerlich | ärger* | zumutung | schlimm | furchtbar |
    schrecklich | peinlich | inakzeptabel | verarsch* | das dritte mal | das zweite mal | so kann man
c.thanks = danke | dankeschön | vielen dank | super | toll | prima | perfekt | klasse | schönen tag |
    schönes wochenende | tschüss | hallo | guten morgen | guten tag | alles klar | bis dann | freut mich |
    schöne feiertage | bitte schön | frohe weihnachten
c.other = gewonnen | glückwunsch | abwesenheit | abwesenheitsnotiz | automatische antwort | nicht im büro |
    unzustellbar | konnte nicht zugestellt | newsletter | abmelden | klicken sie hier | urlaub bis | bin bis zum |
    nicht erreichbar | automatisch generiert | automatisch erstellt | gewinnspiel
c.nature = allergen* | allergie | glutenfrei | vegan | nüsse | enthält | enthalten | inhaltsstoff* | zutaten |
    haltbar* | wie lange hält | wie pflege | pflege | giftig | für katzen | geeignet | öffnungszeiten |
    habt ihr offen | habt ihr geöffnet | wann macht ihr | unterschied zwischen | nährwert* | woher kommt | herkunft
c.question = wie | was | wann | wo | welche | welcher | warum | wer | kann ich | können sie | habt ihr | haben sie |
    gibt es | ist | sind | könnt ihr | wieviel
c.supplier = ihre bestellung | wir bestätigen ihre bestellung | auftragsbestätigung | voraussichtlicher liefertermin |
    wir können liefern | leider nicht lieferbar | danke für ihre bestellung | ihr auftrag wird
c.withdraw = widerruf* | widerrufsrecht | vom vertrag zurücktreten | rücktritt vom
c.dont_know = wie kann ich | weiß nicht | hilfe | helfen sie | brauche hilfe
stop = schöne | schönen | schönes | gute | guten | gutes | leckere | leckeren | tolle | tollen |
    der | die | das | den | dem | des | ein | eine | einen | und | oder | aber | ich | wir | ihr | sie | er | es |
    mir | mich | uns | euch | ihnen | mein | meine | meinen | unser | unsere | unserem | unseren | dein | bitte |
    danke | ist | sind | war | wäre | wird | werden | würde | haben | habe | hat | hätte | hätten | kann | können |
    könnte | möchte | möchten | will | soll | sollen | noch | auch | mal | gern | gerne | dann | da | hier | so |
    wie | was | zu | zum | zur | von | vom | mit | ohne | für | auf | in | im | an | am | aus | bei | bis | nach |
    um | über | als | wenn | dass | ob | nur | schon | sehr | ganz | gut | guten | jetzt | heute | also | nun | doch |
    ja | nein | nicht | kein | keine | alles | alle | etwas | viel | mehr | wieder | immer | brauche | brauchen |
    benötigen | bestellen | bestelle | bestellung | liefern | lieferung | senden | schicken | einmal | zusammen |
    insgesamt | sonst | separat | davon | dafür | dazu | damit | diese | dieser | dieses | diesen | welche | einzeln |
    jeweils | stattdessen | weil | denn | falls | vielleicht | eben | halt | nochmal | hallo | team | herr | frau |
    herren | damen | machen | mache | mach | gibt | geht | ging | kommt | kommen | nehme | nehmen | wollen | wollte |
    sollte | sein | seine | seinem | ihre | ihrem | ihren | man | selbst | sowie | rechnung | termin | lieber |
    liebe | extra | bald | sofort | schnell | dringend | kunde | kunden | chef | hochzeit | feier | geburtstag |
    mutter | party
total = insgesamt | zusammen | alles in allem | in summe | gesamt
c.how_long = wie lange | wie schnell | wie viele tage
option.wrap = verpackung | geschenkverpackung | verpackt | eingepackt
option.ribbon = schleife | band | schleifen
street = straße | strasse | str | weg | gasse | platz | allee | ring | ufer | damm
c.bill_to = rechnung an | rechnungsadresse
u.pair = paar
c.arrived = angekommen | kam an | kamen an | wurde geliefert | wurden geliefert | haben erhalten | habe erhalten
time_word = babys | baby | schüler | erwachsene | erwachsenen | studenten | patienten | bewohner
u.display = display | displays | verkaufsdisplay
option.kind = farbton | farbe | ton | nuance | größe | nummer | modell | sorte | geschmack | duft | format | härte |
    durchmesser | länge | breite | ausführung
forwarded = weitergeleitete nachricht | anfang der weitergeleiteten nachricht
forward_ask = bitte folgendes | bestell das | bestellen sie das | bitte das bestellen | nachfolgendes
c.want = uns fehlen | uns fehlt | mir fehlen | mir fehlt
not_po = ust-id | ust-idnr | ustid | steuernummer | hrb | iban
c.parcel_where = mein paket ? | meine bestellung ? | meine lieferung ? | meine ware ? | unsere bestellung ? |
    unsere lieferung ? | unsere ware ?
c.arrived = kamen | kam
whose = mein* | unser* | ihre | ihren | seine | seinen
many = [/einige/ein paar/mehrere] dutzende | [einige/ein paar/mehrere] dutzend | hunderte |
    [ein paar/einige] hundert
before_it = davor | vorher | zuvor
""",
)
