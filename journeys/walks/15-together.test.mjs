// Two people at one thing: each sees the other's words, chooses, and loses nothing.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { begins } from "../house/hall.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const SAVE = ["保存修改", "Save the change"];
const KEEP = ["按所选保存", "Save what is chosen"];
const TWO = ["这里有两种写法", "There are two versions"];
const PLACE = ["地点", "Place"];
const AGENDA = ["议程（一行一项）", "Agenda (one item a line)"];
const TOPIC = "讨论秋季护学岗排班";
let meeting;

const daysFromNow = (days) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date(Date.now() + days * 86_400_000));
/** One of the versions of a field, by the beginning of its label. */
const version = (visitor, field, label) => visitor.page.getByRole("group", { name: visitor.say(field) }).getByRole("radio", { name: new RegExp(`^${visitor.say(label)}`) });

walk("what each of two changed apart stands together, and nobody is asked", async ({ enter, person }) => {
  const one = await enter("secretary", { device: desktop });
  await one.goes("/meetings/new");
  await one.chooses("类型", "支部党员大会");
  await one.types("主题", TOPIC);
  await one.types("日期", daysFromNow(5));
  await one.types("时间", "15:00");
  await one.types(PLACE, "三楼会议室");
  await one.types(AGENDA, "通报情况\n讨论排班");
  await one.chooses("主持人", person("secretary").who);
  await one.press("保存安排");
  meeting = new URL(one.page.url()).pathname;
  const other = await enter("recorder", { device: phone });
  await Promise.all([one.goes(`${meeting}/edit`), other.goes(`${meeting}/edit`)]);
  await one.types(PLACE, "食堂二楼");
  await one.press(SAVE);
  await other.chooses("记录人", person("recorder").who);
  await other.press(SAVE);
  await other.sees("食堂二楼", person("recorder").who);
});

walk("what both changed is chosen field by field, on a phone", async ({ enter, person }) => {
  const [one, other] = [await enter("secretary", { device: desktop }), await enter("recorder", { device: phone })];
  await Promise.all([one.goes(`${meeting}/edit`), other.goes(`${meeting}/edit`)]);
  await one.types(PLACE, "三楼党员活动室");
  await one.types(AGENDA, "通报情况\n讨论排班\n学习纪律条例");
  await one.press(SAVE);
  await other.types(PLACE, "一楼值班室");
  await other.types(AGENDA, "通报情况\n讨论排班\n表彰护学岗");
  await other.types(["主题", "Topic"], `${TOPIC}和暑期安全`);
  await other.press(SAVE, { answer: 422 });
  await other.sees(TWO, new RegExp(`${person("secretary").who} \\d\\d:\\d\\d 存的`), "您写的", "党员活动", "值班", "两份都要", "和暑期安全");
  await other.picture("merge", { again: false });
  assert.ok(await version(other, AGENDA, ["两份都要"]).isChecked(), "of two agendas nothing is lost unless he chooses so");
  assert.ok(await version(other, PLACE, ["您写的"]).isChecked());
  await version(other, PLACE, [person("secretary").who]).check();
  await other.press(KEEP);
  await other.sees("三楼党员活动室", "学习纪律条例", "表彰护学岗", "和暑期安全");
  await other.seesNot("一楼值班室");
});

for (const device of [phone, desktop]) {
  walk(`without scripts, in English, the choice can be changed further (${device.name})`, async ({ enter }) => {
    const [one, other] = [await enter("secretary", { device: desktop }), await enter("recorder", { device, language: "en", scripts: false })];
    await Promise.all([one.goes(`${meeting}/edit`), other.goes(`${meeting}/edit`)]);
    await one.types(PLACE, `四楼 ${device.name}`);
    await one.press(SAVE);
    await other.types(PLACE, `院子 ${device.name}`);
    await other.press(SAVE, { answer: 422 });
    await other.sees(TWO, /Saved by .+, \d\d:\d\d/, "What you wrote");
    if (device.name === "phone") await other.picture("merge", { again: false });
    await other.press(["先填回表里，再改一改", "Put it into the form and change it further"]);
    await other.types(PLACE, `院子，下雨在四楼 ${device.name}`);
    await other.press(SAVE);
    await other.sees(`院子，下雨在四楼 ${device.name}`);
    // Whoever drops his own words sees what is there.
    await Promise.all([one.goes(`${meeting}/edit`), other.goes(`${meeting}/edit`)]);
    await one.types(PLACE, "门口");
    await one.press(SAVE);
    await other.types(PLACE, "楼道");
    await other.press(SAVE, { answer: 422 });
    await other.press(["放弃我写的，看现在的内容", "Drop what I wrote and see what is there"]);
    await other.sees("门口");
  });
}

walk("of one agenda item two note the outcome in the meeting: what the slower one writes stays under his hands, and he chooses", async ({ enter, person }) => {
  const [one, other] = [await enter("secretary", { device: desktop }), await enter("recorder", { device: phone })];
  await one.goes("/meetings/new");
  await one.chooses("类型", "支部委员会会议");
  await one.types("主题", "两人同记");
  await one.types(AGENDA, "讨论排班");
  const { meeting: at } = await begins({ secretary: one, recorder: other, person });
  await Promise.all([one.goes(at), other.goes(at)]);
  const outcome = (visitor, label) => visitor.page.locator("details", { has: visitor.page.locator("summary", { hasText: label }) }).first();
  await outcome(other, "记下结果").locator("summary").first().click();
  await outcome(other, "记下结果").getByRole("textbox").fill("护学岗两人一组");
  await outcome(one, "记下结果").locator("summary").first().click();
  await outcome(one, "记下结果").getByRole("textbox").fill("下周起试行");
  await one.press("记下结果", { inside: outcome(one, "记下结果") });
  await other.sees("结果：下周起试行");
  assert.equal(await outcome(other, "改写结果").getByRole("textbox").inputValue(), "护学岗两人一组");
  await other.press("记下结果", { inside: outcome(other, "改写结果"), answer: 422 });
  await other.sees(TWO, "您写的", "两份都要");
  await other.press(KEEP);
  await other.sees("下周起试行", "护学岗两人一组");
});
