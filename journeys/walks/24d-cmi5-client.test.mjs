// A cmi5 unit around the client that others wrote (npm @xapi/cmi5), in the sandbox: it finds cookies and storage for as long as its page is open, keeps its
// place for another device, and what came of it stands in the record store.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { cmi5OfNpm, KEPT } from "../house/cmi5.mjs";
import { look, opens, publish, says, teller } from "../house/courses.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);

walk("a unit of npm @xapi/cmi5 is opened on a phone, gone on with elsewhere, passed and completed", async ({ enter }) => {
  const librarian = await enter("recorder", { device: phone });
  await look(librarian, "转弯.zip", await cmi5OfNpm(), "转弯让直行", "达到 60% 为通过", "在浏览器里存东西");
  const course = await publish(librarian);
  const member = await enter("member", { device: phone });
  await member.goes(course);
  await opens(member, "开始");
  await says(member.page, "从头开始");
  assert.deepEqual(await member.page.locator("#kept li").allInnerTexts(), KEPT);
  assert.equal(await member.page.evaluate(() => origin), "null", "it is apart as before");
  await member.page.getByRole("button", { name: "记住第 2 页" }).click();
  await says(member.page, "记住了");
  // The place was asked for before there was one.
  member.complaints = member.complaints.filter((one) => !one.includes("stateId=place") && !one.includes("status of 404"));

  const elsewhere = await enter("member", { device: desktop });
  await elsewhere.goes(course);
  await opens(elsewhere, "继续");
  await says(elsewhere.page, "上次学到第 2 页");
  assert.deepEqual(await elsewhere.page.locator("#kept li").allInnerTexts(), KEPT, "nothing of it is there the next time");
  await elsewhere.page.getByRole("button", { name: "让直行的先走" }).click();
  await says(elsewhere.page, "通过了");
  await elsewhere.goes(course);
  await elsewhere.sees("已通过", "得分 75%", "这门课程您已经学完");
  const told = await (await teller(enter))(course);
  assert.deepEqual(told.map(([verb]) => verb), ["launched", "initialized", "abandoned", "launched", "initialized", "passed", "completed", "satisfied", "terminated"]);
  const [, result] = told.find(([verb]) => verb === "passed");
  assert.deepEqual([result.success, result.score.scaled], [true, 0.75]);
});
