// The blocks of the text: written otherwise, made another kind, split, joined, taken out, moved by hand or by key.

import { el } from "./dom.js";
import { role, say } from "./words.js";

const KINDS = ["paragraph", "subheading", "quote", "list", "box"];
const DRAGGED = "application/x-umbruch-block";

export function blockRows(blocks, area, told) {
  return blocks.map((block, at) => row(block, at, blocks, area, told));
}

function row(block, at, blocks, area, told) {
  const inside = blocks.filter((one) => one.article === block.article);
  const place = inside.indexOf(block);
  const does = (part, value, further) => told.block(block.article, block.block, part, value, further);
  const before = (number) => does(".move", number < inside.length ? `body[${number}]` : "end");
  const box = area(`block-${at}`, block.text, `${say("block.words")} ${at + 1}`, (value, further) => does("", value, further));
  const kinds = KINDS.includes(block.type) ? KINDS : [block.type, ...KINDS];
  const kind = el(
    "select",
    { "aria-label": `${say("block.type")} ${at + 1}`, on: { change: () => does(".type", kind.value) } },
    ...kinds.map((value) => el("option", { value, selected: value === block.type }, role(value))),
  );
  const split = () => {
    const words = box.value.slice(box.selectionStart).trim().split(/\s+/).slice(0, 6).join(" ");
    if (words && box.selectionStart > 0) does(".split", words);
  };
  const button = (key, sign, done, id) =>
    el("button", {
      type: "button",
      class: "plain",
      id,
      "data-sign": sign,
      title: say(key),
      "aria-label": `${say(key)} ${at + 1}`,
      on: { mousedown: (event) => event.preventDefault(), click: done },
    });
  // The key that moved it stays under the finger: the form that is drawn anew looks for the name of the button.
  const moves = (way, number, then) => (event) => {
    event.currentTarget.id = `${way}-${at + then}`;
    before(number);
  };
  const grip = el("span", {
    class: "grip",
    draggable: "true",
    "data-sign": "⠿",
    title: say("block.drag"),
    "aria-hidden": "true",
  });
  grip.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData(DRAGGED, JSON.stringify([block.article, block.block]));
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(grip.closest(".block"), 10, 10);
  });
  const element = el(
    "div",
    { class: `field block role-${block.type === "paragraph" ? "body" : block.type}` },
    el("span", { class: "bar", "aria-hidden": "true" }),
    el(
      "div",
      { class: "tools" },
      grip,
      kind,
      place > 0 ? button("block.up", "↑", moves("up", place - 1, -1), `up-${at}`) : null,
      place < inside.length - 1 ? button("block.down", "↓", moves("down", place + 2, 1), `down-${at}`) : null,
      button("block.split", "✂", split),
      place < inside.length - 1 ? button("block.join", "⤵", () => does(".join", "next")) : null,
      button("block.remove", "×", () => does("", "")),
    ),
    box,
  );
  takesDrops(element, block, place, inside.length, told);
  return element;
}

// Another block of the same article that is dropped on the upper half goes above, on the lower half below.
function takesDrops(element, block, place, count, told) {
  const below = (event) => {
    const box = element.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
  };
  const mark = (side) => {
    element.classList.toggle("drop-above", side === "above");
    element.classList.toggle("drop-below", side === "below");
  };
  element.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes(DRAGGED)) return;
    event.preventDefault();
    mark(below(event) ? "below" : "above");
  });
  element.addEventListener("dragleave", () => mark(null));
  element.addEventListener("drop", (event) => {
    mark(null);
    const dragged = event.dataTransfer.getData(DRAGGED);
    if (!dragged) return;
    event.preventDefault();
    const [article, number] = JSON.parse(dragged);
    const before = place + (below(event) ? 1 : 0);
    if (article !== block.article || before === number || before === number + 1) return;
    told.block(article, number, ".move", before < count ? `body[${before}]` : "end");
  });
}
