// Taken along: a calendar that others wrote (npm ical.js) follows the meetings, and letters go to who asked for them.
import assert from "node:assert/strict";
import ICAL from "ical.js";
import { desktop, phone } from "../house/browser.mjs";
import { letterBox } from "../house/letters.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(async () => {
  const post = await letterBox();
  const program = await demonstration("--mail-server", `smtp-plain://${post.address}`, "--mail-from", "zhixing@example.org");
  return { ...program, post, stop: async () => (await program.stop(), await post.stop()) };
});
const TOPIC = "研究；下半年工作，以及\\其他";
let meeting;

/** The address on the page that shows it once. */
const addressOn = async (visitor) => (await visitor.page.locator("main code").first().textContent()).trim();

/** What another program's calendar holds after it asked again: events by their UID, the higher SEQUENCE winning (RFC 5545, 3.8.7.4). */
async function asks(calendar, address) {
  const answer = await fetch(address, { headers: calendar.tag ? { "if-none-match": calendar.tag } : {} });
  if (answer.status === 304) return { ...calendar, same: true };
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type"), /^text\/calendar/);
  const events = new Map(calendar.events);
  const file = new ICAL.Component(ICAL.parse(await answer.text()));
  for (const part of file.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(part);
    const known = events.get(event.uid);
    const newer = !known || event.sequence > known.sequence || (event.sequence === known.sequence && part.getFirstPropertyValue("last-modified").compare(known.component.getFirstPropertyValue("last-modified")) >= 0);
    if (newer) events.set(event.uid, event);
  }
  return { tag: answer.headers.get("etag"), events, name: file.getFirstPropertyValue("x-wr-calname"), same: false };
}

walk("a member's own calendar follows a meeting that is planned, moved and called off", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/calendar");
  await secretary.press("日历订阅");
  await secretary.sees("已开通");
  await secretary.picture("feeds");
  await secretary.pressAndConfirm("重新生成", { inside: secretary.page.getByRole("listitem").filter({ hasText: "我的安排" }) });
  await secretary.sees("只显示这一次", "用本机日历打开");
  const address = await addressOn(secretary);
  let calendar = await asks({ events: new Map() }, address);
  assert.match(calendar.name, /知行/);
  assert.ok(calendar.events.size > 3, "the year's meetings are there");

  await secretary.goes("/meetings/new");
  await secretary.chooses("类型", "支部党员大会");
  await secretary.types("主题", TOPIC);
  const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await secretary.types("日期", inTenDays);
  await secretary.types("时间", "15:30");
  await secretary.types("地点", "一楼会议室");
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  meeting = new URL(secretary.page.url()).pathname;
  const uid = meeting.split("/").at(-1);
  calendar = await asks(calendar, address);
  let event = calendar.events.get(uid);
  assert.equal(event.summary, `支部党员大会：${TOPIC}`);
  assert.equal(event.location, "一楼会议室");
  assert.equal(event.startDate.toJSDate().toISOString(), `${inTenDays}T07:30:00.000Z`);
  assert.equal(event.component.getFirstPropertyValue("status"), "TENTATIVE");
  const [alarm] = event.component.getAllSubcomponents("valarm");
  assert.equal(alarm.getFirstPropertyValue("trigger").toSeconds(), -3600);
  assert.equal(event.component.getFirstPropertyValue("url"), new URL(meeting, secretary.address).href);
  assert.ok((await asks(calendar, address)).same, "nothing changed: told in a line");

  await secretary.pressAndConfirm("确定名单并发通知");
  await secretary.goes(`${meeting}/edit`);
  await secretary.types("时间", "16:00");
  await secretary.press("保存修改");
  calendar = await asks(calendar, address);
  event = calendar.events.get(uid);
  assert.deepEqual([event.sequence, event.startDate.toJSDate().toISOString(), event.component.getFirstPropertyValue("status")], [1, `${inTenDays}T08:00:00.000Z`, "CONFIRMED"]);

  await secretary.goes(`${meeting}/cancellation`);
  await secretary.page.getByRole("main").getByRole("textbox").first().fill("防汛值守");
  await secretary.press("取消会议");
  event = (await asks(calendar, address)).events.get(uid);
  assert.deepEqual([event.sequence, event.component.getFirstPropertyValue("status")], [2, "CANCELLED"]);

  await secretary.goes("/calendar/feeds");
  await secretary.press("停用", { inside: secretary.page.getByRole("listitem").filter({ hasText: "我的安排" }) });
  await secretary.sees("原来的地址打不开了");
  assert.equal((await fetch(address)).status, 404);
});

