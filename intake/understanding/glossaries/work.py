"""Things for office, workshop, building site, kitchen trade and shipping."""

WORK = """
envelope|briefumschlag,kuvert,umschlag|enveloppe|sobre|busta|envelop|envelope
pen,ballpoint,biro,ballpoint pen|kugelschreiber,kuli|stylo,stylo bille|bolígrafo,boli|penna,biro|balpen,pen|caneta,esferográfica
pencil|bleistift|crayon|lápiz|matita|potlood|lápis
marker,felt pen|filzstift,marker|feutre,marqueur|rotulador,marcador|pennarello|stift,marker|marcador
highlighter|textmarker|surligneur|subrayador|evidenziatore|markeerstift|sublinhador
eraser|radiergummi|gomme|goma de borrar|gomma|gum|borracha
notebook,notepad|notizbuch,heft,notizblock|cahier,carnet|cuaderno,libreta|quaderno,taccuino|schrift,notitieboek|caderno
folder,binder|ordner|classeur|carpeta,archivador|raccoglitore,cartella|map,ordner|pasta,arquivo
printer paper,copy paper|druckerpapier,kopierpapier|papier imprimante,ramette|papel de impresora,papel fotocopiadora|carta per stampante|printpapier,kopieerpapier|papel de impressora
toner|toner|toner|tóner|toner|toner|toner
ink cartridge,cartridge|tintenpatrone,patrone|cartouche d'encre,cartouche|cartucho de tinta,cartucho|cartuccia|inktpatroon,cartridge|tinteiro,cartucho
stapler|hefter,tacker|agrafeuse|grapadora|cucitrice|nietmachine|agrafador
staple|heftklammer|agrafe|grapa|punto metallico|nietje|agrafo
paper clip|büroklammer|trombone|clip|graffetta|paperclip|clipe
label,sticker|etikett,aufkleber|étiquette,autocollant|etiqueta,pegatina|etichetta,adesivo|etiket,sticker|etiqueta,autocolante
adhesive tape,tape,sticky tape|klebeband|ruban adhésif,scotch|cinta adhesiva,celo|nastro adesivo|plakband,tape|fita adesiva,fita-cola
packing tape,parcel tape|paketband,packband|ruban d'emballage|cinta de embalar,precinto|nastro da imballaggio|verpakkingstape|fita de embalagem
glue|kleber,leim,klebstoff|colle|pegamento,cola|colla|lijm|cola
scissors|schere|ciseaux|tijeras|forbici|schaar|tesoura
ruler|lineal|règle|regla|righello|liniaal|régua
calendar|kalender|calendrier|calendario|calendario|kalender|calendário
bubble wrap|luftpolsterfolie|papier bulle,film à bulles|plástico de burbujas|pluriball|bubbeltjesfolie,noppenfolie|plástico bolha
stretch film|stretchfolie|film étirable|film estirable|pellicola estensibile|rekfolie,wikkelfolie|película estirável
gift wrap,wrapping paper|geschenkpapier|papier cadeau|papel de regalo|carta regalo|inpakpapier,cadeaupapier|papel de embrulho
ribbon|band,schleifenband|ruban|cinta,lazo|nastro|lint|fita
rope|seil|corde|cuerda|corda|touw|corda
string,twine|schnur,bindfaden|ficelle|cordel|spago|touw,garen|cordel,fio
screw|schraube|vis|tornillo|vite|schroef|parafuso
wood screw|holzschraube|vis à bois|tornillo para madera|vite per legno|houtschroef|parafuso para madeira
bolt|bolzen,schraube|boulon|perno,tornillo|bullone|bout|parafuso,perno
nut for bolt,hex nut|mutter,sechskantmutter|écrou|tuerca|dado|moer|porca
washer|unterlegscheibe,scheibe|rondelle|arandela|rondella,rosetta|ring,sluitring|anilha
nail|nagel,nägel|clou|clavo|chiodo|nagel,spijker|prego
hook|haken|crochet|gancho|gancio|haak|gancho
wall plug,rawl plug,dowel|dübel|cheville|taco|tassello|plug|bucha
anchor|anker|ancrage,goujon|anclaje|ancorante|anker|chumbador
threaded rod|gewindestange|tige filetée|varilla roscada|barra filettata|draadstang,draadeind|varão roscado
chain|kette|chaîne|cadena|catena|ketting|corrente
spring|feder|ressort|muelle|molla|veer|mola
hinge|scharnier|charnière|bisagra|cerniera|scharnier|dobradiça
lock|schloss|serrure|cerradura|serratura|slot|fechadura
padlock|vorhängeschloss|cadenas|candado|lucchetto|hangslot|cadeado
key|schlüssel|clé|llave|chiave|sleutel|chave
handle|griff|poignée|manilla,tirador,mango|maniglia,manico|greep,handvat|puxador,cabo
hammer|hammer|marteau|martillo|martello|hamer|martelo
screwdriver|schraubendreher,schraubenzieher|tournevis|destornillador|cacciavite|schroevendraaier|chave de fendas
spanner,wrench|schraubenschlüssel|clé plate,clé|llave inglesa,llave|chiave inglese|moersleutel,steeksleutel|chave inglesa
pliers|zange|pince|alicates|pinza|tang|alicate
saw|säge|scie|sierra|sega|zaag|serra
saw blade|sägeblatt|lame de scie|hoja de sierra|lama per sega|zaagblad|lâmina de serra
drill|bohrmaschine|perceuse|taladro|trapano|boormachine|berbequim
drill bit|bohrer|foret,mèche|broca|punta da trapano,punta|boor,boortje|broca
bit|bit|embout|punta,bit|inserto,bit|bit,bitje|ponta,bit
grinding disc,cutting disc|trennscheibe,schleifscheibe|disque à tronçonner,disque|disco de corte|disco da taglio|doorslijpschijf,slijpschijf|disco de corte
sandpaper,abrasive paper|schleifpapier|papier de verre,papier abrasif|papel de lija,lija|carta vetrata,carta abrasiva|schuurpapier|lixa
folding rule|zollstock,gliedermaßstab|mètre pliant|metro plegable|metro pieghevole|duimstok|metro articulado
tape measure|maßband,bandmaß|mètre ruban|cinta métrica,flexómetro|metro a nastro,flessometro|rolmaat,meetlint|fita métrica
spirit level|wasserwaage|niveau à bulle,niveau|nivel|livella|waterpas|nível
ladder|leiter|échelle|escalera|scala|ladder|escada
paint|farbe,lack|peinture|pintura|vernice,pittura|verf|tinta
varnish|lack,klarlack|vernis|barniz|vernice|vernis,lak|verniz
paintbrush|pinsel|pinceau|brocha,pincel|pennello|kwast|pincel,trincha
paint roller|farbroller,farbrolle|rouleau|rodillo|rullo|verfroller|rolo
filler,putty|spachtelmasse|enduit,mastic|masilla|stucco|plamuur|massa
silicone,sealant|silikon|silicone,mastic|silicona|silicone|siliconenkit,kit|silicone
cement|zement|ciment|cemento|cemento|cement|cimento
plaster|gips|plâtre|yeso|gesso|gips|gesso
brick|ziegel,backstein|brique|ladrillo|mattone|baksteen|tijolo
tile|fliese|carrelage,carreau|azulejo,baldosa|piastrella|tegel|azulejo
board,plank|brett|planche|tabla,tablón|tavola,asse|plank|tábua
panel|platte|panneau|panel,tablero|pannello|paneel,plaat|painel
pipe|rohr|tuyau,tube|tubo,tubería|tubo|buis,pijp|tubo
elbow|bogen,winkel|coude|codo|gomito|bocht,knie|joelho,cotovelo
valve|ventil|vanne,valve|válvula|valvola|klep,kraan|válvula
tap,faucet|wasserhahn|robinet|grifo|rubinetto|kraan|torneira
cable|kabel|câble|cable|cavo|kabel|cabo
wire|draht|fil|alambre,hilo|filo|draad|arame,fio
extension lead|verlängerungskabel|rallonge|alargador,alargadera|prolunga|verlengsnoer|extensão
plug,connector|stecker|fiche,connecteur|enchufe,conector|spina,connettore|stekker|ficha,conector
socket,outlet|steckdose|prise|toma,enchufe|presa|stopcontact|tomada
switch|schalter|interrupteur|interruptor|interruttore|schakelaar|interruptor
fuse|sicherung|fusible|fusible|fusibile|zekering|fusível
cable tie|kabelbinder|collier de serrage,serre-câble|brida|fascetta|tiewrap,kabelbinder|abraçadeira
bracket|halterung,winkel|support,équerre|soporte,escuadra|staffa,supporto|beugel,steun|suporte
tyre,tire|reifen|pneu|neumático,cubierta|pneumatico,copertone|band|pneu
inner tube|schlauch|chambre à air|cámara de aire,cámara|camera d'aria|binnenband|câmara de ar
brake|bremse|frein|freno|freno|rem|travão
brake pad|bremsbelag|plaquette de frein,plaquette|pastilla de freno|pastiglia freno|remblok|pastilha de travão
saddle|sattel|selle|sillín|sella|zadel|selim
pedal|pedal|pédale|pedal|pedale|pedaal|pedal
helmet|helm|casque|casco|casco|helm|capacete
bell|klingel|sonnette|timbre|campanello|bel|campainha
bicycle,bike|fahrrad|vélo|bicicleta,bici|bicicletta,bici|fiets|bicicleta
oil for machines,lubricant|schmieröl,schmiermittel|lubrifiant|lubricante|lubrificante|smeermiddel|lubrificante
grease|fett,schmierfett|graisse|grasa|grasso|vet|massa lubrificante
safety glasses,safety goggles,goggles|schutzbrille|lunettes de protection|gafas de protección,gafas de seguridad|occhiali di protezione|veiligheidsbril|óculos de proteção
ear plug,earplug|gehörschutzstöpsel,ohrstöpsel|bouchon d'oreille|tapón de oído|tappo auricolare|oordop,oordopje|tampão auditivo
ear defenders,ear muffs|kapselgehörschutz,gehörschutz|casque antibruit|orejeras,protector auditivo|cuffie antirumore|gehoorkap,oorkap|protetor auricular
hard hat,safety helmet|schutzhelm,bauhelm|casque de chantier|casco de obra,casco de seguridad|casco da cantiere,elmetto|bouwhelm,veiligheidshelm|capacete de obra
face mask,dust mask,respirator|atemschutzmaske,staubmaske,mundschutz|masque|mascarilla|mascherina|mondmasker,stofmasker|máscara
high-vis vest,hi-vis vest,hi vis|warnweste|gilet haute visibilité,gilet fluo|chaleco reflectante|gilet alta visibilità|veiligheidshesje,reflecterend vest|colete refletor
work glove|arbeitshandschuh|gant de travail|guante de trabajo|guanto da lavoro|werkhandschoen|luva de trabalho
nitrile glove|nitrilhandschuh|gant nitrile|guante de nitrilo|guanto nitrile|nitrilhandschoen|luva de nitrilo
first aid kit|verbandkasten|trousse de secours|botiquín|cassetta pronto soccorso|ehbo-koffer,verbanddoos|estojo de primeiros socorros
plaster for wounds,sticking plaster|pflaster|pansement|tirita|cerotto|pleister|penso
bandage|verband,binde|bandage,bande|venda|benda|verband|ligadura
syringe|spritze|seringue|jeringa|siringa|spuit|seringa
thermometer|thermometer|thermomètre|termómetro|termometro|thermometer|termómetro
paper cup|pappbecher|gobelet carton,gobelet|vaso de papel|bicchiere di carta|kartonnen beker|copo de papel
takeaway box,food box|mitnahmebox,menübox|boîte à emporter|caja para llevar|scatola da asporto|meeneembox|caixa take-away
pizza box|pizzakarton|boîte à pizza|caja de pizza|scatola per pizza|pizzadoos|caixa de pizza
paper bag|papiertüte,papiertragetasche|sac papier,sac en papier|bolsa de papel|sacchetto di carta|papieren zak|saco de papel
carrier bag|tragetasche|sac cabas|bolsa|borsa,shopper|draagtas|saco
cutlery|besteck|couvert|cubiertos|posate|bestek|talheres
tablecloth|tischdecke|nappe|mantel|tovaglia|tafelkleed|toalha de mesa
stirrer|rührstäbchen|agitateur,touillette|removedor,agitador|paletta|roerstaafje|palheta
phone|telefon,handy|téléphone|teléfono,móvil|telefono,cellulare|telefoon|telefone,telemóvel
charger|ladegerät|chargeur|cargador|caricabatterie|oplader,lader|carregador
screen,monitor|bildschirm,monitor|écran|pantalla,monitor|schermo,monitor|scherm,monitor|ecrã,monitor
keyboard|tastatur|clavier|teclado|tastiera|toetsenbord|teclado
mouse|maus|souris|ratón|mouse|muis|rato
headphones,headset|kopfhörer|casque audio,écouteurs|auriculares|cuffie|koptelefoon|auscultadores
camera|kamera|caméra,appareil photo|cámara|telecamera,fotocamera|camera|câmara
printer|drucker|imprimante|impresora|stampante|printer|impressora
adapter|adapter|adaptateur|adaptador|adattatore|adapter|adaptador
fan|ventilator|ventilateur|ventilador|ventilatore|ventilator|ventoinha
menu card|speisekarte|carte,menu|carta,menú|menù|menukaart|ementa
gift card,voucher|geschenkkarte,gutschein|carte cadeau,bon cadeau|tarjeta regalo,vale regalo|buono regalo,carta regalo|cadeaubon,cadeaukaart|cartão presente,vale
card,greeting card|karte,grußkarte|carte|tarjeta|biglietto|kaart,kaartje|cartão,postal
frame|rahmen|cadre|marco|cornice|lijst,frame|moldura
display stand|aufsteller|présentoir|expositor|espositore|display|expositor
"""  # noqa: E501
