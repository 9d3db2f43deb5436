// The self-review: begun on a phone, locked, opened again without scripts; a change of password takes the lock along, and nothing typed is left anywhere.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const WORDS = "夜查那次我说话太冲，事后没有去道歉。";
const STEP = "找他把话说开。";
const NEW = "院里那棵树今年又开花了";
const NOTE = ["对来办事的人、被我查处的人，我说话、动作有没有过头的时候？", "With those who came to us and those I dealt with: was my tone or manner ever too much?"];
const PASSWORD = ["登录密码", "Your password"];

walk("a member is told what is lost when he forgets, begins on a phone and writes", async ({ enter, person }) => {
  const member = await enter("member", { device: phone });
  await member.goes("/reflections");
  await member.press("自查清单：只有自己打得开");
  await member.sees("忘了怎么办", "管理员给链接重设的");
  await member.picture("review-begin");
  await member.types(PASSWORD, person("member").password);
  await member.page.getByRole("checkbox").first().check();
  await member.press("开始", { inside: member.page.locator("main section").first() });
  await member.sees("已开始", "还没有写");
  await member.press("写", { inside: member.page.locator("main section").filter({ hasText: "群众纪律" }) });
  await member.sees("这一页不自动保存");
  await member.types(NOTE, WORDS);
  await member.pressTwice("保存");
  await member.sees("已锁好保存", WORDS);
  await member.seesNot("另一台设备");
  await member.types(["打算做什么", "What you mean to do"], STEP);
  await member.press("记下");
  await member.sees("已锁好记下", STEP);
  assert.equal(await member.page.locator("zx-draft").count(), 0, "nothing of it is a draft");
  const kept = await member.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(!kept.includes("夜查") && !kept.includes("话说开"), kept);
  await member.picture("review-open");
  await member.press("锁上");
  await member.sees("已锁上");
  await member.seesNot("夜查");
});

walk("without scripts, in English, it opens with the password; changing that takes the lock along", async ({ enter, person }) => {
  const member = await enter("member", { device: desktop, language: "en", scripts: false });
  await member.goes("/review");
  await member.types(PASSWORD, "not the password");
  await member.press("Open", { answer: 422 });
  await member.seesNot(WORDS);
  await member.types(PASSWORD, person("member").password);
  await member.press("Open");
  await member.sees(WORDS, STEP);
  await member.press("Done", { inside: member.page.locator("#steps .list") });
  await member.sees("Saved under lock");
  await member.goes("/settings/password");
  await member.types(["密码", "Password"], person("member").password);
  await member.types(["新密码（至少 10 个字符）", "New password (at least 10 characters)"], NEW);
  await member.press(["保存", "Save"]);
  await member.sees("Your password is changed");
  await member.goes("/review");
  await member.press("Lock");
  await member.types(PASSWORD, NEW);
  await member.press("Open");
  await member.sees(WORDS);
  await member.press("Lock");
});

walk("nothing of it lies in a file of the data in plain", async ({ program }) => {
  let seen = 0;
  for (const name of await readdir(program.data)) {
    const file = await readFile(join(program.data, name)).catch(() => Buffer.alloc(0));
    seen += file.length;
    for (const words of [WORDS, STEP, NEW]) assert.ok(!file.includes(Buffer.from(words)), `${name} holds ${words}`);
  }
  assert.ok(seen > 100_000, "the files were read");
});
