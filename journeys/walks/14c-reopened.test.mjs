// The phone is locked and the browser thrown out while the network is away: the pages of the meeting that one runs open again, with what was marked and
// written; it is sent once. Nobody with a network is shown what a device kept, and nothing of it stays for others.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { signIn, walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const NO_NETWORK = "现在没有网络，这一页是本机在";
const WORDS = "护栏要修，没有网络时记的。";
let meeting;
let roll;

/** What this device keeps of meetings. */
const keptPages = (visitor) => visitor.page.evaluate(async () => {
  if (!(await caches.has("zx-meeting"))) return [];
  return (await (await caches.open("zx-meeting")).keys()).map((one) => new URL(one.url).pathname).filter((path) => !path.startsWith("/assets/"));
});

async function keeps(visitor, ...paths) {
  for (const end = Date.now() + 12_000; ; ) {
    const kept = await keptPages(visitor);
    if (JSON.stringify(kept.sort()) === JSON.stringify([...paths].sort())) break;
    assert.ok(Date.now() < end, `${visitor.name} keeps ${kept} in place of ${paths}`);
    await visitor.page.waitForTimeout(50);
  }
  if (paths.length > 0) await visitor.finds(() => navigator.serviceWorker.controller !== null);
}

/** Opens an address as a browser does that was thrown out: nothing of the page before is there. */
async function opensAgain(visitor, path) {
  await visitor.page.goto("about:blank");
  await visitor.page.goto(new URL(path, visitor.address).href, { waitUntil: "load" });
}

/** Marks so many who are not marked yet as present. */
const marks = (visitor, most) => visitor.page.evaluate((most) => {
  const rows = [...document.querySelectorAll("form.marks")].filter((form) => !form.querySelector("[aria-pressed=true]")).slice(0, most);
  for (const row of rows) row.querySelector("button[value=present]").click();
  return rows.length;
}, most);

/** How many stand as present on the page, and how many of those wait. */
const standing = (visitor) => visitor.page.evaluate(() => [
  document.querySelectorAll("form.marks button[value=present][aria-pressed=true]").length, document.querySelectorAll("form.marks[data-waiting]").length,
]);

walk("a meeting is under way", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/meetings");
  await secretary.press("安排会议");
  await secretary.chooses("类型", "支部党员大会");
  await secretary.types("主题", "没有网络的点名");
  const part = (options) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", hourCycle: "h23", ...options }).format(new Date());
  await secretary.types("日期", part({ year: "numeric", month: "2-digit", day: "2-digit" }));
  await secretary.types("时间", part({ hour: "2-digit", minute: "2-digit" }));
  await secretary.types("地点", "地下会议室");
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  meeting = new URL(secretary.page.url()).pathname;
  roll = `${meeting}/roll`;
  await secretary.pressAndConfirm("确定名单并发通知");
  await secretary.press("宣布开始");
  await secretary.press("宣布开始");
});

walk("roll and notes open again without a network, with what was marked and written, and it is sent once", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone, serviceWorkers: "allow" });
  await recorder.goes(roll);
  await keeps(recorder, meeting, roll, `${meeting}/remarks/new`);
  await recorder.seesNot(NO_NETWORK);
  assert.equal(await marks(recorder, 2), 2);
  await recorder.sees("都已保存", /全体应到 \d+ 人，实到 2 人。/);

  await recorder.offline(true);
  await opensAgain(recorder, roll);
  await recorder.sees(NO_NETWORK);
  assert.deepEqual(await standing(recorder), [2, 0], "what was sent before is shown as it stands");
  assert.equal(await marks(recorder, 3), 3);
  await recorder.sees("有 3 条等待发送", /实到 5 人。 其中 3 人的点名还在本机，没有送出/);
  await recorder.picture("reopened", { again: false });
  await recorder.arrived();
  await opensAgain(recorder, roll);
  await recorder.sees(NO_NETWORK, "有 3 条等待发送", /实到 5 人。 其中 3 人的点名还在本机，没有送出/);
  assert.deepEqual(await standing(recorder), [5, 3], "what was marked waits on, and is shown");

  await recorder.press("记下发言和小结");
  await recorder.sees(NO_NETWORK);
  await recorder.types("发言人", "李四");
  await recorder.types("内容", WORDS);
  await recorder.page.waitForTimeout(600);
  await opensAgain(recorder, `${meeting}/remarks/new`);
  assert.equal(await recorder.field("内容").inputValue(), WORDS, "what was half written is there");
  await recorder.touches("记下");
  await recorder.sees("1 份已记在本机");
  await opensAgain(recorder, `${meeting}/remarks/new`);
  await recorder.sees("1 份已记在本机");
  // A page of the meeting that is not kept leads to those that are.
  await opensAgain(recorder, `${meeting}/motions`);
  await recorder.sees(NO_NETWORK, "没有网络的点名");
  assert.equal(new URL(recorder.page.url()).pathname, meeting);
  await recorder.press("点名", { inside: recorder.page.locator("zx-kept") });

  const sent = [];
  recorder.page.on("request", (request) => request.method() === "POST" && sent.push(new URL(request.url()).pathname));
  await recorder.offline(false);
  await recorder.sees("都已保存", /全体应到 \d+ 人，实到 5 人。/);
  await recorder.finds(() => document.querySelector("zx-kept").hidden && Object.keys(localStorage).every((key) => !key.includes(":sending:")));
  assert.deepEqual(sent.sort(), [`${meeting}/remarks`, `${roll}/marks`], "each was sent once");
  await recorder.goes(meeting);
  assert.equal((await recorder.text()).split(WORDS).length - 1, 1, "and taken down once");
});

