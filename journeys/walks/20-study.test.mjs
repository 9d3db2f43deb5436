// Study is planned: a programme, its topics on study days, who hosts them in turn, a study day with its groups, and one's own hours.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);

/** The first link of the page's main part whose address is like this, or the one at another place. */
const link = async (visitor, like, at = 0) => {
  const hrefs = await visitor.page.locator("main a").evaluateAll((links) => links.map((one) => one.getAttribute("href")));
  const found = hrefs.filter((href) => like.test(href ?? "")).at(at);
  assert.ok(found, `no link like ${like} on ${visitor.page.url()}`);
  return found;
};

walk("the secretary adds a topic on a phone, chooses what is read for it, and puts it on a day", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/study");
  await secretary.sees("接下来的学习日", "我的学时");
  await secretary.picture("study");
  await secretary.goes(await link(secretary, /^\/programmes$/));
  await secretary.goes(await link(secretary, /^\/programmes\/[^/?]+$/));
  await secretary.sees("为民服务的初心与日常", "学习日和主题党日");
  await secretary.picture("programme");
  await secretary.press("加主题");
  await secretary.press("加进计划", { answer: 422 });
  await secretary.sees("请填写这一项");
  await secretary.picks("法律");
  await secretary.types("主题", "雨天行车的法定义务");
  await secretary.types("要帮着解决的问题", "雨天超速怎样当场讲清。");
  await secretary.press("加进计划");
  await secretary.sees("主题已加入", "还没有选材料");
  await secretary.press("选材料");
  await secretary.pressTwice("选这份", { inside: secretary.page.locator("main li:has(form)").first() });
  await secretary.sees("已加入要读的材料", "已选");
  const topic = await link(secretary, /^\/topics\/[^/]+$/);
  await secretary.goes(topic);
  await secretary.press("选题库");
  await secretary.sees("可以选的");
  await secretary.press("配上", { inside: secretary.page.locator("main li:has(form)", { hasText: "道路安全" }) });
  await secretary.sees("已配上", "道路安全");
  await secretary.press("回到主题");
  await secretary.sees("道路安全", "雨天超速怎样当场讲清");
  await secretary.picture("topic");
  await secretary.goes(`${topic}/print`);
  await secretary.sees("雨天超速怎样当场讲清", "我的想法和要问的问题", "答案和解析在最后一张纸上", "☐ A. ");
  await secretary.goes("/rota");
  const day = (await link(secretary, /^\/rota\/[^/?]+$/)).replace("/rota/", "/study/days/");
  await secretary.goes(`${day}/topic`);
  await secretary.picks("法律 · 雨天行车的法定义务");
  await secretary.press("保存");
  await secretary.sees("雨天行车的法定义务", "雨天超速怎样当场讲清");
});

walk("without scripts, in English, the rota is looked at on a large screen, and a host is set by hand with a reason", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop, language: "en", scripts: false });
  await secretary.goes("/rota");
  await secretary.sees("Nobody hosts twice before everybody hosted once", "Hosts of the year ahead");
  await secretary.picture("rota");
  await secretary.goes(await link(secretary, /^\/rota\/[^/?]+$/));
  await secretary.press("Set a host by hand", { answer: 422 });
  await secretary.sees("Please");
  await secretary.page.locator("select[name=host]").selectOption({ index: 3 });
  await secretary.types("Why not in turn", "A guest from the academy comes");
  await secretary.press("Set a host by hand");
  await secretary.sees("The host is set", "Why: A guest from the academy comes");
});