for (const [device, language, scripts] of [[phone, "en", false], [phone, "zh", true], [desktop, "en", true]]) {
  walk(`an address is made, made anew and ended (${device.name}, ${language}, ${scripts ? "with" : "without"} scripts)`, async ({ enter }) => {
    const member = await enter("member", { device, language, scripts });
    await member.goes("/settings");
    await member.press(["日历订阅", "Calendar subscription"]);
    const line = () => member.page.getByRole("listitem").filter({ hasText: member.say(["我的安排", "My meetings"]) });
    // What needs an answer does not wait: the page says that nothing was done.
    const make = scripts && device === phone ? "pressTwice" : "press";
    await member[make](["生成地址", "Make an address"], { inside: line() });
    const first = await addressOn(member);
    await member.press(["返回日历订阅", "Back to the subscriptions"]);
    await member.pressAndConfirm(["重新生成", "Make it anew"], { inside: line() });
    const second = await addressOn(member);
    assert.deepEqual([(await fetch(first)).status, (await fetch(second)).status], [404, 200]);
    await member.goes("/calendar/feeds");
    await member.press(["停用", "End"], { inside: line() });
    assert.equal((await fetch(second)).status, 404);
  });
}

walk("letters go to who asked and confirmed, say little, and stop when told so", async ({ enter, stranger, program }) => {
  const member = await enter("member", { device: phone, language: "en", scripts: false });
  await member.goes("/settings");
  await member.press("Mail");
  await member.picks("Of each notice, at once");
  await member.types("Mail address", "someone@example.org, other@example.org");
  await member.press("Save", { answer: 422 });
  await member.sees("This does not look like a mail address");
  await member.types("Mail address", "someone@example.org");
  await member.press("Save");
  await member.sees("A letter with a link is on its way");
  const first = await program.post.next();
  assert.deepEqual(first.to, ["someone@example.org"]);
  const link = new URL(first.words.match(/http\S+\/mail\/confirmation\/\S+/)[0]);
  const anywhere = await stranger({ device: desktop, language: "en" });
  await anywhere.goes(link.pathname);
  await anywhere.press("This address is mine");
  await anywhere.sees("Your address is confirmed");

  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/meetings/new");
  await secretary.chooses("类型", "支部党员大会");
  await secretary.types("主题", "只在屋里说的话");
  await secretary.types("日期", new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10));
  await secretary.types("时间", "15:30");
  await secretary.press("保存安排");
  await secretary.pressAndConfirm("确定名单并发通知");
  const letter = await program.post.next();
  assert.match(letter.subject, /^(知行通知：请参加：支部党员大会|Zhixing: Please attend: )/);
  assert.ok(!letter.words.includes("只在屋里说的话"), "the topic stays in the house");
  assert.match(letter.words, /http\S+\/notices/);
  assert.equal(letter.headers["auto-submitted"], "auto-generated");

  await member.goes("/settings/mail");
  await member.picks("Never");
  await member.press("Save");
  await member.sees("Nothing is sent any more");
});

walk("the administrator tries the settings and sees which address refuses mail", async ({ enter, program }) => {
  for (const [device, language, scripts] of [[desktop, "zh", true], [phone, "en", false]]) {
    const administrator = await enter("admin", { device, language, scripts });
    await administrator.goes("/settings");
    await administrator.press(["邮件服务器", "Mail server"]);
    await administrator.types(["试发到", "Send a test to"], "admin@example.org");
    await administrator.press(["试发", "Send"]);
    await administrator.sees(["邮件服务器收下了", "The mail server took the letter"]);
    assert.deepEqual((await program.post.next()).to, ["admin@example.org"]);
    await administrator.types(["试发到", "Send a test to"], "nobody@gone.example.org");
    await administrator.press(["试发", "Send"]);
    await administrator.sees("no such mailbox here");
  }
});

for (const [paper, width, height, language] of [["a3", 420, 297, "zh"], ["a4", 297, 210, "zh"], ["a3", 420, 297, "en"], ["a4", 297, 210, "en"]]) {
  walk(`the year is printed for the wall on one sheet of ${paper} (${language})`, async ({ enter }) => {
    const secretary = await enter("secretary", { device: desktop, language });
    await secretary.goes("/year");
    await secretary.press(["打印墙上的年计划", "Print it for the wall"]);
    await secretary.goes(`/year/wall?paper=${paper}`);
    assert.equal(await secretary.page.locator("main h2").count(), 12);
    const sheet = (await secretary.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sizes = [...sheet.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box]) => box.trim().split(/\s+/).slice(2).map((points) => Math.round((points * 25.4) / 72)));
    assert.deepEqual(sizes, [[width, height]], "one page, lying across");
  });
}

walk("the sheet for the wall can be read on a phone, without scripts and in English, and names nobody", async ({ enter, person }) => {
  for (const [device, language, scripts] of [[phone, "zh", false], [phone, "en", true], [desktop, "en", false]]) {
    const member = await enter("member", { device, language, scripts });
    await member.goes("/year/wall");
    await member.seesNot(person("secretary").who, person("recorder").who, ["逾期", "verdue"]);
  }
});
