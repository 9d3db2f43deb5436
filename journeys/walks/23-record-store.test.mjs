// The record store: an administrator enters a client system, a client that others wrote (npm @xapi/xapi) writes and reads in both versions,
// the administrator sees its records arrive, why a request was refused, and ends it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import Xapi from "@xapi/xapi";
import { desktop, phone } from "../house/browser.mjs";
import { path } from "../house/hall.mjs";
import { command, demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const run = promisify(execFile);

/** Where Python's packages lie, once they were fetched; nothing where there is no Python, or nothing can be fetched. */
async function pythonPackages() {
  const folder = await mkdtemp(join(tmpdir(), "zhixing-python-"));
  const wanted = ["tincan==1.0.0", "requests-oauthlib==2.0.0"];
  try {
    await run("python3", ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder, ...wanted], { timeout: 120_000 });
    return folder;
  } catch {
    return null;
  }
}

// Fetched before the first walk is declared: otherwise all would be over before the later ones are known.
const packages = await pythonPackages();
const walk = walksIn(demonstration);
const Client = Xapi.default ?? Xapi;
const ACTOR = { objectType: "Agent", name: "张学习", mbox: "mailto:zhang@course.example.org" };
const COURSE = { objectType: "Activity", id: "https://course.example.org/rain", definition: { name: { "zh-CN": "雨天执勤安全", "en": "On duty in the rain" } } };
const done = (verb) => ({ actor: ACTOR, verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { "zh-CN": verb === "completed" ? "学完了" : "开始学习", en: verb } }, object: COURSE });
let credentials, page;

const speaking = (version) => new Client({ endpoint: credentials.endpoint, auth: Client.toBasicAuth(credentials.key, credentials.secret), version });

walk("an administrator enters a client system and sees its records arrive", async ({ enter }) => {
  const administrator = await enter("admin", { device: desktop });
  await administrator.goes("/settings");
  await administrator.press("对接系统");
  await administrator.sees("还没有登记对接系统");
  await administrator.press("登记对接系统");
  await administrator.types(["系统名称", "Name of the system"], "雨天执勤课件");
  await administrator.page.getByLabel("所有系统写入的").check();
  await administrator.press("登记对接系统");
  await administrator.sees("密码只显示这一次");
  const text = await administrator.page.locator("main").innerText();
  credentials = {
    endpoint: text.match(/http:\/\/\S+\/xapi/)[0],
    key: text.match(/\b[0-9a-f]{16}\b/)[0],
    secret: text.match(/\b[0-9a-f]{64}\b/)[0],
  };
  await administrator.press("已经填好");
  page = path(administrator);
  await administrator.sees("雨天执勤课件", "没有被拒绝的请求");

  await administrator.goes("/settings/clients/statements");
  await administrator.sees("没有找到记录");
  const [id] = (await speaking("2.0.0").sendStatement({ statement: done("initialized") })).data;
  await administrator.sees("张学习 开始学习 雨天执勤安全", "雨天执勤课件");
  await administrator.picture("clients-statements");
  assert.equal((await speaking("1.0.3").getStatement({ statementId: id })).data.actor.mbox, ACTOR.mbox);
});

walk("a client that others wrote writes, finds, voids and keeps its state in both versions", async () => {
  for (const version of ["1.0.3", "2.0.0"]) {
    const client = speaking(version);
    assert.deepEqual((await client.getAbout()).data.version, version === "2.0.0" ? ["2.0.0", "1.0.3"] : ["1.0.3"]);
    const ids = (await client.sendStatements({ statements: [done("completed"), done("completed")] })).data;
    assert.equal(ids.length, 2);
    const found = await client.getStatements({ agent: { mbox: ACTOR.mbox }, verb: done("completed").verb.id, activity: COURSE.id, limit: 1 });
    assert.equal(found.data.statements[0].id, ids[1]);
    const more = await client.getMoreStatements({ more: found.data.more });
    assert.equal(more.data.statements[0].id, ids[0]);
    await client.voidStatement({ actor: ACTOR, statementId: ids[0] });
    await assert.rejects(client.getStatement({ statementId: ids[0] }), (error) => error.response?.status === 404);
    assert.equal((await client.getVoidedStatement({ voidedStatementId: ids[0] })).data.id, ids[0]);
    const place = { agent: ACTOR, activityId: COURSE.id, stateId: `bookmark-${version}` };
    await client.createState({ ...place, state: { page: 3 } });
    assert.deepEqual((await client.getState(place)).data, { page: 3 });
    const profile = { agent: ACTOR, profileId: `wishes-${version}` };
    await client.createAgentProfile({ ...profile, profile: { type: "large" } });
    assert.deepEqual((await client.getAgentProfile(profile)).data, { type: "large" });
    assert.equal((await client.getActivity({ activityId: COURSE.id })).data.definition.name.en, "On duty in the rain");
    await assert.rejects(client.sendStatement({ statement: { ...done("completed"), actor: { name: "nobody" } } }), (error) => error.response?.status === 400);
  }
});

