// From a term that ends within six months to new posts: the general meeting elects the committee in secret, those elected elect their secretary, the
// result is handed up by one button, and the unit above confirms it. On a phone, with papers for who has none.
import { desktop, phone } from "../house/browser.mjs";
import { line, names, opens, path, votes } from "../house/hall.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const RESULT = { count: "清点纸票", returned: "收回张数", voided: "废票张数", enter: "我数的是这样" };
const MARKS = ["赞成", "反对", "弃权"];
let committee;

/** A day so many months from today, as fields take it. */
function monthsFromNow(months) {
  const day = new Date();
  day.setDate(1);
  day.setMonth(day.getMonth() + months);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-01`;
}

/** By day another general meeting of the demonstration is under way too, and the page asks at which one; by night it has nothing to ask. */
async function atMeeting(secretary, topic) {
  if (await secretary.field("在哪次会议上投票").count()) await secretary.chooses("在哪次会议上投票", topic);
}

/** Hands out so many papers, to people who have no phone here; who was handed one. */
async function handsOut(teller, ballot, number, others) {
  await teller.goes(ballot);
  const here = teller.page.locator("#papers").getByRole("listitem").filter({ has: teller.page.getByRole("button", { name: "发纸票" }) });
  const all = await here.locator(".list-title").allInnerTexts();
  const chosen = all.filter((name) => !others.includes(name)).slice(0, number);
  for (const name of chosen) await teller.press("发纸票", { inside: line(teller, name) });
  return chosen;
}

/** Both tellers count the same papers: for each candidate his yes, the rest against; then they open the box. */
async function count(tellers, ballot, papers, yes) {
  for (const teller of tellers) {
    await teller.goes(ballot);
    await teller.press(RESULT.count);
    await teller.types(RESULT.returned, String(papers));
    await teller.types(RESULT.voided, "0");
    for (const [name, votes] of yes) {
      const group = teller.page.getByRole("group", { name, exact: true });
      const counts = [votes, papers - votes, 0];
      for (const [at, mark] of MARKS.entries()) await group.getByLabel(mark, { exact: true }).fill(String(counts[at]));
    }
    await teller.press(RESULT.enter);
  }
  for (const teller of tellers) {
    await teller.goes(ballot);
    await teller.press("打开票箱");
  }
}

walk("a term that ends within six months is on Today; the general meeting elects the committee in secret", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/branch/settings");
  await secretary.types("本届任期开始", monthsFromNow(-32));
  await secretary.types("本届任期届满", monthsFromNow(4));
  await secretary.press("保存设置");
  await secretary.goes("/today");
  await secretary.sees("换届选举");
  await secretary.goes("/branch/term");
  await secretary.sees("换届在即", "换届选举", "先选出委员", "支部党员大会先选委员");
  await secretary.press("列入投票", { inside: line(secretary, "委员").first() });
  await secretary.sees("选举委员");

  const recorder = await enter("recorder", { device: desktop });
  const { meeting } = await opens("支部党员大会", "换届选举", { secretary, recorder, person });
  const [leader, member] = [await enter("leader", { device: phone }), await enter("member", { device: phone })];
  await names(meeting, [leader, member], recorder);

  await secretary.goes("/branch/term/ballots/new?scope=term&post=committee_member");
  await secretary.sees("候选人");
  await atMeeting(secretary, "换届选举");
  await secretary.types("应选委员人数", "3");
  const boxes = secretary.page.getByRole("checkbox").filter({ visible: true });
  const labels = await boxes.evaluateAll((all) => all.map((box) => box.closest("label").textContent.trim()));
  const tellers = [leader.called, member.called];
  const others = labels.filter((name) => ![...tellers, person("secretary").who, person("recorder").who].includes(name)).slice(0, 2);
  const standing = labels.filter((name) => [person("secretary").who, person("recorder").who, ...others].includes(name));
  for (const name of standing) await secretary.ticks(name);
  await secretary.picks("手机和纸票都用");
  await secretary.press("列入本次会议的无记名投票");
  await secretary.sees("已列入无记名投票", "换届选举委员", "应选 3 人");
  const ballot = path(secretary);

  await recorder.goes(ballot);
  await recorder.press("开始投票");
  const loses = others[1];
  const answers = standing.map((name) => (name === loses ? "反对" : "赞成"));
  for (const voter of [secretary, member, leader, recorder]) await votes(voter, ballot, answers);
  const voted = [secretary, member, leader, recorder].map((voter) => voter.called);
  const papers = await handsOut(leader, ballot, 12, voted);
  await recorder.goes(ballot);
  await recorder.pressAndConfirm("停止投票");
  await count([leader, member], ballot, papers.length, standing.map((name) => [name, name === loses ? 0 : papers.length]));
  await secretary.goes(ballot);
  await secretary.sees("当选：", "下一步");
  await secretary.press("回到换届选举：选下一项，或者报上级确认");
  await secretary.sees("当选：", others[0]);
  committee = { secretary: others[0], meeting };
});

walk("a conversion is put to the ballot from his own page, and the count becomes the step", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  const recorder = await enter("recorder", { device: phone });
  const [leader, member] = [await enter("leader", { device: phone }), await enter("member", { device: phone })];
  await secretary.goes("/admissions");
  const part = secretary.page.locator("main section").filter({ has: secretary.page.getByRole("heading", { name: "预备党员" }) });
  const name = (await part.locator(".list-title").first().innerText()).trim();
  await secretary.leaving(() => part.getByRole("link").first().click());
  const admission = path(secretary);
  await secretary.sees("支部大会讨论转正");
  if (await secretary.page.getByRole("link", { name: "查看这次投票" }).count()) {
    // The demonstration has put it to its meeting of today already: it is taken back there, and leads back here.
    await secretary.press("查看这次投票");
    await secretary.press("撤回这次投票");
    await secretary.types("撤回的原因", "改到换届的会上表决");
    await secretary.press("撤回这次投票");
    await secretary.press("回去重新列入投票");
  }
  await secretary.sees("支部大会讨论转正", "已经用纸票表决过的");
  await atMeeting(secretary, "换届选举");
  await secretary.picks("同意按期转正");
  await secretary.picks("手机和纸票都用");
  await secretary.press("列入本次会议的无记名投票");
  await secretary.sees("已列入无记名投票", `${name}按期转为正式党员`);
  const ballot = path(secretary);
  // Another window has no key of theirs.
  for (const teller of [leader, member]) {
    await teller.goes(`${committee.meeting}/ballots`);
    await teller.press("重新领取钥匙");
    await teller.press("抄好了，回到无记名投票");
  }
  await recorder.goes(ballot);
  await recorder.press("开始投票");
  for (const voter of [secretary, member, leader, recorder]) await votes(voter, ballot, ["赞成"]);
  const papers = await handsOut(leader, ballot, 12, [secretary, member, leader, recorder].map((voter) => voter.called));
  await recorder.goes(ballot);
  await recorder.pressAndConfirm("停止投票");
  await count([leader, member], ballot, papers.length, [[name, papers.length]]);
  await secretary.goes(ballot);
  await secretary.sees("通过", "计票报告单");
  await secretary.press("把结果记入发展党员");
  await secretary.sees("投票已通过", "票数、日期从投票结果来");
  await secretary.types("材料名称或文号", "支部大会决议");
  await secretary.press("用投票结果记下这一步");
  await secretary.sees("已记下：支部大会讨论转正", "无记名投票", "支部大会决议");
  const reader = await enter("secretary", { device: desktop, language: "en", scripts: false });
  await reader.goes(admission);
  await reader.sees("by secret ballot", "Correct");
});

walk("those elected elect their secretary, one button hands the result up, and the unit above confirms it", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: phone });
  const recorder = await enter("recorder", { device: phone });
  const { meeting, names: called } = await opens("支部委员会会议", "选举书记", { secretary, recorder, person });
  if (called.length !== 3) throw new Error(`the first meeting of a committee of three calls ${called.join("、")}`);
  await names(meeting, [secretary, recorder], recorder);
  await secretary.goes("/branch/term");
  await secretary.press("列入投票", { inside: line(secretary, "书记").first() });
  await secretary.chooses("候选人", committee.secretary);
  await secretary.picks("手机和纸票都用");
  await secretary.press("列入本次会议的无记名投票");
  const ballot = path(secretary);
  await recorder.goes(ballot);
  await recorder.press("开始投票");
  for (const voter of [secretary, recorder]) await votes(voter, ballot, ["赞成"]);
  const papers = await handsOut(secretary, ballot, 1, [secretary.called, recorder.called]);
  await recorder.goes(ballot);
  await recorder.pressAndConfirm("停止投票");
  await count([secretary, recorder], ballot, papers.length, [[committee.secretary, papers.length]]);

  await secretary.goes("/branch/term");
  await secretary.sees("各项都已选出", `书记 ${committee.secretary}`);
  await secretary.picture("term-result");
  await secretary.press("以投票结果报上级确认");
  await secretary.sees("等待上级确认", "来自无记名投票");
  const result = path(secretary);
  const superior = await enter("superior", { device: phone, language: "en", scripts: false });
  await superior.goes("/today");
  await superior.sees("Confirm the result of an election");
  await superior.goes(result);
  await superior.press("Confirm: the new term begins");
  await superior.sees("Confirmed. The posts and the term");
  await secretary.goes("/branch/term");
  await secretary.sees("现任", committee.secretary, "已确认");
  await secretary.seesNot("登记纸票选举的结果");
});

walk("an election that cannot be held in time is moved with the approval of the unit above", async ({ enter }) => {
  const small = await enter("small", { device: phone, scripts: false });
  await small.goes("/branch/term");
  await small.press("申请提前或延期换届");
  await small.types("换届改到哪天以前", monthsFromNow(10));
  await small.types("理由", "防汛值守，人员外派");
  await small.press("报上级批准");
  await small.sees("等待上级批准", "延期");
  const request = path(small);
  const superior = await enter("superior", { device: desktop });
  await superior.goes("/today");
  await superior.sees("审批提前或延期换届");
  await superior.goes(request);
  await superior.pressAndConfirm("批准");
  await superior.sees("已批准");
  await small.goes("/branch/term");
  await small.sees("延期", "已批准");
});

walk("one's own file is handed out to oneself, the report of a ballot to who was at the meeting", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes("/settings");
  await member.press("本人档案");
  await member.sees("只有您本人能打开", "PDF");
  await member.goes(`${committee.meeting}/ballots`);
  await member.page.locator("main a[href*='/ballots/']").first().click();
  await member.sees("计票报告单");
});
