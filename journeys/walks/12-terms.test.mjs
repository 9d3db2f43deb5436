// Admission of members (the committee takes the steps, the superior decides, the person sees his own way, nobody else anything) and moving between
// branches (the sender is responsible until the other one has received him). Terms: what a branch should have, and the result of its election.
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);

walk("the secretary sees everybody on his way by stage, and what comes next by when and by which article", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/year");
  await secretary.press("发展党员", { inside: secretary.page.getByRole("main") });
  await secretary.sees("入党申请人", "入党积极分子", "发展对象", "预备党员", "上级审批接收");
  await opensFirst(secretary, "入党申请人");
  await secretary.sees("派人同申请人谈话", "前", "第七条", "全部步骤", "办理记录");
  await secretary.picture("admission");
  const reader = await enter("secretary", { device: desktop, language: "en", scripts: false });
  await reader.goes("/admissions");
  await reader.sees("Applicants", "Activists", "Candidates", "On probation", "Superior decides on the admission");
});

walk("a step is refused before its time, and taken when its time has come", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone, scripts: false });
  await secretary.goes("/admissions");
  await opensFirst(secretary, "入党申请人");
  await secretary.press("办理：派人同申请人谈话");
  await secretary.types("日期", "2020-01-02");
  await secretary.press("记下这一步", { answer: 422 });
  await secretary.sees("最早在");
  await secretary.types("日期", today());
  await secretary.types("材料名称或文号", "谈话记录");
  await secretary.press("记下这一步");
  await secretary.sees("已记下：派人同申请人谈话", "确定为入党积极分子");
});

walk("the superior finds what waits for him on Today, and his yes makes the person probationary", async ({ enter }) => {
  const superior = await enter("superior", { device: desktop, language: "en" });
  await superior.goes("/today");
  await superior.sees("Waiting for your decision", "Superior decides on the admission");
  await superior.goes("/admissions");
  await superior.press("Decide");
  await superior.press("Decide");
  await superior.sees("General meeting votes on the admission", "should attend");
  await superior.picks("Approved");
  await superior.press("Take it down");
  await superior.sees("Taken down", "On probation");
});

walk("a person sees his own way, and others see nothing of it", async ({ enter }) => {
  const auxiliary = await enter("auxiliary", { device: phone });
  await auxiliary.goes("/admissions");
  await auxiliary.sees("我的入党进程", "列为发展对象", "下次考察汇报");
  const member = await enter("member", { device: phone, language: "en" });
  await member.goes("/admissions");
  await member.sees("there is nothing here for you to see");
});

walk("a member is sent to another branch, stays with the sender, and is called back", async ({ enter }) => {
  const secretary = await enter("secretary", { device: phone });
  await secretary.goes("/movings");
  await secretary.sees("已转出，等待接收", "以前的转接");
  await opensFirst(secretary, "已转出，等待接收");
  await secretary.sees("现在由谁负责", "城中中队党支部", "接收期限");
  await secretary.types("原因", "岗位调整取消");
  secretary.disconnected = true;
  await secretary.window.setOffline(true);
  await secretary.touches("撤回转出");
  await secretary.sees("没有网络：1 份已记在本机，联网后自动发送");
  await secretary.window.setOffline(false);
  await secretary.sees("已发送");
  secretary.disconnected = false;
  await secretary.press("看一看");
  await secretary.sees("已撤回");
  const reader = await enter("secretary", { device: desktop, language: "en", scripts: false });
  await reader.goes("/movings/new");
  await reader.sees("Send a member", "within 3 months");
});

walk("a branch sees what it should have, and its election's result begins the new term once it is confirmed", async ({ enter }) => {
  const small = await enter("small", { device: phone });
  await small.goes("/year");
  await small.press("任期和班子", { inside: small.page.getByRole("main") });
  await small.sees("不设支部委员会", "第六章", "提前或延期一般不超过一年", "等待上级确认");
  await small.picture("term");
  const superior = await enter("superior", { device: desktop, language: "en", scripts: false });
  await superior.goes("/today");
  await superior.sees("Confirm the result of an election");
  await superior.leaving(() => superior.page.locator("main a[href^='/elections/']").first().click());
  await superior.sees("To be confirmed", "Secretary");
  await superior.press("Confirm: the new term begins");
  await superior.sees("Confirmed. The posts and the term");
  await small.goes("/branch/term");
  await small.sees("已确认");
});

/** Opens the first person listed under a heading. */
async function opensFirst(visitor, heading) {
  const part = visitor.page.locator("main section").filter({ has: visitor.page.getByRole("heading", { name: heading }) });
  await visitor.leaving(() => part.getByRole("link").first().click());
}

function today() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}
