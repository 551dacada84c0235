"""Fruit and vegetables in seven languages."""

WORDS = """
apple | Apfel, Äpfel | pomme | manzana | mela | appel | maçã
pear | Birne | poire | pera | pera | peer | pera
banana | Banane | banane | plátano, banana | banana | banaan | banana
orange | Orange, Apfelsine | orange | naranja | arancia | sinaasappel | laranja
mandarin, tangerine, clementine | Mandarine, Clementine | mandarine, clémentine | mandarina, clementina | mandarino,
    clementina | mandarijn, clementine | tangerina, clementina
lemon | Zitrone | citron | limón | limone | citroen | limão
lime | Limette | citron vert, lime | lima | lime | limoen | lima
grapefruit | Grapefruit, Pampelmuse | pamplemousse | pomelo, toronja | pompelmo | grapefruit, pompelmoes | toranja
pomelo | Pomelo | pomélo | pomelo chino | pomelo | pomelo | pomelo
grape | Traube, Weintraube | raisin | uva | uva | druif | uva
peach | Pfirsich | pêche | melocotón, durazno | pesca | perzik | pêssego
nectarine | Nektarine | nectarine | nectarina | nettarina, pesca noce | nectarine | nectarina
apricot | Aprikose, Marille | abricot | albaricoque, damasco | albicocca | abrikoos | damasco, alperce
plum | Pflaume, Zwetschge | prune | ciruela | prugna, susina | pruim | ameixa
cherry | Kirsche | cerise | cereza | ciliegia | kers | cereja
strawberry | Erdbeere | fraise | fresa, frutilla | fragola | aardbei | morango
raspberry | Himbeere | framboise | frambuesa | lampone | framboos | framboesa
blueberry, bilberry | Heidelbeere, Blaubeere | myrtille | arándano | mirtillo | blauwe bes, bosbes | mirtilo
blackberry | Brombeere | mûre | mora, zarzamora | mora | braam | amora
redcurrant | Johannisbeere, rote Johannisbeere | groseille | grosella | ribes | rode bes, aalbes | groselha
blackcurrant | schwarze Johannisbeere, Cassis | cassis | grosella negra, casis | ribes nero | zwarte bes | groselha
    negra, cassis
gooseberry | Stachelbeere | groseille à maquereau | uva espina, grosella espinosa | uva spina | kruisbes | groselha
    espinhosa
cranberry | Cranberry, Preiselbeere | canneberge, airelle | arándano rojo | mirtillo rosso | veenbes, cranberry |
    arando
melon | Melone | melon | melón | melone | meloen | melão, meloa
watermelon | Wassermelone | pastèque | sandía | anguria, cocomero | watermeloen | melancia
pineapple | Ananas | ananas | piña, ananás | ananas | ananas | ananás, abacaxi
mango | Mango | mangue | mango | mango | mango | manga
papaya | Papaya | papaye | papaya | papaya | papaja | papaia, mamão
kiwi, kiwi fruit | Kiwi | kiwi | kiwi | kiwi | kiwi | kiwi
passion fruit | Passionsfrucht, Maracuja | fruit de la passion | maracuyá, fruta de la pasión | frutto della passione,
    maracuja | passievrucht, maracuja | maracujá
pomegranate | Granatapfel, Granatäpfel | grenade | granada | melagrana, melograno | granaatappel | romã
fig | Feige | figue | higo | fico | vijg | figo
medjool date | Dattel | datte | dátil | dattero | dadel | tâmara
coconut | Kokosnuss, Kokos | noix de coco, coco | coco | noce di cocco, cocco | kokosnoot, kokos | coco
avocado | Avocado | avocat | aguacate, palta | avocado | avocado | abacate
lychee | Litschi | litchi | lichi | litchi | lychee | líchia
persimmon | Kaki | kaki | caqui | cachi, kaki | kaki | dióspiro
quince | Quitte | coing | membrillo | mela cotogna, cotogna | kweepeer | marmelo
rhubarb | Rhabarber | rhubarbe | ruibarbo | rabarbaro | rabarber | ruibarbo
berries, mixed berries | Beeren, Beerenmischung | fruits rouges | frutos rojos | frutti di bosco | rood fruit,
    bosvruchten | frutos vermelhos
fruit | Obst, Früchte, Frucht | fruit | fruta | frutta | fruit | fruta
vegetable, veggies | Gemüse | légume | verdura, hortaliza | verdura, ortaggio | groente | legume, hortaliça
potato, spud | Kartoffel, Erdapfel | pomme de terre, patate | patata, papa | patata | aardappel | batata
new potato, baby potato | Frühkartoffel, neue Kartoffeln, Drillinge | pomme de terre nouvelle, pomme grenaille | patata
    nueva | patata novella | nieuwe aardappel, krieltje | batata nova, batatinha
waxy potatoes, waxy | festkochend | chair ferme | patata para cocer | a pasta soda | vastkokend | batata para cozer
floury potatoes, floury | mehligkochend, mehlig | chair farineuse | patata harinosa | a pasta farinosa | kruimig,
    bloemig | batata farinhenta
sweet potato | Süßkartoffel | patate douce | batata, boniato, camote | patata dolce, batata | zoete aardappel, bataat |
    batata doce
tomato | Tomate, Paradeiser | tomate | tomate | pomodoro | tomaat | tomate
cherry tomato | Kirschtomate, Cherrytomate, Cocktailtomate | tomate cerise | tomate cherry, tomate cereza | pomodorino,
    pomodoro ciliegino, ciliegino | cherrytomaat, kerstomaat | tomate cereja
vine tomato, tomatoes on the vine | Rispentomate, Strauchtomate | tomate en grappe, tomate grappe | tomate en rama |
    pomodoro a grappolo | trostomaat | tomate em rama, tomate em cacho
beef tomato | Fleischtomate | tomate cœur de bœuf, tomate charnue | tomate corazón de buey | pomodoro cuore di bue |
    vleestomaat | tomate coração de boi
plum tomato | Eiertomate, Flaschentomate | tomate allongée, tomate olivette | tomate pera | pomodoro perino |
    pruimtomaat | tomate chucha
dried tomato, sun dried tomato | getrocknete Tomate | tomate séchée | tomate seco | pomodoro secco | gedroogde tomaat,
    zongedroogde tomaat | tomate seco
cucumber | Gurke, Salatgurke | concombre | pepino | cetriolo | komkommer | pepino
gherkin, pickled cucumber | Gewürzgurke, Essiggurke, Gürkchen | cornichon | pepinillo | cetriolino | augurk | pepino em
    vinagre, pickle
onion | Zwiebel | oignon | cebolla | cipolla | ui, ajuin, uien | cebola
red onion | rote Zwiebel | oignon rouge | cebolla roja, cebolla morada | cipolla rossa | rode ui | cebola roxa
spring onion, scallion, green onion | Frühlingszwiebel, Lauchzwiebel | oignon nouveau, cébette, ciboule | cebolleta,
    cebollino tierno | cipollotto | lente ui, bosui | cebolinha verde, cebolo
shallot | Schalotte | échalote | chalota, chalote | scalogno | sjalot | chalota
garlic | Knoblauch | ail | ajo | aglio | knoflook | alho
leek | Lauch, Porree | poireau | puerro | porro | prei | alho francês, alho porro
carrot | Karotte, Möhre, Mohrrübe, Rüebli | carotte | zanahoria | carota | wortel, peen | cenoura
bunched carrots | Bundmöhren, Bundkarotten | carotte fane, carottes fanes | zanahoria en manojo | carote a mazzi |
    bospeen | cenoura em molho
celery | Staudensellerie, Stangensellerie | céleri branche, céleri en branches | apio | sedano | bleekselderij,
    selderij | aipo
celeriac | Knollensellerie, Sellerie | céleri rave | apionabo, apio nabo | sedano rapa | knolselderij | aipo rábano
parsnip | Pastinake | panais | chirivía | pastinaca | pastinaak | pastinaca, cherivia
parsley root | Petersilienwurzel | persil racine | raíz de perejil | radice di prezzemolo | wortelpeterselie | raiz de
    salsa
turnip | weiße Rübe, Rübchen, Mairübe | navet | nabo | rapa | raap, meiraap | nabo
swede, rutabaga | Steckrübe | rutabaga | colinabo, rutabaga | rutabaga | koolraap | rutabaga, couve nabo
kohlrabi | Kohlrabi | chou rave | colirrábano | cavolo rapa | koolrabi | couve rábano
beetroot, beet | Rote Bete, Rote Beete, Rote Rübe, Rande | betterave | remolacha | barbabietola | rode biet, biet,
    bietje | beterraba
radish | Radieschen | radis | rábano, rabanito | ravanello | radijs | rabanete
white radish, daikon | Rettich | radis blanc, daikon | rábano blanco, daikon | daikon | rammenas, rettich | rábano,
    daikon
horseradish | Meerrettich, Kren | raifort | rábano picante | rafano, cren | mierikswortel | rábano picante
cabbage | Kohl, Kraut | chou | col, repollo | cavolo, verza | kool | couve, repolho
white cabbage | Weißkohl, Weißkraut | chou blanc | col blanca, repollo blanco | cavolo bianco, cavolo cappuccio | witte
    kool | couve branca, repolho branco
red cabbage | Rotkohl, Rotkraut, Blaukraut | chou rouge | lombarda, col lombarda, col roja | cavolo rosso | rode kool,
    roodkool | couve roxa, repolho roxo
savoy cabbage | Wirsing, Wirsingkohl | chou de Milan, chou frisé | col de Saboya, col rizada | verza, cavolo verza |
    savooiekool, savooikool | couve lombarda
pointed cabbage | Spitzkohl, Spitzkraut | chou pointu | col puntiaguda, col picuda | cavolo a punta | spitskool | couve
    coração
chinese cabbage, chinese leaf | Chinakohl | chou chinois | col china | cavolo cinese | chinese kool | couve chinesa
pak choi, bok choy | Pak Choi | pak choï | pak choi | pak choi | paksoi | pak choi
brussels sprout, brussel sprout, sprouts | Rosenkohl, Kohlsprossen | chou de Bruxelles | col de bruselas | cavoletto di
    bruxelles, cavolino di bruxelles | spruitje | couve de bruxelas
kale, curly kale | Grünkohl | chou kale, kale | kale, col kale | cavolo riccio, cavolo nero | boerenkool | couve
    galega, couve kale
broccoli | Brokkoli | brocoli | brócoli, brécol | broccolo | broccoli | brócolo, brócolos
cauliflower | Blumenkohl, Karfiol | chou fleur | coliflor | cavolfiore | bloemkool | couve flor
romanesco | Romanesco | chou romanesco, romanesco | romanesco | broccolo romanesco, romanesco | romanesco | romanesco
spinach | Spinat | épinard | espinaca | spinacio | spinazie | espinafre
baby spinach | Babyspinat | jeunes pousses d'épinard, pousses d'épinard | espinaca baby, brotes de espinaca | spinacino
    | babyspinazie | espinafre baby
chard, swiss chard | Mangold | blette, bette | acelga | bietola, bieta | snijbiet, warmoes | acelga
lettuce | Kopfsalat, Salat | laitue, salade | lechuga | lattuga | kropsla, sla | alface
iceberg lettuce | Eisbergsalat | laitue iceberg, iceberg | lechuga iceberg | lattuga iceberg | ijsbergsla | alface
    iceberg
romaine, cos lettuce, romaine lettuce | Romanasalat, Römersalat | laitue romaine, romaine | lechuga romana | lattuga
    romana | romaine sla, bindsla | alface romana
lambs lettuce, corn salad | Feldsalat, Nüsslisalat | mâche | canónigo | valeriana, songino | veldsla | canónigos
rocket, arugula | Rucola, Rauke | roquette | rúcula | rucola | rucola | rúcula
oak leaf lettuce | Eichblattsalat, Eichblatt | feuille de chêne | hoja de roble | foglia di quercia | eikenbladsla |
    folha de carvalho
endive, escarole | Endivie, Endiviensalat | scarole, chicorée frisée | escarola | indivia, scarola | andijvie |
    escarola, endívia
chicory | Chicorée | endive, chicon | endibia | cicoria belga, indivia belga | witlof, witloof | endívia
radicchio | Radicchio | trévise, radicchio | radicchio, achicoria roja | radicchio | radicchio, roodlof | radicchio
dandelion leaves | Löwenzahn | pissenlit | diente de león | tarassaco | paardenbloem | dente de leão
cress | Kresse | cresson | berro | crescione | tuinkers | agrião
watercress | Brunnenkresse | cresson de fontaine | berro de agua | crescione d'acqua | waterkers | agrião de água
mixed salad leaves, mixed leaves | Blattsalatmischung, Salatmischung | mesclun, salade mélangée | ensalada mixta,
    mezclum | insalata mista, misticanza | gemengde sla, slamix | salada mista
courgette, zucchini | Zucchini | courgette | calabacín | zucchina, zucchino | courgette | curgete, abobrinha, courgette
aubergine, eggplant | Aubergine, Melanzani | aubergine | berenjena | melanzana | aubergine | beringela, berinjela
pepper, bell pepper, sweet pepper, capsicum | Paprika, Paprikaschote | poivron | pimiento | peperone | paprika,
    puntpaprika | pimento, pimentão
pointed pepper, romano pepper | Spitzpaprika | poivron pointu | pimiento italiano | peperone corno | puntpaprika |
    pimento corno
chilli, chili, chili pepper, chilli pepper | Chili, Chilischote, Peperoni | piment | guindilla, chile | peperoncino |
    chilipeper, chili, spaanse peper | malagueta, piri piri
pumpkin, squash | Kürbis | potiron, courge, citrouille | calabaza | zucca | pompoen | abóbora
butternut squash, butternut | Butternut, Butternutkürbis | courge butternut, butternut | calabaza cacahuete, calabaza
    butternut | zucca butternut | flespompoen | abóbora manteiga
hokkaido squash, red kuri squash | Hokkaido, Hokkaidokürbis | potimarron | calabaza hokkaido | zucca hokkaido |
    hokkaido, oranje pompoen | abóbora hokkaido
mushroom, button mushroom | Champignon | champignon, champignon de Paris | champiñón | champignon, fungo champignon |
    champignon | cogumelo, champignon
wild mushroom | Pilz, Waldpilz | champignon sauvage, champignon des bois | seta | fungo | paddenstoel | cogumelo
    silvestre
oyster mushroom | Austernpilz, Austernseitling | pleurote | seta ostra, seta de ostra | pleurotus, fungo ostrica |
    oesterzwam | cogumelo ostra, pleurotus
porcini, cep | Steinpilz | cèpe | boletus | porcino | eekhoorntjesbrood | boleto
chanterelle | Pfifferling, Eierschwammerl | girolle, chanterelle | rebozuelo | finferlo, gallinaccio | cantharel |
    cantarelo
shiitake | Shiitake | shiitaké | shiitake | shiitake | shiitake | shiitake
truffle | Trüffel | truffe | trufa | tartufo | truffel | trufa
asparagus | Spargel | asperge | espárrago | asparago | asperge | espargo
white asparagus | weißer Spargel | asperge blanche | espárrago blanco | asparago bianco | witte asperge | espargo
    branco
green asparagus | grüner Spargel | asperge verte | espárrago verde, espárrago triguero | asparago verde | groene
    asperge | espargo verde
artichoke | Artischocke | artichaut | alcachofa | carciofo | artisjok | alcachofra
jerusalem artichoke | Topinambur | topinambour | tupinambo | topinambur | aardpeer, topinamboer | tupinambo
fennel | Fenchel | fenouil | hinojo | finocchio | venkel | funcho
green bean, french bean, runner bean | grüne Bohne, Buschbohne, Stangenbohne, Fisole | haricot vert | judía verde,
    ejote | fagiolino | sperzieboon, prinsessenboon, haricot vert | feijão verde, vagem
broad bean, fava bean | Dicke Bohne, Ackerbohne, Saubohne | fève | haba | fava | tuinboon | fava
bean | Bohne | haricot | judía, alubia, frijol | fagiolo | boon | feijão
kidney bean, red kidney bean | Kidneybohne | haricot rouge | alubia roja, frijol rojo | fagiolo rosso | kidneyboon,
    rode kidneyboon | feijão vermelho
white bean | weiße Bohne | haricot blanc | alubia blanca, judía blanca | fagiolo bianco, cannellino | witte boon |
    feijão branco
black bean | schwarze Bohne | haricot noir | frijol negro, alubia negra | fagiolo nero | zwarte boon | feijão preto
pea, garden pea | Erbse | petit pois | guisante, chícharo | pisello | erwt, doperwt | ervilha
mangetout, sugar snap, snow pea | Zuckerschote, Kaiserschote | pois gourmand, pois mange tout | tirabeque | taccola |
    peultje, sugarsnap | ervilha torta
chickpea | Kichererbse | pois chiche | garbanzo | cece | kikkererwt | grão de bico
lentil | Linse | lentille | lenteja | lenticchia | linze | lentilha
soybean, soya bean, edamame | Sojabohne, Edamame | fève de soja, edamame | soja, edamame | soia, edamame | sojaboon,
    edamame | soja, edamame
sweetcorn, corn on the cob, corn cob | Mais, Zuckermais, Maiskolben | maïs, maïs doux, épi de maïs | maíz, maíz dulce,
    mazorca | mais, pannocchia | maïs, suikermaïs, maïskolf | milho, milho doce, maçaroca
bean sprouts | Sojasprossen, Mungbohnenkeimlinge, Sprossen | germes de soja, pousses de soja | brotes de soja |
    germogli di soia | taugé | rebentos de soja
okra | Okra, Okraschote | gombo, okra | quimbombó, okra | okra | okra | quiabo
ginger | Ingwer | gingembre | jengibre | zenzero | gember | gengibre
turmeric | Kurkuma | curcuma | cúrcuma | curcuma | kurkuma, geelwortel | curcuma, açafrão da índia
lemongrass | Zitronengras | citronnelle | hierba limón, citronela | citronella | citroengras | capim limão, erva
    príncipe
salsify | Schwarzwurzel | salsifis | salsifí | scorzonera | schorseneer | salsifi
cassava | Maniok | manioc | yuca, mandioca | manioca | cassave | mandioca
plantain | Kochbanane | banane plantain | plátano macho | platano, banana da cuocere | bakbanaan | banana pão
olive | Olive | olive | aceituna, oliva | oliva | olijf | azeitona
green olive | grüne Olive | olive verte | aceituna verde | oliva verde | groene olijf | azeitona verde
black olive | schwarze Olive | olive noire | aceituna negra | oliva nera | zwarte olijf | azeitona preta
caper | Kaper | câpre | alcaparra | cappero | kappertje | alcaparra
parsley | Petersilie | persil | perejil | prezzemolo | peterselie | salsa
flat leaf parsley | glatte Petersilie | persil plat | perejil liso | prezzemolo liscio | platte peterselie,
    bladpeterselie | salsa lisa
curly parsley | krause Petersilie | persil frisé | perejil rizado | prezzemolo riccio | krulpeterselie | salsa frisada
chives | Schnittlauch | ciboulette | cebollino | erba cipollina | bieslook | cebolinho
dill | Dill | aneth | eneldo | aneto | dille | endro, aneto
basil | Basilikum | basilic | albahaca | basilico | basilicum | manjericão
coriander, cilantro | Koriander | coriandre | cilantro, coriandro | coriandolo | koriander | coentro
mint | Minze, Pfefferminze | menthe | menta, hierbabuena | menta | munt | hortelã, menta
thyme | Thymian | thym | tomillo | timo | tijm | tomilho
rosemary | Rosmarin | romarin | romero | rosmarino | rozemarijn | alecrim
sage | Salbei | sauge | salvia | salvia | salie | salva
oregano | Oregano | origan | orégano | origano | oregano | orégãos, orégano
marjoram | Majoran | marjolaine | mejorana | maggiorana | marjolein | manjerona
tarragon | Estragon | estragon | estragón | dragoncello | dragon | estragão
bay leaf | Lorbeerblatt, Lorbeer | feuille de laurier, laurier | hoja de laurel, laurel | alloro, foglia di alloro |
    laurierblad, laurier | folha de louro, louro
chervil | Kerbel | cerfeuil | perifollo | cerfoglio | kervel | cerefólio
sorrel | Sauerampfer | oseille | acedera | acetosa | zuring | azeda
lovage | Liebstöckel | livèche | levístico | levistico | lavas, maggikruid | levístico
lavender | Lavendel | lavande | lavanda | lavanda | lavendel | lavanda, alfazema
herbs | Kräuter | herbes, herbes aromatiques | hierbas | erbe aromatiche, erbe | kruiden | ervas
soup vegetables | Suppengrün, Suppengemüse | légumes à soupe | verduras para sopa | verdure da brodo | soepgroente |
    legumes para sopa
almond | Mandel | amande | almendra | mandorla | amandel | amêndoa
hazelnut | Haselnuss, Haselnüsse | noisette | avellana | nocciola | hazelnoot | avelã
walnut | Walnuss, Walnüsse | noix | nuez | noce | walnoot | noz
cashew | Cashew, Cashewkern | noix de cajou, cajou | anacardo | anacardo | cashewnoot, cashew | caju
pistachio | Pistazie | pistache | pistacho | pistacchio | pistache | pistácio
peanut | Erdnuss, Erdnüsse | cacahuète, cacahouète, arachide | cacahuete, maní | arachide, nocciolina | pinda |
    amendoim
pine nut | Pinienkern | pignon, pignon de pin | piñón | pinolo | pijnboompit | pinhão
chestnut | Kastanie, Marone | châtaigne, marron | castaña | castagna, marrone | kastanje | castanha
brazil nut | Paranuss, Paranüsse | noix du Brésil | nuez de Brasil | noce del Brasile | paranoot | castanha do pará
raisin, sultana | Rosine, Sultanine | raisin sec | pasa, uva pasa | uvetta, uva passa | rozijn | passa, uva passa
prune, dried plum | Backpflaume, Trockenpflaume, Dörrpflaume | pruneau | ciruela pasa | prugna secca | gedroogde pruim
    | ameixa seca
sunflower seed | Sonnenblumenkern | graine de tournesol | pipa de girasol, semilla de girasol | seme di girasole |
    zonnebloempit | semente de girassol
pumpkin seed | Kürbiskern | graine de courge | pipa de calabaza, semilla de calabaza | seme di zucca | pompoenpit |
    semente de abóbora, pevide
sesame | Sesam | sésame | sésamo | sesamo | sesam | sésamo
linseed, flaxseed | Leinsamen | graine de lin | semilla de lino, linaza | seme di lino | lijnzaad | semente de linhaça,
    linhaça
poppy seed | Mohn | graine de pavot, pavot | semilla de amapola, amapola | seme di papavero | maanzaad | semente de
    papoila
nuts | Nüsse | fruits à coque, fruits secs | frutos secos | frutta secca | noten | frutos secos
"""
