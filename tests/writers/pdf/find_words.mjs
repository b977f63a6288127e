// Prints which of the words in a JSON file Firefox's find bar does not find in a PDF: the find controller of pdf.js.
// node find_words.mjs FOLDER-OF-pdfjs-dist FILE WORDS
import { readFileSync } from "node:fs";

const [, , folder, file, words] = process.argv;
globalThis.document ??= {
  documentElement: { style: { setProperty() {} } },
  createElement: () => ({ style: {}, classList: { add() {} } }),
  addEventListener() {},
};
globalThis.window ??= globalThis;
globalThis.requestAnimationFrame ??= (draw) => setTimeout(draw, 0);
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((done, failed) => ([resolve, reject] = [done, failed]));
  return { promise, resolve, reject };
};
const pdfjs = (globalThis.pdfjsLib = await import(`${folder}/legacy/build/pdf.mjs`));
const { EventBus, PDFFindController } = await import(`${folder}/legacy/web/pdf_viewer.mjs`);
const [NOT_FOUND, PENDING] = [1, 3];

const pdf = await pdfjs.getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
const eventBus = new EventBus();
const linkService = { pagesCount: pdf.numPages, page: 1 };
const finder = new PDFFindController({ linkService, eventBus });
finder.setDocument(pdf);
finder.onIsPageVisible = () => true;
let answer = () => {};
eventBus.on("updatefindcontrolstate", ({ state }) => state !== PENDING && answer(state));
const missing = [];
for (const query of JSON.parse(readFileSync(words))) {
  const state = await new Promise((done) => {
    answer = done;
    eventBus.dispatch("find", { source: null, type: "again", query, caseSensitive: true, matchDiacritics: true });
  });
  if (state === NOT_FOUND) missing.push(query);
}
console.log(JSON.stringify(missing));
process.exit(0);
