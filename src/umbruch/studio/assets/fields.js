// The fields of the tree and the blocks of its text, to be written otherwise; the article itself stays as it is.

import { el, refill } from "./dom.js";
import { role, say } from "./words.js";

const KINDS = ["paragraph", "subheading", "quote", "list", "box"];

export function fieldsForm(element, state, told) {
  const rows = (value) => String(Math.min(8, Math.max(1, Math.ceil(value.length / 60) + value.split("\n").length - 1)));
  const area = (id, value, label, save) => {
    const box = el("textarea", { id, rows: rows(value), spellcheck: "false", "aria-label": label });
    box.value = box.dataset.was = value;
    const saved = () => box.value !== value && save(box.value);
    box.addEventListener("change", saved);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        box.blur();
      }
      if (event.key === "Escape") box.value = value;
    });
    return box;
  };
  const one = state.articles > 1;
  const number = (at) => (one ? `${at + 1} · ` : "");
  refill(
    element,
    el("p", { class: "quiet" }, say("fields.more")),
    one
      ? el(
          "p",
          { class: "quiet" },
          say("articles.count", { count: state.articles }),
          " ",
          el("button", { type: "button", class: "plain", on: { click: () => told.whole() } }, say("articles.one")),
        )
      : null,
    ...state.fields.map((field) => {
      const id = `field-${field.path}`;
      return el(
        "div",
        { class: `field role-${field.role}` },
        el("span", { class: "bar", "aria-hidden": "true" }),
        el("label", { for: id }, number(field.article) + role(field.role)),
        area(id, field.value, undefined, (value) => told.field(field.path, value)),
      );
    }),
    el("h2", {}, say("blocks")),
    ...state.blocks.map((block, at) => {
      const last = state.blocks[at + 1]?.article !== block.article;
      const does = (part, value) => told.block(block.article, block.block, part, value);
      const name = `${say("block.words")} ${at + 1}`;
      const box = area(`block-${at}`, block.text, name, (value) => does("", value));
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
      const button = (key, sign, done) =>
        el("button", {
          type: "button",
          class: "plain",
          "data-sign": sign,
          title: say(key),
          "aria-label": `${say(key)} ${at + 1}`,
          on: { mousedown: (event) => event.preventDefault(), click: done },
        });
      return el(
        "div",
        { class: `field block role-${block.type === "paragraph" ? "body" : block.type}` },
        el("span", { class: "bar", "aria-hidden": "true" }),
        el(
          "div",
          { class: "tools" },
          kind,
          button("block.split", "✂", split),
          last ? null : button("block.join", "⤵", () => does(".join", "next")),
          button("block.remove", "×", () => does("", "")),
        ),
        box,
      );
    }),
  );
}
