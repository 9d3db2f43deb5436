// A roll of two hundred is called without a network, and sent at once when it is back.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstrationOf } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(() => demonstrationOf("--members", "215", "--branches", "1", "--activities", "8"));
const PEOPLE = 200;
/** Generous: machines are noisy. What it takes is printed. */
const SENT_WITHIN_MS = 5_000;
let roll;

walk("a meeting of a large branch is under way", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/meetings");
  await secretary.press("安排会议");
  await secretary.chooses("类型", "支部党员大会");
  await secretary.types("主题", "点名二百人");
  const part = (options) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", hourCycle: "h23", ...options }).format(new Date());
  await secretary.types("日期", part({ year: "numeric", month: "2-digit", day: "2-digit" }));
  await secretary.types("时间", part({ hour: "2-digit", minute: "2-digit" }));
  await secretary.types("地点", "礼堂");
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  roll = `${new URL(secretary.page.url()).pathname}/roll`;
  await secretary.pressAndConfirm("确定名单并发通知");
  await secretary.press("宣布开始");
  await secretary.press("宣布开始");
});

walk("the roll is searched by names, kinds and groups, and not by what its buttons say", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes(roll);
  const found = async (words) => {
    await secretary.page.locator("zx-filter input[type=search]").fill(words);
    return secretary.page.evaluate(() => [...document.querySelectorAll("ul.roll > li:not([hidden]) .person")].map((one) => one.textContent ?? ""));
  };
  const all = await found("");
  assert.ok(all.length > PEOPLE);
  for (const words of ["未到会", "离会"]) assert.deepEqual(await found(words), [], words);
  const name = await secretary.page.evaluate(() => document.querySelector("ul.roll > li .person b")?.textContent ?? "");
  const ones = await found(name);
  assert.ok(ones.length > 0 && ones.length < all.length && ones.every((one) => one.includes(name)), `${name}: ${ones.length}`);
  const group = await secretary.page.evaluate(() => document.querySelector("h2.roll-head")?.textContent?.split(" · ")[1] ?? "");
  const ofGroup = await found(group);
  assert.ok(group !== "" && ofGroup.length > 0 && ofGroup.length < all.length, `${group}: ${ofGroup.length}`);
});

walk("who comes in, and why somebody is not there, waits on the phone like a mark, and is sent once", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone });
  await recorder.goes(roll);
  const row = recorder.page.locator("ul.roll > li").last();
  await row.getByRole("button", { name: "未到会" }).click();
  await row.locator("input[name=reason]").waitFor();
  await recorder.offline(true);
  await row.locator("input[name=reason]").fill("在外出差");
  await row.getByRole("button", { name: "保存原因" }).click();
  await recorder.unfolds("添加列席人员");
  await recorder.types("姓名", "列席的老同志");
  await recorder.touches("加入名单");
  await recorder.sees("没有网络：2 份已记在本机");
  await recorder.offline(false);
  await recorder.sees("已发送");
  recorder.disconnected = false;
  await recorder.goes(roll);
  assert.equal(await recorder.page.locator("ul.roll > li", { hasText: "列席的老同志" }).count(), 1);
  assert.deepEqual(await recorder.page.locator("input[name=reason]").evaluateAll((all) => all.map((one) => one.value)), ["在外出差"]);
});

for (const hours of [-5, 5]) {
  walk(`a phone whose clock is put right by ${-hours} hours while a mark waits tells how long it waited`, async ({ enter }) => {
    const recorder = await enter("recorder", { device: phone });
    await recorder.page.clock.install({ time: new Date(Date.now() + hours * 3_600_000) });
    const asked = recorder.page.waitForResponse((response) => response.url().endsWith("/healthz"));
    await recorder.goes(roll);
    await asked;
    await recorder.offline(true);
    const taken = Date.now();
    await recorder.page.locator("ul.roll > li").nth(8 + hours).getByRole("button", { name: "未到会" }).click();
    await recorder.sees("有 1 条等待发送");
    await recorder.page.waitForTimeout(2_000);
    await recorder.page.clock.setSystemTime(new Date());
    const sent = recorder.page.waitForRequest((request) => request.url().endsWith("/roll/marks"));
    await recorder.offline(false);
    const waited = Number(new URLSearchParams((await sent).postData()).get("marks").split(" ").at(-1));
    const real = Date.now() - taken;
    assert.ok(Math.abs(waited - real) < 3_000, `it says ${waited} ms, and waited ${real}`);
    await recorder.sees("都已保存");
    recorder.disconnected = false;
  });
}

walk("two hundred marks wait on the phone, and go out in one request once the network is back", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone });
  const secretary = await enter("secretary", { device: desktop });
  await Promise.all([recorder.goes(roll), secretary.goes(roll)]);
  await recorder.offline(true);
  const pressed = await recorder.page.evaluate((most) => {
    const buttons = [...document.querySelectorAll("form.marks button[value=present]")].slice(0, most);
    for (const button of buttons) button.click();
    return buttons.length;
  }, PEOPLE);
  assert.equal(pressed, PEOPLE, "the roll is that long");
  await recorder.sees(`有 ${PEOPLE} 条等待发送`);
  await recorder.arrived();

  const requests = [];
  recorder.page.on("request", (request) => request.method() === "POST" && requests.push(new URL(request.url()).pathname));
  const saved = recorder.page.waitForResponse((response) => response.url().endsWith("/roll/marks") && response.ok());
  const begun = Date.now();
  await recorder.offline(false);
  const { outcomes } = await (await saved).json();
  const took = Date.now() - begun;
  console.log(`${PEOPLE} marks: ${took} ms from the network's return to the server's answer`);
  await recorder.sees("都已保存");
  assert.deepEqual(requests, [`${roll}/marks`], "one request");
  assert.equal(outcomes.filter((one) => one.accepted).length, PEOPLE);
  assert.ok(took < SENT_WITHIN_MS, `${took} ms`);
  await secretary.sees(/全体应到 \d+ 人，实到 (19\d|200) 人/);
});
