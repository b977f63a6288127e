// The card of a guess: what it was taken for, how sure, what came next; agreed, changed or left out with one click.

import { el, fill } from "./dom.js";
import { role, say } from "./words.js";

export class Doubts {
  // `told` hears: choose(first, last), assign(role, first, last), other().
  constructor(told) {
    this.told = told;
    this.doubts = [];
    this.at = 0;
    this.underway = new Set();
    this.element = el("section", { class: "doubt", "aria-live": "polite" });
    this.element.setAttribute("aria-label", say("doubts.count", { at: "", count: "" }).trim());
  }

  get current() {
    return this.doubts[this.at] ?? null;
  }

  show(doubts) {
    const field = this.current?.field;
    this.doubts = doubts;
    const same = doubts.findIndex((one) => one.field === field);
    this.at = same >= 0 ? same : Math.min(this.at, Math.max(0, doubts.length - 1));
    this.draw();
  }

  step(by) {
    if (!this.doubts.length) return;
    this.at = (this.at + by + this.doubts.length) % this.doubts.length;
    this.draw();
    this.told.choose(this.current.first, this.current.last);
  }

  // These lines are being settled. Told: the next doubt, none where they settle none, and what is to be called when the
  // answer is there. Until then their doubts are passed over: an answer to an earlier wish may bring the rest in another order.
  settling(first, last) {
    const fields = this.doubts.filter((one) => one.first >= first && one.last <= last).map((one) => one.field);
    for (const field of fields) this.underway.add(field);
    const open = [...this.doubts.slice(this.at), ...this.doubts.slice(0, this.at)];
    const next = fields.length ? (open.find((one) => !this.underway.has(one.field)) ?? null) : null;
    const answered = () => fields.forEach((field) => this.underway.delete(field));
    return { next, answered };
  }

  go(field) {
    const at = this.doubts.findIndex((one) => one.field === field);
    if (at < 0) return;
    this.at = at;
    this.draw();
  }

  draw() {
    const one = this.current;
    this.element.classList.toggle("clear", !one);
    if (!one) {
      const more = el("p", { class: "quiet" }, say("doubts.none.more"));
      fill(this.element, el("p", { class: "none" }, el("strong", {}, say("doubts.none"))), more);
      return;
    }
    const button = (key, words, done, main) =>
      el(
        "button",
        { type: "button", class: main ? "main" : "", on: { click: done } },
        words,
        key ? el("kbd", { "aria-hidden": "true" }, key) : null,
      );
    const instead = one.instead;
    const takes = instead && instead.first !== null;
    fill(
      this.element,
      el(
        "header",
        {},
        el("span", { class: "count" }, say("doubts.count", { at: this.at + 1, count: this.doubts.length })),
        button("", `‹ ${say("previous")}`, () => this.step(-1)),
        button("n", `${say("next")} ›`, () => this.step(1)),
      ),
      el("h2", {}, say("doubt.is", { role: role(one.role) })),
      el("p", { class: `quoted role-${one.role}` }, el("span", { class: "bar", "aria-hidden": "true" }), one.text),
      el(
        "p",
        { class: "sure" },
        el("meter", {
          min: "0",
          max: "100",
          low: "50",
          high: "80",
          optimum: "100",
          value: String(one.sure),
          "aria-label": say("doubt.sure", { sure: one.sure }),
        }),
        el("span", {}, say("doubt.sure", { sure: one.sure })),
        instead
          ? el(
              "span",
              { class: "instead" },
              instead.first !== null || instead.text !== "none"
                ? `${say("doubt.instead", { text: instead.text })} (${instead.sure} %)`
                : say("doubt.none", { sure: instead.sure }),
            )
          : null,
      ),
      el(
        "div",
        { class: "actions" },
        button("Enter", say("agree"), () => this.told.assign(one.role, one.first, one.last), true),
        takes ? button("", say("take.instead"), () => this.told.assign(one.role, instead.first, instead.last)) : null,
        button("", say("change"), () => this.told.other(one.first, one.last)),
        button(say("key.delete"), say("discard"), () => this.told.assign("discard", one.first, one.last)),
      ),
      one.why ? el("details", {}, el("summary", {}, say("doubt.why")), el("p", {}, one.why)) : null,
    );
  }
}
