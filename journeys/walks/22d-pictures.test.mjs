// Questions with pictures: road signs come in beside a table, one is put to a question on a phone, a member answers by what he sees (or hears), also in a bus.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { deflateSync } from "node:zlib";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";
import { checksum, zipped } from "../house/zip.mjs";

const walk = walksIn(demonstration);
/** A white square on green, 64 pixels wide; its right edge is seen through. */
const SQUARE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAYAAACqaXHeAAAAb0lEQVR42u3awQkAIBADwVR31dmzFiAI9zqQCWwD806yan9engEAAAAAAAAAAAAAAAAAAAAA2k0PAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOAgAQAAAAAAAAAAAAAAAAAAAAC4OirDwA5aVfDKAAAAAElFTkSuQmCC", "base64");
const TABLE = ["题型,题干,选项A,选项B,答案,图片,图片说明,分类",
  "单选题,走廊里的这个记号指什么？,集合点,出口,B,记号.png,绿底上一个白色方块,走访",
  "单选题,这张图没有来，答不了。,甲,乙,A,没有.png,,走访",
  "单选题,这张图是假的。,甲,乙,A,假.png,,走访"].join("\n");

/** A photo of noise, as large as a telephone makes one: PNG, about 6 MB. */
function photo() {
  const [width, height] = [3200, 2000];
  const chunk = (name, data) => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(checksum(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = randomBytes((width + 1) * height);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}

/** Every picture of the page's main part: how wide it really is, and what it says to who cannot see it. */
const pictures = (visitor) => visitor.page.locator("main img").evaluateAll((all) => Promise.all(all.map(async (one) => {
  await one.decode().catch(() => undefined);
  return { about: one.alt || (one.closest("figure")?.innerText ?? ""), width: one.naturalWidth, behind: getComputedStyle(one).backgroundColor, fits: one.getBoundingClientRect().right <= innerWidth };
})));

async function seesPictures(visitor, least) {
  const all = await pictures(visitor);
  assert.ok(all.length >= least, `${all.length} pictures`);
  for (const { about, width, behind, fits } of all) {
    assert.ok(width > 0, `“${about}” is not shown`);
    assert.ok(about.length > 3, "it says what it shows");
    assert.equal(behind, "rgb(255, 255, 255)", "on white, in the dark too");
    assert.ok(fits, "within the screen");
  }
  return all;
}

walk("signs come in beside a table: what is missing and what is no picture is named with its line, the rest is shown before it is confirmed", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/questions/import");
  await secretary.sees("图片说明", "ZIP");
  const file = zipped({ "题.csv": TABLE, "图/记号.png": SQUARE, "假.png": "<html>" });
  await secretary.page.locator("input[type=file]").setInputFiles({ name: "走访题.zip", mimeType: "application/zip", buffer: file });
  await secretary.press("查看会有哪些变化");
  await secretary.sees("图片“没有.png”没有一起导入", "放进同一个 ZIP", "这不是图片", "带进来的图片（1 张）");
  await seesPictures(secretary, 1);
  await secretary.ticks("不导入有问题的题，只导入其余的");
  await secretary.press("导入 1 道题");
  await secretary.sees("已导入 1 道题");
});

walk("without scripts, on a phone, a picture becomes an option, and is taken away again", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone, scripts: false });
  await secretary.goes("/questions/new?area=走访");
  await secretary.chooses("题型", "单选题");
  await secretary.types("题干", "哪一个是出口的记号？");
  await secretary.types("选项", "A. 绿底白方块\nB. 红底白横杠");
  await secretary.types("答案", "A");
  await secretary.press("保存");
  await secretary.press("加图片");
  await secretary.press("加上图片", { answer: 422 });
  await secretary.sees("请先选一张图片");
  const choose = (buffer) => secretary.page.locator("input[type=file]").setInputFiles({ name: "记号.png", mimeType: "image/png", buffer });
  await choose(Buffer.from("<svg onload='alert(1)'/>"));
  await secretary.types("图上画的是什么", "绿底白方块");
  await secretary.chooses("放在哪里", "选项 A");
  await secretary.press("加上图片", { answer: 422 });
  await secretary.sees("SVG 图片里可以藏程序", "图片要重新选一次");
  await choose(SQUARE);
  await secretary.ticks("选项只显示图片，不显示原来的字");
  await secretary.press("加上图片");
  await secretary.sees("图片已加上", "第 2 版");
  await secretary.press("修改");
  await secretary.sees("![画的是什么](文件名)");
  await secretary.page.goBack();
  await secretary.press("去掉这张图片");
  await secretary.sees("图片已去掉", "第 3 版", "A. 绿底白方块");
});

