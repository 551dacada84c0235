"""Things for body, house, garden, animals and clothes."""

HOME = """
soap|seife|savon|jabón|sapone|zeep|sabão,sabonete
liquid soap,hand wash|flüssigseife|savon liquide|jabón líquido|sapone liquido|vloeibare zeep|sabonete líquido,sabão líquido
hand soap|handseife|savon mains|jabón de manos|sapone mani|handzeep|sabonete de mãos
shampoo|shampoo,haarshampoo|shampooing,shampoing|champú|shampoo|shampoo|champô,xampu
conditioner|spülung,haarspülung|après-shampooing,après-shampoing|acondicionador,suavizante|balsamo|crèmespoeling,conditioner|amaciador,condicionador
hair mask,mask|haarmaske,maske,haarkur|masque|mascarilla|maschera|haarmasker,masker|máscara
hairspray|haarspray,haarlack|laque|laca|lacca|haarlak|laca
hair dye,hair colour,hair color|haarfarbe,tönung,coloration|coloration,teinture|tinte,coloración|tinta,tintura,colorazione|haarverf|tinta,coloração
hair|haar|cheveux|pelo,cabello|capelli|haar|cabelo
shower gel,body wash|duschgel|gel douche|gel de ducha|docciaschiuma,bagnoschiuma|douchegel|gel de duche,gel de banho
bath|bad|bain|baño|bagno|bad|banho
deodorant|deo,deodorant|déodorant|desodorante|deodorante|deodorant|desodorizante,desodorante
roll-on|roller,roll-on|bille|roll-on|roll-on|roller|roll-on
perfume,eau de parfum,scent|parfüm|parfum,eau de parfum|perfume,eau de parfum|profumo,eau de parfum|parfum|perfume
aftershave|rasierwasser|après-rasage|loción para después del afeitado|dopobarba|aftershave|loção pós-barba
cologne|kölnisch wasser|cologne,eau de cologne|colonia|colonia,acqua di colonia|eau de cologne|colónia
toothpaste|zahnpasta,zahncreme|dentifrice|pasta de dientes,dentífrico,pasta dental|dentifricio|tandpasta|pasta de dentes,dentífrico
toothbrush|zahnbürste|brosse à dents|cepillo de dientes|spazzolino|tandenborstel|escova de dentes
dental floss,floss|zahnseide|fil dentaire|hilo dental|filo interdentale|floss,flosdraad|fio dental,fio dentário
mouthwash|mundspülung,mundwasser|bain de bouche|enjuague bucal,colutorio|collutorio|mondwater,mondspoeling|elixir bucal,colutório
razor blade,blade|rasierklinge,klinge|lame de rasoir,lame|cuchilla|lametta,lama|scheermesje|lâmina
razor|rasierer|rasoir|maquinilla|rasoio|scheermes|máquina de barbear
shaving foam|rasierschaum|mousse à raser|espuma de afeitar|schiuma da barba|scheerschuim|espuma de barbear
cream for skin,lotion|creme,lotion|crème,lotion|crema,loción|crema,lozione|crème,lotion|creme,loção
hand cream|handcreme|crème mains|crema de manos|crema mani|handcrème|creme de mãos
night cream|nachtcreme|crème de nuit|crema de noche|crema notte|nachtcrème|creme de noite
day cream|tagescreme|crème de jour|crema de día|crema giorno|dagcrème|creme de dia
body lotion,body milk|körperlotion,bodylotion,körpermilch|lait corps,lait pour le corps|leche corporal,loción corporal|latte corpo|bodylotion|leite corporal
serum|serum|sérum|sérum,suero|siero|serum|sérum
sunscreen,sun cream,suncream,sun lotion,sun milk|sonnencreme,sonnenmilch|crème solaire,lait solaire|crema solar,protector solar,leche solar|crema solare,latte solare|zonnebrand,zonnecrème,zonnemelk|protetor solar,creme solar,leite solar
after sun,aftersun|after sun|après-soleil|aftersun|doposole|aftersun|pós-solar
micellar water|mizellenwasser|eau micellaire|agua micelar|acqua micellare|micellair water|água micelar
makeup remover|abschminktücher,make-up-entferner|démaquillant,démaquillante|desmaquillante|struccante,struccanti|make-up remover|desmaquilhante
lipstick|lippenstift|rouge à lèvres|pintalabios,barra de labios|rossetto|lippenstift|batom
lip balm|lippenbalsam,lippenpflege|baume à lèvres|bálsamo labial|burrocacao,balsamo labbra|lippenbalsem|bálsamo labial
lip|lippe|lèvre|labio|labbro,labbra|lip|lábio
lip gloss|lipgloss|gloss|brillo de labios|lucidalabbra|lipgloss|brilho labial
nail polish,nail varnish|nagellack|vernis à ongles,vernis|esmalte de uñas,esmalte,pintaúñas|smalto|nagellak|verniz,verniz de unhas
nail polish remover|nagellackentferner|dissolvant|quitaesmalte|solvente,levasmalto|nagellakremover|acetona,removedor de verniz
nail file|nagelfeile|lime à ongles|lima de uñas|lima per unghie|nagelvijl|lima de unhas
mascara|wimperntusche,mascara|mascara|rímel,máscara de pestañas|mascara|mascara|rímel
foundation|make-up,foundation,grundierung|fond de teint|base de maquillaje,maquillaje|fondotinta|foundation|base
eye pencil,eyeliner,kajal|kajalstift,augenstift|crayon yeux,crayon pour les yeux|lápiz de ojos|matita occhi|oogpotlood|lápis de olhos
eye|auge|œil,yeux|ojo|occhio|oog|olho
wipe,wet wipe|feuchttuch|lingette|toallita|salvietta|doekje,vochtig doekje|toalhete,toalhita
baby wipe|babyfeuchttuch,feuchttuch|lingette bébé|toallita bebé|salvietta bimbo|babydoekje|toalhete bebé,toalhita bebé
nappy,diaper|windel|couche|pañal|pannolino|luier|fralda
cotton pad|wattepad,abschminkpad|coton à démaquiller,coton|disco de algodón|dischetto|wattenschijfje|disco de algodão
cotton bud,q-tip|wattestäbchen|coton-tige|bastoncillo|cotton fioc|wattenstaafje|cotonete
tampon|tampon|tampon|tampón|assorbente interno,tampone|tampon|tampão
sanitary towel,sanitary pad|damenbinde,binde|serviette hygiénique,serviette|compresa|assorbente|maandverband|penso higiénico
tissue,handkerchief|taschentuch|mouchoir|pañuelo|fazzoletto|zakdoek,zakdoekje,tissue|lenço
toilet paper,loo roll,toilet roll,loo paper|toilettenpapier,klopapier|papier toilette,papier hygiénique|papel higiénico|carta igienica|toiletpapier,wc-papier|papel higiénico
kitchen roll,kitchen paper,paper towel|küchenrolle,küchenpapier|essuie-tout,sopalin|papel de cocina,rollo de cocina|carta da cucina,scottex|keukenrol,keukenpapier|rolo de cozinha,papel de cozinha
paper hand towel,hand towel|papierhandtuch|essuie-mains|toalla de papel,toallita secamanos|asciugamani|papieren handdoek|toalha de papel,toalha de mão
napkin,serviette|serviette|serviette|servilleta|tovagliolo|servet|guardanapo
towel|handtuch|serviette de bain,serviette|toalla|asciugamano|handdoek|toalha
sponge|schwamm|éponge|esponja|spugna|spons|esponja
cloth,duster|lappen,tuch,putztuch|chiffon,lavette|bayeta,paño,trapo|panno,straccio|doek,doekje|pano
microfibre cloth|mikrofasertuch|chiffon microfibre,microfibre|bayeta de microfibra|panno microfibra|microvezeldoek|pano de microfibra
bin bag,bin liner,refuse sack,rubbish bag,trash bag|müllbeutel,müllsack|sac poubelle|bolsa de basura|sacco della spazzatura,sacchetto spazzatura|vuilniszak,afvalzak|saco do lixo
bin,waste bin|mülleimer,abfalleimer|poubelle|cubo de basura,papelera|cestino,pattumiera|vuilnisbak,prullenbak|caixote do lixo
bucket,pail|eimer|seau|cubo|secchio|emmer|balde
mop|wischmopp,mopp|serpillière,frange|fregona|mocio,mop|mop,dweil|esfregona
broom|besen|balai|escoba|scopa|bezem|vassoura
brush|bürste|brosse|cepillo|spazzola|borstel|escova
squeegee|abzieher|raclette|haragán,limpiacristales|tergivetro|trekker|rodo
detergent,cleaner,cleaning agent|reiniger,reinigungsmittel|détergent,nettoyant|detergente,limpiador|detergente|reiniger,schoonmaakmiddel|detergente
washing-up liquid,dish soap|spülmittel|liquide vaisselle|lavavajillas,jabón de platos|detersivo piatti|afwasmiddel|detergente loiça,lava-loiça
dishwasher tablet|spülmaschinentab|pastille lave-vaisselle|pastilla lavavajillas|pastiglia lavastoviglie|vaatwastablet|pastilha máquina loiça
washing powder,laundry detergent|waschmittel,waschpulver|lessive|detergente ropa|detersivo bucato|wasmiddel,waspoeder|detergente roupa
fabric softener|weichspüler|adoucissant|suavizante|ammorbidente|wasverzachter|amaciador
bleach|bleiche,chlorreiniger|eau de javel,javel|lejía|candeggina,varechina|bleek,bleekmiddel|lixívia
degreaser|entfetter,fettlöser|dégraissant|desengrasante|sgrassatore|ontvetter|desengordurante
descaler|entkalker|détartrant|antical,descalcificador|anticalcare,decalcificante|ontkalker|descalcificante,anticalcário
glass cleaner,window cleaner|glasreiniger|nettoyant vitres|limpiacristales|lavavetri|glasreiniger,ruitenreiniger|limpa-vidros
floor cleaner|bodenreiniger|nettoyant sol|fregasuelos,limpiasuelos|lavapavimenti|vloerreiniger|limpa-chão
disinfectant|desinfektionsmittel|désinfectant|desinfectante|disinfettante|desinfectiemiddel|desinfetante
hand sanitiser,hand sanitizer,sanitiser gel|handdesinfektion,händedesinfektion|gel hydroalcoolique|gel hidroalcohólico|gel igienizzante,gel disinfettante|handgel,desinfecterende handgel|álcool gel,gel desinfetante
refill|nachfüllpack,nachfüller|recharge|recambio,recarga|ricarica|navulling,navulpak|recarga
dispenser|spender|distributeur|dispensador|dispenser,distributore|dispenser|dispensador
candle|kerze|bougie|vela|candela|kaars|vela
match,matches|streichholz,streichhölzer|allumette|cerilla,fósforo|fiammifero|lucifer|fósforo
lighter|feuerzeug|briquet|mechero,encendedor|accendino|aansteker|isqueiro
lamp,light fitting|lampe,leuchte|lampe|lámpara|lampada|lamp|candeeiro,lâmpada
light bulb,lightbulb|glühbirne,leuchtmittel|ampoule|bombilla|lampadina|gloeilamp,lichtbron|lâmpada
battery|batterie|pile|pila|batteria,pila|batterij|pilha
chair|stuhl|chaise|silla|sedia|stoel|cadeira
table|tisch|table|mesa|tavolo|tafel|mesa
bench|bank|banc|banco|panca,panchina|bank|banco
shelf|regal|étagère|estantería,estante|scaffale,mensola|plank,rek|prateleira,estante
bed|bett|lit|cama|letto,cuccia|bed|cama
mattress|matratze|matelas|colchón|materasso|matras|colchão
pillow,cushion|kissen|oreiller,coussin|almohada,cojín|cuscino,guanciale|kussen|almofada,travesseiro
blanket|decke|couverture|manta|coperta|deken|manta,cobertor
sheet for bed,bed sheet|bettlaken,laken|drap|sábana|lenzuolo|laken|lençol
curtain|vorhang|rideau|cortina|tenda|gordijn|cortina
carpet,rug|teppich|tapis|alfombra|tappeto|tapijt,vloerkleed|tapete
mirror|spiegel|miroir|espejo|specchio|spiegel|espelho
picture frame|bilderrahmen|cadre|marco|cornice|fotolijst|moldura
vase|vase|vase|jarrón,florero|vaso|vaas|jarra,vaso
mug,cup|becher,tasse|tasse,mug|taza|tazza|mok,beker,kop|caneca,chávena
plate,dish|teller|assiette|plato|piatto|bord|prato
bowl|schüssel,schale|bol,saladier|bol,cuenco|ciotola,scodella|kom,schaal|tigela,taça
drinking glass,tumbler|trinkglas,glas|verre|vaso|bicchiere|glas|copo
wine glass|weinglas|verre à vin|copa de vino,copa|calice,bicchiere da vino|wijnglas|copo de vinho
beer glass|bierglas|verre à bière|vaso de cerveza|bicchiere da birra|bierglas|copo de cerveja
knife|messer|couteau|cuchillo|coltello|mes|faca
fork|gabel|fourchette|tenedor|forchetta|vork|garfo
spoon|löffel|cuillère|cuchara|cucchiaio|lepel|colher
teaspoon|teelöffel|petite cuillère|cucharilla|cucchiaino|theelepel|colher de chá
pan,frying pan|pfanne|poêle|sartén|padella|koekenpan,pan|frigideira
saucepan,cooking pot|kochtopf|casserole|cacerola,olla|pentola|kookpan|panela,tacho
kettle|wasserkocher|bouilloire|hervidor|bollitore|waterkoker|chaleira
corkscrew|korkenzieher|tire-bouchon|sacacorchos|cavatappi|kurkentrekker|saca-rolhas
straw,drinking straw|strohhalm,trinkhalm|paille|pajita|cannuccia|rietje|palhinha
lid|deckel|couvercle|tapa|coperchio|deksel|tampa
aluminium foil,tin foil|alufolie|papier aluminium|papel de aluminio|carta stagnola,alluminio|aluminiumfolie|papel de alumínio
cling film|frischhaltefolie|film alimentaire|film transparente|pellicola|vershoudfolie|película aderente
baking paper|backpapier|papier cuisson|papel de horno|carta forno|bakpapier|papel vegetal
flowerpot,flower pot,plant pot,pot|blumentopf,topf,pflanztopf|pot de fleurs,pot|maceta,tiesto|vaso|bloempot,pot|vaso
planter,trough|pflanzkübel,blumenkasten|jardinière|jardinera|fioriera|plantenbak|floreira
potting soil,compost,soil,substrate|blumenerde,erde,substrat|terreau,substrat|sustrato,tierra|terriccio,substrato|potgrond,grond|substrato,terra
fertiliser,fertilizer,plant food,feed,plant feed|dünger|engrais|abono,fertilizante|concime,fertilizzante|meststof,mest,plantenvoeding|adubo,fertilizante
lawn,grass|rasen,gras|gazon,pelouse|césped|prato,erba|gazon,gras|relva
bark,mulch|rindenmulch,rinde|écorce,paillis|corteza,mulch|corteccia|boomschors,schors|casca,casca de pinheiro
pine|kiefer,pinie|pin|pino|pino|den|pinheiro
gravel,grit|kies|gravier|grava|ghiaia|grind|gravilha,cascalho
sand|sand|sable|arena|sabbia|zand|areia
perlite|perlit,perlite|perlite|perlita|perlite|perliet|perlite
moss|moos|mousse|musgo|muschio|mos|musgo
peat|torf|tourbe|turba|torba|turf|turfa
watering can|gießkanne|arrosoir|regadera|annaffiatoio|gieter|regador
hose,garden hose|schlauch,gartenschlauch|tuyau,tuyau d'arrosage|manguera|tubo,canna,tubo da giardino|tuinslang,slang|mangueira
sprinkler|regner,rasensprenger|arroseur|aspersor|irrigatore|sproeier|aspersor
spade|spaten|bêche|pala|vanga|spade|pá
shovel|schaufel|pelle|pala|pala,badile|schep,schop|pá
rake|rechen,harke|râteau|rastrillo|rastrello|hark|ancinho
hoe|hacke|houe,binette|azada|zappa|schoffel|enxada
secateurs,pruner,pruning shears|gartenschere,rebschere|sécateur|tijera de podar,podadera|cesoia,forbici da potatura|snoeischaar|tesoura de poda
wheelbarrow|schubkarre|brouette|carretilla|carriola|kruiwagen|carrinho de mão
lawn mower,lawnmower|rasenmäher|tondeuse|cortacésped|tosaerba,tagliaerba|grasmaaier|corta-relva
garden|garten|jardin|jardín|giardino|tuin|jardim
tray for seedlings,seed tray|anzuchtschale|plateau de semis|bandeja|vassoio|zaaitray|tabuleiro
glove|handschuh|gant|guante|guanto|handschoen|luva
dog|hund|chien|perro|cane|hond|cão,cachorro
puppy|welpe|chiot|cachorro|cucciolo|pup,puppy|cachorrinho
cat|katze|chat|gato|gatto|kat|gato
kitten|kätzchen|chaton|gatito|gattino|kitten|gatinho
bird|vogel|oiseau|pájaro,ave|uccello|vogel|pássaro,ave
canary|kanarienvogel|canari|canario|canarino|kanarie|canário
hen,laying hen,layer|henne,legehenne|poule,pondeuse|gallina,ponedora,gallina ponedora|gallina,ovaiola|kip,legkip|galinha,galinha poedeira
layer pellets|legehennenfutter|granulés pondeuses|pienso gallinas ponedoras|mangime ovaiole|legkorrel|ração galinhas poedeiras
horse|pferd|cheval|caballo|cavallo|paard|cavalo
hamster|hamster|hamster|hámster|criceto|hamster|hamster
aquarium,fish tank,tank|aquarium|aquarium|acuario|acquario|aquarium|aquário
heater|heizstab,heizer,heizgerät|chauffage,chauffe-eau|calentador,calefactor|riscaldatore|verwarmer,verwarming|aquecedor,termostato
filter|filter|filtre|filtro|filtro|filter|filtro
pump|pumpe|pompe|bomba|pompa|pomp|bomba
food for animals,pet food,animal feed,kibble|futter,tierfutter,trockenfutter|croquettes,aliment,nourriture|pienso,alimento,comida|mangime,crocchette,cibo,alimento|voer,brokken,brok|ração,comida
flake,flakes|flocke,flocken|paillettes,flocons|escamas|scaglie,fiocchi|vlokken|flocos,escamas
cat litter,litter|katzenstreu,streu|litière|arena para gatos,arena|lettiera,sabbia per gatti|kattenbakvulling|areia para gatos,areia
hay|heu|foin|heno|fieno|hooi|feno
straw bale,straw|stroh|paille|paja|paglia|stro|palha
lead,leash|leine|laisse|correa|guinzaglio|riem,lijn|trela
collar|halsband|collier|collar|collare|halsband|coleira
cage|käfig|cage|jaula|gabbia|kooi|gaiola
scratching post,scratcher|kratzbaum|arbre à chat,griffoir|rascador|tiragraffi|krabpaal|arranhador
treat,snack|leckerli,snack|friandise,snack|premio,golosina,snack|snack,premio|snoepje,snack|guloseima,snack,biscoito
toy|spielzeug|jouet|juguete|giocattolo|speelgoed|brinquedo
ball|ball|balle,ballon|pelota,balón|palla,pallone|bal|bola
doll|puppe|poupée|muñeca|bambola|pop|boneca
game|spiel|jeu|juego|gioco|spel|jogo
puzzle,jigsaw|puzzle|puzzle|puzzle,rompecabezas|puzzle|puzzel|puzzle
book|buch|livre|libro|libro|boek|livro
shirt|hemd|chemise|camisa|camicia|overhemd|camisa
t-shirt,tee shirt|t-shirt|t-shirt,tee-shirt|camiseta|maglietta,t-shirt|t-shirt|t-shirt,camisola
polo shirt|poloshirt|polo|polo|polo|poloshirt|polo
jumper,sweater,pullover|pullover,pulli|pull,pull-over|jersey,suéter|maglione|trui|camisola,pulôver
sweatshirt|sweatshirt|sweat-shirt,sweat|sudadera|felpa|sweater,sweatshirt|sweatshirt
hoodie|kapuzenpullover,hoodie|sweat à capuche|sudadera con capucha|felpa con cappuccio|hoodie|camisola com capuz
jacket|jacke|veste,blouson|chaqueta|giacca|jas,jack|casaco
coat|mantel|manteau|abrigo|cappotto|jas,mantel|casaco,sobretudo
waistcoat,vest,bodywarmer|weste|gilet|chaleco|gilet|vest,bodywarmer|colete
fleece|fleecejacke,fleece|polaire,veste polaire|forro polar,polar|pile|fleece|polar
trousers,pants|hose|pantalon|pantalón|pantaloni,pantalone|broek|calças
work trousers|arbeitshose|pantalon de travail|pantalón de trabajo|pantaloni da lavoro|werkbroek|calças de trabalho
shorts|kurze hose,shorts|short,bermuda|pantalón corto|pantaloncini,bermuda|korte broek,short|calções
jeans|jeans|jean|vaqueros,tejanos|jeans|jeans,spijkerbroek|calças de ganga
dungarees,bib overall,bib and brace|latzhose|salopette|peto|salopette|tuinbroek,amerikaanse overall|jardineiras
overall,coverall,boiler suit|overall|combinaison|mono,buzo|tuta|overall|fato-macaco
dress|kleid|robe|vestido|vestito,abito|jurk|vestido
skirt|rock|jupe|falda|gonna|rok|saia
apron|schürze|tablier|delantal|grembiule|schort|avental
sock|socke|chaussette|calcetín,calcetines|calzino,calza|sok|meia
belt|gürtel|ceinture|cinturón|cintura|riem|cinto
hat|hut|chapeau|sombrero|cappello|hoed|chapéu
cap|kappe,mütze|casquette|gorra|berretto,cappellino|pet|boné
scarf|schal|écharpe|bufanda|sciarpa|sjaal|cachecol
shoe|schuh|chaussure|zapato|scarpa|schoen|sapato
safety shoe|sicherheitsschuh|chaussure de sécurité|zapato de seguridad|scarpa antinfortunistica|veiligheidsschoen,werkschoen|sapato de segurança
boot|stiefel|botte|bota|stivale|laars|bota
clog|clog,holzschuh|sabot|zueco|zoccolo|klomp|soca,tamanco
trainer,sneaker|turnschuh|basket|zapatilla|scarpa da ginnastica|sneaker,gymschoen|ténis
insole|einlegesohle|semelle|plantilla|soletta|inlegzool|palmilha
lace|schnürsenkel|lacet|cordón|laccio|veter|atacador
umbrella|regenschirm,schirm|parapluie|paraguas|ombrello|paraplu|guarda-chuva
backpack,rucksack|rucksack|sac à dos|mochila|zaino|rugzak|mochila
"""  # noqa: E501