walk("a study day on a phone: time, lots, checklist; a member looks on", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/rota");
  await secretary.picture("rota-phone");
  // The last one: a few days before it, a study day of the demonstration has its groups.
  await secretary.goes(await link(secretary, /^\/rota\/[^/?]+$/, -1));
  await secretary.picture("rota-day");
  await secretary.press("这天的学习安排");
  const day = new URL(secretary.page.url()).pathname;
  await secretary.sees("怎样安排", "集中学习", "主持人要准备的");
  await secretary.press("分组");
  await secretary.press("抽签分组");
  await secretary.sees("分好了", "第 1 组", "签号");
  await secretary.goes(`${day}/parts`);
  await secretary.types("讨论题", "雨天怎样提醒得让人听进去？");
  await secretary.press("保存安排");
  await secretary.sees("雨天怎样提醒得让人听进去");
  await secretary.pressTwice("做好了", { inside: secretary.page.locator("#checks li").first() });
  await secretary.sees("已记下");
  await secretary.picture("study-day");

  const member = await enter("member", { device: phone });
  await member.goes(day);
  await member.sees("第 1 组", "雨天怎样提醒得让人听进去");
  await member.seesNot("主持人要准备的", "换主题");
  await member.goes(day.replace("/study/days/", "/meetings/"));
  await member.press("学习安排");
  assert.equal(new URL(member.page.url()).pathname, day);
});

walk("without scripts, on a phone, the study days of a year are planned in one act; what is there is not planned twice", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone, scripts: false });
  await secretary.goes("/rota");
  await secretary.press("安排学习日");
  await secretary.sees("怎样排", "多久一次", "已有", "章程要求一年 32 学时");
  await secretary.types("每次多少分钟", "5");
  await secretary.press("列出日子", { answer: 422 });
  await secretary.sees("请");
  await secretary.types("每次多少分钟", "150");
  await secretary.press("列出日子");
  await secretary.picture("study-days");
  const ticks = () => secretary.page.locator("input[name^='take.']");
  const ticked = () => secretary.page.locator("input[name^='take.']:checked");
  const before = await ticked().count();
  assert.ok(before >= 4, `${before} days are proposed without doubt`);
  // The first is left out, the second goes to a day that is over, and then to one that can be.
  const left = (await ticked().first().getAttribute("name")).split(".")[1];
  await ticked().first().uncheck();
  const moved = (await ticked().first().getAttribute("name")).split(".")[1];
  const day = secretary.page.locator(`input[name='date.${moved}']`);
  const proposed = await day.inputValue();
  await day.fill("2026-01-05");
  await secretary.press("排定这些学习日", { answer: 422 });
  await secretary.sees("只能排今天以后的日子", "有 1 行的日期或时间需要改一下");
  assert.equal(await secretary.page.locator(`input[name='take.${left}']`).isChecked(), false, "what was left out stays so");
  await day.fill(proposed);
  await secretary.press("排定这些学习日");
  await secretary.sees(`已排定 ${before - 1} 个学习日`, "今后一年的主持人");
  await secretary.press("安排学习日");
  assert.ok((await ticks().count()) >= 1 && (await ticked().count()) <= 1, "what is missing alone is proposed");
});

walk("in English, from the programme, the days of a quarter come with what the branch has on them", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop, language: "en" });
  await secretary.goes("/programmes");
  await secretary.goes(await link(secretary, /^\/programmes\/[^/?]+$/));
  await secretary.press("Plan the study days");
  await secretary.chooses("How often", "Each quarter (in its middle month)");
  await secretary.press("List the days");
  await secretary.sees("The charter asks for 32 hours a year", "There already");
});

walk("a member says that he cannot on a day, without a reason, and sees his own hours", async ({ enter }) => {
  const member = await enter("member", { device: phone, scripts: false });
  await member.goes("/rota");
  await member.goes(await link(member, /^\/rota\/[^/?]+$/));
  const there = await member.thing("这天我不行").count();
  if (there) {
    await member.press("这天我不行");
    await member.sees("已记下，这天不安排您", "您说过这天不行");
    await member.press("这天我又可以了");
    await member.seesNot("您说过这天不行");
  }
  await member.goes("/study/hours");
  await member.sees("我的学时", "只有您自己看得到", "要求一年 32 学时", "参加过的学习");
  await member.picture("study-hours");
});
