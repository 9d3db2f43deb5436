// A meeting from its plan to the signed minutes, with everybody at their own screens.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const TOPIC = "讨论夏季夜查排班和群众意见";
const MOTION = "同意自下月起试行新的夜查排班，每两周征求一次意见。";
const ZONE = "Asia/Shanghai";
let meeting;

/** The day and the time of so many minutes ago, as fields take them. */
function clock(minutesAgo = 0) {
  const at = new Date(Date.now() - minutesAgo * 60_000);
  const part = (options) => new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, hourCycle: "h23", ...options }).format(at);
  return { day: part({ year: "numeric", month: "2-digit", day: "2-digit" }), time: part({ hour: "2-digit", minute: "2-digit" }) };
}

/** The buttons of one person on a list. */
const row = (visitor, name) => visitor.page.getByRole("group", { name, exact: true });
const pressed = (visitor, name, mark) => row(visitor, name).getByRole("button", { name: visitor.say(mark), pressed: true });
const PRESENT = ["到会", "Present"];
const ABSENT = ["未到会", "Not there"];

walk("the secretary plans it and sends the notice; a member finds it", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/meetings");
  await secretary.press("安排会议");
  await secretary.chooses("类型", "支部党员大会");
  await secretary.press("保存安排", { answer: 422 });
  await secretary.sees("处需要改一下");
  await secretary.types("主题", TOPIC);
  const { day, time } = clock();
  await secretary.types("日期", day);
  await secretary.types("时间", time);
  await secretary.types("地点", "一楼会议室");
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.types("议程（一行一项）", "通报夜查情况\n讨论排班");
  await secretary.press("保存安排");
  meeting = new URL(secretary.page.url()).pathname;
  await secretary.sees("已安排好", TOPIC, "通报夜查情况", "讨论排班");
  await secretary.pressAndConfirm("确定名单并发通知");
  await secretary.sees(/已确定名单（\d+ 人）/);

  const member = await enter("member", { device: phone });
  await member.goes("/today");
  await member.sees("未读通知", "请参加：支部党员大会");
  await member.goes("/notices");
  await member.press("打开", { inside: member.page.getByRole("listitem").filter({ hasText: TOPIC }) });
  assert.equal(new URL(member.page.url()).pathname, meeting);
  await member.sees("等主持人宣布开始");
});

walk("the recorder calls the roll on a phone, and another screen follows by itself", async ({ enter, person }) => {
  const recorder = await enter("recorder", { device: phone });
  const secretary = await enter("secretary", { device: desktop, language: "en" });
  await recorder.goes(meeting);
  await recorder.press("宣布开始");
  await recorder.press("宣布开始");
  await recorder.sees("会议已开始，请点名");
  await secretary.goes(meeting);
  await secretary.page.evaluate(() => (document.body.dataset.walk = "the same page as before"));
  await secretary.sees(/Should attend: \d+, present: 0, needed: \d+/);
  await recorder.press("点名");
  await recorder.sees(/还有 \d+ 人未点名/);

  await recorder.touches(PRESENT, row(recorder, person("secretary").who));
  await pressed(recorder, person("secretary").who, PRESENT).waitFor();
  await secretary.sees(/present: 1\b/);
  for (const role of ["recorder", "leader"]) await recorder.touches(PRESENT, row(recorder, person(role).who));
  await secretary.sees(/present: 3\b/);
  assert.equal(await secretary.page.evaluate(() => document.body.dataset.walk), "the same page as before", "it was not loaded again");
  await recorder.sees(/还差 \d+ 人，会议还不算有效/);
  await recorder.picture("roll");
});

walk("the network goes away during the roll; what was tapped waits and is sent afterwards", async ({ enter, person }) => {
  const recorder = await enter("recorder", { device: phone });
  const secretary = await enter("secretary", { device: desktop });
  await Promise.all([recorder.goes(`${meeting}/roll`), secretary.goes(meeting)]);
  recorder.disconnected = true;
  await recorder.window.setOffline(true);
  await recorder.touches(PRESENT, row(recorder, person("member").who));
  await recorder.sees("有 1 条等待发送");
  await pressed(recorder, person("member").who, PRESENT).waitFor();
  await secretary.sees("实到 3 人，需要");
  await recorder.window.setOffline(false);
  await recorder.sees("都已保存");
  await secretary.sees("实到 4 人，需要");
});

