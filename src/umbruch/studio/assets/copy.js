// The copy: every line with its number, its role and how sure that is; lines are chosen and given roles with keys.

import { el, fill } from "./dom.js";
import { marked, selectedIn, stepped, wholeWords } from "./picked.js";
import { BY_KEY, ROLES } from "./roles.js";
import { role, say } from "./words.js";

const PAGE = 12;

export class Copy {
  // `told` hears: choose(first, last), assign(role), agree(), leave(), step(by), help().
  constructor(told) {
    this.told = told;
    this.lines = [];
    this.anchor = 0;
    this.at = 0;
    this.picked = null; // words of the chosen line that are meant alone
    document.addEventListener("selectionchange", () => this.selected());
    document.addEventListener("mouseup", () => this.released());
    this.list = el("div", {
      class: "lines",
      role: "listbox",
      id: "lines",
      tabindex: "0",
      "aria-multiselectable": "true",
      on: {
        keydown: (event) => this.key(event),
        mousedown: (event) => this.pointer(event),
        mousemove: (event) => event.buttons === 1 && this.dragged(event),
      },
    });
    this.list.setAttribute("aria-label", say("copy.label"));
    this.palette = el("div", { class: "palette", role: "group", "aria-label": say("roles.label") });
    this.chosen = el("p", { class: "chosen", "aria-live": "polite" });
    fill(
      this.palette,
      ...ROLES.map(([name, key]) =>
        el(
          "button",
          {
            type: "button",
            class: `role role-${name}`,
            "aria-keyshortcuts": key,
            "data-role": name,
            on: { click: () => this.told.assign(name) },
          },
          el("span", { class: "bar", "aria-hidden": "true" }),
          el("span", {}, role(name)),
          el("kbd", { "aria-hidden": "true" }, key),
        ),
      ),
    );
    this.always = el(
      "button",
      { type: "button", class: "plain", on: { click: () => this.told.always() } },
      say("rule.always"),
    );
    const below = el("div", { class: "below" }, this.chosen, this.always);
    this.element = el("div", { class: "galley" }, this.list, below, this.palette);
  }

  show(lines) {
    this.lines = lines;
    this.at = Math.min(this.at, lines.length - 1);
    this.anchor = Math.min(this.anchor, lines.length - 1);
    let above = "";
    this.rows = lines.map((line, at) => {
      const row = this.row(line, at, above);
      if (line.spans.length) above = line.spans.at(-1).field;
      return row;
    });
    this.list.classList.toggle(
      "columns",
      lines.some((line) => /\S\s{4,}\S/.test(line.text)),
    );
    this.picked = null;
    fill(this.list, ...this.rows);
    this.mark();
  }

  row(line, at, above) {
    const first = line.spans[0];
    const widest = line.spans.toSorted((one, other) => other.end - other.start - (one.end - one.start))[0];
    const blank = !line.text.trim();
    const unsure = line.spans.filter((one) => one.doubtful);
    const names = [...new Set(line.spans.map((one) => role(one.role)))].join(", ");
    const begins = first && first.field !== above;
    const spoken = [
      say("line", { number: line.number }),
      names,
      unsure.length ? say("line.sure", { sure: unsure[0].sure }) : "",
      line.fixed ? say("line.fixed") : "",
      blank ? say("line.blank") : line.text.trim(),
    ];
    const label = begins ? `${names}${unsure.length ? ` ${unsure[0].sure} %` : ""}` : "";
    return el(
      "div",
      {
        class: `${at && line.number < this.lines[at - 1].number ? "begins " : ""}line role-${widest?.role ?? "none"}${unsure.length ? " doubtful" : ""}${line.fixed ? " fixed" : ""}`,
        role: "option",
        id: `line-${at}`,
        "data-at": String(at),
        "aria-selected": "false",
        "aria-label": spoken.filter(Boolean).join(", "),
      },
      el("span", { class: "number" }, String(line.number)),
      el("span", { class: "bar" }),
      el("span", { class: "hatch" }),
      el("span", { class: "label" }, label),
      el("span", { class: "words" }, ...this.words(line)),
    );
  }

  words(line) {
    if (line.spans.length < 2) return [line.text || "\u200b"];
    const parts = [];
    let end = 0;
    for (const span of line.spans) {
      parts.push(line.text.slice(end, span.start));
      const words = line.text.slice(span.start, span.end);
      parts.push(el("span", { class: `span role-${span.role}`, title: role(span.role) }, words));
      end = span.end;
    }
    return [...parts, line.text.slice(end)];
  }

  get range() {
    return [Math.min(this.anchor, this.at), Math.max(this.anchor, this.at)];
  }

