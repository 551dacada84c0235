// The open order as a card: every line with its price, steppers, totals, and the buttons that the state allows.

import { icon, make } from "./make.js";

const ASKING = ["draft", "quoted"];
const SETTLE_MS = 800;

export class OrderCard {
  // act(action, label): what the customer asks for. shown(open): the card was opened or closed.
  constructor(box, words, hooks) {
    this.box = box;
    this.words = words;
    this.hooks = hooks;
    this.order = null;
    this.questions = [];
    this.wanted = new Map();
    this.timers = new Map();
    this.version = "";
  }

  show(state, answered) {
    this.order = state.order;
    this.answered = answered;
    this.questions = state.order?.questions.length ? state.order.questions : state.questions;
    const version = state.order ? `${state.order.number} ${state.order.version} ${state.order.state}` : "";
    if (version !== this.version) {
      this.version = version;
      for (const position of [...this.wanted.keys()]) if (!this.timers.has(position)) this.wanted.delete(position);
    }
    this.draw();
  }

  get sum() {
    const order = this.order;
    const live = order.lines.filter((line) => !line.cancelled);
    return { lines: this.words.count("lines", live.length), total: this.words.money(order.total, order.currency) };
  }

  get editable() {
    return ASKING.includes(this.order.state);
  }

  draw() {
    if (!this.order) return this.box.replaceChildren();
    const focus = this.box.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    const scroll = this.box.querySelector(".sheet")?.scrollTop ?? 0;
    this.box.replaceChildren(this.head(), make("div", { class: "sheet" }, this.asked(), this.list(), this.totals(), this.shipping(), this.facts()), this.foot());
    this.box.querySelector(".sheet").scrollTop = scroll;
    if (focus) (this.box.querySelector(`[data-focus="${CSS.escape(focus)}"]:not(:disabled)`) ?? this.box).focus({ preventScroll: true });
  }

  head() {
    const order = this.order;
    const shipped = ["part", "all"].includes(order.shipped) && order.state === "confirmed" ? `shipped_${order.shipped}` : `state_${order.state}`;
    return make(
      "header",
      { class: "card-top" },
      make("h2", {}, this.words.say("order")),
      make("span", { class: "number" }, order.number),
      make("span", { class: `badge ${order.state}` }, this.words.say(shipped)),
      make("button", { type: "button", class: "close", "aria-label": this.words.say("hide_order"), "data-focus": "close", on: { click: () => this.hooks.close() } }, icon("close", 20)),
    );
  }

  asked() {
    const open = this.questions.filter((question) => !this.answered.has(String(question.id)));
    if (!open.length) return null;
    const box = make("section", { class: "asked" }, make("h3", {}, this.words.say("questions")));
    for (const question of open) {
      const chips = make("div", { class: "choices", role: "group", "aria-label": question.text });
      const answers = question.candidates.map((one) => [one.value, one.name, one.price]).concat(question.choices.map((choice) => [choice, choice, ""]));
      for (const [value, name, price] of answers) {
        const press = () => this.hooks.act(`answer:${question.id}:${value}`, name);
        chips.append(make("button", { type: "button", class: "choice plain", "data-focus": `answer ${question.id} ${value}`, on: { click: press } }, name, price && make("small", {}, this.priced(price))));
      }
      box.append(make("p", {}, question.text), chips);
    }
    return box;
  }

  priced(price) {
    return /^\d+(\.\d+)?$/.test(price) ? this.words.price(price, this.order?.currency ?? "EUR") : price;
  }

  list() {
    const change = this.order.state === "modifying" && this.order.proposed.length;
    const lines = (change ? this.order.proposed : this.order.lines).map((line) => this.line(line, change));
    return make("div", {}, change ? make("h3", { class: "changed" }, this.words.say("new_lines")) : "", make("ol", { class: "lines" }, ...lines));
  }

  line(line, change) {
    const { words, order } = this;
    const packed = line.unit !== line.base_unit ? words.say("contains", { pack: words.quantity(line.quantity, line.unit), base: words.quantity(line.base_quantity, line.base_unit) }) : "";
    const price = words.say("per", { price: words.price(line.price, order.currency), unit: words.unit(line.base_unit) });
    const options = Object.entries(line.options).map(([name, value]) => `${name}: ${value}`).join(" · ");
    const edit = this.editable && !line.cancelled && !change;
    return make(
      "li",
      { class: line.cancelled ? "line gone" : "line", "data-position": line.position },
      make("div", { class: "item-name" }, make("strong", {}, line.name), make("span", { class: "sku" }, line.sku)),
      make("span", { class: "amount" }, words.money(order.includes_tax ? line.total : line.net, order.currency)),
      options && make("span", { class: "options" }, options),
      make("span", { class: "each" }, packed || edit ? "" : `${words.quantity(line.quantity, line.unit)} · `, packed && `${packed} · `, price),
      line.backordered !== "0" && make("span", { class: "later" }, words.say("backordered", { quantity: words.quantity(line.backordered, line.base_unit) })),
      line.cancelled && make("span", { class: "later" }, words.say("removed")),
      edit && this.stepper(line),
    );
  }