walk("without scripts a press is an ordinary form: the roll is called all the same", async ({ enter, person }) => {
  const recorder = await enter("recorder", { device: phone, language: "en", scripts: false });
  await recorder.goes(`${meeting}/roll`);
  const name = person("leader").who;
  for (const mark of [ABSENT, PRESENT]) {
    await recorder.press(mark, { inside: row(recorder, name) });
    await pressed(recorder, name, mark).waitFor();
  }
  await recorder.unfolds("Add a guest");
  await recorder.types("Name", "街道办的客人");
  await recorder.press("Add to the roll");
  await recorder.sees("街道办的客人 is on the roll");
  await recorder.press("Without vote", { inside: row(recorder, "街道办的客人") });
  await recorder.press("Back to the meeting");
});

walk("two recorders at once: each sees what the other marked, and quorum is told in words", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone });
  const secretary = await enter("secretary", { device: desktop });
  await Promise.all([recorder.goes(`${meeting}/roll`), secretary.goes(`${meeting}/roll`)]);
  const names = await recorder.page.getByRole("group").evaluateAll((groups) => groups.map((group) => group.getAttribute("aria-label")).filter(Boolean));
  const open = [];
  for (const name of names) if ((await row(recorder, name).getByRole("button", { pressed: true }).count()) === 0) open.push(name);
  const [left, ...others] = open;
  const half = Math.ceil(others.length / 2);
  const call = async (who, list) => {
    for (const name of list) await who.touches(PRESENT, row(who, name));
  };
  await Promise.all([call(recorder, others.slice(0, half)), call(secretary, others.slice(half))]);
  await recorder.touches(ABSENT, row(recorder, left));
  await recorder.sees("名单已点完");
  await secretary.sees("名单已点完", /应到 \d+ 人，实到 \d+ 人，需要 \d+ 人到会，会议有效；一项决议需要 \d+ 票赞成/);
  for (const name of others) {
    await pressed(recorder, name, PRESENT).waitFor();
    await pressed(secretary, name, PRESENT).waitFor();
  }
  await recorder.page.getByRole("textbox", { name: "未到会的原因" }).first().fill("外出执勤");
  await recorder.press("保存原因");
  await recorder.sees("名单已点完");
  await secretary.page.getByRole("textbox", { name: "未到会的原因" }).first().waitFor();
});

walk("members vote openly from their own phones, the recorder enters the rest, and the motion passes", async ({ enter, person }) => {
  const recorder = await enter("recorder", { device: desktop });
  await recorder.goes(`${meeting}/motions`);
  await recorder.types("表决事项", "增设早高峰劝导点");
  await recorder.press("记下");
  await recorder.press("撤回");
  await recorder.types("撤回的原因", "先听各中队的意见");
  await recorder.press("撤回");
  await recorder.sees("已撤回", `${person("recorder").who} 撤回：先听各中队的意见`);
  await recorder.types("表决事项", MOTION);
  await recorder.press("记下");
  await recorder.press("提请表决");
  await recorder.sees("表决开始", "表决中");

  const member = await enter("member", { device: phone });
  await member.goes("/today");
  await member.sees("等您表决");
  await member.goes(`${meeting}/motions`);
  await member.touches(["赞成", "Yes"], row(member, person("member").who));
  await pressed(member, person("member").who, ["赞成", "Yes"]).waitFor();
  await recorder.sees("已投 1 人");
  const leader = await enter("leader", { device: phone, language: "en", scripts: false });
  await leader.goes(`${meeting}/motions`);
  await leader.press("No", { inside: row(leader, person("leader").who) });
  await leader.sees("You voted: No", "2 of");

  await recorder.sees("已投 2 人");
  await recorder.unfolds("为没有手机的人录入");
  const entered = recorder.page.locator("details[open]").getByRole("group");
  const names = await entered.evaluateAll((groups) => groups.map((group) => group.getAttribute("aria-label")));
  const themselves = ["member", "leader"].map((role) => person(role).who);
  for (const name of themselves) await entered.and(row(recorder, name)).getByRole("button", { name: "赞成", disabled: true }).waitFor();
  for (const name of names.filter((name) => !themselves.includes(name))) await recorder.touches("赞成", entered.and(row(recorder, name)));
  await recorder.sees(`已投 ${names.length} 人`);
  await recorder.pressAndConfirm("宣布结果");
  await recorder.sees(/赞成 \d+ 票，反对 1 票，弃权 0 票，需要 \d+ 票赞成：通过/);
  await member.sees(/反对 1 票.*通过/);
});

