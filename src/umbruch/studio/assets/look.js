// How the page looks: style, paper, columns, colour, the size of the headline, and the language that it is set in.

import { el, fill } from "./dom.js";
import { say } from "./words.js";

const PAPERS = ["A4", "A5", "A3", "Letter"];
const COLUMNS = ["1", "2", "3", "4"];
const SIZES = ["20pt", "24pt", "28pt", "32pt", "36pt", "40pt", "48pt", "56pt"];

export class LookBar {
  // `change` is given the name of a style and the keys that are otherwise than it says; `save` keeps the look as a file,
  // `compare` shows all styles; `speak` is given the language of the article.
  constructor(styles, languages, { change, save, compare, speak }) {
    this.change = change;
    this.named = new Intl.DisplayNames(document.documentElement.lang || "en", { type: "language" });
    const list = (name, key, values, own, done = () => this.changed()) => {
      const choice = el("select", { id: `look-${name}`, on: { change: done } });
      if (own) choice.append(el("option", { value: "" }, own));
      choice.append(...values.map((value) => el("option", { value }, value)));
      this[name] = choice;
      if (key) choice.dataset.key = key;
      return el("label", { for: choice.id }, el("span", {}, say(name)), choice);
    };
    this.element = el("form", {
      class: "look",
      "aria-label": say("style"),
      on: { submit: (event) => event.preventDefault() },
    });
    const colour = el("input", { type: "color", id: "look-accent", on: { change: () => this.coloured() } });
    this.accent = colour;
    fill(
      this.element,
      list("style", "", styles),
      list("paper", "page.size", PAPERS, "–"),
      list("columns", "page.columns", COLUMNS, "–"),
      list("size", "text.headline.size", SIZES, "–"),
      el("label", { for: "look-accent" }, el("span", {}, say("accent")), colour),
      list("language", "", [], "–", () => this.language.value && speak(this.language.value)),
      el(
        "button",
        { type: "button", class: "plain", on: { click: () => this.change(this.style.value, {}) } },
        say("reset"),
      ),
      el("button", { type: "button", class: "plain", on: { click: compare } }, say("style.compare")),
      el("button", { type: "button", class: "plain", on: { click: save } }, say("style.save")),
    );
    const options = languages.map((code) => this.option(code));
    const byName = (one, other) => one.textContent.localeCompare(other.textContent);
    this.language.append(...options.toSorted(byName));
  }

  option(code) {
    return el("option", { value: code }, this.named.of(code));
  }

  show(look, lang) {
    this.style.value = look.style;
    if (lang && ![...this.language.options].some((one) => one.value === lang))
      this.language.append(this.option(lang));
    this.language.value = lang ?? "";
    for (const name of ["paper", "columns", "size"]) this[name].value = look.keys[this[name].dataset.key] ?? "";
    this.colour = look.keys["colours.accent"];
    this.accent.value = this.colour ?? "#8a1c1c";
  }

  coloured() {
    this.colour = this.accent.value;
    this.changed();
  }

  changed() {
    const keys = {};
    for (const name of ["paper", "columns", "size"])
      if (this[name].value) keys[this[name].dataset.key] = this[name].value;
    if (Number(this.columns.value) > 1) keys["page.gutter"] = "6mm"; // a style of one column may have none
    if (this.colour) keys["colours.accent"] = this.colour;
    this.change(this.style.value, keys);
  }
}
