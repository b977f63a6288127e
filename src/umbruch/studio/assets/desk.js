// The desk: all articles of a folder, found by name and by what is to be done with them.

import { el, fill } from "./dom.js";
import { say } from "./words.js";

export function deskPage(desk) {
  const search = el("input", { type: "search", id: "search", on: { input: () => draw() } });
  const list = el("ul", { class: "entries" });
  const count = el("p", { class: "quiet", "aria-live": "polite" });
  const draw = () => {
    const wanted = search.value.toLowerCase();
    const found = desk.entries.filter((one) => one.name.toLowerCase().includes(wanted));
    count.textContent = found.length ? say("desk.count", { count: found.length }) : say("desk.empty");
    fill(list, ...found.map((one) => el("li", {}, el("a", { href: `#a=${one.key}` }, one.name))));
  };
  fill(
    document.body,
    el(
      "header",
      { class: "top" },
      el("span", { class: "brand" }, "umbruch"),
      el("h1", {}, desk.name || say("desk.title")),
    ),
    el("main", { class: "desk" }, el("label", { for: "search" }, say("desk.search")), search, count, list),
  );
  document.title = `${desk.name} · umbruch`;
  draw();
}
