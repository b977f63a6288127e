// The fields of the tree and the blocks of its text, to be written otherwise; the article itself stays as it is.

import { blockRows } from "./blocks.js";
import { el, refill, writable } from "./dom.js";
import { role, say } from "./words.js";

// Half a language, identifier or moment is none, and would be refused while it is being written.
const WHOLE = ["lang", "id", "embargo"];

export function fieldsForm(element, state, told) {
  const rows = (value) => String(Math.min(8, Math.max(1, Math.ceil(value.length / 60) + value.split("\n").length - 1)));
  const area = (id, value, label, save, live = true) => {
    const box = el("textarea", { id, rows: rows(value), spellcheck: "false", "aria-label": label });
    return writable(box, value, save, live);
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
      const save = (value, further) => told.field(field.path, value, further);
      return el(
        "div",
        { class: `field role-${field.role}` },
        el("span", { class: "bar", "aria-hidden": "true" }),
        el("label", { for: id }, number(field.article) + role(field.role)),
        area(id, field.value, undefined, save, !WHOLE.includes(field.role)),
      );
    }),
    el("h2", {}, say("blocks")),
    ...blockRows(state.blocks, area, told),
  );
}
