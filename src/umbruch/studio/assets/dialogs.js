// Windows over the page: the keys, the same on the command line, and export.

import { el, fill } from "./dom.js";
import { ROLES } from "./roles.js";
import { role, say } from "./words.js";

function open(title, ...content) {
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
      ...row(["n"], say("help.next")),
      ...row([`${say("key.shift")} n`], say("help.previous")),
      ...row(["Enter"], say("help.enter")),
      ...row([say("key.delete")], say("help.delete")),
      ...row(["Ctrl z"], say("help.undo")),
      ...row([`Ctrl ${say("key.shift")} z`], say("help.redo")),
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

export function exportWindow(formats, address) {
  const usual = new Set(["pdf", "epub", "docx", "newsml"]);
  const boxes = formats.map((one) => {
    const box = el("input", { type: "checkbox", value: one.name });
    box.checked = usual.has(one.name);
    return el("label", {}, box, el("span", {}, one.name), el("small", {}, one.suffix));
  });
  const told = el("p", { class: "quiet", "aria-live": "polite" }, say("export.several"));
  const get = () => {
    const names = boxes
      .map((one) => one.querySelector("input"))
      .filter((one) => one.checked)
      .map((one) => one.value);
    if (!names.length) return void (told.textContent = say("export.none"));
    const link = el("a", {
      href: `${address}/export?formats=${names.map(encodeURIComponent).join(",")}`,
      download: "",
    });
    document.body.append(link);
    link.click();
    link.remove();
    dialog.close();
  };
  const dialog = open(
    say("export.title"),
    el("fieldset", { class: "formats" }, el("legend", {}, say("export.what")), ...boxes),
    told,
    el(
      "p",
      { class: "actions" },
      el("button", { type: "button", class: "main", on: { click: get } }, say("export.get")),
    ),
  );
}