  choose(first, last = first, { focus = false, quiet = false } = {}) {
    this.anchor = first;
    this.at = last;
    this.mark(quiet);
    if (focus) this.list.focus({ preventScroll: true });
  }

  // Words of a line are chosen, or no longer.
  pick(words) {
    const [was, line] = [this.picked, this.lines[this.at]];
    this.picked = words;
    if (was || words) {
      const shown = words ? marked(line.text, line.spans, words) : this.words(line);
      fill(this.rows[this.at].lastChild, ...shown);
    }
    this.tell();
  }

  // What stands between two signs of the chosen line as its letters are counted, whatever the browser counts.
  get part() {
    if (!this.picked) return {};
    const { text } = this.lines[this.at];
    const count = (end) => [...text.slice(0, end)].length;
    return { begin: count(this.picked.start), end: count(this.picked.end) };
  }

  mark(quiet = false) {
    if (!this.rows?.length) return;
    const [first, last] = this.range;
    this.rows.forEach((row, at) => row.setAttribute("aria-selected", String(at >= first && at <= last)));
    this.rows[this.at].scrollIntoView({ block: "nearest" });
    this.list.setAttribute("aria-activedescendant", `line-${this.at}`);
    this.tell();
    const roles = new Set(this.lines.slice(first, last + 1).flatMap((line) => line.spans.map((one) => one.role)));
    this.always.hidden = !this.told.telling.some((one) => roles.has(one));
    for (const one of this.palette.children) one.classList.toggle("is", roles.has(one.dataset.role));
    if (!quiet) this.told.choose(first, last);
  }

  tell() {
    const [first, last] = this.range;
    const count = last - first + 1;
    const { number, text } = this.lines[first];
    if (this.picked)
      this.chosen.textContent = say("roles.words", { words: text.slice(this.picked.start, this.picked.end) });
    else this.chosen.textContent = count === 1 ? say("roles.one", { number }) : say("roles.chosen", { count });
  }

  move(to, stretch) {
    this.pick(null);
    this.at = Math.max(0, Math.min(this.lines.length - 1, to));
    if (!stretch) this.anchor = this.at;
    this.mark();
  }

  // The next line with words in a direction, so that one press is enough between two blocks.
  beyond(by) {
    let at = this.at + by;
    while (at > 0 && at < this.lines.length - 1 && !this.lines[at].text.trim()) at += by;
    return at;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stretch = event.shiftKey;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const moves = {
      ArrowDown: () => this.move(this.beyond(1), stretch),
      ArrowUp: () => this.move(this.beyond(-1), stretch),
      PageDown: () => this.move(this.at + PAGE, stretch),
      PageUp: () => this.move(this.at - PAGE, stretch),
      ArrowRight: () => this.stepped(1, stretch),
      ArrowLeft: () => this.stepped(-1, stretch),
      Escape: () => this.pick(null),
      Home: () => this.move(0, stretch),
      End: () => this.move(this.lines.length - 1, stretch),
      Enter: () => this.told.agree(),
      Delete: () => this.told.leave(),
      Backspace: () => this.told.leave(),
      n: () => this.told.step(stretch ? -1 : 1),
      "?": () => this.told.help(),
    };
    const done = moves[name] ?? (BY_KEY.has(name) && !stretch ? () => this.told.assign(BY_KEY.get(name)) : null);
    if (!done) return;
    event.preventDefault();
    done();
  }

  stepped(by, stretch) {
    if (this.anchor !== this.at) this.move(this.at, false);
    this.pick(stepped(this.lines[this.at].text, this.picked, by, stretch));
  }

  // Words that are selected with a finger are picked at once; those with the mouse when it is let go.
  selected() {
    if (this.held || !this.rows) return;
    const found = selectedIn(this.rows);
    if (!found) return;
    if (found.at !== this.at || this.anchor !== this.at) this.move(found.at, false);
    const words = wholeWords(this.lines[found.at].text, found.start, found.end);
    if (words?.start !== this.picked?.start || words?.end !== this.picked?.end) this.pick(words);
  }

  released() {
    if (!this.held) return;
    this.held = false;
    const found = this.rows && this.anchor === this.at ? selectedIn(this.rows) : null;
    getSelection()?.removeAllRanges();
    if (found?.at === this.at) this.pick(wholeWords(this.lines[found.at].text, found.start, found.end));
  }

  pointer(event) {
    const row = event.target.closest(".line");
    if (!row) return;
    this.held = true;
    this.move(Number(row.dataset.at), event.shiftKey);
  }

  dragged(event) {
    const row = event.target.closest(".line");
    if (row && Number(row.dataset.at) !== this.at) this.move(Number(row.dataset.at), true);
  }
}
