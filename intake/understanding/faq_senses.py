"""What words of trade mean alike, and what nobody asks a shop: common knowledge for questions with few examples."""

from __future__ import annotations

# One row a sense, its words folded, in the languages of the shop; a word has one sense.
_ALIKE = """\
price = price prices pricing cost costs rate rates charge charges amount fee fees expensive cheap mrp worth preis
    preise kosten kostet gebuhr prix cout coute tarif frais precio precios cuesta coste prezzo prezzi costa prijs
    prijzen kost preco precos custa
budget = budget afford affordable
pay = pay paid paying payment payments transaction upi card cards debit credit paypal wallet netbanking bank cash
    bezahlen zahlen zahlung zahlungsart payer paiement carte pagar pago tarjeta pagare pagamento carta betalen
    betaling cartao
instalment = emi instalment instalments installment installments finance financing loan monthly
cash_on_delivery = cod
bill = bill bills invoice receipt billing gst tax vat rechnung quittung beleg facture factura fattura factuur fatura
    recibo
deliver = deliver delivers delivered delivery delivering ship ships shipped shipping shipment courier dispatch
    dispatched despatch parcel package consignment liefern lieferung versand geliefert paket livrer livraison colis
    expedition enviar envio entrega paquete consegna spedizione spedire pacco leveren levering bezorgen verzending
    pakket entregar encomenda
late = late delay delayed delaying pending overdue waiting stuck slow yet verspatet verspatung warte retard attends
    retraso esperando ritardo vertraging atraso
track = track tracking trace status whereabouts where update awb
refund = refund refunded refunds reimburse reimbursement moneyback ruckerstattung erstattung erstatten rembourser
    remboursement reembolso devolucion rimborso rimborsare terugbetaling
return = return returns returned returning replace replaced replacement exchange exchanged swap zuruckgeben
    rucksendung umtausch umtauschen retoure retour retourner echange devolver cambiar reso restituire sostituzione
    retourneren ruilen troca
damaged = damaged damage broken defective defect faulty torn leaking wrong missing spoiled kaputt defekt beschadigt
    falsch casse abime defectueux roto danado defectuoso rotto danneggiato difettoso stuk beschadigd danificado
    quebrado
cancel = cancel cancelled canceled cancelling cancellation stornieren stornierung kundigen absagen annuler annulation
    cancelar anular annullare annuleren
change = change modify edit alter correct andern anderung modifier changer modificar cambio modificare cambiare
    wijzigen veranderen alterar mudar
address = address pincode pin zip postcode postal area city location locality adresse postleitzahl plz anschrift
    direccion indirizzo adres endereco
store = store stores shop shops showroom outlet outlets branch offline retailer retailers dealer dealers distributor
    distributors distributorship dealership stockist nearby near nearest laden filiale geschaft magasin boutique
    tienda negozio winkel loja
partner = franchise franchisee partner partnership collaborate wholesale bulk reseller b2b
phone = call phone number mobile telephone contact helpline hotline whatsapp callback ring telefon nummer anrufen
    appeler numero telefono llamar chiamare telefoon bellen telefone ligar
human = agent human person executive representative someone somebody staff customercare support mensch mitarbeiter
    berater humain conseiller persona agente operatore medewerker mens pessoa atendente
offer = offer offers discount discounts coupon coupons promo promotion sale deal deals voucher cashback angebot rabatt
    gutschein remise oferta descuento cupon sconto offerta korting aanbieding desconto
refer = refer referral invite
warranty = warranty guarantee guaranteed warrantee garantie gewahrleistung garantia garanzia
size = size sizes dimension dimensions length width height inch inches cm feet measure measurement thickness grosse
    masse lange breite taille tamano medida medidas misura dimensione maat afmeting tamanho
custom = custom customise customize customised customized customisation customization tailor bespoke
compare = compare comparison difference differ different versus vs better
recommend = recommend recommends recommendation suggest suggestion suggestions advise advice guide best suitable
original = original genuine fake authentic authenticity duplicate real counterfeit
expiry = expiry expire expired expires expiration shelf manufacture manufacturing
side = side effect effects harmful harm safe safety
job = job jobs career careers vacancy vacancies hiring hire employ employment work recruit
    recruitment internship salary stelle bewerbung arbeit emploi
    empleo trabajo lavoro vacature werk emprego trabalho
account = login log signin signup sign register registration account password otp anmelden konto passwort kennwort
    compte cuenta contrasena conto wachtwoord conta senha
site = website site app page portal link error bug glitch technical loading crash crashes failed fails
buy = buy buying purchase purchasing order ordering book booking kaufen bestellen bestellung acheter commander
    commande comprar pedido ordinare comprare ordine kopen bestelling encomendar
stock = stock available availability unavailable verfugbar vorratig lager disponible disponibile voorraad beschikbaar
    disponivel
variant = variant variants type types kind kinds variety model models range flavour flavours flavor flavors colour
    colours color colors
trial = trial try test sample samples
feature = feature features material materials specification specifications details detail info information quality
    benefit benefits
expert = expert doctor consult consultation consultant nutritionist dietician specialist trainer
abroad = international overseas abroad country countries export
restart = restart reset menu begin
hello = hi hello hey hlo hii good morning evening
thanks = thanks thank thx ok okay
complaint = complaint complain worst bad poor pathetic cheated fraud cheat
again = again resume redeliver redelivery reattempt attempt attempted reschedule rescheduled postpone resend nochmal
    erneut encore nouveau nuevamente nuovamente opnieuw novamente
receive = receive received recieve recieved recived reach reached arrive arrived arrives came erhalten angekommen recu
    arrive recibido llegado ricevuto arrivato ontvangen aangekomen recebido chegou
talk = chat talk talking speak connect discuss sprechen reden parler hablar parlare praten falar
fitness = weight lose loss gain muscle muscles fat slim lean bulk bulking bodybuilding body fitness gym workout
    stamina strength mass
supplement = protein whey supplement supplements vitamin vitamins capsule capsules tablet tablets powder creatine
health = immunity immune health healthy ayurvedic herbal sick disease infection cold
plan = goal goals target plan plans diet
earn = earn earning income money invest
nobody = missed unavailable absent nobody away locked
points = points reward rewards credits loyalty bonus punkte puntos punti punten
"""


