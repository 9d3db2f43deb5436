// Nothing that was typed is lost: a phone that dies, a network that goes away, an answer that never comes, a device that is full, another person on it.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { signIn, walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
/** A phone that says so: drafts tell on what they were written. */
const mobile = { ...phone, userAgent: "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36" };
const WORDS = "夜查排班要提前一周公布，节假日另排。";
const SPEAKER = ["发言人", "Speaker"];
const TEXT = ["内容", "Words"];
const TAKE_DOWN = ["记下", "Take down"];
let meeting;

/** The day and the time now, as fields take them. */
function clock() {
  const part = (options) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", hourCycle: "h23", ...options }).format(new Date());
  return { day: part({ year: "numeric", month: "2-digit", day: "2-digit" }), time: part({ hour: "2-digit", minute: "2-digit" }) };
}

/** How often words stand in the meeting's remarks. */
async function times(visitor, words) {
  await visitor.goes(meeting);
  return (await visitor.text()).split(words).length - 1;
}

async function writes(visitor, speaker, words) {
  await visitor.types(SPEAKER, speaker);
  await visitor.types(TEXT, words);
}

walk("a meeting is under way", async ({ enter, person }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/meetings");
  await secretary.press("安排会议");
  await secretary.chooses("类型", "支部党员大会");
  await secretary.types("主题", "讨论夜查排班");
  const { day, time } = clock();
  await secretary.types("日期", day);
  await secretary.types("时间", time);
  await secretary.types("地点", "一楼会议室");
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  meeting = new URL(secretary.page.url()).pathname;
  await secretary.pressAndConfirm("确定名单并发通知");
  const recorder = await enter("recorder", { device: phone });
  await recorder.goes(meeting);
  await recorder.press("宣布开始");
  await recorder.press("宣布开始");
});

walk("a phone dies: what was half written is offered at another device, sent from there, and gone", async ({ enter, stranger }) => {
  const lost = await enter("recorder", { device: mobile });
  await lost.goes(`${meeting}/remarks/new`);
  await writes(lost, "张三", WORDS);
  await lost.sees(/草稿已存（\d\d:\d\d）/);
  const found = await lost.window.storageState();
  await lost.window.close();

  const member = await enter("member", { device: phone });
  await member.goes("/drafts");
  await member.sees("没有写了一半的内容");

  const recorder = await enter("recorder", { device: desktop });
  await recorder.goes("/today");
  await recorder.sees("写了一半的", "在手机上写的");
  await recorder.press(/^记下发言和小结 · 讨论夜查排班/, { inside: recorder.page.getByRole("listitem").filter({ hasText: "在手机上写的" }) });
  await recorder.sees(/您 \d\d:\d\d 在手机上写了一半/);
  await recorder.picture("draft", { again: false });
  assert.equal(await recorder.field(TEXT).inputValue(), "", "nothing is put into the form unasked");
  await recorder.touches("继续写");
  assert.equal(await recorder.field(TEXT).inputValue(), WORDS);
  await recorder.types(TEXT, `${WORDS}先试一个月。`);
  await recorder.press(TAKE_DOWN);
  await recorder.sees(`${WORDS}先试一个月。`);
  await recorder.goes("/today");
  await recorder.seesNot("写了一半的");

  // The phone is found again: what was sent elsewhere is not written there once more.
  const again = await stranger({ device: mobile, name: "the phone", state: found });
  await again.goes(`${meeting}/remarks/new`);
  await again.page.waitForFunction(() => document.querySelector("textarea").value === "");
  await again.seesNot("已恢复", "写了一半");
});

walk("who writes without a pause has a draft on the server all the same", async ({ enter }) => {
  const writer = await enter("recorder", { device: phone });
  await writer.goes(`${meeting}/remarks/new`);
  await writer.field(TEXT).pressSequentially("一字一字地记下来，一直没有停过手。", { delay: 700, timeout: 30_000 });
  await writer.sees(/草稿已存（\d\d:\d\d）/);
  await writer.window.close();
  const recorder = await enter("recorder", { device: desktop });
  await recorder.goes("/drafts");
  await recorder.unfolds("看写了什么");
  await recorder.sees("一字一字地记下来");
  await recorder.pressAndConfirm("不要了");
});

