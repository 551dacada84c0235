// What the server tells: a live stream; asking every few seconds where there is none.

import { sealed, seat } from "./session.js";
import { FetchSource } from "./source.js";

const POLL_MS = 3000;
const PATIENCE_MS = 4000;
const AGAIN_MS = 20_000;

export class Wire {
  // hear: { message, state, status, strange }
  constructor(label, hear) {
    this.label = label;
    this.hear = hear;
    this.cursor = "";
    this.source = null;
    this.polling = 0;
    this.again = 0;
    this.patience = 0;
    this.openedAt = 0;
  }

  async start() {
    try {
      await this.ask();
    } catch {
      this.hear.status("reconnecting");
    }
    this.open();
  }

  open() {
    clearTimeout(this.again);
    this.source?.close();
    this.openedAt = Date.now();
    this.source = seat.embedded ? new FetchSource(this.address("stream")) : new EventSource(this.address("stream"));
    this.source.onopen = () => this.live();
    this.source.onerror = () => this.lost();
    this.source.addEventListener("message", (event) => this.take(event, this.hear.message));
    this.source.addEventListener("state", (event) => this.take(event, this.hear.state));
  }

  // After sleep, or a change of networks, a stream may be dead without knowing it.
  refresh() {
    if (Date.now() - this.openedAt > 10_000) this.open();
  }

  take(event, call) {
    if (event.lastEventId) this.cursor = event.lastEventId;
    call(JSON.parse(event.data));
  }

  live() {
    clearTimeout(this.patience);
    clearInterval(this.polling);
    this.patience = this.polling = 0;
    this.hear.status("online");
  }

  lost() {
    if (!this.polling) this.hear.status(navigator.onLine ? "reconnecting" : "offline");
    this.patience ||= setTimeout(() => this.poll(), PATIENCE_MS);
    if (this.source.readyState === EventSource.CLOSED) {
      this.poll();
      this.again = setTimeout(() => this.open(), AGAIN_MS);
    }
  }

  poll() {
    if (this.polling) return;
    const once = () => this.ask().then(() => this.hear.status("online"), () => this.hear.status(navigator.onLine ? "reconnecting" : "offline"));
    once();
    this.polling = setInterval(once, POLL_MS);
  }

  async ask() {
    const answer = await fetch(this.address("state"), { headers: sealed({ Accept: "application/json" }) });
    if (answer.status === 403) return this.hear.strange();
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const found = await answer.json();
    for (const message of found.messages) this.hear.message(message);
    this.cursor = found.cursor;
    this.hear.state(found);
  }

  async ways() {
    const answer = await fetch(this.address("shipping"), { headers: sealed({}) });
    return answer.ok ? (await answer.json()).choices : [];
  }

  address(what) {
    return `/chat/${what}?chat=${encodeURIComponent(this.label)}&after=${encodeURIComponent(this.cursor)}`;
  }
}
