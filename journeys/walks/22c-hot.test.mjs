// Hot questions: a member asks about a topic on a phone, the secretary puts it on the agenda and writes back what was answered, without scripts and in English.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { path } from "../house/hall.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const QUESTION = "雨天路滑，护学岗站在哪里最安全？";
let day;

walk("a member asks about the topic of a study day that lies ahead", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes("/study");
  await member.page.locator("main a[href^='/study/days/']").first().click();
  await member.page.waitForURL(/\/study\/days\//);
  day = path(member);
  await member.sees("热点问题");
  await member.press("提问题，看全部");
  // The network goes away before he sends it, and comes back: it is sent by itself, once.
  await member.offline(true);
  await member.types(["想讨论的问题", "A question to talk about"], QUESTION);
  await member.touches("提出");
  await member.sees("没有网络：1 份已记在本机，联网后自动发送");
  await member.offline(false);
  await member.sees("已发送");
  await member.goes(day);
  await member.press("提问题，看全部");
  await member.sees(QUESTION, "等着列进议程");
  assert.equal((await member.text()).split(QUESTION).length, 2, "it stands there once");
  await member.picture("hot-questions");
});

walk("the secretary puts it on the agenda, and writes back what was answered", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop, language: "en", scripts: false });
  await secretary.goes(day);
  await secretary.press(/^Put \d+ questions? on the agenda$/);
  await secretary.sees("on the agenda now", "On the agenda");
  await secretary.press("Ask, and see all of them");
  await secretary.press("Write the answer", { inside: secretary.page.locator("main section").filter({ hasText: QUESTION }) });
  await secretary.types(["谈下来的答复", "What was answered"], "站在隔离桩以内，背对校门，眼睛看来车。");
  await secretary.press("Save");
  await secretary.sees("Written back", "站在隔离桩以内");
  const member = await enter("member", { device: phone });
  await member.goes("/notices");
  await member.press("打开", { inside: member.page.getByRole("listitem").filter({ hasText: "您提的问题有答复了" }) });
  await member.sees(QUESTION, "站在隔离桩以内");
});
