// The input as it came: its pages with a frame around every line, or its paragraphs in their look, each in the colour
// of its role.

import { el, fill } from "./dom.js";
import { get } from "./server.js";
import { role, say } from "./words.js";

const SCALE = 1.5;
// Times the size of the text that letters are shown at most: a poster's headline must not fill the panel.
const LARGEST = 1.9;
const SMALLEST = 0.8;

export class Original {
  constructor(element, address, told) {
    Object.assign(this, { element, address, told });
  }

  async show(state) {
    if (!this.element.childElementCount) fill(this.element, el("p", { class: "quiet" }, say("working")));
    if (state.original === "pages") await this.showPages(state);
    if (state.original === "blocks") await this.showBlocks(state);
    this.light(...(this.lit ?? [-1, -1]));
  }

  async showBlocks(state) {
    if (this.revision !== state.revision) {
      this.blocks = (await get(`${this.address}/original`)).blocks;
      this.revision = state.revision;
    }
    const paragraphs = this.blocks.map((one) => this.block(one, state.lines));
    fill(this.element, el("div", { class: "manuscript" }, ...paragraphs));
  }

  block(one, lines) {
    if (one.type === "picture") {
      return el("p", { class: "enclosed" }, one.alt ? say("original.picture", { alt: one.alt }) : say("original.bare"));
    }
    if (one.type === "table") {
      const more = one.more ? el("p", {}, say("original.rows", { count: one.more })) : null;
      if (one.rows.every((row) => row.length === 1)) {
        return el("div", { class: "grid" }, ...one.rows.map(([words]) => el("p", {}, words)), more);
      }
      const rows = one.rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, cell))));
      return el("div", { class: "grid" }, el("table", {}, el("tbody", {}, ...rows)), more);
    }
    const { look, at } = one;
    const line = lines[at];
    if (!line) return el("span", { hidden: true });
    const name = line.spans.at(-1)?.role ?? "none";
    const words = el("p", {}, [look.mark, line.text].filter(Boolean).join(" "));
    words.style.fontSize = `${Math.min(Math.max(look.size, SMALLEST), LARGEST)}em`;
    if (look.bold || look.heading) words.style.fontWeight = "700";
    if (look.italic) words.style.fontStyle = "italic";
    const style = look.style ?? (look.heading ? say("original.heading", { level: look.heading }) : "");
    return el(
      "div",
      { class: `frame role-${name}`, "data-at": String(at), on: { click: () => this.told.light(at) } },
      el("span", { class: "named-style" }, style),
      words,
      el("span", { class: "named-role" }, name === "none" ? "" : role(name)),
    );
  }

  async showPages(state) {
    this.sizes ??= (await get(`${this.address}/original`)).sizes;
    this.sheets ??= this.sizes.map((size, page) => this.sheet(size, page));
    if (!this.element.contains(this.sheets[0])) fill(this.element, ...this.sheets);
    this.sheets.forEach((sheet, page) => fill(sheet.lastChild, ...this.frames(state.lines, page)));
  }

  sheet([width, height], page) {
    const image = el("img", {
      loading: "lazy",
      alt: say("page.number", { number: page + 1 }),
      src: `${this.address}/original/${page}?scale=${SCALE}`,
    });
    image.width = Math.round(width);
    image.height = Math.round(height);
    return el("div", { class: "sheet" }, image, el("div", { class: "frames" }));
  }

  frames(lines, page) {
    const [width, height] = this.sizes[page];
    return lines.flatMap((line, at) => {
      if (!line.box || line.box[0] !== page + 1) return [];
      const [, left, top, right, bottom] = line.box;
      const name = line.spans.at(-1)?.role ?? "none";
      const frame = el("span", {
        class: `frame role-${name}`,
        "data-at": String(at),
        "aria-hidden": "true",
        on: { click: () => this.told.light(at) },
      });
      Object.assign(frame.style, {
        left: `${(left / width) * 100}%`,
        top: `${(top / height) * 100}%`,
        width: `${((right - left) / width) * 100}%`,
        height: `${((bottom - top) / height) * 100}%`,
      });
      return [frame];
    });
  }

  light(first, last) {
    this.lit = [first, last];
    for (const one of this.element.querySelectorAll(".frame")) {
      one.classList.toggle("lit", one.dataset.at >= first && one.dataset.at <= last);
    }
    this.element.querySelector(".frame.lit")?.scrollIntoView({ block: "nearest" });
  }
}
