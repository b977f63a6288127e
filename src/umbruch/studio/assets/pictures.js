// The pictures: what is known of each, what is missing, the point that stays in sight when it is cut, new ones dropped in.

import { cropWindow } from "./crop.js";
import { el, refill, writable } from "./dom.js";
import { say } from "./words.js";

const KINDS = "image/jpeg,image/png,image/webp,image/gif,image/tiff,image/svg+xml";

export function picturesForm(element, state, address, told) {
  const drop = el("input", {
    type: "file",
    id: "picture-file",
    accept: KINDS,
    on: { change: () => taken(drop.files) },
  });
  const taken = (files) => [...files].forEach((file) => told.picture(file));
  const area = el("div", { class: "drop" }, el("label", { for: "picture-file" }, say("picture.drop")), drop);
  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    area.classList.add("over");
  });
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over");
    taken(event.dataTransfer.files);
  });
  refill(element, area, ...state.pictures.map((one, at) => figure(one, at, state, address, told)));
}

function figure(one, at, state, address, told) {
  const line = (key, value, save, wanted) => {
    const id = `picture-${at}-${key}`;
    const box = el("textarea", { id, rows: value.length > 60 ? "2" : "1" });
    writable(box, value, save, true);
    const label = el(
      "label",
      { for: id },
      say(`picture.${key}`),
      wanted && !value ? el("em", {}, ` ${say("picture.missing")}`) : null,
    );
    return el("div", { class: "field bare" }, label, box);
  };
  const part = (name) => (value, further) => told.block(one.article, one.block, `.${name}`, value, further);
  const own = (name) => (value, further) => told.field(`pictures[${one.picture}].${name}`, value, further);
  const has = one.picture !== null;
  return el(
    "section",
    { class: "figure" },
    el("h2", {}, one.name ?? say("picture.none")),
    match(one, at, state, told),
    has ? focus(one, state, address, told) : el("p", { class: "quiet" }, say("picture.without")),
    has ? crop(one, state, address, told) : null,
    line("caption", one.caption, part("caption"), true),
    line("credit", one.credit, part("credit"), true),
    has ? line("alt", one.alt ?? "", part("alt"), one.alt === null) : null,
    has ? line("copyright", one.copyright, own("copyright"), false) : null,
    has ? line("terms", one.terms, own("terms"), false) : null,
    has ? line("place", one.place, own("place"), false) : null,
    has ? line("date", one.date, own("date"), false) : null,
  );
}

// Which picture belongs to this caption; the figure that had it gets the one that was here.
function match(one, at, state, told) {
  const names = [...new Set(state.pictures.map((other) => other.name).filter(Boolean))];
  if (names.length < 2 && one.name) return null;
  if (!names.length) return null;
  const id = `picture-${at}-which`;
  const change = () => {
    const other = state.pictures.find((figure) => figure !== one && figure.name === choice.value);
    told.block(one.article, one.block, ".image", choice.value);
    if (other) told.block(other.article, other.block, ".image", one.name ?? "");
  };
  const choice = el(
    "select",
    { id, on: { change } },
    one.name ? null : el("option", { value: "", selected: true }, "–"),
    ...names.map((name) => el("option", { value: name, selected: name === one.name }, name)),
  );
  return el("div", { class: "field bare" }, el("label", { for: id }, say("picture.which")), choice);
}

// A part of it is taken, or the whole again.
function crop(one, state, address, told) {
  const path = `pictures[${one.picture}].crop`;
  const at = state.fixes.findIndex((fix) => fix.kind === "field" && fix.role === path);
  const source = `${address}/picture/${one.picture}?revision=${state.revision}`;
  const cut = () => cropWindow(source, one.alt || say("picture.small"), (shares) => told.field(path, shares));
  const done = { click: at < 0 ? cut : () => told.forget(at) };
  return el("p", {}, el("button", { type: "button", on: done }, say(at < 0 ? "crop" : "crop.whole")));
}

// The picture with the point that stays in sight; a click or the arrow keys move it.
function focus(one, state, address, told) {
  const [x, y] = one.focus ?? [0.5, 0.5];
  const image = el("img", {
    alt: one.alt || say("picture.small"),
    src: `${address}/picture/${one.picture}?revision=${state.revision}`,
  });
  const point = el("span", { class: "point", "aria-hidden": "true" });
  Object.assign(point.style, { left: `${x * 100}%`, top: `${y * 100}%` });
  const move = (left, top) => {
    const share = (value) => Math.min(1, Math.max(0, value)).toFixed(2);
    told.field(`pictures[${one.picture}].focus`, `${share(left)}; ${share(top)}`);
  };
  const steps = { ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0], ArrowUp: [0, -0.05], ArrowDown: [0, 0.05] };
  const button = el(
    "button",
    {
      type: "button",
      class: "focus",
      id: `focus-${one.picture}`,
      "aria-label": say("picture.focus", { x: Math.round(x * 100), y: Math.round(y * 100) }),
      on: {
        click: (event) => {
          const box = button.getBoundingClientRect();
          if (event.detail) move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
        },
        keydown: (event) => {
          if (!(event.key in steps)) return;
          event.preventDefault();
          move(x + steps[event.key][0], y + steps[event.key][1]);
        },
      },
    },
    image,
    point,
  );
  return button;
}
