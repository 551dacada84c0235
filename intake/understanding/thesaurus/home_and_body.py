"""Home and body in seven languages."""

WORDS = """
shampoo | Shampoo | shampooing, shampoing | champú | shampoo | shampoo | champô, xampu
conditioner, hair conditioner | Spülung, Haarspülung | après-shampooing, après-shampoing | acondicionador | balsamo,
    balsamo per capelli | conditioner | amaciador de cabelo, condicionador
hair mask | Haarmaske, Haarkur | masque capillaire, masque cheveux | mascarilla capilar | maschera per capelli,
    maschera capelli | haarmasker | máscara capilar
hair spray, hairspray | Haarspray | laque | laca | lacca | haarlak | laca
hair gel | Haargel | gel coiffant, gel cheveux | gomina, gel fijador | gel per capelli | haargel | gel de cabelo
hair dye, hair colour | Haarfarbe | coloration, teinture | tinte | tinta per capelli, colorazione | haarverf,
    haarkleuring | tinta de cabelo, coloração
hair | Haar | cheveux | cabello, pelo | capelli | haar | cabelo
shower gel, body wash | Duschgel | gel douche | gel de ducha, gel de baño | bagnoschiuma doccia, docciaschiuma, gel
    doccia | douchegel | gel de banho, gel de duche
bubble bath, bath foam | Schaumbad, Badeschaum | bain moussant | espuma de baño | bagnoschiuma | badschuim, schuimbad |
    espuma de banho
bath salts | Badesalz | sel de bain | sales de baño | sali da bagno | badzout | sais de banho
bar soap, soap bar | Seifenstück, Stückseife | savon solide, pain de savon, savonnette | pastilla de jabón, jabón en
    pastilla | saponetta | zeepblok, stuk zeep | sabonete
deodorant | Deo, Deodorant | déodorant | desodorante | deodorante | deodorant, deo | desodorizante, desodorante
perfume, fragrance | Parfüm, Parfum | parfum | perfume | profumo | parfum | perfume
eau de toilette | Eau de Toilette | eau de toilette | agua de colonia, colonia | acqua di colonia, eau de toilette |
    eau de toilette | água de colónia
face cream, facial cream | Gesichtscreme | crème visage, crème pour le visage | crema facial | crema viso |
    gezichtscrème | creme de rosto, creme facial
face | Gesicht | visage | cara, rostro | viso | gezicht | rosto
body | Körper | corps | cuerpo | corpo | lichaam | corpo
hand cream | Handcreme | crème mains, crème pour les mains | crema de manos | crema mani | handcrème | creme de mãos
body lotion, body milk | Körperlotion, Bodylotion | lait corporel, lait pour le corps | leche corporal, loción corporal
    | latte corpo | bodylotion | leite corporal, loção corporal
day cream | Tagescreme | crème de jour | crema de día | crema giorno | dagcrème | creme de dia
night cream | Nachtcreme | crème de nuit | crema de noche | crema notte | nachtcrème | creme de noite
eye cream | Augencreme | crème contour des yeux, contour des yeux | contorno de ojos | contorno occhi | oogcrème |
    creme de olhos, contorno de olhos
moisturiser, moisturizer, moisturising, moisturizing, hydrating | Feuchtigkeitscreme, feuchtigkeitsspendend | crème
    hydratante, hydratant | crema hidratante, hidratante | crema idratante, idratante | vochtinbrengende crème,
    hydraterend | creme hidratante, hidratante
nourishing | nährend, pflegend | nourrissant | nutritivo | nutriente | voedend | nutritivo
anti wrinkle, anti ageing, anti aging | Anti-Falten, Antifalten | anti-rides, antirides, anti-âge | antiarrugas,
    antiedad | antirughe, antietà | anti-rimpel, anti-aging | antirrugas, antienvelhecimento
skin | Haut | peau | piel | pelle | huid | pele
dry skin | trockene Haut | peau sèche, peaux sèches | piel seca | pelle secca | droge huid | pele seca
sensitive skin, sensitive | empfindliche Haut, sensitiv | peau sensible, peaux sensibles, sensible | piel sensible,
    sensible | pelle sensibile, sensibile | gevoelige huid, gevoelig | pele sensível, sensível
oily skin | fettige Haut | peau grasse | piel grasa | pelle grassa | vette huid | pele oleosa
cream ointment, ointment | Salbe | pommade, onguent | pomada, ungüento | pomata, unguento | zalf | pomada
skin cream | Creme, Hautcreme | crème | crema | crema | crème | creme
lotion | Lotion | lotion | loción | lozione | lotion | loção
serum | Serum | sérum | sérum, suero | siero | serum | sérum
face mask cosmetic, facial mask | Gesichtsmaske | masque visage | mascarilla facial | maschera viso | gezichtsmasker |
    máscara facial
scrub, exfoliant, peeling | Peeling | gommage, exfoliant | exfoliante | scrub, esfoliante | scrub, peeling | esfoliante
cleansing milk, cleanser | Reinigungsmilch | lait démaquillant, nettoyant visage | leche limpiadora, limpiador facial |
    latte detergente | reinigingsmelk | leite de limpeza
micellar water | Mizellenwasser | eau micellaire | agua micelar | acqua micellare | micellair water | água micelar
makeup remover | Make-up-Entferner | démaquillant | desmaquillante | struccante | make-upverwijderaar | desmaquilhante
facial toner, face toner | Gesichtswasser | lotion tonique, tonique | tónico facial | tonico viso, tonico |
    gezichtstonic, tonic lotion | tónico facial
sun cream, sunscreen, suncream, sun lotion | Sonnencreme, Sonnenmilch, Sonnenschutz | crème solaire, lait solaire |
    crema solar, protector solar | crema solare, protezione solare | zonnebrand, zonnebrandcrème, zonnecrème | protetor
    solar, creme solar
after sun | After Sun | après-soleil | aftersun | doposole | aftersun | pós-solar
shaving foam, shaving cream | Rasierschaum, Rasiercreme | mousse à raser, crème à raser | espuma de afeitar, crema de
    afeitar | schiuma da barba, crema da barba | scheerschuim, scheercrème | espuma de barbear, creme de barbear
aftershave | Aftershave, Rasierwasser | après-rasage | loción para después del afeitado, aftershave | dopobarba |
    aftershave | pós-barba, aftershave
razor | Rasierer | rasoir | maquinilla de afeitar, cuchilla de afeitar | rasoio | scheermes | gilete, máquina de
    barbear
razor blade | Rasierklinge | lame de rasoir | cuchilla de afeitar, hoja de afeitar | lametta da barba | scheermesje |
    lâmina de barbear
beard oil | Bartöl | huile à barbe | aceite para barba | olio da barba | baardolie | óleo para barba
toothpaste | Zahnpasta, Zahncreme | dentifrice | pasta de dientes, dentífrico | dentifricio | tandpasta | pasta de
    dentes, dentífrico
toothbrush | Zahnbürste | brosse à dents | cepillo de dientes | spazzolino, spazzolino da denti | tandenborstel |
    escova de dentes
mouthwash | Mundwasser, Mundspülung | bain de bouche | enjuague bucal, colutorio | collutorio | mondwater, mondspoeling
    | elixir bucal, colutório
dental floss | Zahnseide | fil dentaire | hilo dental | filo interdentale | flosdraad, tandzijde | fio dental
lipstick | Lippenstift | rouge à lèvres | pintalabios, barra de labios | rossetto | lippenstift | batom
lip balm | Lippenbalsam, Lippenpflege | baume à lèvres | bálsamo labial | balsamo labbra, burrocacao | lippenbalsem |
    bálsamo labial
mascara | Mascara, Wimperntusche | mascara | máscara de pestañas, rímel | mascara | mascara | rímel, máscara de
    pestanas
eyeliner, eye pencil | Eyeliner, Kajal | eyeliner, crayon yeux, khôl | delineador, lápiz de ojos | eyeliner, matita
    occhi | eyeliner, oogpotlood | eyeliner, lápis de olhos
eyeshadow, eye shadow | Lidschatten | fard à paupières, ombre à paupières | sombra de ojos | ombretto | oogschaduw |
    sombra de olhos
makeup foundation, foundation | Foundation, Grundierung | fond de teint | base de maquillaje | fondotinta | foundation
    | base de maquilhagem
blusher, blush | Rouge | blush, fard à joues | colorete | fard, blush | blusher | blush
face powder | Puder | poudre, poudre de riz | polvos faciales | cipria | gezichtspoeder, poeder | pó facial, pó de
    arroz
nail polish, nail varnish | Nagellack | vernis à ongles | esmalte de uñas, pintaúñas | smalto per unghie, smalto unghie
    | nagellak | verniz das unhas
nail polish remover | Nagellackentferner | dissolvant | quitaesmalte | acetone, solvente per smalto | nagellakremover |
    acetona, removedor de verniz
nail file | Nagelfeile | lime à ongles | lima de uñas | limetta per unghie, lima unghie | nagelvijl | lima de unhas
nail scissors, nail clippers | Nagelschere, Nagelknipser | ciseaux à ongles, coupe-ongles | cortaúñas, tijeras de uñas
    | tagliaunghie, forbicine | nagelschaar, nagelknipper | corta-unhas
tweezers | Pinzette | pince à épiler | pinzas de depilar, pinzas | pinzetta | pincet | pinça
cotton wool, cotton pads, cotton pad | Watte, Wattepad, Wattepads | coton, disque de coton, disque démaquillant |
    algodón, disco de algodón, disco desmaquillante | ovatta, dischetto di cotone, dischetto struccante | watten,
    wattenschijfje | algodão, disco de algodão
cotton bud, cotton swab | Wattestäbchen | coton-tige | bastoncillo, bastoncillo de algodón | cotton fioc, bastoncino
    cotonato | wattenstaafje | cotonete
comb, hair comb | Kamm, Kämme | peigne | peine | pettine | kam | pente
hairbrush | Haarbürste | brosse à cheveux | cepillo de pelo | spazzola per capelli | haarborstel | escova de cabelo
hair dryer, hairdryer | Haartrockner, Föhn | sèche-cheveux | secador, secador de pelo | asciugacapelli, phon | föhn,
    haardroger | secador de cabelo
essential oil | ätherisches Öl | huile essentielle | aceite esencial | olio essenziale | etherische olie | óleo
    essencial
massage oil | Massageöl | huile de massage | aceite de masaje | olio da massaggio | massageolie | óleo de massagem
argan oil | Arganöl | huile d'argan | aceite de argán | olio di argan | arganolie | óleo de argão
shea butter | Sheabutter | beurre de karité, karité | manteca de karité, karité | burro di karité, karité | sheaboter |
    manteiga de karité
aloe vera | Aloe Vera | aloe vera | aloe vera | aloe vera | aloë vera | aloé vera
sanitary towel, sanitary pad | Damenbinde, Binde | serviette hygiénique | compresa | assorbente | maandverband | penso
    higiénico
tampon | Tampon | tampon | tampón | tampone, assorbente interno | tampon | tampão
nappy, diaper | Windel | couche | pañal | pannolino | luier | fralda
baby wipes | Babyfeuchttücher | lingettes bébé | toallitas de bebé | salviettine per bambini | babydoekjes | toalhitas
    de bebé
sticking plaster, adhesive bandage | Pflaster | pansement | tirita | cerotto | pleister | penso rápido
bandage | Verband, Bandage | bandage, bande | venda | benda | verband | ligadura
candle | Kerze | bougie | vela | candela | kaars | vela
scented candle | Duftkerze | bougie parfumée | vela aromática, vela perfumada | candela profumata | geurkaars | vela
    perfumada, vela aromática
tealight, tea light | Teelicht | bougie chauffe-plat | vela de té, velita | lumino, candelina tealight | theelicht,
    waxinelichtje | vela de chá
matches | Streichholz, Streichhölzer | allumettes, allumette | cerillas, cerilla | fiammiferi, fiammifero | lucifers,
    lucifer | fósforos
lighter | Feuerzeug | briquet | mechero, encendedor | accendino | aansteker | isqueiro
dinner plate, plate | Teller, Essteller | assiette | plato | piatto | bord | prato
soup bowl, bowl | Schüssel, Schale, Suppenschale | bol, saladier | cuenco, bol, tazón | ciotola, scodella | kom, schaal
    | taça, tigela
mug, coffee mug | Becher, Kaffeebecher, Tasse | mug | taza | tazza, mug | mok, beker | caneca
cup, coffee cup, teacup | Tasse, Kaffeetasse | tasse | taza | tazza, tazzina | kop, kopje | chávena
drinking glass, tumbler | Trinkglas, Trinkgläser | verre, gobelet | vaso | bicchiere | drinkglas, glas | copo
wine glass | Weinglas, Weingläser | verre à vin | copa de vino, copa | calice, bicchiere da vino | wijnglas | copo de
    vinho
beer glass | Bierglas, Biergläser | verre à bière | vaso de cerveza, jarra de cerveza | bicchiere da birra | bierglas |
    copo de cerveja
champagne glass, champagne flute | Sektglas, Sektgläser | flûte, flûte à champagne | copa de champán, copa de cava |
    flûte, calice da spumante | champagneglas | copo de champanhe, flute
jug, pitcher | Krug, Kanne | carafe, pichet, cruche | jarra | brocca, caraffa | kan, karaf | jarro
teapot | Teekanne | théière | tetera | teiera | theepot | bule
coffee pot | Kaffeekanne | cafetière | cafetera | caffettiera | koffiekan, koffiepot | cafeteira
cutlery | Besteck | couverts | cubertería, cubiertos | posate | bestek | talheres
knife | Messer | couteau | cuchillo | coltello | mes | faca
fork | Gabel | fourchette | tenedor | forchetta | vork | garfo
spoon | Löffel | cuillère | cuchara | cucchiaio | lepel | colher
teaspoon | Teelöffel, Kaffeelöffel | cuillère à café, petite cuillère | cucharilla | cucchiaino | theelepel | colher de
    chá
bread knife | Brotmesser | couteau à pain | cuchillo de pan | coltello da pane | broodmes | faca de pão
chefs knife, chef knife, kitchen knife | Kochmesser, Küchenmesser | couteau de chef, couteau de cuisine | cuchillo de
    cocina, cuchillo cebollero | coltello da cuoco, coltello da cucina | koksmes, keukenmes | faca de cozinha
chopping board, cutting board | Schneidebrett, Schneidbrett | planche à découper | tabla de cortar | tagliere |
    snijplank | tábua de cortar
saucepan, cooking pot | Topf, Kochtopf, Töpfe | casserole, marmite | olla, cazo, cacerola | pentola, casseruola |
    kookpan, pan, steelpan | panela, tacho
frying pan | Pfanne, Bratpfanne | poêle | sartén | padella | koekenpan | frigideira
wok | Wok | wok | wok | wok | wok | wok
roasting tin, baking tray | Backblech | plaque de four, plaque à pâtisserie | bandeja de horno | teglia, placca da
    forno | bakplaat, bakblik | tabuleiro de forno
cake tin, baking tin | Backform, Kuchenform | moule à gâteau, moule | molde, molde para tartas | stampo per dolci,
    tortiera | bakvorm, cakevorm | forma de bolo
colander, sieve, strainer | Sieb, Seiher | passoire, tamis | colador, escurridor | scolapasta, colino | vergiet, zeef |
    escorredor, coador
ladle | Schöpfkelle, Suppenkelle | louche | cucharón, cazo de servir | mestolo | soeplepel, pollepel | concha da sopa
whisk | Schneebesen | fouet | varillas, batidor | frusta | garde | vara de arames, batedor
rolling pin | Nudelholz | rouleau à pâtisserie | rodillo de cocina | mattarello | deegroller | rolo da massa
peeler, potato peeler | Sparschäler, Gemüseschäler | éplucheur, économe | pelador | pelapatate, pelaverdure |
    dunschiller, schilmesje | descascador
grater | Reibe, Küchenreibe | râpe | rallador | grattugia | rasp | ralador
tin opener, can opener | Dosenöffner | ouvre-boîte | abrelatas | apriscatole | blikopener | abre-latas
corkscrew | Korkenzieher | tire-bouchon | sacacorchos | cavatappi | kurkentrekker | saca-rolhas
bottle opener | Flaschenöffner | décapsuleur, ouvre-bouteille | abrebotellas, abridor | apribottiglie | flesopener |
    abre-garrafas, abre-cápsulas
cork | Korken, Kork | bouchon de liège, liège | corcho | tappo di sughero, sughero | kurk | rolha, cortiça
tray, serving tray | Tablett | plateau | bandeja | vassoio | dienblad | bandeja, tabuleiro
thermos flask, vacuum flask | Thermoskanne, Thermosflasche | thermos, bouteille isotherme | termo | thermos |
    thermosfles, thermoskan | garrafa térmica, termo
preserving jar, jam jar, mason jar | Einmachglas, Marmeladenglas, Weckglas | bocal, pot à confiture | tarro, tarro de
    cristal, bote de conserva | barattolo, vasetto, barattolo di vetro | weckpot, jampot, glazen pot | frasco, boião
storage box, storage container | Aufbewahrungsbox, Vorratsdose, Frischhaltedose | boîte de rangement, boîte de
    conservation | caja de almacenaje, fiambrera, táper | contenitore, scatola portaoggetti | opbergbox, opbergdoos,
    vershouddoos | caixa de arrumação
basket | Korb, Körbe | panier, corbeille | cesta, cesto | cesto, cestino | mand | cesto, cesta
kettle | Wasserkocher | bouilloire | hervidor | bollitore | waterkoker | chaleira
toaster | Toaster | grille-pain | tostadora | tostapane | broodrooster | torradeira
coffee machine, coffee maker | Kaffeemaschine | machine à café, cafetière électrique | máquina de café, cafetera
    eléctrica | macchina da caffè | koffiezetapparaat, koffiemachine | máquina de café
coffee filter, filter paper | Kaffeefilter, Filtertüte | filtre à café | filtro de café | filtro da caffè, filtro caffè
    | koffiefilter | filtro de café
blender | Mixer, Standmixer | mixeur, blender | batidora, licuadora | frullatore | blender | liquidificadora, varinha
    mágica
microwave | Mikrowelle | micro-ondes | microondas | microonde | magnetron | micro-ondas
fridge, refrigerator | Kühlschrank | réfrigérateur, frigo | frigorífico, nevera | frigorifero, frigo | koelkast |
    frigorífico
oven | Backofen, Ofen | four | horno | forno | oven | forno
towel, bath towel | Handtuch, Handtücher, Badetuch, Duschtuch | serviette de bain, serviette de toilette, serviette
    éponge | toalla | asciugamano, telo bagno | handdoek, badhanddoek | toalha, toalha de banho
bathrobe | Bademantel | peignoir | albornoz | accappatoio | badjas | roupão
bath mat | Badematte, Badvorleger | tapis de bain | alfombrilla de baño, alfombra de baño | tappetino bagno | badmat |
    tapete de banho
shower curtain | Duschvorhang | rideau de douche | cortina de ducha, cortina de baño | tenda doccia | douchegordijn |
    cortina de duche
bed sheet, sheet | Bettlaken, Laken, Spannbettlaken | drap, drap-housse | sábana, sábana bajera | lenzuolo, lenzuola |
    laken, hoeslaken | lençol
duvet, quilt | Bettdecke | couette | edredón, nórdico | piumone, trapunta | dekbed | edredão
duvet cover, bed linen | Bettwäsche, Bettbezug | housse de couette, linge de lit, parure de lit | funda nórdica, ropa
    de cama, juego de cama | copripiumino, biancheria da letto | dekbedovertrek, beddengoed | capa de edredão, roupa de
    cama
pillow | Kissen, Kopfkissen | oreiller | almohada | cuscino, guanciale | kussen, hoofdkussen | almofada, travesseiro
pillowcase, pillow case | Kissenbezug, Kopfkissenbezug | taie d'oreiller | funda de almohada | federa | kussensloop |
    fronha
cushion | Zierkissen, Sofakissen | coussin | cojín | cuscino | sierkussen | almofada decorativa, almofada
blanket, throw | Wolldecke, Kuscheldecke, Decke | couverture, plaid | manta | coperta, plaid | deken, plaid | manta,
    cobertor
mattress | Matratze | matelas | colchón | materasso | matras | colchão
curtain | Vorhang, Gardine | rideau | cortina | tenda, tendina | gordijn | cortina, cortinado
tablecloth | Tischdecke, Tischtuch | nappe | mantel | tovaglia | tafelkleed, tafellaken | toalha de mesa
placemat, table mat | Tischset, Platzset | set de table | mantel individual, salvamantel | tovaglietta | placemat |
    individual de mesa
fabric | Stoff | tissu | tela, tejido | tessuto, stoffa | stof | tecido
sewing thread, yarn thread | Nähgarn, Garn | fil à coudre | hilo de coser | filo da cucito | naaigaren, garen | linha
    de costura
knitting yarn, yarn | Strickgarn, Strickwolle | laine à tricoter, pelote de laine | lana para tejer, ovillo | filato,
    gomitolo | breigaren, breiwol | fio de tricô, novelo
sewing needle, needle | Nähnadel, Nadel | aiguille | aguja | ago | naald | agulha
safety pin | Sicherheitsnadel | épingle à nourrice, épingle de sûreté | imperdible | spilla da balia | veiligheidsspeld
    | alfinete de ama
coat hanger, hanger | Kleiderbügel | cintre | percha | gruccia, appendiabiti | kledinghanger, kleerhanger | cabide
clothes peg, clothes pin | Wäscheklammer | pince à linge | pinza de la ropa, pinza de tender | molletta | wasknijper |
    mola da roupa
ironing board | Bügelbrett | table à repasser, planche à repasser | tabla de planchar | asse da stiro | strijkplank |
    tábua de engomar
laundry basket | Wäschekorb | panier à linge, corbeille à linge | cesto de la ropa | cesto biancheria, portabiancheria
    | wasmand | cesto da roupa
chair | Stuhl, Stühle | chaise | silla | sedia | stoel | cadeira
office chair, desk chair | Bürostuhl, Drehstuhl | chaise de bureau, fauteuil de bureau | silla de oficina | sedia da
    ufficio | bureaustoel | cadeira de escritório
armchair | Sessel | fauteuil | sillón, butaca | poltrona | fauteuil | poltrona
stool, bar stool | Hocker, Barhocker | tabouret | taburete | sgabello | kruk, barkruk | banco, banco alto
bench, garden bench | Gartenbank, Sitzbank | banc | banco | panca, panchina | tuinbank, bank | banco de jardim
sofa, couch | Sofa, Couch | canapé | sofá | divano | bank, sofa, zitbank | sofá
dining table, table | Tisch, Esstisch | table | mesa | tavolo | tafel | mesa
coffee table, side table | Couchtisch, Beistelltisch | table basse, table d'appoint | mesa de centro, mesa auxiliar |
    tavolino | salontafel, bijzettafel | mesa de centro, mesa de apoio
desk | Schreibtisch | bureau | escritorio | scrivania | bureau | secretária
bed | Bett | lit | cama | letto | bed | cama
wardrobe | Kleiderschrank | armoire, penderie | armario, ropero | armadio, guardaroba | kledingkast, garderobekast |
    roupeiro, guarda-roupa
cupboard, cabinet | Schrank | placard, armoire | armario | armadio, mobiletto | kast | armário
chest of drawers | Kommode | commode | cómoda | cassettiera, comò | ladekast, commode | cómoda
shelf, shelving, shelving unit | Regal, Regalboden | étagère, rayonnage | estantería, estante, balda | scaffale,
    mensola, ripiano | rek, stelling, plank | prateleira, estante
drawer | Schublade | tiroir | cajón | cassetto | lade | gaveta
mirror | Spiegel | miroir | espejo | specchio | spiegel | espelho
clock, wall clock | Uhr, Wanduhr | horloge, pendule | reloj de pared, reloj | orologio da parete, orologio | klok,
    wandklok | relógio de parede
picture frame, photo frame | Bilderrahmen | cadre photo, cadre | marco de fotos, marco | cornice | fotolijst, lijst |
    moldura
door mat, doormat | Fußmatte, Fußabtreter | paillasson | felpudo | zerbino | deurmat | capacho
toy | Spielzeug | jouet | juguete | giocattolo | speelgoed | brinquedo
doll | Puppe | poupée | muñeca | bambola | pop | boneca
puzzle, jigsaw puzzle | Puzzle | puzzle | puzle, rompecabezas | puzzle | puzzel | puzzle
teddy bear, soft toy | Teddybär, Kuscheltier, Plüschtier | peluche, ours en peluche | peluche, osito de peluche |
    peluche, orsacchiotto | knuffel, knuffelbeer | peluche, ursinho
balloon | Luftballon | ballon de baudruche | globo | palloncino | ballon | balão
greeting card, birthday card | Grußkarte, Glückwunschkarte, Geburtstagskarte | carte de vœux, carte d'anniversaire |
    tarjeta de felicitación | biglietto d'auguri | wenskaart, verjaardagskaart | cartão de felicitações
gift voucher, gift card | Gutschein, Geschenkgutschein | bon cadeau, chèque cadeau, carte cadeau | vale de regalo,
    tarjeta regalo | buono regalo, carta regalo | cadeaubon | vale de oferta, cartão presente
book | Buch, Bücher | livre | libro | libro | boek | livro
"""
