// Courses that others made: a librarian brings packages, a member opens their parts on his phone, goes on with them on another device, and is told alone
// what came of it. The cmi5 unit speaks through npm @rusticisoftware/cmi5, the SCORM 1.2 part as packages have done for twenty years.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { desktop, phone } from "../house/browser.mjs";
import { bring, goesThroughSlides, opens, says, teller } from "../house/courses.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";
import { zipped } from "../house/zip.mjs";

const walk = walksIn(demonstration);
const library = await readFile(createRequire(import.meta.url).resolve("@rusticisoftware/cmi5"));

const langstring = (name, words) => `<${name}><langstring lang="zh-CN">${words}</langstring></${name}>`;
const STRUCTURE = `<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="https://example.org/walk/course">${langstring("title", "夜间设卡")}${langstring("description", "两个要点")}</course>
<block id="https://example.org/walk/block">${langstring("title", "要点")}
<au id="https://example.org/walk/au" moveOn="Passed" masteryScore="0.6">${langstring("title", "设卡距离")}${langstring("description", "一题")}<url>unit.html</url></au>
</block></courseStructure>`;
const UNIT = `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>设卡距离</title></head>
<body><p id="place">…</p><button id="on">记住第 2 页</button><button id="right">一百五十米</button><p id="said"></p><script src="cmi5.js"></script><script src="unit.js"></script></body></html>`;
const UNIT_SCRIPT = `
const unit = new Cmi5(location.href), say = (words) => { document.getElementById("said").textContent = words; };
const keep = (method, body) => fetch(unit.getEndpoint() + "/activities/state?" + new URLSearchParams({ stateId: "page", activityId: unit.getActivityId(), agent: JSON.stringify(unit.getActor()), registration: unit.getRegistration() }),
  { method, body, headers: { Authorization: unit.getAuth(), "X-Experience-API-Version": "1.0.3", "Content-Type": "text/plain" } });
(async () => {
  await unit.start();
  const kept = await keep("GET");
  document.getElementById("place").textContent = kept.ok ? "上次学到第 " + (await kept.text()) + " 页" : "从头开始";
  document.getElementById("on").onclick = async () => say((await keep("PUT", "2")).ok ? "记住了" : "没有记住");
  document.getElementById("right").onclick = async () => { await unit.passed({ scaled: 0.75 }); await unit.terminate(); say("通过了"); };
})().catch((error) => say(String(error)));`;
const CMI5 = zipped({ "cmi5.xml": STRUCTURE, "unit.html": UNIT, "unit.js": UNIT_SCRIPT, "cmi5.js": library });

const MANIFEST = `<?xml version="1.0"?><manifest identifier="WALK" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="O"><organization identifier="O"><title>雨天行车</title><item identifier="I" identifierref="R"><title>雨天车距</title><adlcp:masteryscore>60</adlcp:masteryscore></item></organization></organizations>
<resources><resource identifier="R" type="webcontent" adlcp:scormtype="sco" href="sco.html"/></resources></manifest>`;
const SCO = `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>雨天车距</title></head>
<body><p id="place"></p><button id="on">翻到第 2 页</button><button id="right">加大一倍</button><script>
function find(from) { for (let seen = from, steps = 0; seen && steps < 10; seen = seen.parent, steps += 1) { if (seen.API) return seen.API; if (seen.parent === seen) return null; } return null; }
const api = find(window);
api.LMSInitialize("");
document.getElementById("place").textContent = api.LMSGetValue("cmi.core.lesson_location") ? "上次学到第 " + api.LMSGetValue("cmi.core.lesson_location") + " 页" : "从头开始";
document.getElementById("on").onclick = () => { api.LMSSetValue("cmi.core.lesson_location", "2"); api.LMSSetValue("cmi.core.exit", "suspend"); api.LMSCommit(""); };
document.getElementById("right").onclick = () => { api.LMSSetValue("cmi.core.score.raw", "80"); api.LMSSetValue("cmi.core.lesson_status", "passed"); api.LMSFinish(""); };
</script></body></html>`;
const SCORM = zipped({ "imsmanifest.xml": MANIFEST, "sco.html": SCO });

let cmi5, scorm;

walk("a librarian brings two packages on his phone; what is wrong with one is told before anything is published", async ({ enter }) => {
  const librarian = await enter("recorder", { device: phone });
  await librarian.goes("/courses/new");
  const broken = zipped({ "cmi5.xml": STRUCTURE });
  await librarian.page.getByLabel("课程包").setInputFiles({ name: "坏的.zip", mimeType: "application/zip", buffer: broken });
  await librarian.press("检查课程包", { answer: 422 });
  await librarian.sees("“unit.html”不在课程包里");
  cmi5 = await bring(librarian, "夜间设卡.zip", CMI5, "设卡距离", "达到 60% 为通过");
  scorm = await bring(librarian, "雨天.zip", SCORM, "雨天车距", "SCORM 1.2");
});

