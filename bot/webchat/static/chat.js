// The chat page: joins what is written, what is heard and what is shown.

import { Log } from "./log.js";
import { icon, make } from "./make.js";
import { OrderCard } from "./order.js";
import { Outbox, newId, written } from "./outbox.js";
import { note as keep, recall, sealed, tell } from "./session.js";
import { offerFiles } from "./upload.js";
import { Wire } from "./wire.js";
import { Words } from "./words.js";

const MOST_BYTES = 65_536;
const TYPING_MS = 30_000;
const SPOKEN_MS = 2500;
const TELL_MS = 4000;
const part = (id) => document.getElementById(id);
const house = part("house");
const words = new Words(JSON.parse(house.dataset.words), house.dataset.shop);
const title = document.title;
const field = part("text");
const wide = matchMedia("(min-width: 62rem)");
const finger = matchMedia("(hover: none) and (pointer: coarse)");
const label = house.dataset.label;
let handedOver = false;
let colleague = false;
let toldTyping = 0;
let typingTimer = 0;
let spokenTimer = 0;
let seenTotal = "";

const log = new Log({ log: part("log"), newer: part("newer") }, words, {
  act: press,
  retry: (id) => outbox.retry(id),
  drop: (id) => {
    const item = outbox.items.find((one) => one.client_id === id);
    outbox.drop(id);
    log.forget(id);
    if (item?.kind === "message") write(item.said);
  },
  unread: (count) => {
    document.title = count ? `(${count}) ${title}` : title;
    tell("unread", { count });
  },
});
const card = new OrderCard(part("order"), words, {
  act: press,
  close: () => peek(false),
  ways: () => wire.ways().catch(() => []),
});
const outbox = new Outbox(label, house.dataset.token, told);
const wire = new Wire(label, { message: heard, state: stood, status, strange });

function heard(message) {
  if (log.take(message) && message.from === "shop") {
    colleague = false;
    typing(false);
  }
  welcome();
}

function stood(state) {
  handedOver = state.handed_over;
  part("human").hidden = handedOver;
  if (handedOver) note(words.say("handed_over"));
  if (handedOver || colleague) types(state.typing);
  const asked = new Set([...document.querySelectorAll("#log .msg [data-action^='answer:']")].map((button) => button.dataset.action.split(":")[1]));
  card.show(state, asked);
  log.moved(state.order);
  const shown = Boolean(state.order?.lines.length);
  part("order").hidden = !shown;
  house.classList.toggle("with-order", shown);
  part("peek").hidden = !shown;
  if (shown) summary(state.order);
}

function summary(order) {
  const sum = card.sum;
  part("peek").replaceChildren(
    make("span", { class: "peek-name" }, words.say("order"), make("small", {}, `${sum.lines} · ${words.say(`state_${order.state}`)}`)),
    make("strong", {}, sum.total),
    icon(house.classList.contains("peeking") ? "down" : "up"),
  );
  const now = `${order.number} ${order.total} ${sum.lines}`;
  if (seenTotal && seenTotal !== now) part("spoken").textContent = words.say("updated", sum);
  seenTotal = now;
}

function told(item, state, found) {
  log.mark(item.client_id, state);
  if (state === "strange") return strange();
  if (state === "sending") typing(!handedOver);
  if (state === "sent" && !found.new) typing(false);
  if (["waiting", "too_long", "refused"].includes(state)) typing(false);
}

function send(kind, said, shown) {
  const item = written(kind, said, shown);
  log.say(item);
  outbox.add(item);
  welcome();
}

function press(action, shown) {
  send("action", action, shown);
  if (wide.matches && !finger.matches && !part("order").contains(document.activeElement)) field.focus();
  if (/^(confirm|cancel):/.test(action)) peek(false);
}

function typing(on, said = "typing") {
  clearTimeout(typingTimer);
  clearTimeout(spokenTimer);
  part("typing").hidden = !on;
  if (on) typingTimer = setTimeout(() => typing(false), TYPING_MS);
  if (on) spokenTimer = setTimeout(() => (part("spoken").textContent = words.say(said)), SPOKEN_MS);
  if (on && log.stuck) log.toEnd();
}

