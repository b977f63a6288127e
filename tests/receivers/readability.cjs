// Opens pages with the reading view of Firefox and prints what it found as JSON: node readability.cjs FILE...
const { readFileSync } = require("fs");
const { createRequire } = require("module");
const ask = createRequire(`${process.env.RECEIVERS}/node/package.json`);
const { Readability } = ask("@mozilla/readability");
const { JSDOM } = ask("jsdom");
const found = process.argv.slice(2).map((path) => {
  const page = new JSDOM(readFileSync(path, "utf8"), { url: "https://stadt.example/seite.html" });
  const read = new Readability(page.window.document).parse();
  return { title: read.title, author: read.byline, date: read.publishedTime, lang: read.lang, text: read.textContent };
});
console.log(JSON.stringify(found));
