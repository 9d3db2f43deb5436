// Theme days that go out or bring somebody in, and the directory that grows by them.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const TOPIC = "到南湖小学看斑马线";
const PLACE = "南湖小学北门";
let day;

/** A day so many days from now, as fields take it. */
const daysFromNow = (days) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date(Date.now() + days * 86_400_000));

walk("the secretary plans a theme day that goes out, and the directory remembers it", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/theme-days");
  await secretary.press("安排主题党日");
  await secretary.types("主题", TOPIC);
  await secretary.types("日期", daysFromNow(9));
  await secretary.types("时间", "15:00");
  await secretary.chooses("同时算作", "志愿服务");
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  day = new URL(secretary.page.url()).pathname;
  await secretary.sees("还没有商定怎么开展", "志愿服务");
  await secretary.press("开展方式");
  await secretary.press("商定怎么开展");
  await secretary.types("去哪里", PLACE);
  await secretary.types("怎么去", "集中步行，十五分钟");
  await secretary.types("安全安排", "老周带队，穿反光背心");
  await secretary.types("那边的联系人", "梅老师");
  await secretary.types("联系电话", "0000-5550-177");
  await secretary.press("保存", { answer: 422 });
  await secretary.sees("主题党日不向参加的人收费");
  await secretary.ticks("不向参加的人收费，不接受宴请和礼品");
  await secretary.press("保存");
  await secretary.sees("已保存，名录也记住了", PLACE, "梅老师", "0000-5550-177", "行前准备");
  await secretary.pressTwice("记为办妥", { inside: secretary.page.getByRole("listitem").filter({ hasText: "路线和交通方式已定" }) });
  await secretary.sees("已记下", `${person("secretary").who} 办妥`);
  await secretary.picture("theme-day");
  await secretary.types("要准备的事", "带上放大的路口图");
  await secretary.press("加一项");
  await secretary.sees("已加上", "带上放大的路口图");
  await secretary.goes(day);
  await secretary.pressAndConfirm("确定名单并发通知");

  const member = await enter("member", { device: phone, language: "en" });
  await member.goes("/notices");
  await member.sees(PLACE, "Safety");
  await member.goes(`${day}/theme`);
  await member.sees("Going out", PLACE, "梅老师", "no meals or gifts");
  await member.seesNot("0000-5550-177", "What to see to");
});

walk("without scripts somebody is brought in, chosen from the directory, in English", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop, language: "en", scripts: false });
  await secretary.goes(`${day}/theme/edit`);
  await secretary.press("Bringing in", { inside: secretary.page.getByRole("main") });
  const offered = await secretary.page.locator("datalist option").evaluateAll((options) => options.map((option) => option.value));
  assert.ok(offered.length > 0, "lecturers who came before are offered");
  await secretary.types("Who comes", offered[0]);
  await secretary.types("Topic", "How children see a crossing");
  await secretary.types("Source", "our own counts of the last year");
  await secretary.press("Save");
  await secretary.sees("Bringing in", offered[0], "everybody on the list was told");
  await secretary.goes("/theme-days");
  await secretary.sees(TOPIC, "How children see a crossing");
});

walk("the directory is looked through, put right and merged; numbers are for those who plan alone", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/theme-days");
  await secretary.press("活动名录");
  await secretary.press("登记一条");
  await secretary.types("名称或姓名", `${PLACE}门口`);
  await secretary.press("保存");
  await secretary.sees("已登记到名录", "还没有用过");
  await secretary.goes("/directory");
  await secretary.sees("可能是重复的");
  await secretary.press(`${PLACE}门口`);
  await secretary.press("修改");
  await secretary.chooses("并入哪一条", PLACE);
  await secretary.press("并入所选的一条");
  await secretary.sees("已合并", PLACE);
  await secretary.goes("/directory?kind=contact");
  await secretary.press("梅老师");
  await secretary.sees("0000-5550-177", "用于联系安排活动");
  const entry = new URL(secretary.page.url()).pathname;

  const member = await enter("member", { device: phone });
  await member.goes(entry);
  await member.sees("只有安排活动的人看得到");
  await member.seesNot("0000-5550-177");
  await secretary.pressAndConfirm("现在就删去电话");
  await secretary.sees("已删去联系电话", "没有登记");
});

const ROUND = "夜间勤务、回访和对年轻同志的带教";
const round = async (visitor, name) => {
  await visitor.goes("/meetings");
  await visitor.press(["组织生活会和民主评议", "Organisation life and appraisal"]);
  await visitor.press(name, { inside: visitor.page.getByRole("main") });
};
const year = (visitor, nth) => visitor.page.getByRole("main").locator(".list-title").nth(nth).innerText();

walk("a member gives an opinion without a name, and writes an own check that nobody else can see", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes("/organisation-life");
  await member.sees(ROUND);
  await round(member, await year(member, 0));
  await member.sees("走到哪一步", "正在征求意见");
  await member.picture("organisation-life");
  const at = new URL(member.page.url()).pathname;
  await member.press("提意见", { inside: member.page.getByRole("article") });
  await member.sees("不记作者，不记时间", "不能保护的");
  await member.chooses("关于哪方面", "工作和服务");
  await member.types("意见和建议", "夜查名单提前一天发，家里好安排。");
  await member.press("交上去", { answer: 422 });
  await member.picks("不署名");
  await member.press("交上去");
  await member.sees("没有留下您的姓名和时间");
  await member.seesNot("夜查名单提前一天发");
  await member.goes(`${at}/own-check`);
  await member.types("对照检查", "我带新同志时不够耐心。");
  await member.offline(true);
  await member.touches("保存，只有我看得到");
  await member.sees("没有网络：1 份已记在本机，联网后自动发送");
  await member.offline(false);
  await member.sees("已发送");
  member.disconnected = false;
  await member.goes(`${at}/own-check`);
  assert.equal(await member.field("对照检查").inputValue(), "我带新同志时不够耐心。");

  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes(`${at}/opinions`);
  await secretary.seesNot("夜查名单提前一天发");
  await secretary.goes(at);
  await secretary.seesNot("不够耐心");
});

walk("without scripts the secretary ends the gathering and reads them in mixed order, in English", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop, language: "en", scripts: false });
  await secretary.goes("/organisation-life");
  await round(secretary, await year(secretary, 0));
  await secretary.press("Give an opinion", { inside: secretary.page.getByRole("article") });
  await secretary.press("End the gathering");
  await secretary.sees("Ended; the opinions stand here", "夜查名单提前一天发，家里好安排。", "without a name");

  const member = await enter("member", { device: phone });
  await member.goes(new URL(secretary.page.url()).pathname);
  await member.sees("会上反馈");
  await member.seesNot("夜查名单提前一天发");
});

walk("of the finished round everybody sees what was done, and each his own result alone", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/organisation-life");
  await round(secretary, await year(secretary, 1));
  await secretary.sees("今年的每一步都办完了", "您的评议结果");
  const at = new URL(secretary.page.url()).pathname;
  await secretary.press("问题清单");
  await secretary.sees("问题：警情回访不及时", "前完成");
  await secretary.goes(`${at}/appraisal`);
  await secretary.sees("计票已一致", "一般不超过参加评议党员的三分之一", "告知本人");
  await secretary.goes(`${at}/own-check`);
  await secretary.sees("已宣读");

  const member = await enter("member", { device: desktop, language: "en" });
  await member.goes(`${at}/appraisal`);
  await member.sees("Both agree; the tally stands", "told to each alone");
  await member.seesNot("Excellent are generally");
  const superior = await enter("superior", { device: desktop });
  await superior.goes(at, 404);
});
