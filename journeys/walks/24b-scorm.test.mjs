// SCORM 2004: a package of several parts with objectives and measures, gone on with on another device; and a hostile package, which reaches nothing.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { bring, hostile, LEAVING_12, look, opens, publish, says, SCORM_2004, teller } from "../house/courses.mjs";
import { path } from "../house/hall.mjs";
import { KINDS, PAGES_OF_ALL_KINDS, WITHIN } from "../house/kinds.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
let course;

/** The line of a part on the course's page. */
const line = (visitor, title) => visitor.page.locator("li").filter({ hasText: title });

walk("a librarian brings SCORM 2004 on her phone: parts, what must be reached, and what is not obeyed are told first", async ({ enter }) => {
  const librarian = await enter("recorder", { device: phone });
  await look(librarian, "远看近看.zip", SCORM_2004, "SCORM 2004", "看清车型", "第一章 · 打开 lesson/index.html · 达到 60% 为通过 · 看完 80% 为完成", "小测验", "先后次序");
  const atDesk = await enter("recorder", { device: desktop });
  await atDesk.goes(path(librarian));
  await atDesk.sees("单元（2 个）");
  await atDesk.picture("course-look");
  course = await publish(librarian);
});

walk("a part begins with its manifest's objectives, is left in the middle, gone on with elsewhere, and done by its measures", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes(course);
  await opens(member, "开始", line(member, "看清车型"));
  await says(member.page, "ab-initio 从头开始");
  await says(member.page, "远处分清=unknown 近处核对=unknown");
  await member.page.getByRole("button", { name: "学到第 3 页" }).click();
  await says(member.page, "记住了");
  // The phone goes away at once: no word of leaving, the page is simply gone.
  await member.page.close();

  const elsewhere = await enter("member", { device: desktop });
  await elsewhere.goes(course);
  await elsewhere.sees("学了一部分", "2 个单元，您学完了 0 个");
  await opens(elsewhere, "继续", line(elsewhere, "看清车型"));
  await says(elsewhere.page, "resume 上次学到第 3 页，记着“轿车”");
  await says(elsewhere.page, "远处分清=unknown 近处核对=passed");
  const kept = elsewhere.page.waitForResponse((answer) => answer.url().includes("/course-commit/") && answer.ok() && answer.request().postData().includes('"ended":true'));
  await elsewhere.page.getByRole("button", { name: "学完，答对八成" }).click();
  await says(elsewhere.page, "学完了");
  const sent = JSON.parse((await kept).request().postData());
  assert.deepEqual([sent.completed, sent.passed, sent.result, sent.suspended], [true, true, 0.8, false]);
  assert.ok(!Object.keys(sent.kept).some((name) => /session_time|total_time/.test(name)), "no time is kept");
  await elsewhere.leaving(() => elsewhere.page.getByRole("link", { name: "返回课程页" }).click());
  await elsewhere.sees("已通过", "得分 80%", "2 个单元，您学完了 1 个");
  // Looked at again it begins anew, for it was not suspended (RTE, 4.2.8); what was reached stays.
  await opens(elsewhere, "再看一遍", line(elsewhere, "看清车型"));
  await says(elsewhere.page, "ab-initio 从头开始");
  await says(elsewhere.page, "远处分清=unknown 近处核对=unknown");
  await elsewhere.leaving(() => elsewhere.page.getByRole("link", { name: "返回课程页" }).click());
  await elsewhere.sees("已通过", "得分 80%", "2 个单元，您学完了 1 个");
});

walk("the other part is failed, tried again and passed: the whole is done, and shown to nobody else", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  const goesThrough = async (button, words) => {
    await member.goes(course);
    await opens(member, button, line(member, "小测验"));
    await says(member.page, "objectives 0, ab-initio, unknown");
    const kept = member.page.waitForResponse((answer) => answer.url().includes("/course-commit/") && answer.ok() && answer.request().postData().includes('"ended":true'));
    await member.page.getByRole("button", { name: words }).click();
    await kept;
    await member.leaving(() => member.page.getByRole("link", { name: "返回课程页" }).click());
  };
  await goesThrough("开始", "答错");
  await member.sees("得分 40%");
  await goesThrough("再看一遍", "答对");
  await member.sees("已通过", "得分 100%", "这门课程您已经学完");
  await member.picture("course-done");
  const told = await (await teller(enter))(course);
  const of = (...verbs) => told.filter(([verb]) => verbs.includes(verb)).map(([verb, result]) => [verb, result.score?.scaled]);
  assert.deepEqual(of("completed", "passed", "failed"), [["completed", undefined], ["passed", 0.8], ["completed", undefined], ["failed", 0.4], ["completed", undefined], ["passed", 1]]);
  assert.deepEqual(told.map(([verb]) => verb).filter((verb) => ["initialized", "resumed"].includes(verb)), ["initialized", "resumed", "initialized", "initialized", "initialized"]);
  const atDesk = await enter("member", { device: desktop });
  await atDesk.goes("/courses");
  await atDesk.sees("远看近看");
  await atDesk.picture("courses");
  const librarian = await enter("recorder", { device: desktop });
  await librarian.goes(course);
  await librarian.seesNot("得分 100%", "已通过");
});

