// Courses at an address of their own: no sandbox, another origin. The part finds its API in the window around it, nobody's session can be reached from
// there, nothing of the house is served there, and what one course leaves in the browser the next does not find.
import assert from "node:assert/strict";
import { get } from "node:http";
import { createServer } from "node:net";
import { desktop, phone } from "../house/browser.mjs";
import { cmi5OfNpm, KEPT } from "../house/cmi5.mjs";
import { bring, goesThroughSlides, hostile, opens, says, SCORM_2004 } from "../house/courses.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

/** A port that is free now. */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** What the program answers under the courses' name. */
const statusOf = (path) =>
  new Promise((done, refuse) => {
    get({ host: "127.0.0.1", port, path, headers: { Host: new URL(ORIGIN).host } }, (answer) => done(answer.resume().statusCode)).on("error", refuse);
  });

const port = await freePort();
const ORIGIN = `http://courses.localhost:${port}`;
const walk = walksIn(() => demonstration("--listen", `127.0.0.1:${port}`, "--course-origin", ORIGIN));

walk("a part runs at the courses' own address, is left in the middle and done on another device", async ({ enter }) => {
  const librarian = await enter("recorder", { device: desktop });
  const course = await bring(librarian, "远看近看.zip", SCORM_2004, "SCORM 2004");
  const line = (visitor) => visitor.page.locator("li").filter({ hasText: "看清车型" });
  const part = (visitor) => visitor.page.frameLocator("iframe");
  const member = await enter("member", { device: phone });
  await member.goes(course);
  await opens(member, "开始", line(member));
  assert.equal(new URL(member.page.url()).origin, ORIGIN);
  await says(part(member), "ab-initio 从头开始");
  await says(part(member), "远处分清=unknown 近处核对=unknown");
  await part(member).getByRole("button", { name: "学到第 3 页" }).click();
  await says(part(member), "记住了");
  await member.page.close();

  const elsewhere = await enter("member", { device: desktop });
  await elsewhere.goes(course);
  await opens(elsewhere, "继续", line(elsewhere));
  await says(part(elsewhere), "resume 上次学到第 3 页，记着“轿车”");
  await says(part(elsewhere), "近处核对=passed");
  const kept = elsewhere.page.waitForResponse((answer) => answer.url().includes("/course-commit/") && answer.ok() && answer.request().postData().includes('"ended":true'));
  await part(elsewhere).getByRole("button", { name: "学完，答对八成" }).click();
  await kept;
  await elsewhere.leaving(() => elsewhere.page.getByRole("link", { name: "返回课程页" }).click());
  assert.equal(new URL(elsewhere.page.url()).origin, new URL(elsewhere.address).origin);
  await elsewhere.sees("已通过", "得分 80%");
  await opens(elsewhere, "再看一遍", line(elsewhere));
  await says(part(elsewhere), "ab-initio 从头开始");
});

walk("a unit of npm @xapi/cmi5 finds the browser's own storage there, keeps its place and is done on another device", async ({ enter }) => {
  const librarian = await enter("recorder", { device: desktop });
  const course = await bring(librarian, "转弯.zip", await cmi5OfNpm(), "转弯让直行");
  const member = await enter("member", { device: phone });
  await member.goes(course);
  await opens(member, "开始");
  await says(member.page, "从头开始");
  assert.deepEqual(await member.page.locator("#kept li").allInnerTexts(), KEPT);
  assert.equal(await member.page.evaluate(() => origin), ORIGIN);
  assert.equal(await member.page.locator("script").count(), 1, "nothing was put into the page");
  await member.page.getByRole("button", { name: "记住第 2 页" }).click();
  await says(member.page, "记住了");
  member.complaints = member.complaints.filter((one) => !one.includes("stateId=place") && !one.includes("status of 404"));

  const elsewhere = await enter("member", { device: desktop });
  await elsewhere.goes(course);
  await opens(elsewhere, "继续");
  await says(elsewhere.page, "上次学到第 2 页");
  await elsewhere.page.getByRole("button", { name: "让直行的先走" }).click();
  await says(elsewhere.page, "通过了");
  await elsewhere.goes(course);
  await elsewhere.sees("已通过", "得分 75%", "这门课程您已经学完");
});

walk("a cmi5 unit speaks with the record store from there, keeps its place and leads back", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes("/courses");
  await member.press("夜间设卡三件事");
  await opens(member, "开始");
  assert.equal(new URL(member.page.url()).origin, ORIGIN);
  await goesThroughSlides(member);
  await member.page.waitForURL(/\/courses\/[^/]+$/);
  await member.sees("已通过", "得分 100%", "这门课程您已经学完");
  // A state that is not there yet is asked for, and answered 404.
  member.complaints = member.complaints.filter((one) => !one.includes("stateId=place") && !one.includes("status of 404"));
});

walk("nothing of the house is at that address, and no course at the house's", async ({ enter }) => {
  const member = await enter("member", { device: desktop });
  for (const path of ["/today", "/sign-in", "/", "/xapi/about", "/assets/app.css", "/ledger/checkpoint"]) assert.equal(await statusOf(path), 404, path);
  assert.equal(await statusOf("/favicon.ico"), 204);
  const cookies = await member.window.cookies(ORIGIN);
  assert.deepEqual(cookies, [], "a browser sends no cookie of the house there");
  assert.ok((await member.window.cookies(member.address)).length > 0);
  assert.equal((await member.window.request.get(`${member.address}/course-run/${"0".repeat(64)}/sco.html`)).status(), 404);
});

walk("a hostile package reaches neither the house's session nor what another course left", async ({ enter, program }) => {
  const librarian = await enter("recorder", { device: desktop });
  const page = await bring(librarian, "敌意.zip", hostile(program.address), "SCORM 1.2");
  const member = await enter("member", { device: desktop, serviceWorkers: "allow" });
  const answered = [];
  member.window.on("response", (answer) => answered.push(answer));
  // Twice: what it kept the first time is not there the second time.
  for (const button of ["开始", "继续"]) {
    await member.goes(page);
    await opens(member, button);
    answered.length = 0;
    const part = member.page.frameLocator("iframe").first();
    await part.getByText("试完了").waitFor({ timeout: 60_000 });
    const tried = await part.locator("#tried li").allInnerTexts();
    assert.ok(tried.length > 20, tried.join("\n"));
    assert.deepEqual(tried.filter((line) => line.includes("REACHED")), [], tried.join("\n"));
    const given = answered.filter((answer) => answer.ok() && !/^\/(course-run|course-commit|assets)\//.test(new URL(answer.url()).pathname));
    assert.deepEqual(given.filter((answer) => answer.frame().page() === member.page).map((answer) => answer.url()), []);
  }
  // A message from another window is heard by nobody there, and no other page can stand around a course.
  const framed = await member.page.evaluate((address) => new Promise((done) => { const frame = document.createElement("iframe"); frame.onload = () => { try { done(frame.contentDocument ? "its own" : "refused"); } catch { done("refused"); } }; frame.src = address; document.body.append(frame); }), `${program.address}/today`);
  assert.equal(framed, "refused");
  member.complaints.length = 0;
});
