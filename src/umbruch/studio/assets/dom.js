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
