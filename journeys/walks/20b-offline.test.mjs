// Ten questions in a bus: taken along on a phone, answered while the network is gone, over a reload; sent once when it is back. Nothing of it stays for others.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { signIn, walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const SEND = ["提交答案", "Send the answer"];
const NEXT = ["下一题", "Next question"];

test("the device judges as the program does", async () => {
  const here = (path) => new URL(path, import.meta.url);
  const { build } = await import(here("../../ui/node_modules/esbuild/lib/main.js"));
  const built = await build({ entryPoints: [here("../../ui/islands/judge.ts").pathname], bundle: true, write: false, format: "esm" });
  const { judge } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString("base64")}`);
  const cases = JSON.parse(await readFile(here("../../crates/study/src/selftest/judged.json"), "utf8"));
  assert.ok(cases.length >= 30);
  for (const { asked, given, right } of cases) assert.equal(judge(asked, given), right, JSON.stringify({ asked, given }));
});

/** What this device keeps for the way. */
const keptPages = (visitor) => visitor.page.evaluate(async () => ((await caches.has("zx-away")) ? (await (await caches.open("zx-away")).keys()).map((one) => new URL(one.url).pathname) : []));

async function takesAlong(visitor) {
  await visitor.goes("/self-test");
  await visitor.finds(async () => (await caches.has("zx-away")) && (await (await caches.open("zx-away")).match("/self-test/away")) !== undefined && localStorage.getItem("zx-away") !== null);
  await visitor.finds(() => navigator.serviceWorker.controller !== null);
}

/** Answers what is shown; own words count as right. */
async function answers(visitor) {
  const main = visitor.page.getByRole("main");
  for (const kind of ["radio", "checkbox"]) {
    const all = main.locator(`.choices input[type=${kind}]`);
    if (await all.count()) {
      await all.first().check();
      break;
    }
  }
  for (const blank of await main.locator("input[name^=blank]").all()) await blank.fill("不知道");
  const own = main.locator("textarea");
  if (await own.count()) await own.fill("先想一想");
  await visitor.touches(SEND);
  const points = visitor.thing(["要点都答到了", "I had the points"]);
  if (await points.count()) await points.click();
  await visitor.sees(/答对了|答错了/);
}

/** How many answers this account has given, as its pages tell. */
async function answered(visitor) {
  await visitor.goes("/self-test");
  const areas = await visitor.page.locator("a[href^='/self-test/areas/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  let count = 0;
  for (const area of areas) {
    await visitor.goes(area);
    count += Number(/答过 (\d+) 道，共/.exec(await visitor.text())[1]);
  }
  return count;
}

walk("ten questions are answered in a bus without a network, over a reload, and counted once when it is back", async ({ enter }) => {
  const member = await enter("auxiliary", { device: phone, serviceWorkers: "allow" });
  await takesAlong(member);
  const kept = await keptPages(member);
  const others = kept.filter((path) => !path.startsWith("/assets/") && !path.startsWith("/pictures/"));
  assert.deepEqual(others, ["/self-test/away"], "one page with its pictures, and nothing else of the organisation");
  assert.ok(kept.filter((path) => path.startsWith("/assets/")).length <= 5, kept.join(" "));

  await member.offline(true);
  await member.page.goto(new URL("/self-test", member.address).href, { waitUntil: "load" });
  await member.sees("现在没有网络", "第 1 题，共 10 题");
  await member.touches(SEND);
  await member.sees("请先作答");
  await answers(member);
  await member.picture("away", { again: false });
  await member.sees("1 份已记在本机");
  await member.touches(NEXT);
  await answers(member);
  // The phone was locked, the browser thrown out: what was answered is known, and the next question is shown.
  await member.page.reload({ waitUntil: "load" });
  await member.sees("第 3 题，共 10 题");
  for (let number = 3; number <= 10; number++) {
    await answers(member);
    await member.touches(NEXT);
  }
  await member.sees("这些题都答完了");
  const waiting = () => member.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":sending:")).length);
  assert.equal(await waiting(), 10);

  const posts = [];
  member.page.on("request", (request) => request.method() === "POST" && posts.push({ path: new URL(request.url()).pathname, body: request.postData() }));
  await member.offline(false);
  await member.page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.includes(":sending:")), undefined, { timeout: 60_000 });
  assert.equal(new Set(posts.map(({ path }) => path)).size, 10, "each answer under its own id");
  assert.equal(await answered(member), 10);
  // Sent once more, as by a device that never heard the answer and lost its code: nothing more is counted.
  const again = await member.page.evaluate(async ({ path, body }) => (await fetch(path, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body })).status, posts[0]);
  assert.equal(again, 200, "what counted is shown");
  assert.equal(await answered(member), 10);
});

walk("an answer on its way when the network goes is explained from what was taken along", async ({ enter }) => {
  const leader = await enter("leader", { device: phone, serviceWorkers: "allow" });
  await takesAlong(leader);
  // Beyond what a day has, the program puts one question after the other.
  await leader.goes("/self-test/pause?more=yes");
  await leader.press("再答一些");
  await leader.offline(true);
  const main = leader.page.getByRole("main");
  if (await main.locator(".choices input[type=radio]").count()) await main.locator(".choices input[type=radio]").first().check();
  else if (await main.locator(".choices input[type=checkbox]").count()) await main.locator(".choices input[type=checkbox]").first().check();
  for (const field of await main.locator("input[name^=blank], textarea").all()) await field.fill("不知道");
  await leader.touches(SEND);
  await leader.sees("现在没有网络", "下一题");
  await leader.touches(NEXT);
  await leader.sees("第 2 题");
  await leader.offline(false);
  await leader.page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.includes(":sending:")), undefined, { timeout: 60_000 });
});

walk("who signs out, or signs in on the same phone, finds nothing of what was taken along", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: phone, serviceWorkers: "allow" });
  await takesAlong(secretary);
  // Another session of the same browser ends elsewhere; on this device somebody else signs in.
  await secretary.window.clearCookies();
  await secretary.goes("/sign-in");
  await secretary.finds(async () => !(await caches.has("zx-away")));
  const recorder = person("recorder");
  await signIn(secretary, recorder.name, recorder.password);
  assert.deepEqual(await keptPages(secretary), []);
  await takesAlong(secretary);
  await secretary.goes("/settings");
  await secretary.press(["退出登录", "Sign out"]);
  await secretary.finds(async () => !(await caches.has("zx-away")));
  await secretary.offline(true);
  await assert.rejects(secretary.page.goto(new URL("/self-test", secretary.address).href), /ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
});

walk("without scripts the page says what to do, and questions are answered where there is a network", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone, scripts: false });
  await recorder.goes("/self-test");
  await recorder.goes("/self-test/away");
  await recorder.sees("您的浏览器没有运行脚本");
  await recorder.press("开始");
  await recorder.sees("提交答案");
});
