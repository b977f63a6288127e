// The studio: an article, a press kit, or the desk of a folder, whichever the address names.

import { ArticlePage } from "./article.js";
import { DeskPage } from "./desk.js";
import { KitPage } from "./kit.js";
import { get } from "./server.js";
import { learn } from "./words.js";

const desk = await get("/desk");
await learn(desk.lang);
const key = new URLSearchParams(location.hash.slice(1)).get("a");
const entry = desk.folder ? desk.entries.find((one) => one.key === key) : desk.entries[0];
addEventListener("hashchange", () => location.reload());
if (entry) await new ArticlePage(desk, entry).open();
else if (desk.kit && location.hash !== "#desk") await new KitPage(desk).open();
else new DeskPage(desk);
