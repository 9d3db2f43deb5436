// A reflection: written on a phone whose network goes away and comes back, shared, read and answered by another, and taken back.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { path } from "../house/hall.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const WORDS = ["正文", "Words"];
const ANSWER = ["回复", "Answer"];
const FIRST = "夜查回来想了很久：先把话说清楚，再查。";
const LATER = "\n断网的时候又想到一句：语气比语速要紧。";
let reflection;

walk("a member writes on a phone; the network goes away, and what he wrote is sent when it is back", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes("/today");
  await member.press(["心得：写给自己", "Reflections"]);
  await member.press("写心得");
  await member.types(["标题", "Title"], "夜查以后");
  await member.types(WORDS, FIRST);
  await member.sees(/草稿已存（\d\d:\d\d）/);
  await member.picture("reflection-editor", { again: false });
  await member.offline(true);
  await member.types(WORDS, FIRST + LATER);
  await member.touches("保存");
  await member.sees("没有网络：1 份已记在本机，联网后自动发送");
  await member.arrived();
  await member.offline(false);
  await member.sees("已发送");
  await member.goes("/reflections");
  await member.sees("夜查以后", "只有自己");
  await member.press("夜查以后");
  await member.sees("语气比语速要紧", "现在给您自己看");
  reflection = path(member);
});

walk("nobody else sees it, until he quotes the library and shares it with his branch", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes(reflection, 404);
  const member = await enter("member", { device: phone });
  await member.goes(reflection);
  await member.press("引用资料");
  await member.types(["搜资料", "Search the library"], "酒驾");
  await member.press(["搜索", "Search"]);
  await member.press("引用", { inside: member.page.getByRole("listitem").filter({ has: member.page.getByRole("button", { name: "引用", exact: true }) }).first() });
  await member.sees("已引用", "摘自");
  await member.press("选给谁看");
  await member.picture("reflection-sharing");
  await member.picks(/^本支部/);
  await member.press("保存");
  await member.sees("的成员看", "还没有人回复");
  await secretary.goes("/reflections?only=shared");
  await secretary.press("夜查以后");
  await secretary.sees("语气比语速要紧", "摘自", "分享于");
  await secretary.seesNot("引用资料", "去掉");
});

walk("the secretary answers without scripts, the member is told and answers back", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop, scripts: false });
  await secretary.goes(reflection);
  await secretary.types(ANSWER, "这句话值得在支部里讲一讲。");
  await secretary.press("回复", { inside: secretary.page.locator("zx-draft") });
  await secretary.sees("已回复", "这句话值得在支部里讲一讲");
  const member = await enter("member", { device: phone });
  await member.goes("/notices");
  await member.press("打开", { inside: member.page.getByRole("listitem").filter({ hasText: "回复了您的心得" }) });
  await member.press("回复", { inside: member.page.locator(".thread li").first() });
  await member.types(ANSWER, "好，下次支部会上我来讲。");
  await member.press("回复", { inside: member.page.locator("zx-draft") });
  await member.sees("已回复", "好，下次支部会上我来讲");
  await member.picture("reflection-discussion");
});

walk("what he changes later is shown as changed; taken back, nobody else finds it", async ({ enter }) => {
  const member = await enter("member", { device: desktop });
  await member.goes(`${reflection}/edit`);
  await member.types(WORDS, "夜查回来想了很久：先把话说清楚，再查。语气也要紧。");
  await member.press("保存");
  await member.sees("看的人看到的是新的一版", "改于");
  const secretary = await enter("secretary", { device: phone, language: "en" });
  await secretary.goes(reflection);
  await secretary.unfolds("What was changed");
  await secretary.press(/^Changed/);
  assert.ok((await secretary.page.locator("del, ins").count()) > 0, "what was changed is marked");
  await member.goes(`${reflection}/sharing`);
  await member.picks("只有自己");
  await member.press("保存");
  await member.sees("已收回，只有您自己看得到");
  await secretary.goes(reflection, 404);
  await secretary.goes("/reflections?only=shared");
  await secretary.seesNot("夜查以后");
});
