// An article: what was read on the left, the finished page on the right, and what passes between them.

import { Copy } from "./copy.js";
import { compareWindow } from "./compare.js";
import { commandWindow, exportWindow, keysWindow, styleWindow } from "./dialogs.js";
import { el, fill } from "./dom.js";
import { Doubts } from "./doubts.js";
import { fieldsForm } from "./fields.js";
import { checkList, embargoNote, fixesList } from "./lists.js";
import { LookBar } from "./look.js";
import { Original } from "./original.js";
import { Page } from "./page.js";
import { otherLanguage, topBar } from "./header.js";
import { picturesForm } from "./pictures.js";
import { get, post, send } from "./server.js";
import { sides, showSide } from "./sides.js";
import { Turns } from "./turns.js";
import { say } from "./words.js";

const PANELS = ["copy", "original", "fields", "pictures", "fixes", "check"];
const TELLING = ["source", "dateline", "byline", "contact", "boilerplate"]; // what a house may know of

export class ArticlePage {
  constructor(desk, entry) {
    this.desk = desk;
    this.address = `/a/${entry.key}`;
    this.entry = entry;
    this.remarks = [];
    this.turns = new Turns();
    this.ticked = new Set();
    this.copy = new Copy({
      choose: (first, last) => this.chosen(first, last),
      assign: (role) => this.assign(role),
      agree: () => this.agree(),
      leave: () => this.assign("discard"),
      step: (by) => this.doubts.step(by),
      help: keysWindow,
      always: () => this.always(),
      telling: TELLING,
    });
    this.doubts = new Doubts({
      choose: (first, last) => this.go(first, last),
      assign: (role, first, last) => this.assign(role, first, last),
      other: (first, last) => {
        this.go(first, last);
        this.copy.palette.querySelector("button").focus();
      },
    });
    this.page = new Page({
      choose: (first, last) => this.go(first, last),
      made: (remarks) => this.made(remarks),
      failed: (error) => this.warn(error),
      shown: () => this.shown(),
    });
    this.look = new LookBar(
      desk.styles,
      desk.languages,
      {
        change: (style, keys) => this.send("look", { style, keys }),
        save: () => styleWindow((name) => post(`${this.address}/style`, { name })),
        compare: () =>
          compareWindow(this.address, this.state, desk.styles, (style) => this.send("look", { style, keys: {} })),
        speak: (lang) => this.send("change", { change: { type: "field", path: "lang", value: lang } }),
      },
    );
    this.build();
  }

  build() {
    const button = (key, done, more = {}) => el("button", { type: "button", ...more, on: { click: done } }, say(key));
    this.undoButton = button("undo", () => this.send("undo", {}), { "aria-keyshortcuts": "Control+Z" });
    this.redoButton = button("redo", () => this.send("redo", {}), { "aria-keyshortcuts": "Control+Shift+Z" });
    this.checkedButton = button("checked", () => this.check(), { "aria-keyshortcuts": "Control+Enter" });
    this.embargo = el("div", { class: "embargoes", role: "status" });
    setInterval(() => this.state && fill(this.embargo, embargoNote(this.state.embargo)), 60000);
    this.note = el("p", { class: "note", role: "status" });
    this.alert = el("p", { class: "alert", role: "alert", hidden: true });
    this.panels = Object.fromEntries(
      PANELS.map((name) => [
        name,
        el("div", { class: `panel ${name}`, role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `of-${name}` }),
      ]),
    );
    this.original = new Original(this.panels.original, this.address, {
      light: (at) => {
        this.copy.choose(at, at);
        this.panels.original.focus({ preventScroll: true });
      },
    });
    this.panels.original.tabIndex = 0;
    this.panels.original.addEventListener("keydown", (event) => this.copy.key(event));
    this.panels.copy.append(this.doubts.element, this.copy.element);
    this.tabs = Object.fromEntries(
      PANELS.map((name) => [
        name,
        el(
          "button",
          {
            type: "button",
            role: "tab",
            id: `of-${name}`,
            "aria-controls": `panel-${name}`,
            on: { click: () => this.turn(name), keydown: (event) => this.tabKey(event, name) },
          },
          el("span", {}, say(name)),
          " ",
          el("span", { class: "badge" }),
        ),
      ]),
    );
    fill(
      document.body,
      topBar(this.desk, this.entry, [
        this.undoButton,
        this.redoButton,
        this.checkedButton,
        button("command", () => commandWindow(this.state.command)),
        button("help", keysWindow, { "aria-keyshortcuts": "?" }),
        otherLanguage(),
        button("export", () => exportWindow(this.desk, this.address, (kind) => this.text(kind)), { class: "main" }),
      ]),
      this.alert,
      this.note,
      ...sides(
        el(
          "section",
          { class: "left", "aria-label": say("main.copy") },
          el("div", { class: "tabs", role: "tablist", "aria-label": say("main.copy") }, ...Object.values(this.tabs)),
          ...Object.values(this.panels),
        ),
        el(
          "section",
          { class: "right", "aria-label": say("main.page") },
          el("div", { class: "bar" }, this.page.bar),
          this.embargo,
          this.look.element,
          this.page.area,
        ),
        ["copy", "page"],
      ),
    );
    this.turn("copy");
    showSide("left");
    document.title = `${this.entry.name} · umbruch`;
    document.addEventListener("keydown", (event) => this.shortcut(event));
  }

