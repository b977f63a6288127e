// The words of the studio in its two languages, and which of them is spoken.

const kept = "umbruch-language";
let table = {};
let spoken = "en";

export async function learn(own) {
  table = await (await fetch("/assets/words.json")).json();
  const chosen = localStorage.getItem(kept);
  spoken = chosen in table ? chosen : own in table ? own : "en";
  document.documentElement.lang = spoken;
}

export function language() {
  return spoken;
}

export function speak(other) {
  localStorage.setItem(kept, other);
  location.reload();
}

// A word by its key, with what stands in braces put in.
export function say(key, given = {}) {
  const found = table[spoken][key] ?? table.en[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
}

export function role(name) {
  const bare = name.replace(/^articles\[\d+\]\./, "").split(/[.[]/)[0];
  return table[spoken][`role.${bare}`] ?? table.en[`role.${bare}`] ?? bare;
}