walk("the motion becomes a resolution with an owner and a day; a dissent is taken down word for word", async ({ enter, person }) => {
  const recorder = await enter("recorder", { device: phone });
  await recorder.goes(`${meeting}/motions`);
  await recorder.press("形成决议");
  assert.equal(await recorder.field("决议内容").inputValue(), MOTION, "what was voted on need not be typed again");
  await recorder.chooses("负责人", person("leader").who);
  await recorder.types("完成期限", clock(-20 * 24 * 60).day);
  await recorder.press("记下决议");
  await recorder.sees("已记下决议", `${person("leader").who} 负责`);
  await recorder.press("记下发言和小结");
  await recorder.picks("不同意见");
  await recorder.types("发言人", person("leader").who);
  await recorder.types("内容", "连续夜班的间隔还是太短，我不赞成。");
  await recorder.press("记下");
  await recorder.sees("已记下");
  const leader = await enter("leader", { device: phone });
  await leader.goes("/today");
  await leader.sees("决议由您负责", MOTION);
  await leader.goes("/resolutions");
  await leader.press(MOTION);
  await leader.picks("还在办，说说进展");
  await leader.types("说明", "已经排出两周的班次，先试行。");
  await leader.press("保存");
  await leader.sees("已记下办理情况", "在办", "先试行");
  await leader.goes("/today");
  await leader.sees("先试行");
  await recorder.goes(meeting);
  await recorder.sees("先试行");
});

walk("it is closed, signed by both, and a later correction shows what changed", async ({ enter, person }) => {
  const recorder = await enter("recorder", { device: desktop });
  await recorder.goes(meeting);
  await recorder.keysTo("宣布结束");
  await recorder.tabsTo("宣布结束");
  await recorder.leaving(() => recorder.page.keyboard.press("Enter"));
  await recorder.sees("会议已结束。请核对会议记录并签字");
  await recorder.press("核对并签字");
  await recorder.sees(MOTION, "已撤回", "先听各中队的意见", "不同意见（照原话）", "连续夜班的间隔还是太短", "外出执勤", "一楼会议室");
  await recorder.pressAndConfirm("我已核对，签字");
  await recorder.sees("已签字", `${person("secretary").who} 还没有签字`);

  const secretary = await enter("secretary", { device: phone, language: "en", scripts: false });
  await secretary.goes("/today");
  await secretary.sees("The minutes wait for your signature");
  await secretary.goes(`${meeting}/minutes`);
  await secretary.press("I have checked this and sign");
  await secretary.sees("Signed.", `Signed by ${person("recorder").who}`, `Signed by ${person("secretary").who}`);

  await recorder.goes(`${meeting}/minutes`);
  await recorder.unfolds("更正");
  const place = recorder.page.getByRole("option", { name: "一楼会议室", includeHidden: true });
  await recorder.chooses("要更正哪一处", await place.first().innerText());
  await recorder.press("去更正");
  await recorder.types("应为", "三楼会议室");
  await recorder.types("更正的原因", "活动室当天在维修");
  await recorder.press("保存更正");
  await recorder.sees("已保存更正", "三楼", "活动室当天在维修", "签字之后更正", "签字以后有更正");
  const member = await enter("member", { device: phone });
  await member.goes(`${meeting}/minutes`);
  await member.sees("已更正", "活动室当天在维修");
});
