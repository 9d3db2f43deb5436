// The numbers of the rules in a browser: in a branch of 20 with a vote a resolution needs 10 who are there and 11 yes, an admission and a conversion 11
// and 11, an election 16 and more than half of those. One short is refused, or does not pass. On paper, by two tellers.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { clock, line, path } from "../house/hall.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const ENTITLED = 20;
const MARKS = ["赞成", "反对", "弃权"];
let meeting;
let tellers;
/** Names on the list with a vote who are not marked yet; those who run the meeting and count come first. */
let waiting;

/** Marks so many more with a vote as there. */
async function come(recorder, number) {
  await recorder.goes(`${meeting}/roll`);
  for (const name of waiting.splice(0, number)) {
    const row = recorder.page.getByRole("group", { name, exact: true });
    await recorder.touches("到会", row);
    await row.getByRole("button", { name: "到会", pressed: true }).waitFor();
  }
}

/** Proposes a ballot on paper; its page. */
async function proposes(recorder, kind, title, fill = async () => {}) {
  await recorder.goes(`${meeting}/ballots`);
  await recorder.press(kind);
  await recorder.types("选票上的题目", title);
  await fill();
  await recorder.picks("只用纸票");
  await recorder.press("列入投票");
  return path(recorder);
}

/** The vote is refused while one is missing; then it begins. */
async function begins(recorder, ballot, { here, needed }) {
  await recorder.press("开始投票", { answer: 422 });
  await recorder.sees(`应到 ${ENTITLED} 人，实到 ${here} 人，需要 ${needed} 人，还差 1 人`);
  await come(recorder, 1);
  await recorder.goes(ballot);
  await recorder.press("开始投票");
}

/** Everybody who is there gets a paper; both tellers count the same. */
async function counted(recorder, ballot, papers, fill) {
  const [teller] = tellers;
  await teller.goes(ballot);
  const without = () => teller.page.locator("#papers").getByRole("listitem").filter({ has: teller.page.getByRole("button", { name: "发纸票" }) });
  for (let at = 0; at < papers; at += 1) {
    const name = await without().first().locator(".list-title").innerText();
    await teller.press("发纸票", { inside: line(teller, name) });
  }
  assert.equal(await without().count(), 0, "all who are there have a paper");
  await recorder.goes(ballot);
  await recorder.pressAndConfirm("停止投票");
  for (const one of tellers) {
    await one.goes(ballot);
    await one.press("清点纸票");
    await one.types("收回张数", String(papers));
    await one.types("废票张数", "0");
    await fill(one);
    await one.press("我数的是这样");
  }
  await recorder.goes(ballot);
}

/** For, the rest against, none abstained. */
const votes = (papers, yes) => async (teller) => {
  for (const [at, number] of [yes, papers - yes, 0].entries()) await teller.types(MARKS[at], String(number));
};

walk("a branch of twenty: nine are not enough for a resolution, ten are, and ten yes do not pass", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/meetings/new");
  await secretary.chooses("类型", "支部党员大会");
  await secretary.types("主题", "照章程的数表决");
  const { day, time } = clock(2);
  await secretary.types("日期", day);
  await secretary.types("时间", time);
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  meeting = path(secretary);
  await secretary.pressAndConfirm("确定名单并发通知");
  const known = Number((await secretary.text()).match(/有表决权的 (\d+) 人/)?.[1]);
  assert.ok(known <= ENTITLED, `${known} with a vote`);
  for (let at = known; at < ENTITLED; at += 1) {
    await secretary.goes("/members/new");
    await secretary.types("编号", `v-${at}`);
    await secretary.types("姓名", `补足${at}号`);
    await secretary.field("所属单位").selectOption({ index: 1 });
    await secretary.picks("正式党员");
    await secretary.types("编入日期", "2026-01-05");
    await secretary.press("保存");
  }
  const recorder = await enter("recorder", { device: phone });
  await recorder.goes(`${meeting}/opening`);
  await recorder.press("宣布开始");
  await recorder.goes(`${meeting}/roll`);
  const first = ["secretary", "leader", "recorder"].map((role) => person(role).who);
  const all = await recorder.page.locator("h2.roll-head + ul.roll").evaluateAll((parts) =>
    parts.filter((part) => part.previousElementSibling.textContent.startsWith("有表决权")).flatMap((part) => [...part.querySelectorAll(".person b")].map((name) => name.textContent)));
  assert.equal(all.length, ENTITLED);
  waiting = [...first, ...all.filter((name) => !first.includes(name))];
  await come(recorder, 9);
  for (const role of ["secretary", "leader"]) {
    await recorder.goes(`${meeting}/ballots`);
    await recorder.unfolds("推选监票人、计票人");
    await recorder.chooses("监票人、计票人", person(role).who);
    await recorder.press("指定");
  }
  tellers = [secretary, await enter("leader", { device: phone })];
  const ballot = await proposes(recorder, "一般决议", "同意工作计划");
  await recorder.seesNot("还没有领取钥匙");
  await begins(recorder, ballot, { here: 9, needed: 10 });
  await counted(recorder, ballot, 10, votes(10, 10));
  await recorder.sees(`应到 ${ENTITLED} 人，实到 10 人（需要 10 人）`, "赞成 10 票，反对 0 票，弃权 0 票，需要 11 票赞成：未通过");

  // 细: more than half must be there for an admission, and more than half of all must say yes.
  const admission = await proposes(recorder, "接收、转正", "接收赵敏为预备党员", () => recorder.types("发展对象、预备党员姓名", "赵敏"));
  await begins(recorder, admission, { here: 10, needed: 11 });
  await counted(recorder, admission, 11, votes(11, 11));
  await recorder.sees(`应到 ${ENTITLED} 人，实到 11 人（需要 11 人）`, "赞成 11 票，反对 0 票，弃权 0 票，需要 11 票赞成：通过");

  const conversion = await proposes(recorder, "接收、转正", "同意钱进按期转为正式党员", () => recorder.types("发展对象、预备党员姓名", "钱进"));
  await recorder.press("开始投票");
  await counted(recorder, conversion, 11, votes(11, 10));
  await recorder.sees("赞成 10 票，反对 1 票，弃权 0 票，需要 11 票赞成：未通过");

  // 选: four fifths must be there, and more than half of those elect.
  const standing = waiting.slice(-2);
  const election = await proposes(recorder, "选举", "选举支部委员", async () => {
    await recorder.types("应选名额", "1");
    for (const name of standing) await recorder.ticks(name);
  });
  await come(recorder, 4);
  await recorder.goes(election);
  await begins(recorder, election, { here: 15, needed: 16 });
  await counted(recorder, election, 16, async (teller) => {
    for (const [at, name] of standing.entries()) {
      const group = teller.page.getByRole("group", { name, exact: true });
      for (const [mark, number] of [at === 0 ? 9 : 7, at === 0 ? 7 : 9, 0].entries()) await group.getByLabel(MARKS[mark], { exact: true }).fill(String(number));
    }
  });
  await recorder.sees(`应到 ${ENTITLED} 人，实到 16 人（需要 16 人）`, "得到 9 票以上赞成始得当选", `当选：${standing[0]}`);
});
