"""French order language."""

from intake.understanding.languages.shape import Language

FRENCH = Language(
    code="fr",
    numbers={
        "dizaine": 10,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "centaine": 100,
        "zéro": 0,
        "un": 1,
        "une": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "treize": 13,
        "quatorze": 14,
        "quinze": 15,
        "seize": 16,
        "vingt": 20,
        "vingts": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "septante": 70,
        "octante": 80,
        "huitante": 80,
        "nonante": 90,
        "cent": 100,
        "cents": 100,
        "mille": 1000,
    },
    weekdays="lundi lun|mardi mar|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim",
    months="janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre sept"
    "|octobre oct|novembre nov|décembre déc",
    says="""\
one = un | une
dozen = douzaine | douzaines | douzaine de
pair = couple de
half = demi | demie | une demi | un demi
half_dozen = demi-douzaine | une demi-douzaine | demi douzaine | une demi douzaine
and_half = et demi | et demie
quarter = [un/1] quart [de/d'] | 1/4 de
three_quarters = [trois/3] quarts [de/d'] | 3/4 de
vague = quelques | plusieurs | un peu de | un peu | des | du | de la | divers | assez de
about = environ | à peu près | autour de | une | presque | au moins | jusqu'à | maximum | vers
times = x | fois | qté | quantité | nb
each = chacun | chacune | chaque | par | de chaque
all_of_them = les deux | tous | toutes | pour tous | pour les deux | sur tous | sur les deux | tous les deux
more = plus de | encore | supplémentaire | supplémentaires | en plus | de plus | autres
another = encore un | encore une | un autre | une autre
ignore_number = numéro | n° | num | tél | tel | téléphone | portable | fax | étage | facture | réf | référence | page |
    poste | code | porte | bâtiment | appartement | série
time_word = heures | heure | jours | jour | semaines | semaine | mois | ans | an | années | minutes | min |
    personnes | invités | pers | enfants | couverts | pour cent
u.box = boîte | boîtes | bte
u.carton = carton | cartons | ctn
u.case = caisse | caisses
u.crate = cageot | cageots | casier | casiers
u.pack = paquet | paquets | pack | packs | lot | lots | pqt | colis
u.bag = sachet | sachets | poche | poches | pochette | pochettes
u.sack = sac | sacs
u.bottle = bouteille | bouteilles | btl | flacon | flacons
u.can = canette | canettes | conserve | conserves
u.jar = pot | pots | bocal | bocaux | verre | verres
u.tub = seau | seaux | bac | bacs | barquette | barquettes
u.tube = tube | tubes
u.cup = tasse | tasses
u.tray = plateau | plateaux | plaque | plaques
u.roll = rouleau | rouleaux
u.ring = couronne | couronnes | bobinot
u.drum = touret | tourets | bobine | bobines
u.bundle = fagot | fagots | liasse | liasses
u.bunch = botte | bottes | bouquet | bouquets
u.sleeve = manchon | manchons | étui | étuis
u.pallet = palette | palettes
u.sheet = feuille | feuilles | plaque | plaques
u.length = barre | barres | longueur | longueurs
u.stem = tige | tiges
u.set = jeu | jeux | kit | kits | ensemble
u.barrel = fût | fûts | tonneau | tonneaux
u.canister = bidon | bidons | jerrican | jerricans
u.bar = tablette | tablettes
u.loaf = miche | miches
u.slice = tranche | tranches
u.bale = balle | balles | ballot | ballots
u.ream = rame | rames | ramette | ramettes
u.piece = pièce | pièces | pce | pces | unité | unités | à l'unité | exemplaire | exemplaires
u.kg = kg | kilo | kilos | kilogramme | kilogrammes
u.g = g | gr | gramme | grammes
u.t = tonne | tonnes
u.pond = livre de | livres de
u.l = l | litre | litres
u.ml = ml | millilitre | millilitres
u.cl = cl | centilitre | centilitres
u.m = m | mètre | mètres | ml
u.cm = cm | centimètre | centimètres
u.mm = mm | millimètre | millimètres
u.w = w | watts
u.v = v | volts
u.a = ampères
of = de | du | de la | des | d' | en
and = et | ainsi que | puis | plus | et aussi | aussi | et puis | également
or = ou | ou bien | soit
with = avec | garni de | y compris | incluant | accompagné de
without = sans | pas de | pas d' | aucun | aucune | enlevez | retirez | ne mettez pas | ne mettez pas de |
    je n'aime pas | allergique à | allergique aux | ne pas mettre | surtout pas | jamais de | évitez
not = pas | pas le | pas la | pas les | sauf | hormis | excepté | non pas | surtout pas
extra = extra | double | beaucoup de | bien de | supplément de | supplément | plus de | plein de | davantage de |
    avec plus de
light = peu de | un peu de | moins de | léger | légèrement | pas trop de | très peu de | juste un peu de | à peine
plain = normal | normale | normaux | standard | simple | simples | nature | classique | ordinaire
option.grind = moulu | moulue | moulus | moulues | mouture
option.colour = couleur | couleurs | coloris
option.size = taille | tailles
to_match = assorti | assortis | assortie | assorties | qui va avec | qui vont avec | correspondant | correspondants
half_split = moitié | la moitié | demi
rest_split = l'autre | le reste | reste | l'autre moitié | les autres | le restant
meant = je voulais dire | je veux dire | je pensais à | je parlais de | je parlais des
correct = non | pardon | plutôt | enfin | en fait | finalement | désolé | désolée | je voulais dire | correction |
    attendez | attends | mettez plutôt | disons | je rectifie | excusez | ah non | oh non | non attendez |
    non attends | oups | rectification | ou plutôt
instead_of = au lieu de | au lieu du | au lieu des | à la place de | à la place du | à la place des | plutôt que |
    plutôt que des | au lieu d'
in_place = à la place | à leur place | à sa place | en remplacement | en échange
swap = remplacer | remplacez | remplace | échanger | échangez | changer | changez | substituer
swap_with = par | contre | en | pour
remove = oublie | oublions | laisse tomber | laissons tomber |
    enlever | enlevez | enlève | retirer | retirez | supprimer | supprimez | annuler | annulez | laisser tomber |
    laissez tomber | ôter | ôtez | plus besoin | plus besoin de | oublier | oubliez | rayez | pas besoin
add = ajouter | ajoutez | ajoute | rajouter | rajoutez | rajoute | en plus | aussi | également | plus | encore |
    joindre
set_to = cette fois | cette fois-ci | à | mettre à | passer à | passez à | mettez | devient | porter à | maintenant
raise = augmenter | augmentez | monter
lower = réduire | réduisez | diminuer | diminuez | baisser
only = seulement | uniquement | juste | que | ne que | rien que
same = même | mêmes | pareil | identique | idem
repeat = pareil que l'autre fois | comme l'autre fois | comme la dernière fois | comme d'habitude | la même chose |
    même commande | la même commande | comme avant |
    pareil que la dernière fois | même chose que | la dernière commande | comme la fois dernière | comme toujours |
    commande habituelle | l'habituel | comme à l'accoutumée | renouveler ma commande | renouveler la commande |
    refaire la commande | refaire ma commande | idem que la dernière fois | comme la semaine dernière |
    comme ma dernière commande | comme notre dernière commande | pareil que d'habitude |
    la même que la dernière fois | même chose svp
double = doubler | doublez | double quantité | le double de | la double | deux fois plus de
usual = comme d'habitude | habituel* | comme d'hab | les mêmes | pareil que d'habitude
per_time = par mois | par semaine | par jour | par an
if = si | s'il | s'ils | au cas où
but = mais | sauf | cette fois
keep = le reste ne change pas | le reste inchangé | gardez le reste | garder | je garde | on garde | le reste comme
yes = oui | ok | d'accord | exact | exactement | c'est ça | parfait | bien sûr | volontiers | absolument |
    tout à fait | c'est bon
no = non | non merci | pas du tout
both = les deux | tous les deux | toutes les deux | les 2
first = premier | première | le premier | la première | 1er
second = deuxième | second | seconde | le deuxième | la deuxième | 2e
third = troisième | 3e
fourth = quatrième
last = dernier | dernière | le dernier | la dernière
neither = aucun | aucune | aucun des deux | ni l'un ni l'autre
smaller = petit | petite | petits | petites | plus petit | plus petite | le plus petit | court | moins grand
bigger = grand | grande | grands | grandes | plus grand | plus grande | gros | grosse | plus gros | plus grosse |
    long
cheaper = moins cher | moins chère | le moins cher | pas cher
dearer = plus cher | plus chère | meilleur | meilleure
today = aujourd'hui | ce soir | ce matin | cet après-midi
tomorrow = demain | demain matin
day_after = après-demain | après demain
day_before = la veille | le jour d'avant | un jour avant | le jour précédent
next = prochain | prochaine | suivant | suivante
this = ce | cette | ce prochain
next_week = semaine prochaine | la semaine prochaine
this_week = cette semaine
in = dans | sous | d'ici
days = jours | jour
weeks = semaines | semaine
by = avant | pour | au plus tard | d'ici | avant le | jusqu'à | jusqu'au
ordinal = er | e | ème
last_day = dernier | dernière | passé
day_prep = le | au | pour le | avant le | d'ici le | à partir du
date_wanted = livrer | livraison | livré | livrés | enlèvement | retrait | pour | besoin | avant | récupérer |
    récupération | date | reçu pour | passer prendre | expédier
date_past = commandé | acheté | du | depuis | reçu | livré le | dernier | hier | était | passée le | datant
po = bon de commande | notre commande | notre référence | notre bon | réf commande | po | bc | notre n° |
    votre réf client
po_word = commande | cde | n° de commande | numéro de commande | commande n° | commande numéro
not_po = facture | bon de livraison | série | n° de série | numéro de série | votre commande | colis | suivi | avoir |
    devis | ticket | reçu | compte | client n° | factures
order_word = commande
lot_word = n | numéro | notre | est | le | la | pour | cette | celle-ci | ci-jointe
ship_to = livrer à | livrer au | livraison à | livraison au | livraison chez | adresse de livraison | à livrer à |
    à livrer au | envoyer à | expédier à | livrez à | livrez au | livrer chez | nouvelle adresse | à envoyer à |
    lieu de livraison
to_place = à | au | à la | pour | pour la | pour le | pour l | à l | chez | vers | aux
to_strange = à la | au | à l | pour la | pour le | chez
place_kind = rue | avenue | place | boulevard | chemin | allée | impasse | quai | route | zone | za | zi | chantier |
    dépôt | entrepôt | bureau | boutique | magasin | école | hôtel | maison | bâtiment | étage | stand | marché |
    salle | usine | site | restaurant
collect = enlèvement | retrait | je passe | nous passons | passer prendre | récupérer | viens chercher |
    venons chercher | sur place
signature = cordialement | bien cordialement | merci | merci d'avance | merci beaucoup | salutations | bonne journée |
    bien à vous | cdt | sincères salutations | à bientôt | bonne réception | avec mes remerciements |
    respectueusement | amicalement | bonne soirée | envoyé de mon
greeting = bonjour | bonsoir | salut | madame | monsieur | chère | cher | coucou | messieurs | bjr
quote_header = de | envoyé | à | objet | date | cc
wrote = écrit
original = message d'origine | message transféré | message original | début du message
forward_ask = voir ci-dessous | ci-dessous | merci de traiter | à commander | merci de commander |
    suivant la commande | bonne commande
filler = s'il vous plaît | s'il te plaît | svp | stp | est-ce que | je peux | puis-je | pouvez-vous | pourriez-vous |
    si possible | si vous avez | on peut | tout de suite
describing = grillé | grillée | grillés | frais | fraîche | fumé | fumée | haché | tranché | râpé | chaud | froid |
    blanc | blanche | noir | noire | rouge | vert | verte | bleu | bleue | jaune | rose | bio | cru | cuit | séché
prep = pour | à | au | aux | chez | dans | sur | sous | vers | depuis | avant | après | par | entre | jusqu'à | en |
    selon | concernant
col.qty = quantité | qté | nombre | nb | qte
col.item = article | désignation | produit | description | libellé
col.code = référence | réf | code
col.unit = unité | conditionnement
col.price = prix | pu | total | montant | prix unitaire | eur
col.skip = nom | adresse | destinataire | téléphone | salle | ligne
c.cancel = annul* | résili* | décommand* | plus la commande | supprimer la commande | ne veux plus
c.change = chang* | modif* | remplac* | échang* | rectifi* | corrig* | mettre à jour
c.add = ajout* | rajout*
c.remove = enlev* | retir* | supprim* | ôt*
c.order = command* | achat*
c.item = article* | produit* | chose* | marchandise*
c.buy = acheter | achète | commander | passer commande | passer une commande | acquérir | achats
c.want = je voudrais | je veux | je souhaite | nous souhaitons | je prends | nous prenons | il me faut |
    il nous faut | j'aimerais | nous voudrions | on voudrait | besoin de | j'ai besoin | nous avons besoin |
    merci de | merci de livrer | merci d'envoyer | veuillez | svp | s'il vous plaît | donnez-moi | envoyez |
    envoyez-moi | envoyez-nous | mettez-moi | je commande | nous commandons | peux avoir | peut avoir |
    puis-je avoir | pouvez-vous m'envoyer | pouvez-vous livrer | livrez | voudrais | souhaite | souhaiterais |
    faudrait | j aimerais | ai besoin | il m'en faut | pouvez-vous me | pourriez-vous | vous pouvez me | envoyer |
    livrer
c.track = où est passée | où est passé | où en est | où en est | où est | où sont | suivi | suivre | statut |
    pas reçu | pas encore reçu | toujours pas |
    n'est pas arrivé | pas arrivé | retard | en retard | quand arrive | quand va arriver | quand vais-je recevoir |
    expédiée | a été expédié | pas de nouvelles | j'attends | nous attendons | localiser | arrive quand | en est la |
    en est ma | en sont | n'était pas dans | n'étaient pas dans | n'est pas passé*
c.invoice = factur* | [un/le/mon/notre/votre/du/de] reçu | reçu de paiement | justificatif | duplicata | note de frais
c.send_again = copie | copies | envoyer | renvoyer | recevoir | télécharger | duplicata | obtenir
c.return = retourn* | renvoy* | retour | retours | rendre | rapporter | rapporte | échange de | remplacement |
    faire remplacer | reprendre | reprise | échanger
c.return_weak = remplac* | avoir | échang*
c.refund = note de crédit | rembours* | avoir sur | dédommag* | indemnis* | me faire rembourser | récupérer mon argent
c.broken = cassé* | abîmé* | endommagé* | défectueux | défectueuse* | ne marche pas | ne fonctionne pas | pourri* |
    périmé* | moisi* | fané* | fissuré* | manque | manquant* | mauvais | fuit | déchiré* | rayé* | faux | erreur |
    mort | morte | morts | mortes | écrasé* | tordu*
c.delivery = livr* | expédi* | envoi | transport | port | livreur | camion
c.deliv_about = livrez-vous | vous livrez | est-ce que vous livrez | frais de livraison | frais de port |
    délai de livraison | délais de livraison | zone de livraison | livraison gratuite | coût de la livraison |
    quels jours | mode de livraison | modes de livraison | options de livraison | livraison possible |
    livrez le samedi | minimum de commande | franco de port | livrer en | livraison en | quand livrez
c.pay = pay* | paiement* | régl* | virement | carte bancaire | prélèv* | débit*
c.pay_about = moyens de paiement | modes de paiement | mode de paiement | comment payer | débité deux fois |
    prélevé deux fois | facturé deux fois | double paiement | payer par | paiement refusé | problème de paiement |
    paiement en plusieurs | paiement ne passe | acceptez-vous | payé deux fois | trop facturé | avoir n'apparaît |
    mal facturé | paiement n'a pas | erreur de paiement | conditions de paiement | relance* | déjà réglé* |
    déjà payé* | rappel de paiement
c.paid_notice = j'ai payé | nous avons payé | virement effectué | paiement effectué | j'ai réglé | nous avons réglé |
    virement envoyé | avis de paiement | facture réglée | règlement effectué | avis de virement
c.stock = en stock | disponible* | avez-vous | vous avez | vendez-vous | vous vendez | faites-vous | vous faites |
    reste-t-il |
    il reste | dispo | rupture | de retour | auriez-vous | est-ce que vous avez | y a-t-il
c.price = à combien | combien vaut | combien valent | combien fait | combien font | combien vous faites |
    prix | combien coûte | combien coûtent | coûte | coûtent | tarif* | combien | devis | remise | réduction |
    c'est combien | ça coûte
c.human = conseiller* | quelqu'un | une personne | un humain | agent | rappeler | rappelez-moi | appelez-moi |
    m'appeler | service client | parler à | parler avec | responsable | opérateur | vendeur | par téléphone |
    de vive voix
c.reach = parl* | contact* | appel* | joindre | rappel* | téléphon* | discuter
c.trouble = problème* | erreur* | refus* | échou* | deux fois | ne marche pas | ne passe pas
c.when = quand | à quelle heure | quel jour
c.drop = laisse* tomber | oublie* | abandonn*
c.complaint = ça ne va pas | troisième fois | désagréable | impoli* | pas sérieux | malpoli* | plain* |
    réclamation* | inadmissible | honte | honteux | scandal* | déçu* | décev* | inacceptable |
    furieux | furieuse | catastroph* | nul | nulle | plus jamais | mécontent* | lamentable | ridicule | horrible |
    en colère | inexcusable | se moque | pire | ne méritez pas | sans réponse | raccroch*
c.thanks = bien reçu | bien reçue | bien reçus | bien reçues |
    merci | super | parfait | génial | bonne journée | bonne soirée | bonjour | salut | au revoir | ok |
    très bien | à bientôt | excellent | bonnes fêtes | c'est noté | bon week-end | ça marche
c.other = félicitations | gagné | cliquez ici | réponse automatique | absent du bureau | absence | désabonner |
    non remis | n'a pas pu être remis | message automatique | newsletter | de retour le
c.nature = allerg* | gluten | végan | vegan | ingrédients | contient | composition | conserv* | toxique* | dangereux |
    convient | entretien | horaires | ouvert* | êtes-vous ouvert | différence entre | origine | noix | arachide*
c.question = comment | quand | où | quel | quelle | quels | quelles | pourquoi | combien | est-ce que | avez-vous |
    pouvez-vous | puis-je | livrez-vous | y a-t-il
c.supplier = votre commande | votre bon de commande | nous confirmons votre | accusé de réception de commande |
    confirmation de commande | date d'expédition prévue | délai de livraison prévu |
    nous vous informons que votre commande
c.withdraw = rétract* | droit de rétractation | délai de rétractation
c.dont_know = comment faire | comment puis-je | aide | aidez-moi | besoin d'aide
stop = beau | beaux | belle | belles | bon | bons | bonne | bonnes | joli | jolis | jolie | jolies |
    le | la | les | l | l' | d | d' | un | une | des | de | du | et | ou | mais | donc | je | j | j' | tu | il |
    elle | on | nous | vous | ils | me | m | m' | moi | mon | ma | mes | notre | nos | votre | vos | son | sa | ses |
    ce | c | c' | ça | cet | cette | ces | qui | que | qu | qu' | quoi | dont | où | ne | n | n' | pas | plus | est |
    sont | suis | êtes | sommes | être | était | ai | as | a | avons | avez | ont | avoir | aurais | serait | fait |
    faire | faites | peux | peut | pouvez | pourriez | voudrais | veux | voulez | souhaite | souhaitons | faut | svp |
    stp | merci | bonjour | pour | à | au | aux | en | dans | sur | avec | sans | par | chez | si | oui | non |
    aussi | encore | très | bien | bon | bonne | là | ici | y | alors | tout | tous | toute | toutes | même | comme |
    c'est | s | s' | se | t | prendre | prends | prenons | commander | commande | livrer | livraison | envoyer |
    envoi | besoin | jour | date | suite | urgent | petit | mettre | mettez | donnez | plaît | plait | vite |
    possible | déjà | toujours | peu | trop | client | clients | anniversaire | mariage | ami | mère | maman | fête |
    mariée | puis | cela | celui | celle | ceux | lequel | laquelle | afin | car | entre | quand | lors | lui | leur |
    leurs | eux | rien | chaque | autre | autres | voici | voilà | madame | monsieur | équipe | facture | comptable
total = en tout | au total | en tout et pour tout
c.how_long = combien de temps | sous combien | combien de jours
option.wrap = emballage | papier cadeau | emballé
option.ribbon = ruban | nœud
street = rue | avenue | boulevard | chemin | allée | impasse | quai | route | place
c.bill_to = facturer à | adresse de facturation | facture à
u.pair = paire | paires
c.arrived = arrivé* | avons reçu | ai reçu | a été livré | ont été livrés
time_word = bébé | bébés | élèves | élève | adultes | adulte | employés | salariés | collègues | clients | patients |
    chambres | chambre | tables | classes
u.display = présentoir | présentoirs
u.bottle = fiole | fioles | bouteillon
option.kind = teinte | teintes | nuance | nuances | ton | tons | coloris | couleur | taille | tailles | pointure |
    modèle | parfum | parfums | goût | goûts | format | dureté | diamètre | longueur | largeur | version
forwarded = message transféré | début du message transféré
forward_ask = ce qui suit | ci-après | liste ci-jointe | commandez ceci | commander ceci | à commander svp
c.want = il nous manque | il me manque | il nous manquerait | nous manquons de | je manque de | je me fais |
    rajoutez-moi |
    remettez-moi | remettez-nous | mettez-m'en | mettez-en | mettez-nous | gardez-moi | réservez-moi | réserver |
    préparez-moi | préparez-nous | prévoir | prévoyez | expédiez-nous | expédiez-moi | livrez-moi | livrez-nous |
    faites-moi | on prend | on prendra | je prendrai | je prendrais | nous prendrons | merci de prévoir |
    il faudrait |
    il nous faudrait | il me faudrait | je vais prendre | passez-moi | je te prends | je vous prends
not_po = siret | siren | tva | n° tva | rcs | iban | bic | code postal | cedex | client | n° client | compte client
po = n/réf | nos réf | nos références | bdc | bon de commande n° | notre commande n° | commande interne | notre bc |
    n° de bon | n° d'engagement | engagement | notre numéro de commande
po = notre réf | nos réf | réf interne
next = en huit
set_to = mettez-en | mets-en | passez-les à | passe-les à | faites-en | portez-les à | mettez-les à | mets-les à
c.parcel_where = mon colis ? | ma commande ? | ma livraison ? | mon paquet ? | notre commande ? | notre colis ? |
    notre livraison ?
whose = mes | nos | ses | leurs
many = [des/quelques/plusieurs] [dizaines/douzaines/centaines] de | quelques [dizaines/douzaines/centaines] d'
before_it = d'avant | précédent | avant
""",
)
