// A part of a picture in the place of the whole: drawn with the mouse, or given in four shares.

import { open } from "./dialogs.js";
import { el } from "./dom.js";
import { say } from "./words.js";

const SIDES = ["left", "top", "width", "height"];
const LEAST = 2; // per cent of a side

export function cropWindow(source, alt, save) {
  const image = el("img", { alt, src: source, draggable: "false" });
  const frame = el("span", { class: "cut", "aria-hidden": "true" });
  const area = el("div", { class: "crop" }, image, frame);
  const inputs = Object.fromEntries(
    SIDES.map((side) => [
      side,
      el("input", { type: "number", id: `crop-${side}`, min: "0", max: "100", step: "1", on: { input: () => show() } }),
    ]),
  );
  const set = (left, top, width, height) => {
    const values = { left, top, width, height };
    for (const side of SIDES) inputs[side].value = String(Math.round(values[side]));
    show();
  };
  const box = () => SIDES.map((side) => Number(inputs[side].value));
  const fits = () => {
    const [left, top, width, height] = box();
    return Math.min(width, height) >= LEAST && left >= 0 && top >= 0 && left + width <= 100 && top + height <= 100;
  };
  const go = el("button", { type: "submit", class: "main" }, say("crop.do"));
  const show = () => {
    const [left, top, width, height] = box();
    Object.assign(frame.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
    go.disabled = !fits();
  };
  let from = null;
  const at = (event) => {
    const rect = image.getBoundingClientRect();
    const share = (value, size) => Math.min(100, Math.max(0, (value / size) * 100));
    return [share(event.clientX - rect.left, rect.width), share(event.clientY - rect.top, rect.height)];
  };
  area.addEventListener("pointerdown", (event) => {
    from = at(event);
    area.setPointerCapture(event.pointerId);
  });
  area.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = at(event);
    const [left, top] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
    set(left, top, Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1]));
  });
  area.addEventListener("pointerup", () => (from = null));
  const form = el(
    "form",
    {
      class: "shares",
      on: {
        submit: (event) => {
          event.preventDefault();
          dialog.close();
          save(box().map((one) => (one / 100).toFixed(2)).join("; "));
        },
      },
    },
    ...SIDES.map((side) => el("label", { for: `crop-${side}` }, say(`crop.${side}`), inputs[side])),
    go,
  );
  const dialog = open(say("crop"), el("p", { class: "quiet" }, say("crop.more")), area, form);
  dialog.classList.add("wide");
  set(0, 0, 100, 100);
}
