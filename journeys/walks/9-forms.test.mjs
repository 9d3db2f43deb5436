// Every form: minutes, roll, resolution, ledger as PDF, Word and Excel; verified offline, looked up by the code on paper; an own template.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { desktop, phone } from "../house/browser.mjs";
import { command, demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
let meeting, code;

/** The first of the past meetings of a kind. */
async function pastMeeting(visitor, kind) {
  await visitor.goes(`/meetings?view=past&kind=${kind}`);
  await visitor.leaving(() => visitor.page.getByRole("main").getByRole("list").last().getByRole("link").first().click());
  return new URL(visitor.page.url()).pathname;
}

/** Keeps a downloaded file and verifies it offline. */
async function verified(program, { path, name }, changed = (bytes) => bytes) {
  const file = join(program.data, name);
  await writeFile(file, changed(await readFile(path)));
  return { file, ...(await command("verify", file)) };
}

walk("minutes are handed out as PDF, Word and Excel, and each verifies offline; a changed byte is found", async ({ enter, program }) => {
  const secretary = await enter("secretary", { device: desktop });
  meeting = await pastMeeting(secretary, "general_meeting");
  await secretary.goes(`${meeting}/minutes`);
  await secretary.sees("导出文书", "附核验码和存证");
  for (const [button, ending] of [["会议记录 PDF", "pdf"], ["会议记录 Word", "docx"], ["会议记录 Excel", "xlsx"]]) {
    const download = await secretary.downloads(button);
    assert.match(download.name, new RegExp(`^支部党员大会-会议记录-\\d{4}-\\d{2}-\\d{2}\\.${ending}$`));
    const good = await verified(program, download);
    assert.equal(good.code, 0, good.said);
    assert.match(good.said, /AS HANDED OUT 与出具时一致/);
    assert.match(good.said, /时间按 \S+ 显示/, "the time is told with its zone");
    if (ending !== "pdf") continue;
    code = good.said.match(/核验码：(\S+)/)[1];
    const bad = await verified(program, download, (bytes) => Buffer.concat([bytes.subarray(0, 3_000), Buffer.from([bytes[3_000] ^ 1]), bytes.subarray(3_001)]));
    assert.notEqual(bad.code, 0, "a byte was changed and nobody noticed");
  }
});

walk("whoever has the paper looks up its code; others learn nothing", async ({ enter }) => {
  const member = await enter("member", { device: phone, scripts: false });
  await member.goes("/verify");
  await member.types("核验码", code.toLowerCase().replaceAll("-", " "));
  await member.press("核验");
  await member.sees("台账里有这份文书", code, "应到", "主持人签字");
  await member.picture("verify", { again: false });
  await member.types("核验码", code.replace(/.$/, (sign) => (sign === "0" ? "1" : "0")));
  await member.press("核验", { answer: 422 });
  await member.sees("核验码有误");
  const stranger = await enter("small", { device: desktop, language: "en" });
  await stranger.goes(`/verify?code=${code}`);
  await stranger.sees("Not found");
  const reader = await enter("secretary", { device: phone, language: "en" });
  await reader.goes(`/verify?code=${code}`);
  await reader.sees("The ledger knows this form", "Its record in the ledger");
  await reader.picture("verify", { again: false });
});

walk("without a network a phone says that no form was made, and makes it once there is one", async ({ enter, program }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes(`${meeting}/minutes`);
  await secretary.offline(true);
  await secretary.touches("会议记录 PDF");
  await secretary.sees("没有网络，这一步没有执行");
  await secretary.offline(false);
  secretary.disconnected = false;
  const form = await verified(program, await secretary.downloads("会议记录 PDF"));
  assert.equal(form.code, 0, form.said);
});

walk("roll, resolution, ledger of a month and a year, obligations: each in its place, without scripts too", async ({ enter, program }) => {
  const secretary = await enter("secretary", { device: phone, scripts: false });
  await secretary.goes(`${meeting}/roll`);
  const roll = await verified(program, await secretary.downloads("到会名单 Word"));
  assert.equal(roll.code, 0, roll.said);
  await secretary.goes("/resolutions?state=done");
  await secretary.leaving(() => secretary.page.getByRole("main").getByRole("list").last().getByRole("link").first().click());
  assert.equal((await verified(program, await secretary.downloads("决议 Word"))).code, 0);
  await secretary.goes("/year");
  assert.match((await secretary.downloads("支部台账 PDF（大字）")).name, /^支部台账-\d{4}年度\.pdf$/);
  assert.match((await secretary.downloads("应办情况 Excel")).name, /^应办情况-\d{4}年度\.xlsx$/);
  await secretary.goes("/calendar");
  assert.match((await secretary.downloads("支部台账 Excel")).name, /^支部台账-\d{4}年\d+月\.xlsx$/);
  const english = await enter("recorder", { device: desktop, language: "en" });
  await english.goes("/year");
  assert.match((await english.downloads("Branch ledger Word")).name, /^Branch ledger-\d{4}\.docx$/);
});

walk("an administrator replaces the layout by a Word template of his own, and goes back", async ({ enter, program }) => {
  const admin = await enter("admin", { device: desktop });
  await admin.goes("/settings");
  await admin.press("文书模板");
  await admin.press("会议记录");
  const built = await admin.downloads("下载内置模板");
  const file = join(program.data, "模板.docx");
  await writeFile(file, await readFile(built.path));
  const other = join(program.data, "不是文档.docx");
  await writeFile(other, "这只是一段文字");
  await admin.field("模板文件（.docx）").setInputFiles(other);
  await admin.press("检查", { answer: 422 });
  await admin.sees("这不是 Word 文档");
  await admin.field("模板文件（.docx）").setInputFiles(file);
  await admin.press("检查");
  await admin.sees("还没有启用", "待启用：模板.docx");
  assert.match((await admin.downloads("看 PDF 样张")).name, /\.pdf$/);
  await admin.pressAndConfirm("启用");
  await admin.sees("模板已启用", "自有模板：模板.docx");
  assert.deepEqual(await readFile((await admin.downloads("下载在用的模板")).path), await readFile(file));
  assert.match((await admin.downloads("下载 Word 样张")).name, /\.docx$/);
  assert.match((await admin.downloads("下载 PDF 样张")).name, /\.pdf$/);
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes(`${meeting}/minutes`);
  for (const button of ["会议记录 Word", "会议记录 PDF"]) {
    assert.equal((await verified(program, await secretary.downloads(button))).code, 0);
  }
  await admin.pressAndConfirm("恢复内置模板");
  await admin.sees("已恢复内置模板");
});
