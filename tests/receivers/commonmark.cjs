// Shows Markdown as the reference reader of CommonMark does, HTML left out, and prints it as JSON: node commonmark.cjs FILE...
const { readFileSync } = require("fs");
const { createRequire } = require("module");
const ask = createRequire(`${process.env.RECEIVERS}/node/package.json`);
const { Parser, HtmlRenderer } = ask("commonmark");
const found = process.argv.slice(2).map((path) => {
  const body = readFileSync(path, "utf8").replace(/^---\n[^]*?\n---\n/, "");
  return { html: new HtmlRenderer({ safe: true }).render(new Parser().parse(body)) };
});
console.log(JSON.stringify(found));
