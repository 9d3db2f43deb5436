// Two hosts swap their days by agreement; one who cannot says so without a reason, and the next one is asked.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { path } from "../house/hall.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const days = [];

/** Sets the host of a day by hand, as the secretary does. */
async function hosts(secretary, day, name) {
  await secretary.goes(day);
  await secretary.chooses("主持人", name);
  await secretary.types("为什么不按轮次", "说好了由他来讲");
  await secretary.press("指定主持人");
  await secretary.sees(`由${name}主持`);
}

walk("the secretary settles two hosts, one asks the other to swap on a phone", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/rota");
  const found = await secretary.page.locator("main a[href^='/rota/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  days.push(...new Set(found));
  assert.ok(days.length >= 2, "the demonstration has two study days ahead");
  await hosts(secretary, days[0], person("member").who);
  await hosts(secretary, days[1], person("leader").who);

  const member = await enter("member", { device: phone });
  await member.goes("/today");
  await member.sees("由您主持学习");
  await member.goes(days[0]);
  await member.sees("这天由您主持", "和别人换一天");
  await member.picture("rota-swap");
  await member.page.locator("select[name=swap_with]").selectOption({ index: 1 });
  await member.types("带一句话", "那天我值夜班，想和你换。");
  // The network goes away and comes back: the form says so, and keeps what was typed.
  await member.pressTwice("请对方换");
  await member.sees("等答复");
  // What waits can be looked at, and is asked once.
  await member.goes(days[0]);
  await member.sees("等答复");
});

walk("the other agrees, in English and without scripts, and the days have changed hands", async ({ enter, person }) => {
  const leader = await enter("leader", { device: phone, language: "en", scripts: false });
  await leader.goes("/today");
  await leader.sees("would like to swap days with you");
  await leader.press(person("member").who);
  const swap = path(leader);
  await leader.sees("asks you to swap days", "那天我值夜班");
  await leader.picture("rota-asked");
  await leader.press("Agree");
  await leader.sees("It was swapped");
  await leader.press("See who hosts when");
  await leader.goes(days[0]);
  await leader.sees(person("leader").who);

  const member = await enter("member", { device: phone });
  await member.goes(swap);
  await member.sees("已经换好");
  await member.goes(days[1]);
  await member.sees("这天由您主持");
});

walk("who cannot says so, gives no reason, and somebody else's turn it is", async ({ enter, person }) => {
  const member = await enter("member", { device: phone });
  await member.goes(days[1]);
  await member.pressAndConfirm("这天我不行，请下一位来");
  await member.sees("已记下");
  await member.seesNot("这天由您主持");
  await member.goes("/today");
  await member.seesNot("由您主持学习");
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes(days[1]);
  await secretary.sees(person("member").who);
  await secretary.picture("rota-absent");
  const leader = await enter("leader", { device: phone });
  await leader.goes(days[1]);
  // Who cannot, and that he said so, is for himself and for who plans.
  await leader.seesNot(`${person("member").who}说过`);
});
