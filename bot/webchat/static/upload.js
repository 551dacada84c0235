// Files: chosen, checked for size, sent with their progress; what goes wrong is said with what helps.

const MOST_BYTES = 10_000_000;

export function offerFiles(parts) {
  parts.button.addEventListener("click", () => parts.input.click());
  parts.input.addEventListener("change", () => {
    for (const file of parts.input.files) sendFile(parts, file);
    parts.input.value = "";
  });
}

function sendFile(parts, file) {
  parts.fault("");
  if (file.size > MOST_BYTES) return parts.fault(parts.say("file_too_large", { name: file.name }));
  if (!file.size) return parts.fault(parts.say("file_empty", { name: file.name }));
  if (!navigator.onLine) return parts.fault(parts.say("file_offline", { name: file.name }));
  const id = parts.begun(file.name);
  const request = new XMLHttpRequest();
  request.open("POST", "/chat/files");
  request.timeout = 120_000;
  for (const [name, value] of Object.entries(parts.headers())) request.setRequestHeader(name, value);
  request.setRequestHeader("X-Client-Id", id);
  request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) parts.moved(id, parts.say("file_sending", { percent: String(Math.round((100 * event.loaded) / event.total)) }));
  });
  const failed = () => {
    parts.ended(id, "failed");
    const key = { 413: "file_too_large", 422: "file_empty", 429: "throttled" }[request.status] ?? "file_failed";
    parts.fault(parts.say(key, { name: file.name }));
  };
  request.addEventListener("load", () => (request.status === 202 ? parts.ended(id, "sent") : failed()));
  for (const event of ["error", "timeout", "abort"]) request.addEventListener(event, failed);
  request.send(file);
}
