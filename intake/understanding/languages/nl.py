"""Dutch order language."""

from intake.understanding.languages.shape import Language

_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")

DUTCH = Language(
    code="nl",
    head_last=True,
    halves={
        f"{word}en{half}": value + 1
        for value, word in enumerate(_ONES)
        for half in ("half", "halve", "eenhalf", "eenhalve")
        if word != "een"
    },
    numbers={
        "nul": 0,
        **{word: value + 1 for value, word in enumerate(_ONES) if word != "een"},
        "één": 1,
        "tien": 10,
        "elf": 11,
        "twaalf": 12,
        "dertien": 13,
        "veertien": 14,
        "vijftien": 15,
        "zestien": 16,
        "zeventien": 17,
        "achttien": 18,
        "negentien": 19,
        **{word: 20 + 10 * place for place, word in enumerate(_TENS)},
        **{
            f"{one}{'ën' if one.endswith('ee') or one == 'drie' else 'en'}{ten}": 20 + 10 * place + value + 1
            for place, ten in enumerate(_TENS)
            for value, one in enumerate(_ONES)
        },
        "honderd": 100,
        "tweehonderd": 200,
        "driehonderd": 300,
        "vijfhonderd": 500,
        "duizend": 1000,
    },
    weekdays="maandag ma|dinsdag di|woensdag wo|donderdag do|vrijdag vr|zaterdag za|zondag zo",
    months="januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug"
    "|september sept sep|oktober okt|november nov|december dec",
    says="""\
one = een | één | 'n | n
dozen = dozijn
pair = stel
half = half | halve
half_dozen = half dozijn | een half dozijn
one_and_half = anderhalf | anderhalve
and_half = en een half | en een halve
quarter = [een/] kwart
three_quarters = drie kwart | driekwart
vague = enkele | wat | een paar | een beetje | enige | verschillende | een aantal | genoeg | meerdere
about = een stuk of | stuk of |
    ongeveer | circa | ca | rond de | zo'n | plusminus | minstens | minimaal | maximaal | tot
times = x | keer | maal | aantal
each = elk | elke | ieder | iedere | per | per stuk
all_of_them = allebei | beide | alle | op alle | op beide | allemaal | voor allebei
more = meer | extra | nog | erbij
another = nog een | nog één
ignore_number = nr | nummer | tel | telefoon | mobiel | fax | verdieping | factuur | factuurnummer | ref | pagina |
    code | huisnummer | serienummer | kamer | unit
time_word = uur | uren | dagen | dag | weken | week | maanden | maand | jaar | jaren | minuten | min | personen |
    gasten | mensen | kinderen | procent
u.box = doos | dozen | doosje | doosjes | ds
u.carton = karton | kartons | omdoos | omdozen
u.case = kist | kisten
u.crate = krat | kratten | kratje | kratjes
u.pack = pak | pakken | pakje | pakjes | verpakking | verpakkingen | pack | collo
u.bag = zak | zakken | zakje | zakjes
u.sack = baal | balen
u.pouch = buidel | buidels
u.bottle = fles | flessen | flesje | flesjes
u.can = blik | blikken | blikje | blikjes
u.jar = pot | potten | potje | potjes
u.tub = emmer | emmers | bak | bakken | bakje | bakjes | kuip
u.tube = tube | tubes
u.cup = kop | koppen | kopje | kopjes | beker | bekers
u.tray = tray | trays | schaal | schalen
u.roll = rol | rollen | rolletje | rolletjes
u.ring = ring | ringen
u.drum = haspel | haspels | trommel | trommels | spoel | spoelen
u.bundle = bundel | bundels
u.bunch = bos | bossen | bosje | bosjes
u.sleeve = koker | kokers | hoes | hoezen | sleeve | sleeves
u.pallet = pallet | pallets
u.sheet = vel | vellen | plaat | platen
u.length = lengte | lengtes | staaf | staven | lengten
u.stem = steel | stelen | tak | takken
u.set = set | sets | stel
u.barrel = vat | vaten | fust | fusten
u.canister = jerrycan | jerrycans | can | cans
u.bar = reep | repen
u.loaf = brood | broden
u.slice = plak | plakken | plakje | plakjes | snee
u.ream = riem
u.piece = stuk | stuks | st | stk | eenheid | eenheden | los | losse
u.kg = kg | kilo | kilo's | kilogram
u.g = g | gr | gram
u.hg = ons
u.pond = pond
u.t = ton
u.l = l | liter | liters | ltr
u.ml = ml | milliliter
u.cl = cl | centiliter
u.m = m | meter | meters | mtr
u.cm = cm | centimeter
u.mm = mm | millimeter
u.w = w | watt
u.v = v | volt
u.a = ampère
of = van | van de | van het | aan
and = en | plus | alsook | ook | en ook | daarnaast | en dan | verder | evenals
or = of | ofwel | dan wel
with = met | inclusief | incl | voorzien van | belegd met
without = zonder | geen | laat weg | weglaten | niet met | liever geen | doe er geen | allergisch voor | vrij van |
    wil geen | hoef geen | zonder enige
not = niet | niet de | niet het | behalve | uitgezonderd | alleen niet | zeker niet
extra = extra | veel | dubbel | dubbele | meer | flink wat | ruim | heel veel
light = weinig | minder | licht | een beetje | niet te veel | niet zo veel | maar een beetje | beetje | heel weinig
plain = gewoon | gewone | normaal | normale | standaard | simpel | simpele
option.grind = gemalen | maling
option.colour = kleur | kleuren
option.size = maat | maten | formaat | grootte
to_match = bijpassend | bijpassende | passend | passende | erbij passend | dezelfde maat
half_split = half | helft | de helft
rest_split = de andere | het andere | de rest | rest | de andere helft | overige | de overige
meant = ik bedoel | ik bedoelde
correct = nee | toch | liever | sorry | wacht | correctie | ik bedoel | eigenlijk | pardon | oeps | doe maar |
    maak er | beter | foutje | of nee | bij nader inzien | ach nee | o nee | oh nee | excuus | of liever
instead_of = inplaats van de | in plaats van de | in plaats van | ipv | i.p.v. | inplaats van
in_place = in plaats daarvan | daarvoor in de plaats | ervoor in de plaats | in de plaats daarvan
swap = ruilen | ruil | vervangen | vervang | wisselen | wissel | omruilen | wijzigen | wijzig | verander
swap_with = door | voor | tegen | naar
remove = vergeet | laat maar zitten |
    toch maar niet | toch niet | schrappen | schrap | verwijderen | verwijder | weghalen | haal | eraf |
    er af | eruit | annuleren |
    annuleer | niet meer nodig | hoeft niet | hoeven niet | weglaten | vervalt | vervallen | weg
add = toevoegen | voeg | voeg toe | erbij | daarbij | ook | plus | bijdoen | doe er | nog | meebestellen
set_to = deze keer | dit keer | naar | wordt | worden | maak er | op | verhogen naar | verlagen naar | nu
raise = verhogen | verhoog | ophogen
lower = verlagen | verlaag | verminderen | verminder
only = alleen | enkel | slechts | maar | alleen de | alleen maar
same = zelfde | dezelfde | hetzelfde | nogmaals | opnieuw | nog een keer | identiek
repeat = zelfde als vorige keer | hetzelfde als vorige keer | zelfde als de vorige keer | als vorige keer |
    zoals vorige keer | zoals altijd | zoals gewoonlijk | het gebruikelijke | de gebruikelijke bestelling |
    gebruikelijke | dezelfde bestelling | zelfde bestelling | vorige bestelling | herhaal de bestelling |
    bestelling herhalen | laatste bestelling | hetzelfde als laatst | zelfde als laatst | hetzelfde als altijd |
    zelfde als altijd | als vorige week | net als vorige keer | hetzelfde graag | de vaste bestelling |
    weer hetzelfde
double = verdubbel* | dubbele hoeveelheid | het dubbele | dubbel zoveel | twee keer zoveel
usual = zoals altijd | zoals gewoonlijk | de gebruikelijke | het gebruikelijke | zoals anders
per_time = per maand | per week | per dag | per jaar | elke week | elke maand
if = als | indien | mocht | mochten
but = maar | behalve | deze keer | dit keer
keep = de rest blijft | rest blijft | houd | hou | houden | verder hetzelfde | behouden
yes = ja | jawel | jazeker | oké | ok | graag | klopt | prima | juist | inderdaad | is goed | natuurlijk | akkoord |
    doe maar
no = nee | neen | nee dank je | nee bedankt | liever niet
both = allebei | beide | beiden | alle twee | alletwee
first = eerste | de eerste | het eerste
second = tweede | de tweede | het tweede
third = derde | de derde
fourth = vierde
last = laatste | de laatste
neither = geen van beide | geen van beiden
smaller = klein | kleine | kleiner | kleinere | kleinste | kort | korte | lichter | dunner
bigger = groot | grote | groter | grotere | grootste | lang | lange | zwaarder | dikker
cheaper = goedkoop | goedkope | goedkoper | goedkopere | goedkoopste
dearer = duurder | duurdere | beste
today = vandaag | vanavond | vanmiddag | vanochtend
tomorrow = morgen | morgenochtend | morgenmiddag | morgenvroeg
day_after = overmorgen
day_before = de dag ervoor | een dag eerder | dag van tevoren | een dag ervoor | de dag daarvoor
next = volgende | volgend
this = deze | komende | a.s | aanstaande | as | eerstvolgende
next_week = volgende week | komende week
this_week = deze week
in = over | binnen | in
days = dagen | dag
weeks = weken | week
by = voor | uiterlijk | tegen | tot | vóór | uiterlijk op
ordinal = e | de | ste
last_day = afgelopen | vorige | jongstleden
day_prep = op | tot | per | vanaf | op de
date_wanted = leveren | levering | bezorgen | bezorging | geleverd | bezorgd | ophalen | afhalen | opgehaald | nodig |
    voor | uiterlijk | leverdatum | graag | sturen | afleveren
date_past = besteld | gekocht | van | sinds | ontvangen | afgelopen | gisteren | was | geleverd op | vorige
po = ons bestelnummer | onze bestelling | inkooporder | inkoopordernummer | onze referentie | onze ref | po |
    ons ordernummer | ons kenmerk
po_word = bestelling | order | bestelnummer | bestelnr | ordernummer
not_po = factuur | facturen | factuurnummer | pakbon | serienummer | uw order | zending | track | creditnota |
    offerte | bon | rekening | klantnummer
order_word = bestelling | order
lot_word = nr | nummer | is | deze | dit | ons | voor
ship_to = leveren aan | leveren op | levering op | levering aan | bezorgen op | bezorgen bij | bezorgadres |
    afleveradres | leveradres | sturen naar | stuur naar | verzenden naar | afleveren bij | afleveren op |
    nieuw adres | graag leveren op | leveren bij | levering bij | bezorging op
to_place = naar | naar de | naar het | voor | voor de | voor het | aan | aan de | op | op de | op het | bij | bij de
to_strange = naar de | naar het | bij de | op de | aan de
place_kind = straat | laan | weg | plein | kade | gracht | bouwplaats | magazijn | kantoor | winkel | school | hotel |
    huis | verdieping | loods | markt | kraam | filiaal | depot | zaal | fabriek | vestiging
collect = ophalen | afhalen | haal op | halen op | kom langs | komen langs | afgehaald
signature = met vriendelijke groet | met vriendelijke groeten | vriendelijke groet | vriendelijke groeten | groet |
    groeten | groetjes | mvg | bedankt | dank | dank je | dank u | alvast bedankt | hartelijke groet | gr | bvd |
    met dank | verzonden vanaf
greeting = hallo | hoi | goedemorgen | goedemiddag | goedenavond | goedendag | beste | geachte | dag | hey |
    goeiemorgen
quote_header = van | verzonden | aan | onderwerp | datum | cc
wrote = schreef
original = oorspronkelijk bericht | doorgestuurd bericht | origineel bericht | begin doorgestuurd bericht
forward_ask = zie onder | zie hieronder | hieronder | graag onderstaande | onderstaande bestelling | graag verwerken |
    svg onderstaande
filler = kan ik | mag ik | kunnen jullie | kunt u | kun je | zou ik | indien mogelijk | als het kan |
    als jullie hebben | alvast | als dat kan
describing = gegrild | gegrilde | gebakken | vers | verse | gerookt | gerookte | gesneden | gehakt | geraspt | koud |
    koude | warm | warme | wit | witte | zwart | zwarte | rood | rode | groen | groene | blauw | blauwe | geel |
    gele | roze | biologisch | rauw | gekookt | gedroogd
prep = voor | aan | op | bij | naar | in | uit | vanaf | sinds | tot | tegen | tussen | over | onder | via | per |
    om | na | tijdens
col.qty = aantal | stuks | hoeveelheid
col.item = artikel | product | omschrijving
col.code = artikelnummer | artnr | code | ref
col.unit = eenheid | verpakking
col.price = prijs | bedrag | totaal | eur
col.skip = naam | adres | ontvanger | telefoon | regel
c.cancel = annuleer* | annuler* | annulering | afzeggen | afbestel* | intrekken | hoef de bestelling niet | cancel*
c.change = wijzig* | verander* | aanpass* | vervang* | ruil* | corrig*
c.add = toevoeg* | voeg
c.remove = verwijder* | schrap* | weghalen | eraf
c.order = bestel* | order* | aankoop
c.item = artikel* | product* | ding* | spullen | waar
c.buy = kopen | bestellen | aanschaffen | bestelling plaatsen | inkopen
c.want = ik wil | wij willen | we willen | ik wil graag | graag | ik zou graag | we zouden graag | ik neem |
    wij nemen | ik heb nodig | we hebben nodig | nodig | mag ik | doe mij | doe maar | stuur | stuur mij | stuur ons |
    stuurt u | alstublieft | alsjeblieft | aub | svp | ik bestel | wij bestellen | willen wij | wil ik |
    graag ontvang | graag ontvangen | leveren aub | bestel | wilt u leveren | kunt u leveren | geef mij |
    kunnen jullie mij | zouden jullie | kun je mij | opsturen
c.track = waar blijft | waar is | waar blijven | waar zijn | volgen | track | status | nog niet ontvangen |
    niet ontvangen | niet aangekomen | nog steeds niet | nog steeds | wanneer komt | wanneer komen |
    wanneer wordt mijn | vertraging | vertraagd | te laat | onderweg | al verzonden | nog niets | hoe staat het |
    wachten nog | wacht nog | zat niet bij | zaten niet bij | ontbrak | ontbraken | niet langsgekomen
c.invoice = factu* | bon | kassabon | rekening
c.send_again = kopie | kopieën | sturen | stuur | opnieuw | mailen | downloaden | ontvangen
c.return = retour* | terugstur* | terug sturen | terugbreng* | ruilen | omruilen | teruggeven | vervangend* |
    vervanging
c.return_weak = vervang* | ruil* | creditnota | crediteren
c.refund = creditnota | terugbetal* | geld terug | restitutie | vergoed* | terugstort* | crediteren | schadevergoeding
c.broken = kapot* | defect* | beschadigd* | werkt niet | doet het niet |
    [is/zijn/was/ging/gingen] stuk | stuk [is/zijn/gegaan] | bedorven | over datum | verlept* |
    gebroken | ontbre* | gescheurd | verkeerd* | lek | schimmel* | rot
c.delivery = lever* | bezorg* | verzend* | verzonden | vracht | bezorger | chauffeur | bus
c.deliv_about = leveren jullie | levert u | bezorgen jullie | bezorgt u | verzendkosten | bezorgkosten | leverkosten |
    levertijd* | bezorggebied | hoe lang duurt | gratis bezorging | gratis verzending | welke dagen |
    kosten van levering | leveren jullie op | verzenden jullie | minimale bestelling | minimum bestelbedrag |
    wanneer leveren jullie | bezorgopties | verzendopties | verzendmethode* | op zaterdag geleverd
c.pay = betal* | betaald* | overgemaakt | afgeschreven | overboek* | incasso | creditcard | ideal
c.pay_about = betaalmethode* | betaalmogelijkheden | hoe kan ik betalen | dubbel betaald | dubbel afgeschreven |
    twee keer afgeschreven | probleem met betaling | probleem met betalen | betaling mislukt | betaling niet |
    accepteren jullie | op rekening betalen | te veel afgeschreven | niet verwerkt | dubbel gefactureerd |
    betaaltermijn | creditnota ontbreekt | betaling lukt niet | aanmaning | aanmaningen | betalingsherinnering |
    al betaald
c.paid_notice = heb betaald | hebben betaald | is betaald | betaling gedaan | heb overgemaakt | hebben overgemaakt |
    betaling verstuurd | betaalbewijs | factuur voldaan | factuur betaald | betaling is onderweg
c.stock = op voorraad | voorraad | hebben jullie | heeft u | verkopen jullie | verkoopt u | beschikbaar* | leverbaar |
    uitverkocht | weer binnen | nog liggen | in het assortiment | is er nog | zijn er nog
c.price = wat doet | wat doen | hoeveel is | hoeveel zijn | wat rekenen jullie | wat rekent u | wat vragen jullie voor |
    prijs* | prijzen | wat kost | wat kosten | hoeveel kost | hoeveel kosten | kost | kosten | offerte |
    korting* | hoe duur | tarief | prijslijst
c.human = medewerker* | iemand spreken | met iemand | persoon | mens | bellen | bel mij | bel me | terugbellen |
    klantenservice | spreken met | echte persoon | contactpersoon | chef | telefonisch | aan de lijn
c.reach = sprek* | praten | contact* | bel* | bereik* | terugbel*
c.trouble = probleem | problemen | fout* | mislukt | geweigerd | twee keer | dubbel | werkt niet
c.when = wanneer | hoe laat | welke dag
c.drop = schrap* | vergeet | laat maar
c.complaint = zo kan het niet | zo gaat het niet | onbeschoft | onvriendelijk* | derde keer | klacht* | klagen |
    schandalig | belachelijk | onacceptabel | slecht* | teleurgesteld | teleurstell* |
    nooit meer | boos | woedend | waardeloos | ontevreden | schande | afschuwelijk | verschrikkelijk | ergernis |
    zat
c.thanks = bedankt | dank je | dank u | dankjewel | top | super | perfect | prima | fijne dag | hallo | goedemorgen |
    tot ziens | doei | oké | mooi | fijn weekend | geweldig | prettige feestdagen | fijne feestdagen
c.other = gefeliciteerd | gewonnen | klik hier | afwezig | automatisch antwoord | automatisch gegenereerd |
    niet bezorgd | onbestelbaar | afmelden | prijsvraag | niet op kantoor | vakantie tot
c.nature = allerg* | gluten | vegan | ingrediënten | bevat | bevatten | houdbaar* | hoe lang blijft | giftig |
    geschikt | verzorging | openingstijden | zijn jullie open | hoe laat open | verschil tussen | herkomst | noten
c.question = hoe | wat | wanneer | waar | welke | waarom | wie | kan ik | kunnen jullie | hebben jullie | is er |
    zijn er | kunt u | mag ik | hoeveel
c.supplier = uw bestelling | uw inkooporder | wij bevestigen uw bestelling | orderbevestiging |
    verwachte verzenddatum | verwachte leverdatum | bedankt voor uw bestelling
c.withdraw = herroep* | herroepingsrecht | bedenktijd | ontbinden
c.dont_know = hoe kan ik | weet niet hoe | hulp | help | hulp nodig
stop = mooie | lekkere | goede | fijne | leuke |
    de | het | een | en | of | maar | ik | wij | we | jij | je | jullie | u | hij | zij | ze | mij | me | ons |
    onze | mijn | jouw | uw | zijn | haar | hun | dit | dat | deze | die | er | is | was | ben | waren | wordt |
    worden | heb | heeft | hebben | had | kan | kunnen | kun | kunt | wil | willen | wilt | zou | zouden | mag |
    mogen | moet | moeten | graag | alstublieft | alsjeblieft | aub | svp | bedankt | dank | niet | geen | wel | ook |
    nog | al | dan | nu | hier | daar | zo | als | om | te | van | voor | met | zonder | op | in | aan | bij | naar |
    uit | over | tot | door | per | ja | nee | hallo | hoi | beste | bestellen | bestel | bestelling | leveren |
    levering | sturen | stuur | nodig | even | eens | meer | alles | alle | iets | niets | zelf | weer | altijd |
    toch | dus | want | omdat | wat | wie | hoe | waar | welke | samen | totaal | los | buren | pakjes | pakket |
    klant | klanten | verjaardag | bruiloft | feest | moeder | mama | vriend | snel | spoed | misschien | doe | doen |
    neem | nemen | komt | komen | gaat | gaan | laten | laat | maken | maak | mevrouw | meneer | heer | team |
    allemaal | laatst | vorige | keer
total = in totaal | totaal | alles bij elkaar | samen
c.how_long = hoe lang | hoe snel | hoeveel dagen
option.wrap = verpakking | cadeauverpakking | inpakpapier | ingepakt
option.ribbon = lint | strik
street = straat | laan | weg | plein | kade | gracht
c.bill_to = factureren aan | factuuradres
u.pair = paar | paren
c.arrived = aangekomen | geleverd gekregen | hebben ontvangen | heb ontvangen | kwam aan
time_word = baby's | baby | leerlingen | volwassenen | studenten | collega's | patiënten | bewoners
u.display = display | displays
option.kind = tint | kleur | maat | nummer | model | smaak | geur | formaat | hardheid | diameter | lengte | breedte |
    uitvoering
forwarded = doorgestuurd bericht | begin doorgestuurd bericht
forward_ask = bestel dit | dit bestellen | het volgende bestellen | wat volgt
c.want = ons ontbreekt | we missen nog | wij missen nog
not_po = btw | btw-nummer | kvk | kvk-nummer | iban
c.parcel_where = mijn pakket ? | mijn pakje ? | mijn bestelling ? | mijn levering ? | onze bestelling ? |
    onze levering ?
c.arrived = kwamen aan | kwam
whose = mijn | onze | haar | zijn | hun
many = [/enkele/een paar] tientallen | [enkele/een paar] dozijn | [/enkele] honderden | een paar honderd
before_it = ervoor | daarvoor | tevoren
""",
)
