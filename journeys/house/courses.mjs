// Packages of courses that walks bring along, each made of plain values, and how a visitor brings and opens them.
import Xapi from "@xapi/xapi";
import { desktop } from "./browser.mjs";
import { path } from "./hall.mjs";
import { zipped } from "./zip.mjs";

const page = (title, body, script) =>
  `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body>${body}<script>${script}</script></body></html>`;

/** A part of SCORM 2004 that keeps its place, says what came of its objectives, and is completed by a measure. */
const LESSON = page("看清车型", `<p id="place">…</p><p id="aims"></p><button id="on">学到第 3 页</button><button id="right">学完，答对八成</button><p id="said"></p>`, `
function find(from) { for (let seen = from, steps = 0; seen && steps < 10; seen = seen.parent, steps += 1) { if (seen.API_1484_11) return seen.API_1484_11; if (seen.parent === seen) return null; } return null; }
const api = find(window), show = (id, words) => { document.getElementById(id).textContent = words; };
const get = (name) => api.GetValue(name), set = (name, value) => { if (api.SetValue(name, value) !== "true") throw new Error(name + ": " + api.GetErrorString(api.GetLastError())); };
onerror = (message) => show("said", message);
api.Initialize("");
const aims = () => Array.from({ length: Number(get("cmi.objectives._count")) }, (_, at) => get("cmi.objectives." + at + ".id") + "=" + get("cmi.objectives." + at + ".success_status")).join(" ");
const kept = get("cmi.suspend_data");
show("place", get("cmi.entry") + (kept ? " 上次学到第 " + get("cmi.location") + " 页，记着" + JSON.parse(kept).seen : " 从头开始"));
show("aims", aims());
document.getElementById("on").onclick = () => {
  set("cmi.location", "3"); set("cmi.progress_measure", "0.5"); set("cmi.suspend_data", JSON.stringify({ seen: "“轿车”" }));
  set("cmi.objectives.1.success_status", "passed"); set("cmi.objectives.1.score.scaled", "0.9"); set("cmi.exit", "suspend");
  show("aims", aims()); show("said", api.Commit("") === "true" ? "记住了" : "没有记住");
};
document.getElementById("right").onclick = () => {
  set("cmi.interactions.0.id", "q1"); set("cmi.interactions.0.type", "choice"); set("cmi.interactions.0.learner_response", "a"); set("cmi.interactions.0.result", "correct");
  set("cmi.score.scaled", "0.8"); set("cmi.progress_measure", "1"); set("cmi.objectives.0.success_status", "passed"); set("cmi.exit", "normal");
  show("said", api.Terminate("") === "true" ? "学完了" : "没有记住");
};`);

/** A part of SCORM 2004 that judges by itself. */
const QUIZ = page("小测验", `<p id="entry"></p><button id="wrong">答错</button><button id="right">答对</button><p id="said"></p>`, `
const api = (function find(seen) { return seen.API_1484_11 ?? (seen.parent === seen ? null : find(seen.parent)); })(window);
api.Initialize("");
document.getElementById("entry").textContent = "objectives " + api.GetValue("cmi.objectives._count") + ", " + api.GetValue("cmi.entry") + ", " + api.GetValue("cmi.completion_status");
const over = (scaled, success) => () => {
  api.SetValue("cmi.score.scaled", scaled); api.SetValue("cmi.success_status", success); api.SetValue("cmi.completion_status", "completed"); api.SetValue("cmi.exit", "normal");
  document.getElementById("said").textContent = api.Terminate("") === "true" ? "交了" : "没有交";
};
document.getElementById("wrong").onclick = over("0.4", "failed");
document.getElementById("right").onclick = over("1", "passed");`);

