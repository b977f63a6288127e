// What was corrected, each with a way back; and what was noticed, each with its place.

import { el, fill } from "./dom.js";
import { role, say } from "./words.js";

export function fixesList(element, state, told) {
  const name = `${state.name.replace(/\.[^.]*$/, "")}.fix.toml`;
  fill(
    element,
    el("p", { class: "quiet" }, say(state.fixes.length ? "fixes.where" : "fixes.none", { name })),
    el(
      "ol",
      { class: "fixes" },
      ...state.fixes.map((one, number) =>
        el(
          "li",
          { class: `role-${one.kind === "lines" ? one.role : one.role.replace(/[.[].*/, "")}` },
          el("span", { class: "bar", "aria-hidden": "true" }),
          el(
            "button",
            {
              type: "button",
              class: "place",
              disabled: one.first === null,
              on: { click: () => told.choose(one.first, one.last) },
            },
            el("strong", {}, one.kind === "block" ? one.role : role(one.role)),
            el("span", {}, one.text || say("field.empty")),
          ),
          el("button", {
            type: "button",
            class: "plain",
            "data-sign": "×",
            "aria-label": say("forget", { what: `${role(one.role)} ${one.text}` }),
            on: { click: () => told.forget(number) },
          }),
        ),
      ),
    ),
  );
}

// When the embargo ends, and how long that is from now; told again every minute by whoever shows it.
export function embargoNote(embargo) {
  if (!embargo) return null;
  const left = embargo.ends ? new Date(embargo.ends) - Date.now() : 0;
  const minutes = Math.ceil(left / 60000);
  const parts = { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
  const words = !embargo.ends ? "embargo.open" : left > 0 ? "embargo.holds" : "embargo.over";
  return el(
    "p",
    { class: `embargo${left > 0 || !embargo.ends ? " holds" : ""}` },
    el("strong", {}, embargo.shown ?? embargo.text),
    ` ${say(words, parts)}`,
  );
}

// Findings and remarks with their places; what was put together comes first, to be ticked off.
export function checkList(element, remarks, told, waits) {
  const together = remarks.filter((one) => one.tick);
  const others = remarks.filter((one) => !one.tick);
  const note = waits ? "working" : remarks.length ? null : "check.none";
  fill(
    element,
    note ? el("p", { class: "quiet" }, say(note)) : null,
    together.length ? el("h2", {}, say("check.together")) : null,
    together.length ? list(together.map((one) => remark(one, told, tick(one, told)))) : null,
    together.length && others.length ? el("h2", {}, say("check.others")) : null,
    checks(others, told),
  );
}

// Remarks with how grave they are; each leads to its line, or to the panel where it is put right.
export function checks(remarks, told) {
  return list(remarks.map((one) => remark(one, told, el("strong", {}, say(`severity.${one.severity}`)))));
}

function list(rows) {
  return el("ol", { class: "remarks" }, ...rows);
}

function tick(one, told) {
  const done = { change: () => told.tick(one.tick) };
  const label = say("check.right", { what: one.message });
  return el("input", { type: "checkbox", checked: told.ticked.has(one.tick), "aria-label": label, on: done });
}

function remark(one, told, lead) {
  return el(
    "li",
    { class: one.severity },
    lead,
    el(
      "button",
      {
        type: "button",
        class: "place",
        disabled: (one.at ?? one.panel ?? null) === null,
        on: { click: () => ((one.at ?? null) === null ? told.turn(one.panel) : told.choose(one.at, one.at)) },
      },
      el("span", {}, one.message),
      one.hint ? el("small", {}, one.hint) : null,
    ),
  );
}
