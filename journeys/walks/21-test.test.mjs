// A test in a study day: the secretary opens it at a desk, members answer on phones, one of them loses the network and goes on at another device;
// at the end the class sees how it did, and each his own answers alone.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { opens, path } from "../house/hall.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const SEND = ["提交，下一题", "Send, and on"];
const FIRST = ["请先作答", "Please answer first"];
let meeting = "";
let test = "";

/** Answers the question that is shown, whatever kind it is. */
async function chooses(visitor) {
  const main = visitor.page.getByRole("main");
  for (const kind of ["radio", "checkbox"]) {
    const all = main.locator(`.choices input[type=${kind}]`);
    if (await all.count()) {
      await all.first().check();
      return;
    }
  }
  // A word that stays short on its way, however many blanks the question that was drawn has.
  for (const blank of await main.locator("input[name^=blank]").all()) await blank.fill("x");
}

/** Sends the answer to the question that is shown: with scripts the next one lies in the page already. */
async function sends(visitor) {
  await (visitor.scripts ? visitor.touches(SEND) : visitor.press(SEND));
}

/** From the meeting's page into the test; answers everything. */
async function takes(visitor, { shows = async () => {} } = {}) {
  await visitor.goes(meeting);
  await visitor.press(["测试", "Tests"]);
  await visitor.press(["参加测试", "Take the test"]);
  await visitor.press(["开始答题", "Begin"]);
  for (let number = 1; number <= 5; number++) {
    await visitor.sees([`第 ${number} 题，共 5 题`, `Question ${number} of 5`]);
    if (number === 2) await shows();
    if (number === 3 && visitor.scripts) {
      // Nothing was chosen: the question stays, and says so.
      await visitor.touches(SEND);
      await visitor.sees(FIRST);
      await visitor.sees([`第 3 题，共 5 题`, `Question 3 of 5`]);
    }
    await chooses(visitor);
    await sends(visitor);
  }
  await visitor.sees(["您已经答完了", "You are through"]);
  await visitor.arrived();
}

walk("the secretary opens a test in a study day", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  const recorder = await enter("recorder", { device: phone });
  ({ meeting } = await opens("集中学习", "学习道路交通安全法", { secretary, recorder, person }));
  const member = await enter("member", { device: phone });
  await member.goes(`${meeting}/tests`);
  await member.sees("还没有测试");
  await secretary.goes(meeting);
  await secretary.press("测试");
  await secretary.sees("短测还不能用", "自己挑题");
  await secretary.picture("test-open");
  await secretary.press("自己挑题");
  await secretary.press("用挑好的题开始测试", { answer: 422 });
  await secretary.sees("请挑 1 到 30 道题");
  await secretary.goes(`${meeting}/tests`);
  await secretary.types("题数", "5");
  await secretary.press("开始测试");
  await secretary.sees("测试已经开始", "0 人已开始");
  // Whoever waits on that page is shown that it has begun.
  await member.sees("参加测试");
  await member.press("参加测试");
  test = path(member);
  await member.sees("您答了什么只有您自己看得到");
});

walk("a member answers on a phone, the network goes away and comes back, and another device goes on where he was", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes(test);
  await member.press("开始答题");
  const posts = [];
  member.page.on("request", (request) => request.method() === "POST" && posts.push(request));
  await member.sees("已答 0 道，共 5 道");
  await sends(member);
  await member.sees("请先作答");
  await chooses(member);
  await sends(member);
  await member.sees("第 2 题，共 5 题", "已答 1 道，共 5 道。 都已保存");
  assert.equal(await member.page.evaluate(() => document.activeElement?.tagName), "H1", "who listens hears the next question");
  const [post] = posts;
  assert.deepEqual([posts.length, (await post.response()).status()], [1, 204], "each answer is one small request");
  assert.ok((await post.headerValue("zx-sending")) === "own" && post.postData().length < 60);
  await member.offline(true);
  await chooses(member);
  await sends(member);
  await member.sees("第 3 题，共 5 题", "1 道还记在本机");
  await member.arrived();
  await member.offline(false);
  await member.sees("都已保存");
  // The phone was locked and the browser thrown out: what was chosen and not sent stands there.
  await chooses(member);
  await member.page.reload({ waitUntil: "load" });
  await member.sees("第 3 题，共 5 题", "已答 2 道，共 5 道");
  assert.ok(await member.page.locator(".choices input:checked, input[name^=blank]").count(), "what was chosen is kept");
  // On the other device Today tells of it, with one step.
  const tablet = await enter("member", { device: desktop, scripts: false });
  await tablet.goes("/today");
  await tablet.sees("已答 2 道，共 5 道");
  await tablet.goes(`/study/days/${meeting.split("/").pop()}`);
  await tablet.sees("正在进行的测试", "已答 2 道，共 5 道");
  await tablet.press("接着答");
  await tablet.sees("第 3 题，共 5 题");
  await chooses(tablet);
  await sends(tablet);
  await tablet.sees("第 4 题，共 5 题");
  // The phone still shows that question: what it sends of it without a network, later, changes nothing; the rest counts.
  await member.offline(true);
  for (const number of [3, 4, 5]) {
    await member.sees(`第 ${number} 题，共 5 题`);
    await chooses(member);
    await sends(member);
  }
  await member.sees("这一页的题都答完了", "3 道还记在本机");
  await member.offline(false);
  await member.sees("您已经答完了");
  await member.seesNot("答对", "答错");
  await member.goes("/today");
  await member.seesNot("集中学习的测试");
});

walk("others take it, in English and without scripts; then the class sees how it did, and each his own", async ({ enter }) => {
  const leader = await enter("leader", { device: phone, language: "en" });
  await takes(leader, { shows: () => leader.picture("test-question") });
  await takes(await enter("auxiliary", { device: phone, scripts: false }));
  await takes(await enter("recorder", { device: phone }));
  const secretary = await enter("secretary", { device: desktop });
  await takes(secretary);
  await leader.goes(test);
  await leader.sees("You are through");
  await secretary.goes(`${meeting}/tests`);
  await secretary.sees("5 人已开始，5 人已答完");
  await secretary.pressAndConfirm("结束测试");
  await secretary.sees("测试结果", "5 人答题", "现在值得讲的题", "按领域");
  await secretary.unfolds("这些数字怎么来的");
  // Whoever waits is shown the result without doing anything, in numbers that name nobody.
  await leader.sees("5 people answered", "Nobody but you sees this");
  assert.doesNotMatch(await leader.text(), /\d of 5 were right/);
  await leader.press("See my answers and why");
  await leader.sees("My own answers", "Your answer");
  const small = await enter("small", { device: phone });
  await small.goes(test, 404);
});

walk("a test of the demonstration tells what to talk about", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/banks");
  await secretary.press("道路安全");
  await secretary.press("用来测试");
  await secretary.sees("最近的测试");
  await secretary.press("20 道题的测试");
  await secretary.sees("现在值得讲的题", "难度");
  await secretary.picture("test-result");
});
