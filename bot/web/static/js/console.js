// The console's manners: keys, dialogs, toasts, live lists. Every page works without this file, only less comfortably.
"use strict";

const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const typing = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

// A page that answered a form in place takes the address of what it shows: a reload must not send the form again.
const address = document.body.dataset.address;
if (address && location.pathname !== address) history.replaceState(null, "", address);

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.open)?.showModal();
  }
  const closer = event.target.closest("[data-close]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog, .toast")?.[closer.closest("dialog") ? "close" : "remove"]();
  }
  if (event.target.closest("[data-menu]")) {
    const open = one(".side").classList.toggle("open");
    one("[data-menu]").setAttribute("aria-expanded", String(open));
  }
  if (event.target.closest("[data-theme-switch]")) switchTheme();
  const row = event.target.closest("tr[data-row]");
  if (row && !event.target.closest("a, button, input, form, label") && !String(getSelection())) one("a", row)?.click();
});

function switchTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("theme", document.documentElement.dataset.theme); } catch { /* not kept, still shown */ }
}

// A filter that is chosen is a filter that is wanted.
all("[data-auto]").forEach((choice) => choice.addEventListener("change", () => choice.form.requestSubmit()));
all("[data-no-script]").forEach((part) => { part.hidden = true; });

// One press is one press: the button rests until the page answers.
document.addEventListener("submit", (event) => {
  if (event.target.classList.contains("sending")) event.preventDefault();
  else if (event.target.method === "post") event.target.classList.add("sending");
});
document.addEventListener("htmx:afterRequest", (event) => {
  event.target.closest?.("form")?.classList.remove("sending");
  if (event.target.id === "command-bar" && event.detail.successful) one("[data-command]").select();
});
addEventListener("pageshow", () => all("form.sending").forEach((form) => form.classList.remove("sending")));

// Good news goes by itself after a while; bad news stays until it is closed.
all(".toast:not(.bad):not(.warn)").forEach((toast) => setTimeout(() => toast.remove(), 7000));

// What can be taken back says for how long.
all("[data-undo]").forEach((bar) => {
  let left = Number(bar.dataset.undo);
  const tick = setInterval(() => {
    left -= 1;
    one("[data-left]", bar).textContent = left;
    if (left <= 0) {
      clearInterval(tick);
      bar.remove();
    }
  }, 1000);
});

// --- keys -----------------------------------------------------------------------------------------------------------
const places = { o: "/console/orders", c: "/console/conversations", i: "/console/inbox", m: "/console/messages", s: "/console/stock", h: "/console" };
let going = 0;

function move(by) {
  const rows = all("tr[data-row], li[data-row]");
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.classList.contains("at"));
  rows[at]?.classList.remove("at");
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  next.classList.add("at");
  next.scrollIntoView({ block: "nearest" });
}

const keys = {
  "/": () => (one("[data-search]") ?? one("[data-command]"))?.focus(),
  "?": () => document.getElementById("keys")?.showModal(),
  j: () => move(1),
  k: () => move(-1),
  Enter: () => one(".at a")?.click(),
  o: () => one(".at a")?.click(),
  p: () => one("[data-primary]")?.click(),
  r: () => one("#answer")?.focus(),
  u: () => one("[data-undo]")?.requestSubmit(),
  g: () => { going = Date.now(); },
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k" && !one("dialog[open]")) {
    event.preventDefault();
    one("[data-command]")?.focus();
    one("[data-command]")?.select();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
  if (typing(event.target)) {
    if (event.key === "Escape") {
      event.preventDefault(); // a search field would empty itself and lose what was found
      if (event.target.matches("[data-command]")) one("#bar-answer").replaceChildren();
      event.target.blur();
    }
    return;
  }
  if (Date.now() - going < 1200 && places[event.key]) {
    event.preventDefault();
    location.href = places[event.key];
    return;
  }
  if (event.key === "Enter" && event.target !== document.body) return;
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

// --- live lists: renewed while somebody looks, and never under a selected row or a page that was read further ------------
setInterval(() => {
  if (document.hidden || one("dialog[open]") || typing(document.activeElement)) return;
  all("[data-live]").forEach((part) => {
    const begun = one("[data-further], .at", part);
    if (!begun && window.htmx) htmx.trigger(part, "renew");
  });
}, 10000);

// --- an order's lines and the customer's words light up together -----------------------------------------------------------
function light(lines, on) {
  lines.forEach((line) => {
    all(`[data-line="${CSS.escape(line)}"]`).forEach((row) => row.classList.toggle("lit", on));
    all("mark[data-lines]").forEach((mark) => {
      if (mark.dataset.lines.split(" ").includes(line)) mark.classList.toggle("lit", on);
    });
  });
}
const linesOf = (element) => (element.dataset.line ?? element.dataset.lines).split(" ");
for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, (event) => {
    const found = event.target instanceof Element && event.target.closest("[data-line], mark[data-lines]");
    if (found) light(linesOf(found), true);
  });
  document.addEventListener(end, (event) => {
    const found = event.target instanceof Element && event.target.closest("[data-line], mark[data-lines]");
    if (found) light(linesOf(found), false);
  });
}

// A conversation opens at its end; beside its order, at the words that made the order.
all("[data-end]").forEach((part) => {
  const words = one(".beside") && one("mark", part)?.closest(".said");
  part.scrollTop = words ? words.offsetTop - part.offsetTop - 12 : part.scrollHeight;
});

// --- people who write to each other see that the other one is writing ------------------------------------------------------
all("[data-typing]").forEach((field) => {
  let told = 0;
  field.addEventListener("input", () => {
    if (!field.value.trim() || Date.now() - told < 4000) return;
    told = Date.now();
    fetch(field.dataset.typing, { method: "POST", headers: { "X-CSRF-Token": field.dataset.token } }).catch(() => {});
  });
});

// A conversation that people have is renewed when something was said in it; what is being written stays where it is.
all("[data-watch]").forEach((line) => {
  setInterval(async () => {
    if (document.hidden) return;
    const answer = await fetch(line.dataset.watch).catch(() => null);
    if (!answer?.ok) return;
    const found = await answer.json();
    const says = found.typing ? line.dataset.says : "";
    if (line.textContent !== says) line.textContent = says;
    const talk = one("#talk");
    if (!window.htmx || !talk || found.newest === talk.dataset.newest) return;
    talk.dataset.newest = found.newest;
    await htmx.ajax("GET", location.pathname, { target: "#talk", select: "#talk", swap: "outerHTML" });
    const fresh = one("#talk");
    fresh.scrollTop = fresh.scrollHeight;
  }, 3000);
});
