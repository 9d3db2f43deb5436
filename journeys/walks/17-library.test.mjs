// The library: a librarian brings, looks, publishes, renews; everybody reads and finds a paragraph; a meeting quotes one.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const TITLE = "共享单车停放的三条约定";
const TEXT = "# 共享单车停放\n\n## 停在哪里\n\n盲道上一辆也不停，地铁口五米以内不停。\n\n- 白框以内\n- 车头朝同一边\n";
let material;

const file = (name, text) => ({ name, mimeType: "text/markdown", buffer: Buffer.from(text) });

walk("a librarian brings a file on his phone, looks at it and publishes it; a reader sees it at once", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes("/library");
  await member.sees("资料", "阅读不计时");
  await member.seesNot("放入资料", TITLE);

  const librarian = await enter("recorder", { device: phone });
  await librarian.goes("/library");
  await librarian.press("放入资料");
  await librarian.page.getByLabel("文件").setInputFiles(file("约定.md", TEXT));
  await librarian.pressTwice("读出文字", { inside: librarian.page.locator("form").filter({ has: librarian.page.locator("input[type=file]") }) });
  await librarian.sees("核对后发布", "盲道上一辆也不停", "共 4 段");
  await librarian.picture("library-look");
  await librarian.types("标题", TITLE);
  await librarian.press("发布", { answer: 422 });
  await librarian.sees("请从所列各项中选择");
  await librarian.picks("执法规程");
  await librarian.chooses("资料类型", "操作指引");
  await librarian.types("标签", "单车 停放");
  await librarian.types("来源", "本队与街道商定");
  await librarian.press("发布");
  await librarian.sees("已发布", TITLE, "本队与街道商定");
  material = new URL(librarian.page.url()).pathname;
  await librarian.picture("library-one");

  // Nobody loads the member's page again: it follows by itself.
  await member.sees(TITLE);
});

walk("a reader finds a paragraph as he types, in traditional characters, and reads it where it stands", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  await member.goes("/library");
  await member.page.getByRole("searchbox").fill("盲道 一輛");
  await member.sees("找到", TITLE, "盲道上一辆也不停");
  assert.match(member.page.url(), /q=/, "the address shows what is searched for");
  await member.picture("library-search");
  const marked = await member.page.locator("mark").allInnerTexts();
  assert.ok(marked.includes("盲道") && marked.includes("一辆"), marked.join());
  await member.press(TITLE);
  await member.sees("盲道上一辆也不停");
  assert.equal(new URL(member.page.url()).hash, "#p2");
  await member.goes("/library?q=zzzz");
  await member.sees("没有找到“zzzz”");
});

walk("without scripts, in English: search, narrow, print, download, follow", async ({ enter }) => {
  const member = await enter("member", { device: desktop, language: "en", scripts: false });
  await member.goes("/library");
  await member.page.getByRole("searchbox").fill("braking");
  await member.press("Search");
  await member.sees(/\d+ paragraphs? found/, "刹车距离讲义");
  await member.goes("/library");
  await member.unfolds("Narrow by kind and date");
  await member.chooses("Kind", "Guide");
  await member.press("Narrow");
  await member.sees(TITLE);
  await member.press(TITLE);
  await member.sees("The original", "Edition 1");
  await member.press("Tell me of new editions");
  await member.sees("You will be told of new editions");
  await member.press("Print the whole text");
  await member.sees("车头朝同一边");
});

walk("a new edition takes the old one's place; who follows is told and sees what changed", async ({ enter }) => {
  const librarian = await enter("recorder", { device: desktop });
  await librarian.goes(material);
  await librarian.press("发布新版本");
  await librarian.types("文字", TEXT.replace("五米", "十米"));
  await librarian.press("读出文字", { inside: librarian.page.locator("zx-draft") });
  await librarian.types("这一版改了什么", "地铁口由五米改为十米");
  await librarian.press("发布");
  await librarian.sees("第 2 版", "十米");

  const member = await enter("member", { device: phone });
  await member.goes("/notices");
  await member.sees(`资料有了新版：${TITLE}`, "地铁口由五米改为十米");
  await member.goes(`${material}/changes`);
  await member.sees("盲道上一辆也不停");
  assert.deepEqual([await member.page.locator("del").innerText(), await member.page.locator("ins").innerText()].map((text) => text.replace(/\[.*?\]\s*/, "").trim()), ["五", "十"]);
  await member.picture("library-changes");
  await member.goes(`${material}?edition=1`);
  await member.sees("这是第 1 版，已有新版", "五米");
});

walk("a passage is quoted into a meeting with its source", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/meetings");
  await secretary.press("安排会议");
  await secretary.chooses("类型", "支部党员大会");
  await secretary.types("主题", "学习单车停放约定");
  await secretary.types("日期", new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date(Date.now() + 9 * 86_400_000)));
  await secretary.types("时间", "15:00");
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  await secretary.press("从资料库引用一段");
  await secretary.page.getByRole("searchbox").fill("盲道");
  await secretary.press("搜索");
  await secretary.sees("盲道上一辆也不停");
  await secretary.press("引用");
  await secretary.sees("已引用", `摘自《${TITLE}》（本队与街道商定）`);
  await secretary.picture("library-quote");
  await secretary.press(`摘自《${TITLE}》（本队与街道商定）`);
  await secretary.sees("十米");
});

walk("the feed's address is shown once and gives titles to a reader", async ({ enter }) => {
  const member = await enter("member", { device: desktop });
  await member.goes("/library");
  await member.press("订阅新资料");
  await member.press("生成订阅地址");
  await member.sees("您的订阅地址", "只显示这一次");
  const address = await member.page.locator("code").innerText();
  const answer = await fetch(address);
  assert.equal(answer.status, 200);
  const feed = await answer.text();
  assert.ok(feed.includes("<feed xmlns=\"http://www.w3.org/2005/Atom\"") && feed.includes(TITLE) && !feed.includes("车头朝同一边"));
  await member.goes("/library/feed");
  await member.press("停用");
  await member.sees("已停用");
  assert.equal((await fetch(address)).status, 404);
});
