// The bank of questions and the test of oneself: a file is brought in, a question reworded, and somebody answers on a phone, with scripts and without.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const FILE = ["题型,题干,选项A,选项B,选项C,答案,解析,分类",
  "单选题,走访时想起一道还没有的题，先做什么？,写下来,忘掉,等明天,A,写下来才不会忘。,走访",
  "判断题,走访记录可以事后凭印象补写。,,,,错,当天记下，事后补写要注明。,走访",
  "单选题,这一道没有答案,甲,乙,,,,走访",
  "判断题,在道路上驾驶电动自行车应当年满16周岁。,,,,对,,道路安全"].join("\n");

/** Brings the file to the page that shows what it would change. */
const bringsIn = async (visitor) => {
  await visitor.goes("/self-test");
  await visitor.press(["管理题库", "Keep the banks"]);
  await visitor.press(["导入题目", "Import questions"]);
  await visitor.page.locator("input[type=file]").setInputFiles({ name: "走访题.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) });
  await visitor.press(["查看会有哪些变化", "Show what would change"]);
};

walk("the secretary brings in questions on a phone: every fault is named, and nothing is written before it is confirmed", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  await bringsIn(secretary);
  await secretary.picture("question-import");
  await secretary.sees("还没有写入任何内容", "这一道没有答案", "请补上答案", "题库里已有，不再导入");
  await secretary.press("导入 2 道题", { answer: 422 });
  await secretary.sees("有 1 道题不能导入");
  await secretary.ticks("不导入有问题的题，只导入其余的");
  await secretary.press("导入 2 道题");
  await secretary.sees("已导入 2 道题", "走访");
  await secretary.press("走访");
  await secretary.press("走访时想起一道还没有的题，先做什么？");
  await secretary.sees("写下来才不会忘", "第 1 版");
  await secretary.press("修改");
  await secretary.types("解析", "好记性不如烂笔头。");
  await secretary.press("保存");
  await secretary.sees("已保存为新的一版", "第 2 版", "好记性不如烂笔头");
  // The bank is found under a further word from now on.
  await secretary.goes("/banks");
  await secretary.press("道路安全");
  await secretary.sees("法律");
  await secretary.press("归到哪个领域");
  await secretary.types("标签", "交通法规");
  await secretary.picture("bank-area");
  await secretary.press("保存");
  await secretary.sees("已保存", "法律");
});

walk("without scripts, in English, the same file brings nothing new, and a bank is carried away", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop, language: "en", scripts: false });
  await bringsIn(secretary);
  await secretary.sees("In the bank already", "Correct the file");
  await secretary.goes("/banks");
  await secretary.press("道路安全");
  await secretary.press("Export");
  await secretary.press("GIFT");
  await secretary.sees("keep it with care");
  const file = await secretary.downloads("Download the GIFT file");
  assert.match(file.name, /\.gift\.txt$/);
});

/** Answers the question that is shown, whatever kind it is; gives what its page says then. */
const answers = async (visitor, act = (one, words) => one.press(words)) => {
  const main = visitor.page.getByRole("main");
  for (const kind of ["radio", "checkbox"]) {
    const all = main.locator(`.choices input[type=${kind}]`);
    if (await all.count()) {
      await all.first().check();
      break;
    }
  }
  for (const blank of await main.locator("input[name^=blank]").all()) await blank.fill("不知道");
  const own = main.locator("textarea");
  if (await own.count()) await own.fill("先想一想");
  await act(visitor, ["提交答案", "Send the answer"]);
  if (await visitor.thing(["要点都答到了", "I had the points"]).count()) await act(visitor, ["要点都答到了", "I had the points"]);
  return visitor.text();
};

walk("who begins tests himself on a phone, is told why, and sees what he knows with its range", async ({ enter }) => {
  const member = await enter("auxiliary", { device: phone });
  await member.goes("/self-test");
  await member.sees("只有您自己看得到", "至少答 5 道");
  await member.seesNot("管理题库");
  await member.press("开始");
  await member.picture("self-test");
  await member.sees("第 1 题，共 10 题");
  await member.touches("提交答案");
  await member.sees("请先作答");
  for (let count = 0; count < 6; count++) {
    const told = await answers(member, (one, words) => one.touches(words));
    assert.match(told, /答对了|答错了/);
    assert.match(told, /答案/);
    if (count < 5) await member.touches("下一题");
  }
  await member.picture("self-test-answer", { again: false });
  await member.page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.includes(":sending:")));
  await member.goes("/self-test");
  await member.sees("我掌握了多少", /大约 \d+%（\d+% 到 \d+% 之间）/);
  await member.unfolds("怎样估计");
  await member.sees("二十次里有十九次");
  await member.press("法律");
  await member.sees("什么让它变化", /题库：.*道路安全/);
});

walk("who has tested himself for months sees what he knows of each area, how sure that is and what moved it", async ({ enter }) => {
  for (const how of [{ device: phone }, { device: desktop, language: "en", scripts: false, scheme: "dark" }]) {
    const member = await enter("member", how);
    await member.goes("/self-test");
    await member.sees([/有 \d+ 道题该复习了/, /\d+ questions are due/]);
    const known = await member.text();
    assert.ok((known.match(/大约 \d+%|about \d+ %/g) ?? []).length >= 4, known);
    if (!how.language) await member.picture("self-test-known");
    await member.press(["法律", "Law"]);
    await member.sees(["什么让它变化", "What moved it"]);
    assert.ok((await member.page.locator("main li a[href^='/self-test/']").count()) >= 20, "the latest twenty");
  }
});

walk("without scripts, in English, a question is answered once, and nobody else can open it", async ({ enter }) => {
  const leader = await enter("leader", { device: phone, language: "en", scripts: false });
  await leader.goes("/self-test");
  await leader.press("Begin");
  const asked = new URL(leader.page.url()).pathname;
  const told = await answers(leader);
  assert.match(told, /Right|Not right/);
  await leader.press("Next question");
  await leader.goes(asked);
  await leader.sees("Your answer");
  await leader.seesNot("Send the answer");
  const secretary = await enter("secretary", { device: desktop, language: "en" });
  await secretary.goes(asked, 404);
});
