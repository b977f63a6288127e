// The fields of the tree and the blocks of its text, to be written otherwise; the article itself stays as it is.

import { blockRows } from "./blocks.js";
import { el, refill, writable } from "./dom.js";
import { role, say } from "./words.js";

export function fieldsForm(element, state, told) {
  const rows = (value) => String(Math.min(8, Math.max(1, Math.ceil(value.length / 60) + value.split("\n").length - 1)));
  const area = (id, value, label, save) => {
    const box = el("textarea", { id, rows: rows(value), spellcheck: "false", "aria-label": label });
    return writable(box, value, save);
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
    ...blockRows(state.blocks, area, told),
  );
}
