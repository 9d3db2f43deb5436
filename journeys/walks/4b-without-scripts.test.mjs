// A phone whose browser runs no scripts, in Chinese: the list of members, the year's plan, and a meeting from its plan to its correction. Whoever taps
// twice, because nothing holds a second tap back there, has done it once.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const PLAIN = { device: phone, scripts: false };
/** How slow the network is for who taps twice. */
const ANSWERS_MS = 600;
const NEXT = new Date().getFullYear() + 1;
const TOPIC = "讨论秋冬季夜间巡逻";
const LIST = "名单文件（.xlsx 或 .csv，最大 10 MB）";
/** Three people of a branch that is new; the second line has a kind that does not exist. */
const ROSTER = [
  "编号,姓名,党支部,类别,编入日期,入党日期,职务,任职日期",
  "W001,钱学文,新组建党支部,正式党圆,2024-01-05,2010-07-01,书记,2024-01-05",
  "W002,孙尚礼,新组建党支部,正式党员,2024-01-05,2011-07-01,,",
  "W003,周思齐,新组建党支部,正式党员,2024-01-05,2012-07-01,,",
].join("\n");
let meeting;

/** The day and the time now, as fields take them. */
function clock() {
  const part = (options) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", hourCycle: "h23", ...options }).format(new Date());
  return { day: part({ year: "numeric", month: "2-digit", day: "2-digit" }), time: part({ hour: "2-digit", minute: "2-digit" }) };
}

/** Taps a button, and again before the answer is here: the server is sent both. Then looks over where that leads. */
async function tapsTwice(visitor, words) {
  await visitor.agrees(words);
  let sent = 0;
  const slowly = async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent += 1;
    const response = await route.fetch({ maxRedirects: 0 });
    await pause(ANSWERS_MS);
    // The browser has turned away from the first answer.
    await route.fulfill({ response }).catch(() => {});
  };
  await visitor.page.route("**", slowly);
  const button = visitor.thing(words);
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await button.boundingBox();
  for (let taps = 0; taps < 2; taps++) {
    await visitor.page.mouse.click(x + width / 2, y + height / 2);
    await pause(ANSWERS_MS / 2);
  }
  await pause(2 * ANSWERS_MS);
  await visitor.page.waitForLoadState("load");
  await visitor.page.unroute("**", slowly);
  assert.equal(sent, 2, "nothing holds the second tap back");
  await visitor.arrived();
}