  stepper(line) {
    const { words } = this;
    const now = this.wanted.get(line.position) ?? line.quantity;
    const say = (key) => words.say(key, { item: line.name, unit: words.unit(line.unit, "2") });
    const button = (name, key, call, disabled = false) =>
      make("button", { type: "button", class: "step", "aria-label": say(key), "data-focus": `${name} ${line.position}`, disabled, on: { click: call } }, icon(name));
    const typed = make("input", {
      class: "quantity", inputmode: "decimal", value: now, "aria-label": say("quantity_of"), "data-focus": `typed ${line.position}`,
      on: {
        change: (event) => this.want(line, event.target.value.trim().replace(",", "."), 0),
        keydown: (event) => event.key === "Enter" && event.target.blur(),
      },
    });
    return make(
      "div",
      { class: this.wanted.has(line.position) ? "stepper waiting" : "stepper" },
      button("minus", "fewer", () => this.want(line, step(now, -1)), Number(now) <= 1),
      typed,
      button("plus", "more", () => this.want(line, step(now, 1))),
      make("span", { class: "unit" }, words.unit(line.unit, now)),
      button("bin", "remove", () => this.hooks.act(`remove:${line.position}`, say("remove"))),
    );
  }

  // Several quick steps become one request, with the last quantity.
  want(line, quantity, waitMs = SETTLE_MS) {
    clearTimeout(this.timers.get(line.position));
    this.timers.delete(line.position);
    this.wanted.delete(line.position);
    if (/^\d{1,7}(\.\d{1,6})?$/.test(quantity) && Number(quantity) > 0 && Number(quantity) !== Number(line.quantity)) {
      this.wanted.set(line.position, quantity);
      const send = () => {
        this.timers.delete(line.position);
        this.hooks.act(`line:${line.position}:${quantity}`, `${line.name}: ${this.words.quantity(quantity, line.unit)}`);
      };
      this.timers.set(line.position, setTimeout(send, waitMs));
    }
    this.draw();
  }

  totals() {
    const { words, order } = this;
    const money = (amount) => words.money(amount, order.currency);
    const net = order.includes_tax ? ` (${words.say("net")})` : "";
    const row = (name, amount, kind = "") => make("div", { class: `sum ${kind}` }, make("dt", {}, name), make("dd", {}, amount));
    const ship = order.shipping_name ? `${words.say("shipping")}, ${order.shipping_name}` : words.say("shipping");
    return make(
      "dl",
      { class: "totals" },
      row(words.say("goods") + net, money(order.goods)),
      row(ship + net, money(order.shipping)),
      row(words.say("tax"), money(order.tax)),
      row(words.say("total"), money(order.total), "total"),
      order.proposed_total && order.state === "modifying" ? row(words.say("total_new"), money(order.proposed_total), "total") : "",
    );
  }

  // Other ways to ship are asked for when somebody wants to see them.
  shipping() {
    if (!ASKING.includes(this.order.state) || !this.order.shipping_name) return null;
    const box = make("div", { class: "choices" });
    const ways = make("details", { class: "ways" }, make("summary", { "data-focus": "ways" }, this.words.say("ways")), box);
    ways.addEventListener("toggle", async () => ways.open && box.replaceChildren(...(await this.hooks.ways()).map((way) => this.way(way))));
    return ways;
  }

  way(way) {
    const { words } = this;
    const chosen = way.name === this.order.shipping_name;
    const press = () => this.hooks.act(`ship:${way.id}`, words.say("did_ship", { n: way.name }));
    const facts = `${words.money(way.price, way.currency)} · ${words.day(way.arrives_on)}`;
    return make("button", { type: "button", class: "choice plain", disabled: chosen, "data-focus": `ship ${way.id}`, on: { click: press } }, way.name, make("small", {}, facts));
  }

  facts() {
    const { words, order } = this;
    const rows = [
      ["promised", order.promised_on && words.day(order.promised_on)],
      ["ship_to", [order.ship_to, words.country(order.ship_country)].filter(Boolean).join(", ")],
      ["po", order.po_number],
      ["tracking", order.tracking.join(", ")],
    ].filter(([, value]) => value);
    const page = order.url && make("a", { class: "page", href: order.url, target: "_blank", rel: "noopener", "data-focus": "page" }, words.say("page"));
    const list = rows.length && make("dl", { class: "facts" }, ...rows.map(([key, value]) => make("div", {}, make("dt", {}, words.say(key)), make("dd", {}, value))));
    return make("div", {}, list || "", page);
  }

  foot() {
    const { words, order } = this;
    const foot = make("footer", { class: "card-foot" });
    const add = (key, style, call) => foot.append(make("button", { type: "button", class: `act ${style}`, "data-focus": key, on: { click: call } }, words.say(key)));
    const decide = (key) => () => this.hooks.act(this.deciding(key), words.say(key));
    const asked = this.questions.length > 0;
    if (ASKING.includes(order.state) && !asked && order.lines.some((line) => !line.cancelled)) add("confirm", "primary", decide("confirm"));
    if (ASKING.includes(order.state) || order.state === "awaiting_approval") add("cancel", "plain", decide("cancel"));
    if (order.state === "modifying") {
      add("apply_change", "primary", decide("apply_change"));
      add("decline_change", "plain", decide("decline_change"));
    }
    if (order.state === "confirmed" && order.shipped === "none") add(this.sure ? "cancel_sure" : "cancel_order", this.sure ? "danger" : "plain", () => this.twice());
    return foot.childElementCount ? foot : null;
  }

  // What decides holds for the order as it is shown here, and for no other.
  deciding(name) {
    return `${name}:${this.order.number}:${this.order.version}`;
  }

  // A confirmed order is cancelled by a second press only.
  twice() {
    if (this.sure) {
      this.sure = false;
      this.hooks.act(this.deciding("cancel"), this.words.say("cancel_order"));
    } else {
      this.sure = true;
      setTimeout(() => {
        this.sure = false;
        this.draw();
      }, 6000);
    }
    this.draw();
    this.box.querySelector('[data-focus^="cancel"]')?.focus();
  }
}

function step(now, by) {
  return String(Math.max(1, Math.round((Number(now) + by) * 1e6) / 1e6));
}
