// The input as it came: its pages with a frame around every line, in the colour of its role.

import { el, fill } from "./dom.js";
import { get } from "./server.js";
import { say } from "./words.js";

const SCALE = 1.5;

export class Original {
  constructor(element, address, told) {
    Object.assign(this, { element, address, told });
  }

  async show(state) {
    if (!state.original) return;
    this.sizes ??= (await get(`${this.address}/original`)).sizes;
    this.sheets ??= this.sizes.map((size, page) => this.sheet(size, page));
    if (!this.element.contains(this.sheets[0])) fill(this.element, ...this.sheets);
    this.sheets.forEach((sheet, page) => fill(sheet.lastChild, ...this.frames(state.lines, page)));
    this.light(...(this.lit ?? [-1, -1]));
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
      const role = line.spans.at(-1)?.role ?? "none";
      const frame = el("span", {
        class: `frame role-${role}`,
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
