// A press kit: what it says of itself, its articles in their order, its pictures; beside it the page of its visitors.

import { el, fill, refill, writable } from "./dom.js";
import { otherLanguage } from "./header.js";
import { checks } from "./lists.js";
import { get, post } from "./server.js";
import { sides, showSide } from "./sides.js";
import { Turns } from "./turns.js";
import { say } from "./words.js";

const BEAT = 2000;
const LONG = ["usage", "boilerplate", "caption", "alt"];

export class KitPage {
  constructor(desk) {
    this.desk = desk;
    this.turns = new Turns();
    const button = (key, done, more = {}) => el("button", { type: "button", ...more, on: { click: done } }, say(key));
    this.undoButton = button("undo", () => this.send("undo", {}), { "aria-keyshortcuts": "Control+Z" });
    this.redoButton = button("redo", () => this.send("redo", {}), { "aria-keyshortcuts": "Control+Shift+Z" });
    this.note = el("p", { class: "note", role: "status" });
    this.alert = el("p", { class: "alert", role: "alert", hidden: true });
    this.panel = el("div", { class: "panel fields" });
    this.area = el("div", { class: "preview html", id: "preview", tabindex: "0" });
    this.area.dataset.wait = say("working");
    fill(
      document.body,
      el(
        "header",
        { class: "top" },
        el("span", { class: "brand" }, "umbruch"),
        el("a", { class: "back", href: "#desk" }, `‹ ${say("desk.back")}`),
        el("h1", {}, `${say("kit")} · ${desk.name}`),
        el(
          "div",
          { class: "tools", role: "toolbar", "aria-label": say("kit") },
          this.undoButton,
          this.redoButton,
          otherLanguage(),
          button("kit.publish", () => this.publish(), { class: "main" }),
        ),
      ),
      this.alert,
      this.note,
      ...sides(
        el("section", { class: "left", "aria-label": say("kit") }, this.panel),
        el("section", { class: "right", "aria-label": say("kit.page") }, this.area),
        ["kit", "page"],
      ),
    );
    showSide("left");
    document.title = `${say("kit")} · ${desk.name} · umbruch`;
    document.addEventListener("keydown", (event) => this.shortcut(event));
  }

  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches("textarea, input")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    this.send(key === "y" || event.shiftKey ? "redo" : "undo", {});
  }

  async open() {
    this.take(await get("/kit"));
    for (;;) {
      await new Promise((done) => setTimeout(done, BEAT));
      await this.turns.take(async () => {
        try {
          const now = await get("/kit");
          if (now.revision !== this.state.revision) this.take(now);
        } catch (error) {
          this.warn(error);
        }
      });
    }
  }

  // One wish after another, each with the state that the last one left.
  send(what, content) {
    return this.turns.take(async () => {
      try {
        this.hush();
        this.take(await post(`/kit/${what}`, { revision: this.state.revision, ...content }));
      } catch (error) {
        if (error.status === 409) this.take(await get("/kit"));
        else this.draw();
        this.warn(error.status === 409 ? { message: say("stale") } : error);
      }
    });
  }

  change(change) {
    return this.send("change", { change });
  }

  take(state) {
    this.state = state;
    this.undoButton.disabled = !state.undo;
    this.redoButton.disabled = !state.redo;
    this.draw();
    if (state.problem) this.warn(state.problem);
    else this.show();
  }

  // The page of the visitors, made anew behind the old one.
  show() {
    const revision = this.state.revision;
    if (this.shown === revision) return;
    this.shown = revision;
    const isOld = () => this.shown !== revision; // pages in parts may arrive after those that were asked for later
    const kept = this.frame?.contentWindow?.scrollY ?? 0;
    const frame = el("iframe", { title: say("kit.page"), sandbox: "allow-same-origin" });
    frame.className = "coming";
    frame.addEventListener("load", async () => {
      if (isOld()) return frame.remove();
      if (frame.contentDocument.contentType === "application/json") {
        frame.remove();
        const told = await get("/kit/shown/").catch((error) => error);
        return this.warn(told);
      }
      await frame.contentDocument.fonts.ready; // else it would be seen in faces of the machine first
      if (isOld()) return frame.remove();
      this.frame?.remove();
      this.frame = frame;
      frame.classList.remove("coming");
      holder.classList.remove("waiting");
      frame.contentWindow.scrollTo(0, kept);
      this.judge().catch((error) => this.warn(error));
    });
    frame.src = `/kit/shown/index.html?revision=${revision}`;
    const holder = this.area.querySelector(".device") ?? el("div", { class: "device waiting", "data-wait": say("working") });
    holder.append(frame);
    if (!holder.parentNode) fill(this.area, holder);
  }

  // What was remarked while the page was built, each leading to its article or picture.
  async judge() {
    this.remarks = (await get("/kit/remarks")).remarks;
    this.draw();
  }

  check() {
    const remarks = (this.remarks ?? []).map((one) => ({ ...one, at: this.placeOf(one.file) }));
    return el("div", { class: "kit-check" }, checks(remarks, { choose: (place) => this.lead(place) }));
  }

  placeOf(file) {
    const article = this.state.articles.find((one) => one.name === file);
    if (article) return article.key ? `a=${article.key}` : null;
    const picture = this.state.pictures.find((one) => one.name === file);
    return picture ? picture.number : null;
  }

  lead(place) {
    if (typeof place === "string") window.location.hash = place;
    else document.getElementById(`kit-picture-${place}`)?.querySelector("textarea")?.focus();
  }

  draw() {
    const state = this.state;
    refill(
      this.panel,
      el("p", { class: "quiet" }, say("kit.more")),
      ...(this.remarks?.length ? [el("h2", {}, say("check")), this.check()] : []),
      ...state.fields.map((one) => this.field(one)),
      el("h2", {}, say("kit.contact")),
      ...state.contact.map((one) => this.field(one)),
      el("h2", {}, say("kit.articles")),
      el("ol", { class: "order" }, ...state.articles.map((one, at) => this.article(one, at))),
      el("h2", {}, say("kit.pictures")),
      ...state.pictures.map((one) => this.picture(one)),
    );
  }

  field({ path, value, own }, wanted = false) {
    const key = path.at(-1);
    const id = `kit-${path.join("-")}`;
    const choices = { style: this.state.styles, cover: this.state.files, logo: this.state.files }[key];
    const save = (words) => this.change({ type: "said", path, value: words });
    let box;
    if (choices && path.length === 1) {
      const names = choices.includes(value) || !value ? choices : [value, ...choices];
      box = el(
        "select",
        { id, on: { change: () => save(box.value) } },
        el("option", { value: "" }, "–"),
        ...names.map((name) => el("option", { value: name, selected: name === value }, name)),
      );
    } else {
      const rows = LONG.includes(key) ? Math.min(6, Math.max(2, Math.ceil(value.length / 60))) : 1;
      box = el("textarea", { id, rows: String(rows), placeholder: own ?? say(`kit.example.${key}`) });
      writable(box, value, (words) => words.trim() !== value && save(words));
    }
    const missing = wanted && !value && !own ? el("em", {}, ` ${say("picture.missing")}`) : null;
    return el("div", { class: "field bare" }, el("label", { for: id }, say(`kit.${key}`), missing), box);
  }

  article(one, at) {
    const chosen = this.state.articles.filter((other) => other.chosen).map((other) => other.file);
    const place = chosen.indexOf(one.file);
    const order = (files) => this.change({ type: "order", files });
    const swap = (by) => (event) => {
      event.currentTarget.id = `${by < 0 ? "earlier" : "later"}-${at + by}`;
      const files = chosen.filter((file) => file !== one.file);
      files.splice(place + by, 0, one.file);
      order(files);
    };
    const box = el("input", {
      type: "checkbox",
      id: `in-${at}`,
      checked: one.chosen,
      "aria-label": say("kit.take", { name: one.name }),
      on: { change: () => order(box.checked ? [...chosen, one.file] : chosen.filter((file) => file !== one.file)) },
    });
    const move = (key, sign, by, there) =>
      el("button", {
        type: "button",
        class: "plain",
        id: `${by < 0 ? "earlier" : "later"}-${at}`,
        disabled: !there,
        "data-sign": sign,
        title: say(key),
        "aria-label": `${say(key)}: ${one.headline || one.name}`,
        on: { click: swap(by) },
      });
    const title = el("span", { class: "title" }, one.headline || one.name);
    return el(
      "li",
      { class: one.chosen ? "" : "out" },
      box,
      one.key ? el("a", { href: `#a=${one.key}` }, title) : title,
      el("small", {}, one.error || one.name),
      el(
        "span",
        { class: "moves" },
        move("block.up", "↑", -1, one.chosen && place > 0),
        move("block.down", "↓", 1, one.chosen && place < chosen.length - 1),
      ),
    );
  }

  picture(one) {
    const image = el("img", {
      alt: say("picture.small"),
      loading: "lazy",
      src: `/kit/picture/${one.number}?revision=${this.state.revision}`,
    });
    const wanted = one.logo ? ["alt"] : ["caption", "credit", "alt"];
    return el(
      "section",
      { class: "figure", id: `kit-picture-${one.number}` },
      el("h3", {}, one.name),
      image,
      ...one.fields.map((field) => this.field(field, wanted.includes(field.path.at(-1)))),
    );
  }

  async publish() {
    try {
      this.hush();
      this.tell(say("working"));
      const done = await post("/kit/publish", {});
      this.tell([say("kit.published", done), ...done.remarks.map((one) => one.message)].join(" · "));
    } catch (error) {
      this.tell("");
      this.warn(error);
    }
  }

  tell(words) {
    this.note.textContent = words;
  }

  warn(error) {
    fill(this.alert, el("strong", {}, error.message || say("gone")), error.hint ? ` ${error.hint}` : "");
    this.alert.hidden = false;
  }

  hush() {
    this.tell("");
    if (!this.state?.problem) this.alert.hidden = true;
  }
}
