"""Names of countries, as customers write them in seven languages. Pure."""

from __future__ import annotations

_NAMES = {
    "AT": "austria|österreich|autriche|oostenrijk|áustria",
    "BE": "belgium|belgien|belgique|bélgica|belgio|belgië",
    "BG": "bulgaria|bulgarien|bulgarie|bulgarije|bulgária",
    "CA": "canada|kanada|canadá",
    "CH": "switzerland|schweiz|suisse|suiza|svizzera|zwitserland|suíça",
    "CY": "cyprus|zypern|chypre|chipre|cipro",
    "CZ": "czechia|tschechien|tchéquie|chequia|cechia|tsjechië|chéquia|czech republic|tschechische republik",
    "DE": "germany|deutschland|allemagne|alemania|germania|duitsland|alemanha",
    "DK": "denmark|dänemark|danemark|dinamarca|danimarca|denemarken",
    "EE": "estonia|estland|estonie|estónia",
    "ES": "spain|spanien|espagne|españa|spagna|spanje|espanha",
    "FI": "finland|finnland|finlande|finlandia|finlândia",
    "FR": "france|frankreich|francia|frankrijk|frança",
    "GB": "united kingdom|great britain|uk|u.k.|england|scotland|wales|northern ireland|vereinigtes königreich|"
    "großbritannien|royaume-uni|grande-bretagne|angleterre|reino unido|gran bretaña|inglaterra|regno unito|"
    "gran bretagna|inghilterra|verenigd koninkrijk|groot-brittannië|engeland|grã-bretanha",
    "GR": "greece|griechenland|grèce|grecia|griekenland|grécia",
    "HR": "croatia|kroatien|croatie|croacia|croazia|kroatië|croácia",
    "HU": "hungary|ungarn|hongrie|hungría|ungheria|hongarije|hungria",
    "IE": "ireland|irland|irlande|irlanda|ierland|éire|eire|republic of ireland",
    "IS": "iceland|island|islande|islandia|islanda|ijsland|islândia",
    "IT": "italy|italien|italie|italia|italië|itália",
    "LI": "liechtenstein",
    "LT": "lithuania|litauen|lituanie|lituania|litouwen|lituânia",
    "LU": "luxembourg|luxemburg|luxemburgo|lussemburgo",
    "LV": "latvia|lettland|lettonie|letonia|lettonia|letland|letónia",
    "MT": "malta|malte",
    "NL": "netherlands|the netherlands|holland|niederlande|pays-bas|pays bas|países bajos|paesi bassi|nederland|"
    "países baixos",
    "NO": "norway|norwegen|norvège|noruega|norvegia|noorwegen",
    "PL": "poland|polen|pologne|polonia|polónia",
    "PT": "portugal|portogallo",
    "RO": "romania|rumänien|roumanie|rumania|rumanía|roemenië|roménia",
    "SE": "sweden|schweden|suède|suecia|svezia|zweden|suécia",
    "SI": "slovenia|slowenien|slovénie|eslovenia|slovenië|eslovénia",
    "SK": "slovakia|slowakei|slovaquie|eslovaquia|slovacchia|slowakije|eslováquia",
    "US": "united states|united states of america|usa|u.s.a.|vereinigte staaten|états-unis|estados unidos|stati uniti|"
    "verenigde staten",
}
_CODE_OF = {name.casefold(): code for code, names in _NAMES.items() for name in names.split("|")}
_SIGNS = {
    "A": "AT", "B": "BE", "D": "DE", "F": "FR", "I": "IT", "L": "LU", "E": "ES", "P": "PT", "S": "SE", "N": "NO",
}  # fmt: skip
"""What drivers have on their cars, and people before a postcode: D-29614."""
_LONGEST = 4


def country_named(words: str) -> str:
    """Return the code of the country that the words name and nothing else; "" for other words."""
    plain = " ".join(words.split()).strip(" .()")
    if len(plain) == 2 and plain.isascii() and plain.isalpha() and plain.isupper():
        return "GB" if plain == "UK" else plain
    return _CODE_OF.get(plain.casefold(), "")


def country_of_sign(sign: str) -> str:
    """Return the country of the letters before a postcode, such as D or CH; "" for others."""
    return _SIGNS.get(sign.upper(), "") or (sign.upper() if sign.upper() in _NAMES else "")


def without_country(words: str) -> tuple[str, str]:
    """Return the words without a country at their end, and its code; a country alone stays, for it may be a city."""
    parts = words.split()
    for count in range(min(_LONGEST, len(parts) - 1), 0, -1):
        named = " ".join(parts[-count:])
        if len(named) > 2 and (code := country_named(named)):
            return " ".join(parts[:-count]), code
    return words, ""
