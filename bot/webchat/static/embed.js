// The chat inside another site's page: gets its session without a cookie, then becomes the chat as it always is.

import { seat, tell } from "./session.js";

const KEPT = "oc_embedded";
const PATIENCE_MS = 1500;
const house = document.getElementById("house");
const asked = new URLSearchParams(location.search);
const FOCUSABLE = "button:not([disabled]), a[href], textarea, input:not([hidden]):not([type=file]), [tabindex='0']";
const link = asked.get("as") ?? "";
seat.embedded = true;
seat.closed = true;
seat.site = asked.get("site") ?? "";

// Where a frame may keep nothing, the site that was allowed to embed us keeps it for the visitor.
let told = () => {};
const fromSite = new Promise((done) => (told = done));

async function kept() {
  try {
    return localStorage.getItem(KEPT) ?? "";
  } catch {
    return seat.sealed || Promise.race([fromSite, new Promise((done) => setTimeout(() => done(""), PATIENCE_MS))]);
  }
}

function keep(session) {
  try {
    localStorage.setItem(KEPT, session);
  } catch {
    tell("keep", { session });
  }
}

async function begin() {
  const headers = { "Content-Type": "application/json" };
  const known = await kept();
  if (known) headers["X-Chat-Session"] = known;
  const answer = await fetch("/chat/session", { method: "POST", headers, body: JSON.stringify(link ? { as: link } : {}) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const found = await answer.json();
  seat.sealed = found.session;
  keep(found.session);
  house.dataset.token = found.token;
  house.dataset.label = found.label;
}

async function patiently() {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 30_000)) {
    try {
      return await begin();
    } catch {
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

// The panel is a dialog: Tab stays inside, Escape leaves it.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !house.classList.contains("peeking")) tell("close");
  if (event.key !== "Tab") return;
  const stops = [...document.querySelectorAll(FOCUSABLE)].filter((one) => one.offsetParent !== null);
  const first = stops[0];
  const last = stops.at(-1);
  if (event.shiftKey ? document.activeElement === first : document.activeElement === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
});
document.getElementById("shut").addEventListener("click", () => tell("close"));
window.addEventListener("message", (event) => {
  if (event.source !== window.parent || event.origin !== seat.site) return;
  if (event.data?.orderclerk === "kept") told(String(event.data.session ?? ""));
  if (event.data?.orderclerk !== "shown") return;
  seat.closed = !event.data.open;
  document.dispatchEvent(new Event("visibilitychange"));
  if (event.data.open) document.getElementById("text").focus();
});

tell("here");
await patiently();
await import("./chat.js");
tell("ready");
