// What several walks do in a meeting: it is opened with everybody there, tellers take their keys, and people vote in secret.

const PRESENT = ["到会", "Present"];

/** The day and the time of so many minutes ago in Shanghai, as fields take them. */
export function clock(minutesAgo) {
  const at = new Date(Date.now() - minutesAgo * 60_000);
  const part = (options) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", hourCycle: "h23", ...options }).format(at);
  return { day: part({ year: "numeric", month: "2-digit", day: "2-digit" }), time: part({ hour: "2-digit", minute: "2-digit" }) };
}

/** The line of a list that holds this name. */
export const line = (visitor, name) => visitor.page.getByRole("listitem").filter({ hasText: name, visible: true });
/** The page on which a visitor is. */
export const path = (visitor) => new URL(visitor.page.url()).pathname;

/** A meeting of a kind that is open, with everybody there; its path and the names on its list. */
export async function opens(kind, topic, { secretary, recorder, person }) {
  await secretary.goes("/meetings/new");
  await secretary.chooses("类型", kind);
  await secretary.types("主题", topic);
  return begins({ secretary, recorder, person });
}

/** The same for a meeting whose plan is on the secretary's page. */
export async function begins({ secretary, recorder, person }) {
  const { day, time } = clock(2);
  await secretary.types("日期", day);
  await secretary.types("时间", time);
  await secretary.chooses("主持人", person("secretary").who);
  await secretary.chooses("记录人", person("recorder").who);
  await secretary.press("保存安排");
  const meeting = path(secretary);
  await secretary.pressAndConfirm("确定名单并发通知");
  await recorder.goes(`${meeting}/opening`);
  await recorder.press("宣布开始");
  await recorder.goes(`${meeting}/roll`);
  const names = await recorder.page.getByRole("group").evaluateAll((groups) => groups.map((group) => group.getAttribute("aria-label")).filter(Boolean));
  for (const name of names) {
    const row = recorder.page.getByRole("group", { name, exact: true });
    await recorder.touches(PRESENT, row);
    await row.getByRole("button", { name: recorder.say(PRESENT), pressed: true }).waitFor();
  }
  return { meeting, names };
}

/** Names the tellers of a meeting, who take their keys. */
export async function names(meeting, tellers, recorder) {
  for (const teller of tellers) {
    await recorder.goes(`${meeting}/ballots`);
    await recorder.unfolds("推选监票人、计票人");
    await recorder.chooses("监票人、计票人", teller.called);
    await recorder.press("指定");
  }
  for (const teller of tellers) {
    await teller.goes(`${meeting}/ballots`);
    await teller.press("领取票箱钥匙");
    await teller.press("抄好了，回到无记名投票");
  }
}

/** Takes a ballot, chooses one answer for each line, looks it over and casts it. */
export async function votes(voter, ballot, answers) {
  await voter.goes(ballot);
  await voter.press("领票");
  const groups = voter.page.getByRole("radiogroup").filter({ visible: true });
  for (const [at, answer] of answers.entries()) await groups.nth(at).getByRole("radio", { name: answer, exact: true }).check();
  await voter.press("看一遍再投");
  await voter.press("投票");
  await voter.sees("您的票已经投进去了");
}