walk("the administrator brings in a list: what is wrong is told by line, then it is confirmed", async ({ enter }) => {
  const administrator = await enter("admin", PLAIN);
  const handsIn = async (text) => {
    await administrator.goes("/members/import");
    await administrator.field(LIST).setInputFiles({ name: "名单.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await administrator.press("查看会有哪些变化");
  };
  await handsIn(ROSTER);
  await administrator.sees("有 1 处需要改正", "正式党圆", "没有这种人员类别");
  await handsIn(ROSTER.replace("党圆", "党员"));
  await administrator.sees("还没有写入任何内容", "新组建党支部", "钱学文");
  await administrator.press("确认导入");
  await administrator.sees("已导入：新增 3 人");
  await administrator.goes("/units");
  await administrator.press("新组建党支部");
  await administrator.sees("书记", "钱学文");
});

walk("the secretary adopts the plan of next year", async ({ enter }) => {
  const secretary = await enter("secretary", PLAIN);
  await secretary.goes(`/year/plan?year=${NEXT}`);
  await secretary.sees("建议的日期避开了周末、节假日和已有安排");
  await secretary.press("确定年度计划");
  await secretary.sees(/已排定 \d+ 项/);
  await secretary.goes(`/calendar?month=${NEXT}-03`);
  await secretary.sees("主题党日");
});

walk("she plans a meeting and calls everybody to it; a second tap plans and calls nothing more", async ({ enter, person }) => {
  const secretary = await enter("secretary", PLAIN);
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
  await secretary.types("议程（一行一项）", "通报巡逻情况\n讨论排班");
  await tapsTwice(secretary, "保存安排");
  await secretary.sees("已安排好", TOPIC);
  meeting = new URL(secretary.page.url()).pathname;
  await secretary.goes("/meetings");
  assert.equal(await secretary.page.getByRole("link", { name: TOPIC }).count(), 1, "it stands there once");
  await secretary.goes(meeting);
  await tapsTwice(secretary, "确定名单并发通知");
  await secretary.sees(/已确定名单（\d+ 人）/);
  const member = await enter("member", PLAIN);
  await member.goes("/notices");
  assert.equal(await member.page.getByRole("listitem").filter({ hasText: TOPIC }).count(), 1, "he is called once");
});

walk("the recorder opens it, calls the roll, puts a motion and takes words down", async ({ enter, person }) => {
  const recorder = await enter("recorder", PLAIN);
  await recorder.goes(meeting);
  await recorder.press("宣布开始");
  await recorder.press("宣布开始");
  await recorder.sees("会议已开始，请点名");
  await recorder.press("点名");
  const row = (name) => recorder.page.getByRole("group", { name, exact: true });
  const names = await recorder.page.getByRole("group").evaluateAll((groups) => groups.map((group) => group.getAttribute("aria-label")).filter(Boolean));
  assert.ok(names.length > 10, `a branch has people: ${names.length}`);
  for (const name of names) await recorder.press("到会", { inside: row(name) });
  await recorder.sees("名单已点完");
  await recorder.goes(`${meeting}/motions`);
  await recorder.types("表决事项", "同意调整夜间巡逻的排班");
  await tapsTwice(recorder, "记下");
  await recorder.sees("同意调整夜间巡逻的排班");
  assert.equal(await recorder.page.getByText("同意调整夜间巡逻的排班").count(), 1, "it is put once");
  await recorder.press("撤回");
  await recorder.types("撤回的原因", "先听各中队的意见");
  await recorder.press("撤回");
  await recorder.sees("已撤回", `${person("recorder").who} 撤回：先听各中队的意见`);
  await recorder.goes(`${meeting}/remarks/new`);
  await recorder.picks("小结");
  await recorder.types("内容", "排班下次再议。");
  await tapsTwice(recorder, "记下");
  await recorder.goes(meeting);
  await recorder.sees("排班下次再议。");
});

walk("it is closed, signed by both, and corrected", async ({ enter, person }) => {
  const recorder = await enter("recorder", PLAIN);
  await recorder.goes(meeting);
  await recorder.press("宣布结束");
  await recorder.press("宣布结束");
  await recorder.sees("会议已结束。请核对会议记录并签字");
  await recorder.press("核对并签字");
  await recorder.sees("排班下次再议。", "一楼会议室");
  assert.equal((await recorder.text()).split("排班下次再议。").length, 2, "the words stand there once");
  await tapsTwice(recorder, "我已核对，签字");
  await recorder.sees("已签字", `${person("secretary").who} 还没有签字`);
  const secretary = await enter("secretary", PLAIN);
  await secretary.goes(`${meeting}/minutes`);
  await secretary.press("我已核对，签字");
  await recorder.goes(`${meeting}/minutes`);
  await recorder.unfolds("更正");
  const place = recorder.page.getByRole("option", { name: "一楼会议室", includeHidden: true });
  await recorder.chooses("要更正哪一处", await place.first().innerText());
  await recorder.press("去更正");
  await recorder.types("应为", "三楼会议室");
  await recorder.types("更正的原因", "活动室当天在维修");
  await recorder.press("保存更正");
  await recorder.sees("已保存更正", "三楼", "活动室当天在维修", "签字之后更正");
  const member = await enter("member", PLAIN);
  await member.goes(`${meeting}/minutes`);
  await member.sees("已更正", "活动室当天在维修");
});
