"""Portuguese order language."""

from intake.understanding.languages.shape import Language

PORTUGUESE = Language(
    code="pt",
    numbers={
        "dezena": 10,
        "quinzena": 15,
        "vintena": 20,
        "centena": 100,
        "zero": 0,
        "um": 1,
        "uma": 1,
        "dois": 2,
        "duas": 2,
        "três": 3,
        "quatro": 4,
        "cinco": 5,
        "seis": 6,
        "meia": 6,
        "sete": 7,
        "oito": 8,
        "nove": 9,
        "dez": 10,
        "onze": 11,
        "doze": 12,
        "treze": 13,
        "catorze": 14,
        "quatorze": 14,
        "quinze": 15,
        "dezasseis": 16,
        "dezesseis": 16,
        "dezassete": 17,
        "dezessete": 17,
        "dezoito": 18,
        "dezanove": 19,
        "dezenove": 19,
        "vinte": 20,
        "trinta": 30,
        "quarenta": 40,
        "cinquenta": 50,
        "sessenta": 60,
        "setenta": 70,
        "oitenta": 80,
        "noventa": 90,
        "cem": 100,
        "cento": 100,
        "duzentos": 200,
        "duzentas": 200,
        "trezentos": 300,
        "quinhentos": 500,
        "mil": 1000,
    },
    weekdays="segunda-feira segunda|terça-feira terça|quarta-feira quarta|quinta-feira quinta"
    "|sexta-feira sexta|sábado|domingo",
    months="janeiro jan|fevereiro fev|março mar|abril abr|maio|junho jun|julho jul|agosto ago"
    "|setembro set|outubro out|novembro nov|dezembro dez",
    says="""\
one = um | uma
dozen = dúzia | dúzias | dúzia de | dúzias de
pair = parelha de
half = meio | meia
half_dozen = meia dúzia | meia dúzia de
and_half = e meio | e meia
quarter = [um/1] quarto de | 1/4 de
three_quarters = [três/3] quartos de | 3/4 de
vague = alguns | algumas | uns | umas | um pouco de | vários | várias | bastante | uns quantos | umas quantas |
    algum | alguma
about = cerca de | aproximadamente | mais ou menos | por volta de | quase | pelo menos | até | uns
times = x | vezes | qtd | quantidade
each = cada | cada um | cada uma | de cada | por cada
all_of_them = ambos | ambas | os dois | as duas | todos | todas | em todos | em ambos
more = mais | outros | outras | adicional | adicionais
another = mais um | mais uma | outro | outra
ignore_number = número | nº | tel | telefone | telemóvel | celular | fax | andar | porta | fatura | ref | referência |
    página | código | série | quarto
time_word = horas | hora | dias | dia | semanas | semana | meses | mês | anos | ano | minutos | min | pessoas |
    convidados | crianças | por cento
u.box = caixa | caixas | cx
u.carton = cartão | cartões
u.case = engradado | engradados
u.crate = grade | grades | caixote | caixotes
u.pack = pacote | pacotes | embalagem | embalagens | pack | packs | emb
u.bag = saqueta | saquetas | sacola | sacolas | saquinho | saquinhos
u.sack = saco | sacos
u.bottle = garrafa | garrafas | frasco | frascos
u.can = lata | latas
u.jar = boião | boiões | pote | potes
u.tub = balde | baldes | cuvete | cuvetes
u.tube = bisnaga | bisnagas
u.cup = chávena | chávenas | xícara | xícaras | copo | copos
u.tray = tabuleiro | tabuleiros | bandeja | bandejas
u.roll = rolo | rolos
u.ring = anel | anéis
u.drum = bobine | bobines | bobina | bobinas | tambor | tambores
u.bundle = feixe | feixes | fardo | fardos
u.bunch = molho | molhos | ramo | ramos | maço | maços | ramalhete
u.sleeve = manga | mangas | tira | tiras
u.pallet = palete | paletes
u.sheet = folha | folhas | placa | placas
u.length = vara | varas | barra | barras
u.stem = pé | pés | haste | hastes
u.set = conjunto | conjuntos | kit | kits | jogo | jogos
u.barrel = barril | barris
u.canister = bidão | bidões | garrafão | garrafões | galão
u.bar = tablete | tabletes
u.loaf = broa | broas
u.slice = fatia | fatias
u.bale = fardo | fardos
u.ream = resma | resmas
u.piece = unidade | unidades | un | uni | peça | peças | pç | und
u.kg = kg | quilo | quilos | quilograma | quilogramas
u.g = g | gr | grama | gramas
u.t = tonelada | toneladas
u.l = l | litro | litros
u.ml = ml | mililitro | mililitros
u.cl = cl | centilitro | centilitros
u.m = m | metro | metros
u.cm = cm | centímetro | centímetros
u.mm = mm | milímetro | milímetros
u.w = w | watts
u.v = v | volts
u.a = amperes
of = de | do | da | dos | das
and = e | mais | também | além disso | assim como | e também | e depois
or = ou | ou então
with = com | incluindo | recheado com | inclui
without = sem | nada de | não ponha | não coloque | não quero | tire | tira | nenhum | nenhuma | alérgico a |
    alérgica a | não leve | retire | não põe | evite
not = não | não o | não a | não os | não as | exceto | menos | salvo
extra = extra | dobro de | muito | muita | muitos | muitas | bastante | com mais | mais
light = pouco | pouca | um pouco de | menos | leve | não muito | não muita | pouquinho | só um pouco de |
    apenas um pouco de
plain = normal | normais | simples | padrão | comum | básico | básica
option.grind = moído | moída | moídos | moagem
option.colour = cor | cores
option.size = tamanho | tamanhos
to_match = a condizer | a combinar | correspondentes | combinando
half_split = metade | a metade
rest_split = o outro | a outra | o resto | resto | a outra metade | os restantes | as restantes | o restante
meant = quero dizer | queria dizer | quis dizer | referia-me a
correct = melhor | aliás | desculpe | desculpa | quero dizer | na verdade | afinal | correção | espera | espere |
    perdão | antes | ou melhor | enganei-me | corrijo | digo | ops | ah não | não desculpe | perdão não | não espere |
    não espera
instead_of = em vez de | em vez do | em vez da | em lugar de | no lugar de | ao invés de | no lugar do | no lugar da
in_place = em vez disso | no lugar | em seu lugar | em troca
swap = trocar | troque | troca | substituir | substitua | substitui | mudar | mude
swap_with = por | para | com
remove = esqueçam | esquecer | esqueçam-se de | deixe estar | deixem estar |
    remover | remova | tirar | tire | tira | eliminar | elimine | apagar | retirar | retire | cancelar |
    cancele | já não | não preciso | esqueça | esquece
add = adicionar | adicione | acrescentar | acrescente | acrescenta | juntar | junte | também | além disso | incluir |
    mais | põe também
set_to = desta vez | para | passa a | passar a | fica em | ficam | passe para | agora | aumentar para | reduzir para
raise = aumentar | aumente | subir
lower = reduzir | reduza | diminuir | diminua | baixar
only = só | somente | apenas | unicamente
same = mesmo | mesma | mesmos | igual | o mesmo | de novo | outra vez | novamente
repeat = o mesmo da outra vez | igual à última vez | o mesmo da última vez | o mesmo que da última vez |
    como da última vez | o de sempre | como sempre |
    o mesmo de sempre | mesmo pedido | o mesmo pedido | mesma encomenda | a mesma encomenda | repetir o pedido |
    repetir a encomenda | repita o pedido | último pedido | última encomenda | o habitual | pedido habitual |
    encomenda habitual | igual à última | igual ao último | como de costume | o mesmo que antes | igual à última vez |
    como na última vez | o mesmo da semana passada | repete a última
double = dobrar | dobre | dobra | duplic* | o dobro de | o dobro do | o dobro da | quantidade dupla
usual = como sempre | os de sempre | as de sempre | o habitual | do costume | habituais
per_time = por mês | por semana | por dia | por ano
if = se | caso
but = mas | exceto | salvo | desta vez
keep = o resto igual | resto mantém | mantenha | manter | fico com | ficamos com | deixe o resto
yes = sim | ok | claro | certo | exato | exatamente | está bem | perfeito | pode ser | isso | isso mesmo |
    com certeza | correto
no = não | não obrigado | não obrigada
both = ambos | ambas | os dois | as duas | todos
first = primeiro | primeira | o primeiro | a primeira
second = segundo | segunda opção | o segundo | a segunda
third = terceiro | terceira
fourth = quarto | quarta opção
last = último | última | o último | a última
neither = nenhum | nenhuma | nenhum dos dois
smaller = pequeno | pequena | pequenos | pequenas | menor | menores | mais pequeno | mais pequena | curto
bigger = grande | grandes | maior | maiores | comprido | longo
cheaper = barato | barata | mais barato | mais barata | económico
dearer = mais caro | mais cara | melhor qualidade
today = hoje | esta tarde | esta noite | hoje à noite | hoje à tarde
tomorrow = amanhã | amanhã de manhã
day_after = depois de amanhã
day_before = no dia anterior | o dia anterior | um dia antes | na véspera | a véspera | dia antes
next = próximo | próxima | seguinte | que vem
this = este | esta | nesta
next_week = próxima semana | na próxima semana | semana que vem | na semana que vem | a próxima semana
this_week = esta semana
in = em | dentro de | daqui a
days = dias | dia
weeks = semanas | semana
by = até | antes de | antes do | para | até ao | o mais tardar | para o | até dia
ordinal = º | ª
last_day = passado | passada | último
day_prep = no dia | dia | para o | até | antes do | para dia | até dia
date_wanted = entregar | entrega | entregue | enviar | envio | recolher | recolha | levantar | levantamento |
    retirar | para | preciso | precisamos | até | data | chegue | chegar
date_past = encomendei | comprei | comprado | do | desde | recebi | recebido | passado | passada | ontem | era |
    pedido de
po = nota de encomenda | nosso pedido | nossa encomenda | ordem de compra | po | nossa referência | nossa ref |
    pedido de compra
po_word = encomenda | pedido | nº de encomenda | número de encomenda | encomenda nº | pedido nº | número do pedido
not_po = fatura | faturas | factura | guia | número de série | vosso pedido | rastreio | nota de crédito | orçamento |
    recibo | conta | nota fiscal
order_word = encomenda | pedido
lot_word = nº | número | nossa | é | este | esta | para
ship_to = entregar em | entregar na | entregar no | entrega em | entrega na | entrega no | enviar para | envio para |
    morada de entrega | endereço de entrega | mandar para | entregue em | entreguem em | nova morada | novo endereço |
    local de entrega | entreguem na | entreguem no
to_place = para | para a | para o | na | no | em | à | ao
to_strange = para a | para o | na | no | à | ao
place_kind = rua | avenida | praça | travessa | estrada | largo | alameda | obra | armazém | escritório | loja |
    escola | hotel | casa | andar | sede | mercado | café | restaurante | fábrica | depósito | filial
collect = recolher | recolha | levantar | levantamento | passo a buscar | vou buscar | retirada | retirar na loja
signature = cumprimentos | com os melhores cumprimentos | obrigado | obrigada | muito obrigado | muito obrigada |
    atenciosamente | abraço | um abraço | melhores cumprimentos | grato | grata | desde já obrigado | enviado do meu |
    cordialmente | att
greeting = olá | bom dia | boa tarde | boa noite | caro | cara | caros | prezado | prezados | exmos | oi | viva
quote_header = de | enviado | para | assunto | data | cc
wrote = escreveu
original = mensagem original | mensagem encaminhada | mensagem reencaminhada
forward_ask = ver abaixo | abaixo | o seguinte pedido | a seguinte encomenda | por favor processar |
    encomenda em baixo | segue o pedido
filler = por favor | se faz favor | sff | se possível | se tiverem | posso | poderia | podem | podia | se houver |
    pode ser
describing = grelhado | grelhada | frito | frita | fresco | fresca | fumado | fumada | picado | fatiado | ralado |
    frio | fria | quente | branco | branca | preto | preta | vermelho | vermelha | verde | azul | amarelo | amarela |
    rosa | biológico | cru | cozido | seco
prep = para | a | ao | em | no | na | desde | até | entre | sobre | segundo | durante | perante | por | pelo | pela
col.qty = quantidade | qtd | qtde | unidades
col.item = artigo | produto | descrição | designação
col.code = código | referência | ref
col.unit = unidade | embalagem
col.price = preço | valor | total | eur
col.skip = nome | morada | endereço | destinatário | telefone | linha
c.cancel = cancel* | anul* | desist* | já não quero a encomenda
c.change = alter* | mud* | troc* | modific* | substitu* | corrig* | atualiz*
c.add = adicion* | acrescent* | junt*
c.remove = remov* | tir* | elimin* | retir*
c.order = encomend* | pedid* | compra
c.item = artig* | produt* | cois* | mercadoria
c.buy = comprar | encomendar | fazer um pedido | fazer uma encomenda | adquirir
c.want = quero | queremos | queria | queríamos | gostaria | gostaríamos | preciso | precisamos | precisava | desejo |
    desejamos | mande | mandem | mandem-me | envie | enviem | enviem-me | dê-me | por favor | se faz favor |
    encomendo | encomendamos | peço | pedimos | traga | pode enviar | podem enviar | vou querer | fico com | ponha |
    coloque | me vê | quero pedir | podem mandar* | pode mandar* | poderiam
c.track = que é feito | onde anda | onde está | onde estão | rastrear | rastreio | estado da encomenda |
    estado do pedido | status |
    não chegou | ainda não chegou | não recebi | ainda não recebi | atras* | quando chega | quando chegará |
    quando vou receber | continuo à espera | estamos à espera | seguir a encomenda | já foi enviada | sem notícias |
    em que ponto | já saiu | não vinha | não vinham | faltava | faltavam | não passou
c.invoice = fatur* | factur* | recibo* | nota fiscal | comprovativo
c.send_again = cópia | cópias | enviar | mandar | reenviar | receber | descarregar | baixar | segunda via
c.return = devol* | troca de | trocar por | substituição | reposição | recolher o defeituoso
c.return_weak = troc* | substitu* | crédito
c.refund = reembols* | dinheiro de volta | devolução do dinheiro | indemniz* | estorno | ressarc* | compensação |
    nota de crédito
c.broken = partid* | estragad* | danificad* | defeituos* | não funciona | avariad* | podre* | fora de prazo |
    caducad* | murch* | falta | faltam | errad* | quebrad* | rachad* | rasgad* | bolor
c.delivery = entreg* | envi* | transporte | portes | frete | estafeta | camião
c.deliv_about = fazem entregas | entregam em | entregam na | enviam para | custos de envio | custo de envio |
    portes de envio | prazo de entrega | prazos de entrega | zona de entrega | envio grátis | entrega grátis |
    que dias | métodos de envio | opções de entrega | encomenda mínima | pedido mínimo | custo da entrega |
    valor do frete | quando entregam | entregam ao sábado
c.pay = pag* | cobr* | transferência | cartão | débito | mbway | multibanco | boleto | pix
c.pay_about = métodos de pagamento | formas de pagamento | método de pagamento | forma de pagamento |
    como posso pagar | cobrado duas vezes | cobraram duas vezes | pagamento recusado | problema com o pagamento |
    problema no pagamento | aceitam | pagar com | cobrança duplicada | erro no pagamento | pago duas vezes |
    debitado duas vezes | pagamento não | já foi pag* | já pag* | aviso de cobrança
c.paid_notice = já paguei | já pagámos | já pagamos | transferência feita | pagamento efetuado | pagamento feito |
    fiz a transferência | fizemos a transferência | comprovativo de pagamento | comprovante de pagamento |
    fatura paga | paguei a fatura
c.stock = em stock | em estoque | disponíve* | têm | tem | vocês têm | vendem | há | ainda há | esgotad* |
    disponibilidade
c.price = quanto sai | quanto saem | quanto vale | a quanto | quanto está | quanto estão | quanto ficam | quanto são |
    preço* | quanto custa | quanto custam | custa | custam | quanto é | quanto fica | orçamento | desconto* |
    tabela de preços | valor de
c.human = falar com | pessoa | alguém | atendente | operador | ligar-me | ligue-me | liguem-me | me ligar |
    apoio ao cliente | atendimento | responsável | uma pessoa real | por telefone | gerente
c.reach = fal* | contact* | contat* | ligu* | ligar
c.trouble = problema* | erro* | recusad* | falh* | duas vezes | não funciona
c.when = quando | a que horas | que dia
c.drop = esquec* | descart* | deix* estar
c.complaint = isto não pode ser | mal-educad* | terceira vez | pouco sério | reclam* | queix* | vergonha |
    vergonhos* | inaceitáve* | péssim* | horríve* | nunca mais | dececionad* |
    decepcionad* | desilud* | absurdo | furios* | lamentáve* | ridícul* | insatisfeit* | desastre | fart*
c.thanks = obrigado | obrigada | muito obrigado | perfeito | ótimo | bom dia | boa tarde | olá | adeus | até logo |
    bom fim de semana | excelente | fantástico | boas festas | tudo bem | valeu | combinado
c.other = parabéns | ganhou | clique aqui | resposta automática | fora do escritório | ausente |
    não foi possível entregar | prémio | prêmio | cancelar subscrição | mensagem automática
c.nature = alerg* | glúten | vegan* | ingredientes | contém | conserv* | validade | tóxic* | adequad* | horário* |
    estão abertos | abertos | diferença entre | origem | frutos secos | nozes
c.question = como | quando | onde | qual | quais | porquê | por que | quanto | quantos | posso | podem | têm | há |
    é possível | fazem
c.supplier = a vossa encomenda | vossa encomenda | confirmamos a sua encomenda | confirmação de encomenda |
    data prevista de envio | sua ordem de compra | data prevista de entrega
c.withdraw = livre resolução | direito de arrependimento | resolução do contrato
c.dont_know = como posso | não sei como | ajuda | ajudem-me | preciso de ajuda
stop = bom | bons | boa | boas | belo | belos | bela | belas | bonito | bonitos | bonita | bonitas |
    o | a | os | as | um | uma | uns | umas | e | ou | mas | de | do | da | dos | das | em | no | na | nos | nas |
    ao | à | aos | às | por | pelo | pela | para | com | sem | que | se | me | te | vos | lhe | meu | minha | meus |
    nosso | nossa | vosso | seu | sua | este | esta | estes | esse | essa | isso | isto | aquele | é | são | sou |
    foi | era | está | estão | estou | há | tem | têm | tenho | temos | ter | ser | quero | queremos | queria |
    gostaria | preciso | precisamos | posso | pode | podem | podia | favor | obrigado | obrigada | olá | oi | bom |
    boa | dia | tarde | noite | sim | não | já | mais | muito | bem | também | depois | então | assim | como |
    quando | onde | hoje | amanhã | encomenda | encomendar | pedido | pedir | enviar | mandar | entrega | entregar |
    tudo | todos | toda | todas | outro | outra | cada | mesmo | algo | nada | vez | aqui | ali | cliente | clientes |
    aniversário | casamento | mãe | amigo | festa | urgente | possível | fazer | faço | vou | vai | ir | sobre | até |
    desde | entre | porque | só | senhor | senhora | equipa | caro | cara | total | eu | tu | ele | ela | nós |
    vocês | eles | seja | sejam | pouco | qual | quais | quem | lá | ainda | sff | deste | desta | neste | nesta
total = no total | ao todo | no conjunto
c.how_long = quanto tempo | quantos dias | quanto demora
option.wrap = embrulho | papel de embrulho | embrulhado
option.ribbon = laço | fita
street = rua | avenida | praça | travessa | estrada | largo | alameda
c.bill_to = faturar a | morada de faturação | endereço de cobrança
u.pair = par | pares
c.arrived = chegou | chegaram | recebemos | recebi
time_word = bebé | bebés | alunos | aluno | adultos | adulto | funcionários | colegas | clientes | doentes |
    hóspedes | convivas
u.display = expositor | expositores
u.bottle = frasquinho | garrafinha | garrafinhas
option.kind = tom | tons | tonalidade | cor | cores | tamanho | tamanhos | número | modelo | sabor | sabores | aroma |
    formato | dureza | diâmetro | comprimento | largura | versão | acabamento
forwarded = mensagem encaminhada | mensagem reencaminhada
forward_ask = encomenda isto | encomendar isto | encomendem isto | o que se segue | pedir isto | encomende isto
c.want = falta-nos | faltam-nos | falta-me | faltam-me | fazem falta | faz falta | fazem-nos falta | precisava |
    precisávamos | preciso | precisamos | precisaria | precisaríamos | queria | queríamos | quereria | gostaria |
    gostaríamos | gostava | gostávamos | pretendo | pretendemos | pretendia | desejo | desejamos | mandem-me |
    mandem-nos | mande-me | mande-nos | manda-me | manda-nos | enviem-me | enviem-nos | envie-me | envie-nos |
    ponha-me | ponham-me | põe-me | reservem-me | reserve-me | guarde-me | guardem-me | prepare-me | preparem |
    arranje-me | arranjem-me | tragam | tragam-me | tragam-nos | traga-me | levo | levamos | vou querer |
    vamos querer | vou levar | encomendo | encomendamos | necessito | necessitamos | solicito | solicitamos
not_po = nif | nipc | contribuinte | iva | iban | cliente | número de cliente | código postal | vossa encomenda
po = nota de encomenda | ordem de compra | n/ref | n/encomenda | nossa referência | nossa encomenda n |
    requisição | requisição n | requisição nº | encomenda interna | nosso pedido | nossa ordem
po = ref nossa | ref. nossa | nossa ref.
set_to = que sejam | ponha-os | ponha-as | fiquem | passem a | passe para | deixe em | ficam
c.parcel_where = a minha encomenda ? | minha encomenda ? | o meu pedido ? | meu pedido ? | meu pacote ? |
    a nossa encomenda ?
c.arrived = veio | vieram
whose = meus | minhas | nossos | nossas | seus | suas
many = [umas/algumas/várias] [dezenas/dúzias/centenas] de
before_it = anterior | antes
""",
)
