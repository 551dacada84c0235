// The conversation: bubbles, buttons under them, day marks, what is new, and staying at the end.

import { icon, make, structured } from "./make.js";
import { away, paper } from "./session.js";

const NEAR_PX = 140;
const CLOSED = { confirm: ["draft", "quoted"], apply_change: ["modifying"], decline_change: ["modifying"] };

export class Log {
  // act(action, label): a button was pressed. retry(id), drop(id): what to do with what was not sent.
  constructor(parts, words, hooks) {
    this.box = parts.log;
    this.newer = parts.newer;
    this.words = words;
    this.hooks = hooks;
    this.known = new Map();
    this.own = new Map();
    this.clients = new Set();
    this.labels = new Map();
    this.day = "";
    this.unread = 0;
    this.divider = null;
    this.loading = true;
    this.order = null;
    this.box.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.newer.addEventListener("click", () => this.toEnd());
    document.addEventListener("visibilitychange", () => away() || (this.near && this.caughtUp()));
    this.stuck = true;
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.box);
  }

  get near() {
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < NEAR_PX;
  }

  get empty() {
    return this.known.size === 0 && this.own.size === 0;
  }

  // A message of either side, as the server knows it. Returns whether it was news.
  take(message) {
    if (this.known.has(message.key)) return false;
    if (message.client) this.clients.add(message.client);
    const pending = message.client && this.own.get(message.client);
    if (pending) {
      this.known.set(message.key, pending);
      this.mark(message.client, "sent");
      return true;
    }
    const pressed = message.from === "you" && this.pressed(message.text);
    const made = pressed ? this.bubble("you pressed", pressed, message.at) : message.from === "you" ? this.bubble("you", message.text, message.at) : this.answer(message);
    if (message.from === "you" && message.files?.length) made.querySelector(".text").append(this.files(message.files));
    this.known.set(message.key, made);
    this.append(made, message);
    return true;
  }

  // What this page just said; it is shown at once and marked when the server has it.
  say(item) {
    const shown = item.kind === "action" ? item.label : item.said;
    const made = this.bubble(item.kind === "action" ? "you pressed" : "you", shown, item.at);
    this.own.set(item.client_id, made);
    this.divider?.remove();
    this.divider = null;
    this.append(made, { from: "you", at: item.at });
    this.toEnd();
  }

  mark(clientId, state) {
    const made = this.own.get(clientId);
    if (!made) return;
    const note = made.querySelector(".state");
    made.dataset.state = state;
    const words = { sending: "sending", waiting: "waiting", throttled: "throttled", too_long: "too_long", refused: "refused" }[state];
    note.replaceChildren(words ? this.words.say(words) : "");
    if (state === "too_long" || state === "refused") {
      const button = (key, call) => make("button", { type: "button", class: "mini", on: { click: () => call(clientId) } }, this.words.say(key));
      if (state === "refused") note.append(" ", button("try_again", this.hooks.retry));
      note.append(" ", button("drop", this.hooks.drop));
    }
  }

  note(clientId, text) {
    this.own.get(clientId)?.querySelector(".state").replaceChildren(text);
  }

  forget(clientId) {
    this.own.get(clientId)?.remove();
    this.own.delete(clientId);
  }

  // The order moved on: a button that asks for what is over is greyed.
  moved(order) {
    this.order = order;
    const groups = [...this.box.querySelectorAll(".choices")];
    for (const group of groups) this.enable(group, group === groups.at(-1) && !group.dataset.used);
  }

  loaded() {
    this.loading = false;
    this.box.setAttribute("aria-busy", "false");
    this.stuck = !this.empty;
    if (this.stuck) this.toEnd();
  }

  toEnd() {
    this.box.scrollTop = this.box.scrollHeight;
    this.caughtUp();
  }

  bubble(kind, text, at) {
    const own = kind.startsWith("you");
    const body = make("div", { class: "text", dir: "auto" });
    if (own) body.textContent = text;
    else body.append(structured(text));
    const who = this.words.say(own ? "you" : "shop");
    const foot = make("div", { class: "meta" }, make("span", { class: "state" }), make("time", { datetime: at }, this.words.time(new Date(at))));
    return make("div", { class: `msg ${kind}` }, make("span", { class: "unseen" }, `${who}: `), body, foot);
  }

  answer(message) {
    const made = this.bubble("shop", message.text, message.at);
    if (message.files.length) made.querySelector(".text").append(this.files(message.files));
    if (message.buttons.length) made.append(this.choices(message.buttons));
    return made;
  }

  // What a button press of an earlier visit said: the label it had, or plain words for what it asks.
  pressed(text) {
    const found = /^(confirm|cancel|apply_change|decline_change|human|repeat)(?::.*)?$|^(answer|line|remove|ship):(.*)$/.exec(text);
    if (!found && /^(card|lines|at|more|fewer|other|swap|leave|ways|way|add|status|invoice|which|language|return):\S+$/.test(text)) {
      return this.labels.get(text) ?? this.words.say("did_other");
    }
    if (!found) return "";
    if (this.labels.has(text)) return this.labels.get(text);
    if (found[1]) return this.words.say(`did_${found[1]}`);
    const [about, ...value] = found[3].split(":");
    return this.words.say(`did_${found[2]}`, { n: about, value: value.join(":") });
  }

  files(files) {
    const spoken = make("span", { class: "unseen" }, this.words.say("files", { names: files.map((file) => file.name).join(", ") }));
    const link = (file) =>
      file.href
        ? make("a", { class: "file", href: file.href, target: "_blank", rel: "noopener", on: { click: (event) => paper(event, file) } }, icon("clip", 15), file.name)
        : make("span", { class: "file" }, icon("clip", 15), file.name);
    return make("div", { class: "files" }, spoken, ...files.map(link));
  }

  choices(buttons) {
    const group = make("div", { class: "choices", role: "group" });
    for (const button of buttons) {
      this.labels.set(button.action, button.label);
      const press = (event) => {
        if (this.unsure(button, event.currentTarget)) return;
        group.dataset.used = button.action;
        this.enable(group, false);
        this.hooks.act(button.action, button.label);
      };
      group.append(make("button", { type: "button", class: `choice ${styleOf(button)}`, "data-action": button.action, on: { click: press } }, button.label));
    }
    return group;
  }

  // A confirmed order is cancelled by a second press only. Returns whether this was the first.
  unsure(button, pressed) {
    if (named(button.action) !== "cancel" || this.order?.state !== "confirmed" || pressed.dataset.sure) return false;
    pressed.dataset.sure = "yes";
    pressed.textContent = this.words.say("cancel_sure");
    setTimeout(() => {
      delete pressed.dataset.sure;
      pressed.textContent = button.label;
    }, 6000);
    return true;
  }

  enable(group, newest) {
    for (const button of group.children) {
      const states = CLOSED[named(button.dataset.action)];
      button.disabled = !newest || Boolean(states && this.order && !states.includes(this.order.state));
    }
  }

  append(made, message) {
    const stay = this.near || this.loading;
    const at = new Date(message.at);
    const day = this.words.dayOf(at);
    if (day !== this.day) {
      this.day = day;
      this.box.append(make("div", { class: "day" }, make("span", {}, day)));
    }
    const unseen = away() || !stay;
    if (message.from === "shop" && unseen && !this.loading) this.missed();
    this.box.append(made);
    if (message.buttons?.length) this.moved(this.order);
    if (stay && !this.loading) this.show(made);
    if (unseen) this.pill();
  }

  // A message that is taller than the window is read from its beginning.
  show(made) {
    this.toEnd();
    if (made.offsetHeight < this.box.clientHeight) return;
    this.box.scrollTop += made.getBoundingClientRect().top - this.box.getBoundingClientRect().top - 8;
  }

  missed() {
    this.unread += 1;
    if (!this.divider) {
      this.divider = make("div", { class: "fresh", role: "separator" }, make("span", {}, this.words.say("new")));
      this.box.append(this.divider);
    }
    this.hooks.unread(this.unread);
  }

  pill() {
    this.newer.hidden = this.near;
    this.newer.replaceChildren(icon("down", 16), this.unread ? this.words.count("new_count", this.unread) : this.words.say("newest"));
  }

  scrolled() {
    this.stuck = this.near;
    if (this.near) this.caughtUp();
  }

  caughtUp() {
    this.newer.hidden = true;
    if (away() || !this.unread) return;
    this.unread = 0;
    this.hooks.unread(0);
  }
}

function styleOf(button) {
  if (button.style === "primary" || button.style === "danger") return button.style;
  return ["confirm", "apply_change"].includes(named(button.action)) ? "primary" : "plain";
}

// A button that decides names its order too: confirm:NUMBER:VERSION.
function named(action) {
  return action.split(":")[0];
}