walk("a cmi5 unit is opened on a phone, gone on with elsewhere, passed: the course is done, and nobody else is told", async ({ enter, program }) => {
  const member = await enter("member", { device: phone });
  await member.goes(cmi5);
  await member.sees("夜间设卡", "还没开始", "只有您自己看得到");
  await opens(member, "开始");
  await says(member.page, "从头开始");
  // It runs apart: no cookie of the house, nothing stored, none of its pages.
  assert.deepEqual(await member.page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ["", 0, 0]);
  assert.equal(await member.page.evaluate(() => origin), "null");
  assert.equal(await member.page.evaluate((home) => fetch(`${home}/today`, { credentials: "include" }).then(() => "read", () => "refused"), program.address), "refused");
  member.complaints.length = 0;
  await member.page.getByRole("button", { name: "记住第 2 页" }).click();
  await says(member.page, "记住了");

  const elsewhere = await enter("member", { device: desktop });
  await elsewhere.goes(cmi5);
  await opens(elsewhere, "继续");
  await says(elsewhere.page, "上次学到第 2 页");
  await elsewhere.page.getByRole("button", { name: "一百五十米" }).click();
  await says(elsewhere.page, "通过了");
  await elsewhere.goes(cmi5);
  await elsewhere.sees("已通过", "得分 75%", "这门课程您已经学完");
  await elsewhere.picture("course-one");
  const librarian = await enter("recorder", { device: phone });
  await librarian.goes(cmi5);
  await librarian.seesNot("已通过", "75%");
});

walk("a SCORM part keeps its place while the network is gone, is gone on with elsewhere and passed", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes(scorm);
  await opens(member, "开始");
  await says(member.page, "从头开始");
  member.disconnected = true;
  await member.window.setOffline(true);
  await member.page.getByRole("button", { name: "翻到第 2 页" }).click();
  await says(member.page, "网络不通");
  const arrived = member.page.waitForResponse((answer) => answer.url().includes("/course-commit/") && answer.ok());
  await member.window.setOffline(false);
  await arrived;
  member.disconnected = false;
  await member.page.getByText("网络不通").waitFor({ state: "hidden" });
  await member.leaving(() => member.page.getByRole("link", { name: "返回课程页" }).click());
  await member.sees("学了一部分");

  const elsewhere = await enter("member", { device: desktop });
  await elsewhere.goes(scorm);
  await opens(elsewhere, "继续");
  await says(elsewhere.page, "上次学到第 2 页");
  const kept = elsewhere.page.waitForResponse((answer) => answer.url().includes("/course-commit/") && answer.ok() && answer.request().postData().includes('"ended":true'));
  await elsewhere.page.getByRole("button", { name: "加大一倍" }).click();
  await kept;
  await elsewhere.leaving(() => elsewhere.page.getByRole("link", { name: "返回课程页" }).click());
  await elsewhere.sees("已通过", "得分 80%", "这门课程您已经学完");
  // What was passed and left is looked at from its beginning, and stays passed (SCORM 1.2 RTE, 3.4.4).
  await opens(elsewhere, "再看一遍");
  await says(elsewhere.page, "从头开始");
  const read = (name) => elsewhere.page.evaluate((name) => API.LMSGetValue(name), name);
  assert.deepEqual([await read("cmi.core.entry"), await read("cmi.core.lesson_status"), await read("cmi.core.total_time")], ["ab-initio", "not attempted", "00:00:00"]);
  await elsewhere.leaving(() => elsewhere.page.getByRole("link", { name: "返回课程页" }).click());
  await elsewhere.sees("已通过", "得分 80%", "这门课程您已经学完");
  const told = await (await teller(enter))(scorm);
  assert.deepEqual(told.map(([verb]) => verb), ["launched", "initialized", "abandoned", "launched", "resumed", "completed", "passed", "terminated", "satisfied", "launched", "initialized"]);
  assert.equal(told.find(([verb]) => verb === "passed")[1].score.scaled, 0.8);
});

walk("without scripts, in English, the pages around a course are whole", async ({ enter }) => {
  const member = await enter("member", { device: desktop, language: "en", scripts: false });
  await member.goes("/courses");
  await member.sees("Courses", "cmi5", "SCORM 1.2");
  await member.goes(scorm);
  await member.sees("Passed", "80% right", "needs JavaScript");
});

walk("a secretary chooses a course for a topic; a member opens it from there, and the demonstration's own to its end", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  const first = async (like) => {
    const hrefs = await secretary.page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const found = hrefs.find((href) => new RegExp(`^${like}/[0-9a-f-]{36}$`).test(href));
    assert.ok(found, `no way to ${like} among ${hrefs}`);
    return found;
  };
  await secretary.goes("/programmes");
  await secretary.goes(await first("/programmes"));
  // The topic that the demonstration's courses are about.
  const topic = await secretary.page.locator("main a[href^='/topics/']", { hasText: "夜间设卡的安全距离" }).first().getAttribute("href");
  await secretary.goes(topic);
  await secretary.sees("夜间设卡三件事", "雨天执勤两个要点");
  await secretary.press("选课程");
  await secretary.press("配上", { inside: secretary.page.locator("li").filter({ hasText: "雨天行车" }) });
  await secretary.sees("已配上");

  const member = await enter("member", { device: phone });
  await member.goes(topic);
  await member.press("雨天行车");
  await member.sees("已通过");
  await member.goes(topic);
  await member.press("夜间设卡三件事");
  await opens(member, "开始");
  await goesThroughSlides(member, () => member.picture("course-open", { again: false }));
  // The course leads back by itself.
  await member.page.waitForURL(/\/courses\/[^/]+$/);
  await member.sees("已通过", "得分 100%", "这门课程您已经学完");
  member.complaints = member.complaints.filter((one) => !one.includes("stateId=place") && !one.includes("status of 404"));
});
