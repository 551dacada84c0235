// A stream of events by fetch, for where EventSource cannot say whose chat it is. It speaks as EventSource does.

import { sealed } from "./session.js";

const AGAIN_MS = 3000;

export class FetchSource {
  constructor(address) {
    this.address = address;
    this.heard = {};
    this.readyState = EventSource.CONNECTING;
    this.aborted = new AbortController();
    this.lastEventId = "";
    queueMicrotask(() => this.run());
  }

  addEventListener(name, call) {
    this.heard[name] = call;
  }

  close() {
    this.readyState = EventSource.CLOSED;
    this.aborted.abort();
  }

  async run() {
    while (this.readyState !== EventSource.CLOSED) {
      try {
        await this.read();
      } catch {
        // The network is away; the wait below is for it.
      }
      if (this.readyState === EventSource.CLOSED) return;
      this.readyState = EventSource.CONNECTING;
      this.onerror?.();
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  }

  async read() {
    const headers = sealed({ Accept: "text/event-stream", ...(this.lastEventId ? { "Last-Event-ID": this.lastEventId } : {}) });
    const answer = await fetch(this.address, { headers, signal: this.aborted.signal, cache: "no-store" });
    if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}`);
    this.readyState = EventSource.OPEN;
    this.onopen?.();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) this.event(block);
    }
  }

  event(block) {
    const fields = {};
    for (const line of block.split("\n")) {
      const at = line.indexOf(":");
      if (at > 0) fields[line.slice(0, at)] = line.slice(at + 1).trimStart();
    }
    if (fields.id) this.lastEventId = fields.id;
    if (fields.data !== undefined) this.heard[fields.event ?? "message"]?.({ data: fields.data, lastEventId: this.lastEventId });
  }
}
