"""Garden and animals in seven languages."""

WORDS = """
plant | Pflanze | plante | planta | pianta | plant | planta
house plant, houseplant | Zimmerpflanze | plante d'intérieur | planta de interior | pianta da interno, pianta
    d'appartamento | kamerplant | planta de interior
flower | Blume | fleur | flor | fiore | bloem | flor
cut flower | Schnittblume | fleur coupée | flor cortada | fiore reciso | snijbloem | flor de corte
bouquet, bunch of flowers | Blumenstrauß, Strauß | bouquet | ramo de flores, ramo | mazzo di fiori, bouquet | boeket,
    bos bloemen | ramo de flores, bouquet
rose | Rose | rose | rosa | rosa | roos | rosa
tulip | Tulpe | tulipe | tulipán | tulipano | tulp | tulipa
sunflower | Sonnenblume | tournesol | girasol | girasole | zonnebloem | girassol
lily | Lilie | lys, lis | lirio, azucena | giglio | lelie | lírio
carnation | Nelke | œillet | clavel | garofano | anjer | cravo
daisy | Gänseblümchen, Margerite | pâquerette, marguerite | margarita | margherita | madeliefje, margriet | margarida,
    malmequer
orchid | Orchidee | orchidée | orquídea | orchidea | orchidee | orquídea
hydrangea | Hortensie | hortensia | hortensia | ortensia | hortensia | hortênsia
geranium, pelargonium | Geranie, Pelargonie | géranium | geranio | geranio | geranium | gerânio, sardinheira
petunia | Petunie | pétunia | petunia | petunia | petunia | petúnia
pansy | Stiefmütterchen | pensée | pensamiento | viola del pensiero | viooltje | amor-perfeito
chrysanthemum | Chrysantheme | chrysanthème | crisantemo | crisantemo | chrysant | crisântemo
peony | Pfingstrose | pivoine | peonía | peonia | pioenroos | peónia
daffodil, narcissus | Narzisse, Osterglocke | jonquille, narcisse | narciso | narciso, giunchiglia | narcis | narciso
hyacinth | Hyazinthe | jacinthe | jacinto | giacinto | hyacint | jacinto
poinsettia | Weihnachtsstern | poinsettia, étoile de Noël | flor de pascua, poinsettia | stella di Natale | kerstster |
    flor do Natal, poinsétia
begonia | Begonie | bégonia | begonia | begonia | begonia | begónia
dahlia | Dahlie | dahlia | dalia | dalia | dahlia | dália
gerbera | Gerbera | gerbera | gerbera | gerbera | gerbera | gerbera
ivy | Efeu | lierre | hiedra | edera | klimop | hera
fern | Farn | fougère | helecho | felce | varen | feto
cactus | Kaktus, Kakteen | cactus | cactus | cactus | cactus | cato
succulent | Sukkulente | succulente, plante grasse | suculenta, planta crasa | pianta grassa, succulenta | vetplant |
    suculenta
tree | Baum, Bäume | arbre | árbol | albero | boom | árvore
shrub, bush | Strauch, Sträucher | arbuste | arbusto | arbusto | struik | arbusto
hedge | Hecke | haie | seto | siepe | haag, heg | sebe
fruit tree | Obstbaum, Obstbäume | arbre fruitier, fruitier | árbol frutal, frutal | albero da frutto | fruitboom |
    árvore de fruto
olive tree | Olivenbaum | olivier | olivo | ulivo, olivo | olijfboom | oliveira
lemon tree | Zitronenbaum | citronnier | limonero | albero di limoni | citroenboom | limoeiro
palm, palm tree | Palme | palmier | palmera | palma | palmboom | palmeira
christmas tree | Weihnachtsbaum, Tannenbaum | sapin de Noël, sapin | árbol de Navidad, abeto | albero di Natale, abete
    | kerstboom | árvore de Natal, pinheiro de Natal
conifer | Nadelbaum, Konifere | conifère | conífera | conifera | conifeer | conífera
boxwood, box plant | Buchsbaum | buis | boj | bosso | buxus | buxo
perennial | Staude | plante vivace, vivace | planta vivaz, perenne | perenne | vaste plant | planta vivaz, vivaz
seed | Samen, Saatgut | graine, semence | semilla | seme, semente | zaad, zaden | semente
flower seeds | Blumensamen | graines de fleurs | semillas de flores | semi di fiori | bloemzaad, bloemenzaad | sementes
    de flores
lawn seed, grass seed | Rasensamen, Grassamen | gazon, graines de gazon, semence de gazon | semilla de césped, césped |
    semi per prato, seme per prato | graszaad | semente de relva, relva
turf, lawn | Rollrasen, Rasen | gazon en rouleau, pelouse | tepe, césped | prato in rotoli, prato | graszode, gazon |
    relva, tapete de relva
artificial grass, artificial turf | Kunstrasen | gazon synthétique | césped artificial | prato sintetico, erba
    sintetica | kunstgras | relva artificial
bulb onion, flower bulb | Blumenzwiebel | bulbe, bulbe à fleurs | bulbo | bulbo | bloembol | bolbo
seedling, young plant | Setzling, Jungpflanze | plant, plantule | plantón, plántula | piantina | jonge plant, zaailing
    | plântula
soil, potting soil, potting compost, compost soil | Erde, Blumenerde, Pflanzerde, Pflanzenerde | terreau | sustrato,
    tierra, tierra para macetas | terriccio, terra | potgrond, tuinaarde, aarde | substrato, terra
compost | Kompost | compost | compost | compost | compost | composto
peat | Torf | tourbe | turba | torba | turf | turfa
bark mulch, bark, mulch | Rindenmulch, Mulch | écorce de pin, paillis, écorce | corteza de pino, acolchado vegetal |
    corteccia, pacciamatura | boomschors, schors | casca de pinheiro
fertiliser, fertilizer, plant food | Dünger, Pflanzendünger | engrais | abono, fertilizante | concime, fertilizzante |
    mest, meststof, plantenvoeding | adubo, fertilizante
lawn fertiliser, lawn feed | Rasendünger | engrais gazon, engrais pour gazon | abono para césped, fertilizante para
    césped | concime per prato | gazonmest | adubo para relva
manure | Stallmist, Mist | fumier | estiércol | letame | koemest, stalmest | estrume
weed killer, weedkiller, herbicide | Unkrautvernichter, Herbizid | désherbant | herbicida | diserbante, erbicida |
    onkruidverdelger, onkruidbestrijder | herbicida
pesticide, plant protection | Pflanzenschutzmittel | produit phytosanitaire, pesticide | plaguicida | pesticida,
    antiparassitario | bestrijdingsmiddel | pesticida
slug pellets | Schneckenkorn | anti-limaces | antilimacos, antibabosas | lumachicida | slakkenkorrels | anticaracóis
mouse trap, mousetrap | Mausefalle | tapette à souris, piège à souris | ratonera, trampa para ratones | trappola per
    topi | muizenval | ratoeira
flower pot, plant pot, flowerpot, planter | Blumentopf, Pflanztopf, Übertopf, Pflanzkübel | pot de fleurs, pot,
    cache-pot, bac à plantes | maceta, tiesto, macetero | vaso, vaso per fiori, fioriera | bloempot, plantenpot, pot,
    plantenbak | vaso, vaso de flores, floreira
saucer, plant saucer | Untersetzer | soucoupe | plato para maceta, plato | sottovaso | schotel, onderschotel | prato
    para vaso
window box, balcony box | Balkonkasten, Blumenkasten | jardinière, balconnière | jardinera | fioriera da balcone,
    cassetta per balcone | balkonbak, bloembak | floreira de varanda
hanging basket | Blumenampel, Hängeampel | suspension, panier suspendu | cesta colgante | cestino sospeso | hangmand |
    cesto suspenso
vase | Vase | vase | jarrón, florero | vaso da fiori | vaas | jarra
watering can | Gießkanne | arrosoir | regadera | annaffiatoio, innaffiatoio | gieter | regador
garden hose, hosepipe | Gartenschlauch | tuyau d'arrosage | manguera de jardín, manguera de riego | tubo da giardino,
    tubo per irrigazione | tuinslang | mangueira de jardim, mangueira de rega
hose nozzle, spray gun | Gartenspritze, Spritzdüse, Brause | pistolet d'arrosage, lance d'arrosage | pistola de riego |
    pistola per irrigazione, lancia | spuitpistool, tuinspuit | pistola de rega
sprinkler | Rasensprenger, Regner | arroseur | aspersor | irrigatore | sproeier, tuinsproeier | aspersor
drip irrigation, drip hose | Tropfbewässerung, Tropfschlauch | goutte-à-goutte, arrosage goutte à goutte | riego por
    goteo, manguera de goteo | irrigazione a goccia, tubo a goccia | druppelslang, druppelirrigatie | rega gota a gota
spade | Spaten | bêche | laya, pala de punta | vanga | spade, schop | pá de valar
shovel | Schaufel | pelle | pala | pala, badile | schep, schop | pá
hand trowel, garden trowel | Handschaufel, Pflanzkelle | transplantoir, plantoir | palita, trasplantador | paletta da
    giardino, trapiantatore | plantschepje, plantenschepje | pá de jardim, transplantador
rake | Rechen, Harke | râteau | rastrillo | rastrello | hark | ancinho
leaf rake | Laubrechen, Laubbesen | balai à feuilles | escoba de jardín, rastrillo para hojas | scopa per foglie |
    bladhark | ancinho de folhas
hoe | Hacke | binette, houe | azada | zappa | schoffel, hak | sachola, enxada
garden fork, digging fork | Grabegabel, Mistgabel | fourche, fourche-bêche | horca, horquilla | forca, forcone |
    spitvork, riek, mestvork | forquilha
pruning shears, secateurs, pruners | Gartenschere, Rosenschere, Astschere | sécateur | tijera de podar, podadera |
    cesoia, forbici da potatura | snoeischaar | tesoura de poda
loppers | Astschere | ébrancheur, coupe-branches | cortarramas, tijera de dos manos | troncarami | takkenschaar |
    tesoura corta-ramos
hedge trimmer, hedge shears | Heckenschere | taille-haie, cisaille à haie | cortasetos | tagliasiepi, forbice per siepi
    | heggenschaar | corta-sebes
lawnmower, lawn mower, mower | Rasenmäher | tondeuse, tondeuse à gazon | cortacésped | tosaerba, rasaerba | grasmaaier
    | corta-relva
strimmer, grass trimmer, brush cutter | Rasentrimmer, Motorsense, Freischneider | débroussailleuse, coupe-bordures |
    desbrozadora, cortabordes | decespugliatore, tagliabordi | bosmaaier, grastrimmer | roçadora, aparador de relva
leaf blower | Laubbläser | souffleur, souffleur de feuilles | soplador, soplador de hojas | soffiatore, soffiafoglie |
    bladblazer | soprador de folhas
axe | Axt, Beil | hache | hacha | ascia, accetta | bijl | machado
garden gloves, gardening gloves | Gartenhandschuhe, Gartenhandschuh | gants de jardinage | guantes de jardín, guantes
    de jardinería | guanti da giardinaggio | tuinhandschoenen, tuinhandschoen | luvas de jardim, luvas de jardinagem
plant stake, bamboo cane, garden cane | Pflanzstab, Bambusstab, Tonkinstab | tuteur | tutor, caña de bambú | tutore,
    canna di bambù | plantenstok, bamboestok, tonkinstok | tutor, cana de bambu
trellis | Rankgitter, Spalier | treillis | celosía, enrejado | graticcio, traliccio | latwerk, klimrek | treliça
greenhouse | Gewächshaus | serre | invernadero | serra | kas | estufa
fence | Zaun | clôture, grillage | valla, cerca | recinzione, staccionata | hek, schutting, afrastering | vedação,
    cerca
wire netting, chicken wire | Maschendraht | grillage à poules, grillage | tela metálica, malla gallinera | rete
    metallica | gaas, kippengaas | rede de galinheiro
garden fleece, frost fleece | Gartenvlies, Pflanzenvlies | voile d'hivernage | velo de hibernación, manta térmica |
    tessuto non tessuto, velo protettivo | vliesdoek, tuinvlies | manta térmica
weed membrane, weed control fabric | Unkrautvlies, Unkrautfolie | toile de paillage, géotextile | malla antihierbas |
    telo pacciamante, telo antierbacce | worteldoek, gronddoek, antiworteldoek | tela antiervas
bird food, bird seed | Vogelfutter | graines pour oiseaux, nourriture pour oiseaux | comida para pájaros, alpiste |
    mangime per uccelli, becchime | vogelvoer | comida para pássaros, alpista
barbecue, bbq, grill | Grill | barbecue | barbacoa | barbecue, griglia | barbecue | churrasqueira, grelhador
charcoal | Holzkohle, Grillkohle | charbon de bois | carbón vegetal, carbón | carbonella, carbone di legna | houtskool
    | carvão vegetal, carvão
firewood | Brennholz, Kaminholz | bois de chauffage | leña | legna da ardere | brandhout | lenha
parasol, garden umbrella | Sonnenschirm | parasol | sombrilla | ombrellone | parasol | guarda-sol
dog food | Hundefutter | croquettes pour chien, nourriture pour chien | comida para perros, pienso para perros | cibo
    per cani, crocchette per cani | hondenvoer, hondenbrokken | comida para cão, ração para cão
cat food | Katzenfutter | croquettes pour chat, nourriture pour chat | comida para gatos, pienso para gatos | cibo per
    gatti, crocchette per gatti | kattenvoer, kattenbrokken | comida para gato, ração para gato
cat litter | Katzenstreu | litière, litière pour chat | arena para gatos, arena de gato | lettiera, lettiera per gatti
    | kattenbakvulling, kattengrit | areia para gatos
dog | Hund | chien | perro | cane | hond | cão
cat | Katze | chat | gato | gatto | kat | gato
horse | Pferd | cheval | caballo | cavallo | paard | cavalo
dog lead, leash, dog leash | Hundeleine, Leine | laisse | correa | guinzaglio | riem, hondenriem | trela
collar, dog collar | Halsband | collier pour chien | collar | collare | halsband | coleira
hay | Heu | foin | heno | fieno | hooi | feno
bird | Vogel | oiseau | pájaro | uccello | vogel | pássaro
"""
