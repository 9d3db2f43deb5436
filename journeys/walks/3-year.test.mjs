// The secretary gets her branch's year: what is owed and why, proposed dates, a plan that she adopts and changes.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const NEXT = new Date().getFullYear() + 1;

walk("the secretary sees what the year asks, by when, who convenes, and the article", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/year");
  await secretary.sees("支部党员大会", "支部委员会会议", "主题党日", "召集", "已完成");
  await secretary.sees("依据", /支部党员大会每季度至少召开一次/);
  const reader = await enter("secretary", { device: phone, language: "en", scripts: false });
  await reader.goes("/year");
  await reader.sees("General meeting", "Committee meeting", "convened by the", "Met");
});

walk("she keeps a fixed theme day, adopts next year's plan, and moves one meeting by hand", async ({ enter }) => {
  const secretary = await enter("secretary", { device: desktop });
  await secretary.goes("/branch/settings");
  await secretary.picks("每月固定日期");
  await secretary.types("每月几日", "18");
  await secretary.press("保存设置");
  await secretary.sees("支部设置已保存");

  await secretary.goes(`/year/plan?year=${NEXT}`);
  await secretary.sees("建议的日期避开了周末、节假日和已有安排");
  const days = await secretary.page.getByLabel(/^日期: /).evaluateAll((fields) => fields.map((field) => [field.getAttribute("aria-label"), field.value]));
  assert.ok(days.length > 20, `a year has many obligations: ${days.length}`);
  const themeDays = days.filter(([label]) => label === "日期: 主题党日").map(([, day]) => day);
  assert.equal(themeDays.length, 12);
  const isWorked = (day) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
  assert.ok(themeDays.every((day) => day.endsWith("-18") || !isWorked(`${day.slice(0, 8)}18`)), `the theme day is kept, but for weekends: ${themeDays}`);
  assert.ok(days.every(([, day]) => isWorked(day)), `none on a weekend: ${days}`);

  await secretary.page.getByLabel("日期: 支部党员大会").first().fill(`${NEXT}-03-02`);
  await secretary.press("确定年度计划");
  await secretary.sees(/已排定 \d+ 项/);
  await secretary.sees(`已安排：`);

  await secretary.goes(`/calendar?month=${NEXT}-03`);
  await secretary.sees("主题党日", `${NEXT}年3月`);
  await secretary.press(/支部党员大会/, { inside: secretary.page.getByRole("main") });
  await secretary.unfolds("其他");
  await secretary.press("修改安排");
  await secretary.types("日期", `${NEXT}-03-09`);
  await secretary.types("地点", "二楼会议室");
  await secretary.press("保存修改");
  await secretary.sees("已保存修改", "3月9日", "二楼会议室");
});

walk("members find the plan in the calendar, by month and by year, in either language", async ({ enter }) => {
  const member = await enter("member", { device: phone, language: "en" });
  await member.goes(`/calendar?month=${NEXT}-03`);
  await member.sees(`March ${NEXT}`, "General meeting");
  await member.press("Year");
  await member.press(String(NEXT));
  await member.sees("March", "December");
  const elder = await enter("member", { device: desktop, scripts: false });
  await elder.goes("/calendar");
  await elder.press("按年");
  await elder.sees("12月");
});
