// The yearly appraisal, on phones: the tally is put to the secret ballot of the meeting, two tellers open it, everybody sees the totals, and what each
// was given is seen by who appraises alone.
import { desktop, phone } from "../house/browser.mjs";
import { begins, names, path, votes } from "../house/hall.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
let held;

walk("the tally is put to the meeting's ballot, people vote on their phones, and two tellers open the box", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/organisation-life");
  const year = await secretary.page.getByRole("main").locator(".list-title").first().innerText();
  await secretary.press(year, { inside: secretary.page.getByRole("main") });
  const round = path(secretary);
  await secretary.goes(`${round}/appraisal`);
  await secretary.sees("组织评定");
  // As the round's page leads to it once opinions are gathered.
  await secretary.goes("/meetings/new?kind=organisation_life&also=appraisal");
  await secretary.types("主题", "年度组织生活会和民主评议");
  const recorder = await enter("recorder", { device: desktop });
  const { meeting } = await begins({ secretary, recorder, person });

  const [leader, member] = [await enter("leader", { device: phone }), await enter("member", { device: phone })];
  await names(meeting, [leader, member], recorder);
  // A box that was counted elsewhere: two people enter, each for himself, and nobody sees the other's figures before he entered his own.
  const counts = async (visitor, figures) => {
    await visitor.goes(`${round}/appraisal/count`);
    await visitor.types("发出多少张票", "4");
    await visitor.types("收回多少张票", "4");
    const lines = visitor.page.locator("input[name=figures]");
    for (let at = 0; at < (await lines.count()); at++) await lines.nth(at).fill(at === 0 ? figures : "1 3 0 0");
    await visitor.press("录入", { exact: true });
  };
  await counts(secretary, "4 0 0 0");
  await secretary.sees("还差另一个人的一份", "推选监票人、计票人");
  await recorder.goes(`${round}/appraisal`);
  await recorder.sees("录入您数的");
  await recorder.seesNot("4 0 0 0");
  await counts(recorder, "3 1 0 0");
  await recorder.sees("两份计票不一致", "不同之处");
  await secretary.goes(`${round}/appraisal/count`);
  await secretary.sees("录入的是：3 1 0 0");
  const english = await enter("secretary", { device: phone, language: "en", scripts: false });
  await english.goes(`${round}/appraisal`);
  await english.sees("The counts differ", "Correct what I entered");

  // Instead it is put to the ballot of the house after all.
  await secretary.goes(`${round}/appraisal`);
  await secretary.unfolds("改用本次会议的无记名投票");
  await secretary.sees("民主测评", "怎么投");
  await secretary.press("列入本次会议的无记名投票");
  await secretary.sees("已列入无记名投票", "被测评的人", "待投票");
  const ballot = path(secretary);
  await recorder.goes(ballot);
  await recorder.press("开始投票");
  await recorder.sees("投票中");

  // A paper has a line for each who is appraised, and every line is filled in.
  await member.goes(ballot);
  await member.press("领票");
  await member.sees("优秀", "基本合格");
  await member.picture("appraisal-paper");
  const groups = member.page.getByRole("radiogroup").filter({ visible: true });
  const lines = await groups.count();
  await member.press("看一遍再投", { answer: 422 });
  await member.sees("每一行都要选一项");
  for (let at = 0; at < lines; at++) await groups.nth(at).getByRole("radio", { name: at < 3 ? "优秀" : "合格", exact: true }).check();
  await member.press("看一遍再投");
  await member.press("投票");
  await member.sees("您的票已经投进去了");
  for (const [at, voter] of [secretary, leader, recorder].entries()) {
    await votes(voter, ballot, Array.from({ length: lines }, (_, line) => (line % 4 === at ? "优秀" : "合格")));
  }
  await recorder.goes(ballot);
  await recorder.sees("手机已收回 4 张", "谁也看不到得票情况");
  await recorder.pressAndConfirm("停止投票");
  for (const teller of [leader, member]) {
    await teller.goes(ballot);
    await teller.press("打开票箱");
  }
  await member.sees("计票完成", "收回 4 张", "只有书记、委员看得到");
  held = { round, meeting, ballot };
});

walk("everybody sees the totals, who appraises sees what each was given, and takes it over", async ({ enter }) => {
  const { round, meeting, ballot } = held;
  const member = await enter("member", { device: phone });
  await member.goes(ballot);
  await member.sees("收回 4 张", "只有书记、委员看得到");
  await member.seesNot("基本合格");
  await member.seesNot("核对：收回");
  await member.picture("appraisal-member");
  await member.goes(`${meeting}/minutes`);
  await member.sees("收回 4 张", "不列入会议记录");
  await member.seesNot("基本合格");
  await member.goes(`${round}/appraisal`);
  await member.seesNot("基本合格");

  const secretary = await enter("secretary", { device: phone });
  await secretary.goes(ballot);
  await secretary.sees("收回 4 张", "核对：收回 4 张", "单张选票不公布");
  await secretary.picture("appraisal-result");
  await secretary.press("把结果用于民主评议");
  await secretary.sees("投票已计出");
  await secretary.press("采用投票结果");
  await secretary.sees("测评结果已采用投票结果", "发出 4 张，收回 4 张");
  const reader = await enter("secretary", { device: desktop, language: "en", scripts: false });
  await reader.goes(ballot);
  await reader.sees("seen by secretary and committee alone", "returned 4");
  const other = await enter("member", { device: desktop, language: "en", scripts: false });
  await other.goes(ballot);
  await other.sees("seen by secretary and committee alone");
  await other.seesNot("Not qualified");
});
