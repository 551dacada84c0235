"""Drinks and sweets in seven languages."""

WORDS = """
water | Wasser | eau | agua | acqua | water | água
mineral water | Mineralwasser | eau minérale | agua mineral | acqua minerale | mineraalwater, bronwater | água mineral
sparkling water, soda water, fizzy water | Sprudel, Sprudelwasser, Selters | eau gazeuse, eau pétillante | agua con gas
    | acqua frizzante, acqua gassata | bruiswater, spuitwater, spa rood | água com gás
still water | stilles Wasser | eau plate | agua sin gas | acqua naturale, acqua liscia | plat water, spa blauw | água
    sem gás
tonic water, tonic | Tonic, Tonic Water | tonic, eau tonique | tónica, agua tónica | acqua tonica, tonica | tonic |
    água tónica, tónica
juice | Saft | jus | zumo, jugo | succo | sap | sumo
orange juice | Orangensaft | jus d'orange | zumo de naranja, jugo de naranja | succo d'arancia | sinaasappelsap, jus
    d'orange | sumo de laranja
apple juice | Apfelsaft | jus de pomme | zumo de manzana | succo di mela | appelsap | sumo de maçã
grape juice | Traubensaft | jus de raisin | zumo de uva, mosto | succo d'uva | druivensap | sumo de uva
tomato juice | Tomatensaft | jus de tomate | zumo de tomate | succo di pomodoro | tomatensap | sumo de tomate
pineapple juice | Ananassaft | jus d'ananas | zumo de piña | succo d'ananas | ananassap | sumo de ananás
peach juice, peach nectar | Pfirsichsaft, Pfirsichnektar | jus de pêche, nectar de pêche | zumo de melocotón | succo di
    pesca | perziksap | sumo de pêssego
apple spritzer | Apfelschorle, Apfelsaftschorle | jus de pomme gazeux | zumo de manzana con gas | succo di mela
    frizzante | appelspritz | sumo de maçã com gás
lemonade | Limonade | limonade | limonada, gaseosa | limonata, gazzosa | limonade | limonada
soft drink | Erfrischungsgetränk, Softdrink | soda, boisson gazeuse | refresco | bibita | frisdrank | refrigerante
cola | Cola | cola | cola | cola | cola | cola
iced tea, ice tea | Eistee | thé glacé | té helado | tè freddo | ijsthee | chá gelado
energy drink | Energydrink | boisson énergisante | bebida energética | bevanda energetica | energiedrank | bebida
    energética
ginger ale | Ginger Ale | ginger ale | ginger ale | ginger ale | gemberbier | ginger ale
syrup, cordial | Sirup | sirop | sirope, jarabe | sciroppo | siroop | xarope
beer | Bier | bière | cerveza | birra | bier | cerveja
lager, lager beer | Lagerbier, Helles | bière blonde | cerveza rubia, cerveza lager | birra chiara, birra bionda |
    pils, blond bier | cerveja branca, cerveja loira
pilsner, pils | Pils, Pilsner | pils | pilsen | pils | pilsener | pilsen
wheat beer | Weizenbier, Weißbier | bière blanche, bière de blé | cerveza de trigo | birra di frumento, birra weiss |
    witbier, tarwebier | cerveja de trigo
dark beer, stout | Dunkelbier, Dunkles, Schwarzbier | bière brune | cerveza negra, cerveza tostada | birra scura |
    donker bier, bruin bier | cerveja preta
amber ale, red ale | Rotbier | bière ambrée, bière rousse | cerveza tostada | birra rossa, birra ambrata | amberbier |
    cerveja ruiva
non alcoholic beer, alcohol free beer | alkoholfreies Bier | bière sans alcool | cerveza sin alcohol, cerveza sin |
    birra analcolica | alcoholvrij bier | cerveja sem álcool
draught beer, keg beer | Fassbier | bière pression, bière en fût | cerveza de barril | birra alla spina | vatbier,
    tapbier | cerveja de barril, cerveja de pressão
craft beer | Craftbier | bière artisanale | cerveza artesana, cerveza artesanal | birra artigianale | speciaalbier |
    cerveja artesanal
shandy | Radler, Alsterwasser | panaché | clara | radler | radler, shandy | panaché
cider | Apfelwein, Most, Cidre | cidre | sidra | sidro | cider | sidra
wine | Wein | vin | vino | vino | wijn | vinho
red wine | Rotwein | vin rouge | vino tinto | vino rosso | rode wijn | vinho tinto
white wine | Weißwein | vin blanc | vino blanco | vino bianco | witte wijn | vinho branco
rosé wine, rose wine, rosé | Roséwein, Rosé | vin rosé, rosé | vino rosado, rosado | vino rosato, rosato | roséwijn,
    rosé | vinho rosé, rosé
sparkling wine | Sekt, Schaumwein | vin mousseux, mousseux, crémant | vino espumoso, espumoso | spumante | mousserende
    wijn, bubbels | espumante, vinho espumante
champagne | Champagner | champagne | champán | champagne | champagne | champanhe
prosecco | Prosecco | prosecco | prosecco | prosecco | prosecco | prosecco
vermouth | Wermut | vermouth | vermut, vermú | vermut, vermouth | vermout | vermute
port wine, port | Portwein | porto | oporto, vino de Oporto | porto | port | vinho do Porto
sherry | Sherry | xérès | jerez, vino de Jerez | sherry | sherry | xerez
whisky, whiskey | Whisky, Whiskey | whisky | whisky, güisqui | whisky | whisky | uísque
vodka | Wodka | vodka | vodka | vodka | wodka | vodca
gin | Gin | gin | ginebra | gin | gin | gin
rum | Rum | rhum | ron | rum | rum | rum
dark rum | brauner Rum | rhum brun, rhum ambré | ron añejo | rum scuro | bruine rum | rum escuro
white rum | weißer Rum | rhum blanc | ron blanco | rum bianco | witte rum | rum branco
brandy, cognac | Weinbrand, Brandy | brandy, eau de vie de vin | brandy, coñac | brandy, cognac | brandewijn, cognac |
    aguardente velha, conhaque
schnapps, fruit brandy | Schnaps, Obstler, Obstbrand | eau de vie, schnaps | aguardiente, orujo | grappa, acquavite |
    jenever, borrel | aguardente, bagaço
liqueur | Likör | liqueur | licor | liquore | likeur | licor
tequila | Tequila | tequila | tequila | tequila | tequila | tequila
coffee | Kaffee | café | café | caffè | koffie | café
coffee beans, whole bean coffee | Kaffeebohnen, Bohnenkaffee | café en grains, grains de café | café en grano | caffè
    in grani | koffiebonen | café em grão, grãos de café
ground coffee | gemahlener Kaffee, Filterkaffee | café moulu | café molido | caffè macinato | gemalen koffie,
    filterkoffie | café moído
instant coffee | Instantkaffee, löslicher Kaffee | café soluble, café instantané | café soluble, café instantáneo |
    caffè solubile | oploskoffie | café solúvel, café instantâneo
espresso | Espresso | expresso, espresso | espresso, expreso | espresso | espresso | expresso
coffee pods, coffee capsules | Kaffeekapseln, Kaffeepads | capsules de café, dosettes de café | cápsulas de café |
    capsule di caffè, cialde di caffè | koffiecups, koffiepads | cápsulas de café
tea | Tee | thé | té | tè | thee | chá
green tea | Grüntee, grüner Tee | thé vert | té verde | tè verde | groene thee | chá verde
black tea | Schwarztee, schwarzer Tee | thé noir | té negro | tè nero | zwarte thee | chá preto
herbal tea | Kräutertee | tisane, infusion | infusión, tisana | tisana, infuso | kruidenthee | infusão, tisana
camomile tea, chamomile | Kamillentee, Kamille | camomille | manzanilla | camomilla | kamillethee, kamille | camomila
peppermint tea, mint tea | Pfefferminztee | thé à la menthe, infusion menthe | té de menta, poleo | tè alla menta |
    muntthee | chá de menta, chá de hortelã
fruit tea | Früchtetee | infusion aux fruits, thé aux fruits | té de frutas | tè alla frutta | vruchtenthee | chá de
    frutas
tea bags | Teebeutel | sachets de thé | bolsitas de té | bustine di tè, filtri di tè | theezakjes | saquetas de chá
hot chocolate, drinking chocolate | Trinkschokolade, heiße Schokolade | chocolat chaud | chocolate a la taza, chocolate
    caliente | cioccolata calda | warme chocolademelk, chocolademelk | chocolate quente
cocoa, cocoa powder | Kakao, Kakaopulver | cacao, cacao en poudre | cacao, cacao en polvo | cacao | cacao, cacaopoeder
    | cacau
chocolate | Schokolade | chocolat | chocolate | cioccolato | chocolade | chocolate
milk chocolate | Vollmilchschokolade, Milchschokolade | chocolat au lait | chocolate con leche | cioccolato al latte |
    melkchocolade | chocolate de leite
dark chocolate | Zartbitterschokolade, dunkle Schokolade, Bitterschokolade | chocolat noir | chocolate negro |
    cioccolato fondente | pure chocolade, donkere chocolade | chocolate negro, chocolate preto
white chocolate | weiße Schokolade | chocolat blanc | chocolate blanco | cioccolato bianco | witte chocolade |
    chocolate branco
chocolates, praline | Praline, Konfekt | chocolats fins, praline | bombón | cioccolatino, pralina | bonbon, praline |
    bombom
chocolate bar, bar of chocolate | Schokoriegel, Tafel Schokolade | barre chocolatée, tablette de chocolat | tableta de
    chocolate, chocolatina | tavoletta di cioccolato, barretta di cioccolato | chocoladereep | tablete de chocolate
sweets, candy | Süßigkeit, Bonbon | bonbon, friandise | caramelo, golosina | caramella, dolciume | snoep, snoepje |
    rebuçado, doce
jelly bears, gummy bears | Gummibärchen | bonbons gélifiés, oursons gélifiés | ositos de goma, gominola | orsetti
    gommosi, caramella gommosa | gummibeertje, winegums | gomas
liquorice, licorice | Lakritz | réglisse | regaliz | liquirizia | drop | alcaçuz
chewing gum | Kaugummi | chewing gum | chicle | gomma da masticare | kauwgom | pastilha elástica
marzipan | Marzipan | pâte d'amande, massepain | mazapán | marzapane | marsepein | maçapão
nougat | Nougat | nougat | turrón | torrone | noga | nogado, torrão
lollipop | Lutscher, Lolli | sucette | piruleta, chupachups | lecca lecca | lolly | chupa-chupa
marshmallow | Marshmallow | guimauve | nube de azúcar, malvavisco | marshmallow | spekje | marshmallow
gingerbread | Lebkuchen | pain d'épices | pan de jengibre | pan di zenzero, pan pepato | peperkoek, ontbijtkoek | pão
    de gengibre
salted nuts, salted peanuts | gesalzene Erdnüsse | cacahuètes salées | cacahuetes salados | arachidi salate | gezouten
    pinda's | amendoins salgados
cereal bar, muesli bar | Müsliriegel | barre de céréales | barrita de cereales | barretta ai cereali | mueslireep |
    barra de cereais
oak aged, barrel aged | im Eichenfass gereift, Barrique | élevé en fût | crianza | barricato, barrique | houtgerijpt |
    estagiado em madeira
reserve wine | Reserve | réserve | reserva | riserva | reserva | reserva
vintage | Jahrgang | millésime, millésimé | añada | annata, millesimato | oogstjaar | colheita
brut | brut | brut | brut | brut | brut | bruto
keg | Bierfass | fût | barril | fusto | fust, biervat | barril
ice cubes | Eiswürfel | glaçon | cubito de hielo, hielo en cubitos | cubetto di ghiaccio, ghiaccio a cubetti |
    ijsblokje | cubo de gelo
ice | Eis | glace | hielo | ghiaccio | ijs | gelo
"""
