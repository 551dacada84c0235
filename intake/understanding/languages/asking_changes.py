"""Forms of the verbs by which changes are asked for, and the small words beside them, language by language."""

# parted, parted_end: the two words of a verb that takes away, with the thing between them: `take the lids off`.

ASKING_CHANGES: dict[str, str] = {
    "en": """\
or = nor
parted = take | taking | knock | cross | strike | pull | leave | get
parted_end = off | out
filler = in full | [on/for] this one | [on/for] that one
""",
    "de": """\
parted = nimm | nehmt | nehmen | lass | lasst | lassen | hol | holt | streich | streicht
parted_end = weg | raus | heraus | runter
swap = tauscht | tauschen Sie | wechselt | ersetzt
remove = nehmt raus | streicht | lasst weg
c.stock = macht ihr auch | führen Sie auch
""",
    "fr": """\
or = ni
c.price = ça me coûte | ça me revient | ça fait combien
""",
    "es": """\
or = ni
prep = pa
swap = cambiéis | cambien | cambiad | cambiadme | cambiadnos | sustituid | sustituyan | reemplazad
remove = quitad | quiten | quitadme | quitéis | eliminad | sacad
add = añadid | añadan | añadidme | sumad | agregad | juntad
set_to = poned | ponedme | pongan | dejad | dejen
c.stock = hacéis también | tenéis también | trabajáis | os quedan
c.price = cuánto me sale | cuánto me salen | cuánto me cuesta | cuánto me cobráis | cuánto nos sale
""",
    "it": """\
or = né
swap = cambiate | cambiatemi | sostituite | scambiate
remove = togliete | toglietemi | eliminate | levate
add = aggiungete | aggiungetemi | aggiungeteci
set_to = mettete | mettetene | portatelo a | portateli a | lasciate
c.stock = fate anche | fate [la/il/le/i/gli] | tenete | vendete anche
c.price = quanto mi costa | quanto mi viene | quanto mi fate | quanto ci costa
""",
    "nl": """\
parted = haal | haalt | halen | laat | doe | neem
parted_end = weg | eraf | eruit
or = noch
c.track = waar blijven | waar blijft | niet compleet | incompleet | we missen | wij missen | ik mis
c.stock = maken jullie ook | verkopen jullie ook
""",
    "pt": """\
or = nem
prep = pra | pro | pras | pros
swap = troquem | troque | substituam | mudem
remove = tirem | tire | retirem | podem tirar | esqueçam | cancelem
add = juntem | acrescentem | adicionem | somem
set_to = ponham | coloquem | metam | passem para | deixem
c.stock = fazem também | vendem também | trabalham com
c.price = quanto me fica | quanto me sai | quanto nos fica | quanto custa-me
""",
}
