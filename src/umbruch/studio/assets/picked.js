// Words of one line that are chosen by themselves: with the mouse, a finger, or the arrow keys to the left and right.

import { el } from "./dom.js";

const WORDS = new Intl.Segmenter(undefined, { granularity: "word" });

// Where the words of a line begin and end; the signs right behind a word belong to it.
export function wordsOf(text) {
  const found = [];
  for (const { segment, index, isWordLike } of WORDS.segment(text)) {
    const end = index + segment.length;
    if (isWordLike) found.push({ start: index, end });
    else if (found.length && found.at(-1).end === index && segment.trim()) found.at(-1).end = end;
  }
  return found;
}

// The whole words that a part of a line touches, nothing where it touches none or all of them.
export function wholeWords(text, start, end) {
  const own = wordsOf(text);
  const touched = own.filter((one) => one.start < end && one.end > start);
  return touched.length && touched.length < own.length ? { start: touched[0].start, end: touched.at(-1).end } : null;
}

// The part that the browser shows as selected, where it lies within one line.
export function selectedIn(rows) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const at = rows.findIndex((row) => row.lastChild.contains(range.startContainer));
  if (at < 0 || !rows[at].lastChild.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(rows[at].lastChild, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { at, start, end: start + range.toString().length };
}

// Another choice of words by a key: the next or the one before, or one more or less.
export function stepped(text, picked, by, stretch) {
  const own = wordsOf(text);
  if (own.length < 2) return null;
  if (!picked) return own.at(by > 0 ? 0 : -1);
  const first = own.findIndex((one) => one.end > picked.start);
  const last = own.findLastIndex((one) => one.start < picked.end);
  const next = Math.max(0, Math.min(own.length - 1, last + by));
  if (!stretch) return own[next];
  return { start: own[first].start, end: own[Math.max(first, next)].end };
}

// The parts of a line, those that are picked marked.
export function marked(text, spans, picked) {
  const edges = new Set([0, text.length, picked.start, picked.end, ...spans.flatMap((one) => [one.start, one.end])]);
  const places = [...edges].toSorted((one, other) => one - other);
  return places.slice(1).map((end, at) => {
    const start = places[at];
    const words = text.slice(start, end);
    return start >= picked.start && end <= picked.end ? el("mark", { class: "picked" }, words) : words;
  });
}
