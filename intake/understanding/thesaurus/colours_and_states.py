"""Colours and states in seven languages."""

WORDS = """
red | rot | rouge | rojo | rosso | rood | vermelho
blue | blau | bleu | azul | blu, azzurro | blauw | azul
green | grün | vert | verde | verde | groen | verde
yellow | gelb | jaune | amarillo | giallo | geel | amarelo
white | weiß | blanc, blanche | blanco | bianco | wit | branco
black | schwarz | noir | negro | nero | zwart | preto, negro
grey, gray | grau | gris | gris | grigio | grijs | cinzento, cinza
brown | braun | marron, brun | marrón | marrone | bruin | castanho, marrom
pink | rosa, pink | rose | rosa | rosa | roze | rosa, cor de rosa
purple, violet | lila, violett | violet, violette | morado, violeta | viola | paars | roxo, violeta
orange coloured, orange colour | orangefarben | couleur orange | color naranja, anaranjado | arancione | oranjekleurig
    | cor de laranja
beige | beige | beige | beige, beis | beige | beige | bege
turquoise | türkis | turquoise | turquesa | turchese | turkoois | turquesa
navy blue, navy, dark blue | marineblau, dunkelblau | bleu marine, marine, bleu foncé | azul marino, marino, azul
    oscuro | blu navy, blu scuro | marineblauw, donkerblauw | azul marinho, azul escuro
light blue, sky blue | hellblau, himmelblau | bleu clair, bleu ciel | azul claro, celeste | azzurro, celeste |
    lichtblauw, hemelsblauw | azul claro, azul celeste
dark green | dunkelgrün | vert foncé | verde oscuro | verde scuro | donkergroen | verde escuro
light green | hellgrün | vert clair | verde claro | verde chiaro | lichtgroen | verde claro
dark grey, charcoal grey | dunkelgrau, anthrazit | gris foncé, anthracite | gris oscuro, antracita | grigio scuro,
    antracite | donkergrijs, antraciet | cinzento escuro, antracite
burgundy, maroon | bordeaux, weinrot | bordeaux | burdeos, granate | bordò, bordeaux | bordeaux, wijnrood | bordô,
    bordeaux
cream coloured, ivory | cremefarben, elfenbein | ivoire, écru | marfil, color crema | avorio, color crema |
    crèmekleurig, ivoor | marfim
golden, gold | gold, golden | doré, or | dorado, oro | dorato, oro | goud, gouden | dourado, ouro
silver | silber, silbern | argenté, argent | plateado, plata | argentato, argento | zilver, zilveren | prateado, prata
transparent, clear | transparent, durchsichtig, klar | transparent | transparente | trasparente | transparant,
    doorzichtig | transparente
multicoloured, assorted colours | bunt, mehrfarbig | multicolore | multicolor | multicolore | veelkleurig, meerkleurig
    | multicolor
olive green | olivgrün | vert olive | verde oliva | verde oliva | olijfgroen | verde azeitona
fluorescent, hi vis, high visibility | fluoreszierend, neon, Warnschutz | fluorescent, fluo, haute visibilité |
    fluorescente, alta visibilidad | fluorescente, alta visibilità | fluorescerend, fluo, hoge zichtbaarheid |
    fluorescente, alta visibilidade
dark | dunkel | foncé | oscuro | scuro | donker | escuro
pale | blass | pâle | pálido | pallido | bleek | pálido
striped | gestreift | rayé | a rayas, rayado | a righe, rigato | gestreept | às riscas, listrado
checked, chequered | kariert | à carreaux | a cuadros | a quadretti, a quadri | geruit | xadrez, aos quadrados
plain coloured | einfarbig, uni | uni | liso | tinta unita | effen | liso
round | rund | rond | redondo | rotondo, tondo | rond | redondo
square | quadratisch, eckig | carré | cuadrado | quadrato | vierkant | quadrado
rectangular | rechteckig | rectangulaire | rectangular | rettangolare | rechthoekig | retangular
oval | oval | ovale | ovalado, oval | ovale | ovaal | oval
flat | flach | plat | plano | piatto | plat | plano, chato
pointed | spitz | pointu | puntiagudo | appuntito | puntig | pontiagudo
curved | gebogen | courbé, courbe | curvado, curvo | curvo | gebogen | curvado, curvo
hollow | hohl | creux | hueco | cavo | hol | oco
large, big | groß | grand, gros | grande | grande | groot | grande
small | klein | petit | pequeño | piccolo | klein | pequeno
medium, medium sized | mittel, mittelgroß | moyen, moyenne | mediano, medio | medio | middelgroot, medium | médio
mini | mini | mini | mini | mini | mini | mini
long | lang | long, longue | largo | lungo | lang | longo, comprido
short | kurz | court | corto | corto | kort | curto
wide | breit | large | ancho | largo | breed | largo
narrow | schmal | étroit | estrecho | stretto | smal | estreito
thick | dick | épais, épaisse | grueso | spesso | dik | grosso
thin | dünn | mince, fin | delgado, fino | sottile, fine | dun | fino
tall, high | hoch | haut | alto | alto | hoog | alto
low | niedrig | bas, basse | bajo | basso | laag | baixo
heavy | schwer | lourd | pesado | pesante | zwaar | pesado
extra large | extragroß | extra large, très grand | extra grande | extra large, extragrande | extra groot | extra
    grande
heavy duty | Schwerlast, strapazierfähig | robuste, usage intensif | alta resistencia, reforzado | per impieghi
    gravosi, rinforzato | extra sterk, zwaar belastbaar | reforçado, alta resistência
soft | weich | doux, mou, souple | blando, suave, blanda | morbido, soffice | zacht | macio, mole
hard | hart | dur | duro | duro | hard | duro
coarse | grob | gros, grossier | grueso | grosso, grossolano | grof | grosso
fine | fein | fin | fino | fine, fino | fijn | fino
strong | stark | fort | fuerte | forte | sterk | forte
mild | mild | doux | suave | delicato, dolce | mild, zacht | suave
sweet | süß | sucré, doux | dulce | dolce | zoet | doce
sour | sauer | aigre, acide | agrio, ácido | acido, aspro | zuur | azedo, ácido
bitter | bitter | amer | amargo | amaro | bitter | amargo
salted | gesalzen | salé | salado | salato | gezouten | salgado
unsalted | ungesalzen | non salé, sans sel | sin sal | non salato, senza sale | ongezouten | sem sal
spicy, hot and spicy | scharf, pikant | piquant, épicé | picante | piccante | pikant, pittig, scherp | picante
fresh | frisch | frais, fraîche | fresco | fresco | vers | fresco
frozen | tiefgekühlt, gefroren, Tiefkühl, TK | surgelé, congelé | congelado | surgelato, congelato | diepvries,
    bevroren | congelado, ultracongelado
smoked | geräuchert | fumé | ahumado | affumicato | gerookt | fumado
sliced | geschnitten, in Scheiben | tranché, en tranches | en lonchas, loncheado, en rodajas | affettato, a fette |
    gesneden, in plakken | fatiado, às fatias
diced, cubed | gewürfelt | en dés | en dados | a cubetti, a dadini | in blokjes | em cubos
grated | gerieben | râpé | rallado | grattugiato | geraspt | ralado
chopped | gehackt | haché | picado, troceado | tritato | gehakt | picado
minced | gehackt | haché | picado | macinato, tritato | gehakt | picado
dried | getrocknet, Trocken | séché, sec, sèche | seco, desecado | secco, essiccato | gedroogd | seco, desidratado
roasted | geröstet | torréfié, grillé | tostado | tostato | gebrand, geroosterd | torrado
raw | roh | cru | crudo | crudo | rauw | cru
cooked | gekocht | cuit | cocido | cotto | gekookt | cozido
grilled | gegrillt | grillé | a la plancha, asado | grigliato, alla griglia | gegrild | grelhado
peeled | geschält | épluché, pelé | pelado | pelato, sbucciato | geschild | descascado
pitted, stoneless | entsteint, entkernt | dénoyauté | deshuesado, sin hueso | denocciolato | ontpit, zonder pit |
    descaroçado, sem caroço
seedless | kernlos | sans pépins | sin pepitas, sin semillas | senza semi | pitloos, zonder pitten | sem grainhas, sem
    sementes
ripe | reif | mûr | maduro | maturo | rijp | maduro
canned, tinned | in Dosen | en conserve | en conserva, enlatado | in scatola | in blik | em conserva, enlatado
pickled | eingelegt | au vinaigre | encurtido | sottaceto | ingelegd | em vinagre
marinated | mariniert | mariné | marinado | marinato | gemarineerd | marinado
organic | Bio, biologisch, ökologisch | bio, biologique | ecológico, bio, biológico | biologico, bio | biologisch, bio
    | biológico, bio, orgânico
wholemeal, wholegrain, whole wheat | Vollkorn | complet, complète | integral | integrale | volkoren | integral
gluten free | glutenfrei | sans gluten | sin gluten | senza glutine | glutenvrij | sem glúten
lactose free | laktosefrei | sans lactose | sin lactosa | senza lattosio | lactosevrij | sem lactose
sugar free | zuckerfrei | sans sucre | sin azúcar | senza zucchero | suikervrij, zonder suiker | sem açúcar
alcohol free, non alcoholic | alkoholfrei | sans alcool | sin alcohol | analcolico, senza alcol | alcoholvrij | sem
    álcool
decaffeinated, decaf | entkoffeiniert, koffeinfrei | décaféiné, déca | descafeinado | decaffeinato, deca | cafeïnevrij
    | descafeinado
vegan | vegan | végan, végétalien | vegano | vegano | veganistisch, vegan | vegano
vegetarian | vegetarisch | végétarien | vegetariano | vegetariano | vegetarisch | vegetariano
semi skimmed | teilentrahmt, fettarm | demi écrémé | semidesnatado, semidesnatada | parzialmente scremato | halfvolle,
    halfvol | meio gordo, meia gorda
skimmed, low fat | entrahmt, mager | écrémé, maigre | desnatado, desnatada | scremato, magro | mager, magere | magro
full fat, whole milk | Vollmilch, vollfett | entier, lait entier | leche entera, entero | latte intero, intero | volle,
    volle melk | gordo, leite gordo
sparkling, fizzy | mit Kohlensäure, sprudelnd, prickelnd | pétillant, gazeux, gazeuse | con gas | frizzante, gassato |
    bruisend, koolzuurhoudend, bruis | com gás
still | still, ohne Kohlensäure | plat, plate, non gazeux | sin gas | naturale, liscia | plat, koolzuurvrij | sem gás
dry wine | trocken | sec | seco | secco | droog | seco
galvanised, galvanized, zinc plated | verzinkt | galvanisé, zingué | galvanizado, cincado, zincado | zincato |
    verzinkt, gegalvaniseerd | galvanizado, zincado
hot dip galvanised | feuerverzinkt | galvanisé à chaud | galvanizado en caliente | zincato a caldo | thermisch verzinkt
    | galvanizado a quente
stainless, stainless steel | Edelstahl, rostfrei, Niro, Inox | inox, acier inoxydable, inoxydable | acero inoxidable,
    inox, inoxidable | acciaio inox, inox, acciaio inossidabile | rvs, roestvrij staal, roestvrij, inox | aço
    inoxidável, aço inox, inox
waterproof | wasserdicht | imperméable, étanche | impermeable | impermeabile | waterdicht | impermeável
water resistant | wasserfest, wasserabweisend | résistant à l'eau, déperlant | resistente al agua | idrorepellente |
    waterbestendig, waterafstotend | resistente à água
fireproof, fire resistant, flame retardant | feuerfest, flammhemmend | ignifuge, ignifugé | ignífugo | ignifugo |
    brandwerend, vuurvast | ignífugo
breathable | atmungsaktiv | respirant | transpirable | traspirante | ademend | respirável
insulated | isoliert, gefüttert | isolé, isotherme | aislado | isolato, coibentato | geïsoleerd | isolado
padded, quilted | gepolstert, gesteppt | rembourré, matelassé | acolchado | imbottito, trapuntato | gewatteerd, gevoerd
    | acolchoado
reusable | wiederverwendbar, Mehrweg | réutilisable | reutilizable | riutilizzabile | herbruikbaar | reutilizável
disposable, single use | Einweg | jetable, à usage unique | desechable, de un solo uso | monouso, usa e getta |
    wegwerp, eenmalig | descartável
recycled | recycelt, Recycling | recyclé | reciclado | riciclato | gerecycled | reciclado
biodegradable, compostable | biologisch abbaubar, kompostierbar | biodégradable, compostable | biodegradable,
    compostable | biodegradabile, compostabile | biologisch afbreekbaar, composteerbaar | biodegradável, compostável
scented, perfumed | parfümiert, duftend | parfumé | perfumado | profumato | geparfumeerd, geurend | perfumado
unscented, fragrance free | unparfümiert, parfümfrei | sans parfum, non parfumé | sin perfume | senza profumo, inodore
    | ongeparfumeerd, parfumvrij | sem perfume
antibacterial | antibakteriell | antibactérien | antibacteriano | antibatterico | antibacterieel | antibacteriano
rechargeable | wiederaufladbar, aufladbar | rechargeable | recargable | ricaricabile | oplaadbaar | recarregável
refill | Nachfüllpackung, Nachfüll | recharge | recambio, recarga | ricarica | navulling, navul | recarga
adjustable | verstellbar, einstellbar | réglable, ajustable | ajustable, regulable | regolabile | verstelbaar |
    ajustável, regulável
foldable, folding | klappbar, faltbar | pliant, pliable | plegable | pieghevole | opvouwbaar, inklapbaar | dobrável
self adhesive | selbstklebend | autocollant, adhésif | autoadhesivo | autoadesivo | zelfklevend | autoadesivo
magnetic | magnetisch | magnétique | magnético | magnetico | magnetisch | magnético
electric | elektrisch | électrique | eléctrico | elettrico | elektrisch | elétrico
cordless | Akku, kabellos | sans fil | inalámbrico, sin cable | senza fili, a batteria | snoerloos, draadloos | sem
    fio, sem fios
powder free | puderfrei | non poudré, sans poudre | sin polvo | senza polvere | poedervrij | sem pó
sterile | steril | stérile | estéril | sterile | steriel | estéril
matt, matte | matt | mat | mate | opaco | mat | mate, fosco
glossy, gloss | glänzend, Hochglanz | brillant | brillante | lucido | glanzend, hoogglans | brilhante
satin finish, silk finish | seidenmatt, seidenglänzend | satiné | satinado | satinato | zijdeglans, zijdemat |
    acetinado
polished | poliert | poli | pulido | lucidato | gepolijst | polido
brushed steel | gebürstet | brossé | cepillado | spazzolato | geborsteld | escovado
chrome, chrome plated | verchromt, Chrom | chromé, chrome | cromado | cromato | verchroomd, chroom | cromado
painted, lacquered | lackiert | laqué, peint | lacado, pintado | laccato, verniciato | gelakt | lacado, pintado
untreated | unbehandelt | non traité | sin tratar | non trattato | onbehandeld | não tratado
printed | bedruckt | imprimé | impreso, estampado | stampato | bedrukt | impresso
lined paper | liniert | ligné | rayado | a righe | gelinieerd, gelijnd | pautado
double sided | doppelseitig, beidseitig | double face | doble cara | biadesivo, doppia faccia | dubbelzijdig | dupla
    face
left | links | gauche | izquierdo | sinistro | links | esquerdo
right hand | rechts | droite | derecho | destro | rechts | direito
new | neu | neuf, neuve | nuevo | nuovo | nieuw | novo
homemade | hausgemacht | fait maison, maison | casero | fatto in casa, casalingo | huisgemaakt, zelfgemaakt | caseiro
mixed, assorted | gemischt | assorti, mélangé | variado, surtido | misto, assortito | gemengd, assorti | misto, sortido
ladies, womens | Damen | femme, dame | de mujer, señora | da donna, donna | dames | de senhora, senhora, de mulher
mens | Herren | homme | de hombre, caballero | da uomo, uomo | heren | de homem, homem
kids, childrens | Kinder | enfant | infantil, niños | bambino | kinder | criança, infantil
baby | Baby | bébé | bebé | bambino, bebè | baby | bebé
wood, wooden | Holz | bois, en bois | madera, de madera | legno, in legno | hout, houten | madeira, de madeira
oak | Eiche | chêne | roble | rovere, quercia | eiken, eik | carvalho
pine wood | Kiefer, Kiefernholz | bois de pin | madera de pino | legno di pino | grenen | madeira de pinho, pinho
beech | Buche | hêtre | haya | faggio | beuken | faia
bamboo | Bambus | bambou | bambú | bambù | bamboe | bambu
steel | Stahl | acier | acero | acciaio | staal, stalen | aço
iron | Eisen | fer | hierro | ferro | ijzer | ferro
cast iron | Gusseisen | fonte | hierro fundido | ghisa | gietijzer | ferro fundido
aluminium, aluminum | Aluminium, Alu | aluminium, alu | aluminio | alluminio | aluminium | alumínio
brass | Messing | laiton | latón | ottone | messing | latão
copper | Kupfer | cuivre | cobre | rame | koper, koperen | cobre
zinc | Zink | zinc | zinc, cinc | zinco | zink | zinco
plastic | Kunststoff, Plastik | plastique | plástico | plastica | kunststof, plastic | plástico
rubber | Gummi | caoutchouc | goma, caucho | gomma | rubber | borracha
glass | Glas | verre | vidrio, cristal | vetro | glas | vidro
leather | Leder | cuir | cuero, piel | pelle, cuoio | leer, leren | couro, pele
cotton | Baumwolle | coton | algodón | cotone | katoen, katoenen | algodão
wool | Wolle | laine | lana | lana | wol, wollen | lã
linen, flax | Leinen | lin | lino | lino | linnen | linho
silk | Seide | soie | seda | seta | zijde, zijden | seda
polyester | Polyester | polyester | poliéster | poliestere | polyester | poliéster
nylon | Nylon | nylon | nailon, nylon | nylon | nylon | nylon
velvet | Samt | velours | terciopelo | velluto | fluweel, velours | veludo
felt | Filz | feutre | fieltro | feltro | vilt | feltro
fleece | Fleece, Vlies | polaire | polar, forro polar | pile | fleece | polar
microfibre, microfiber | Mikrofaser | microfibre | microfibra | microfibra | microvezel | microfibra
latex | Latex | latex | látex | lattice | latex | látex
nitrile | Nitril | nitrile | nitrilo | nitrile | nitril | nitrilo
vinyl | Vinyl | vinyle | vinilo | vinile | vinyl | vinil
silicone | Silikon | silicone | silicona | silicone | siliconen, siliconenkit | silicone
foam | Schaumstoff, Schaum | mousse | espuma | schiuma | schuim | espuma
cardboard | Pappe, Karton | carton | cartón | cartone | karton | cartão
stone | Stein | pierre | piedra | pietra | steen | pedra
marble | Marmor | marbre | mármol | marmo | marmer | mármore
ceramic | Keramik | céramique | cerámica | ceramica | keramiek, keramisch | cerâmica
porcelain, china | Porzellan | porcelaine | porcelana | porcellana | porselein | porcelana
clay, terracotta | Ton, Terrakotta | terre cuite, argile | terracota, barro | terracotta, argilla | terracotta, klei |
    terracota, barro, argila
wax | Wachs | cire | cera | cera | was | cera
straw | Stroh | paille | paja | paglia | stro | palha
wicker, rattan | Rattan, Weide | osier, rotin | mimbre, ratán | vimini, rattan | riet, rotan | vime, rattan
canvas | Leinwand, Segeltuch | toile | lona, lienzo | tela | canvas, doek | lona, tela
jute, hessian | Jute | jute, toile de jute | yute | iuta | jute | juta
mesh | Netz, Gitter | maille, filet | malla | rete | gaas, net | malha, rede
carbon | Carbon, Karbon | carbone | carbono | carbonio | carbon | carbono
titanium | Titan | titane | titanio | titanio | titanium | titânio
"""
