// The roles that lines can be given, in the order of an article, each with its key.

export const ROLES = [
  ["kicker", "k"],
  ["headline", "h"],
  ["deck", "d"],
  ["byline", "b"],
  ["dateline", "o"],
  ["lead", "l"],
  ["body", "p"],
  ["subheading", "x"],
  ["caption", "c"],
  ["source", "s"],
  ["date", "y"],
  ["embargo", "e"],
  ["contact", "t"],
  ["boilerplate", "i"],
  ["notice", "v"],
  ["desk_notes", "m"],
  ["discard", "f"],
  ["article", "a"],
];

export const BY_KEY = new Map(ROLES.map(([name, key]) => [key, name]));
