// Makes elements. Text is set as text: nothing that anybody wrote can become markup.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, call] of Object.entries(value)) element.addEventListener(event, call);
    else if (name === "class") element.className = value;
    else if (typeof value === "boolean") element.toggleAttribute(name, value);
    else if (value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== "" && child !== false));
  return element;
}

const PATHS = {
  minus: "M5 11h14v2H5z",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  bin: "M9 3h6l1 2h4v2H4V5h4l1-2ZM6 9h12l-1 12H7L6 9Zm3.500 2 .5 8h1.200l-.3-8H9.500Zm3.600 0-.3 8H14l.5-8h-1.400Z",
  close: "m6.400 5 5.600 5.600L17.600 5 19 6.400 13.400 12l5.600 5.600-1.400 1.400-5.600-5.600L6.400 19 5 17.600l5.600-5.600L5 6.400Z",
  check: "m9.500 17.500-5-5L6 11l3.500 3.500L18 6l1.500 1.500Z",
  up: "m12 8 7 7-1.400 1.400L12 10.800l-5.600 5.600L5 15Z",
  down: "m12 16-7-7 1.400-1.400L12 13.200l5.600-5.600L19 9Z",
  clip: "M8 7v9a4 4 0 0 0 8 0V6a2.500 2.500 0 0 0-5 0v9a1 1 0 0 0 2 0V7h1.500v8a2.500 2.500 0 0 1-5 0V6a4 4 0 0 1 8 0v10a5.500 5.500 0 0 1-11 0V7Z",
};

export function icon(name, size = 18) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [key, value] of [["viewBox", "0 0 24 24"], ["width", size], ["height", size], ["aria-hidden", "true"]])
    svg.setAttribute(key, value);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  path.setAttribute("fill", "currentColor");
  svg.append(path);
  return svg;
}

// Our own messages have a light structure: numbered lines, dashes, links. Everything else is plain paragraphs.
export function structured(text) {
  const made = document.createDocumentFragment();
  for (const block of text.split(/\n{2,}/)) made.append(paragraph(block));
  return made;
}

function paragraph(block) {
  const lines = block.split("\n");
  const box = make("div", { class: "par" });
  let item = null;
  for (const line of lines) {
    const mark = /^(\d{1,4}\.|[A-Z]\)|[-•]) /.exec(line);
    if (mark) {
      item = make("div", { class: "item" }, make("span", { class: "mark" }, mark[1]), make("span", {}, ...linked(line.slice(mark[0].length))));
      box.append(item);
    } else if (item && /^\s/.test(line)) {
      item.lastChild.append(make("br"), ...linked(line.trim()));
    } else {
      item = null;
      box.append(make("div", {}, ...linked(line)));
    }
  }
  return box;
}

function linked(line) {
  return line.split(/(\s+)/).flatMap((word) => {
    const found = /^(https?:\/\/[^\s<>"']+?)([.,;:!?)]*)$/.exec(word);
    if (!found) return [word];
    const shown = found[1].replace(/^https?:\/\//, "");
    return [make("a", { href: found[1], target: "_blank", rel: "noopener noreferrer" }, shown.length > 48 ? `${shown.slice(0, 47)}…` : shown), found[2]];
  });
}