  turn(name) {
    this.panel = name;
    for (const one of PANELS) {
      this.panels[one].hidden = one !== name;
      this.tabs[one].setAttribute("aria-selected", String(one === name));
      this.tabs[one].tabIndex = one === name ? 0 : -1;
    }
    if (this.state) this.draw();
  }

  tabKey(event, name) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const shown = PANELS.filter((one) => !this.tabs[one].hidden);
    const next = shown[(shown.indexOf(name) + by + shown.length) % shown.length];
    this.turn(next);
    this.tabs[next].focus();
  }

  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches("textarea, input")) return;
    const key = event.key.toLowerCase();
    if (key === "enter") this.check();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    this.send(key === "y" || event.shiftKey ? "redo" : "undo", {});
  }

  async open() {
    const taken = this.take(await get(this.address));
    const first = this.state.doubts[0];
    if (first) this.go(first.first, first.last);
    this.copy.list.focus({ preventScroll: true });
    await taken;
    const news = new EventSource(`${this.address}/events`);
    news.onmessage = (event) => this.hear(event.data);
    news.onerror = () => this.warn({ message: say("gone"), lasting: true });
    news.onopen = () => this.hush();
  }

  // News of a change by whatever program; what this page did itself it knows by then.
  hear(revision) {
    return this.turns.take(async () => {
      if (revision === this.state.revision) return;
      try {
        const now = await get(this.address);
        // News may be older than what is shown: a button must not be made anew below the finger that presses it.
        if (now.revision !== this.state.revision) await this.take(now);
      } catch (error) {
        this.warn(error);
      }
    });
  }

  // One wish after another, each with the state that the last one left.
  send(what, content) {
    const pressed = performance.now();
    return this.turns.take(async () => {
      try {
        this.pressed = pressed;
        const revision = this.state.revision;
        this.hush();
        await this.take(await post(`${this.address}/${what}`, what === "look" ? content : { revision, ...content }));
      } catch (error) {
        if (error.status === 409) await this.take(await get(this.address));
        // Words that are being written stay in their box, and are sent again on the new state.
        if (error.status !== 409) this.warn(error);
        else if (content.further === undefined) this.warn({ message: say("stale") });
      }
    });
  }

  async take(state) {
    this.state = state;
    this.copy.show(state.lines);
    this.doubts.show(state.doubts);
    this.look.show(state.look, state.lang);
    this.draw();
    this.undoButton.disabled = !state.undo;
    this.redoButton.disabled = !state.redo;
    this.checkedButton.setAttribute("aria-pressed", String(state.checked));
    if (state.problem) this.warn({ ...state.problem, message: `${say("problem")} ${state.problem.message}` });
    await this.page.show(this.address, state.revision, state.lines);
  }

  draw() {
    const told = {
      choose: (first, last) => this.go(first, last),
      forget: (number) => this.send("change", { change: { type: "forget", number } }),
      field: (path, value, further) => this.send("change", { change: { type: "field", path, value }, further }),
      block: (article, block, part, value, further) =>
        this.send("change", { change: { type: "block", article, block, part, value }, further }),
      picture: (file) => this.takePicture(file),
      whole: () => this.send("change", { change: { type: "whole", value: true } }),
    };
    this.tabs.original.hidden = !this.state.original;
    if (this.panel === "original") this.original.show(this.state).catch((error) => this.warn(error));
    if (this.panel === "fields") fieldsForm(this.panels.fields, this.state, told);
    if (this.panel === "pictures") picturesForm(this.panels.pictures, this.state, this.address, told);
    if (this.panel === "fixes") fixesList(this.panels.fixes, this.state, told);
    this.drawChecks();
  }

  drawChecks() {
    const told = {
      choose: (first, last) => this.go(first, last),
      turn: (panel) => this.turn(panel),
      ticked: this.ticked,
      tick: (words) => {
        this.ticked.add(words); // the list may be drawn anew before the answer comes
        this.send("change", { change: { type: "agreed", words } }).then(() => this.ticked.delete(words));
      },
    };
    const found = this.judged?.revision === this.state.revision ? this.judged.findings : [];
    if (this.panel === "check") {
      const waits = this.judged?.revision !== this.state.revision;
      checkList(this.panels.check, [...found, ...this.state.remarks, ...this.remarks], told, waits);
      this.judge();
    }
    fill(this.embargo, embargoNote(this.state.embargo));
    const counts = {
      pictures: this.state.pictures.filter((one) => one.picture !== null && one.alt === null).length,
      copy: this.state.doubts.length,
      fixes: this.state.fixes.length,
      check: this.state.remarks.length + this.remarks.length,
    };
    for (const name of PANELS) this.tabs[name].lastChild.textContent = counts[name] ? String(counts[name]) : "";
  }

  takePicture(file) {
    return this.turns.take(async () => {
      try {
        await this.take(await send(`${this.address}/picture`, file));
      } catch (error) {
        this.warn(error);
      }
    });
  }

  // What these lines tell of their house, kept for all its articles.
  async always() {
    const span = this.state.lines[this.copy.range[0]]?.spans.find((one) => TELLING.includes(one.role));
    if (!span) return;
    const article = Number(span.field.match(/^articles\[(\d+)\]/)?.[1] ?? 0);
    try {
      const done = await post(`${this.address}/always`, { role: span.role, article });
      const words = Object.values(done.added).flat().join(", ");
      this.tell(words ? say("rule.kept", { words, file: done.file }) : say("rule.known", { file: done.file }));
    } catch (error) {
      this.warn(error);
    }
  }

  // What is found in the files that would be published; asked for only while somebody looks.
  async judge() {
    const revision = this.state.revision;
    if (this.judging === revision) return;
    this.judging = revision;
    try {
      const found = await get(`${this.address}/check?revision=${revision}`);
      this.judged = {
        revision,
        findings: found.findings.map((one) => ({
          ...one,
          hint: [one.hint, one.clause].filter(Boolean).join(" · "),
        })),
      };
      if (this.state.revision === revision) this.drawChecks();
    } catch (error) {
      this.warn(error);
    }
  }

  async text(kind) {
    const page = await (await fetch(`${this.address}/shown/${kind === "html" ? "html" : "text"}/`)).text();
    if (kind === "html") return page;
    const lines = new DOMParser().parseFromString(page, "text/html").querySelectorAll("p");
    return [...lines]
      .map(
        (line) => `${line.textContent}
`,
      )
      .join("");
  }

  made(remarks) {
    this.remarks = remarks.filter((one) => one.severity !== "info");
    this.drawChecks();
  }

  shown() {
    if (this.pressed === undefined) return;
    document.documentElement.dataset.took = String(Math.round(performance.now() - this.pressed));
    this.pressed = undefined;
  }

  go(first, last) {
    if (this.panel !== "original") this.turn("copy");
    this.copy.choose(first, last, { focus: this.panel === "copy" });
  }

  chosen(first, last) {
    this.page.light(first, last);
    if (this.panel === "original") this.original.light(first, last);
    const field = this.state.lines[first]?.spans[0]?.field;
    if (field) this.doubts.go(field);
  }

  agree() {
    const [first] = this.copy.range;
    const field = this.state.lines[first]?.spans[0]?.field;
    const doubt = this.state.doubts.find((one) => one.field === field) ?? null;
    const role = this.state.lines[first]?.spans[0]?.role;
    if (doubt) this.assign(doubt.role, doubt.first, doubt.last);
    else if (role) this.assign(role);
  }

  // The next doubt is gone to at once: whoever presses Enter five times in a second has agreed to five.
  async assign(role, first = this.copy.range[0], last = this.copy.range[1]) {
    const part = first === this.copy.range[0] && last === first ? this.copy.part : {};
    const { next, answered } = this.doubts.settling(first, last);
    if (next) this.copy.choose(next.first, next.last);
    if (this.panel === "copy") this.copy.list.focus({ preventScroll: true });
    await this.send("change", { change: { type: "lines", first, last, role, ...part } }).finally(answered);
  }

  // All of it was found right, or is to be looked at again.
  check() {
    return this.send("change", { change: { type: "checked", value: !this.state.checked } });
  }

  // What has been done, until the next thing is.
  tell(words) {
    this.note.textContent = words;
  }

  warn(error) {
    const words = error.status === undefined && !error.message ? say("gone") : error.message;
    fill(this.alert, el("strong", {}, words), error.hint ? ` ${error.hint}` : "");
    this.alert.hidden = false;
  }

  hush() {
    this.tell("");
    if (!this.state?.problem) this.alert.hidden = true;
  }
}
