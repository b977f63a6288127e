// The styles side by side: the first page of the article in each, to choose one.

import { open } from "./dialogs.js";
import { el } from "./dom.js";
import { say } from "./words.js";

export function compareWindow(address, state, styles, choose) {
  const scale = Math.min(2, Math.max(0.5, devicePixelRatio * 0.5));
  const sample = (name) => {
    const image = el("img", {
      alt: say("style.sample", { name }),
      loading: "lazy",
      src: `${address}/style/${encodeURIComponent(name)}?scale=${scale}&revision=${state.revision}`,
    });
    const figure = el("span", { class: "sample" }, image);
    image.addEventListener("error", () => figure.replaceChildren(say("style.fails")));
    return el(
      "button",
      {
        type: "button",
        "aria-pressed": String(name === state.look.style),
        on: {
          click: () => {
            dialog.close();
            choose(name);
          },
        },
      },
      figure,
      el("span", {}, name),
    );
  };
  const dialog = open(say("style.compare"), el("div", { class: "samples" }, ...styles.map(sample)));
  dialog.classList.add("wide");
  dialog.querySelector('[aria-pressed="true"]')?.focus();
}