walk("without scripts, what was half written elsewhere can be read and discarded", async ({ enter }) => {
  const writer = await enter("recorder", { device: phone });
  await writer.goes(`${meeting}/remarks/new`);
  await writer.types(TEXT, "这一段后来不要了。");
  await writer.sees("草稿已存");
  const recorder = await enter("recorder", { device: desktop, language: "en", scripts: false });
  await recorder.goes("/drafts");
  await recorder.unfolds("Read what is written");
  await recorder.sees("Half written", "这一段后来不要了。");
  await recorder.press("Discard");
  await recorder.sees("Nothing is half written");
});

walk("the network goes away in the middle of the minutes: two remarks wait, and each is sent once", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone });
  await recorder.goes(`${meeting}/remarks/new`);
  await recorder.offline(true);
  await writes(recorder, "李四", "第一条：路口护栏要修。");
  await recorder.touches(TAKE_DOWN);
  await recorder.sees("没有网络：1 份已记在本机，联网后自动发送");
  assert.equal(await recorder.field(TEXT).inputValue(), "", "the next words can be written");
  await writes(recorder, "王五", "第二条：早高峰增派两人。");
  await recorder.touches(TAKE_DOWN);
  await recorder.sees("没有网络：2 份已记在本机");
  await recorder.picture("offline", { again: false });
  await recorder.arrived();
  await recorder.offline(false);
  await recorder.sees("已发送");
  assert.equal(await times(recorder, "第一条：路口护栏要修。"), 1);
  assert.equal(await times(recorder, "第二条：早高峰增派两人。"), 1);
});

walk("the answer is lost on its way: the device sends again, and it is taken down once", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone });
  await recorder.goes(`${meeting}/remarks/new`);
  recorder.disconnected = true;
  let arrived = 0;
  await recorder.page.route(`**${meeting}/remarks`, async (route) => {
    arrived += 1;
    if (arrived > 1) return route.continue();
    await route.fetch({ maxRedirects: 0 });
    await route.abort("internetdisconnected");
  });
  await writes(recorder, "赵六", "答复丢了，话不能丢。");
  await recorder.touches(TAKE_DOWN);
  await recorder.sees("1 份已记在本机");
  await recorder.sees("已发送");
  assert.ok(arrived > 1, "it was sent again");
  assert.equal(await times(recorder, "答复丢了，话不能丢。"), 1);
});

walk("a server that is away is waited for, also when the page was closed meanwhile", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone, language: "en" });
  await recorder.goes(`${meeting}/remarks/new`);
  await recorder.page.route(`**${meeting}/remarks`, (route) => route.fulfill({ status: 503, body: "" }));
  await writes(recorder, "张三", "服务器不在的时候写的。");
  recorder.expected.add(503);
  await recorder.touches(TAKE_DOWN);
  await recorder.sees("No network: 1 kept on this device");
  await recorder.page.unroute(`**${meeting}/remarks`);
  await recorder.goes("/today");
  await recorder.sees("Sent: ");
  assert.equal(await times(recorder, "服务器不在的时候写的。"), 1);
});

walk("what the server does not accept later is told, with everything still typed", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone });
  await recorder.goes(`${meeting}/remarks/new`);
  await recorder.offline(true);
  await recorder.types(TEXT, "忘了写谁说的。");
  await recorder.touches(TAKE_DOWN);
  await recorder.sees("1 份已记在本机");
  recorder.expected.add(422);
  await recorder.offline(false);
  await recorder.sees("没有被接受", "请填写这一项");
  recorder.expected.delete(422);
  await recorder.press("去修改");
  assert.equal(await recorder.field(TEXT).inputValue(), "忘了写谁说的。");
  await recorder.types(SPEAKER, "孙七");
  await recorder.press(TAKE_DOWN);
  assert.equal(await times(recorder, "忘了写谁说的。"), 1);
});