// A colleague is writing. What is said of it politely is said once for each time that they begin.
function types(on) {
  if (on === colleague) return;
  colleague = on;
  typing(on, "colleague_typing");
  if (!on) part("spoken").textContent = "";
}

// The people at the other end see that something is being written; told every few seconds, and only to people.
function tellTyping() {
  if (!handedOver || !field.value.trim() || Date.now() - toldTyping < TELL_MS) return;
  toldTyping = Date.now();
  fetch("/chat/typing", { method: "POST", headers: sealed({ "X-CSRF-Token": house.dataset.token }) }).catch(() => {});
}

function status(name) {
  const shown = navigator.onLine ? name : "offline";
  const line = part("status");
  if (line.dataset.status === shown) return;
  line.dataset.status = shown;
  line.textContent = words.say(shown === "offline" ? "reconnecting" : shown);
  if (shown === "offline") note(words.say("offline"));
  else if (shown === "online") note(handedOver ? words.say("handed_over") : "");
  if (shown === "online") outbox.flush();
}

function note(text, button) {
  const banner = part("banner");
  banner.hidden = !text;
  if (banner.textContent !== text) banner.replaceChildren(text, ...(button ? [" ", button] : []));
}

// The session is gone or is somebody else's now. One fresh start; then the person decides.
function strange() {
  const last = Number(recall("oc_fresh"));
  if (Date.now() - last > 60_000) {
    keep("oc_fresh", String(Date.now()));
    location.reload();
  } else note(words.say("other_chat"), make("button", { type: "button", class: "mini", on: { click: () => location.reload() } }, words.say("reload")));
}

function welcome() {
  part("welcome").hidden = !log.empty || log.loading;
}

function peek(open) {
  house.classList.toggle("peeking", open);
  part("peek").setAttribute("aria-expanded", String(open));
  if (card.order) summary(card.order);
  if (wide.matches) return;
  if (open) part("order").focus();
  else if (part("order").contains(document.activeElement)) part("peek").focus();
}

function write(text) {
  field.value = text;
  grown();
  field.focus();
  field.setSelectionRange(text.length, text.length);
}

function grown() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
  part("send").disabled = !field.value.trim();
  part("fault").textContent = "";
  keep(`oc_text:${label}`, field.value);
}

part("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  if (new TextEncoder().encode(text).length > MOST_BYTES) {
    part("fault").textContent = words.say("too_long");
    return;
  }
  send("message", text, "");
  write("");
});
field.addEventListener("input", grown);
field.addEventListener("input", tellTyping);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  part("say").requestSubmit();
});
offerFiles({
  button: part("attach"),
  input: part("file"),
  say: (key, facts) => words.say(key, facts),
  fault: (text) => (part("fault").textContent = text),
  begun: (name) => {
    const item = { client_id: newId(), kind: "message", said: name, at: new Date().toISOString() };
    log.say(item);
    welcome();
    return item.client_id;
  },
  moved: (id, text) => log.note(id, text),
  ended: (id, state) => {
    if (state === "sent") log.mark(id, state), typing(!handedOver);
    else log.forget(id);
  },
  headers: () => sealed({ "X-CSRF-Token": house.dataset.token }),
});
part("human").addEventListener("click", () => press("human", words.say("did_human")));
part("peek").addEventListener("click", () => peek(!house.classList.contains("peeking")));
document.addEventListener("keydown", (event) => event.key === "Escape" && house.classList.contains("peeking") && peek(false));
for (const example of document.querySelectorAll(".example")) example.addEventListener("click", () => write(example.dataset.say));
window.addEventListener("online", () => {
  status("connecting");
  wire.open();
  outbox.retry("");
});
window.addEventListener("offline", () => status("offline"));
document.addEventListener("visibilitychange", () => document.hidden || wire.refresh());

await wire.start();
log.loaded();
for (const item of [...outbox.items]) {
  if (log.clients.has(item.client_id)) {
    outbox.drop(item.client_id);
    continue;
  }
  log.say(item);
  if (item.refused) log.mark(item.client_id, item.refused);
}
welcome();
outbox.flush();
write(recall(`oc_text:${label}`));
if (finger.matches) field.blur();