const inPython = "clients in Python that others wrote (tincan, requests-oauthlib) write, read and use a token";
if (packages) {
  walk(inPython, async () => {
    const script = new URL("../clients/store.py", import.meta.url).pathname;
    const words = [script, credentials.endpoint, credentials.key, credentials.secret];
    const { stdout } = await run("python3", words, { env: { ...process.env, PYTHONPATH: packages } });
    assert.match(stdout, /well/);
  });
} else {
  test(inPython, { skip: "Python's packages tincan and requests-oauthlib cannot be fetched here" });
}

walk("an inspector verifies offline what an administrator carries away with its proofs", async ({ enter }) => {
  const administrator = await enter("admin", { device: desktop });
  await administrator.goes("/settings/clients/statements?who=zhang%40course.example.org");
  await administrator.press("张学习 开始学习 雨天执勤安全");
  await administrator.sees("存证", "密钥指纹", "下载存证");
  const fetched = await administrator.page.request.get(administrator.page.url() + "/proof");
  const folder = await mkdtemp(join(tmpdir(), "zhixing-proof-"));
  const file = join(folder, "statement.jsonl");
  await writeFile(file, await fetched.body());
  const verified = await command("verify", file, "--language", "zh");
  assert.equal(verified.code, 0, verified.said);
  assert.match(verified.said, /AS RECORDED[^]*张学习 开始学习 https:\/\/course\.example\.org\/rain/);
  await writeFile(file, (await fetched.text()).replace("course.example.org/rain", "course.example.org/pain"));
  const changed = await command("verify", file, "--language", "zh");
  assert.equal(changed.code, 1);
  assert.match(changed.said, /第 1 条记录在存证之后被改动/);
});

walk("an administrator takes somebody out by his mail address, on a phone, having seen what is found", async ({ enter, person }) => {
  const other = { objectType: "Agent", name: "王旁人", mbox: "mailto:wang@course.example.org" };
  const beside = { ...done("completed"), actor: other, context: { instructor: { name: "张学习", mbox: "mailto:ZHANG@course.example.org" } } };
  await speaking("2.0.0").sendStatement({ statement: beside });
  const administrator = await enter("admin", { device: phone });
  await administrator.goes("/settings/clients");
  await administrator.picture("clients");
  await administrator.press("抹除一个人的记录");
  await administrator.types("他的邮箱或账号（账号写成“系统地址 账号”）", "zhang@course.example.org");
  await administrator.press("看看会找到什么");
  await administrator.sees("他本人的记录", "提到他的记录", "为他保存的状态和档案", "写入记录的那个系统自己还有一份");
  const atDesk = await enter("admin", { device: desktop });
  await atDesk.goes("/settings/clients/erasure?whom=zhang%40course.example.org");
  await atDesk.sees("他本人的记录");
  await atDesk.picture("clients-erasure");
  await administrator.types("密码", "不是这个密码");
  await administrator.press("永久抹除", { answer: 422 });
  await administrator.types("密码", person("admin").password);
  await administrator.press("永久抹除");
  await administrator.sees("已抹除");
  await administrator.goes("/settings/clients/statements");
  await administrator.sees("已删除人员 学完了 雨天执勤安全", "王旁人 学完了");
  await administrator.seesNot("张学习");
  await administrator.press("王旁人 学完了 雨天执勤安全");
  await administrator.sees("存证日志里");
  await assert.rejects(speaking("2.0.0").getState({ agent: ACTOR, activityId: COURSE.id, stateId: "bookmark-2.0.0" }), (error) => error.response?.status === 404);
});

walk("refused requests are told in words, and what was written is searched on a phone without scripts", async ({ enter }) => {
  const administrator = await enter("admin", { device: phone, language: "en", scripts: false });
  await administrator.goes(page);
  await administrator.sees("actor: must have one of mbox, mbox_sha1sum, openid and account (XAPI-00034)", "POST statements");
  await administrator.goes("/settings/clients/statements?who=wang%40course.example.org");
  await administrator.sees("王旁人 completed On duty in the rain");
  await administrator.press("王旁人 completed On duty in the rain");
  await administrator.sees("Key fingerprint", "Take its proof along", "Word for word");
  await administrator.goes("/settings/clients/statements?who=li%40course.example.org");
  await administrator.sees("No records were found");
  await administrator.goes("/settings/clients/retention");
  await administrator.sees("There is no limit now");
  await administrator.types("Days to keep records", "90");
  await administrator.press("See what would go");
  await administrator.sees("No record is that old now", "nothing is gone yet");
  await administrator.press("Keep records for 90 days");
  await administrator.sees("Records are kept for 90 days");
  await administrator.press("End the limit");
  await administrator.sees("There is no limit now");
  await administrator.goes(page);
  await administrator.sees("/xapi/oauth/token");
  await administrator.press("End");
  await administrator.press("End");
  await administrator.sees("Its key opens nothing any more");
  await assert.rejects(speaking("2.0.0").getStatements({}), (error) => error.response?.status === 401);
});
