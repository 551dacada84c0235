"""How customers say where goods are to go."""

DESTINATIONS: dict[str, str] = {
    "en": """\
ship_to = delivery : | deliver : | deliver to : | shipping :
untold_place = [the/our/my] new [address/place/premises/shop/site/office/store/kitchen]
""",
    "de": """\
ship_to = lieferung : | lieferung bitte : | anlieferung : | versand : | lieferung in die | lieferung ins
untold_place = [die/der/unsere/unserer/meine/meiner] neue[/n] [adresse/anschrift/filiale] |
    [neuen/neues/neue] [laden/büro/lager/standort]
""",
    "fr": """\
ship_to = livraison : | à livrer : | livrer : | livraison dans
untold_place = [la/notre/ma] nouvelle [adresse/boutique] | [au/le/notre] nouveau [local/magasin/dépôt/site]
""",
    "es": """\
ship_to = entrega : | envío : | entregar : | entregar en | entreguen en | llevadlo a | llévamelo a | llevármelo a
to_place = pa | pa la | pa el | pal
by = pa | pa el
untold_place = [la/nuestra/mi] nueva [dirección/tienda/sede/oficina] |
    [el/al/nuestro] [local/almacén] nuevo | [al/el] nuevo [local/almacén]
""",
    "it": """\
ship_to = consegna : | spedizione : | consegnare in | portare in | portare a | portate in
untold_place = [al/il/nostro] nuovo [indirizzo/negozio/locale/magazzino] | [la/alla/nostra] nuova sede
""",
    "nl": """\
ship_to = levering : | bezorging : | bezorgen : | leveren :
untold_place = [het/ons/mijn] nieuwe [adres/pand/filiaal] | de nieuwe [winkel/vestiging/zaak/loods]
""",
    "pt": """\
ship_to = entrega : | envio : | entregar : | levar para | levem para
to_place = pra | pro | na | no
by = pra | pro
untold_place = [a/à/nossa/minha] nova [morada/loja/sede] | [ao/o/no/nosso] novo [local/endereço/armazém]
""",
}