walk("signed out meanwhile: it waits for its writer, and nobody else on the device sends or sees it", async ({ stranger, person }) => {
  const device = await stranger({ device: phone, name: "a shared phone" });
  const enters = async (role) => {
    await device.goes("/sign-in");
    await signIn(device, person(role).name, person(role).password);
  };
  await enters("recorder");
  await device.goes(`${meeting}/remarks/new`);
  await device.window.clearCookies();
  await writes(device, "周八", "登录过期之前写好的。");
  await device.touches(TAKE_DOWN);
  await device.sees("您重新登录后自动发送");

  await enters("secretary");
  await device.goes(`${meeting}/remarks/new`);
  await device.seesNot("自动发送", "登录过期之前写好的");
  assert.equal(await times(device, "登录过期之前写好的。"), 0);
  await device.window.clearCookies();

  await enters("recorder");
  await device.sees("已发送");
  assert.equal(await times(device, "登录过期之前写好的。"), 1);
});

walk("a device that is full says so, and the words stay on the page until they are sent", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone });
  await recorder.page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await recorder.goes(`${meeting}/remarks/new`);
  await recorder.offline(true);
  await writes(recorder, "吴九", "本机存不下的一段话。");
  await recorder.sees("本机存不下了：请先不要关闭此页");
  await recorder.touches(TAKE_DOWN);
  await recorder.sees("本机存不下了");
  assert.equal(await recorder.field(TEXT).inputValue(), "本机存不下的一段话。");
  await recorder.arrived();
  await recorder.offline(false);
  await recorder.sees("已发送");
  assert.equal(await times(recorder, "本机存不下的一段话。"), 1);
});

walk("what may be said without a name is kept on the device alone", async ({ enter }) => {
  const member = await enter("member", { device: phone });
  const saved = [];
  member.page.on("request", (request) => request.url().endsWith("/drafts") && saved.push(request.postData()));
  await member.goes("/suggestions/new");
  await member.types(["想说的话", "Your words"], "不具名的一句话，不该到服务器。");
  await member.page.waitForTimeout(4_000);
  await member.goes("/today");
  await member.goes("/suggestions/new");
  await member.sees("它只存在这台设备上");
  assert.deepEqual(saved, []);
});

walk("without a network, what is pressed once more later is not an error page", async ({ enter }) => {
  const recorder = await enter("recorder", { device: phone });
  await recorder.goes("/settings");
  await recorder.offline(true);
  await recorder.page.evaluate(() => document.querySelector("main form[method=post] button, form[method=post] button")?.click());
  await recorder.sees("没有网络，这一步没有执行");
  await recorder.offline(false);
});

walk("an outcome waits on the phone while somebody else ends the meeting: it is taken, or shown to be copied", async ({ enter }) => {
  const [secretary, recorder] = [await enter("secretary", { device: desktop }), await enter("recorder", { device: phone })];
  await secretary.goes(meeting);
  for (const title of ["第一项", "第二项"]) {
    await secretary.unfolds("临时增加议程");
    await secretary.types("议程", title);
    await secretary.press("临时增加议程");
  }
  await recorder.goes(meeting);
  await recorder.offline(true);
  const fold = (visitor, nth) => visitor.page.locator("details.fold", { has: visitor.page.locator("form[action$='/outcome']") }).nth(nth);
  const notes = async (visitor, nth, words) => {
    await fold(visitor, nth).locator("summary").first().click();
    await fold(visitor, nth).getByRole("textbox").fill(words);
    await fold(visitor, nth).getByRole("button", { name: "记下结果" }).click();
  };
  await notes(recorder, 0, "一致同意，下周起试行。");
  await notes(recorder, 1, "另议。");
  await recorder.sees("没有网络：2 份已记在本机");
  // Somebody else notes the second one, and ends the meeting.
  await secretary.goes(meeting);
  await secretary.leaving(() => notes(secretary, 1, "下次再议。"));
  await secretary.goes(`${meeting}/roll`);
  for (const mark of await secretary.page.locator("form.marks button[value=present]").all()) await mark.click();
  await secretary.sees("都已保存");
  await secretary.goes(`${meeting}/closing`);
  await secretary.press("宣布结束");
  recorder.expected.add(422);
  await recorder.offline(false);
  await recorder.sees("没有被接受", "您写的内容（可以复制）");
  recorder.expected.delete(422);
  await recorder.unfolds("您写的内容（可以复制）");
  await recorder.sees("另议。");
  assert.equal(await times(secretary, "一致同意，下周起试行。"), 1);
  await recorder.touches("清空重填");
  await recorder.seesNot("没有被接受");
});
