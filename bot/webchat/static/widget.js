// The web chat on your own site: <script src="https://OURS/chat/widget.js" defer></script>
// It works where the site allows script-src and frame-src of our address: no inline script, no inline style, no eval.
"use strict";

(() => {
  const facts = __FACTS__;
  const script = document.currentScript;
  if (!script || window.orderclerkChat) return;
  const address = new URL(script.src);
  const base = address.href.slice(0, address.href.indexOf("/chat/widget.js"));
  const language = (script.dataset.language || document.documentElement.lang || navigator.language || "en").slice(0, 2).toLowerCase();
  const words = facts.words[language] || facts.words.en;
  const say = (key, n = "") => words[key].replace("{shop}", facts.shop).replace("{n}", n);
  const mobile = matchMedia("(max-width: 32rem)");
  let frame = null;
  let heard = false;
  let unread = 0;
  let title = document.title;

  const host = document.createElement("div");
  host.id = "orderclerk-chat";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    ${facts.brand.replace(":root", ":host")}
    :host { all: initial; color-scheme: light dark; font: 400 1rem/1.4 system-ui, sans-serif; }
    [hidden] { display: none !important; }
    .open { position: fixed; right: 1.25rem; bottom: calc(1.25rem + env(safe-area-inset-bottom)); z-index: 2147483000; display: flex; align-items: center; gap: .6rem; min-height: 3.25rem; padding: 0 1.15rem; border: 0; border-radius: 2rem; background: var(--brand); color: var(--brand-ink); font: 600 1rem/1 system-ui, sans-serif; cursor: pointer; box-shadow: 0 6px 24px rgb(0 0 0 / .28); }
    .open:focus-visible { outline: 3px solid var(--brand); outline-offset: 3px; }
    .open svg { width: 1.4rem; height: 1.4rem; }
    .count { min-width: 1.4rem; padding: .2rem .3rem; border-radius: 1rem; background: #c62828; color: #fff; font-size: .8rem; text-align: center; }
    .panel { position: fixed; right: 1.25rem; bottom: 1.25rem; z-index: 2147483001; width: min(25rem, calc(100vw - 2.5rem)); height: min(42rem, calc(100dvh - 2.5rem)); border-radius: 1rem; overflow: hidden; background: Canvas; color: CanvasText; box-shadow: 0 12px 48px rgb(0 0 0 / .32); transition: opacity .16s, transform .16s; }
    .panel iframe { display: block; width: 100%; height: 100%; border: 0; }
    .panel p { padding: 1rem; }
    .left .open, .left .panel { right: auto; left: 1.25rem; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    @media (max-width: 32rem) { .panel, .left .panel { inset: 0; width: 100%; height: 100dvh; border-radius: 0; } }
    @media (prefers-reduced-motion: reduce) { .panel { transition: none; } }
  `);
  root.adoptedStyleSheets = [sheet];

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const space = "http://www.w3.org/2000/svg";
  const mark = document.createElementNS(space, "svg");
  mark.setAttribute("viewBox", "0 0 24 24");
  mark.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("fill", "currentColor");
  path.setAttribute("d", "M4 4h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2Z");
  mark.append(path);
  const count = make("span", { class: "count", hidden: "" });
  const spoken = make("span", { class: "unseen", role: "status" });
  const button = make("button", { class: "open", type: "button", "aria-expanded": "false", "aria-haspopup": "dialog" }, mark, make("span", {}, script.dataset.label || say("widget_open")), count);
  const panel = make("div", { class: "panel", role: "dialog", "aria-label": say("widget_title"), hidden: "" });
  const box = make("div", { class: script.dataset.side === "left" ? "left" : "right" }, button, panel, spoken);
  root.append(box);

  function load() {
    if (frame) return;
    const query = new URLSearchParams({ site: location.origin, language });
    if (script.dataset.as) query.set("as", script.dataset.as);
    frame = make("iframe", { title: say("widget_title"), src: `${base}/chat/embedded?${query}`, referrerpolicy: "origin" });
    panel.append(frame);
    setTimeout(() => heard || missing(), 12_000);
  }

  // We are not allowed to be framed here, or are away: the chat on a page of its own still is there.
  function missing() {
    const line = make("p", {}, `${say("widget_missing")} `, make("a", { href: `${base}/chat`, target: "_blank", rel: "noopener" }, say("widget_page")));
    frame.replaceWith(line);
  }

  function show(open) {
    if (open) load();
    panel.hidden = !open;
    button.hidden = open;
    button.setAttribute("aria-expanded", String(open));
    panel.toggleAttribute("aria-modal", open && mobile.matches);
    if (open) panel.querySelector("iframe, a")?.focus();
    else button.focus();
    tell();
    if (open) count_up(0);
    keep("orderclerk-chat", "1");
  }

  function tell(what = "shown", more = { open: !panel.hidden }) {
    frame?.contentWindow?.postMessage({ orderclerk: what, ...more }, new URL(base).origin);
  }

  function count_up(n) {
    unread = n;
    count.hidden = !n;
    count.textContent = n > 99 ? "99+" : String(n);
    const plain = title;
    document.title = n ? `(${n}) ${plain}` : plain;
    spoken.textContent = n ? say(n === 1 ? "widget_unread_one" : "widget_unread_other", n) : "";
  }

  // Who has talked to us on this site hears the answer on its next page, too. A frame that may keep nothing has
  // its session kept here, where only this site reads it.
  function kept(name) {
    try {
      return localStorage.getItem(name) ?? "";
    } catch {
      return "";
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Then the next page waits for the press, and begins anew.
    }
  }

  button.addEventListener("click", () => show(true));
  document.addEventListener("keydown", (event) => event.key === "Escape" && !panel.hidden && show(false));
  window.addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== new URL(base).origin) return;
    const what = event.data?.orderclerk;
    if (what === "here") {
      heard = true;
      tell("kept", { session: kept("orderclerk-session") });
    }
    if (what === "keep") keep("orderclerk-session", String(event.data.session));
    if (what === "ready") {
      if (!panel.hidden) frame.focus();
      tell();
    }
    if (what === "close") show(false);
    if (what === "unread" && Number.isInteger(event.data.count)) count_up(panel.hidden || document.hidden ? event.data.count : 0);
  });
  window.orderclerkChat = { open: () => show(true), close: () => show(false) };
  const begin = () => {
    title = document.title;
    document.body.append(host);
    if (kept("orderclerk-chat")) load();
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
