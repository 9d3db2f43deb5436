// An empty installation: the console's link makes the administrator, who brings in the people.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { desktop, phone } from "../house/browser.mjs";
import { emptyHouse } from "../house/program.mjs";
import { inGbk } from "../house/gbk.mjs";
import { signIn, walksIn } from "../house/walk.mjs";

const walk = walksIn(emptyHouse);
const PASSWORD = "春江潮水连海平，海上明月";

/** Nine people of one branch. The third line has a kind that does not exist, the fifth a day that does not exist. */
const ROSTER = [
  "工号,姓名,党支部,类别,入党日期,职务,任职日期",
  "1001,沈月华,第一党支部,正式党员,2010-07-01,书记,2024-01-05",
  "1002,陆青山,第一党支部,正式党圆,2011-07-01,,",
  "1003,江晚晴,第一党支部,正式党员,2012-07-01,,",
  "1004,何思远,第一党支部,正式党员,2013-02-30,,",
  ...["丁一舟", "苏念慈", "温如玉", "叶知秋"].map((name, place) => `${1005 + place},${name},第一党支部,正式党员,2015-07-01,,`),
  "1009,白云飞,第一党支部,预备党员,2026-07-01,,",
].join("\n");

const LIST = ["名单文件（.xlsx 或 .csv，最大 10 MB）", "List (.xlsx or .csv, at most 10 MB)"];

async function handsIn(visitor, name, bytes) {
  await visitor.goes("/members/import");
  await visitor.field(LIST).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(bytes) });
  await visitor.press(["查看会有哪些变化", "Show what would change"]);
}

walk("the console's link makes the administrator, once", async ({ stranger, program }) => {
  // The line after the one with the address: the console may show it a moment later.
  const shown = () => program.console().match(/http:\S+\/welcome\/\S+/)?.[0];
  for (let tries = 0; !shown() && tries < 50; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
  const link = shown();
  assert.ok(link, `the console shows a link:\n${program.console()}`);
  const first = await stranger({ device: phone, name: "whoever installs it" });
  await first.goes("/sign-in");
  await first.sees("这里还没有建立组织", "重新启动程序");

  await first.goes(link);
  await first.sees("欢迎使用知行", "您将是第一位管理员");
  await first.types("组织名称", "临江市交警支队");
  await first.types("姓名", "陈启明");
  await first.types("登录名", "admin");
  await first.types("新密码（至少 10 个字符）", "short");
  await first.press("建立组织", { answer: 422 });
  await first.sees("密码至少 10 个字符");
  assert.equal(await first.field("组织名称").inputValue(), "临江市交警支队", "what was typed is kept");
  await first.types("新密码（至少 10 个字符）", PASSWORD);
  await first.press("建立组织");
  await first.sees("组织已建立", "临江市交警支队", "先做这四步", "导入成员名册");
  assert.equal(new URL(first.page.url()).pathname, "/today", "one arrives where the next step is told");

  const second = await stranger({ language: "en", scripts: false, name: "whoever finds the link later" });
  await second.goes(link, 422);
  await second.sees("The organisation is set up already");
});

walk("bad rows are named with line, column and remedy, and nothing is written before it is confirmed", async ({ stranger }) => {
  const administrator = await stranger({ device: desktop, name: "the administrator" });
  await administrator.goes("/sign-in");
  await signIn(administrator, "admin", PASSWORD);
  await administrator.goes("/members/import");
  const { path, name } = await administrator.downloads("CSV");
  const template = await readFile(path, "utf8");
  assert.match(name, /\.csv$/);
  for (const heading of ["编号", "姓名", "党支部", "类别"]) assert.ok(template.includes(heading), `the template has ${heading}`);

  await handsIn(administrator, "名单.csv", ROSTER);
  await administrator.picture("import");
  await administrator.sees("有 2 处需要改正", "没有这种人员类别", "请填其中之一", "正式党圆", "2013-02-30", "没有这一天");
  const bad = administrator.page.getByRole("table", { name: "需要改正" }).getByRole("row");
  assert.match((await bad.nth(1).innerText()).replace(/\s+/g, " "), /^第 3 行 · \S+ .*类别.*正式党圆/);
  assert.match((await bad.nth(2).innerText()).replace(/\s+/g, " "), /^第 5 行 · \S+ .*入党日期.*2013-02-30/);
  assert.equal(await administrator.thing("确认导入").count(), 0, "bad rows cannot be confirmed");

  const corrected = ROSTER.replace("党圆", "党员").replace("2013-02-30", "2013-02-28");
  await handsIn(administrator, "名单.csv", inGbk(corrected));
  await administrator.sees("还没有写入任何内容", "新增成员", "沈月华", "白云飞");
  const draft = administrator.page.url();
  await administrator.goes("/members");
  await administrator.seesNot("沈月华");
  await administrator.goes(draft);
  await administrator.press("确认导入");
  await administrator.sees("已导入：新增 9 人");
  await administrator.goes("/members");
  await administrator.sees("沈月华", "何思远");
  await administrator.press("沈月华");
  await administrator.sees("书记", "2010年7月1日");
  // The secretary's post began years ago; what was owed before today is held against nobody.
  await administrator.goes("/overview");
  await administrator.sees("第一党支部", "在这里记录，此前各期不作评判");
  await administrator.press("第一党支部");
  await administrator.sees("在这里记录，此前各期不作评判", "支部党员大会");
  assert.deepEqual(await administrator.page.locator("main li", { hasText: "已逾期" }).allInnerTexts(), ["已逾期\n0"], "nothing is overdue");

  await handsIn(administrator, "再来一次.csv", corrected);
  await administrator.sees("没有变化：名单与现有内容一致");
  assert.equal(await administrator.thing("确认导入").count(), 0);
});

walk("the last import can be undone, in English, on a phone, without scripts", async ({ stranger }) => {
  const administrator = await stranger({ device: phone, language: "en", scripts: false, name: "the administrator" });
  await administrator.goes("/sign-in");
  await signIn(administrator, "admin", PASSWORD);
  await handsIn(administrator, "list.csv", "number,name,branch,kind\n2001,Ann Lee,First branch,boss\n");
  await administrator.sees("There is no such kind of member", "Write one of: Formal member");
  await administrator.goes("/members/import");
  await administrator.sees("The last import", "9 new");
  await administrator.pressAndConfirm("Undo this import");
  await administrator.sees("The last import was undone");
  await administrator.goes("/members");
  await administrator.seesNot("沈月华");
});
