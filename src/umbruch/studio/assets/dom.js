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

// A box for words: saved when it is left, Enter leaves it, Escape takes back. Not when a form is drawn anew around it:
// `change` comes then from some browsers and never from others, and the words are still being written.
export function writable(box, value, save) {
  box.value = box.dataset.was = value;
  box.addEventListener("blur", () => !("redrawn" in box.dataset) && box.value !== value && save(box.value));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") box.value = value;
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
  const written = kept && old.value !== old.dataset.was;
  if (kept) old.dataset.redrawn = "";
  fill(target, ...children);
  const now = kept && document.getElementById(kept.id);
  if (!now) return;
  if (written && old.dataset.was !== undefined) now.value = kept.value;
  now.focus({ preventScroll: true });
  if (now.matches("textarea") && kept.at !== undefined) now.setSelectionRange(kept.at, kept.at);
}
