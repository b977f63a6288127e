// Windows over the page: the keys, the same on the command line, and export.

import { el, fill } from "./dom.js";
import { ROLES } from "./roles.js";
import { post } from "./server.js";
import { role, say } from "./words.js";

export function open(title, ...content) {
  const dialog = el("dialog", { class: "window", "aria-labelledby": "window-title" });
  const close = el("button", {
    type: "button",
    class: "plain",
    "data-sign": "×",
    "aria-label": say("close"),
    on: { click: () => dialog.close() },
  });
  fill(dialog, el("header", {}, el("h2", { id: "window-title" }, title), close), ...content);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function keysWindow() {
  const key = (name) => el("kbd", {}, name);
  const row = (names, words) => [el("dt", {}, ...names.map(key)), el("dd", {}, words)];
  open(
    say("help.title"),
    el(
      "dl",
      { class: "keys" },
      ...row([say("key.arrows")], say("help.arrows")),
      ...row([say("key.left"), say("key.right")], say("help.words")),
      ...row(["n"], say("help.next")),
      ...row([`${say("key.shift")} n`], say("help.previous")),
      ...row(["Enter"], say("help.enter")),
      ...row([say("key.delete")], say("help.delete")),
      ...row(["Ctrl z"], say("help.undo")),
      ...row([`Ctrl ${say("key.shift")} z`], say("help.redo")),
      ...row(["Ctrl Enter"], say("help.checked")),
      ...row(["?"], say("help.help")),
    ),
    el("h3", {}, say("help.roles")),
    el("dl", { class: "keys roles" }, ...ROLES.flatMap(([name, letter]) => row([letter], role(name)))),
  );
}

export function commandWindow(command) {
  const block = (title, words) => {
    const copied = el(
      "button",
      {
        type: "button",
        class: "plain",
        on: {
          click: async () => {
            await navigator.clipboard.writeText(words);
            copied.textContent = say("copied");
          },
        },
      },
      say("copy.it"),
    );
    return words ? [el("h3", {}, title), el("pre", { tabindex: "0" }, words), copied] : [];
  };
  open(say("command.title"), ...block(say("command.call"), command.call), ...block(say("command.file"), command.file));
}

// Boxes for the formats, with those ticked that are wanted most; `names()` gives the ticked ones.
export function formatBoxes(formats) {
  const usual = new Set(["pdf", "epub", "docx", "newsml"]);
  const inputs = formats.map((one) => el("input", { type: "checkbox", value: one.name, checked: usual.has(one.name) }));
  const labels = inputs.map((input, at) =>
    el("label", {}, input, el("span", {}, formats[at].name), el("small", {}, formats[at].suffix)),
  );
  return {
    element: el("fieldset", { class: "formats" }, el("legend", {}, say("export.what")), ...labels),
    names: () => inputs.filter((one) => one.checked).map((one) => one.value),
  };
}

export function exportWindow(desk, address, text) {
  const boxes = formatBoxes(desk.formats);
  const told = el("p", { class: "quiet", "aria-live": "polite" }, say("export.several"));
  const button = (key, done, main) =>
    el("button", { type: "button", class: main ? "main" : "", on: { click: done } }, say(key));
  const chosen = (does) => () => {
    const names = boxes.names();
    if (!names.length) return void (told.textContent = say("export.none"));
    return does(names);
  };
  const take = (more) => (names) => {
    const link = el("a", {
      href: `${address}/export?formats=${names.map(encodeURIComponent).join(",")}${more}`,
      download: "",
    });
    document.body.append(link);
    link.click();
    link.remove();
    dialog.close();
  };
  const keep = async (names) => {
    try {
      const done = await post(`${address}/store`, { formats: names });
      told.textContent = say("export.stored", { files: done.files.join(", "), folder: done.folder });
    } catch (error) {
      told.textContent = `${error.message} ${error.hint ?? ""}`;
    }
  };
  const copy = (kind) => async () => {
    const type = kind === "html" ? "text/html" : "text/plain";
    const words = await text(kind);
    await navigator.clipboard.write([new ClipboardItem({ [type]: new Blob([words], { type }) })]);
    told.textContent = say("copied");
  };
  const dialog = open(
    say("export.title"),
    boxes.element,
    told,
    el(
      "p",
      { class: "actions" },
      button("export.get", chosen(take("")), true),
      button("export.store", chosen(keep)),
      button("export.mail", chosen(take("&mail"))),
      button("export.text", copy("text-whole")),
      button("export.html", copy("html")),
    ),
  );
}

// A name for a style file; `save` stores it and says where.
export function styleWindow(save) {
  const name = el("input", { type: "text", id: "style-name", value: "house", spellcheck: "false" });
  const told = el("p", { class: "quiet", "aria-live": "polite" }, say("style.more"));
  const go = async (event) => {
    event.preventDefault();
    try {
      const done = await save(name.value.trim());
      told.textContent = say("style.saved", done);
    } catch (error) {
      told.textContent = `${error.message} ${error.hint ?? ""}`;
    }
  };
  open(
    say("style.save"),
    el(
      "form",
      { class: "named", on: { submit: go } },
      el("label", { for: "style-name" }, say("style.name")),
      name,
      el("button", { class: "main" }, say("style.store")),
    ),
    told,
  );
}