walk("what a part tells while its page goes arrives: its last commit, and that it ended", async ({ enter }) => {
  const librarian = await enter("recorder", { device: desktop });
  const page = await bring(librarian, "离开.zip", LEAVING_12, "离开时才交");
  const member = await enter("member", { device: phone });
  const told = await teller(enter);
  const leaves = async (button, place, act = async () => {}) => {
    await member.goes(page);
    await opens(member, button);
    await says(member.page, place);
    await act();
    await member.leaving(() => member.page.getByRole("link", { name: "返回课程页" }).click());
    // What the part told as it went may arrive between this page and its stream.
    await member.goes(page);
  };
  await leaves("开始", "entry “ab-initio”, 从头开始");
  await member.sees("学了一部分");
  await leaves("继续", "entry “”, 从头开始", () => member.page.getByRole("button", { name: "看完了" }).click());
  await member.sees("已完成");
  await leaves("再看一遍", "entry “ab-initio”, 从头开始");
  await member.sees("已完成", "这门课程您已经学完");
  const verbs = (await told(page)).map(([verb]) => verb);
  assert.deepEqual(verbs.filter((verb) => ["completed", "terminated", "abandoned"].includes(verb)), ["terminated", "completed", "terminated", "terminated"]);
});

walk("pages of all kinds are read as their authors wrote them, with the API and a storage before their own scripts", async ({ enter }) => {
  const librarian = await enter("recorder", { device: desktop });
  const page = await bring(librarian, "各种网页.zip", PAGES_OF_ALL_KINDS, "单元（6 个）", "框架", "在浏览器里存东西");
  const member = await enter("member", { device: phone });
  for (const [title, , , wanted] of KINDS) {
    await member.goes(page);
    await opens(member, "开始", line(member, title));
    await says(member.page, wanted);
    await says(member.page, "返回课程页");
    if (title === "带框架") await says(member.page.frameLocator("iframe"), WITHIN);
  }
});

walk("a hostile package reaches neither the house nor its reader nor anybody else", async ({ enter, program }) => {
  const librarian = await enter("recorder", { device: desktop });
  const page = await bring(librarian, "敌意.zip", hostile(program.address), "SCORM 1.2", "框架");
  const member = await enter("member", { device: desktop, serviceWorkers: "allow" });
  await member.goes(page);
  const answered = [];
  await opens(member, "开始");
  member.window.on("response", (answer) => answered.push(answer));
  await member.page.getByText("试完了").waitFor({ timeout: 60_000 });
  const tried = await member.page.locator("#tried li").allInnerTexts();
  assert.ok(tried.length > 20, tried.join("\n"));
  assert.deepEqual(tried.filter((line) => line.includes("REACHED")), [], tried.join("\n"));
  // Nothing that it asked for was given to it but what belongs to the course: a popup is a page of its own, which it cannot see.
  const given = answered.filter((answer) => answer.ok() && !/^\/(course-run|course-commit|assets)\//.test(new URL(answer.url()).pathname));
  assert.deepEqual(given.filter((answer) => answer.frame().page() === member.page).map((answer) => answer.url()), []);
  // It may leave by itself, as any link does; then it is gone, and the page is the house's alone.
  await member.page.evaluate((home) => { top.location = `${home}/today`; }, program.address);
  await member.page.waitForURL(/\/today$/);
  assert.equal(await member.page.evaluate(() => document.querySelector("#tried")), null);
  member.complaints.length = 0;
  await member.goes("/suggestions");
  await member.seesNot("x\n");
});
