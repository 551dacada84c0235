"""Spanish order language."""

from intake.understanding.languages.shape import Language

SPANISH = Language(
    code="es",
    numbers={
        "decena": 10,
        "quincena": 15,
        "veintena": 20,
        "treintena": 30,
        "cincuentena": 50,
        "centenar": 100,
        "cero": 0,
        "un": 1,
        "uno": 1,
        "una": 1,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
        "once": 11,
        "doce": 12,
        "trece": 13,
        "catorce": 14,
        "quince": 15,
        "dieciséis": 16,
        "diecisiete": 17,
        "dieciocho": 18,
        "diecinueve": 19,
        "veinte": 20,
        "veintiuno": 21,
        "veintiún": 21,
        "veintiuna": 21,
        "veintidós": 22,
        "veintitrés": 23,
        "veinticuatro": 24,
        "veinticinco": 25,
        "veintiséis": 26,
        "veintisiete": 27,
        "veintiocho": 28,
        "veintinueve": 29,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70,
        "ochenta": 80,
        "noventa": 90,
        "cien": 100,
        "ciento": 100,
        "doscientos": 200,
        "trescientos": 300,
        "quinientos": 500,
        "mil": 1000,
    },
    weekdays="lunes lun|martes mar|miércoles mié|jueves jue|viernes vie|sábado sáb|domingo dom",
    months="enero ene|febrero feb|marzo mar|abril abr|mayo|junio jun|julio jul|agosto ago"
    "|septiembre setiembre sept|octubre oct|noviembre nov|diciembre dic",
    says="""\
one = un | una | uno
dozen = docena | docenas | docena de | docenas de
pair = pareja de
half = medio | media
half_dozen = media docena | media docena de
and_half = y medio | y media
quarter = [un/1] cuarto de | cuarto de | 1/4 de | un cuarto
three_quarters = [tres/3] cuartos de | 3/4 de
vague = unos | unas | algunos | algunas | algo de | varios | varias | un poco de | bastante | bastantes |
    unos cuantos | unas cuantas
about = unos | aproximadamente | alrededor de | más o menos | cerca de | como | casi | al menos | hasta | unas
times = x | por | cant | cantidad | uds de
each = cada | cada uno | cada una | de cada | por cada
all_of_them = los dos | las dos | ambos | ambas | todos | todas | en todos | en ambos | para todos
more = más | otros | otras | adicional | adicionales | extra
another = otro | otra | uno más | una más
ignore_number = número | núm | nº | tel | tlf | teléfono | móvil | fax | planta | piso | puerta | factura | ref |
    referencia | página | código | serie | habitación
time_word = horas | hora | días | día | semanas | semana | meses | mes | años | año | minutos | min | personas |
    invitados | niños | por ciento
u.box = caja | cajas | cj
u.carton = cartón | cartones
u.case = cajón | cajones
u.crate = jaba | jabas | canasta | canastas
u.pack = paquete | paquetes | pack | packs | paq | lote | lotes
u.bag = bolsa | bolsas | bolsita | bolsitas
u.sack = saco | sacos
u.bottle = botella | botellas | bot
u.can = lata | latas
u.jar = tarro | tarros | bote | botes | frasco | frascos
u.tub = cubo | cubos | tarrina | tarrinas
u.tube = tubo | tubos
u.cup = taza | tazas | vaso | vasos
u.tray = bandeja | bandejas
u.roll = rollo | rollos
u.ring = aro | aros | rollo | rollos
u.drum = bobina | bobinas | carrete | carretes | tambor | tambores
u.bundle = haz | haces | fardo | fardos
u.bunch = manojo | manojos | ramo | ramos | atado | atados
u.sleeve = funda | fundas | manga | mangas | tira | tiras
u.pallet = palé | palés | palet | palets
u.sheet = hoja | hojas | plancha | planchas
u.length = barra | barras | tramo | tramos
u.stem = tallo | tallos
u.set = juego | juegos | kit | kits | set | sets
u.barrel = barril | barriles
u.canister = bidón | bidones | garrafa | garrafas
u.bar = tableta | tabletas
u.loaf = hogaza | hogazas
u.slice = rebanada | rebanadas | loncha | lonchas
u.bale = fardo | fardos | bala | balas
u.ream = resma | resmas
u.piece = unidad | unidades | ud | uds | pieza | piezas | pza | pzas
u.kg = kg | kilo | kilos | kilogramo | kilogramos
u.g = g | gr | gramo | gramos
u.t = tonelada | toneladas
u.lb = libra | libras
u.l = l | litro | litros
u.ml = ml | mililitro | mililitros
u.cl = cl | centilitro | centilitros
u.m = m | metro | metros
u.cm = cm | centímetro | centímetros
u.mm = mm | milímetro | milímetros
u.w = w | vatios
u.v = v | voltios
u.a = amperios
of = de | del | de la | de los | de las
and = y | e | además | más | también | así como | y también | y luego
or = o | u | o bien
with = con | incluye | incluido | relleno de | lleva
without = sin | nada de | no pongas | no me pongas | no le pongas | no quiero | quita | quítale | menos | no poner |
    alérgico a | alérgica a | no lleve | que no lleve | evita | no añadas
not = no | no el | no la | no los | no las | excepto | salvo | menos los | menos las
extra = extra | doble | mucho | mucha | muchos | muchas | con más | bastante | abundante | ración extra de | más
light = poco | poca | un poco de | menos | ligero | no mucho | no mucha | apenas | un toque de | poquito | poquita
plain = normal | normales | estándar | sencillo | sencilla | simple | básico | básica | corriente
option.grind = molido | molida | molidos | molienda
option.colour = color | colores
option.size = tamaño | tamaños | talla | tallas
to_match = a juego | haciendo juego | que combine | que combinen | correspondientes
half_split = mitad | la mitad
rest_split = el otro | la otra | el resto | resto | la otra mitad | los demás | las demás
meant = quiero decir | quería decir | quise decir | me refería a | me refiero a
correct = mejor | bueno | perdón | perdona | digo | quiero decir | no espera | espera | rectifico | corrección |
    en realidad | mejor dicho | al final | me equivoqué | disculpa | ponme mejor | no mejor | ay no | uy no |
    no perdón | no perdona | perdón no | huy | corrijo | o mejor
instead_of = en vez de | en lugar de | en vez del | en lugar del
in_place = en su lugar | en cambio | en vez de eso | en lugar de eso | a cambio
swap = cambiar | cambia | cambiad | cámbiame | sustituir | sustituye | reemplazar | reemplaza
swap_with = por | a | con
remove = olvidad | olvide | olviden | olvídate de | olvídense de | olvídese de |
    quitar | quita | quitad | quite | eliminar | elimina | borrar | borra | anular | anula | ya no | sacar |
    saca | retirar | retira | olvida | no necesito | suprimir | cancela | cancelar
add = añadir | añade | añadid | añádeme | agregar | agrega | sumar | suma | también | además | incluir | incluye |
    pon también | más
set_to = esta vez | a | que sean | pon | ponme | dejar en | deja en | cambiar a | ahora | subir a | bajar a
raise = subir | sube | aumentar | aumenta
lower = bajar | baja | reducir | reduce
only = solo | sólo | solamente | únicamente | nada más
same = mismo | misma | mismos | igual | lo mismo | otra vez | de nuevo
repeat = lo mismo que la otra vez | lo mismo que la vez pasada | lo de la otra vez | igual que la otra vez |
    lo mismo que la última vez | lo mismo de siempre | como siempre | lo de siempre | como la última vez |
    igual que la última vez | mismo pedido | el mismo pedido | repetir el pedido | repetir pedido | repite el pedido |
    repetir mi último | el último pedido | lo habitual | pedido habitual | como la otra vez | igual que siempre |
    lo mismo que antes | lo mismo otra vez | como el último pedido | lo mismo que la semana pasada |
    igual que el último | lo mismo que el último
double = doblar | dobla | doblad | duplica* | el doble de | doble cantidad
usual = como siempre | los de siempre | las de siempre | lo habitual | habituales | de costumbre
per_time = al mes | a la semana | por semana | al día | por día | al año | cada semana | cada mes
if = si | en caso de
but = pero | salvo | excepto | esta vez
keep = lo demás igual | el resto igual | dejar el resto | quedarme | me quedo con | mantener | lo demás como está
yes = sí | si | vale | ok | claro | correcto | exacto | de acuerdo | perfecto | por supuesto | eso es | adelante |
    bueno
no = no | no gracias | tampoco
both = los dos | las dos | ambos | ambas | todos
first = primero | primera | el primero | la primera | primer
second = segundo | segunda | el segundo | la segunda
third = tercero | tercera
fourth = cuarto | cuarta
last = último | última | el último | la última
neither = ninguno | ninguna | ninguno de los dos
smaller = pequeño | pequeña | pequeños | pequeñas | más pequeño | más pequeña | chico | chica | corto | menor
bigger = grande | grandes | más grande | más grandes | largo | mayor | gordo
cheaper = barato | barata | más barato | más barata | económico
dearer = caro | más caro | mejor calidad
today = hoy | esta tarde | esta noche | esta mañana | hoy mismo
tomorrow = mañana | mañana por la mañana
day_after = pasado mañana
day_before = el día antes | el día anterior | un día antes | la víspera | día antes
next = próximo | próxima | siguiente | que viene
this = este | esta
next_week = próxima semana | la próxima semana | la semana que viene | semana que viene | semana próxima |
    la semana próxima
this_week = esta semana
in = en | dentro de | de aquí a
days = días | día
weeks = semanas | semana
by = antes de | antes del | para | para el | hasta | a más tardar | como muy tarde
ordinal = º | o
last_day = pasado | pasada | último
day_prep = el | para el | antes del | hasta el | día | el día
date_wanted = entregar | entrega | entregado | envío | enviar | recoger | recogida | recojo | para | necesito |
    necesitamos | antes | llegue | fecha
date_past = pedí | compré | comprado | del | desde | recibí | recibido | pasado | ayer | era | pedido del | llegó
po = nuestro pedido | orden de compra | oc | nuestra referencia | su ref cliente | po | nuestra ref
po_word = pedido | orden | pedido nº | nº de pedido | número de pedido | pedido número | n.º de pedido
not_po = factura | facturas | albarán | número de serie | serie | su pedido | seguimiento | abono | presupuesto |
    recibo | cuenta | ticket
order_word = pedido | orden
lot_word = nº | número | nuestro | es | este | para | esta
ship_to = entregar en | entrega en | enviar a | envío a | dirección de entrega | dirección de envío | entregad en |
    mandar a | mandad a | llevar a | nueva dirección | entregarlo en | enviarlo a | entréguenlo en |
    para entregar en | lugar de entrega
to_place = a | al | a la | para | para la | para el | en | en la | en el
to_strange = a la | al | para la | para el
place_kind = calle | avenida | plaza | paseo | camino | carretera | polígono | obra | almacén | oficina | tienda |
    escuela | colegio | hotel | casa | piso | planta | local | nave | mercado | puesto | sede | bar | restaurante
collect = recoger | recogida | recojo | recogemos | paso a | pasamos a | pasaré
signature = saludos | un saludo | gracias | muchas gracias | atentamente | cordialmente | saludos cordiales |
    un abrazo | mil gracias | reciba un cordial | atte | gracias de antemano | enviado desde
greeting = hola | buenos días | buenas tardes | buenas noches | buenas | estimado | estimada | estimados |
    muy buenas | qué tal
quote_header = de | enviado | para | asunto | fecha | cc
wrote = escribió
original = mensaje original | mensaje reenviado | inicio del mensaje reenviado
forward_ask = ver abajo | abajo | el siguiente pedido | por favor tramitar | pedido adjunto | lo de abajo | tramitad
filler = por favor | porfa | si puede ser | si es posible | si tenéis | se puede | me podéis | me puedes | puedo |
    podría | si hay | por fa | de momento
describing = asado | frito | fresco | fresca | ahumado | picado | cortado | rallado | frío | fría | caliente |
    blanco | blanca | negro | negra | rojo | roja | verde | azul | amarillo | amarilla | rosa | ecológico | crudo |
    cocido | seco
prep = para | a | al | en | desde | hasta | hacia | entre | sobre | según | durante | ante | bajo
col.qty = cantidad | cant | uds | unidades
col.item = artículo | producto | descripción | concepto
col.code = código | referencia | ref
col.unit = unidad | formato
col.price = precio | importe | total | pvp | eur
col.skip = nombre | dirección | destinatario | teléfono | línea
c.cancel = cancel* | anul* | ya no quiero el pedido | dar de baja
c.change = cambi* | modific* | sustitu* | reemplaz* | correg* | correc* | actualiz*
c.add = añad* | agreg* | sumar
c.remove = quit* | elimin* | borr* | retir* | sacar
c.order = pedid* | orden | encargo | compra
c.item = artículo* | producto* | cosa* | mercancía
c.buy = comprar | compro | hacer un pedido | hacer pedido | encargar | adquirir | pedir
c.want = quiero | queremos | quisiera | quisiéramos | necesito | necesitamos | me gustaría | nos gustaría | ponme |
    póngame | ponedme | mándame | mandadme | mándanos | envíame | enviadme | enviadnos | envíenos | dame | deme |
    por favor | porfa | quería | queríamos | pedimos | pido | apúntame | para mí | me pones | nos mandáis | querría |
    me llevo | tráeme | podéis mandarme | podéis enviarme | me podéis | puedes mandarme | podrían enviar*
c.track = dónde se ha metido | qué ha pasado con | dónde está | dónde están | seguimiento | rastrear | estado |
    no ha llegado | no han llegado |
    no me ha llegado | todavía no | aún no | cuándo llega | cuándo llegará | retraso | retrasado | tarda |
    no he recibido | sigo esperando | seguimos esperando | localizar | por dónde va | cuándo recibiré | sin noticias |
    ha salido ya | no venía | no venían | faltaba | faltaban | no ha pasado
c.invoice = factura* | recibo* | ticket de compra | comprobante
c.send_again = copia | copias | enviar | mandar | mandáis | enviáis | descargar | recibir | otra vez | de nuevo
c.return = devol* | devuelv* | cambio de | reemplazo | devolución | cambiarlo | cambiarla | reposición |
    recoger el defectuoso | me los cambi* | me lo cambi* | me la cambi* | me las cambi* | nos los cambi* |
    nos lo cambi*
c.return_weak = cambi* | sustitu* | abono
c.refund = reembols* | devolución del dinero | devolver el dinero | me devuelvan el dinero | indemniz* | compens* |
    reintegro | abono de | nota de crédito | nota de abono
c.broken = rot* | dañad* | defectuos* | no funciona | estropead* | caducad* | podrid* | mal estado | roto | rota |
    marchit* | falta | faltan | equivocad* | agrietad* | golpead* | muert*
c.delivery = entreg* | envío* | envi* | reparto | transporte | portes | repartidor | camión
c.deliv_about = reparten | reparte | hacéis reparto | hacen reparto | lleváis | servís en | sirven en | traéis |
    hacéis envíos | hacen envíos | enviáis a | envían a | entregáis | reparto a domicilio |
    gastos de envío | coste de envío | costo de envío | cuánto tardan | plazo de entrega | plazos de entrega |
    zona de reparto | envío gratis | qué días | métodos de envío | opciones de envío | entregan los | pedido mínimo |
    repartís | lleváis a | cuándo entregáis
c.pay = pag* | cobr* | tarjeta | transferencia | domiciliación
c.pay_about = formas de pago | métodos de pago | forma de pago | método de pago | cómo puedo pagar |
    cobrado dos veces | cobrado doble | me han cobrado | pagar con | problema con el pago | pago rechazado |
    aceptáis | aceptan tarjeta | cargo duplicado | error en el pago | no se ha aplicado | pago no funciona |
    pagado dos veces | cobrado de más | ya está pagad* | ya pagad* | reclamación de pago
c.paid_notice = hemos pagado | he pagado | transferencia realizada | pago realizado | ya está pagado | pago enviado |
    aviso de pago | factura pagada | hemos hecho la transferencia | he hecho la transferencia
c.stock = en stock | disponible* | disponibilidad | tenéis | tienen | tienes | os queda | os quedan | queda | quedan |
    vendéis | venden | hay | agotado | existencias
c.price = cuánto sale | cuánto salen | a cómo | a cuánto está | a cuánto están | qué vale | qué valen | qué cuesta |
    precio | precios | cuánto cuesta | cuánto cuestan | cuánto vale | cuánto valen | cuesta | cuestan |
    tarifa* |
    presupuesto | descuento* | a cuánto | cuánto es
c.human = hablar con | persona | alguien | agente | llamar | llamarme | llamadme | llámame | llámenme |
    atención al cliente | operador | encargado | responsable | una persona real | por teléfono
c.reach = habl* | contact* | llam* | comunicar*
c.trouble = problema* | error* | rechaz* | fall* | dos veces | no funciona
c.when = cuándo | a qué hora | qué día
c.drop = olvid* | descart* | dej* estar
c.complaint = esto no puede ser | maleducad* | tercera vez | poco seri* | quej* | reclam* | vergüenza |
    vergonzos* | inaceptable | pésim* | fatal | horrible | nunca más |
    decepcion* | indignad* | harto | harta | asco | desastre | enfadad* | lamentable | ridículo | impresentable |
    timo
c.thanks = gracias | muchas gracias | perfecto | genial | estupendo | buenos días | buenas tardes | hola | adiós |
    hasta luego | vale | buen día | feliz navidad | excelente | fenomenal | buen fin de semana | encantado
c.other = felicidades | ha ganado | has ganado | haz clic | respuesta automática | fuera de la oficina |
    no se pudo entregar | premio | sorteo | darse de baja | mensaje automático | estaré ausente
c.nature = alérgen* | alergia* | gluten | vegano | ingredientes | contiene | contienen | caducidad | cuánto dura |
    cuidados | cómo se cuida | tóxico* | apto | horario* | abrís | abiertos | diferencia entre | origen |
    frutos secos
c.question = cómo | cuándo | dónde | cuál | cuáles | por qué | cuánto | cuántos | qué | puedo | podéis | tenéis |
    hay | hacéis | es posible
c.supplier = su pedido | su orden de compra | confirmamos su pedido | confirmación de pedido |
    fecha prevista de envío | plazo de entrega previsto | acuse de recibo
c.withdraw = desistimiento | derecho de desistimiento | desistir
c.dont_know = cómo puedo | no sé cómo | ayuda | ayúdame | necesito ayuda
stop = bueno | buenos | buena | buenas | bonito | bonitos | bonita | bonitas | rico | ricos | rica | ricas |
    el | la | los | las | lo | un | una | unos | unas | y | e | o | u | pero | de | del | al | a | en | con | sin |
    por | para | que | qué | se | me | te | nos | os | le | les | mi | mis | tu | su | sus | nuestro | nuestra |
    nuestros | este | esta | estos | estas | ese | esa | eso | esto | es | son | soy | era | está | están | estoy |
    hay | he | ha | han | hemos | haber | tengo | tiene | tenemos | quiero | queremos | quisiera | quería | necesito |
    necesitamos | puede | puedes | podéis | puedo | podría | favor | porfa | gracias | hola | buenas | buenos | días |
    tardes | si | sí | no | ya | más | muy | bien | también | además | luego | entonces | así | como | cuando |
    donde | mañana | hoy | pedido | pedir | enviar | mandar | entrega | todo | todos | toda | todas | otro | otra |
    cada | mismo | misma | algo | nada | vez | veces | aquí | allí | cliente | clientes | cumpleaños | boda | madre |
    mamá | amigo | fiesta | urgente | posible | poner | ponme | hacer | hago | ser | va | voy | vamos | ir | sobre |
    hasta | desde | entre | porque | aunque | solo | sólo | vale | señor | señora | equipo | estimado | mucho | poco |
    bueno | buena | buen | total | junto | cual | cuales | quien | ello | ellos | yo | tú | él | ella | nosotros |
    usted | ustedes | sean | sea | fuera | contable
total = en total | en conjunto
c.how_long = cuánto tarda | cuánto tiempo | cuántos días
option.wrap = envoltorio | papel de regalo | envuelto
option.ribbon = lazo | cinta
street = calle | avenida | plaza | paseo | camino | carretera
c.bill_to = facturar a | dirección de facturación
u.pair = par | pares
c.arrived = llegó | llegaron | hemos recibido | he recibido | me llegó
time_word = bebé | bebés | alumnos | alumno | adultos | adulto | empleados | compañeros | clientes | pacientes |
    habitaciones | mesas | comensales | huéspedes
u.display = expositor | expositores
u.bottle = botellín | botellines | frasquito | frasquitos
option.kind = tono | tonos | matiz | color | colores | talla | tallas | tamaño | número | modelo | sabor | sabores |
    aroma | formato | dureza | diámetro | longitud | ancho | versión | acabado
forwarded = mensaje reenviado | inicio del mensaje reenviado
forward_ask = pedid esto | pide esto | pedir esto | lo siguiente | lo que sigue | esto que sigue | pedidlo
c.want = nos falta | nos faltan | me falta | me faltan | nos hace falta | nos hacen falta | me hace falta |
    me hacen falta | hace falta | hacen falta | voy a querer | vamos a querer | me pondrías | me ponéis | nos ponéis |
    nos pones | póngannos | pónganos | pónganme | ponnos | ponednos | resérvame | resérveme | resérvenme | guárdame |
    guárdeme | prepárame | prepárenme | mándeme | mándenme | mándennos | mandarnos | mandarme | enviarnos | enviarme |
    envíame | envíenme | traednos | tráenos | tráigame | tráiganos | tráigannos | necesitaríamos | necesitaría |
    necesitamos pedir | cogemos | cojo | me quedo | nos llevamos | quisiéramos pedir | querríamos | desearía |
    deseamos | deseo | apuntad | apunta | apúntanos | apuntadme | solicito | solicitamos | precisamos | preciso
not_po = nif | cif | dni | nie | iva | iban | vuestro pedido | vuestra factura | cliente | código postal |
    número de cliente | nº de cliente
po = pedido de compra | orden de compra nº | nuestro nº de pedido | nuestro número de pedido | n/ref | n/pedido |
    nº de orden | nuestra orden | pedido interno | referencia interna | hoja de pedido | nº de compra
po = ref nuestra | ref. nuestra | nuestra ref. | referencia nuestra
set_to = que sean | ponlos | ponlas | ponedlos | ponedlas | pónmelos | pónmelas | ponédmelos | ponédmelas | hazlos |
    déjalos en | déjalas en | dejadlos en | dejadlas en | súbelos a | súbelas a | bájalos a | bájalas a
c.parcel_where = mi paquete ? | mi pedido ? | mi envío ? | nuestro pedido ? | mi encargo ?
c.arrived = han llegado | ha llegado | me han llegado | me ha llegado | nos ha llegado | han venido | ha venido |
    me vino | vinieron
whose = mis | nuestros | nuestras | sus
many = [unas/algunas/varias] [decenas/docenas] de | [unos/algunos/varios] [cientos/centenares] de
before_it = anterior | antes | de antes
""",
)