def _senses(rows: str) -> dict[str, str]:
    """Return the sense of each word; a line that is indented goes on with the sense above it."""
    senses: dict[str, str] = {}
    name = ""
    for line in rows.splitlines():
        words = line
        if not line[0].isspace():
            name, _, words = line.partition(" =")
        senses.update(dict.fromkeys(words.split(), name))
    return senses


SENSES = _senses(_ALIKE)

# Talk that is about something else, and the openings of sentences that say nothing yet.
_IDLE = """\
    hello there | good morning | how are you doing | what is your name | are you a robot | thanks a lot for that |
    thank you so much | ok fine | okay great | yes | yes please | yes that is right | no | no thanks |
    no that is all | nothing else | that will be everything | sounds good to me | i do not understand |
    what do you mean | can you repeat that | please wait a moment | sorry my mistake | never mind | bye for now |
    have a nice evening | see you tomorrow | my name is anna | it is for me | this is a test | i have a question |
    can you help me with something | tell me a joke | what time is it | what is the weather like today |
    how old are you | where do you come from | who made you | i love you | you are stupid | this is ridiculous |
    i am angry | i am at home now | my number is on the list | sing a song for me | who won the match last night |
    what is the capital of france | play some music | set an alarm for seven | book a table for two tonight |
    book a flight to madrid | i need a hotel room | i need a taxi to the airport | what films are on tonight |
    how is the traffic | open my bank account | transfer money to my brother | my computer is slow |
    my phone screen is black | how do i boil an egg | give me a recipe for soup | one cheeseburger with fries |
    a large coffee with milk | i want two sandwiches and a lemonade | can i get a slice of cake |
    a bowl of noodles without onions | a cola with ice | make it a medium one | with extra sauce please |
    i am hungry | my cat is ill | my son starts school | i need a dentist | i lost my keys | read the news to me |
    translate this into german | learn english with us | write a poem | help me to write a letter to my boss |
    remove me from your mailing list | stop sending me mails | i forgot my password | close my profile for good |
    open a second profile | i want to change my email name | i would like to write an opinion about you |
    i want to sell my car | my house is for sale | how do i become rich | let us win together |
    click here to earn bitcoin | buy followers for your page | we improve your ranking in search engines |
    happy birthday | merry christmas | i will come later | let me think about it | i will ask my wife |
    maybe another day | someone is at the door | i want to | i would like to know | i need some help |
    i need help with this | how can i | how do i do that | what is the | what is this | what about that |
    can you tell me | could you please tell me more | do you have any | do you have something for me | is there a |
    where can i find | where is it | when will it be | who can help me | which one is it | why is it so |
    i am trying to | i do not know how to do it | please help me | i have a problem | it does not work |
    please send me the | give me the | let me know | tell me about | i am looking for | show me | what should i do |
    is it possible to | are you there | i want one | i want to talk about something else | for my mother |
    in my house | with my friends | one for me and one for her | the big one | about two weeks ago
"""

NOT_ASKED = tuple(sentence for part in _IDLE.split("|") if (sentence := " ".join(part.split())))
