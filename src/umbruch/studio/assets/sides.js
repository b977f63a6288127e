// Two halves of a page side by side; on a phone they take turns.

import { el } from "./dom.js";
import { say } from "./words.js";

// `left` and `right` are the sections, `names` the words on the buttons between them.
export function sides(left, right, names) {
  const button = (side, name) =>
    el("button", { type: "button", "data-side": side, on: { click: () => showSide(side) } }, say(name));
  return [
    el("main", {}, left, right),
    el("nav", { class: "switch", "aria-label": say("page") }, button("left", names[0]), button("right", names[1])),
  ];
}

export function showSide(side) {
  document.body.dataset.side = side;
  for (const one of document.querySelectorAll(".switch button"))
    one.setAttribute("aria-pressed", String(one.dataset.side === side));
}
