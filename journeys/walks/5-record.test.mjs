// Trusting the record: what was done stands in the ledger, leaves the house as a file, and nobody can change a byte of it.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { desktop, phone } from "../house/browser.mjs";
import { command, demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
let meeting;

walk("a meeting's record is exported and verified offline; one changed byte is found and named", async ({ enter, program }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/meetings?view=past&kind=general_meeting");
  await secretary.leaving(() => secretary.page.getByRole("main").getByRole("list").last().getByRole("link").first().click());
  meeting = new URL(secretary.page.url()).pathname;
  // A mark that was wrong: chosen anew, what follows is told, and the file says whose it was.
  await secretary.goes(`${meeting}/minutes`);
  const here = secretary.page.getByRole("definition").filter({ hasText: "人，其中有表决权的" }).last();
  const before = await here.innerText();
  await secretary.unfolds("更正");
  const wrong = await secretary.page.getByRole("option", { name: "的到会情况：到会", includeHidden: true }).first().innerText();
  await secretary.chooses("要更正哪一处", wrong);
  await secretary.press("去更正");
  await secretary.sees("更正到会情况", "会议是否有效、公开表决的结果", "都会按更正后的名单重新计算");
  await secretary.page.getByRole("radio", { name: "未到会" }).check();
  await secretary.types("未到会的原因", "出差");
  await secretary.types("更正的原因", "记成了同名的人");
  await secretary.press("保存更正");
  await secretary.sees("已保存更正", "重新计算：应到", "记成了同名的人");
  assert.notEqual(await here.innerText(), before, "one fewer was there");
  const whose = wrong.split(" 的到会情况")[0];
  await secretary.goes(meeting);
  await secretary.unfolds("其他");
  const { path, name } = await secretary.downloads("下载这次会议的记录文件");
  assert.match(name, /\.json$/);
  const bytes = await readFile(path);
  const file = join(program.data, name);
  await writeFile(file, bytes);
  const good = await command("verify", file);
  assert.equal(good.code, 0, good.said);
  assert.match(good.said, /^AS RECORDED 与存证一致: \d+ (条记录|statements)/);
  const told = await command("verify", file, "--language", "zh", "--zone", "Asia/Shanghai");
  assert.match(told.said, /和记下时一字不差/);
  assert.match(told.said, /以下时间按 Asia\/Shanghai 显示，文件里写的是世界时（UTC）/);
  assert.match(told.said, /^\d{4}年\d+月\d+日 周.$/m, "each day stands once, as people write it");
  assert.match(told.said, /^ +\d+ {2}\d\d:\d\d {2}\S+ 点名：\S+ (到会|未到会|列席)/m, "each record is said in words, with whom it concerns");
  assert.ok(told.said.includes(`${whose} · 到会情况：到会 → 未到会`), "a correction says whose, what it was and what it is");
  const english = await command("verify", file, "--language", "en", "--zone", "UTC");
  assert.match(english.said, /word for word as they were recorded/);
  assert.match(english.said, / marked on the roll: \S+, (present|absent)/);

  await secretary.goes("/ledger/about");
  const fingerprint = good.said.match(/密钥指纹: (\S+)/)[1];
  await secretary.sees(fingerprint);
  const key = await secretary.page.getByRole("definition").locator("code").innerText();
  assert.equal((await command("verify", file, "--key", key)).code, 0);
  const whole = good.said.match(/密钥指纹: ([0-9a-f ]+)/)[1].trim();
  assert.equal((await command("verify", file, "--key", whole)).code, 0, "the fingerprint does as well");
  const another = await command("verify", file, "--key", whole.replaceAll(/[0-9]/g, "0"));
  assert.match(another.said, /文件的公钥不是受信任的公钥/);

  const text = bytes.toString("utf8");
  const words = text.match(/"name":\s*\{[^}]*\}|赞成|present/)[0];
  const at = Buffer.from(text.slice(0, text.indexOf(words)), "utf8").length + 1;
  for (const place of [at, Math.floor(bytes.length / 2), bytes.length - 200]) {
    const changed = Buffer.from(bytes);
    changed[place] = changed[place] === 0x31 ? 0x32 : 0x31;
    const forged = join(program.data, "forged.json");
    await writeFile(forged, changed);
    const bad = await command("verify", forged);
    assert.notEqual(bad.code, 0, `byte ${place} was changed and nobody noticed`);
    assert.match(bad.said, /NOT AS RECORDED 与存证不符/);
    assert.match(bad.said, /^- \S/m, "the fault is named");
  }
});

walk("one record says who, what, when it happened and when it was recorded, and gives its own proof", async ({ enter, program }) => {
  const secretary = await enter("secretary", { device: phone, language: "en" });
  await secretary.goes("/ledger");
  await secretary.leaving(() => secretary.page.getByRole("main").getByRole("list").last().getByRole("link").first().click());
  await secretary.sees("Happened", "Recorded", "It is in the log at place");
  const { path, name } = await secretary.downloads("Download the proof file");
  const file = join(program.data, name);
  await writeFile(file, await readFile(path));
  const verified = await command("verify", file);
  assert.equal(verified.code, 0, verified.said);
  assert.match(verified.said, /: 1 (条记录|statement,)/);
  const reader = await enter("member", { device: desktop, scripts: false });
  await reader.goes("/ledger");
  await reader.unfolds("筛选");
  await reader.press("查看");
  await reader.press("台账是什么");
  await reader.sees("公钥指纹", "台账不给任何人评分");
});

walk("whoever does not belong to the branch is told that there is nothing", async ({ enter, stranger }) => {
  const other = await enter("small", { device: desktop });
  for (const below of ["", "/roll", "/motions", "/minutes", "/record"]) await other.goes(`${meeting}${below}`, 404);
  const superior = await enter("superior", { device: phone, language: "en", scripts: false });
  for (const below of ["", "/minutes"]) await superior.goes(`${meeting}${below}`, 404);
  const nobody = await stranger();
  await nobody.goes(meeting);
  assert.equal(new URL(nobody.page.url()).pathname, "/sign-in");
});
