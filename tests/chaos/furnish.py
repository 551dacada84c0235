"""A small shop on disk: policy, goods, one known customer, stock."""

from __future__ import annotations

from typing import Any

from bot.assemble import assemble, prepare_database
from bot.tasks.records import OPERATOR
from core.domain.access import AddApiKey
from core.domain.commands import SetStock
from core.domain.imports import ApplyPolicy, ImportRows, StockLevels
from core.domain.queries import LoadKnowledge
from core.imports.read import read_content
from core.settings import Settings

POLICY: dict[str, Any] = {
    "shop": {
        "name": "Quayside Tools",
        "street": "Quay 4",
        "postcode": "20457",
        "city": "Hamburg",
        "country": "DE",
        "email": "orders@quayside.example",
        "currency": "EUR",
        "timezone": "Europe/Berlin",
    },
    "taxes": {"standard": 19},
    "shipping": {
        "handling_days": 1,
        "method": [
            {
                "id": "parcel",
                "name": "Parcel",
                "countries": ["DE"],
                "bands": [[30_000, "6.90"], [2_000_000, "79.00"]],
                "transit_days": 2,
            }
        ],
    },
}
CATALOGUE = b"""sku,name,aliases,category,unit,packs,price,tax,weight_g
HAM-1,Claw hammer,hammer,Tools,each,box=6,18.90,standard,650
SAW-1,Tenon saw,back saw,Tools,each,,24.50,standard,420
GLUE-1,Wood glue,white glue,Glue,bottle,case=12,5.25,standard,540
TAPE-1,Masking tape,painter's tape,Tape,roll,,3.10,standard,120
"""
CUSTOMERS = b"""number,name,email,language,address_name,street,postcode,city,country
K-1,Ann Archer,ann@archer.example,en,Workshop,Mill Lane 3,10115,Berlin,DE
"""
STOCK = b"""sku,on_hand
HAM-1,500
SAW-1,500
GLUE-1,5000
TAPE-1,5000
"""


def furnish(settings: Settings) -> dict[str, str]:
    """Make the shop in an empty database; returns an API key and the customer's id."""
    prepare_database(settings)
    shop = assemble(settings, role="web")
    shop.clerk.do(ApplyPolicy(POLICY), actor=OPERATOR)
    for kind, content in (("catalogue", CATALOGUE), ("customers", CUSTOMERS)):
        shop.clerk.do(ImportRows(kind, read_content(kind, ".csv", content)), actor=OPERATOR)
    levels = shop.clerk.look(StockLevels(read_content("stock", ".csv", STOCK)))
    shop.clerk.do(SetStock(levels, "count"), actor=OPERATOR)
    key = shop.clerk.do(AddApiKey("cart", "api:cart", "admin"), actor=OPERATOR).facts["key"]
    (customer,) = shop.clerk.look(LoadKnowledge()).customers
    shop.stop()
    return {"key": str(key), "customer": str(customer.id)}
