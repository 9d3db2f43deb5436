// Looking around: the keyboard, the phone's navigation, one's own settings, a superior's overview, complaints and suggestions.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { signIn, walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const ROOMS = [
  ["/today", ["今日", "Today"]],
  ["/calendar", ["日历", "Calendar"]],
  ["/meetings", ["会议", "Meetings"]],
  ["/library", ["资料", "Library"]],
  ["/members", ["成员", "Members"]],
  ["/ledger", ["台账", "Ledger"]],
  ["/settings", ["设置", "Settings"]],
];

walk("one finds the way with the keyboard alone: signing in, the main navigation, skipping to the content", async ({ stranger, person }) => {
  for (const language of ["zh", "en"]) {
    const visitor = await stranger({ device: desktop, language, name: "someone without a mouse" });
    await visitor.goes("/sign-in");
    await visitor.tabsTo(["登录名", "Sign-in name"]);
    await visitor.page.keyboard.type("member");
    await visitor.tabsTo(["密码", "Password"]);
    await visitor.page.keyboard.type(person("member").password);
    await visitor.leaving(() => visitor.page.keyboard.press("Enter"));
    await visitor.page.keyboard.press("Tab");
    assert.equal(await visitor.page.evaluate(() => document.activeElement.getAttribute("href")), "#main", "the first stop skips to the content");
    for (const [path, name] of ROOMS) {
      await visitor.keysTo(name);
      assert.equal(new URL(visitor.page.url()).pathname, path);
    }
    await visitor.keysTo(["意见与建议", "Complaint or suggestion"]);
  }
});

walk("on a phone the whole navigation is at hand, with scripts and without", async ({ enter }) => {
  for (const scripts of [true, false]) {
    const member = await enter("member", { device: phone, scripts });
    await member.goes("/today");
    for (const [path, name] of ROOMS) {
      if (["/members", "/ledger", "/settings"].includes(path)) await member.unfolds("更多");
      await member.press(name, { inside: member.page.getByRole("navigation", { name: "主导航" }) });
      assert.equal(new URL(member.page.url()).pathname, path);
    }
  }
});

walk("language, theme and type size are kept; the page takes them at once", async ({ stranger, person }) => {
  const { name, password } = person("auxiliary");
  const visitor = await stranger({ device: phone, name: "auxiliary" });
  await visitor.goes("/sign-in");
  await signIn(visitor, name, password);
  await visitor.goes("/settings");
  await visitor.picks("深色");
  await visitor.picks("特大");
  const look = () => visitor.page.evaluate(() => ({ ...document.documentElement.dataset }));
  assert.deepEqual(await look(), { theme: "dark", size: "larger" });
  await visitor.press("保存显示方式");
  assert.deepEqual(await look(), { theme: "dark", size: "larger" });
  for (const path of ["/today", "/year", "/meetings", "/ledger"]) {
    await visitor.goes(path);
    assert.deepEqual(await look(), { theme: "dark", size: "larger" });
  }
  await visitor.goes("/settings");
  await visitor.picks("English");
  visitor.language = "en";
  await visitor.press("保存");
  await visitor.sees("Signing in");

  const elsewhere = await stranger({ device: desktop, language: "zh", scripts: false, name: "auxiliary elsewhere" });
  await elsewhere.goes("/sign-in");
  await elsewhere.types("登录名", name);
  await elsewhere.types("密码", password);
  elsewhere.language = "en";
  await elsewhere.press("登录");
  await elsewhere.sees("Today");

  await visitor.goes("/settings/sessions");
  await visitor.sees("This one");
  await visitor.pressAndConfirm("Sign out everywhere");
  assert.equal(new URL(visitor.page.url()).pathname, "/sign-in");
  elsewhere.language = "zh";
  await elsewhere.goes("/today");
  assert.equal(new URL(elsewhere.page.url()).pathname, "/sign-in", "the other device is signed out too");
});

walk("a superior sees how the branches stand and what they decided, and nothing of their inside", async ({ enter, person }) => {
  const superior = await enter("superior", { device: desktop });
  await superior.goes("/today");
  await superior.press("总览", { inside: superior.page.getByRole("navigation", { name: "主导航" }) });
  await superior.sees("3 个党支部", "已完成", "待办", "已逾期");
  await superior.leaving(() => superior.page.getByRole("main").getByRole("link", { name: /党支部$/ }).first().click());
  await superior.sees("上级可见：应办情况和决议", "决议");
  for (const role of ["secretary", "recorder", "member", "leader", "small"]) await superior.seesNot(person(role).who);
  await superior.seesNot("实到", "未到会", "积分", "排名第");
  await superior.goes("/members");
  for (const role of ["secretary", "member", "small"]) await superior.seesNot(person(role).who);
  await superior.goes("/meetings");
  await superior.sees("各支部近三个月形成的决议", "会议内容、到会情况和记录只在支部内可见");
  await superior.seesNot("还没有安排会议", "安排会议", "点名");
  for (const language of ["zh", "en"]) {
    const outside = await enter("superior", { device: phone, language, scripts: false });
    await outside.goes("/calendar");
    await outside.sees(language === "zh" ? /最后一天：\d+ 项/ : /last day: /);
    for (const role of ["secretary", "recorder", "member", "leader", "small"]) await outside.seesNot(person(role).who);
  }
  const member = await enter("member", { device: desktop });
  await member.goes("/today");
  assert.equal(await member.page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "总览" }).count(), 0);
});

walk("what needs nobody's signature is not asked for", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/today");
  assert.doesNotMatch(await secretary.text(), /会议记录等您核对签字 · 谈心谈话/, "a talk has no minutes");
});

walk("a suggestion from any page is sent, answered by the administrator and public", async ({ enter, stranger }) => {
  const member = await enter("member", { device: phone });
  await member.goes("/calendar");
  await member.press("意见与建议");
  await member.sees("关于“日历”");
  await member.picks("建议");
  await member.press("提交", { answer: 422 });
  await member.sees("处需要改一下");
  await member.types("想说的话", "日历里希望能看到上个月的会议。");
  await member.press("提交");
  await member.sees("已收到。答复后会通知您");

  const nameless = await stranger({ device: desktop, language: "en", scripts: false });
  await nameless.goes("/suggestions/new?about=%2Fsign-in");
  await nameless.picks("Complaint");
  await nameless.types("Your words", "The link did not work for me.");
  await nameless.press("Send");
  await nameless.sees("Received.");

  const administrator = await enter("admin", { device: desktop });
  await administrator.goes("/suggestions");
  await administrator.press("答复", { inside: administrator.page.getByRole("listitem").filter({ hasText: "上个月的会议" }) });
  await administrator.types("答复", "可以：点月份旁的箭头就能翻到上个月。");
  await administrator.press("公开答复");
  await administrator.sees("已公开答复");

  const anyone = await stranger({ device: phone, language: "en" });
  await anyone.goes("/suggestions");
  await anyone.sees("上个月的会议", "点月份旁的箭头", /Waiting for an answer: \d/);
  await member.goes("/notices");
  await member.sees("您的意见有答复了");
});
