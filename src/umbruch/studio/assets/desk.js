// The desk: all articles of a folder with their state, found by name and by what is to be done, exported together.

import { el, fill } from "./dom.js";
import { formatBoxes, open } from "./dialogs.js";
import { otherLanguage } from "./header.js";
import { get, post } from "./server.js";
import { say } from "./words.js";

const BEAT = 1500;
const FILTERS = {
  all: () => true,
  doubtful: (state) => state?.doubts > 0,
  new: (state) => state && !state.error && !state.corrected && !state.checked && !state.exported,
  corrected: (state) => state?.corrected,
  checked: (state) => state?.checked,
  exported: (state) => state?.exported,
  failed: (state) => state?.error,
};

export class DeskPage {
  constructor(desk) {
    this.desk = desk;
    this.entries = desk.entries;
    this.states = new Map();
    this.rows = new Map();
    this.number = 0;
    this.filter = "all";
    this.search = el("input", { type: "search", id: "search", on: { input: () => this.draw() } });
    this.list = el("ul", { class: "entries" });
    this.count = el("p", { class: "quiet", "aria-live": "polite" });
    this.course = el("p", { class: "course", role: "status" });
    this.filters = Object.keys(FILTERS).map((name) =>
      el("button", {
        type: "button",
        "aria-pressed": "false",
        "data-name": name,
        on: { click: () => this.only(name) },
      }),
    );
    fill(
      document.body,
      el(
        "header",
        { class: "top" },
        el("span", { class: "brand" }, "umbruch"),
        el("h1", {}, desk.name || say("desk.title")),
        el(
          "div",
          { class: "tools" },
          otherLanguage(),
          el("button", { type: "button", on: { click: () => this.kit() } }, say(desk.kit ? "kit.open" : "kit.make")),
          el("button", { type: "button", class: "main", on: { click: () => this.export() } }, say("desk.export")),
        ),
      ),
      el(
        "main",
        { class: "desk" },
        el("label", { for: "search" }, say("desk.search")),
        this.search,
        el("div", { class: "filters", role: "group", "aria-label": say("desk.show") }, ...this.filters),
        this.course,
        this.count,
        this.list,
      ),
    );
    document.title = `${desk.name} · umbruch`;
    this.draw();
    this.listen();
  }

  async listen() {
    for (;;) {
      try {
        const news = await get(`/desk/news?since=${this.number}`);
        this.number = news.number;
        for (const state of news.states) this.states.set(state.key, state);
        const names = (entries) => entries.map((one) => one.key).join();
        const moved = news.entries.length && names(news.entries) !== names(this.entries);
        if (moved) this.entries = news.entries;
        if (moved || news.states.length) this.draw();
        this.tell(news.batch);
      } catch {
        this.course.textContent = say("gone");
      }
      await new Promise((done) => setTimeout(done, BEAT));
    }
  }

  only(name) {
    this.filter = name;
    this.draw();
  }

  get shown() {
    const wanted = this.search.value.toLowerCase();
    return this.entries.filter((one) => {
      const state = this.states.get(one.key);
      const words = `${one.name} ${state?.headline ?? ""}`.toLowerCase();
      return words.includes(wanted) && FILTERS[this.filter](state);
    });
  }

  draw() {
    for (const one of this.filters) {
      const name = one.dataset.name;
      const count = this.entries.filter((entry) => FILTERS[name](this.states.get(entry.key))).length;
      one.setAttribute("aria-pressed", String(name === this.filter));
      fill(one, say(name === "all" ? "filter.all" : `state.${name}`), ` ${count}`);
    }
    const found = this.shown;
    this.count.textContent = found.length ? say("desk.count", { count: found.length }) : say("desk.empty");
    fill(this.list, ...found.map((one) => this.row(one)));
  }

  row(entry) {
    const state = this.states.get(entry.key);
    const known = this.rows.get(entry.key);
    if (known && known.state === state) return known.row;
    const badge = (name, words) => el("span", { class: `badge ${name}` }, words);
    const row = el(
      "li",
      {},
      el(
        "a",
        { href: `#a=${entry.key}` },
        el("span", { class: "title" }, state?.headline || entry.name),
        el("span", { class: "file" }, entry.name),
        el(
          "span",
          { class: "badges" },
          state?.error ? badge("failed", `${say("state.failed")}: ${state.error}`) : null,
          state?.doubts ? badge("doubtful", say("desk.doubts", { count: state.doubts })) : null,
          state?.corrected ? badge("corrected", say("state.corrected")) : null,
          state?.checked ? badge("checked", say("state.checked")) : null,
          state?.exported ? badge("exported", say("state.exported")) : null,
        ),
      ),
    );
    this.rows.set(entry.key, { row, state });
    return row;
  }

  tell(batch) {
    if (!batch.total) return;
    const words = say(batch.over ? "batch.over" : "batch.runs", { ...batch, folder: this.desk.out });
    const failed = batch.failed.map((one) => `${one.name}: ${one.message}`).join(" · ");
    this.course.textContent = failed ? `${words} ${failed}` : words;
  }

  // The kit of the folder; where there is none, one is begun with what is known of it.
  async kit() {
    try {
      if (!this.desk.kit) await post("/kit/start", {});
      location.assign("/");
      if (!location.hash) location.reload();
    } catch (error) {
      this.course.textContent = `${error.message} ${error.hint ?? ""}`;
    }
  }

  export() {
    const chosen = this.shown;
    const boxes = formatBoxes(this.desk.formats);
    const styles = el("select", { id: "batch-style" }, ...this.desk.styles.map((name) => el("option", {}, name)));
    const told = el("p", { class: "quiet", "aria-live": "polite" }, say("desk.store", { folder: this.desk.out }));
    const go = async () => {
      try {
        const keys = chosen.map((one) => one.key);
        this.tell(await post("/desk/store", { keys, formats: boxes.names(), style: styles.value }));
        dialog.close();
      } catch (error) {
        told.textContent = `${error.message} ${error.hint ?? ""}`;
      }
    };
    const dialog = open(
      say("desk.export.count", { count: chosen.length }),
      boxes.element,
      el("p", {}, el("label", { for: "batch-style" }, `${say("style")} `), styles),
      told,
      el(
        "p",
        { class: "actions" },
        el("button", { type: "button", class: "main", on: { click: go } }, say("export.store")),
      ),
    );
  }
}
