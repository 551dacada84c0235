"""Cleaning and office in seven languages."""

WORDS = """
bucket, pail | Eimer | seau | cubo, balde | secchio | emmer | balde
mop | Mopp, Wischmopp | serpillière, balai serpillière | fregona | mocio, mop | mop, dweil | esfregona
mop head, replacement mop | Moppbezug, Wischbezug | frange, tête de mop | recambio de fregona, cabezal de fregona |
    ricambio mocio, frangia | mopdoek, vlakmop | recarga de esfregona
mop handle, broom handle | Besenstiel, Moppstiel, Stiel | manche, manche à balai | palo de fregona, palo de escoba,
    mango | manico, manico di scopa | steel, bezemsteel | cabo de vassoura, cabo de esfregona, cabo
broom | Besen | balai | escoba | scopa | bezem | vassoura
dustpan | Kehrschaufel, Kehrblech | pelle à poussière, ramasse-poussière, pelle | recogedor | paletta | stofblik | pá
    do lixo, apanhador
dustpan and brush | Kehrgarnitur, Kehrset | pelle et balayette | recogedor y cepillo | paletta e scopino | stoffer en
    blik | pá e escova
squeegee, window squeegee | Fensterabzieher, Abzieher | raclette | limpiacristales, rasqueta | tergivetro | raamwisser,
    trekker | rodo, limpa-vidros
floor squeegee | Wasserschieber | raclette sol, raclette de sol | haragán, jalador | tirapavimento, tira acqua |
    vloertrekker | rodo de chão
brush, scrubbing brush | Bürste, Schrubber | brosse | cepillo | spazzola | borstel | escova
toilet brush | Klobürste, WC-Bürste, Toilettenbürste | brosse wc, balai wc | escobilla, escobilla de baño | scopino wc,
    scopino | toiletborstel, wc-borstel | piaçaba, escova sanita
dish brush, washing up brush | Spülbürste | brosse vaisselle, brosse à vaisselle | cepillo para platos | spazzola per
    piatti | afwasborstel | escova da loiça
sponge | Schwamm | éponge | esponja | spugna | spons | esponja
scouring pad, scourer, scrub sponge | Scheuerschwamm, Topfreiniger | tampon à récurer, éponge grattante | estropajo |
    spugna abrasiva, paglietta | schuurspons, schuursponsje | esfregão, esponja verde
steel wool | Stahlwolle | laine d'acier, paille de fer | lana de acero | lana d'acciaio | staalwol | palha de aço
cloth, cleaning cloth | Tuch, Lappen, Putztuch, Reinigungstuch | chiffon, lavette, torchon | paño, bayeta, trapo |
    panno, straccio | doek, poetsdoek, schoonmaakdoek | pano
microfibre cloth, microfiber cloth | Mikrofasertuch | chiffon microfibre, lavette microfibre | bayeta de microfibra,
    paño de microfibra | panno in microfibra | microvezeldoek | pano de microfibra
dishcloth | Spültuch | lavette, torchon vaisselle | bayeta | panno per piatti | vaatdoek | pano de loiça
floor cloth | Bodentuch, Aufnehmer | serpillière | bayeta de suelo | straccio per pavimenti | dweil | pano de chão
tea towel | Geschirrtuch | torchon de cuisine, torchon | paño de cocina | strofinaccio | theedoek | pano de cozinha
wipes, wet wipes | Feuchttuch, Feuchttücher | lingette | toallita, toallita húmeda | salvietta, salviettina umidificata
    | vochtige doekje, doekjes | toalhita, toalhete húmido
disinfectant wipes, disinfecting wipes | Desinfektionstuch, Desinfektionstücher | lingette désinfectante | toallita
    desinfectante | salvietta disinfettante | desinfectiedoekje | toalhete desinfetante
toilet paper, loo roll, toilet roll, toilet tissue | Toilettenpapier, Klopapier | papier toilette, papier hygiénique,
    pq | papel higiénico | carta igienica | toiletpapier, wc-papier | papel higiénico
jumbo roll, jumbo toilet roll | Jumborolle, Großrolle | rouleau jumbo, papier toilette jumbo | rollo jumbo, papel
    higiénico industrial | rotolo jumbo | jumborol | rolo jumbo
paper towel, hand towel | Papierhandtuch, Handtuchpapier, Falthandtuch | essuie-mains, papier essuie-mains | toalla de
    papel, toalla secamanos, papel secamanos | asciugamano di carta, salvietta asciugamani | papieren handdoek,
    handdoekpapier, handdoekje | toalha de papel, toalha de mão, toalhete
kitchen roll, kitchen paper | Küchenrolle, Küchenpapier | essuie-tout, sopalin | papel de cocina, rollo de cocina |
    carta da cucina, scottex, rotolo da cucina | keukenrol, keukenpapier | rolo de cozinha, papel de cozinha
industrial paper roll, wiping roll, blue roll, centrefeed roll | Putzpapier, Putzrolle, Industrierolle | bobine
    d'essuyage, bobine industrielle | bobina industrial, papel industrial | bobina industriale, carta industriale |
    poetspapier, poetsrol, industrierol | bobine industrial, rolo industrial
tissue, facial tissue, paper tissue | Taschentuch, Kosmetiktuch, Papiertaschentuch | mouchoir, mouchoir en papier |
    pañuelo de papel, pañuelo | fazzoletto, fazzoletto di carta | tissue, zakdoekje | lenço de papel
napkin, serviette, paper napkin | Serviette | serviette en papier, serviette | servilleta | tovagliolo | servet |
    guardanapo
soap | Seife | savon | jabón | sapone | zeep | sabão, sabonete
hand soap, liquid soap, liquid hand soap | Handseife, Flüssigseife | savon pour les mains, savon liquide, savon mains |
    jabón de manos, jabón líquido | sapone mani, sapone liquido, sapone per le mani | handzeep, vloeibare zeep |
    sabonete líquido, sabão de mãos
hand sanitiser, hand sanitizer, hand gel, sanitising gel | Handdesinfektion, Handdesinfektionsmittel, Desinfektionsgel
    | gel hydroalcoolique, solution hydroalcoolique | gel hidroalcohólico, gel desinfectante | gel igienizzante, gel
    mani, igienizzante mani | handgel, desinfecterende handgel, handalcohol | álcool gel, gel desinfetante
disinfectant | Desinfektionsmittel | désinfectant | desinfectante | disinfettante | desinfectiemiddel,
    ontsmettingsmiddel | desinfetante
detergent, cleaner, cleaning agent | Reiniger, Reinigungsmittel, Putzmittel | nettoyant, détergent, détergent |
    detergente, limpiador | detergente, detersivo | reiniger, schoonmaakmiddel, reinigingsmiddel | detergente, produto
    de limpeza
all purpose cleaner, multi purpose cleaner, multipurpose cleaner | Allzweckreiniger, Universalreiniger | nettoyant
    multi-usages, nettoyant multiusage | limpiador multiusos, multiusos | detergente multiuso, multiuso | allesreiniger
    | limpa tudo, multiusos, detergente multiusos
glass cleaner, window cleaner | Glasreiniger, Fensterreiniger | nettoyant vitres, nettoyant à vitres, lave-vitre |
    limpiacristales, limpia cristales | detergente vetri, pulisci vetri | glasreiniger, ruitenreiniger | limpa vidros
floor cleaner | Bodenreiniger, Bodenwischpflege | nettoyant sol, nettoyant sols | fregasuelos, limpiasuelos |
    detergente pavimenti, lavapavimenti | vloerreiniger | lava tudo, detergente de chão
toilet cleaner | WC-Reiniger, Toilettenreiniger | nettoyant wc, gel wc | limpiador de wc, limpia inodoros | detergente
    wc, gel wc | toiletreiniger, wc-reiniger | limpa sanitas, gel wc
bathroom cleaner, sanitary cleaner | Badreiniger, Sanitärreiniger | nettoyant sanitaire, nettoyant salle de bain |
    limpiador de baño, limpiabaños | detergente bagno, anticalcare bagno | badkamerreiniger, sanitairreiniger | limpa
    casas de banho, detergente sanitário
oven cleaner | Backofenreiniger, Grillreiniger | décapant four, nettoyant four | limpiahornos, limpia hornos | pulisci
    forno, detergente forno | ovenreiniger | limpa fornos
degreaser, kitchen degreaser | Fettlöser, Entfetter | dégraissant | desengrasante, quitagrasas | sgrassatore |
    ontvetter | desengordurante
descaler, limescale remover | Entkalker, Kalklöser | détartrant, anticalcaire | descalcificador, antical,
    desincrustante | anticalcare, disincrostante | ontkalker | descalcificante, anticalcário
bleach | Bleiche, Bleichmittel, Chlorreiniger | eau de javel, javel | lejía, cloro | candeggina, varechina | bleek,
    bleekmiddel, chloor | lixívia
washing up liquid, dish soap, dishwashing liquid | Spülmittel, Geschirrspülmittel | liquide vaisselle | lavavajillas,
    lavavajillas a mano | detersivo piatti, detersivo per piatti | afwasmiddel | detergente da loiça, detergente loiça
dishwasher tablet, dishwasher tabs | Spülmaschinentab, Spülmaschinentabs, Geschirrspültab | tablette lave-vaisselle,
    pastille lave-vaisselle | pastilla lavavajillas, pastilla para lavavajillas | pastiglia lavastoviglie, pastiglie
    per lavastoviglie | vaatwastablet, vaatwastabletten | pastilha máquina da loiça, pastilhas para máquina da loiça
rinse aid | Klarspüler | liquide de rinçage | abrillantador | brillantante | glansspoelmiddel | abrilhantador
dishwasher salt | Spülmaschinensalz, Regeneriersalz | sel lave-vaisselle, sel régénérant | sal lavavajillas | sale per
    lavastoviglie | vaatwaszout | sal para máquina da loiça
laundry detergent, washing powder | Waschmittel, Waschpulver | lessive, détergent linge | detergente para ropa,
    detergente de lavadora | detersivo bucato, detersivo lavatrice, detersivo per bucato | wasmiddel, waspoeder |
    detergente da roupa, detergente roupa
fabric softener, softener | Weichspüler | adoucissant, assouplissant | suavizante | ammorbidente | wasverzachter |
    amaciador
stain remover | Fleckenentferner | détachant | quitamanchas | smacchiatore | vlekkenverwijderaar | tira nódoas
air freshener | Lufterfrischer, Raumduft | désodorisant, désodorisant d'ambiance | ambientador | deodorante per
    ambienti, profumatore | luchtverfrisser | ambientador
insecticide, insect spray, fly spray | Insektenspray, Insektizid | insecticide | insecticida | insetticida |
    insectenspray, insecticide | inseticida
bin liner, bin bag, trash bag, garbage bag, refuse sack, rubbish bag, refuse bag | Müllbeutel, Müllsack, Abfallsack |
    sac poubelle | bolsa de basura | sacco spazzatura, sacco immondizia, sacchetto spazzatura, sacco per rifiuti |
    vuilniszak, afvalzak | saco do lixo, saco de lixo
waste bin, dustbin, rubbish bin, trash can, bin | Mülleimer, Abfalleimer, Papierkorb, Mülltonne | poubelle, corbeille |
    papelera, cubo de basura, contenedor | pattumiera, cestino, bidone | prullenbak, vuilnisbak, afvalbak | caixote do
    lixo, balde do lixo, papeleira
pedal bin | Treteimer, Tretmülleimer | poubelle à pédale | cubo de pedal, papelera de pedal | pattumiera a pedale |
    pedaalemmer | caixote com pedal
dispenser | Spender | distributeur | dispensador | dispenser, distributore, erogatore | dispenser | dispensador,
    doseador
soap dispenser | Seifenspender | distributeur de savon | dispensador de jabón, dosificador de jabón | dispenser sapone,
    dosatore sapone | zeepdispenser, zeeppompje | doseador de sabonete, saboneteira
spray bottle, trigger spray | Sprühflasche | vaporisateur, pulvérisateur, flacon pulvérisateur | pulverizador, botella
    pulverizadora | flacone spray, spruzzatore, nebulizzatore | sproeiflacon, sprayflacon, plantenspuit | pulverizador,
    frasco pulverizador
glove | Handschuh | gant | guante | guanto | handschoen | luva
disposable glove | Einweghandschuh, Einmalhandschuh | gant jetable | guante desechable | guanto monouso |
    wegwerphandschoen | luva descartável
nitrile glove | Nitrilhandschuh | gant nitrile, gant en nitrile | guante de nitrilo | guanto in nitrile | nitril
    handschoen, nitrilhandschoen | luva de nitrilo
latex glove | Latexhandschuh | gant latex, gant en latex | guante de látex | guanto in lattice | latex handschoen |
    luva de látex
vinyl glove | Vinylhandschuh | gant vinyle | guante de vinilo | guanto in vinile | vinyl handschoen | luva de vinil
rubber glove, household glove | Gummihandschuh, Haushaltshandschuh | gant de ménage, gant en caoutchouc | guante de
    goma, guante de limpieza | guanto di gomma | huishoudhandschoen, rubberhandschoen | luva de borracha
face mask, surgical mask | Mundschutz, OP-Maske, Gesichtsmaske | masque chirurgical | mascarilla, mascarilla quirúrgica
    | mascherina, mascherina chirurgica | mondkapje, mondmasker | máscara, máscara cirúrgica
vacuum cleaner, hoover | Staubsauger | aspirateur | aspiradora, aspirador | aspirapolvere | stofzuiger | aspirador
vacuum cleaner bag, hoover bag | Staubsaugerbeutel | sac aspirateur, sac d'aspirateur | bolsa de aspiradora | sacchetto
    aspirapolvere | stofzuigerzak | saco de aspirador
duster, feather duster | Staubwedel, Staubtuch | plumeau | plumero | piumino | plumeau, stofdoek | espanador
warning sign, wet floor sign | Warnschild, Warnaufsteller | panneau sol glissant, panneau de signalisation | señal
    suelo mojado, señal de advertencia | cartello pavimento bagnato | waarschuwingsbord | placa piso molhado, sinal de
    aviso
pen, ballpoint pen, biro, ballpoint | Kugelschreiber, Kuli | stylo, stylo bille | bolígrafo, boli | penna, penna a
    sfera, biro | balpen, pen | esferográfica, caneta
pencil | Bleistift | crayon à papier, crayon, crayon de papier | lápiz | matita | potlood | lápis
coloured pencil, crayon | Buntstift, Farbstift | crayon de couleur | lápiz de color | matita colorata, pastello |
    kleurpotlood | lápis de cor
felt tip, felt tip pen | Filzstift, Fineliner | feutre, stylo feutre | rotulador | pennarello | viltstift | caneta de
    feltro
marker, permanent marker | Marker, Permanentmarker, Edding | marqueur, marqueur permanent | rotulador permanente,
    marcador | pennarello indelebile, marcatore | stift, permanent marker | marcador, marcador permanente
whiteboard marker | Whiteboardmarker, Boardmarker | marqueur effaçable, feutre effaçable, marqueur tableau blanc |
    rotulador de pizarra, marcador de pizarra | pennarello per lavagna | whiteboardstift, whiteboardmarker | marcador
    de quadro branco
highlighter | Textmarker | surligneur | subrayador, marcador fluorescente | evidenziatore | markeerstift, tekstmarker |
    marcador fluorescente
eraser, rubber eraser | Radiergummi | gomme | goma de borrar | gomma da cancellare | gum, vlakgom | borracha de apagar
pencil sharpener, sharpener | Spitzer, Anspitzer | taille crayon | sacapuntas | temperino, temperamatite |
    puntenslijper | afia, apara-lápis
ruler | Lineal | règle | regla | righello | liniaal | régua
scissors | Schere | ciseaux, paire de ciseaux | tijeras, tijera | forbici, forbice | schaar | tesoura
glue stick | Klebestift | bâton de colle, colle en bâton | barra de pegamento, pegamento en barra | colla stick, stick
    colla | lijmstift, plakstift | cola em bastão, cola stick
paper | Papier | papier | papel | carta | papier | papel
copy paper, printer paper, copier paper, printing paper | Kopierpapier, Druckerpapier, Kopierpapier | papier
    photocopie, ramette de papier, papier imprimante, papier machine | papel de fotocopia, papel de impresora, papel
    para fotocopias | carta per fotocopie, carta per stampante, carta fotocopie | kopieerpapier, printpapier,
    printerpapier | papel de fotocópia, papel de impressora
notebook, exercise book | Notizbuch, Heft, Notizheft, Schulheft | cahier, carnet | cuaderno, libreta | quaderno,
    taccuino | schrift, notitieboek | caderno, bloco de notas
notepad, writing pad | Notizblock, Schreibblock, Block | bloc-notes, bloc notes | bloc de notas | blocco note, blocco
    appunti | notitieblok, schrijfblok | bloco de notas
sticky notes, post it, post its | Haftnotiz, Haftnotizen, Klebezettel | note adhésive, notes repositionnables, post-it
    | nota adhesiva, notas adhesivas | foglietti adesivi, bigliettini adesivi | plakbriefje, zelfklevende notitie,
    memoblaadje | nota adesiva, notas adesivas
envelope | Briefumschlag, Umschlag, Kuvert | enveloppe | sobre | busta | envelop | envelope
padded envelope, bubble envelope, jiffy bag | Luftpolstertasche, Versandtasche, Polsterumschlag | enveloppe à bulles,
    enveloppe matelassée | sobre acolchado, sobre burbuja | busta imbottita, busta a bolle | luchtkussenenvelop,
    bubbeltjesenvelop | envelope almofadado
ring binder, lever arch file | Ordner, Ringbuch, Aktenordner | classeur | archivador, carpeta de anillas |
    raccoglitore, quaderno ad anelli, registratore | ordner, ringband, multomap | dossier de argolas, pasta de arquivo
document folder, cardboard folder | Mappe, Schnellhefter | chemise, dossier | carpeta | cartella, cartellina | map,
    dossiermap | pasta, capa
plastic pocket, punched pocket, plastic wallet, sheet protector | Prospekthülle, Klarsichthülle | pochette plastique,
    pochette transparente, pochette perforée | funda de plástico, funda multitaladro | busta trasparente, busta forata
    | showtas, showtasje, insteekhoes, plastic hoes | bolsa catálogo, mica
divider, tab divider | Trennblatt, Register | intercalaire | separador | divisore, separatore | tabblad | separador
stapler | Hefter, Heftgerät, Tacker | agrafeuse | grapadora | cucitrice, spillatrice, pinzatrice | nietmachine |
    agrafador
hole punch | Locher | perforatrice, perforateur de bureau | perforadora, taladradora de papel | perforatore, foratrice
    | perforator | furador
paper clip, paperclip | Büroklammer | trombone | clip | graffetta, clip | paperclip | clipe
drawing pin, push pin | Reißzwecke, Pinnnadel | punaise | chincheta | puntina | punaise | pionés, punaise
rubber band, elastic band | Gummiband, Gummiring | élastique | goma elástica | elastico | elastiek, elastiekje |
    elástico
ink cartridge, printer cartridge | Tintenpatrone, Druckerpatrone | cartouche d'encre | cartucho de tinta | cartuccia
    d'inchiostro, cartuccia | inktcartridge, inktpatroon | tinteiro, cartucho de tinta
toner, toner cartridge | Toner, Tonerkartusche | toner | tóner | toner | toner | toner
calculator | Taschenrechner | calculatrice | calculadora | calcolatrice | rekenmachine | calculadora
diary, planner | Terminkalender | agenda | agenda | agenda | agenda | agenda
calendar | Kalender | calendrier | calendario | calendario | kalender | calendário
whiteboard | Whiteboard, Weißwandtafel | tableau blanc | pizarra blanca | lavagna bianca | whiteboard | quadro branco
cardboard box, carton box, shipping box | Karton, Versandkarton, Faltkarton | boîte en carton, carton d'expédition,
    caisse carton | caja de cartón | scatola di cartone, scatolone | kartonnen doos, verzenddoos | caixa de cartão
packing tape, parcel tape | Packband, Paketklebeband, Paketband | ruban d'emballage, adhésif d'emballage, scotch
    d'emballage | cinta de embalar, precinto | nastro da imballaggio, nastro per pacchi | verpakkingstape, pakband |
    fita de embalagem
bubble wrap | Luftpolsterfolie, Noppenfolie | papier bulle, film à bulles | plástico de burbujas, papel burbuja |
    pluriball, film a bolle | noppenfolie, bubbeltjesplastic | plástico bolha
stretch film, stretch wrap, pallet wrap | Stretchfolie, Wickelfolie | film étirable, film palettisation | film
    estirable | film estensibile, pellicola estensibile | rekfolie, wikkelfolie, stretchfolie | filme estirável
cling film, food wrap | Frischhaltefolie, Klarsichtfolie | film alimentaire, film étirable alimentaire | film
    transparente, papel film | pellicola trasparente, pellicola alimentare | vershoudfolie, huishoudfolie | película
    aderente, filme aderente
aluminium foil, tin foil, aluminum foil | Alufolie, Aluminiumfolie | papier aluminium, papier alu | papel de aluminio,
    papel albal | carta stagnola, carta alluminio, pellicola di alluminio | aluminiumfolie | papel de alumínio, folha
    de alumínio
baking paper, greaseproof paper, baking parchment | Backpapier | papier cuisson, papier sulfurisé | papel de horno,
    papel vegetal | carta forno | bakpapier | papel vegetal
wrapping paper, gift wrap | Geschenkpapier | papier cadeau | papel de regalo | carta regalo | cadeaupapier, inpakpapier
    | papel de embrulho
gift ribbon, ribbon | Geschenkband, Schleifenband, Band | ruban, bolduc | cinta de regalo, lazo | nastro regalo,
    nastrino | lint, cadeaulint | fita
paper bag | Papiertüte, Papiertragetasche | sac en papier, sac papier, sachet papier | bolsa de papel | sacchetto di
    carta, busta di carta | papieren zak, papieren tas | saco de papel
plastic bag | Plastiktüte, Plastikbeutel | sac plastique, sac en plastique, sachet plastique | bolsa de plástico |
    sacchetto di plastica, busta di plastica | plastic zak, plastic tas | saco de plástico
carrier bag, shopping bag | Tragetasche, Einkaufstasche | sac de courses, sac cabas | bolsa de la compra | borsa della
    spesa, shopper | draagtas, boodschappentas | saco de compras
zip bag, ziplock bag, grip seal bag | Druckverschlussbeutel, Zipbeutel | sachet zip, sac à zip | bolsa con cierre zip |
    sacchetto con zip | gripzakje, ritssluitingzak | saco com fecho zip
freezer bag | Gefrierbeutel | sac de congélation, sachet congélation | bolsa de congelación | sacchetto freezer,
    sacchetto gelo | diepvrieszak | saco de congelação
paper cup, disposable cup | Pappbecher, Einwegbecher | gobelet en carton, gobelet jetable, gobelet carton | vaso de
    papel, vaso de cartón, vaso desechable | bicchiere di carta, bicchiere monouso | papieren beker, kartonnen beker,
    wegwerpbeker | copo de papel, copo descartável
plastic cup | Plastikbecher | gobelet en plastique, gobelet plastique | vaso de plástico | bicchiere di plastica |
    plastic beker | copo de plástico
lid, cup lid | Deckel | couvercle | tapa, tapadera | coperchio | deksel | tampa
paper plate, disposable plate | Pappteller, Einwegteller | assiette en carton, assiette jetable | plato de papel, plato
    de cartón, plato desechable | piatto di carta, piatto monouso | papieren bord, kartonnen bord | prato de papel,
    prato descartável
drinking straw | Trinkhalm, Strohhalm | paille | pajita | cannuccia | rietje | palhinha
food container, takeaway container, takeaway box | Menübox, Essensbox, To-go-Box | barquette, boîte repas | envase de
    comida, envase para llevar | contenitore per alimenti, vaschetta d'asporto | maaltijdbak, meeneembak | embalagem
    take away, caixa de refeição
label, sticker, adhesive label | Etikett, Aufkleber | étiquette, autocollant | etiqueta, pegatina | etichetta, adesivo
    | etiket, sticker | etiqueta, autocolante
till roll, receipt roll, thermal roll | Kassenrolle, Bonrolle, Thermorolle | rouleau de caisse, bobine thermique,
    rouleau thermique | rollo de caja, rollo térmico | rotolo cassa, rotolo termico | kassarol | rolo de caixa, rolo
    térmico
pallet | Palette | palette | palé, palet | bancale, pallet | pallet | palete
"""
