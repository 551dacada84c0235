"""Meat dairy and bakery in seven languages."""

WORDS = """
meat | Fleisch | viande | carne | carne | vlees | carne
beef | Rindfleisch, Rind | bœuf | carne de vaca, ternera, vacuno, res | manzo | rundvlees, rund | carne de vaca, bovino
veal | Kalbfleisch, Kalb | veau | ternera, carne de ternera | vitello | kalfsvlees, kalfs | vitela
pork | Schweinefleisch, Schwein | porc | cerdo | maiale | varkensvlees, varken | porco
lamb | Lammfleisch, Lamm | agneau | cordero | agnello | lamsvlees, lam | borrego, cordeiro
chicken | Hähnchen, Huhn, Hühnchen, Poulet | poulet | pollo | pollo | kip, kippenvlees | frango
turkey | Pute, Truthahn, Putenfleisch | dinde | pavo | tacchino | kalkoen | peru
duck | Ente, Entenfleisch | canard | pato | anatra | eend | pato
goose | Gans, Gänse | oie | ganso, oca | oca | gans | ganso
rabbit | Kaninchen | lapin | conejo | coniglio | konijn | coelho
venison | Wild, Hirsch, Reh | gibier, chevreuil, cerf | venado, ciervo | cervo, capriolo | hert, ree, wild | veado
minced meat, mince, ground meat | Hackfleisch, Faschiertes, Gehacktes | viande hachée | carne picada | carne macinata,
    macinato | gehakt | carne picada
ground beef, beef mince, minced beef | Rinderhack, Rinderhackfleisch | bœuf haché | carne picada de ternera | macinato
    di manzo | rundergehakt | carne picada de vaca
chicken breast | Hähnchenbrust, Hähnchenbrustfilet | blanc de poulet, filet de poulet | pechuga de pollo | petto di
    pollo | kipfilet | peito de frango
chicken leg, chicken drumstick | Hähnchenkeule, Hähnchenschenkel | cuisse de poulet, pilon de poulet | muslo de pollo,
    pata de pollo | coscia di pollo | kippenpoot, kippenbout | perna de frango, coxa de frango
chicken wing | Hähnchenflügel | aile de poulet | alita de pollo | ala di pollo, aletta di pollo | kippenvleugel | asa
    de frango
steak | Steak | steak, bifteck | bistec, filete | bistecca | biefstuk, steak | bife
entrecote, ribeye, rib eye | Entrecôte, Ribeye | entrecôte | entrecot | entrecote, costata | entrecote | entrecosto de
    vaca
fillet, tenderloin | Filet, Lende | filet | solomillo | filetto | filet, haas | lombo
schnitzel, escalope | Schnitzel | escalope | escalope | scaloppina, cotoletta | schnitzel | escalope
cutlet, chop, pork chop | Kotelett | côtelette, côte de porc | chuleta | braciola, costoletta | karbonade, kotelet |
    costeleta
roast beef | Roastbeef | rosbif | rosbif | roast beef | rosbief | rosbife
spare ribs | Spareribs, Rippchen | travers de porc | costilla de cerdo | costine | spareribs | entrecosto
goulash, stewing meat | Gulasch | goulasch, viande à ragoût | carne para guisar | spezzatino, gulasch | goulash,
    stoofvlees | carne para guisar
liver | Leber | foie | hígado | fegato | lever | fígado
sausage | Wurst, Würstchen | saucisse | salchicha | salsiccia | worst | salsicha
bratwurst, grilling sausage | Bratwurst, Rostbratwurst | saucisse à griller | salchicha para asar | salsiccia da
    griglia | braadworst | salsicha grelhada
frankfurter, hot dog sausage | Wiener Würstchen, Frankfurter | saucisse de Francfort, saucisse de Strasbourg |
    salchicha de Frankfurt, frankfurt | würstel | knakworst, frankfurter | salsicha tipo Frankfurt
salami | Salami | salami, saucisson | salchichón, salami | salame | salami | salame
chorizo | Chorizo | chorizo | chorizo | chorizo | chorizo | chouriço
ham | Schinken | jambon | jamón | prosciutto | ham | fiambre, presunto
cooked ham | Kochschinken, gekochter Schinken | jambon cuit, jambon blanc | jamón cocido, jamón york | prosciutto cotto
    | gekookte ham | fiambre
cured ham, parma ham, dry cured ham | Rohschinken, Parmaschinken | jambon cru, jambon de Parme | jamón serrano, jamón
    curado | prosciutto crudo | rauwe ham, parmaham | presunto
bacon | Speck, Bacon | lard, bacon, poitrine fumée | beicon, bacon, panceta | pancetta, bacon | spek, bacon | bacon,
    toucinho
cold cuts | Aufschnitt | charcuterie | fiambre, embutido | salumi, affettati | vleeswaren | charcutaria, enchidos
meatball | Frikadelle, Fleischbällchen, Bulette | boulette de viande, boulette | albóndiga | polpetta | gehaktbal |
    almôndega
burger patty, hamburger | Burgerpatty, Hamburger | steak haché, hamburger | hamburguesa | hamburger | hamburger |
    hambúrguer
fish | Fisch | poisson | pescado | pesce | vis | peixe
salmon | Lachs | saumon | salmón | salmone | zalm | salmão
smoked salmon | Räucherlachs | saumon fumé | salmón ahumado | salmone affumicato | gerookte zalm | salmão fumado
tuna | Thunfisch | thon | atún | tonno | tonijn | atum
cod | Kabeljau, Dorsch | cabillaud, morue fraîche | bacalao fresco, bacalao | merluzzo | kabeljauw | bacalhau fresco
salt cod | Stockfisch, Klippfisch | morue | bacalao salado | baccalà | klipvis, stokvis | bacalhau
trout | Forelle | truite | trucha | trota | forel | truta
herring | Hering, Matjes | hareng | arenque | aringa | haring | arenque
mackerel | Makrele | maquereau | caballa | sgombro | makreel | cavala
sardine | Sardine | sardine | sardina | sardina | sardien | sardinha
anchovy | Sardelle, Anchovis | anchois | anchoa, boquerón | acciuga, alice | ansjovis | anchova
sea bass | Wolfsbarsch | bar, loup de mer | lubina | branzino, spigola | zeebaars | robalo
sea bream | Dorade, Goldbrasse | daurade, dorade | dorada | orata | dorade, zeebrasem | dourada
sole | Seezunge | sole | lenguado | sogliola | tong | linguado
plaice | Scholle | plie, carrelet | platija, solla | platessa | schol | solha
hake | Seehecht | merlu, colin | merluza | nasello | heek | pescada
prawn, shrimp | Garnele, Krabbe, Shrimps | crevette | gamba, langostino, camarón | gambero, gamberetto | garnaal |
    camarão, gamba
mussel | Muschel, Miesmuschel | moule | mejillón | cozza | mossel | mexilhão
clam | Venusmuschel | palourde | almeja | vongola | venusschelp | amêijoa
oyster | Auster | huître | ostra | ostrica | oester | ostra
squid, calamari | Tintenfisch, Calamari, Kalmar | calamar, encornet | calamar | calamaro | inktvis, calamares | lula
octopus | Oktopus, Krake | poulpe | pulpo | polpo | octopus | polvo
lobster | Hummer | homard | bogavante | astice | kreeft | lavagante
crab | Krebs, Taschenkrebs | crabe | cangrejo | granchio | krab | caranguejo
scallop | Jakobsmuschel | coquille Saint-Jacques, noix de Saint-Jacques | vieira | capasanta | sint-jakobsschelp |
    vieira
fish finger | Fischstäbchen | bâtonnet de poisson | palito de pescado, varita de merluza | bastoncino di pesce |
    vissticks, visstick | douradinho
egg | Ei, Eier | œuf | huevo | uovo | ei, eieren | ovo
free range egg | Freilandei, Freilandeier | œuf plein air, œuf de plein air | huevo campero | uovo da galline allevate
    all'aperto | vrije uitloop ei | ovo de galinhas ao ar livre
milk | Milch | lait | leche | latte | melk | leite
buttermilk | Buttermilch | babeurre, lait ribot | suero de mantequilla | latticello | karnemelk | leitelho
cream | Sahne, Rahm, Obers | crème | nata | panna | room | natas
whipping cream | Schlagsahne, Schlagobers | crème fouettée, crème à fouetter, crème liquide | nata para montar | panna
    da montare | slagroom | natas para bater
sour cream | Sauerrahm, saure Sahne, Schmand | crème aigre, crème fraîche | nata agria | panna acida | zure room |
    natas azedas
yoghurt, yogurt | Joghurt | yaourt, yogourt | yogur | yogurt | yoghurt | iogurte
greek yoghurt, greek yogurt | griechischer Joghurt | yaourt grec | yogur griego | yogurt greco | griekse yoghurt |
    iogurte grego
quark, curd cheese | Quark, Topfen | fromage blanc | queso quark, requesón | quark | kwark | queijo quark, requeijão
butter | Butter | beurre | mantequilla | burro | boter, roomboter | manteiga
margarine | Margarine | margarine | margarina | margarina | margarine | margarina
cheese | Käse | fromage | queso | formaggio | kaas | queijo
cream cheese | Frischkäse | fromage frais, fromage à tartiner | queso crema, queso de untar | formaggio spalmabile,
    formaggio fresco | roomkaas, verse kaas | queijo creme
goats cheese, goat cheese | Ziegenkäse | fromage de chèvre, chèvre | queso de cabra | formaggio di capra, caprino |
    geitenkaas | queijo de cabra
sheep cheese, ewes milk cheese | Schafskäse | fromage de brebis | queso de oveja | pecorino, formaggio di pecora |
    schapenkaas | queijo de ovelha
blue cheese | Blauschimmelkäse | fromage bleu, bleu | queso azul | formaggio erborinato, gorgonzola | blauwe kaas |
    queijo azul
grated cheese | Reibekäse, geriebener Käse | fromage râpé | queso rallado | formaggio grattugiato | geraspte kaas |
    queijo ralado
sliced cheese | Käse in Scheiben, Scheibenkäse | fromage en tranches | queso en lonchas | formaggio a fette | plakken
    kaas | queijo fatiado
mozzarella | Mozzarella | mozzarella | mozzarella | mozzarella | mozzarella | mozarela
parmesan | Parmesan | parmesan | parmesano | parmigiano | parmezaan, parmezaanse kaas | parmesão
feta | Feta | feta | feta | feta | feta | feta
ice cream | Eis, Speiseeis, Eiscreme | glace, crème glacée | helado | gelato | ijs, roomijs | gelado
tofu | Tofu | tofu | tofu | tofu | tofu | tofu
oat milk, oat drink | Hafermilch, Haferdrink | lait d'avoine, boisson avoine | bebida de avena, leche de avena |
    bevanda d'avena, latte d'avena | havermelk, haverdrink | bebida de aveia, leite de aveia
soy milk, soya milk | Sojamilch, Sojadrink | lait de soja, boisson soja | bebida de soja, leche de soja | latte di
    soia, bevanda di soia | sojamelk, sojadrink | bebida de soja, leite de soja
almond milk | Mandelmilch, Mandeldrink | lait d'amande | leche de almendras, bebida de almendras | latte di mandorla |
    amandelmelk, amandeldrink | leite de amêndoa
bread | Brot | pain | pan | pane | brood | pão
white bread | Weißbrot | pain blanc | pan blanco | pane bianco | witbrood, wit brood | pão branco
wholemeal bread, wholegrain bread | Vollkornbrot | pain complet | pan integral | pane integrale | volkorenbrood | pão
    integral
rye bread | Roggenbrot | pain de seigle | pan de centeno | pane di segale | roggebrood | pão de centeio
sourdough bread, sourdough | Sauerteigbrot, Sauerteig | pain au levain, levain | pan de masa madre, masa madre | pane a
    lievitazione naturale, pasta madre | zuurdesembrood, zuurdesem | pão de massa mãe
toast bread, sandwich bread, sliced bread | Toastbrot, Toast | pain de mie | pan de molde | pancarrè, pane in cassetta
    | toastbrood, casinobrood | pão de forma
bread roll, roll of bread, bun | Brötchen, Semmel | petit pain | panecillo, bollo de pan | panino, rosetta | broodje,
    pistolet | pãozinho, papo seco, carcaça
burger bun, hamburger bun | Hamburgerbrötchen, Burgerbrötchen | pain burger, pain à hamburger, pain hamburger | pan de
    hamburguesa | panino per hamburger | hamburgerbroodje | pão de hambúrguer
baguette, french stick | Baguette, Stangenbrot | baguette | baguette, barra de pan | baguette, filone | stokbrood |
    baguete, cacete
ciabatta | Ciabatta | ciabatta | chapata | ciabatta | ciabatta | ciabatta
flatbread, pitta, pita | Fladenbrot, Pita | pain plat, pain pita | pan plano, pan de pita | focaccia, pita | platbrood,
    pita | pão árabe, pão pita
pretzel | Brezel, Breze | bretzel | pretzel | brezel | pretzel, krakeling | pretzel
croissant | Croissant, Hörnchen | croissant | cruasán, croissant | cornetto, croissant | croissant | croissant
chocolate croissant, pain au chocolat | Schokocroissant, Schokoladencroissant | pain au chocolat, chocolatine |
    napolitana de chocolate | cornetto al cioccolato | chocoladebroodje, chocoladecroissant | croissant de chocolate,
    pão com chocolate
danish pastry | Plunder, Plundergebäck | viennoiserie | bollería | sfoglia dolce | koffiebroodje | folhado doce
doughnut, donut | Krapfen, Donut, Berliner | beignet, donut | rosquilla, donut, berlina | bombolone, krapfen, ciambella
    | donut, berliner bol | donut, bola de berlim
muffin | Muffin | muffin | magdalena, muffin | muffin | muffin | queque, muffin
cake | Kuchen, Torte | gâteau | pastel, tarta | torta, dolce | taart, cake, gebak | bolo
apple pie, apple cake, apple tart | Apfelkuchen | tarte aux pommes, gâteau aux pommes | tarta de manzana | torta di
    mele | appeltaart, appelcake | tarte de maçã, bolo de maçã
cheesecake | Käsekuchen | gâteau au fromage, cheesecake | tarta de queso | torta al formaggio, cheesecake | kwarktaart,
    cheesecake | bolo de queijo, cheesecake
chocolate cake | Schokoladenkuchen, Schokokuchen, Schokotorte | gâteau au chocolat | tarta de chocolate, pastel de
    chocolate | torta al cioccolato | chocoladetaart, chocoladecake | bolo de chocolate
birthday cake | Geburtstagstorte | gâteau d'anniversaire | tarta de cumpleaños | torta di compleanno | verjaardagstaart
    | bolo de aniversário
tart | Tarte, Tartelette | tarte, tartelette | tarta, tartaleta | crostata, crostatina | taartje, vlaai | tarte,
    tartelete
pie | Pastete | tourte, pâté en croûte | empanada | torta salata, pasticcio | pastei | empada, torta
strudel, apple strudel | Strudel, Apfelstrudel | strudel | strudel | strudel | strudel, apfelstrudel | strudel
biscuit, cookie | Keks, Plätzchen | biscuit, cookie | galleta | biscotto | koekje, koek | bolacha, biscoito
waffle | Waffel | gaufre | gofre, barquillo | cialda, waffle | wafel | waffle, gofre
pancake, crepe | Pfannkuchen, Crêpe | crêpe | crepe, tortita | crespella, crêpe | pannenkoek | panqueca, crepe
puff pastry | Blätterteig | pâte feuilletée | hojaldre | pasta sfoglia | bladerdeeg | massa folhada
pizza dough | Pizzateig | pâte à pizza | masa de pizza | impasto per pizza, pasta per pizza | pizzadeeg | massa de
    pizza
breadcrumbs | Paniermehl, Semmelbrösel | chapelure | pan rallado | pangrattato | paneermeel | pão ralado
flour | Mehl | farine | harina | farina | meel, bloem | farinha
wheat flour | Weizenmehl | farine de blé | harina de trigo | farina di grano, farina di frumento | tarwebloem,
    tarwemeel | farinha de trigo
rye flour | Roggenmehl | farine de seigle | harina de centeno | farina di segale | roggemeel | farinha de centeio
spelt | Dinkel | épeautre | espelta | farro, spelta | spelt | espelta
rye | Roggen | seigle | centeno | segale | rogge | centeio
wheat | Weizen | blé, froment | trigo | grano, frumento | tarwe | trigo
barley | Gerste | orge | cebada | orzo | gerst | cevada
oats, oatmeal, rolled oats | Haferflocken, Hafer | flocons d'avoine, avoine | copos de avena, avena | fiocchi d'avena,
    avena | havervlokken, havermout, haver | flocos de aveia, aveia
semolina | Grieß | semoule | sémola | semolino, semola | griesmeel | sêmola
polenta, cornmeal | Polenta, Maisgrieß | polenta, semoule de maïs | polenta, harina de maíz | polenta, farina di mais |
    polenta, maismeel | polenta, farinha de milho
starch, cornflour, corn starch | Stärke, Speisestärke, Maisstärke | fécule, amidon, maïzena | almidón, maicena | amido,
    fecola | zetmeel, maizena | amido, fécula, maizena
yeast | Hefe | levure | levadura | lievito | gist | fermento, levedura
baking powder | Backpulver | levure chimique, poudre à lever | levadura química, polvo de hornear | lievito in polvere
    | bakpoeder | fermento em pó
rice | Reis | riz | arroz | riso | rijst | arroz
basmati rice | Basmatireis | riz basmati | arroz basmati | riso basmati | basmatirijst | arroz basmati
risotto rice | Risottoreis | riz à risotto, riz arborio | arroz para risotto | riso per risotto, riso arborio |
    risottorijst | arroz para risoto
brown rice, wholegrain rice | Vollkornreis, Naturreis | riz complet, riz brun | arroz integral | riso integrale |
    zilvervliesrijst, bruine rijst | arroz integral
pasta, noodles | Nudeln, Pasta, Teigwaren | pâtes, nouilles | pasta, fideos | pasta | pasta, deegwaren, noedels | massa
spaghetti | Spaghetti | spaghetti | espagueti | spaghetti | spaghetti | esparguete
macaroni | Makkaroni | macaroni | macarrón | maccherone | macaroni | macarrão
lasagne, lasagna | Lasagne | lasagne | lasaña | lasagne | lasagne | lasanha
couscous | Couscous | couscous | cuscús | cuscus | couscous | cuscuz
bulgur | Bulgur | boulgour | bulgur | bulgur | bulgur | bulgur
quinoa | Quinoa | quinoa | quinoa | quinoa | quinoa | quinoa
muesli, granola | Müsli | muesli, granola | muesli, granola | muesli, granola | muesli, granola | muesli, granola
cornflakes, breakfast cereal | Cornflakes | céréales, cornflakes | cereales, copos de maíz | cereali, corn flakes |
    cornflakes, ontbijtgranen | cereais, flocos de milho
sugar | Zucker | sucre | azúcar | zucchero | suiker | açúcar
brown sugar, cane sugar | Rohrzucker, brauner Zucker | sucre roux, sucre de canne, cassonade | azúcar moreno, azúcar de
    caña | zucchero di canna | rietsuiker, bruine suiker | açúcar mascavado, açúcar amarelo
icing sugar, powdered sugar | Puderzucker, Staubzucker | sucre glace | azúcar glas, azúcar en polvo | zucchero a velo |
    poedersuiker | açúcar em pó
salt | Salz | sel | sal | sale | zout | sal
sea salt | Meersalz | sel marin, sel de mer | sal marina | sale marino | zeezout | sal marinho
ground pepper, black pepper, peppercorn | schwarzer Pfeffer, Pfefferkörner, Pfeffer | poivre, poivre noir | pimienta,
    pimienta negra | pepe, pepe nero | peper, zwarte peper | pimenta, pimenta preta
paprika powder, paprika | Paprikapulver | paprika, paprika en poudre | pimentón | paprika | paprikapoeder | colorau,
    pimentão doce
curry, curry powder | Curry, Currypulver | curry | curry | curry | kerrie, kerriepoeder | caril
cinnamon | Zimt | cannelle | canela | cannella | kaneel | canela
nutmeg | Muskatnuss, Muskat | noix de muscade, muscade | nuez moscada | noce moscata | nootmuskaat | noz moscada
clove | Nelke, Gewürznelke | clou de girofle, girofle | clavo de olor | chiodo di garofano | kruidnagel | cravinho,
    cravo da índia
vanilla | Vanille | vanille | vainilla | vaniglia | vanille | baunilha
saffron | Safran | safran | azafrán | zafferano | saffraan | açafrão
cumin | Kreuzkümmel | cumin | comino | cumino | komijn | cominho
caraway | Kümmel | carvi | alcaravea | cumino dei prati, carvi | karwij, kummel | alcaravia
aniseed, anise | Anis | anis | anís | anice | anijs | anis
cardamom | Kardamom | cardamome | cardamomo | cardamomo | kardemom | cardamomo
juniper berry | Wacholderbeere | baie de genièvre | baya de enebro | bacca di ginepro | jeneverbes | baga de zimbro
spices, spice, seasoning | Gewürz | épice | especia | spezia | specerij, kruidenmix | especiaria, tempero
stock, broth, bouillon | Brühe, Bouillon, Fond | bouillon | caldo | brodo | bouillon | caldo
soup | Suppe | soupe, potage | sopa | zuppa, minestra | soep | sopa
sauce | Soße, Sauce | sauce | salsa | salsa, sugo | saus | molho
tomato sauce | Tomatensoße, Tomatensauce | sauce tomate | salsa de tomate, tomate frito | salsa di pomodoro, sugo di
    pomodoro, passata | tomatensaus | molho de tomate
tomato paste, tomato puree | Tomatenmark | concentré de tomates, concentré de tomate | concentrado de tomate |
    concentrato di pomodoro | tomatenpuree | concentrado de tomate, polpa de tomate
peeled tomatoes, canned tomatoes | geschälte Tomaten, Dosentomaten | tomates pelées | tomate pelado | pomodori pelati,
    pelati | gepelde tomaten | tomate pelado
ketchup | Ketchup | ketchup | kétchup | ketchup | ketchup | ketchup
mustard | Senf | moutarde | mostaza | senape | mosterd | mostarda
mayonnaise, mayo | Mayonnaise, Mayo | mayonnaise | mayonesa | maionese | mayonaise | maionese
soy sauce | Sojasoße, Sojasauce | sauce soja | salsa de soja | salsa di soia | sojasaus, ketjap | molho de soja
salad dressing, dressing | Salatdressing, Salatsoße | vinaigrette, sauce salade | aliño, aderezo | condimento per
    insalata | dressing, slasaus | molho para salada
vinegar | Essig | vinaigre | vinagre | aceto | azijn | vinagre
balsamic vinegar, balsamic | Balsamico, Balsamessig | vinaigre balsamique, balsamique | vinagre balsámico | aceto
    balsamico, balsamico | balsamicoazijn, balsamico | vinagre balsâmico
cooking oil | Speiseöl | huile, huile de cuisine | aceite | olio | bakolie, spijsolie | óleo alimentar, óleo
olive oil | Olivenöl | huile d'olive | aceite de oliva | olio d'oliva, olio di oliva | olijfolie | azeite
sunflower oil | Sonnenblumenöl | huile de tournesol | aceite de girasol | olio di girasole | zonnebloemolie | óleo de
    girassol
rapeseed oil, canola oil | Rapsöl | huile de colza | aceite de colza | olio di colza | raapzaadolie, koolzaadolie |
    óleo de colza
sesame oil | Sesamöl | huile de sésame | aceite de sésamo | olio di sesamo | sesamolie | óleo de sésamo
coconut milk | Kokosmilch | lait de coco | leche de coco | latte di cocco | kokosmelk | leite de coco
honey | Honig | miel | miel | miele | honing | mel
jam | Marmelade, Konfitüre | confiture | mermelada | marmellata, confettura | jam, confituur | compota, doce de fruta
peanut butter | Erdnussbutter | beurre de cacahuète | crema de cacahuete | burro di arachidi | pindakaas | manteiga de
    amendoim
maple syrup | Ahornsirup | sirop d'érable | sirope de arce | sciroppo d'acero | ahornsiroop | xarope de ácer
chips, french fries, fries | Pommes, Pommes frites | frites | patatas fritas | patatine fritte | friet, patat, frieten
    | batatas fritas
crisps, potato crisps | Kartoffelchips | chips | patatas chips | patatine | aardappelchips | batatas fritas de pacote
popcorn | Popcorn | popcorn, maïs soufflé | palomitas | popcorn | popcorn | pipocas
dumpling, gnocchi | Knödel, Kloß, Gnocchi | quenelle, gnocchi | ñoqui, albóndiga de masa | gnocco, canederlo | knoedel,
    gnocchi | nhoque
ready meal | Fertiggericht | plat préparé, plat cuisiné | plato preparado | piatto pronto | kant-en-klaarmaaltijd |
    refeição pronta
pizza | Pizza | pizza | pizza | pizza | pizza | pizza
sandwich | Sandwich, belegtes Brot, belegtes Brötchen | sandwich | bocadillo, sándwich | tramezzino, panino imbottito |
    broodje gezond, boterham, sandwich | sandes, sanduíche
"""
