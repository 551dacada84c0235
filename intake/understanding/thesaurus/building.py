"""Building in seven languages."""

WORDS = """
cable | Kabel | câble | cable | cavo | kabel, snoer | cabo
electric wire | Leitung, Stromleitung, Ader | fil électrique | cable eléctrico, hilo eléctrico | filo elettrico |
    elektriciteitsdraad, installatiedraad | fio elétrico
extension lead, extension cable, extension cord | Verlängerungskabel | rallonge | alargador, alargadera | prolunga |
    verlengsnoer, verlengkabel | extensão, extensão elétrica
multi socket, power strip | Steckdosenleiste, Mehrfachsteckdose | multiprise | regleta, ladrón | ciabatta elettrica,
    multipresa | stekkerdoos, stekkerblok | bloco de tomadas, tomada múltipla
socket outlet, power socket, wall socket | Steckdose | prise de courant, prise électrique | enchufe, toma de corriente
    | presa elettrica, presa di corrente | stopcontact, wandcontactdoos | tomada
plug, power plug | Stecker | fiche électrique, fiche | clavija, enchufe macho | spina elettrica, spina | stekker |
    ficha elétrica, ficha
switch, light switch | Schalter, Lichtschalter | interrupteur | interruptor | interruttore | schakelaar,
    lichtschakelaar | interruptor
dimmer, dimmer switch | Dimmer | variateur | regulador de luz | dimmer, varialuce | dimmer | regulador de intensidade,
    dimmer
circuit breaker, mcb | Leitungsschutzschalter, Sicherungsautomat | disjoncteur | magnetotérmico, disyuntor |
    interruttore magnetotermico, magnetotermico | automaat, installatieautomaat | disjuntor
rcd, residual current device | FI-Schalter, Fehlerstromschutzschalter | interrupteur différentiel | diferencial,
    interruptor diferencial | salvavita, interruttore differenziale | aardlekschakelaar | interruptor diferencial
fuse | Sicherung | fusible | fusible | fusibile | zekering | fusível
junction box | Abzweigdose, Verteilerdose | boîte de dérivation | caja de derivación | scatola di derivazione |
    lasdoos, aftakdoos | caixa de derivação
back box, flush box | Unterputzdose, Schalterdose, Gerätedose | boîte d'encastrement | caja de empotrar, caja de
    mecanismos | scatola da incasso | inbouwdoos | caixa de aparelhagem
cable duct, trunking | Kabelkanal | goulotte | canaleta | canalina | kabelgoot | calha técnica, calha
conduit | Installationsrohr, Leerrohr | gaine, tube iro | tubo corrugado | tubo corrugato | installatiebuis,
    elektrabuis | tubo anelado, tubo corrugado
terminal block, connector strip | Lüsterklemme | domino, barrette de connexion | regleta de conexión, clema |
    morsettiera, mammut | kroonsteen, kroonsteentje | ligador
lever connector, splicing connector | Verbindungsklemme, Wagoklemme | borne de connexion, connecteur wago | conector
    rápido | morsetto rapido | lasklem | conector rápido
light bulb, bulb, lamp bulb | Glühbirne, Leuchtmittel, Glühlampe | ampoule | bombilla | lampadina | gloeilamp, peertje
    | lâmpada
led bulb, led lamp | LED-Lampe, LED-Leuchtmittel | ampoule led | bombilla led | lampadina led | ledlamp | lâmpada led
fluorescent tube | Leuchtstoffröhre, Neonröhre | tube fluorescent, tube néon, néon | tubo fluorescente, fluorescente |
    tubo fluorescente, tubo al neon | tl buis, tl lamp | lâmpada fluorescente, tubo fluorescente
lamp, light fitting | Lampe, Leuchte | lampe, luminaire | lámpara, luminaria | lampada | lamp, armatuur | candeeiro,
    luminária
floodlight | Strahler, Scheinwerfer, Fluter | projecteur | proyector, foco | faretto, proiettore | bouwlamp,
    schijnwerper | projetor
torch, flashlight | Taschenlampe | lampe torche, lampe de poche | linterna | torcia elettrica, torcia | zaklamp |
    lanterna
headlamp, head torch | Stirnlampe | lampe frontale | linterna frontal, frontal | torcia frontale | hoofdlamp | lanterna
    frontal
battery | Batterie | pile | pila | pila, batteria | batterij | pilha
rechargeable battery, accumulator | Akku | batterie rechargeable, accu | batería recargable | batteria ricaricabile |
    accu, oplaadbare batterij | bateria recarregável
charger | Ladegerät, Lader | chargeur | cargador | caricabatterie, caricatore | oplader, lader | carregador
doorbell | Türklingel, Klingel | sonnette | timbre | campanello | deurbel | campainha
smoke detector, smoke alarm | Rauchmelder | détecteur de fumée | detector de humo | rilevatore di fumo | rookmelder |
    detetor de fumo
motion sensor, motion detector | Bewegungsmelder | détecteur de mouvement | detector de movimiento | sensore di
    movimento | bewegingsmelder, bewegingssensor | detetor de movimento
fan, ventilator | Ventilator, Lüfter | ventilateur | ventilador | ventilatore | ventilator | ventoinha, ventilador
heater, radiator | Heizkörper, Heizung, Radiator | radiateur, chauffage | radiador, calefactor | termosifone, radiatore
    | radiator, verwarming | radiador, aquecedor
thermostat | Thermostat | thermostat | termostato | termostato | thermostaat | termóstato
boiler, water heater | Boiler, Warmwasserbereiter | chauffe-eau, chaudière | calentador, termo, caldera | scaldabagno,
    caldaia, boiler | boiler, geiser | esquentador, termoacumulador, caldeira
network cable, patch cable | Netzwerkkabel, Patchkabel | câble réseau, câble ethernet | cable de red | cavo di rete |
    netwerkkabel | cabo de rede
pipe, tube | Rohr | tuyau, tube | tubo, tubería, caño | tubo | buis, pijp | tubo, cano
hose | Schlauch | tuyau souple, tuyau flexible, flexible | manguera | tubo flessibile, tubo di gomma | slang |
    mangueira
elbow, pipe elbow | Bogen, Rohrbogen | coude | codo | curva, gomito | bocht, kniestuk | curva, joelho
tee, tee piece, t piece | T-Stück | té, raccord en té | té, te | raccordo a T, tee | t-stuk | tê
coupling, pipe coupling | Muffe | manchon | manguito | manicotto | mof, koppeling | união, manga
fitting, pipe fitting | Fitting, Verschraubung | raccord | racor, accesorio | raccordo | fitting, koppelstuk |
    acessório, racord
reducer, reducing piece | Reduzierstück, Reduzierung | réduction, réducteur | reducción | riduzione | verloopstuk,
    verloop | redução
valve | Ventil | vanne, robinet d'arrêt | válvula | valvola | afsluiter, ventiel, klep | válvula
ball valve | Kugelhahn | vanne à boisseau, vanne à bille, vanne à sphère | válvula de esfera, llave de esfera | valvola
    a sfera, rubinetto a sfera | kogelkraan | válvula de esfera
tap, faucet | Wasserhahn, Armatur | robinet | grifo | rubinetto | kraan | torneira
mixer tap | Mischbatterie, Einhebelmischer | mitigeur, robinet mitigeur | grifo monomando, monomando | miscelatore |
    mengkraan | torneira misturadora
siphon, trap, bottle trap | Siphon, Geruchsverschluss | siphon | sifón | sifone | sifon | sifão
gasket, sealing ring, o ring | Dichtung, Dichtungsring, O-Ring | joint, joint torique | junta, junta tórica |
    guarnizione, o-ring | pakking, afdichtring, o-ring | junta, vedante, o-ring
washbasin, basin | Waschbecken, Waschtisch | lavabo | lavabo | lavabo, lavandino | wastafel, wasbak | lavatório
sink, kitchen sink | Spüle, Spülbecken | évier | fregadero | lavello | gootsteen, spoelbak | lava-loiça
toilet bowl, toilet pan | Toilette, WC, Klosett | cuvette de wc, toilette | inodoro, váter | vaso wc, water |
    toiletpot, wc | sanita
toilet seat | WC-Sitz, Toilettensitz, Klobrille | abattant, abattant wc, lunette de wc | tapa de inodoro, asiento de
    inodoro | sedile wc, copriwater | wc-bril, toiletbril | tampo de sanita
shower head | Duschkopf, Brausekopf, Handbrause | pommeau de douche, douchette | alcachofa de ducha, rociador, ducha de
    mano | soffione, doccetta | douchekop | chuveiro, cabeça de chuveiro
shower hose | Brauseschlauch, Duschschlauch | flexible de douche | flexo de ducha, manguera de ducha | tubo doccia,
    flessibile doccia | doucheslang | bicha de duche, tubo de duche
bathtub | Badewanne | baignoire | bañera | vasca da bagno | badkuip, ligbad | banheira
shower | Dusche | douche | ducha | doccia | douche | duche
drain, floor drain | Abfluss, Bodenablauf | bonde, évacuation | desagüe, sumidero | scarico, piletta | afvoer,
    afvoerputje | ralo, escoamento
pump | Pumpe | pompe | bomba | pompa | pomp | bomba
silicone sealant, sealant | Dichtstoff, Silikondichtstoff | mastic, mastic silicone | sellador, sellador de silicona |
    sigillante, sigillante siliconico | kit, siliconenkit, voegkit | vedante, vedante de silicone, mastique
expanding foam, pu foam | Bauschaum, PU-Schaum, Montageschaum | mousse expansive, mousse polyuréthane | espuma de
    poliuretano, espuma expansiva | schiuma poliuretanica, schiuma espansa | purschuim, pur | espuma de poliuretano,
    espuma expansiva
cement | Zement | ciment | cemento | cemento | cement | cimento
concrete | Beton | béton | hormigón, concreto | calcestruzzo | beton | betão
mortar | Mörtel | mortier | mortero | malta | mortel, specie | argamassa
plaster, gypsum | Gips, Putz | plâtre, enduit | yeso, escayola | gesso, intonaco | gips, pleister, stucwerk | gesso,
    estuque
filler, wood filler | Spachtelmasse, Füllspachtel | enduit de rebouchage, rebouche | masilla, aguaplast | stucco |
    plamuur, vulmiddel | massa de reparação, betume
tile adhesive | Fliesenkleber | colle à carrelage, colle carrelage | cemento cola, adhesivo para azulejos | colla per
    piastrelle | tegellijm | cimento cola
grout | Fugenmörtel, Fugenmasse | joint carrelage, mortier à joints | lechada, borada, mortero de juntas | stucco per
    fughe, fugante | voegmiddel, voegsel, voegmortel | betume para juntas, argamassa de juntas
sand | Sand | sable | arena | sabbia | zand | areia
gravel | Kies, Schotter | gravier | grava, gravilla | ghiaia | grind | gravilha, brita
brick | Ziegel, Backstein, Ziegelstein | brique | ladrillo | mattone | baksteen | tijolo
concrete block, breeze block | Betonstein, Hohlblockstein | parpaing, bloc béton | bloque de hormigón | blocco di
    cemento | betonblok, bouwblok | bloco de cimento, bloco de betão
paving stone, paving slab | Pflasterstein, Gehwegplatte | pavé, dalle | adoquín, losa | lastra, autobloccante |
    stoeptegel, klinker | paralelo, laje
tile, wall tile | Fliese | carrelage, carreau | azulejo, baldosa | piastrella, mattonella | tegel | azulejo, ladrilho
roof tile | Dachziegel, Dachpfanne | tuile | teja | tegola | dakpan | telha
plasterboard, drywall | Gipskartonplatte, Rigips, Gipsplatte | plaque de plâtre, placo, placoplâtre | placa de yeso,
    pladur | cartongesso, lastra di cartongesso | gipsplaat | gesso cartonado, placa de gesso, pladur
insulation, insulation board | Dämmung, Dämmplatte, Dämmstoff | isolant, isolation | aislante, aislamiento | isolante,
    pannello isolante | isolatie, isolatieplaat | isolamento, isolante
mineral wool, glass wool, rock wool | Mineralwolle, Glaswolle, Steinwolle | laine de verre, laine de roche, laine
    minérale | lana mineral, lana de roca, lana de vidrio | lana di roccia, lana di vetro | glaswol, steenwol, minerale
    wol | lã de rocha, lã de vidro, lã mineral
plywood | Sperrholz, Sperrholzplatte | contreplaqué | contrachapado | compensato, multistrato | multiplex, triplex |
    contraplacado
chipboard, particle board | Spanplatte | aggloméré, panneau de particules | aglomerado, tablero aglomerado |
    truciolare, pannello truciolare | spaanplaat | aglomerado
board, plank | Brett, Bretter, Diele | planche | tabla, tablón | tavola, asse | plank | tábua
timber batten, batten, lath | Latte, Leiste | tasseau, latte | listón | listello, listone | lat, panlat | ripa, régua
beam | Balken, Kantholz | poutre, chevron | viga | trave | balk | viga, barrote
laminate flooring, laminate | Laminat | stratifié, sol stratifié | suelo laminado, laminado | laminato | laminaat |
    pavimento laminado, flutuante
parquet | Parkett | parquet | parqué | parquet | parket | parquet, soalho
skirting board | Sockelleiste, Fußleiste | plinthe | rodapié, zócalo | battiscopa | plint | rodapé
carpet, rug | Teppich | tapis, moquette | alfombra, moqueta | tappeto, moquette | tapijt, vloerkleed | tapete, carpete,
    alcatifa
door | Tür | porte | puerta | porta | deur | porta
window | Fenster | fenêtre | ventana | finestra | raam, venster | janela
gutter | Dachrinne, Regenrinne | gouttière | canalón | grondaia | dakgoot, goot | caleira
tarpaulin, tarp | Plane, Abdeckplane | bâche | lona, toldo | telone, telo | dekzeil, afdekzeil | lona, oleado
plastic sheet, polythene sheet | Folie, Abdeckfolie | film plastique, bâche plastique | plástico protector, film de
    plástico | telo di plastica, film plastico | folie, afdekfolie | plástico de proteção, película
paint | Farbe | peinture | pintura | vernice, pittura | verf | tinta
wall paint, emulsion paint, interior paint | Wandfarbe, Dispersionsfarbe, Innenfarbe | peinture murale, peinture
    intérieure | pintura de pared, pintura plástica, pintura interior | pittura murale, idropittura, pittura per
    interni | muurverf, latex muurverf | tinta de parede, tinta plástica, tinta de interior
exterior paint, masonry paint, facade paint | Fassadenfarbe, Außenfarbe | peinture façade, peinture extérieure |
    pintura de fachada, pintura exterior | pittura per esterni, pittura per facciate | buitenverf, gevelverf | tinta de
    fachada, tinta de exterior
varnish, lacquer | Lack, Klarlack | vernis, laque | barniz, laca | vernice trasparente, lacca, smalto | lak, vernis |
    verniz, laca
enamel paint | Emaillelack, Buntlack | peinture émail, peinture laque | esmalte | smalto | lakverf | esmalte
primer, undercoat | Grundierung, Vorstrich | primaire, sous-couche | imprimación | primer, fondo | grondverf, primer |
    primário
wood stain, glaze | Lasur, Holzlasur, Beize | lasure | lasur, protector de madera | impregnante | beits | velatura,
    lasur
spray paint | Sprühfarbe, Sprühlack | peinture en bombe, peinture aérosol | pintura en spray | vernice spray |
    spuitverf, spuitbus verf | tinta em spray
thinner, white spirit, turpentine | Verdünner, Verdünnung, Terpentin, Testbenzin | diluant, white spirit, térébenthine
    | disolvente, aguarrás | diluente, acquaragia, trementina | verdunner, terpentine, wasbenzine | diluente, aguarrás
paint brush, paintbrush | Pinsel, Malerpinsel | pinceau | brocha, pincel | pennello | kwast, verfkwast, penseel |
    pincel, trincha
paint roller | Farbroller, Farbrolle, Malerrolle | rouleau à peinture, rouleau de peinture | rodillo, rodillo de pintor
    | rullo, rullo per pittura | verfroller, verfrol | rolo de pintura, rolo
paint tray | Farbwanne | bac à peinture | cubeta de pintura | vaschetta per pittura | verfbak | tabuleiro de tinta
masking tape | Abdeckband, Malerkrepp, Kreppband | ruban de masquage | cinta de carrocero, cinta de pintor | nastro di
    carta, nastro per mascheratura | schilderstape, afplaktape | fita de pintor, fita de papel
putty knife, filling knife, scraper | Spachtel | spatule, couteau à enduire | espátula | spatola | plamuurmes |
    espátula
trowel | Kelle, Maurerkelle | truelle | paleta, llana | cazzuola | troffel | colher de pedreiro
wallpaper | Tapete | papier peint | papel pintado | carta da parati | behang | papel de parede
wheelbarrow | Schubkarre | brouette | carretilla | carriola | kruiwagen | carrinho de mão
"""
