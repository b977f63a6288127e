// All that is asked of the server on this machine, in the language that the page speaks.

import { language } from "./words.js";

async function answer(response) {
  const told = await response.json().catch(() => ({}));
  if (!response.ok)
    throw Object.assign(new Error(told.error?.message ?? response.statusText), {
      status: response.status,
      hint: told.error?.hint ?? "",
      place: told.error?.place ?? "",
    });
  return told;
}

function asked(headers) {
  return { ...headers, "Accept-Language": language() };
}

export async function get(address) {
  return answer(await fetch(address, { headers: asked({ Accept: "application/json" }) }));
}

export async function post(address, content) {
  const headers = asked({ "Content-Type": "application/json" });
  return answer(await fetch(address, { method: "POST", headers, body: JSON.stringify(content) }));
}

// A file as it is, such as a picture.
export async function send(address, file) {
  return answer(await fetch(address, { method: "POST", headers: asked({ "Content-Type": file.type }), body: file }));
}
