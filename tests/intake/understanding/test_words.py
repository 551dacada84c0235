"""Stems: the forms of a word that people order in, in seven languages."""

import pytest

from intake.understanding.words import fold, stem

FORMS = {
    "en": (
        "berry berries | cherry cherries | brownie brownies | cookie cookies | smoothie smoothies | box boxes | "
        "loaf loaves | knife knives | shelf shelves | tomato tomatoes | potato potatoes | brush brushes | "
        "glass glasses | bus buses | dish dishes | battery batteries | screw screws | hinge hinges | "
        "blade blades | glove gloves | bag bags | tray trays | toy toys | pie pies | bus buses | lens lenses | "
        "fuse fuses | cable cables | leaf leaves | half halves | peach peaches | radish radishes | "
        "mouse mouses | candle candles | olive olives | wife wives | sleeve sleeves | valve valves | "
        "stove stoves | coffee coffees | tee tees | apple apples | pastry pastries"
    ),
    "de": (
        "Apfel Äpfel | Flasche Flaschen | Dose Dosen | Kasten Kästen | Sack Säcke | Topf Töpfe | Glas Gläser | "
        "Brot Brote | Brötchen Brötchen | Schraube Schrauben | Mutter Muttern | Dübel Dübel | "
        "Handschuh Handschuhe | Tuch Tücher | Rolle Rollen | Blatt Blätter | Ei Eier | Kuchen Kuchen | "
        "Torte Torten | Zwiebel Zwiebeln | Kartoffel Kartoffeln | Tomate Tomaten | Gurke Gurken | Kohl Kohle | "
        "Pilz Pilze | Band Bänder | Stift Stifte | Ordner Ordner | Batterie Batterien | Bürste Bürsten | "
        "Lampe Lampen | Rad Räder | Buch Bücher | Hemd Hemden | Hose Hosen | Jacke Jacken | Schuh Schuhe | "
        "Korb Körbe | Strauß Sträuße | Rose Rosen | Nagel Nägel | Faß Fässer | Nuss Nüsse | Baum Bäume | "
        "Wurst Würste | Saft Säfte | Huhn Hühner | Traube Trauben | Birne Birnen | Messer Messer | "
        "Pinsel Pinsel | Eimer Eimer | Besen Besen | Schwamm Schwämme | Knopf Knöpfe | Kerze Kerzen | "
        "Spachtel Spachteln"
    ),
    "fr": (
        "bouteille bouteilles | gâteau gâteaux | cheval chevaux | oiseau oiseaux | bijou bijoux | "
        "tuyau tuyaux | pinceau pinceaux | couteau couteaux | vis vis | gant gants | "
        "blanc blanche blancs blanches | rouge rouges | vert verte verts vertes | noir noire noirs noires | "
        "bleu bleue bleus bleues | gris grise grises | long longue longs longues | sec sèche secs | "
        "gros grosse grosses | doux douce douces | petit petite petits petites | ampoule ampoules | "
        "drapeau drapeaux | seau seaux | rideau rideaux | savon savons | noix noix | prix prix | pneu pneus | "
        "clou clous | journal journaux | métal métaux | végétal végétale végétaux | neuf neuve neuves | "
        "actif active actives"
    ),
    "es": (
        "botella botellas | caja cajas | pez peces | lápiz lápices | luz luces | jabón jabones | "
        "limón limones | camión camiones | color colores | azul azules | verde verdes | rojo roja rojos rojas | "
        "blanco blanca blancos blancas | marrón marrones | flor flores | pan panes | tornillo tornillos | "
        "tuerca tuercas | guante guantes | papel papeles | bote botes | maceta macetas | planta plantas | "
        "collar collares | pienso piensos | raíz raíces | nuez nueces | vez veces | crema cremas | "
        "cepillo cepillos | maquinilla maquinillas | champú champús | gris grises"
    ),
    "it": (
        "bottiglia bottiglie | scatola scatole | mela mele | pomodoro pomodori | fungo funghi | "
        "bianco bianca bianchi bianche | rosso rossa rossi rosse | verde verdi | fico fichi | camicia camicie | "
        "farmacia farmacie | pane pani | vite viti | dado dadi | guanto guanti | limone limoni | uovo uova | "
        "formaggio formaggi | olio oli | occhio occhi | lungo lunga lunghi lunghe | crema creme | "
        "spazzola spazzole | pacco pacchi | sacco sacchi | foglio fogli | ciliegia ciliegie | fragola fragole | "
        "zucchina zucchine | cipolla cipolle | pesce pesci | bicchiere bicchieri"
    ),
    "nl": (
        "fles flessen | krat kratten | appel appels appelen | peer peren | tomaat tomaten | "
        "aardappel aardappelen | ui uien | brood broden | schroef schroeven | moer moeren | "
        "handschoen handschoenen | zak zakken | rol rollen | blad bladen | boek boeken | pan pannen | "
        "pot potten | glas glazen | druif druiven | raam ramen | lamp lampen | bril brillen | jas jassen | "
        "broek broeken | rood rode | groot grote | zwart zwarte | wit witte | blauw blauwe | groen groene | "
        "geel gele | klein kleine | oranje oranje | bruin bruine | grijs grijze | schaar scharen | "
        "komkommer komkommers | champignon champignons | ei eieren | bos bossen | koek koeken | taart taarten | "
        "stoel stoelen | vis vissen | mes messen | spijker spijkers"
    ),
    "pt": (
        "garrafa garrafas | caixa caixas | pão pães | limão limões | melão melões | sabão sabões | maçã maçãs | "
        "flor flores | luz luzes | papel papéis | azul azuis | anel anéis | lençol lençóis | verde verdes | "
        "vermelho vermelha vermelhos vermelhas | branco branca brancos brancas | parafuso parafusos | "
        "porca porcas | luva luvas | saco sacos | vaso vasos | planta plantas | ração rações | cão cães | "
        "funil funis | jovem jovens | homem homens | batom batons | creme cremes | noz nozes | raiz raízes | "
        "mão mãos | alemão alemães | cor cores"
    ),
}
APART = (
    ("rosso", "rosa"), ("Weinglas", "Weinrebe"),
    ("brownie", "brown"), ("cookie", "cook"), ("lima", "limão"), ("glass", "glue"), ("bit", "bolt"),
    ("roller", "roll"), ("cutter", "cut"), ("water", "watt"), ("Kohl", "Kohlrabi"), ("boot", "book"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "forms"), [(code, one) for code, row in FORMS.items() for one in row.split(" | ")]
)
def test_the_forms_of_a_word_share_their_stem(language: str, forms: str) -> None:
    """Whoever orders flessen, druiven or lápices means what the catalogue calls fles, druif and lápiz."""
    assert len({stem(fold(word)) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["Honigglas Honiggläser", "Vorderrad Vorderräder", "Putztuch Putztücher", "Ziegenkalb Ziegenkälber"]
)
def test_the_plural_of_a_compound_has_the_stem_of_its_singular(pair: str) -> None:
    """German plurals in -er are told in compounds as well, so that no translation is needed for them."""
    assert len({stem(fold(word)) for word in pair.split()}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_of_different_things_keep_apart(one: str, other: str) -> None:
    """A stem may be rough, but red is not pink and a roller is no roll."""
    assert stem(fold(one)) != stem(fold(other))
