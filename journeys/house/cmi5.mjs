// A cmi5 package around the client that others wrote (npm @xapi/cmi5, which asks through axios), bundled as an author's tool would. It keeps things in the
// browser without asking whether it may, as such units do.
import { createRequire } from "node:module";
import { zipped } from "./zip.mjs";

const esbuild = createRequire(new URL("../../ui/package.json", import.meta.url))("esbuild");

const langstring = (name, words) => `<${name}><langstring lang="zh-CN">${words}</langstring></${name}>`;
const STRUCTURE = `<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="https://example.org/npm/course">${langstring("title", "路口转弯")}${langstring("description", "一题")}</course>
<au id="https://example.org/npm/au" moveOn="CompletedAndPassed" masteryScore="0.6">${langstring("title", "转弯让直行")}${langstring("description", "一题")}<url>unit.html</url></au>
</courseStructure>`;
const UNIT = `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="script-src http: 'unsafe-inline'; object-src 'none'"><meta name="viewport" content="width=device-width"><title>转弯让直行</title></head>
<body><p id="place">…</p><button id="on">记住第 2 页</button><button id="right">让直行的先走</button><p id="said"></p><ul id="kept"></ul><script src="unit.js"></script></body></html>`;

/** What the unit does; `Cmi5` and its store are the client's. */
const SCRIPT = `
import Cmi5 from "@xapi/cmi5";
const show = (id, words) => { document.getElementById(id).textContent = words; };
onerror = (message) => show("said", message);
onunhandledrejection = ({ reason }) => show("said", String(reason?.response?.data ?? reason));
// Each as pages use it, unguarded; what came of it is one line.
async function keeps() {
  const lines = [];
  lines.push("empty: " + (document.cookie === "" && localStorage.length === 0 && sessionStorage.length === 0));
  document.cookie = "seen=1; path=/; SameSite=Lax"; document.cookie = "gone=1; path=/"; document.cookie = "gone=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT"; document.cookie = "seen=2; path=/; Max-Age=60";
  lines.push("cookie: " + document.cookie);
  localStorage.setItem("page", 2); localStorage.place = "路口"; sessionStorage.page = 3; localStorage.gone = 1; delete localStorage.gone;
  lines.push("storage: " + [localStorage.page, localStorage.getItem("place"), localStorage.getItem("none") ?? "none", localStorage.length, Object.keys(localStorage).sort().join(), sessionStorage.getItem("page"), "gone" in localStorage, localStorage instanceof Storage].join(" "));
  try { localStorage.setItem("much", "x".repeat(6 * 1024 * 1024)); } catch (error) { lines.push("too much: " + error.name); }
  localStorage.clear();
  lines.push("cleared: " + localStorage.length + " " + localStorage.key(0));
  const base = await new Promise((done, refuse) => { const asked = indexedDB.open("unit", 1); asked.onupgradeneeded = () => asked.result.createObjectStore("pages"); asked.onsuccess = () => done(asked.result); asked.onerror = () => refuse(asked.error); });
  const pages = () => base.transaction("pages", "readwrite").objectStore("pages");
  await new Promise((done) => { pages().put({ seen: [1, 2] }, "one").onsuccess = done; });
  lines.push("database: " + (await new Promise((done) => { const asked = pages().get("one"); asked.onsuccess = () => done(asked.result.seen.join()); })));
  // Found by asking, used without a guard.
  if ("serviceWorker" in navigator) void navigator.serviceWorker.controller;
  if ("caches" in window) void caches;
  if ("cookieStore" in window) void cookieStore;
  return lines;
}
(async () => {
  for (const line of await keeps()) document.getElementById("kept").append(Object.assign(document.createElement("li"), { textContent: line }));
  const unit = Cmi5.instance;
  await unit.initialize();
  const { actor: agent, activityId, registration } = unit.getLaunchParameters();
  const place = { agent, activityId, registration, stateId: "place" };
  const kept = await unit.xapi.getState(place).then((answer) => answer.data.page, () => null);
  show("place", kept ? "上次学到第 " + kept + " 页" : "从头开始");
  document.getElementById("on").onclick = async () => { await unit.xapi.setState({ ...place, state: { page: 2 } }); show("said", "记住了"); };
  document.getElementById("right").onclick = async () => { await unit.pass(0.75); await unit.complete(); await unit.terminate(); show("said", "通过了"); };
})();`;

/** The packed unit. */
export async function cmi5OfNpm() {
  const built = await esbuild.build({
    stdin: { contents: SCRIPT, resolveDir: new URL("..", import.meta.url).pathname, loader: "js" },
    bundle: true, minify: true, write: false, format: "iife", platform: "browser", charset: "utf8", logLevel: "error",
  });
  return zipped({ "cmi5.xml": STRUCTURE, "unit.html": UNIT, "unit.js": built.outputFiles[0].contents });
}

/** What the unit says of what it kept in the browser. */
export const KEPT = ["empty: true", "cookie: seen=2", "storage: 2 路口 none 2 page,place 3 false true", "too much: QuotaExceededError", "cleared: 0 null", "database: 1,2"];
