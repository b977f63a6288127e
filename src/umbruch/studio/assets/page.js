// The finished page: pages of PDF as pictures with the lines that stand on them, other formats in a frame.

import { el, fill, letters } from "./dom.js";
import { get } from "./server.js";
import { say } from "./words.js";

const TABS = ["pdf", "epub", "html", "word", "wire", "text"];
const SHORT = 4;
const BLOCKS = "p, h1, h2, h3, h4, li, td, th, figcaption, blockquote, pre, .row";

export class Page {
  // `told` hears: choose(first, last), made(remarks), failed(error), shown().
  constructor(told) {
    this.told = told;
    this.kind = "pdf";
    this.lines = [];
    this.words = [];
    this.sheets = [];
    this.number = 0;
    this.tabs = TABS.map((kind) =>
      el(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${kind}`,
          "aria-controls": "preview",
          on: { click: () => this.turn(kind), keydown: (event) => this.key(event, kind) },
        },
        say(kind),
      ),
    );
    this.area = el("div", { class: "preview", id: "preview", role: "tabpanel", tabindex: "0" });
    this.area.dataset.wait = say("working");
    this.bar = el("div", { class: "tabs", role: "tablist", "aria-label": say("page") }, ...this.tabs);
    this.mark();
  }

  key(event, kind) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = TABS[(TABS.indexOf(kind) + by + TABS.length) % TABS.length];
    this.turn(next);
    this.tabs[TABS.indexOf(next)].focus();
  }

  mark() {
    TABS.forEach((kind, at) => {
      this.tabs[at].setAttribute("aria-selected", String(kind === this.kind));
      this.tabs[at].tabIndex = kind === this.kind ? 0 : -1;
    });
    this.area.setAttribute("aria-labelledby", `tab-${this.kind}`);
    this.area.className = `preview ${this.kind}`;
  }

  turn(kind) {
    this.kind = kind;
    this.mark();
    fill(this.area);
    this.sheets = [];
    this.frame = null;
    this.refresh();
  }

  show(address, revision, lines) {
    this.address = address;
    this.revision = revision;
    this.lines = lines.map((line) => letters(line.text));
    return this.refresh();
  }

  async refresh() {
    if (!this.address) return;
    const number = ++this.number;
    try {
      await (this.kind === "pdf" ? this.paper(number) : this.framed(number));
    } catch (error) {
      if (number === this.number) this.told.failed(error);
    }
  }

  get scale() {
    const width = Math.min(this.area.clientWidth || 700, 1100);
    return Math.min(4, Math.max(0.75, Math.ceil(((width * devicePixelRatio) / 595) * 4) / 4));
  }

  picture(number) {
    const image = new Image();
    image.alt = say("page.number", { number: number + 1 });
    image.src = `${this.address}/page/${number}?scale=${this.scale}&revision=${this.revision}&n=${this.number}`;
    return image;
  }

  // The first page is asked for while the places of the lines are on their way; the old one stays until it is there.
  async paper(number) {
    const first = this.picture(0);
    const [told] = await Promise.all([get(`${this.address}/pages?revision=${this.revision}`), first.decode()]);
    if (number !== this.number) return;
    const images = [first, ...told.sizes.slice(1).map((_, at) => this.picture(at + 1))];
    this.words = told.words;
    this.sheets = images.map((image, at) => {
      const [width, height] = told.sizes[at];
      image.width = Math.round(width);
      image.height = Math.round(height);
      const marks = el("div", { class: "marks", "aria-hidden": "true" });
      return el("div", { class: "sheet", on: { click: (event) => this.clicked(event, at) } }, image, marks);
    });
    const more = told.more ? el("p", { class: "quiet" }, say("pages.more", { count: told.sizes.length })) : null;
    fill(this.area, ...this.sheets, more);
    this.light(...(this.lit ?? [-1, -1]), false);
    this.told.made(told.remarks);
    this.told.shown();
  }

  clicked(event, page) {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const distance = ([, left, top, width, height]) =>
      Math.max(left - x, 0, x - left - width) + 2 * Math.max(top - y, 0, y - top - height);
    const near = this.words.filter((one) => one[0] === page).sort((one, other) => distance(one) - distance(other))[0];
    if (near && distance(near) < 0.05) this.told.choose(near[5], near[6]);
  }

  framed(number) {
    const frame = el("iframe", { title: say("preview.of", { what: say(this.kind) }), sandbox: "allow-same-origin" });
    const kept = this.frame?.contentWindow?.scrollY ?? 0;
    frame.addEventListener("load", () => {
      if (number !== this.number) return frame.remove();
      this.frame?.remove();
      this.frame = frame;
      frame.classList.remove("coming");
      frame.contentWindow.scrollTo(0, kept);
      frame.contentDocument.addEventListener("click", (event) => this.touched(event));
      this.light(...(this.lit ?? [-1, -1]), false);
      this.told.shown();
    });
    frame.className = this.frame ? "coming" : "";
    frame.src = `${this.address}/shown/${this.kind}/?revision=${this.revision}`;
    const holder = this.area.querySelector(".device") ?? el("div", { class: "device" });
    holder.append(frame);
    if (!holder.parentNode) fill(this.area, holder);
  }

  touched(event) {
    event.preventDefault();
    const block = event.target.closest(BLOCKS);
    const words = block ? letters(block.textContent) : "";
    const found = this.lines.flatMap((line, at) =>
      line.length >= SHORT && (words.includes(line) || (line.includes(words) && words.length >= SHORT)) ? [at] : [],
    );
    if (found.length) this.told.choose(found[0], found.at(-1));
  }

  // Show on the page where these lines are.
  light(first, last, scroll = true) {
    this.lit = [first, last];
    if (this.kind === "pdf") this.lightPaper(first, last, scroll);
    else this.lightFrame(first, last, scroll);
  }

  lightPaper(first, last, scroll) {
    let seen = null;
    this.sheets.forEach((sheet, page) => {
      const here = this.words.filter((one) => one[0] === page && one[5] <= last && one[6] >= first);
      const marks = here.map(([, left, top, width, height]) => {
        const mark = el("span", { class: "mark" });
        Object.assign(mark.style, {
          left: `${left * 100 - 0.4}%`,
          top: `${top * 100 - 0.15}%`,
          width: `${width * 100 + 0.8}%`,
          height: `${height * 100 + 0.3}%`,
        });
        return mark;
      });
      fill(sheet.lastChild, ...marks);
      seen ??= marks[0] ?? null;
    });
    if (scroll) seen?.scrollIntoView({ block: "nearest" });
  }

  lightFrame(first, last, scroll) {
    const page = this.frame?.contentDocument;
    if (!page) return;
    const wanted = this.lines.slice(Math.max(first, 0), last + 1).filter((line) => line.length >= SHORT);
    let seen = null;
    for (const block of page.querySelectorAll(BLOCKS)) {
      const words = letters(block.textContent);
      const is =
        !block.querySelector(BLOCKS) &&
        wanted.some((line) => words.includes(line) || (words.length >= SHORT && line.includes(words)));
      block.style.outline = is ? "2px solid #b3261e" : "";
      block.style.outlineOffset = is ? "2px" : "";
      if (is) seen ??= block;
    }
    if (scroll) seen?.scrollIntoView({ block: "nearest" });
  }
}
