// A secret ballot, from the tellers' keys to the result: on phones, on paper, with and without scripts, in both languages.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { path } from "../house/hall.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const PRESENT = ["到会", "Present"];
let meeting;
let ballot;

/** The line of a list that holds this name. */
const line = (visitor, name) => visitor.page.getByRole("listitem").filter({ hasText: name, visible: true });

/** The day and the time of so many minutes ago in Shanghai, as fields take them. */
function clock(minutesAgo) {
  const at = new Date(Date.now() - minutesAgo * 60_000);
  const part = (options) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", hourCycle: "h23", ...options }).format(at);
  return { day: part({ year: "numeric", month: "2-digit", day: "2-digit" }), time: part({ hour: "2-digit", minute: "2-digit" }) };
}

walk("a meeting is called and opened; a secret ballot is proposed and waits for its tellers", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/meetings/new");
  await secretary.chooses("类型", "支部党员大会");
  await secretary.types("主题", "讨论转正和补选");
  const { day, time } = clock(2);
  await secretary.types("日期", day);
  await secretary.types("时间", time);
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  meeting = new URL(secretary.page.url()).pathname;
  await secretary.pressAndConfirm("确定名单并发通知");
  const recorder = await enter("recorder", { device: phone });
  await recorder.goes(`${meeting}/opening`);
  await recorder.press("宣布开始");
  await recorder.goes(`${meeting}/roll`);
  const names = await recorder.page.getByRole("group").evaluateAll((groups) => groups.map((group) => group.getAttribute("aria-label")).filter(Boolean));
  for (const name of names) {
    const row = recorder.page.getByRole("group", { name, exact: true });
    await recorder.touches(PRESENT, row);
    await row.getByRole("button", { name: recorder.say(PRESENT), pressed: true }).waitFor();
  }
  await recorder.sees("名单已点完");
  await recorder.goes(`${meeting}/motions`);
  await recorder.press("无记名投票");
  await recorder.sees("还没有无记名投票", "还没有推选");
  await recorder.press("一般决议");
  await recorder.types("选票上的题目", "同意增设一名委员");
  await recorder.press("列入投票");
  await recorder.press("撤回这次投票");
  await recorder.types("撤回的原因", "要先报上级批准");
  await recorder.press("撤回这次投票");
  await recorder.sees("已撤回", "要先报上级批准");
  await recorder.goes(`${meeting}/ballots`);
  await recorder.press("接收、转正");
  await recorder.types("选票上的题目", "同意丁东升同志按期转为正式党员");
  await recorder.types("发展对象、预备党员姓名", "丁东升");
  await recorder.picks("手机和纸票都用");
  await recorder.press("列入投票");
  await recorder.sees("已列入投票", "待投票");
  ballot = new URL(recorder.page.url()).pathname;
  await recorder.press("打印纸质选票");
  await recorder.sees("沿虚线裁开", "丁东升", "不写自己的姓名");
  await recorder.press("回到这次投票");
  await recorder.press("开始投票", { answer: 422 });
  await recorder.sees("刚才这一步没有办成", "至少要有两名监票人、计票人领取了票箱钥匙");
  await recorder.press("重新打开这次投票");
  if (path(recorder) !== ballot) throw new Error(`led to ${path(recorder)}`);
});

