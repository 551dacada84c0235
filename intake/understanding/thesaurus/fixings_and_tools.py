"""Fixings and tools in seven languages."""

WORDS = """
screw | Schraube | vis | tornillo | vite | schroef | parafuso
bolt | Schraubbolzen, Bolzen, Maschinenschraube | boulon | perno | bullone | bout | parafuso sextavado, perno
wood screw | Holzschraube | vis à bois | tornillo para madera, tirafondo | vite per legno, vite da legno | houtschroef
    | parafuso para madeira
chipboard screw | Spanplattenschraube | vis à aggloméré, vis agglo | tornillo para aglomerado | vite per truciolare |
    spaanplaatschroef | parafuso para aglomerado
drywall screw, plasterboard screw | Schnellbauschraube, Trockenbauschraube | vis à placo, vis placo, vis plaque de
    plâtre | tornillo para pladur, tornillo pladur | vite per cartongesso | gipsplaatschroef, snelbouwschroef |
    parafuso para gesso cartonado, parafuso para pladur
self tapping screw, sheet metal screw, self tapper | Blechschraube | vis à tôle | tornillo rosca chapa, tornillo
    autorroscante | vite autofilettante | plaatschroef, zelftapper | parafuso autorroscante, parafuso de chapa
self drilling screw | Bohrschraube | vis autoperceuse, vis autoforeuse | tornillo autoperforante, tornillo
    autotaladrante | vite autoperforante | zelfborende schroef, boorschroef | parafuso autoperfurante
machine screw, metric screw | Gewindeschraube, Maschinenschraube | vis métaux, vis à métaux | tornillo métrico,
    tornillo de métrica | vite metrica, vite metallo | metaalschroef, machineschroef | parafuso métrico
hex bolt, hexagon bolt, hex head bolt, hexagon head screw, hex screw | Sechskantschraube | vis à tête hexagonale, vis
    tête hexagonale, boulon hexagonal, vis th | tornillo hexagonal, tornillo cabeza hexagonal | vite a testa esagonale,
    vite testa esagonale, bullone esagonale | zeskantbout, zeskantschroef | parafuso sextavado, parafuso hexagonal
socket screw, allen screw, allen bolt, socket cap screw, cap screw | Innensechskantschraube, Inbusschraube,
    Zylinderschraube | vis à six pans creux, vis btr, vis chc | tornillo allen | vite a brugola, vite brugola |
    inbusbout, inbusschroef, binnenzeskantbout | parafuso allen, parafuso umbrako
coach bolt, carriage bolt | Schlossschraube, Flachrundschraube | boulon japy, boulon tête bombée | tornillo de carruaje
    | bullone testa tonda quadro sottotesta | slotbout | parafuso francês
coach screw, lag screw | Schlüsselschraube | tirefond | tirafondo, tornillo barraquero | tirafondo, vite mordente |
    houtdraadbout | tira-fundo, tirafundos
grub screw, set screw | Madenschraube, Gewindestift | vis sans tête | prisionero, espárrago roscado | grano filettato |
    stelschroef, madeschroef | perno roscado sem cabeça
threaded rod, studding | Gewindestange | tige filetée | varilla roscada | barra filettata | draadstang, draadeind |
    varão roscado
washer | Unterlegscheibe, U-Scheibe, Scheibe, Beilagscheibe | rondelle | arandela | rondella, rosetta | ring,
    sluitring, onderlegring | anilha
spring washer, lock washer | Federring | rondelle grower, rondelle élastique | arandela grower, arandela elástica |
    rondella grower, rondella elastica | veerring | anilha de mola
penny washer, repair washer, fender washer | Karosseriescheibe | rondelle large, rondelle carrossier | arandela ancha |
    rondella larga | carrosseriering | anilha larga
nut, hex nut | Mutter, Sechskantmutter | écrou | tuerca | dado | moer | porca
lock nut, nyloc nut, nylon nut | Stoppmutter, selbstsichernde Mutter, Sicherungsmutter | écrou frein, écrou nylstop,
    écrou autofreiné | tuerca autoblocante, tuerca de seguridad | dado autobloccante | borgmoer, zelfborgende moer |
    porca autoblocante, porca de freio
wing nut | Flügelmutter | écrou papillon, écrou à oreilles | palomilla, tuerca de mariposa, tuerca mariposa | dado a
    farfalla, galletto | vleugelmoer | porca de orelhas, porca borboleta
cap nut, dome nut, acorn nut | Hutmutter | écrou borgne | tuerca ciega | dado cieco | dopmoer | porca cega
wall plug, rawl plug, rawlplug, plastic plug | Dübel, Wanddübel | cheville | taco | tassello, fischer | plug, muurplug
    | bucha
plasterboard plug, cavity fixing, hollow wall anchor | Hohlraumdübel, Gipskartondübel | cheville placo, cheville à
    expansion | taco para pladur | tassello per cartongesso | hollewandplug, gipsplaatplug | bucha para gesso
    cartonado, bucha para pladur
anchor bolt, wedge anchor, through bolt, expansion anchor | Bolzenanker, Ankerbolzen, Schwerlastanker, Schwerlastdübel
    | goujon d'ancrage, cheville métallique | anclaje metálico, perno de anclaje | tassello metallico, ancorante |
    keilbout, ankerbout | bucha metálica, bucha de expansão
nail | Nagel, Nägel, Drahtstift | clou | clavo, punta | chiodo | spijker, nagel | prego
panel pin, brad nail | Stauchkopfnagel, Stiftnagel | pointe, clou tête homme | clavo sin cabeza | chiodino, chiodo
    senza testa | kopspijker | prego sem cabeça
rivet, blind rivet, pop rivet | Niete, Blindniete, Popniete | rivet, rivet aveugle, rivet pop | remache | rivetto |
    popnagel, klinknagel, blindklinknagel | rebite
staple | Klammer, Heftklammer, Tackerklammer | agrafe | grapa | punto metallico, graffetta | niet, nietje | agrafo
hook | Haken | crochet | gancho | gancio | haak | gancho
screw hook, cup hook | Schraubhaken | crochet à visser, piton | hembrilla, gancho roscado | gancio a vite | schroefhaak
    | camarão, gancho roscado
eye bolt, screw eye, ring bolt | Ringschraube, Ösenschraube, Augenschraube | piton à œil, vis à œil, anneau de levage |
    cáncamo | golfare, occhiolo | oogbout, oogschroef | olhal
hinge | Scharnier, Türband | charnière | bisagra | cerniera | scharnier | dobradiça
bracket, angle bracket | Winkel, Winkelverbinder | équerre | escuadra, ángulo | squadretta, angolare, staffa |
    hoekanker, hoeksteun | esquadro
shelf bracket | Regalträger, Konsole | équerre d'étagère, console | soporte de estante | reggimensola | plankdrager |
    suporte de prateleira
latch, bolt latch, door bolt | Riegel | verrou, loquet | cerrojo, pestillo | chiavistello, catenaccio | grendel |
    ferrolho, trinco
lock, door lock | Schloss, Türschloss | serrure | cerradura | serratura | slot | fechadura
padlock | Vorhängeschloss | cadenas | candado | lucchetto | hangslot | cadeado
lock cylinder | Schließzylinder, Profilzylinder | cylindre, barillet | bombín | cilindro serratura | cilinderslot |
    canhão de fechadura
door handle | Türgriff, Türklinke, Türdrücker | poignée de porte | manilla, pomo, manija | maniglia | deurkruk,
    deurklink | puxador de porta, maçaneta
handle, grip | Griff | poignée | tirador, asa | impugnatura, maniglia | handgreep, handvat | puxador, pega
castor, swivel wheel | Lenkrolle, Transportrolle | roulette | rueda giratoria, ruedecilla | rotella, ruota girevole |
    zwenkwiel | rodízio
chain | Kette | chaîne | cadena | catena | ketting | corrente
shackle | Schäkel | manille | grillete | grillo | harpsluiting, sluiting | manilha
carabiner, snap hook | Karabinerhaken, Karabiner | mousqueton | mosquetón | moschettone | karabijnhaak | mosquetão
turnbuckle | Spannschloss | tendeur, ridoir | tensor | tenditore, tirante | wartelspanner | esticador
wire rope, steel cable | Drahtseil, Stahlseil | câble acier | cable de acero | fune d'acciaio, cavo d'acciaio |
    staalkabel, staaldraad | cabo de aço
rope | Seil, Tau | corde, cordage | cuerda, soga | corda, fune | touw | corda
string, twine | Schnur, Bindfaden | ficelle | cordel, bramante | spago, cordino | koord, bindtouw | cordel, fio
wire | Draht | fil de fer, fil métallique | alambre | filo di ferro | ijzerdraad, draad | arame
tension spring, coil spring | Feder, Druckfeder, Zugfeder | ressort | muelle, resorte | molla | veer, trekveer,
    drukveer | mola
split pin, cotter pin | Splint | goupille fendue | pasador de aletas, chaveta | copiglia | splitpen | troço, contrapino
dowel, wooden dowel | Holzdübel | tourillon | espiga de madera | spina di legno, spinotto | deuvel, houten deuvel |
    cavilha
hose clamp, hose clip, jubilee clip | Schlauchschelle | collier de serrage | abrazadera | fascetta stringitubo |
    slangklem | braçadeira
pipe clip, pipe clamp | Rohrschelle | collier de fixation, collier à tube | abrazadera para tubo | collare per tubi |
    buisbeugel, buisklem | abraçadeira
cable tie, zip tie | Kabelbinder | serre câble, collier rilsan, collier de câblage | brida, brida de plástico |
    fascetta, fascetta per cavi | kabelbinder, tie wrap | abraçadeira de serrilha, abraçadeira plástica
hex head, hexagon | Sechskant | hexagonal, tête hexagonale | hexagonal | esagonale | zeskant | sextavado, hexagonal
countersunk, countersunk head | Senkkopf, Senk | tête fraisée | cabeza avellanada, avellanado | testa svasata, svasato
    | verzonken kop, platverzonken, verzonken | cabeça de embeber, escareado
pan head, round head | Linsenkopf, Rundkopf, Halbrundkopf | tête bombée, tête ronde | cabeza redonda, cabeza alomada |
    testa tonda, testa bombata | bolkop, cilinderkop | cabeça redonda
slotted | Schlitz | fendue, tête fendue | ranurado | a taglio, taglio | zaagsnede | fenda
phillips, cross head, cross recessed | Kreuzschlitz | cruciforme, empreinte cruciforme | cruz, estrella | a croce,
    impronta a croce | kruiskop | phillips, cruz
torx | Torx | torx | torx | torx | torx | torx
full thread, fully threaded | Vollgewinde | filetage total, entièrement filetée | rosca total, rosca completa | filetto
    totale, tutta filettata | volledige draad, voldraad | rosca total
thread | Gewinde | filetage | rosca | filetto, filettatura | schroefdraad | rosca
head | Kopf | tête | cabeza | testa | kop | cabeça
drill bit | Bohrer, Bohreinsatz | foret, mèche | broca | punta trapano, punta da trapano, punta | boor, boortje | broca
masonry drill bit, masonry bit, concrete drill bit | Steinbohrer, Betonbohrer | foret béton, foret à béton, mèche à
    béton | broca para hormigón, broca de pared, broca widia | punta per muro, punta da muro, punta per calcestruzzo |
    steenboor, betonboor | broca para betão, broca de alvenaria, broca de pedra
wood drill bit, wood bit | Holzbohrer | foret bois, foret à bois, mèche à bois | broca para madera | punta per legno |
    houtboor | broca para madeira
metal drill bit, hss drill bit | Metallbohrer, HSS-Bohrer | foret métal, foret à métaux, foret hss | broca para metal,
    broca hss | punta per metallo | metaalboor | broca para metal
sds drill bit | SDS-Bohrer, Hammerbohrer | foret sds | broca sds | punta sds | sds boor, hamerboor | broca sds
hole saw | Lochsäge | scie cloche | corona perforadora, sierra de corona | sega a tazza | gatenzaag | serra craniana,
    coroa
screwdriver bit, driver bit | Bit, Schrauberbit | embout de vissage, embout | punta de atornillar | inserto per
    avvitatore | schroefbit, bitje | ponta de aparafusar
screwdriver | Schraubendreher, Schraubenzieher | tournevis | destornillador | cacciavite, giravite | schroevendraaier |
    chave de fendas
hammer | Hammer | marteau | martillo | martello | hamer | martelo
mallet, rubber mallet | Gummihammer | maillet | maza, mazo de goma | mazzuolo, martello di gomma | rubberhamer | maço,
    martelo de borracha
pliers | Zange | pince | alicate | pinza | tang | alicate
combination pliers | Kombizange | pince universelle | alicate universal | pinza universale | combinatietang | alicate
    universal
side cutters, wire cutters, cutting pliers | Seitenschneider | pince coupante | alicate de corte, cortaalambres |
    tronchese, tronchesino | kniptang, zijkniptang | alicate de corte
water pump pliers | Wasserpumpenzange | pince multiprise | alicate de presión, pico de loro | pinza a pappagallo, pinza
    regolabile | waterpomptang | alicate de bomba de água
spanner, wrench | Schraubenschlüssel | clé | llave | chiave | sleutel, moersleutel | chave
open ended spanner | Gabelschlüssel, Maulschlüssel | clé plate, clé à fourche | llave fija | chiave fissa |
    steeksleutel | chave de bocas
combination spanner | Ringmaulschlüssel, Ring-Maulschlüssel | clé mixte | llave combinada | chiave combinata |
    steekringsleutel | chave combinada
adjustable spanner, adjustable wrench | Rollgabelschlüssel, verstellbarer Schraubenschlüssel | clé à molette | llave
    inglesa, llave ajustable | chiave inglese, chiave a rullino | bahco, verstelbare sleutel, engelse sleutel | chave
    inglesa
allen key, hex key | Inbusschlüssel, Innensechskantschlüssel, Stiftschlüssel | clé allen, clé btr, clé six pans | llave
    allen | chiave a brugola, brugola | inbussleutel | chave allen, chave umbrako
ratchet | Ratsche, Knarre | cliquet | carraca | cricchetto | ratel | roquete
socket set | Steckschlüsselsatz, Nusskasten | coffret de douilles | juego de vasos, juego de llaves de vaso | set di
    bussole | doppenset | jogo de chaves de caixa
saw, hand saw, handsaw | Säge, Handsäge | scie, scie égoïne | sierra, serrucho | sega | zaag, handzaag | serra, serrote
hacksaw | Metallsäge, Bügelsäge, Eisensäge | scie à métaux | sierra de arco, arco de sierra | seghetto, archetto per
    metalli | ijzerzaag, metaalzaag | serra de arco, serra para metal
jigsaw | Stichsäge | scie sauteuse | sierra de calar, caladora | seghetto alternativo | decoupeerzaag | serra tico-tico
circular saw | Kreissäge, Handkreissäge | scie circulaire | sierra circular | sega circolare | cirkelzaag | serra
    circular
saw blade | Sägeblatt | lame de scie | hoja de sierra | lama per sega, lama sega | zaagblad | lâmina de serra
chainsaw, chain saw | Kettensäge, Motorsäge | tronçonneuse | motosierra | motosega | kettingzaag | motosserra
power drill, electric drill, drill | Bohrmaschine | perceuse | taladro | trapano | boormachine | berbequim
cordless drill, cordless screwdriver | Akkuschrauber, Akkubohrschrauber | perceuse visseuse, visseuse, visseuse sans
    fil | taladro atornillador, atornillador a batería | avvitatore, trapano avvitatore | accuboormachine,
    accuschroefmachine | aparafusadora, berbequim sem fio
hammer drill, rotary hammer | Bohrhammer, Schlagbohrmaschine | perforateur, marteau perforateur, perceuse à percussion
    | martillo perforador, taladro percutor | trapano a percussione, tassellatore | boorhamer, klopboormachine |
    martelo perfurador, berbequim com percussão
angle grinder | Winkelschleifer, Flex, Trennschleifer | meuleuse, disqueuse, meuleuse d'angle | amoladora, radial |
    smerigliatrice, flessibile | haakse slijper, slijptol | rebarbadora
cutting disc | Trennscheibe | disque à tronçonner, disque de coupe | disco de corte | disco da taglio |
    doorslijpschijf, slijpschijf | disco de corte
grinding disc | Schleifscheibe, Schruppscheibe | disque à meuler, disque à ébarber | disco de desbaste | disco da sbavo
    | afbraamschijf | disco de desbaste
diamond disc, diamond blade | Diamantscheibe, Diamanttrennscheibe | disque diamant, disque diamanté | disco de diamante
    | disco diamantato | diamantschijf | disco de diamante
flap disc | Fächerscheibe | disque à lamelles | disco de láminas | disco lamellare | lamellenschijf | disco de lamelas
sander | Schleifmaschine, Exzenterschleifer, Schwingschleifer | ponceuse | lijadora | levigatrice | schuurmachine |
    lixadeira
sandpaper, abrasive paper | Schleifpapier, Schmirgelpapier | papier de verre, papier abrasif, papier à poncer | papel
    de lija, lija | carta vetrata, carta abrasiva | schuurpapier | lixa, papel de lixa
metal file | Feile | lime | lima | lima | vijl | lima, grosa
chisel | Meißel, Stemmeisen, Stechbeitel | burin, ciseau à bois | cincel, formón | scalpello | beitel | cinzel, formão
plane, wood plane | Hobel | rabot | cepillo de carpintero | pialla | schaaf | plaina
spirit level | Wasserwaage | niveau à bulle | nivel de burbuja, nivel | livella, bolla | waterpas | nível de bolha
tape measure, measuring tape | Maßband, Rollbandmaß, Bandmaß | mètre ruban, mètre à ruban | cinta métrica, flexómetro,
    metro | metro a nastro, flessometro | rolmaat, meetlint | fita métrica
folding rule | Zollstock, Gliedermaßstab, Meterstab | mètre pliant | metro plegable | metro pieghevole | duimstok,
    vouwmeter | metro articulado
utility knife, cutter knife, stanley knife, box cutter | Cuttermesser, Teppichmesser | cutter | cúter, cutter |
    taglierino, cutter | afbreekmes, stanleymes, breekmes | x-ato, faca de corte
spare blades, blades | Ersatzklingen, Klinge | lame | cuchilla, hoja de recambio | lama | mesje, reservemesje | lâmina
clamp | Zwinge, Schraubzwinge | serre-joint | sargento, gato de apriete | morsetto, strettoio | lijmtang, klem |
    grampo, sargento
vice | Schraubstock | étau | tornillo de banco | morsa | bankschroef | torno de bancada
crowbar | Brecheisen, Kuhfuß | pied de biche | palanca, pata de cabra | piede di porco | koevoet, breekijzer | pé de
    cabra
staple gun | Tacker, Handtacker | agrafeuse murale | grapadora de tapicero | sparapunti, graffatrice | nietpistool |
    agrafador de parede
glue gun, hot glue gun | Heißklebepistole, Klebepistole | pistolet à colle | pistola de pegamento, pistola termofusible
    | pistola per colla a caldo | lijmpistool | pistola de cola
toolbox, tool box | Werkzeugkasten, Werkzeugkoffer | boîte à outils, caisse à outils | caja de herramientas | cassetta
    degli attrezzi | gereedschapskist, gereedschapskoffer | caixa de ferramentas
tool | Werkzeug | outil | herramienta | attrezzo, utensile | gereedschap | ferramenta
ladder | Leiter | échelle | escalera | scala | ladder | escadote, escada
stepladder, step ladder | Stehleiter, Trittleiter | escabeau | escalera de tijera | scaletta, scala a libretto |
    trapladder, keukentrap | escadote
workbench | Werkbank | établi | banco de trabajo | banco da lavoro | werkbank | bancada de trabalho
welding electrode, welding rod | Schweißelektrode, Elektrode | électrode de soudage, baguette de soudure | electrodo
    para soldar, electrodo | elettrodo | laselektrode | eléctrodo de soldadura
soldering iron | Lötkolben | fer à souder | soldador | saldatore | soldeerbout | ferro de soldar
solder | Lötzinn, Lot | étain à souder, brasure | estaño | stagno per saldare | soldeertin | estanho, solda
heat gun | Heißluftpistole | décapeur thermique | pistola de aire caliente | pistola termica | heteluchtpistool,
    verfstripper | pistola de ar quente
tape, adhesive tape, sticky tape | Klebeband, Klebestreifen | ruban adhésif, scotch | cinta adhesiva | nastro adesivo |
    plakband, tape | fita adesiva
duct tape, gaffer tape | Panzertape, Gewebeband | ruban gaffer, ruban toilé | cinta americana | nastro telato, nastro
    americano | ducttape | fita americana
insulating tape, electrical tape | Isolierband | ruban isolant, chatterton | cinta aislante | nastro isolante |
    isolatietape | fita isoladora
double sided tape | doppelseitiges Klebeband | ruban adhésif double face, adhésif double face | cinta de doble cara |
    nastro biadesivo | dubbelzijdig tape, dubbelzijdig plakband | fita de dupla face, fita dupla face
thread seal tape, ptfe tape, plumbers tape | Teflonband, Gewindedichtband | ruban téflon, téflon | cinta de teflón,
    teflón | nastro teflon, teflon | teflontape | fita de teflon, teflon
glue, adhesive | Kleber, Klebstoff | colle | pegamento, cola, adhesivo | colla, adesivo | lijm | cola
wood glue | Holzleim | colle à bois | cola blanca, cola de carpintero | colla per legno, vinavil | houtlijm | cola de
    madeira, cola branca
super glue, superglue | Sekundenkleber | super glue, colle instantanée | pegamento instantáneo, cianoacrilato | colla
    istantanea, attaccatutto | secondelijm | cola instantânea, super cola
mounting adhesive, construction adhesive | Montagekleber | colle de montage, mastic colle | adhesivo de montaje |
    adesivo di montaggio, colla di montaggio | montagekit, montagelijm | cola de montagem
thread locker, threadlocker | Schraubensicherung | frein filet | fijador de roscas, fijatornillos | frenafiletti |
    schroefborging, borgmiddel | fixador de roscas
lubricant, lubricating oil, machine oil | Schmieröl, Schmiermittel | lubrifiant | lubricante | lubrificante |
    smeermiddel, smeerolie | lubrificante
grease | Schmierfett, Fett | graisse | grasa | grasso | smeervet, vet | massa lubrificante
"""
