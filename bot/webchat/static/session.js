// Whose chat this is. On a page of our own a cookie says so; inside another site's page we keep it and send it ourselves.

export const seat = { sealed: "", embedded: false, closed: false, site: "" };

// Whether nobody can be looking: another tab is in front, or the panel is closed.
export const away = () => document.hidden || seat.closed;

// What we ask for says whose chat it is, and which language the page speaks.
export function sealed(headers) {
  const spoken = { ...headers, "X-Chat-Language": document.documentElement.lang };
  return seat.sealed ? { ...spoken, "X-Chat-Session": seat.sealed } : spoken;
}

// Tells the page around us; what it may hear is no secret.
export function tell(what, facts = {}) {
  if (seat.embedded && window.parent !== window) window.parent.postMessage({ orderclerk: what, ...facts }, seat.site || "*");
}

// What may be lost: the browser keeps it for this visit, where it keeps anything in a frame at all.
export function recall(key) {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

export function note(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Then a reload loses what was begun, and nothing else.
  }
}

// In a frame a link cannot say whose chat it is: the document is fetched and saved instead.
export async function paper(event, file) {
  if (!seat.embedded) return;
  event.preventDefault();
  const answer = await fetch(file.href, { headers: sealed({}) });
  if (!answer.ok) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