walk("two tellers take their keys, people vote on phones and paper, and two keys open the box", async ({ enter, person }) => {
  const recorder = await enter("recorder", { device: desktop });
  for (const role of ["secretary", "leader"]) {
    await recorder.goes(`${meeting}/ballots`);
    await recorder.unfolds("推选监票人、计票人");
    await recorder.chooses("监票人、计票人", person(role).who);
    await recorder.press("指定");
    await recorder.sees(`已指定 ${person(role).who}`, "未领钥匙");
  }
  const secretary = await enter("secretary", { device: phone });
  const leader = await enter("leader", { device: phone, language: "en", scripts: false });
  await secretary.goes(`${meeting}/ballots`);
  await secretary.press("领取票箱钥匙");
  await secretary.picture("ballot-key", { again: false });
  await secretary.sees("您的票箱钥匙", /[A-Z2-9]{4}(-[A-Z2-9]{4}){4}/, "服务器不保存您的钥匙");
  await secretary.press("抄好了，回到无记名投票");
  await secretary.sees("已领钥匙");
  await leader.goes(`${meeting}/ballots`);
  await leader.press("Take my key to the box");
  await leader.sees("Your key to the box");
  await leader.picture("ballot-key", { again: false });
  await leader.press("I have written it down");
  await leader.goes(`${ballot}/slips`);
  await leader.sees("to be cut along the dashed lines", "丁东升", "none has a number");
  for (const preferCSSPageSize of [true, false]) {
    const sheets = (await leader.page.pdf({ preferCSSPageSize, format: "A4" })).toString("latin1").match(/\/MediaBox/g);
    assert.equal(sheets.length, 1, "one sheet, and none without a word before it");
  }

  await recorder.goes(ballot);
  await recorder.press("开始投票");
  await recorder.sees("投票开始", "投票中");

  const member = await enter("member", { device: phone });
  await member.goes("/today");
  await member.sees("等您表决", "按期转为正式党员");
  await member.picture("today-vote");
  await member.goes(ballot);
  await member.pressTwice("领票");
  await member.picture("ballot-paper");
  await member.press("看一遍再投", { answer: 422 });
  await member.sees("每一行都要选一项");
  await member.picks("赞成");
  await member.press("看一遍再投");
  await member.sees("这是您的选票", "赞成", "不能更改");
  await member.press("回去改");
  await member.picks("反对");
  await member.press("看一遍再投");
  await member.pressTwice("投票");
  await member.sees("您的票已经投进去了", "名册上只记您投了票");
  await member.seesNot("反对");
  await member.goes(`${ballot}/paper`, 422);
  await member.sees("刚才这一步没有办成", "不能再投，也不能更改");
  await member.press("重新打开这次投票");
  await member.sees("您的票已经投进去了");

  await leader.goes(ballot);
  await leader.press("Take a ballot");
  await leader.picks("For");
  await leader.press("Look it over");
  await leader.press("Cast it");
  await leader.sees("Your ballot went in");
  await recorder.sees("手机已收回 2 张", "谁也看不到得票情况");

  await secretary.goes(ballot);
  const here = secretary.page.locator("#papers").getByRole("listitem").filter({ has: secretary.page.getByRole("button", { name: "发纸票" }) });
  const names = await here.locator(".list-title").allInnerTexts();
  const papers = names.filter((name) => ![person("secretary").who, person("recorder").who].includes(name)).slice(0, 3);
  for (const name of papers) await secretary.press("发纸票", { inside: line(secretary, name) });
  await secretary.sees("纸票和书面意见 3");
  await recorder.pressAndConfirm("停止投票");
  await recorder.sees("投票已停止", "计票中");

  const counts = async (teller, words, [returned, voided, ...votes]) => {
    await teller.goes(ballot);
    await teller.press(words.count);
    await teller.types(words.returned, returned);
    await teller.types(words.voided, voided);
    for (const [at, name] of words.marks.entries()) await teller.types(name, votes[at]);
    await teller.press(words.enter);
  };
  const chinese = { count: "清点纸票", returned: "收回张数", voided: "废票张数", marks: ["赞成", "反对", "弃权"], enter: "我数的是这样" };
  const english = { count: "Count the papers", returned: "Papers returned", voided: "Void papers", marks: ["For", "Against", "Abstain"], enter: "This is what I counted" };
  await counts(secretary, chinese, ["3", "0", "2", "1", "0"]);
  await secretary.sees("等另一名监票人、计票人清点");
  await leader.picture("ballot-teller");
  await counts(leader, english, ["3", "1", "2", "0", "0"]);
  await leader.sees("differ. Please count again together", "Void papers", "Take my figures back");
  await counts(leader, english, ["3", "0", "2", "1", "0"]);
  await leader.sees("All who entered figures agree");

  await secretary.goes(ballot);
  await secretary.press("打开票箱");
  await secretary.sees("您的钥匙已用上", "还差一把");
  await recorder.seesNot("投票结果");
  await leader.goes(ballot);
  await leader.press("Open the box");
  await leader.sees("It is counted", "For 3, against 2, abstained 0", "not passed");
  await recorder.sees("投票结果", "发出 5 张，收回 5 张，废票 0 张，有效 5 张", "未通过", "手机票：发出 2 张，收回 2 张。纸票和书面意见：发出 3 张，收回 3 张", "单张选票不公布");
  await member.goes(ballot);
  await member.picture("ballot-result");
  await member.goes(`${meeting}/minutes`);
  await member.sees("无记名投票", "赞成 3 票，反对 2 票");
});

walk("an election: too many names are told before the ballot is cast, and what is published adds up", async ({ enter, person }) => {
  const recorder = await enter("recorder", { device: phone, language: "en" });
  const secretary = await enter("secretary", { device: desktop });
  const leader = await enter("leader", { device: phone });
  for (const teller of [secretary, leader]) {
    await teller.goes(`${meeting}/ballots`);
    await teller.press("重新领取钥匙");
    await teller.press("抄好了，回到无记名投票");
  }
  await recorder.goes(`${meeting}/ballots`);
  await recorder.press("Election");
  await recorder.types("The question on the ballot", "选举支部委员");
  await recorder.types("Seats", "1");
  const boxes = recorder.page.getByRole("checkbox").filter({ visible: true });
  const tellers = ["secretary", "leader"].map((role) => person(role).who);
  const labels = await boxes.evaluateAll((all) => all.map((box) => box.closest("label").textContent.trim()));
  const standing = labels.filter((name) => ![...tellers, person("member").who].includes(name)).slice(0, 2);
  for (const name of standing) await recorder.ticks(name);
  await recorder.press("Propose");
  const election = new URL(recorder.page.url()).pathname;
  await recorder.sees("It is proposed", "1 to be elected", ...standing);
  await recorder.press("Begin the vote");

  const member = await enter("member", { device: phone });
  await member.goes(election);
  await member.press("领票");
  await member.sees("应选 1 人");
  for (const name of standing) await member.page.getByRole("radiogroup", { name, exact: true }).getByRole("radio", { name: "赞成" }).check();
  await member.press("看一遍再投");
  await member.sees("您选了 2 人，应选 1 人：多了，这张票会作废");
  await member.press("回去改");
  await member.page.getByRole("radiogroup", { name: standing[1], exact: true }).getByRole("radio", { name: "弃权" }).check();
  await member.press("看一遍再投");
  await member.sees("您选了 1 人，应选 1 人");
  await member.press("投票");

  await recorder.sees("returned by phone 1");
  await recorder.pressAndConfirm("End the vote");
  for (const teller of [secretary, leader]) {
    await teller.goes(election);
    await teller.press("打开票箱");
  }
  await leader.sees("计票完成", "无人当选", "还缺 1 名");
  await leader.sees("是有效 1 张加废票 0 张", "单张选票不公布");
  await leader.seesNot("yo");
  await recorder.sees("Nobody is elected", "Propose the next round");
});
