"""Things to eat and drink, and plants."""

FOODS = """
tomato|tomate|tomate|tomate|pomodoro|tomaat,tomaten|tomate
cherry tomato|kirschtomate,cherrytomate|tomate cerise|tomate cherry|pomodorino,ciliegino|cherrytomaat,kerstomaat|tomate cereja
potato|kartoffel,erdapfel|pomme de terre,patate|patata|patata|aardappel|batata
sweet potato|süßkartoffel|patate douce|boniato,batata|patata dolce|zoete aardappel|batata-doce
onion|zwiebel|oignon|cebolla|cipolla|ui,uien|cebola
spring onion,scallion|frühlingszwiebel,lauchzwiebel|oignon nouveau,cébette|cebolleta|cipollotto|lente-ui,bosui|cebolinho,cebola nova
shallot|schalotte|échalote|chalota|scalogno|sjalot|chalota
garlic|knoblauch|ail|ajo|aglio|knoflook|alho
leek|lauch,porree|poireau|puerro|porro|prei|alho-francês,alho-porro
carrot|karotte,möhre,mohrrübe|carotte|zanahoria|carota|wortel,peen|cenoura
cucumber|gurke,salatgurke|concombre|pepino|cetriolo|komkommer|pepino
gherkin,pickle|essiggurke,gewürzgurke|cornichon|pepinillo|cetriolino|augurk|pickle
pepper,bell pepper|paprika|poivron|pimiento|peperone|paprika|pimento
chilli,chili|chili,chilischote|piment|guindilla,chile|peperoncino|chilipeper|malagueta
black pepper,peppercorn|pfeffer|poivre|pimienta|pepe|peper|pimenta
salt|salz|sel|sal|sale|zout|sal
lettuce|kopfsalat,salat|laitue,salade|lechuga|lattuga|sla,kropsla|alface
rocket,arugula|rucola|roquette|rúcula|rucola|rucola|rúcula
lamb's lettuce|feldsalat|mâche|canónigos|valeriana,songino|veldsla|canónigos
spinach|spinat|épinard,épinards|espinaca|spinaci|spinazie|espinafre
chard|mangold|blette,bette|acelga|bietola|snijbiet|acelga
cabbage|kohl,weißkohl,kraut|chou|col,repollo|cavolo,verza|kool,witte kool|couve,repolho
red cabbage|rotkohl,blaukraut|chou rouge|lombarda|cavolo rosso|rode kool|couve roxa
savoy cabbage|wirsing|chou de savoie|col rizada|verza|savooiekool|couve lombarda
cauliflower|blumenkohl|chou-fleur|coliflor|cavolfiore|bloemkool|couve-flor
broccoli|brokkoli|brocoli|brócoli|broccoli|broccoli|brócolos,brócolis
brussels sprout|rosenkohl|chou de bruxelles|col de bruselas|cavoletto di bruxelles|spruit,spruitjes|couve-de-bruxelas
kale|grünkohl|chou frisé,kale|col rizada,kale|cavolo nero|boerenkool|couve-galega
kohlrabi|kohlrabi|chou-rave|colinabo|cavolo rapa|koolrabi|couve-rábano
courgette,zucchini|zucchini|courgette|calabacín|zucchina,zucchino|courgette|curgete,abobrinha
aubergine,eggplant|aubergine|aubergine|berenjena|melanzana|aubergine|beringela
pumpkin,squash|kürbis|courge,potiron,citrouille|calabaza|zucca|pompoen|abóbora
fennel|fenchel|fenouil|hinojo|finocchio|venkel|funcho
celery|sellerie,stangensellerie|céleri|apio|sedano|selderij,bleekselderij|aipo
beetroot,beet|rote bete,rote beete|betterave|remolacha|barbabietola|biet,rode biet|beterraba
radish|radieschen|radis|rábano,rabanito|ravanello|radijs|rabanete
horseradish|meerrettich,kren|raifort|rábano picante|rafano|mierikswortel|rábano picante
turnip|rübe,steckrübe|navet|nabo|rapa|raap,knol|nabo
parsnip|pastinake|panais|chirivía|pastinaca|pastinaak|pastinaga
mushroom|pilz,champignon|champignon|champiñón,seta|fungo,champignon|champignon,paddenstoel|cogumelo
king oyster mushroom|kräuterseitling|pleurote du panicaut|seta de cardo|cardoncello|koningsoesterzwam|cogumelo do cardo
asparagus|spargel|asperge|espárrago|asparago|asperge|espargo
artichoke|artischocke|artichaut|alcachofa|carciofo|artisjok|alcachofra
pea|erbse|petit pois,pois|guisante|pisello|doperwt,erwt|ervilha
bean|bohne|haricot|judía,alubia,frijol|fagiolo|boon,bonen|feijão
green bean,french bean|grüne bohne,fisole|haricot vert|judía verde|fagiolino|sperzieboon,haricot vert|feijão verde
lentil|linse|lentille|lenteja|lenticchia|linze|lentilha
chickpea|kichererbse|pois chiche|garbanzo|cece,ceci|kikkererwt|grão-de-bico
sweetcorn,corn|mais|maïs|maíz|mais|mais|milho
avocado|avocado|avocat|aguacate|avocado|avocado|abacate
olive|olive|olive|aceituna,oliva|oliva|olijf|azeitona
ginger|ingwer|gingembre|jengibre|zenzero|gember|gengibre
parsley|petersilie|persil|perejil|prezzemolo|peterselie|salsa
chives|schnittlauch|ciboulette|cebollino|erba cipollina|bieslook|cebolinho
basil|basilikum|basilic|albahaca|basilico|basilicum|manjericão
rosemary|rosmarin|romarin|romero|rosmarino|rozemarijn|alecrim
thyme|thymian|thym|tomillo|timo|tijm|tomilho
mint|minze,pfefferminze|menthe|menta,hierbabuena|menta|munt|hortelã,menta
coriander,cilantro|koriander|coriandre|cilantro|coriandolo|koriander|coentro
dill|dill|aneth|eneldo|aneto|dille|endro,aneto
sage|salbei|sauge|salvia|salvia|salie|salva
oregano|oregano|origan|orégano|origano|oregano|orégãos
bay leaf,laurel|lorbeer|laurier|laurel|alloro|laurier|louro
lavender|lavendel|lavande|lavanda|lavanda|lavendel|lavanda,alfazema
cinnamon|zimt|cannelle|canela|cannella|kaneel|canela
vanilla|vanille|vanille|vainilla|vaniglia|vanille|baunilha
apple|apfel,äpfel|pomme|manzana|mela,mele|appel|maçã
pear|birne|poire|pera|pera|peer,peren|pera
banana|banane|banane|plátano,banana|banana|banaan,bananen|banana
orange fruit,oranges|orange,apfelsine|orange|naranja|arancia,arance|sinaasappel|laranja
mandarin,tangerine,clementine|mandarine,clementine|mandarine,clémentine|mandarina,clementina|mandarino,clementina|mandarijn|tangerina,clementina
lemon|zitrone|citron|limón|limone|citroen|limão
lime|limette|citron vert|lima|lime|limoen|lima
lemon tree|zitronenbaum|citronnier|limonero|pianta di limone,albero di limone|citroenboom|limoeiro
grapefruit|grapefruit,pampelmuse|pamplemousse|pomelo|pompelmo|grapefruit|toranja
grape|traube,weintraube|raisin|uva|uva|druif,druiven|uva
raisin|rosine|raisin sec|pasa|uvetta,uva passa|rozijn|passa
strawberry|erdbeere|fraise|fresa|fragola|aardbei,aardbeien|morango
raspberry|himbeere|framboise|frambuesa|lampone|framboos,frambozen|framboesa
blueberry|heidelbeere,blaubeere|myrtille|arándano|mirtillo|blauwe bes,bosbes|mirtilo
blackberry|brombeere|mûre|mora|mora|braam,bramen|amora
currant|johannisbeere|groseille|grosella|ribes|aalbes|groselha
cherry|kirsche|cerise|cereza|ciliegia|kers,kersen|cereja
peach|pfirsich|pêche|melocotón,durazno|pesca|perzik|pêssego
nectarine|nektarine|nectarine,brugnon|nectarina|nettarina|nectarine|nectarina
apricot|aprikose,marille|abricot|albaricoque|albicocca|abrikoos|damasco,alperce
plum fruit,plums|pflaume,zwetschge|prune|ciruela|prugna,susina|pruim|ameixa
melon|melone|melon|melón|melone|meloen|melão
watermelon|wassermelone|pastèque|sandía|anguria,cocomero|watermeloen|melancia
pineapple|ananas|ananas|piña|ananas|ananas|ananás,abacaxi
mango|mango|mangue|mango|mango|mango|manga
kiwi|kiwi|kiwi|kiwi|kiwi|kiwi|kiwi
fig|feige|figue|higo|fico,fichi|vijg|figo
date fruit,dates fruit|dattel|datte|dátil|dattero|dadel|tâmara
pomegranate|granatapfel|grenade|granada|melagrana,melograno|granaatappel|romã
coconut|kokosnuss,kokos|noix de coco,coco|coco|cocco|kokosnoot,kokos|coco
nut|nuss,nüsse|noix|nuez,nueces|noce|noot,noten|noz,nozes
almond|mandel|amande|almendra|mandorla|amandel|amêndoa
hazelnut|haselnuss,haselnüsse|noisette|avellana|nocciola|hazelnoot|avelã
walnut|walnuss|noix|nuez|noce|walnoot|noz
peanut|erdnuss,erdnüsse|cacahuète,arachide|cacahuete|arachide|pinda|amendoim
pistachio|pistazie|pistache|pistacho|pistacchio|pistache|pistácio
sunflower seed|sonnenblumenkern|graine de tournesol|pipa de girasol|seme di girasole|zonnebloempit|semente de girassol
sunflower|sonnenblume|tournesol|girasol|girasole|zonnebloem|girassol
honey|honig|miel|miel|miele|honing|mel
sugar|zucker|sucre|azúcar|zucchero|suiker|açúcar
flour|mehl|farine|harina|farina|meel,bloem|farinha
wheat|weizen|blé,froment|trigo|grano,frumento|tarwe|trigo
rye|roggen|seigle|centeno|segale|rogge|centeio
spelt|dinkel|épeautre|espelta|farro,spelta|spelt|espelta
oat,oats|hafer|avoine|avena|avena|haver|aveia
oatmeal,porridge oats|haferflocken|flocons d'avoine|copos de avena|fiocchi d'avena|havermout|flocos de aveia
rice|reis|riz|arroz|riso|rijst|arroz
pasta,noodle|nudel,pasta|pâtes|pasta,fideos|pasta|pasta,deegwaren|massa
yeast|hefe|levure|levadura|lievito|gist|fermento
oil|öl|huile|aceite|olio|olie|óleo
olive oil|olivenöl|huile d'olive|aceite de oliva|olio d'oliva,olio di oliva|olijfolie|azeite
sunflower oil|sonnenblumenöl|huile de tournesol|aceite de girasol|olio di girasole|zonnebloemolie|óleo de girassol
rapeseed oil|rapsöl|huile de colza|aceite de colza|olio di colza|raapzaadolie,koolzaadolie|óleo de colza
vinegar|essig|vinaigre|vinagre|aceto|azijn|vinagre
mustard|senf|moutarde|mostaza|senape|mosterd|mostarda
mayonnaise,mayo|mayonnaise|mayonnaise|mayonesa|maionese|mayonaise|maionese
sauce|soße,sauce|sauce|salsa|salsa,sugo|saus|molho
soup|suppe|soupe,potage|sopa|zuppa,minestra|soep|sopa
broth,stock cube|brühe|bouillon|caldo|brodo|bouillon|caldo
jam|marmelade,konfitüre|confiture|mermelada|marmellata,confettura|jam|compota,doce
bread|brot|pain|pan|pane|brood|pão
loaf|brotlaib,laib|miche|hogaza|pagnotta|brood|broa
roll,bread roll|brötchen,semmel|petit pain|panecillo|panino|broodje|pãozinho,carcaça
baguette|baguette|baguette|baguette|baguette|stokbrood|baguete
croissant|croissant,hörnchen|croissant|cruasán,croissant|cornetto,croissant|croissant|croissant
cake|kuchen|gâteau|tarta,pastel,bizcocho|torta|taart,cake|bolo
tart,pie|torte|tarte|tarta|crostata,torta|taart|tarte
biscuit,cookie|keks,plätzchen|biscuit,gâteau sec|galleta|biscotto|koekje,koek|bolacha,biscoito
doughnut,donut|krapfen,donut|beignet|dónut,rosquilla|ciambella,bombolone|donut|dónute
pancake|pfannkuchen|crêpe|tortita,crepe|frittella,crespella|pannenkoek|panqueca
ice cream|eis,eiscreme|glace|helado|gelato|ijs,roomijs|gelado,sorvete
chocolate|schokolade|chocolat|chocolate|cioccolato|chocolade|chocolate
dark chocolate|zartbitterschokolade|chocolat noir|chocolate negro|cioccolato fondente|pure chocolade|chocolate preto
milk chocolate|vollmilchschokolade|chocolat au lait|chocolate con leche|cioccolato al latte|melkchocolade|chocolate de leite
sweet,candy|bonbon,süßigkeit|bonbon|caramelo|caramella|snoep,snoepje|rebuçado
liquorice|lakritz|réglisse|regaliz|liquirizia|drop|alcaçuz
crisps,chips|chips|chips|patatas fritas|patatine|chips|batatas fritas
chips,fries|pommes,pommes frites|frites|patatas fritas|patatine fritte|friet,patat|batatas fritas
milk|milch|lait|leche|latte|melk|leite
skimmed milk|magermilch|lait écrémé|leche desnatada|latte scremato|magere melk|leite magro
semi-skimmed milk|fettarme milch|lait demi-écrémé|leche semidesnatada|latte parzialmente scremato|halfvolle melk|leite meio-gordo
whole milk|vollmilch|lait entier|leche entera|latte intero|volle melk|leite gordo
oat milk,oat drink|haferdrink,hafermilch|boisson à l'avoine,lait d'avoine|bebida de avena,leche de avena|bevanda d'avena,latte d'avena|haverdrink,havermelk|bebida de aveia
butter|butter|beurre|mantequilla|burro|boter|manteiga
cream,whipping cream|sahne,rahm|crème,crème fraîche|nata|panna|room,slagroom|natas,nata
yoghurt,yogurt|joghurt|yaourt|yogur|yogurt|yoghurt|iogurte
quark,curd|quark,topfen|fromage blanc|queso quark|quark|kwark|queijo quark
cheese|käse|fromage|queso|formaggio|kaas|queijo
goat cheese|ziegenkäse|fromage de chèvre,chèvre|queso de cabra|formaggio di capra,caprino|geitenkaas|queijo de cabra
cream cheese|frischkäse|fromage frais|queso crema|formaggio spalmabile|roomkaas|queijo creme
egg|ei,eier|œuf|huevo|uovo,uova|ei,eieren|ovo
meat|fleisch|viande|carne|carne|vlees|carne
beef|rind,rindfleisch|bœuf|ternera,vacuno,res|manzo|rund,rundvlees|vaca,bovino
veal|kalb,kalbfleisch|veau|ternera|vitello|kalf,kalfsvlees|vitela
pork|schwein,schweinefleisch|porc|cerdo|maiale|varken,varkensvlees|porco
lamb|lamm,lammfleisch|agneau|cordero|agnello|lam,lamsvlees|borrego,cordeiro
chicken|huhn,hähnchen|poulet|pollo|pollo|kip|frango
turkey|pute,truthahn|dinde|pavo|tacchino|kalkoen|peru
duck|ente|canard|pato|anatra|eend|pato
rabbit|kaninchen|lapin|conejo|coniglio|konijn|coelho
mince,minced meat|hackfleisch|viande hachée,haché|carne picada|macinato,carne macinata|gehakt|carne picada
sausage|wurst,würstchen|saucisse|salchicha|salsiccia|worst,worstje|salsicha
bacon|speck|lard,bacon|beicon,panceta|pancetta,bacon|spek|bacon,toucinho
ham|schinken|jambon|jamón|prosciutto|ham|presunto,fiambre
fish|fisch|poisson|pescado,pez|pesce|vis|peixe
salmon|lachs|saumon|salmón|salmone|zalm|salmão
tuna|thunfisch|thon|atún|tonno|tonijn|atum
trout|forelle|truite|trucha|trota|forel|truta
cod|kabeljau,dorsch|cabillaud,morue|bacalao|merluzzo,baccalà|kabeljauw|bacalhau
herring|hering|hareng|arenque|aringa|haring|arenque
prawn,shrimp|garnele|crevette|gamba,langostino|gambero,gamberetto|garnaal|camarão,gamba
mussel|muschel,miesmuschel|moule|mejillón|cozza|mossel|mexilhão
water|wasser|eau|agua|acqua|water|água
mineral water|mineralwasser|eau minérale|agua mineral|acqua minerale|mineraalwater|água mineral
sparkling water|sprudelwasser|eau gazeuse,eau pétillante|agua con gas|acqua frizzante,acqua gassata|spa rood,bruiswater|água com gás
juice|saft|jus|zumo,jugo|succo|sap|sumo,suco
orange juice|orangensaft|jus d'orange|zumo de naranja|succo d'arancia|sinaasappelsap,jus d'orange|sumo de laranja
apple juice|apfelsaft|jus de pomme|zumo de manzana|succo di mela|appelsap|sumo de maçã
lemonade|limonade,limo|limonade|limonada,gaseosa|limonata,gassosa|limonade|limonada
soft drink,soda|erfrischungsgetränk|soda,boisson gazeuse|refresco|bibita|frisdrank|refrigerante
coffee|kaffee|café|café|caffè|koffie|café
coffee bean|kaffeebohne,ganze bohnen|café en grains|café en grano|caffè in grani|koffieboon,koffiebonen|café em grão
tea|tee|thé|té|tè|thee|chá
green tea|grüntee|thé vert|té verde|tè verde|groene thee|chá verde
black tea|schwarztee|thé noir|té negro|tè nero|zwarte thee|chá preto
herbal tea,infusion|kräutertee|tisane,infusion|infusión|tisana,infuso|kruidenthee|infusão
camomile,chamomile|kamille|camomille|manzanilla|camomilla|kamille|camomila
cocoa,hot chocolate|kakao|cacao|cacao|cacao|cacao|cacau
beer|bier|bière|cerveza|birra|bier|cerveja
lager|helles,lagerbier|lager,bière blonde|cerveza rubia,lager|birra chiara,lager|pils,lager|cerveja lager
wheat beer|weizenbier,weißbier|bière blanche|cerveza de trigo|birra di frumento,weizen|witbier,weizenbier|cerveja de trigo
wine|wein|vin|vino|vino|wijn|vinho
red wine|rotwein|vin rouge|vino tinto,tinto|vino rosso|rode wijn|vinho tinto
white wine|weißwein|vin blanc|vino blanco|vino bianco|witte wijn|vinho branco
rosé wine,rosé|roséwein,rosé|vin rosé,rosé|vino rosado,rosado|vino rosato,rosato|roséwijn,rosé|vinho rosé,rosé
sparkling wine|sekt,schaumwein|vin mousseux,mousseux|espumoso,vino espumoso|spumante|mousserende wijn,bubbels|espumante
cider|apfelwein,cidre|cidre|sidra|sidro|cider|sidra
gin|gin|gin|ginebra|gin|gin,jenever|gin
rum|rum|rhum|ron|rum|rum|rum
brandy|weinbrand|eau-de-vie,brandy|brandy,aguardiente|brandy|brandy|aguardente,brandy
vodka|wodka|vodka|vodka|vodka|wodka|vodka
whisky,whiskey|whisky|whisky|whisky,güisqui|whisky|whisky|uísque
vermouth|wermut|vermouth|vermut|vermut|vermout|vermute
tonic,tonic water|tonic|tonic|tónica|acqua tonica,tonica|tonic|água tónica,tónica
ice,ice cube|eiswürfel|glaçon,glace|hielo|ghiaccio|ijsblokjes,ijs|gelo
rose flower,roses|rose|rose|rosa|rosa|roos,rozen|rosa
tulip|tulpe|tulipe|tulipán|tulipano|tulp|tulipa
daffodil,narcissus|narzisse,osterglocke|narcisse,jonquille|narciso|narciso|narcis|narciso
lily|lilie|lys|lirio,azucena|giglio|lelie|lírio
carnation|nelke|œillet|clavel|garofano|anjer|cravo
orchid|orchidee|orchidée|orquídea|orchidea|orchidee|orquídea
geranium,pelargonium|geranie,pelargonie|géranium|geranio|geranio|geranium|gerânio,sardinheira
pansy|stiefmütterchen|pensée|pensamiento|viola del pensiero|viooltje|amor-perfeito
cyclamen|alpenveilchen|cyclamen|ciclamen|ciclamino|cyclaam|ciclame
hydrangea|hortensie|hortensia|hortensia|ortensia|hortensia|hortênsia
peony|pfingstrose|pivoine|peonía|peonia|pioenroos|peónia
daisy|gänseblümchen,margerite|marguerite,pâquerette|margarita|margherita|madeliefje,margriet|margarida,malmequer
chrysanthemum|chrysantheme|chrysanthème|crisantemo|crisantemo|chrysant|crisântemo
hyacinth|hyazinthe|jacinthe|jacinto|giacinto|hyacint|jacinto
ivy|efeu|lierre|hiedra|edera|klimop|hera
box plant,boxwood|buchsbaum,buchs|buis|boj|bosso|buxus|buxo
olive tree|olivenbaum|olivier|olivo|ulivo,olivo|olijfboom|oliveira
rose bush|rosenstock|rosier|rosal|rosaio|rozenstruik|roseira
cactus|kaktus|cactus|cactus|cactus|cactus|cato
fern|farn|fougère|helecho|felce|varen|feto
palm tree,palm|palme|palmier|palmera|palma|palm|palmeira
snake plant,mother-in-law's tongue|bogenhanf|langue de belle-mère|lengua de suegra,sansevieria|lingua di suocera,sansevieria|vrouwentong|língua-de-sogra,sanseviéria
fir,christmas tree|tanne,tannenbaum|sapin|abeto,árbol de navidad|abete,albero di natale|den,kerstboom|abeto,árvore de natal
flower|blume|fleur|flor|fiore|bloem|flor
bouquet|strauß,blumenstrauß|bouquet|ramo|mazzo,bouquet|boeket|ramo
wreath|kranz|couronne|corona|corona,ghirlanda|krans|coroa
plant|pflanze|plante|planta|pianta|plant|planta
tree|baum|arbre|árbol|albero|boom|árvore
seed|samen,saatgut|graine,semence|semilla|seme|zaad|semente
bulb|blumenzwiebel,zwiebel|bulbe|bulbo|bulbo|bloembol,bol|bolbo
"""  # noqa: E501