walk("with a network everybody sees what the program says, however old what the device kept is", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone, serviceWorkers: "allow" });
  const secretary = await enter("secretary", { device: desktop });
  await recorder.goes(roll);
  await keeps(recorder, meeting, roll, `${meeting}/remarks/new`);
  await recorder.page.goto("about:blank");
  await secretary.goes(roll);
  await secretary.page.locator("form.marks button[value=absent]").nth(10).click();
  await secretary.sees(/实到 5 人/);
  await secretary.page.waitForResponse((response) => response.url().endsWith("/roll"));
  await recorder.goes(roll);
  await recorder.seesNot(NO_NETWORK);
  assert.equal(await recorder.page.locator("form.marks button[value=absent]").nth(10).getAttribute("aria-pressed"), "true");
  // A mark that was sent, and of which no page told before the network went, stands on the page that opens again.
  await recorder.page.route(`**${roll}`, (route) => (route.request().method() === "GET" ? route.abort("internetdisconnected") : route.continue()));
  recorder.disconnected = true;
  const saved = recorder.page.waitForResponse((response) => response.url().endsWith("/roll/marks") && response.ok());
  assert.equal(await marks(recorder, 1), 1);
  await saved;
  await recorder.offline(true);
  await recorder.page.unroute(`**${roll}`);
  await opensAgain(recorder, roll);
  await recorder.sees(NO_NETWORK, /实到 6 人。/);
  assert.deepEqual(await standing(recorder), [6, 0]);
});

walk("who does not run the meeting keeps nothing of it", async ({ enter }) => {
  const member = await enter("member", { device: phone, serviceWorkers: "allow" });
  await member.goes(roll);
  await member.goes(meeting);
  await member.page.waitForTimeout(500);
  assert.deepEqual(await keptPages(member), []);
  assert.equal(await member.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

walk("what was kept goes with a session that ended, with another person, and at sign-out", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: phone, serviceWorkers: "allow" });
  await secretary.goes(roll);
  const all = [meeting, roll, `${meeting}/remarks/new`];
  await keeps(secretary, ...all);
  // The session is over, and the page that is open learns of it.
  const cookies = await secretary.window.cookies();
  await secretary.window.clearCookies();
  await secretary.page.evaluate(() => dispatchEvent(new Event("online")));
  await keeps(secretary);
  await secretary.window.addCookies(cookies);
  await secretary.goes(roll);
  await keeps(secretary, ...all);
  // Somebody else signs in.
  await secretary.window.clearCookies();
  await secretary.goes("/sign-in");
  const leader = person("leader");
  await signIn(secretary, leader.name, leader.password);
  await keeps(secretary);
  await secretary.window.clearCookies();
  await secretary.window.addCookies(cookies);
  await secretary.goes(roll);
  await keeps(secretary, ...all);
  await secretary.goes("/settings");
  await secretary.press(["退出登录", "Sign out"]);
  await keeps(secretary);
  await secretary.offline(true);
  await assert.rejects(secretary.page.goto(new URL(roll, secretary.address).href), /ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
});
