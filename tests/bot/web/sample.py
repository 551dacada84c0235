"""A shop's day as views: orders, talk, messages, stock, for pages to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from core.domain.customers import Address
from core.domain.money import Money
from core.domain.views import (
    ConversationView,
    CustomerView,
    DeliveryView,
    InvoiceView,
    JournalView,
    LineView,
    MessageView,
    OrderRow,
    OrderView,
    Page,
    QuestionView,
    ShipmentView,
    StaffView,
    StockRow,
)

NOW = datetime.now(UTC).replace(microsecond=0)
TODAY = NOW.date()
TOKEN = "Zb3l0mQ9xV7cN1kR5tY8wA2s"
TEXT = "Good morning, please send us 3 boxes of beeswax pastilles and 20 jars 500 g, the hexagonal ones.\nThanks, Ida"


def euro(text: str) -> Money:
    return Money(round(float(text) * 100), "EUR")


def line(position: int, name: str, sku: str, quantity: str, unit: str, price: str, words: str = "") -> LineView:
    net = euro(str(float(quantity) * float(price)))
    start = TEXT.find(words) if words else -1
    return LineView(
        id=position,
        position=position,
        sku=sku,
        name=name,
        part_number="",
        quantity=quantity,
        unit=unit,
        base_quantity=quantity,
        base_unit=unit,
        price=price,
        net=net,
        tax=euro("1.90"),
        total=net,
        tax_percent="19",
        quantities={"ordered": quantity, "reserved": quantity},
        spans=((start, start + len(words)),) if words else (),
        message_id=7 if words else None,
        confidence=0.97,
    )


CUSTOMER = CustomerView(4, "Honiglager Ida Brandt", "K-1004", "ida@honiglager.example")
ADDRESS = Address("Depot", "Wiesenweg 2", "21337", "Lüneburg", "DE")
LINES = (
    line(1, "Beeswax pastilles, yellow", "WAX-PAST-Y", "3", "box", "42.50", "3 boxes of beeswax pastilles"),
    line(2, "Honey jar 500 g, hexagonal", "JAR-HEX-500", "20", "piece", "0.89", "20 jars 500 g, the hexagonal ones"),
)
SHIPMENT = ShipmentView(3, "S-26-00003", "handed_over", "Parcel", "00340434161094042557", 5200, TODAY, NOW, None)
INVOICE = InvoiceView(
    9,
    "2026-0009",
    "overdue",
    TODAY - timedelta(30),
    TODAY - timedelta(16),
    euro("145.30"),
    euro("27.61"),
    euro("172.91"),
    euro("0"),
    "O-26-7K3QX",
    "Honiglager Ida Brandt",
)
ORDER = OrderView(
    id=1,
    number="O-26-7K3QX",
    state="confirmed",
    version=4,
    channel="email",
    external_id="<a@b>",
    part=0,
    currency="EUR",
    lines=LINES,
    goods=euro("145.30"),
    shipping=euro("6.90"),
    tax=euro("28.92"),
    total=euro("181.12"),
    paid=euro("0"),
    invoiced=euro("0"),
    facets={"stock": "all", "shipping": "none", "delivery": "none", "billing": "none", "payment": "none"},
    placed_at=NOW - timedelta(hours=3),
    confirmed_at=NOW - timedelta(hours=2),
    customer=CUSTOMER,
    conversation_id=5,
    promised_on=TODAY + timedelta(2),
    po_number="4711-B",
    ship_to=ADDRESS,
    shipping_method="parcel",
    shipping_name="Parcel",
    allowed_steps=("hold", "change", "cancel", "cancel_lines", "pick", "pay"),
)
SHIPPED = replace(
    ORDER,
    id=2,
    number="O-26-AB2CD",
    version=9,
    shipments=(SHIPMENT,),
    invoices=(INVOICE,),
    invoiced=euro("172.91"),
    facets={"stock": "all", "shipping": "all", "delivery": "none", "billing": "all", "payment": "none"},
    allowed_steps=("deliver", "pay"),
)
QUOTED = replace(
    ORDER,
    id=3,
    number="O-26-QQ1ZZ",
    state="quoted",
    version=2,
    confirmed_at=None,
    valid_until=NOW + timedelta(5),
    questions=(QuestionView(1, "JAR-HEX-500", "Which lid?", (("LID-G", "Lid, gold", "0.10"),)),),
    allowed_steps=("confirm", "cancel", "draft"),
)
DRAFT = replace(QUOTED, id=4, number="O-26-DR4FT", state="draft", customer=None, ship_to=None, conversation_id=None)
ORDERS = {order.number: order for order in (ORDER, SHIPPED, QUOTED, DRAFT)}

LETTER = (
    "<html><head><style>b{color:#a00}</style></head>"
    '<body style="margin:0;font-family:sans-serif"><p><b>Hello</b></p></body></html>'
)
MESSAGES = (
    MessageView(7, "in", "email", "Ida Brandt", "Order", TEXT, NOW - timedelta(hours=3), "ordered"),
    MessageView(
        11,
        "out",
        "email",
        "ida@honiglager.example",
        "Your order O-26-7K3QX",
        "We read your order like this …",
        NOW - timedelta(hours=3),
        "sent",
        html=LETTER,
        chat="1. 3 boxes of beeswax pastilles\n2. 20 jars",
        buttons=({"label": "Confirm", "action": "x"},),
        key="order_quoted",
    ),
)
CONVERSATION = ConversationView(
    5,
    "email",
    "<root@x>",
    "ida@honiglager.example",
    "Ida Brandt",
    "Order",
    "en",
    False,
    CUSTOMER,
    ORDER,
    (),
    ("O-26-7K3QX",),
)
JOURNAL = (
    JournalView(1, "order.drafted", "customer:4", "email", "", "", "draft", NOW - timedelta(hours=3), "", {}, 1),
    JournalView(
        2, "order.quoted", "rule:read_back", "email", "", "draft", "quoted", NOW - timedelta(hours=3), "", {}, 2
    ),
    JournalView(
        3, "order.confirmed", "customer:4", "email", "", "quoted", "confirmed", NOW - timedelta(hours=2), "", {}, 3
    ),
    JournalView(
        4,
        "order.held",
        "staff:1",
        "console",
        "",
        "confirmed",
        "on_hold",
        NOW - timedelta(hours=1),
        "ask <b>Ida</b>",
        {"rules": ["Large order"]},
        4,
    ),
)
STOCK = (
    StockRow("WAX-PAST-Y", "Beeswax pastilles, yellow", "box", "40", "3", "37", "0", (("Hamburg", "40", "3"),)),
    StockRow(
        "JAR-HEX-500",
        "Honey jar 500 g, hexagonal",
        "piece",
        "120",
        "120",
        "0",
        "24",
        (("A", "100", "100"), ("B", "20", "20")),
    ),
)
DELIVERIES = (
    DeliveryView(
        11,
        "email",
        "ida@honiglager.example",
        "Your order O-26-7K3QX",
        "sent",
        1,
        "",
        "order_quoted",
        NOW,
        "O-26-7K3QX",
        5,
    ),
    DeliveryView(
        12,
        "email",
        "gone@nowhere.example",
        "Your order O-26-AB2CD",
        "parked",
        3,
        "550 no such user",
        "order_shipped",
        NOW,
        "O-26-AB2CD",
        5,
    ),
    DeliveryView(
        13, "webchat", "guest", "", "retry", 2, "busy", "question_asked", NOW, "", None, NOW + timedelta(minutes=2)
    ),
)
INBOX = (
    MessageView(
        21,
        "in",
        "email",
        "someone@else.example",
        "???",
        "<script>alert(1)</script>\n{{7*7}} qwertz",
        NOW,
        "parked",
        "nothing_understood",
    ),
)
FIGURES: dict[str, int | str] = {
    "orders_quoted": 4,
    "orders_confirmed": 23,
    "orders_awaiting_approval": 1,
    "questions_open": 2,
    "to_pick": 9,
    "late": 2,
    "inbound_parked": 1,
    "deliveries_parked": 1,
    "invoices_overdue": 3,
    "handed_over": 1,
    "shop": "Imme & Linde",
}
CHAT_ROW = {
    "id": 5,
    "channel": "email",
    "person": "ida@honiglager.example",
    "customer": "Honiglager Ida Brandt",
    "subject": "Order",
    "handed_over": True,
    "last_at": NOW,
    "last_text": "Could somebody call me about the jars?",
    "order_number": "O-26-7K3QX",
}


def row_of(order: OrderView) -> OrderRow:
    return OrderRow(
        order.id,
        order.number,
        order.state,
        order.channel,
        order.customer.name if order.customer else "",
        order.total,
        order.placed_at,
        order.promised_on,
        order.facets,
        order.po_number,
        len(order.questions),
        len(order.lines),
    )


def many_rows(count: int) -> Page:
    """A long list of orders, as a busy shop has it."""
    names = (
        "Honiglager Ida Brandt",
        "Imkerei Petersen",
        "Kerzen & Co. OHG",
        "Café Wabe",
        "",
        "Bienenfreunde Altona e.V.",
        "Stadtimker GbR",
    )
    states = (
        "draft",
        "quoted",
        "confirmed",
        "confirmed",
        "awaiting_approval",
        "on_hold",
        "closed",
        "cancelled",
        "modifying",
    )
    channels = ("email", "webchat", "api:webshop", "telegram")
    steps = (
        {"stock": "none"},
        {"stock": "part"},
        {"stock": "all"},
        {"stock": "all", "shipping": "part"},
        {"stock": "all", "shipping": "all", "billing": "all"},
    )
    empty = {"stock": "none", "shipping": "none", "delivery": "none", "billing": "none", "payment": "none"}
    rows = tuple(
        OrderRow(
            100 + n,
            f"O-26-{(n * 7919 + 104729) % 46656:04X}K",
            states[n % 9],
            channels[n % 4],
            names[n % 7],
            Money((n * 7531) % 90000 + 1200, "EUR"),
            NOW - timedelta(hours=n * 5),
            None if n % 9 < 2 else date.fromordinal(TODAY.toordinal() + n % 7 - 2),
            empty | steps[n % 5],
            "PO-88" if n % 6 == 0 else "",
            1 if n % 9 == 0 else 0,
            2 + n % 5,
        )
        for n in range(count)
    )
    return Page(rows, "cursor-2")


ADMIN = StaffView(1, "Greta Lindemann", ("admin",))
SELLER = StaffView(2, "Sam Sales", ("sales",))
PACKER = StaffView(3, "Wanda Warehouse", ("warehouse",))
