// Words, amounts, quantities and days as the reader's language writes them.

export class Words {
  constructor(words, shop) {
    this.words = words;
    this.shop = shop;
    this.plural = new Intl.PluralRules(words.locale);
    this.number = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 6 });
    this.clock = new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit" });
    this.date = new Intl.DateTimeFormat(words.locale, { weekday: "long", day: "numeric", month: "long" });
    this.currencies = new Map();
  }

  say(key, facts = {}) {
    const text = this.words[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (blank, name) => (name === "shop" ? this.shop : facts[name] ?? blank));
  }

  count(key, n) {
    return this.say(`${key}_${this.plural.select(n) === "one" ? "one" : "other"}`, { n: this.number.format(n) });
  }

  // Amounts come as decimal text; it is passed on as text, so no digit is lost.
  money(amount, currency) {
    const decimals = (amount.split(".")[1] ?? "").length;
    const key = `${currency} ${decimals}`;
    if (!this.currencies.has(key)) {
      const shape = { style: "currency", currency, minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      this.currencies.set(key, new Intl.NumberFormat(this.words.locale, shape));
    }
    return this.currencies.get(key).format(amount);
  }

  price(amount, currency) {
    const [whole, decimals = ""] = amount.split(".");
    return this.money(`${whole}.${decimals.replace(/0+$/, "").padEnd(2, "0")}`, currency);
  }

  unit(unit, quantity = "1") {
    const found = this.words.units[unit.toLowerCase()];
    return found ? found[this.plural.select(Number(quantity))] ?? found.other : unit;
  }

  quantity(quantity, unit) {
    return `${this.number.format(quantity)} ${this.unit(unit, quantity)}`;
  }

  // A day has no zone: it is read as noon, so that no clock moves it to its neighbour.
  day(iso) {
    return this.date.format(new Date(`${iso}T12:00:00`));
  }

  country(code) {
    return /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames(this.words.locale, { type: "region" }).of(code) : code;
  }

  time(at) {
    return this.clock.format(at);
  }

  dayOf(at) {
    const days = Math.round((midnight(new Date()) - midnight(at)) / 86_400_000);
    return days === 0 ? this.say("today") : days === 1 ? this.say("yesterday") : this.date.format(at);
  }
}

function midnight(at) {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate());
}
