"""Clothing and sport in seven languages."""

WORDS = """
t shirt, tee shirt | T-Shirt | t-shirt, tee shirt | camiseta | maglietta, t-shirt | t-shirt | t-shirt, camisola de
    manga curta
polo shirt, polo | Poloshirt, Polohemd | polo | polo | polo | poloshirt, polo | polo
shirt | Hemd, Arbeitshemd | chemise | camisa | camicia | overhemd, hemd | camisa
blouse | Bluse | chemisier, blouse | blusa | camicetta, blusa | blouse | blusa
sweatshirt | Sweatshirt | sweat, sweat-shirt | sudadera | felpa | sweatshirt, sweater | sweatshirt, camisola
hoodie, hooded sweatshirt | Kapuzenpullover, Kapuzenpulli, Hoodie | sweat à capuche | sudadera con capucha | felpa con
    cappuccio | hoodie, capuchontrui | sweat com capuz, camisola com capuz
jumper, pullover, sweater | Pullover, Pulli | pull, pullover | jersey, suéter | maglione, pullover | trui, pullover |
    camisola, pulôver
cardigan | Strickjacke | gilet en maille, cardigan | chaqueta de punto, rebeca | cardigan | vest, cardigan | casaco de
    malha
jacket | Jacke | veste, blouson | chaqueta, cazadora | giacca, giubbotto | jas, jack | casaco, blusão
coat | Mantel | manteau | abrigo | cappotto | mantel, jas | sobretudo, casaco comprido
rain jacket, raincoat | Regenjacke | veste de pluie, imperméable | chubasquero, impermeable | giacca antipioggia,
    impermeabile | regenjas | impermeável, casaco de chuva
winter jacket, parka | Winterjacke, Parka | veste d'hiver, parka | chaqueta de invierno, parka | giacca invernale,
    parka, giaccone | winterjas, parka | casaco de inverno, parka
softshell jacket, softshell | Softshelljacke, Softshell | veste softshell, softshell | chaqueta softshell, softshell |
    giacca softshell, softshell | softshelljas, softshell | casaco softshell, softshell
fleece jacket | Fleecejacke | veste polaire, polaire | forro polar, chaqueta polar | giacca in pile, pile | fleecejas,
    fleecevest | casaco polar
work jacket | Arbeitsjacke | veste de travail | chaqueta de trabajo | giacca da lavoro | werkjas | casaco de trabalho
body warmer, gilet, waistcoat, vest | Weste | gilet | chaleco | gilet, panciotto | bodywarmer, vest | colete
hi vis vest, high visibility vest, safety vest | Warnweste, Sicherheitsweste | gilet haute visibilité, gilet fluo,
    gilet de sécurité | chaleco reflectante, chaleco de alta visibilidad | gilet alta visibilità, gilet catarifrangente
    | veiligheidshesje, veiligheidsvest, reflecterend hesje | colete refletor, colete de alta visibilidade
hi vis jacket, high visibility jacket | Warnschutzjacke, Warnjacke | veste haute visibilité, parka haute visibilité |
    chaqueta de alta visibilidad | giacca alta visibilità | signaaljas, hi-vis jas | casaco de alta visibilidade
trousers, pants | Hose | pantalon | pantalón | pantalone, pantaloni | broek | calças, calça
work trousers, work pants | Arbeitshose, Bundhose | pantalon de travail | pantalón de trabajo | pantalone da lavoro,
    pantaloni da lavoro | werkbroek | calças de trabalho
shorts | Shorts, kurze Hose | short, bermuda | pantalón corto, bermuda | pantaloncini, bermuda | korte broek, short |
    calções, bermudas
jeans | Jeans | jean, jeans | vaqueros, tejanos, vaquero | jeans | spijkerbroek, jeans | calças de ganga, jeans
dungarees, bib overall, bib and brace | Latzhose | salopette, cotte à bretelles | pantalón de peto, peto | salopette,
    pettorina | tuinbroek, amerikaanse overall | jardineiras
overalls, coverall, boiler suit | Overall, Kombi, Arbeitsoverall | combinaison, combinaison de travail, bleu de travail
    | mono, mono de trabajo, buzo | tuta, tuta da lavoro | overall | fato-macaco, macaco
skirt | Rock | jupe | falda | gonna | rok | saia
dress | Kleid, Kleider | robe | vestido | vestito, abito | jurk | vestido
suit | Anzug | costume | traje | completo, abito uomo | pak, kostuum | fato
apron | Schürze | tablier | delantal | grembiule | schort | avental
bib apron | Latzschürze | tablier à bavette | delantal con peto, delantal de peto | grembiule con pettorina |
    halterschort | avental de peito
chef jacket, chefs jacket, chef coat | Kochjacke | veste de cuisine, veste de cuisinier | chaquetilla de cocinero,
    chaqueta de cocinero | giacca da cuoco | koksbuis, koksjas | jaleca de cozinheiro, jaleca
chef trousers, chefs trousers | Kochhose | pantalon de cuisine, pantalon de cuisinier | pantalón de cocinero |
    pantaloni da cuoco, pantalone da cuoco | koksbroek | calças de cozinheiro
chef hat, chefs hat, toque | Kochmütze | toque, toque de cuisinier | gorro de cocinero | cappello da cuoco | koksmuts |
    chapéu de cozinheiro
lab coat, work coat | Laborkittel, Arbeitskittel, Kittel | blouse, blouse de travail | bata | camice | laboratoriumjas,
    werkjas | bata
tunic, nurses tunic | Kasack | tunique | casaca | casacca | tuniek, zorgjas | túnica
socks, sock | Socke, Strumpf, Strümpfe | chaussette | calcetín | calza, calzino | sok | meia, peúga
tights | Strumpfhose | collant | medias, pantis | collant | panty | collants
underwear | Unterwäsche | sous-vêtement | ropa interior | biancheria intima | ondergoed | roupa interior
underpants, boxer shorts, briefs | Unterhose, Boxershorts | slip, caleçon, boxer | calzoncillo, bóxer | mutanda, boxer
    | onderbroek, boxershort | cuecas, boxers
bra | BH, Büstenhalter | soutien-gorge | sujetador | reggiseno | beha, bh | sutiã
pyjamas, pajamas | Schlafanzug, Pyjama | pyjama | pijama | pigiama | pyjama | pijama
thermal underwear, thermals | Thermounterwäsche, Funktionsunterwäsche | sous-vêtement thermique | ropa interior térmica
    | intimo termico | thermo-ondergoed | roupa interior térmica
cap, baseball cap | Kappe, Schirmmütze, Basecap | casquette | gorra | cappellino, berretto con visiera | pet | boné
beanie, woolly hat, knitted hat | Mütze, Wollmütze, Strickmütze | bonnet | gorro, gorro de lana | berretto, cuffia |
    muts | gorro
hat, sun hat | Hut, Sonnenhut | chapeau | sombrero | cappello | hoed | chapéu
scarf | Schal, Halstuch | écharpe, foulard | bufanda | sciarpa | sjaal | cachecol
belt | Gürtel | ceinture | cinturón | cintura | riem, broekriem | cinto
braces, suspenders | Hosenträger | bretelles | tirantes | bretelle | bretels | suspensórios
tie | Krawatte | cravate | corbata | cravatta | stropdas, das | gravata
button | Knopf, Knöpfe | bouton | botón | bottone | knoop | botão
zip, zipper | Reißverschluss | fermeture éclair | cremallera | cerniera lampo, zip | rits | fecho éclair
sleeve, long sleeve, long sleeved | langarm, Langarm | manches longues | manga larga | manica lunga, maniche lunghe |
    lange mouw | manga comprida
short sleeve, short sleeved | kurzarm, Kurzarm | manches courtes | manga corta | manica corta, maniche corte | korte
    mouw | manga curta
hood | Kapuze | capuche | capucha | cappuccio | capuchon | capuz
logo, logo print | Logo | logo | logo, logotipo | logo | logo | logótipo
embroidery, embroidered | Stickerei, bestickt | broderie, brodé | bordado | ricamo, ricamato | borduring, geborduurd |
    bordado
printing, print | Druck, Aufdruck | impression, sérigraphie | impresión, serigrafía, estampación | stampa, serigrafia |
    opdruk, bedrukking | impressão, estampagem, serigrafia
size | Größe | taille, pointure | talla | taglia | maat | tamanho
shoe | Schuh | chaussure | zapato | scarpa | schoen | sapato
safety shoe, work shoe | Sicherheitsschuh, Arbeitsschuh | chaussure de sécurité | zapato de seguridad | scarpa
    antinfortunistica, scarpa di sicurezza | veiligheidsschoen, werkschoen | sapato de segurança, sapato de proteção
safety boot, work boot | Sicherheitsstiefel | botte de sécurité, brodequin de sécurité, rangers | bota de seguridad |
    stivale antinfortunistico, scarponcino antinfortunistico | veiligheidslaars, werklaars | bota de segurança, bota de
    proteção
boot | Stiefel | botte | bota | stivale | laars | bota
wellington boot, welly, wellies, rubber boot | Gummistiefel | botte en caoutchouc | bota de agua, bota de goma |
    stivale di gomma | rubberlaars, regenlaars | galocha, bota de borracha
clog | Clog, Holzschuh | sabot | zueco | zoccolo | klomp | soca, tamanco
sandal | Sandale | sandale | sandalia | sandalo | sandaal | sandália
slipper | Hausschuh, Pantoffel | pantoufle, chausson | zapatilla de casa, pantufla | pantofola, ciabatta da casa |
    pantoffel, slof | pantufa, chinelo
trainer, sneaker, sports shoe | Turnschuh, Sportschuh, Sneaker | basket, chaussure de sport | zapatilla, zapatilla
    deportiva | scarpa da ginnastica, scarpa sportiva | sportschoen, sneaker | sapatilha, ténis
insole | Einlegesohle | semelle, semelle intérieure | plantilla | soletta | inlegzool, zooltje | palmilha
shoelace, shoe lace, laces | Schnürsenkel | lacet | cordón de zapato | laccio | veter | atacador
work glove, protective glove | Arbeitshandschuh, Schutzhandschuh | gant de travail, gant de protection | guante de
    trabajo, guante de protección | guanto da lavoro | werkhandschoen | luva de trabalho, luva de proteção
cut resistant glove, cut resistant | Schnittschutzhandschuh, Schnittschutz | gant anti-coupure, anticoupure | guante
    anticorte, anticorte | guanto antitaglio, antitaglio | snijbestendige handschoen, snijbestendig | luva anticorte,
    anticorte
leather glove | Lederhandschuh | gant en cuir, gant cuir | guante de cuero, guante de piel | guanto in pelle | leren
    handschoen | luva de couro
winter glove | Winterhandschuh | gant d'hiver | guante de invierno | guanto invernale | winterhandschoen | luva de
    inverno
safety helmet, hard hat | Schutzhelm, Bauhelm | casque de chantier, casque de sécurité | casco de obra, casco de
    seguridad | elmetto, casco da cantiere | veiligheidshelm, bouwhelm | capacete de obra, capacete de proteção
helmet | Helm | casque | casco | casco | helm | capacete
safety glasses, safety goggles, protective glasses | Schutzbrille, Sicherheitsbrille | lunettes de protection, lunettes
    de sécurité | gafas de seguridad, gafas de protección | occhiali di protezione, occhiali protettivi, occhiali di
    sicurezza | veiligheidsbril | óculos de proteção, óculos de segurança
ear plugs, earplugs | Ohrstöpsel, Gehörschutzstöpsel | bouchons d'oreilles, bouchon d'oreille | tapones para los oídos,
    tapón auditivo | tappi per le orecchie, tappo auricolare | oordopjes, oordop | tampões auditivos, tampão auditivo
ear defenders, ear muffs | Gehörschutz, Kapselgehörschutz | casque antibruit, protection auditive | orejeras, protector
    auditivo, cascos antirruido | cuffie antirumore | gehoorkap, oorkappen, gehoorbescherming | abafadores, protetor
    auricular
dust mask, respirator, ffp2 mask | Staubmaske, Atemschutzmaske, FFP2-Maske | masque anti-poussière, masque ffp2 |
    mascarilla antipolvo, mascarilla ffp2 | mascherina antipolvere, mascherina ffp2 | stofmasker, ffp2 masker | máscara
    de poeira, máscara ffp2
knee pads, knee pad | Knieschoner, Kniepolster | genouillère | rodillera | ginocchiera | kniebeschermer, kniestuk |
    joelheira
safety harness | Auffanggurt, Sicherheitsgurt | harnais, harnais de sécurité | arnés, arnés de seguridad | imbracatura
    | harnas, valharnas | arnês
first aid kit | Verbandskasten, Erste-Hilfe-Kasten | trousse de secours, trousse de premiers secours | botiquín |
    cassetta di pronto soccorso, kit primo soccorso | ehbo-doos, verbanddoos, verbandtrommel | kit de primeiros
    socorros
backpack, rucksack | Rucksack | sac à dos | mochila | zaino | rugzak | mochila
handbag | Handtasche | sac à main | bolso | borsa, borsetta | handtas | mala, carteira
wallet, purse | Geldbörse, Portemonnaie | portefeuille, porte-monnaie | cartera, monedero | portafoglio | portemonnee |
    carteira
umbrella | Regenschirm, Schirm | parapluie | paraguas | ombrello | paraplu | guarda-chuva
sunglasses | Sonnenbrille | lunettes de soleil | gafas de sol | occhiali da sole | zonnebril | óculos de sol
swimsuit, swimming costume | Badeanzug | maillot de bain | bañador | costume da bagno | badpak | fato de banho
bicycle, bike | Fahrrad, Rad | vélo, bicyclette | bicicleta, bici | bicicletta, bici | fiets | bicicleta
bicycle tyre, bike tyre, tyre, tire | Reifen, Fahrradreifen | pneu | neumático, cubierta | pneumatico, copertone |
    band, buitenband | pneu
inner tube | Fahrradschlauch | chambre à air | cámara de aire, cámara | camera d'aria | binnenband | câmara de ar
bicycle chain | Fahrradkette | chaîne de vélo | cadena de bicicleta | catena bici | fietsketting | corrente de
    bicicleta
bicycle lock, bike lock | Fahrradschloss | antivol, antivol vélo | candado de bicicleta, antirrobo | lucchetto bici,
    antifurto bici | fietsslot | cadeado de bicicleta
brake pad | Bremsbelag, Bremsbeläge | plaquette de frein | pastilla de freno | pastiglia freno | remblokje, remblok |
    pastilha de travão
brake disc | Bremsscheibe | disque de frein | disco de freno | disco freno | remschijf | disco de travão
brake | Bremse | frein | freno | freno | rem | travão
saddle | Sattel | selle | sillín | sella, sellino | zadel | selim
pedal | Pedal | pédale | pedal | pedale | pedaal | pedal
handlebar | Lenker | guidon | manillar | manubrio | stuur | guiador
wheel | Laufrad | roue | rueda | ruota | wiel | roda
wheel rim | Felge | jante | llanta | cerchio, cerchione | velg | jante, aro
spoke | Speiche | rayon | radio de rueda | raggio | spaak | raio
bicycle bell, bike bell | Fahrradklingel | sonnette de vélo | timbre de bicicleta | campanello bici | fietsbel |
    campainha de bicicleta
bike light, bicycle light | Fahrradlicht, Fahrradlampe | éclairage vélo, lampe vélo | luz de bicicleta | luce bici,
    fanale bici | fietslamp, fietslicht | luz de bicicleta
bicycle pump | Luftpumpe, Fahrradpumpe | pompe à vélo | bomba de aire, inflador | pompa per bici | fietspomp | bomba de
    ar
puncture repair kit, patch kit | Flickzeug | kit de réparation, rustines | kit reparapinchazos, parches | kit
    riparazione forature | bandenplakset, reparatieset | kit de remendos
engine oil, motor oil | Motoröl | huile moteur | aceite de motor | olio motore | motorolie | óleo de motor
oil filter | Ölfilter | filtre à huile | filtro de aceite | filtro olio | oliefilter | filtro de óleo
air filter | Luftfilter | filtre à air | filtro de aire | filtro aria | luchtfilter | filtro de ar
spark plug | Zündkerze | bougie d'allumage | bujía | candela | bougie | vela de ignição
wiper blade, windscreen wiper | Scheibenwischer, Wischerblatt | essuie-glace, balai d'essuie-glace | limpiaparabrisas,
    escobilla limpiaparabrisas | tergicristallo, spazzola tergicristallo | ruitenwisser, wisserblad | escova limpa
    para-brisas
car battery | Autobatterie, Starterbatterie | batterie voiture, batterie de voiture | batería de coche | batteria auto
    | accu auto, autoaccu | bateria de carro
antifreeze, coolant | Frostschutz, Frostschutzmittel, Kühlmittel | antigel, liquide de refroidissement |
    anticongelante, refrigerante motor | antigelo, liquido refrigerante | antivries, koelvloeistof | anticongelante,
    líquido de refrigeração
screenwash, windscreen washer fluid | Scheibenreiniger, Scheibenwischwasser | lave-glace, liquide lave-glace | líquido
    limpiaparabrisas | liquido lavavetri | ruitensproeiervloeistof | líquido limpa vidros automóvel
ball, football | Ball, Fußball | ballon, balle | balón, pelota | pallone, palla | bal, voetbal | bola
dumbbell | Hantel, Kurzhantel | haltère | mancuerna | manubrio palestra | halter | haltere
yoga mat, exercise mat | Yogamatte, Gymnastikmatte | tapis de yoga, tapis de gym | esterilla de yoga, esterilla |
    tappetino yoga, tappetino | yogamat, fitnessmat | tapete de yoga
tent | Zelt | tente | tienda de campaña | tenda | tent | tenda
sleeping bag | Schlafsack | sac de couchage | saco de dormir | sacco a pelo | slaapzak | saco-cama
water bottle, drinking bottle, sports bottle | Trinkflasche | gourde, bidon | cantimplora, botella de agua, bidón |
    borraccia | drinkfles, bidon | garrafa de água, cantil
"""
