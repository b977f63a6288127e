// Elements made from plain values. Words of an article only ever become text, never markup.

export function el(name, given = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "on") for (const [event, heard] of Object.entries(value)) made.addEventListener(event, heard);
    else if (key === "class") made.className = value;
    else if (key in made && typeof value !== "string") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((one) => one !== null && one !== undefined && one !== false));
  return made;
}

export function fill(target, ...children) {
  target.replaceChildren(...children.filter((one) => one !== null && one !== undefined && one !== false));
}

// What of a text is compared: its letters and digits in small letters, as the server compares them.
export function letters(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

// Milliseconds without a key after which words are shown on the page, while somebody goes on writing.
const PAUSE = 350;

// A box for words: saved when it is left, and with `live` at each pause; Enter leaves it, Escape takes back. `save` is
// told whether the words go on with what was saved since the box was entered. Nothing is saved when a form is drawn
// anew around it: `change` comes then from some browsers and never from others, and the words are still being written.
export function writable(box, value, save, live = false) {
  box.value = box.dataset.was = box.dataset.told = value;
  const done = () => {
    if ("redrawn" in box.dataset || box.value === box.dataset.was) return;
    box.dataset.was = box.value;
    save(box.value, "begun" in box.dataset);
    box.dataset.begun = "";
  };
  let waiting;
  if (live)
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(done, PAUSE);
    });
  box.addEventListener("focus", () => (box.dataset.before ??= box.value));
  box.addEventListener("blur", () => {
    clearTimeout(waiting);
    done();
    if ("redrawn" in box.dataset) return;
    delete box.dataset.begun;
    delete box.dataset.before;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      box.value = box.dataset.before ?? value;
      clearTimeout(waiting);
      done();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    box.blur();
  });
  return box;
}

// A form drawn anew: what somebody is writing in keeps the focus, the words and the place in them.
export function refill(target, ...children) {
  const old = document.activeElement;
  const kept = target.contains(old) && old.id ? { id: old.id, value: old.value, at: old.selectionStart } : null;
  const written = kept && old.value !== old.dataset.told;
  if (kept) old.dataset.redrawn = "";
  fill(target, ...children);
  const now = kept && document.getElementById(kept.id);
  if (!now) return;
  for (const one of ["begun", "before"]) if (one in old.dataset) now.dataset[one] = old.dataset[one];
  if (written && old.dataset.told !== undefined) now.value = kept.value;
  now.focus({ preventScroll: true });
  if (now.dataset.was !== undefined && now.value !== now.dataset.was) now.dispatchEvent(new Event("input"));
  if (now.matches("textarea") && kept.at !== undefined) now.setSelectionRange(kept.at, kept.at);
}
