// What stands above an article: its name, the way back to the desk and on to the next one, and what can be done.

import { el } from "./dom.js";
import { language, say, speak } from "./words.js";

export function topBar(desk, entry, tools) {
  const after = desk.entries[desk.entries.findIndex((one) => one.key === entry.key) + 1];
  return el(
    "header",
    { class: "top" },
    el("span", { class: "brand" }, "umbruch"),
    desk.folder ? el("a", { class: "back", href: "/" }, `‹ ${say("desk.back")}`) : null,
    el("h1", {}, entry.name),
    desk.folder && after ? el("a", { class: "back", href: `#a=${after.key}` }, `${say("desk.next")} ›`) : null,
    el("div", { class: "tools", role: "toolbar", "aria-label": entry.name }, ...tools),
  );
}

export function otherLanguage() {
  const other = language() === "de" ? "en" : "de";
  return el("button", { type: "button", lang: other, on: { click: () => speak(other) } }, say("language.other"));
}
