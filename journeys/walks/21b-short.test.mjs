// The short form of a test: once enough people have answered enough questions, each is asked eight of them, chosen by what he answered before.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { clock, path } from "../house/hall.mjs";
import { demonstrationOf } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

// A branch in which more than thirty took the demonstration's test of twenty questions.
const walk = walksIn(() => demonstrationOf("--members", "150", "--branches", "3"));

/** A study day that has begun; its roll need not be called for a test. */
async function begins({ secretary, recorder, person }) {
  const { day, time } = clock(2);
  await secretary.goes("/meetings/new");
  await secretary.chooses("类型", "集中学习");
  await secretary.types("主题", "短测：道路安全");
  await secretary.types("日期", day);
  await secretary.types("时间", time);
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  const meeting = path(secretary);
  await secretary.pressAndConfirm("确定名单并发通知");
  await recorder.goes(`${meeting}/opening`);
  await recorder.press("宣布开始");
  return meeting;
}

/** Answers what is asked, and gives the question. */
async function answers(visitor) {
  const main = visitor.page.getByRole("main");
  const asked = await main.locator("p").first().innerText();
  for (const kind of ["radio", "checkbox"]) {
    const all = main.locator(`.choices input[type=${kind}]`);
    if (await all.count()) {
      await all.first().check();
      break;
    }
  }
  for (const blank of await main.locator("input[name^=blank]").all()) await blank.fill("不知道");
  await visitor.press(["提交，下一题", "Send, and on"]);
  return asked;
}

walk("the secretary opens the short form, and two members are asked eight questions each", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  const recorder = await enter("recorder", { device: phone });
  const meeting = await begins({ secretary, recorder, person });
  await secretary.goes(`${meeting}/tests`);
  await secretary.sees("短测可以用", "每道至少有");
  await secretary.picture("test-short");
  await secretary.picks("短测：每人 8 道题，题目各不相同");
  await secretary.press("开始测试");
  await secretary.sees("8 道题的测试");
  const asked = [];
  for (const [role, how] of [["member", {}], ["leader", { language: "en", scripts: false }]]) {
    const visitor = await enter(role, { device: phone, ...how });
    await visitor.goes("/today");
    await visitor.sees(["8 道题：点这里参加", "A test of 8 questions"]);
    await visitor.goes(`${meeting}/tests`);
    await visitor.press(["参加测试", "Take the test"]);
    await visitor.press(["开始答题", "Begin"]);
    const own = [];
    for (let number = 1; number <= 8; number++) {
      await visitor.sees([`第 ${number} 题，共 8 题`, `Question ${number} of 8`]);
      own.push(await answers(visitor));
    }
    await visitor.sees(["您已经答完了", "You are through"]);
    assert.equal(new Set(own).size, 8, "nobody is asked the same twice");
    asked.push(own);
  }
  assert.equal(asked.length, 2);
  await secretary.goes(`${meeting}/tests`);
  await secretary.pressAndConfirm("结束测试");
  // Two answered: nothing is told of them as a class.
  await secretary.sees("不足 5 人");
});
