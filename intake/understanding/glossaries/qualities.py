"""What things are like: colours, sizes, materials, tastes, forms, who they are for."""

QUALITIES = """
white|weiß|blanc,blanche|blanco,blanca|bianco,bianca|wit,witte|branco,branca
black|schwarz|noir,noire|negro,negra|nero,nera|zwart,zwarte|preto,preta,negro
grey,gray|grau|gris,grise|gris|grigio,grigia|grijs,grijze|cinzento,cinza,cinzenta
red|rot|rouge|rojo,roja,encarnado|rosso,rossa|rood,rode|vermelho,vermelha,encarnado
blue|blau|bleu,bleue|azul|blu,azzurro|blauw,blauwe|azul
light blue,sky blue|hellblau|bleu clair,bleu ciel|celeste,azul claro,azul celeste|azzurro,celeste|lichtblauw|azul claro
navy,navy blue,dark blue|marineblau,dunkelblau|bleu marine,marine|azul marino,marino|blu navy,blu scuro|marineblauw,donkerblauw|azul marinho,azul escuro
green|grün|vert,verte|verde|verde|groen,groene|verde
yellow|gelb|jaune|amarillo,amarilla|giallo,gialla|geel,gele|amarelo,amarela
orange|orange|orange|naranja,anaranjado|arancione,arancio|oranje|laranja
pink|rosa,pink|rose|rosa|rosa|roze|rosa,cor-de-rosa
purple,violet|lila,violett|violet,violette|morado,morada,violeta|viola|paars,paarse|roxo,roxa,violeta
lilac|lila,flieder|lilas|lila|lilla|lila|lilás
brown|braun|brun,brune,marron|marrón,pardo|marrone|bruin,bruine|castanho,castanha,marrom
chestnut|kastanie,kastanienbraun|châtain,châtaigne,marron|castaño,castaña|castano,castagna|kastanje|castanho,castanha
beige,cream-coloured|beige|beige,crème|beige|beige|beige|bege
gold,golden|gold,golden|or,doré,dorée|oro,dorado,dorada|oro,dorato,dorata|goud,gouden|ouro,dourado,dourada
silver|silber,silbern|argent,argenté|plata,plateado|argento,argentato|zilver,zilveren|prata,prateado
copper|kupfer|cuivre|cobre|rame|koper|cobre
coral|koralle,korallenrot|corail|coral|corallo|koraal|coral
plum|pflaume|prune|ciruela|prugna,susina|pruim|ameixa
blonde,blond|blond|blond,blonde|rubio,rubia|biondo,bionda|blond|loiro,loira
clear,transparent|transparent,durchsichtig|transparent,incolore|transparente,incoloro|trasparente,incolore|transparant,doorzichtig|transparente,incolor
colourful,multicoloured,mixed colours|bunt|multicolore|multicolor,surtido,mixto|multicolore|bont,gekleurd|multicolor,sortido
mixed,assorted|gemischt,sortiert|assorti,mélangé,mixte|surtido,mixto,variado|misto,assortito|gemengd,assorti|misto,sortido,variado
porcelain|porzellan|porcelaine|porcelana|porcellana|porselein|porcelana
matt,matte|matt|mat,mate|mate|opaco,opaca|mat|mate
glossy,shiny|glänzend|brillant,brillante|brillante|lucido,lucida|glanzend|brilhante
dark|dunkel,dunkle|foncé,foncée|oscuro,oscura|scuro,scura|donker,donkere|escuro,escura
pale,fair|hell,helle|clair,claire|claro,clara|chiaro,chiara|licht,lichte|claro,clara
small,little,mini|klein,kleine,mini|petit,petite,mini|pequeño,pequeña,mini|piccolo,piccola,mini|klein,kleine,mini|pequeno,pequena,mini
large,big|groß,große|grand,grande|grande|grande|groot,grote|grande
medium|mittel,mittlere,mittelgroß|moyen,moyenne,médium|mediano,mediana,medio|medio,media|middel,medium,middelgroot|médio,média
long|lang,lange|long,longue|largo,larga|lungo,lunga|lang,lange|longo,longa,comprido
short|kurz,kurze|court,courte|corto,corta|corto,corta|kort,korte|curto,curta
wide,broad|breit,breite|large|ancho,ancha|largo,larga|breed,brede|largo,larga
narrow,slim|schmal,schmale|étroit,étroite|estrecho,estrecha|stretto,stretta|smal,smalle|estreito,estreita
thick|dick,dicke|épais,épaisse|grueso,gruesa|spesso,spessa|dik,dikke|grosso,grossa
thin|dünn,dünne|fin,fine,mince|fino,fina,delgado|sottile|dun,dunne|fino,fina
high,tall|hoch,hohe|haut,haute|alto,alta|alto,alta|hoog,hoge|alto,alta
low|niedrig,niedrige|bas,basse|bajo,baja|basso,bassa|laag,lage|baixo,baixa
flat|flach,flache,glatt,glatte|plat,plate|plano,plana|piatto,piatta|plat,platte|plano,plana
round|rund,runde|rond,ronde|redondo,redonda|rotondo,rotonda,tondo|rond,ronde|redondo,redonda
square|quadratisch,viereckig|carré,carrée|cuadrado,cuadrada|quadrato,quadrata|vierkant,vierkante|quadrado,quadrada
oval|oval|ovale|ovalado,oval|ovale|ovaal|oval
folding,foldable|klappbar|pliant,pliante|plegable|pieghevole|opvouwbaar|dobrável
heavy|schwer,schwere|lourd,lourde|pesado,pesada|pesante|zwaar,zware|pesado,pesada
strong,extra strong|stark,starke|fort,forte|fuerte|forte|sterk,sterke|forte
mild,gentle|mild,milde|doux,douce|suave|delicato,delicata,dolce|mild,milde|suave
soft|weich,weiche|souple,doux,mou|blando,suave|morbido,morbida|zacht,zachte|macio,macia,suave
hard,firm|hart,harte|dur,dure|duro,dura|duro,dura|hard,harde|duro,dura
sweet|süß,süße|sucré,sucrée,doux,douce|dulce|dolce|zoet,zoete|doce
bitter|bitter|amer,amère|amargo,amarga|amaro,amara|bitter|amargo,amarga
sour|sauer,saure|acide,aigre|ácido,agrio|acido,aspro|zuur,zure|ácido,azedo
salted,salty|gesalzen,salzig|salé,salée|salado,salada|salato,salata|gezouten,zout|salgado,salgada
unsalted|ungesalzen|non salé,sans sel|sin sal|non salato,senza sale|ongezouten|sem sal
spicy,hot|scharf,scharfe|épicé,piquant,piquante|picante|piccante|pittig,pittige,scherp|picante
dry|trocken,trockene|sec,sèche|seco,seca|secco,secca|droog,droge|seco,seca
wet,moist|feucht,feuchte|humide|húmedo,húmeda|umido,umida|vochtig,nat|húmido,húmida
fresh|frisch,frische|frais,fraîche|fresco,fresca|fresco,fresca|vers,verse|fresco,fresca
frozen|tiefgekühlt,gefroren|surgelé,surgelée,congelé|congelado,congelada|surgelato,surgelata,congelato|diepvries,bevroren|congelado,congelada
dried|getrocknet,getrocknete|séché,séchée,sec,sèche|seco,seca,deshidratado|secco,secca,essiccato|gedroogd,gedroogde|seco,seca
smoked|geräuchert,geräucherte|fumé,fumée|ahumado,ahumada|affumicato,affumicata|gerookt,gerookte|fumado,fumada,defumado
roasted|geröstet,geröstete|grillé,rôti,torréfié|tostado,tostada,asado|tostato,tostata,arrosto|geroosterd,gebrand|torrado,torrada,assado
ground|gemahlen,gemahlene|moulu,moulue|molido,molida|macinato,macinata|gemalen|moído,moída
grated|gerieben|râpé,râpée|rallado,rallada|grattugiato,grattugiata|geraspt|ralado,ralada
sliced|geschnitten,in scheiben|tranché,tranchée,en tranches|cortado,loncheado,en lonchas|affettato,affettata,a fette|gesneden|fatiado,fatiada
whole|ganz,ganze|entier,entière|entero,entera|intero,intera|heel,hele|inteiro,inteira
wholemeal,wholewheat,wholegrain|vollkorn|complet,complète|integral|integrale|volkoren|integral
raw|roh,rohe|cru,crue|crudo,cruda|crudo,cruda|rauw,rauwe|cru,crua
cooked|gekocht,gekochte|cuit,cuite|cocido,cocida|cotto,cotta|gekookt,gekookte|cozido,cozida
ripe|reif,reife|mûr,mûre|maduro,madura|maturo,matura|rijp,rijpe|maduro,madura
organic|bio,biologisch|bio,biologique|ecológico,ecológica,bio,orgánico|biologico,biologica,bio|biologisch,bio|biológico,biológica,bio
night|nacht|nuit|noche|notte|nacht|noite
day|tag|jour|día|giorno|dag|dia
summer|sommer|été|verano|estate|zomer|verão
winter|winter|hiver|invierno|inverno|winter|inverno
work|arbeit,arbeits|travail|trabajo|lavoro|werk|trabalho
kitchen|küche|cuisine|cocina|cucina|keuken|cozinha
office|büro|bureau|oficina|ufficio|kantoor|escritório
car|auto|voiture|coche|auto|auto|carro
hand|hand|main,mains|mano,manos|mano,mani|hand|mão,mãos
body|körper|corps|cuerpo|corpo|lichaam|corpo
face|gesicht|visage|cara,rostro|viso|gezicht|rosto
foot|fuß|pied|pie|piede|voet|pé
skin|haut|peau|piel|pelle|huid|pele
tooth,teeth|zahn|dent|diente|dente|tand|dente
nail|nagel|ongle|uña|unghia|nagel|unha
vegan|vegan|végan,végétalien|vegano,vegana|vegano,vegana|veganistisch,vegan|vegano,vegana
vegetarian|vegetarisch|végétarien,végétarienne|vegetariano,vegetariana|vegetariano,vegetariana|vegetarisch|vegetariano,vegetariana
gluten-free|glutenfrei|sans gluten|sin gluten|senza glutine|glutenvrij|sem glúten
lactose-free|laktosefrei|sans lactose|sin lactosa|senza lattosio|lactosevrij|sem lactose
sugar-free|zuckerfrei|sans sucre|sin azúcar|senza zucchero|suikervrij|sem açúcar
alcohol-free,non-alcoholic|alkoholfrei|sans alcool|sin alcohol|analcolico,analcolica,senza alcol|alcoholvrij|sem álcool
decaf,decaffeinated|entkoffeiniert,koffeinfrei|décaféiné|descafeinado|decaffeinato|cafeïnevrij,decaf|descafeinado
sparkling,fizzy|sprudel,mit kohlensäure|pétillant,pétillante,gazeux,gazeuse|con gas|frizzante,gassata|bruisend,bruiswater|com gás
still|still,ohne kohlensäure|plat,plate|sin gas|naturale,liscia|plat,zonder koolzuur|sem gás
natural|natur,natürlich|naturel,naturelle,nature|natural|naturale|natuurlijk,naturel|natural
universal,multi-purpose,all-purpose|universal,allzweck|universel,universelle|universal,multiusos|universale,multiuso|universeel,allesreiniger|universal,multiusos
liquid|flüssig|liquide|líquido,líquida|liquido,liquida|vloeibaar|líquido,líquida
granulated,granules,granular|granulat,granuliert|granulé,granulés|granulado,granulada|granulare,granulato|korrels,granulaat|granulado,granulada
powdered,powder|pulver|poudre|polvo|polvere|poeder|pó
foam|schaum|mousse|espuma|schiuma|schuim|espuma
gel|gel|gel|gel|gel|gel|gel
cream|creme|crème|crema|crema|crème|creme
spray|spray|spray|spray,aerosol|spray|spray|spray
inside,internal,indoor,interior|innen|intérieur,intérieure,interne|interior,interno|interno,interna,interni|binnen,intern|interior,interno
outside,external,outdoor,exterior|außen|extérieur,extérieure,externe|exterior,externo|esterno,esterna,esterni|buiten,extern|exterior,externo
male|männlich,männchen|mâle|macho|maschio|mannelijk,mannetje|macho
female|weiblich,weibchen|femelle|hembra|femmina|vrouwelijk,vrouwtje|fêmea
man,men|herr,herren,mann,männer|homme|hombre,caballero|uomo,uomini|man,heren,mannen|homem,homens
woman,women,ladies|dame,frau,frauen|femme,dame|mujer,señora|donna|vrouw,dames|mulher,senhora
child,children,kid|kind,kinder|enfant|infantil,niño,niña|bambino,bimbo,bambini|kind,kinderen|criança,infantil
baby|baby|bébé|bebé|neonato,bimbo,bebè|baby|bebé
adult|erwachsener,erwachsene|adulte|adulto,adulta|adulto,adulta|volwassene|adulto,adulta
wood,wooden|holz|bois|madera|legno|hout,houten|madeira
metal|metall|métal|metal|metallo|metaal,metalen|metal
steel|stahl|acier|acero|acciaio|staal,stalen|aço
stainless steel,stainless|edelstahl,rostfrei|inox,acier inoxydable|acero inoxidable,inox|acciaio inox,inox|roestvrij staal,rvs|aço inoxidável,inox
iron|eisen|fer|hierro|ferro|ijzer|ferro
aluminium,aluminum|aluminium|aluminium|aluminio|alluminio|aluminium|alumínio
brass|messing|laiton|latón|ottone|messing|latão
glass|glas|verre|vidrio,cristal|vetro|glas|vidro
plastic|plastik,kunststoff|plastique|plástico|plastica|plastic,kunststof|plástico
paper|papier|papier|papel|carta|papier|papel
cardboard|pappe,karton|carton|cartón|cartone|karton|cartão,papelão
leather|leder|cuir|piel,cuero|pelle,cuoio|leer,leren|couro,pele
cotton|baumwolle|coton|algodón|cotone|katoen,katoenen|algodão
wool|wolle|laine|lana|lana|wol,wollen|lã
linen|leinen|lin|lino|lino|linnen|linho
silk|seide|soie|seda|seta|zijde|seda
rubber|gummi|caoutchouc|goma,caucho|gomma|rubber|borracha
stone|stein|pierre|piedra|pietra|steen|pedra
clay,terracotta|ton,terrakotta|argile,terre cuite|barro,terracota|terracotta,argilla|klei,terracotta|barro,terracota
ceramic|keramik|céramique|cerámica|ceramica|keramiek|cerâmica
marble|marmor|marbre|mármol|marmo|marmer|mármore
concrete|beton|béton|hormigón|calcestruzzo|beton|betão
single|einzel,einfach|simple|simple,individual|singolo,singola|enkel,enkele|simples,individual
double|doppel,doppelt|double|doble|doppio,doppia|dubbel,dubbele|duplo,dupla
new|neu,neue|nouveau,nouvelle,neuf|nuevo,nueva|nuovo,nuova|nieuw,nieuwe|novo,nova
electric|elektrisch,elektro|électrique|eléctrico,eléctrica|elettrico,elettrica|elektrisch,elektrische|elétrico,elétrica
disposable,single-use|einweg|jetable|desechable,un solo uso|monouso,usa e getta|wegwerp|descartável
reusable|wiederverwendbar,mehrweg|réutilisable|reutilizable|riutilizzabile|herbruikbaar|reutilizável
waterproof|wasserdicht,wasserfest|étanche,imperméable|impermeable|impermeabile|waterdicht|impermeável
left|links,linke|gauche|izquierdo,izquierda|sinistro,sinistra|links,linker|esquerdo,esquerda
right-hand|rechts,rechte|droit,droite|derecho,derecha|destro,destra|rechts,rechter|direito,direita
front|vorne,vorder|avant|delantero,delantera|anteriore|voor,voorste|dianteiro,dianteira
rear,back|hinten,hinter|arrière|trasero,trasera|posteriore|achter,achterste|traseiro,traseira
moisturising,moisturizing,hydrating|feuchtigkeitsspendend,feuchtigkeit|hydratant,hydratante|hidratante|idratante|hydraterend,hydraterende|hidratante
repairing,repair|reparierend,repair|réparateur,réparatrice|reparador,reparadora|riparatore,riparatrice,ristrutturante|herstellend|reparador,reparadora
nourishing|nährend,pflegend|nourrissant,nourrissante|nutritivo,nutritiva|nutriente|voedend|nutritivo,nutritiva
whitening|aufhellend,weißend|blancheur,blanchissant|blanqueador,blanqueadora|sbiancante|whitening,wittend|branqueador
micellar|mizellen|micellaire|micelar|micellare|micellair|micelar
antidandruff,dandruff|schuppen,antischuppen|antipelliculaire|anticaspa|antiforfora|antiroos|anticaspa
permanent|permanent|permanent,permanente|permanente|permanente|permanent|permanente
curly,curls|locken,lockig|boucles,bouclé|rizos,rizado|ricci,riccio|krullen,krullend|caracóis,cacheado
"""  # noqa: E501