const MANIFEST_2004 = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="WALK2004" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="O"><organization identifier="O"><title>远看近看</title>
<item identifier="CHAPTER"><title>第一章</title>
<item identifier="LESSON" identifierref="R1"><title>看清车型</title>
<imsss:sequencing><imsss:objectives>
<imsss:primaryObjective objectiveID="远处分清" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective>
<imsss:objective objectiveID="近处核对"><imsss:mapInfo targetObjectiveID="global-1" writeSatisfiedStatus="true"/></imsss:objective>
</imsss:objectives></imsss:sequencing>
<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8"/></item>
<item identifier="QUIZ" identifierref="R2"><title>小测验</title></item></item>
<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
</organization></organizations>
<resources><resource identifier="R1" type="webcontent" adlcp:scormType="sco" href="lesson/index.html"><file href="lesson/index.html"/></resource>
<resource identifier="R2" type="webcontent" adlcp:scormType="sco" href="quiz.html"><file href="quiz.html"/></resource></resources></manifest>`;

/** SCORM 2004, fourth edition: a chapter of two parts, with objectives, a measure to pass, one to complete, and an order that nobody obeys here. */
export const SCORM_2004 = zipped({ "imsmanifest.xml": MANIFEST_2004, "lesson/index.html": LESSON, "quiz.html": QUIZ });

/** A part that saves and ends when its page goes, as most do. */
const LEAVING = page("离开时才交", `<p id="place">…</p><button id="done">看完了</button>`, `
const api = (function find(seen) { return seen.API ?? (seen.parent === seen ? null : find(seen.parent)); })(window);
api.LMSInitialize("");
document.getElementById("place").textContent = "entry “" + api.LMSGetValue("cmi.core.entry") + "”, " + (api.LMSGetValue("cmi.suspend_data") || "从头开始");
document.getElementById("done").onclick = () => { api.LMSSetValue("cmi.suspend_data", "最后一页"); api.LMSSetValue("cmi.core.lesson_status", "completed"); document.getElementById("done").disabled = true; };
onpagehide = () => { api.LMSCommit(""); api.LMSSetValue("cmi.core.exit", ""); api.LMSFinish(""); };`);

const MANIFEST_12 = (title) => `<?xml version="1.0"?><manifest identifier="HOSTILE" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="O"><organization identifier="O"><title>${title}</title><item identifier="I" identifierref="R"><title>${title}</title></item></organization></organizations>
<resources><resource identifier="R" type="webcontent" adlcp:scormtype="sco" href="sco.html"/></resources></manifest>`;

/** What a hostile part tries, one line each: `name: what came of it`. Whatever it reads, keeps or brings about begins with REACHED. */
const HOSTILE = page("敌意", `<ul id="tried"></ul><p id="end"></p><form id="form" method="post" target="there"><input name="text" value="x"></form><iframe name="there" hidden></iframe>`, `
const home = new URLSearchParams(location.search).get("home") ?? "HOME", outside = "https://outside.example.org/";
const line = (words) => { const item = document.createElement("li"); item.textContent = words; document.getElementById("tried").append(item); };
const within = (ms, promise) => Promise.race([promise, new Promise((done) => setTimeout(() => done("nothing came"), ms))]);
async function attempt(name, act) {
  let came;
  try { came = await within(2000, act()); } catch (error) { came = "refused (" + error.name + ")"; }
  line(name + ": " + came);
}
const frame = (address) => new Promise((done) => {
  const frame = document.createElement("iframe");
  frame.onload = () => { try { done(frame.contentDocument?.body?.innerText ? "REACHED " + frame.contentDocument.body.innerText.slice(0, 20) : "empty"); } catch (error) { done("refused (" + error.name + ")"); } };
  frame.src = address;
  document.body.append(frame);
});
const loaded = (tag, address) => new Promise((done) => { const one = document.createElement(tag); one.onload = () => done("REACHED"); one.onerror = () => done("refused"); one.src = address; document.body.append(one); });
(async () => {
  await attempt("parent.document", () => { let seen = 0; for (let one = window; one.parent !== one; one = one.parent) { if (one.parent.location.origin !== location.origin) seen += 1; void one.parent.document.title; } return seen ? "REACHED" : "its own alone"; });
  await attempt("opener", () => (window.opener ? "REACHED" : "none"));
  await attempt("cookie", () => { document.cookie = "hostile=1; path=/"; return /zhixing/.test(document.cookie) ? "REACHED " + document.cookie : "none of the house"; });
  await attempt("fetch", () => fetch(home + "/today", { credentials: "include" }).then(() => "REACHED"));
  await attempt("fetch blind", () => fetch(home + "/today", { credentials: "include", mode: "no-cors" }).then(() => "REACHED"));
  await attempt("fetch relative", () => fetch("/today", { credentials: "include" }).then((answer) => (answer.ok ? "REACHED" : "refused " + answer.status)));
  await attempt("post", () => fetch(home + "/settings/sessions", { method: "POST", credentials: "include", mode: "no-cors", body: "x" }).then(() => "REACHED"));
  await attempt("beacon", () => (navigator.sendBeacon(home + "/suggestions", "x") ? "sent" : "refused"));
  await attempt("commit of another", () => fetch(home + "/course-commit/" + "0".repeat(64), { method: "POST", body: JSON.stringify({ number: 1, kept: {} }) }).then((answer) => (answer.ok ? "REACHED" : "refused " + answer.status)));
  await attempt("the store", () => fetch(home + "/xapi/statements", { headers: { "X-Experience-API-Version": "1.0.3" }, credentials: "include" }).then((answer) => (answer.ok ? "REACHED" : "refused " + answer.status)));
  await attempt("outside", () => fetch(outside, { mode: "no-cors" }).then(() => "REACHED"));
  await attempt("image outside", () => loaded("img", outside + "x.png"));
  await attempt("image of the house", () => loaded("img", home + "/assets/favicon.svg"));
  await attempt("script of the house", () => loaded("script", home + "/today"));
  await attempt("frame of the house", () => frame(home + "/today"));
  await attempt("events of the house", () => new Promise((done) => { const one = new EventSource(home + "/live?topics=records", { withCredentials: true }); one.onopen = () => done("REACHED"); one.onerror = () => done("refused"); }));
  await attempt("worker", () => navigator.serviceWorker.register("sw.js").then(() => "REACHED"));
  await attempt("form", () => { const form = document.getElementById("form"); form.action = home + "/suggestions"; form.submit(); return "sent"; });
  await attempt("popup", () => { const one = window.open(home + "/today"); if (!one) return "refused"; return new Promise((done) => setTimeout(() => { try { done(one.document?.body?.innerText ? "REACHED" : "nothing to see"); } catch (error) { done("refused (" + error.name + ")"); } }, 800)); });
  await attempt("storage", () => { const before = localStorage.getItem("hostile"); localStorage.setItem("hostile", "was here"); return before ? "REACHED " + before : "empty"; });
  await attempt("message", () => new Promise((done) => { addEventListener("message", (said) => done("REACHED " + said.origin)); parent.postMessage({ zhixing: "who is there" }, "*"); top.postMessage("who", "*"); setTimeout(() => done("nobody answers"), 500); }).then((said) => (parent === window && said === "REACHED " + self.origin ? "itself" : said)));
  await attempt("name", () => (/[\\u4e00-\\u9fff]{2,}/.test(JSON.stringify(window.zhixingCourse?.learner ?? parent.zhixingCourse?.learner ?? "")) ? "REACHED" : "chance"));
  document.getElementById("end").textContent = "试完了";
})();`);

/** A part that tries to reach the house at this address, its session, its pages, and other sites. */
export const hostile = (home) => zipped({ "imsmanifest.xml": MANIFEST_12("敌意"), "sco.html": HOSTILE.replace('"HOME"', JSON.stringify(home)), "sw.js": "onfetch = () => {};" });

/** One part that tells everything when its page goes. */
export const LEAVING_12 = zipped({ "imsmanifest.xml": MANIFEST_12("离开时才交"), "sco.html": LEAVING });

/** Brings a package as far as what was read of it. */
export async function look(librarian, name, buffer, ...sees) {
  await librarian.goes("/library");
  await librarian.press("课程（cmi5、SCORM）");
  await librarian.press("放入课程");
  await librarian.page.getByLabel("课程包").setInputFiles({ name, mimeType: "application/zip", buffer });
  await librarian.press("检查课程包");
  await librarian.sees("可以发布", ...sees);
}

/** Publishes what is looked at; gives the path of its page. */
export async function publish(librarian) {
  await librarian.press("发布");
  await librarian.sees("已发布");
  return path(librarian);
}

/** Brings a package and publishes it; gives the path of its page. */
export async function bring(librarian, ...packed) {
  await look(librarian, ...packed);
  return publish(librarian);
}

/** Presses a button of the house that opens a course: the page that follows is none of ours. */
export async function opens(visitor, words, inside) {
  await Promise.all([visitor.page.waitForURL(/\/course-run\//), visitor.thing(words, inside).click()]);
}

/** A client system that an administrator lets read everything: gives what the record store has of a course's parts, oldest first, as `[verb, result]`. */
export async function teller(enter) {
  const administrator = await enter("admin", { device: desktop });
  await administrator.goes("/settings/clients");
  await administrator.press("登记对接系统");
  await administrator.types(["系统名称", "Name of the system"], "看课程的");
  await administrator.page.getByLabel("所有系统写入的").check();
  await administrator.press("登记对接系统");
  const text = await administrator.page.locator("main").innerText();
  const [[endpoint], [key], [secret]] = [/http:\/\/\S+\/xapi/, /\b[0-9a-f]{16}\b/, /\b[0-9a-f]{64}\b/].map((one) => text.match(one));
  const Client = Xapi.default ?? Xapi;
  const store = new Client({ endpoint, auth: Client.toBasicAuth(key, secret), version: "2.0.0" });
  return async (course) => {
    const { statements } = (await store.getStatements({ limit: 200, ascending: true })).data;
    const about = statements.filter((one) => new URL(one.object.id).pathname.startsWith(course));
    return about.map((one) => [one.verb.id.split("/").pop(), one.result]);
  };
}

/** Waits until a part shows the words: in the page itself, or in the frame in which it stands. */
export const says = (place, words) => place.getByText(words).first().waitFor();

/** Goes through the three slides of the demonstration's own course; what is done at the first one, once it is answered. */
export async function goesThroughSlides(visitor, atFirst = async () => {}) {
  for (let slides = 3; slides > 0; slides -= 1) {
    const slide = visitor.page.locator("section:not([hidden])");
    await slide.locator("input[value=right]").check();
    if (slides === 3) await atFirst();
    await slide.getByRole("button", { name: "就选它" }).click();
    await slide.getByRole("button", { name: /下一页|完成/ }).click();
  }
}