walk("a photo that is too large is made smaller on the phone before it is sent", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/banks");
  await secretary.press("交通标志");
  await secretary.press(/^看图：这个标志提醒什么/);
  await secretary.press("加图片");
  const large = photo();
  const field = secretary.page.locator("input[type=file]");
  await field.setInputFiles({ name: "照片.png", mimeType: "image/png", buffer: large });
  await secretary.page.waitForFunction((size) => document.querySelector("input[type=file]").files[0].size < size / 4, large.length);
  await secretary.types("图上画的是什么", "灰色的杂点，什么也看不出来");
  await secretary.chooses("放在哪里", "解析");
  await secretary.press("加上图片");
  await secretary.sees("图片已加上");
  const [, added] = await seesPictures(secretary, 2);
  assert.ok(added.width <= 1_600);
  await secretary.thing("去掉这张图片").last().click();
  await secretary.sees("图片已去掉");
});

walk("a member answers by the picture, in the dark as in the light; nothing of it needs scripts", async ({ enter }) => {
  for (const how of [{}, { scheme: "dark" }, { scripts: false, language: "en" }]) {
    const member = await enter("auxiliary", { device: phone, ...how });
    await member.goes("/self-test");
    await member.press(how.scripts === false ? /^(Begin|Go on)/ : /^(开始|接着答)/);
    await seesPictures(member, 1);
    if (!how.scheme && !how.language) await member.picture("self-test-sign");
    await member.page.locator("main .choices input").first().check();
    if (how.scripts === false) await member.press("Send the answer");
    else await member.touches("提交答案");
    await member.sees(/答对了|答错了|Right|Not right/);
    await seesPictures(member, 1);
  }
});

walk("in a bus the signs are there too, and they go with the rest when somebody signs out", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone, serviceWorkers: "allow" });
  await recorder.goes("/self-test");
  const taken = () => recorder.page.evaluate(async () => ((await caches.has("zx-away")) ? (await (await caches.open("zx-away")).keys()).map((one) => new URL(one.url).pathname) : []));
  // The page comes last: what it needs lies here then.
  for (let tries = 0; tries < 100 && !(await taken()).includes("/self-test/away"); tries++) await pause(100);
  await recorder.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const kept = (await taken()).filter((path) => path.startsWith("/pictures/"));
  assert.ok(kept.length >= 5, kept.join(" "));
  recorder.disconnected = true;
  await recorder.window.setOffline(true);
  await recorder.page.goto(new URL("/self-test", recorder.address).href, { waitUntil: "load" });
  await recorder.sees("现在没有网络");
  let seen = 0;
  for (let number = 1; number <= 8; number++) {
    seen += (await seesPictures(recorder, 1)).length;
    await recorder.page.locator("main .choices input").first().check();
    await recorder.touches("提交答案");
    await recorder.sees(/答对了|答错了/);
    await recorder.touches("下一题");
  }
  assert.ok(seen >= 11, `${seen} pictures in eight questions, one of which has four`);
  recorder.disconnected = false;
  await recorder.window.setOffline(false);
  await recorder.page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.includes(":sending:")), undefined, { timeout: 60_000 });
  await recorder.goes("/settings");
  await recorder.press("退出登录");
  await recorder.finds(async () => !(await caches.has("zx-away")));
});

walk("a bank is carried away with its pictures in one file", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/banks");
  await secretary.press("交通标志");
  await secretary.press("导出");
  await secretary.press("Aiken");
  await secretary.sees("写不进这种格式", "图片");
  await secretary.press("CSV");
  await secretary.sees("同一个 ZIP 压缩包");
  const file = await secretary.downloads("下载 CSV 文件");
  assert.match(file.name, /\.zip$/);
});
