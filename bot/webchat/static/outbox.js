// What was written and is not yet acknowledged: kept in the browser, sent in order, each with the same id until it is taken.

import { sealed } from "./session.js";

const PATHS = { message: "/chat/messages", action: "/chat/actions" };
const LONGEST_WAIT_MS = 20_000;

export class Outbox {
  constructor(label, token, tell) {
    this.key = `oc_chat:${label}`;
    this.token = token;
    this.tell = tell;
    this.items = this.kept();
    this.waitMs = 0;
    this.timer = 0;
    this.busy = false;
  }

  get empty() {
    return this.items.length === 0;
  }

  add(item) {
    this.items.push(item);
    this.keep();
    this.flush();
  }

  drop(clientId) {
    this.items = this.items.filter((item) => item.client_id !== clientId);
    this.keep();
  }

  retry(clientId) {
    for (const item of this.items) if (item.client_id === clientId) delete item.refused;
    this.waitMs = 0;
    this.flush();
  }

  flush() {
    clearTimeout(this.timer);
    const item = this.items.find((one) => !one.refused);
    if (!item || this.busy) return;
    if (!navigator.onLine) return this.tell(item, "waiting");
    this.busy = true;
    this.tell(item, "sending");
    this.post(item)
      .then((wait) => this.after(wait))
      .catch(() => {
        this.tell(item, "waiting");
        this.after(Math.min(LONGEST_WAIT_MS, (this.waitMs || 500) * 2));
      });
  }

  after(waitMs) {
    this.busy = false;
    this.waitMs = waitMs;
    if (waitMs) this.timer = setTimeout(() => this.flush(), waitMs);
    else this.flush();
  }

  // Returns how long to wait before the next one; throws where the network or the server is away.
  async post(item) {
    const body = { client_id: item.client_id, [item.kind === "action" ? "action" : "text"]: item.said };
    const answer = await fetch(PATHS[item.kind], {
      method: "POST",
      headers: sealed({ "Content-Type": "application/json", "X-CSRF-Token": this.token }),
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    if (answer.status === 429) {
      this.tell(item, "throttled");
      return 1000 * Math.max(1, Number(answer.headers.get("Retry-After")) || 3);
    }
    if (answer.status >= 500) throw new Error(`status ${answer.status}`);
    if (answer.ok) {
      const found = await answer.json();
      this.drop(item.client_id);
      this.tell(item, "sent", found);
      return 0;
    }
    if (answer.status === 403) {
      this.tell(item, "strange");
      return LONGEST_WAIT_MS;
    }
    item.refused = answer.status === 413 ? "too_long" : "refused";
    this.keep();
    this.tell(item, item.refused);
    return 0;
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "[]");
    } catch {
      return [];
    }
  }

  keep() {
    try {
      if (this.items.length) localStorage.setItem(this.key, JSON.stringify(this.items));
      else localStorage.removeItem(this.key);
    } catch {
      // A browser that keeps nothing still sends; only a reload would lose what is unsent.
    }
  }
}

// One thing that was said or pressed. kind: message or action; label: what a button said.
export function written(kind, said, label) {
  return { client_id: newId(), kind, said, label, at: new Date().toISOString() };
}

export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
