// The organisation's own sign-in, with a provider that others wrote (npm oidc-provider): linked with the password, by the number that the administrator
// trusts, and never by a mail address, whatever the provider says.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { openProvider } from "../house/provider.mjs";
import { signIn, walksIn } from "../house/walk.mjs";

const NAME = "市局统一认证";
const PEOPLE = {
  "u-member": {},
  "u-admin": { employee_number: "admin" },
  // The secretary's number in the demonstration.
  "u-secretary": { employee_number: "J00003" },
  "u-thief": { employee_number: "J00003" },
  "u-liar": { email: "admin@zhixing.example.org", email_verified: true, preferred_username: "admin", name: "admin" },
};
const walk = walksIn(async () => {
  const provider = await openProvider(PEOPLE, { client_id: "zhixing", token_endpoint_auth_method: "none" });
  const program = await demonstration("--oidc-issuer", provider.issuer, "--oidc-client", "zhixing", "--oidc-name", NAME, "--oidc-number-claim", "employee_number");
  provider.knows(program.address);
  // What it warns of is what the walks provoke.
  const complaints = () => program.complaints().filter((line) => !line.includes("own sign-in failed"));
  return { ...program, complaints, stop: async () => (await program.stop(), await provider.stop()) };
});

/** At the provider: types a name and agrees; its own pages are not looked over. Comes back to our page. */
async function atProvider(visitor, name) {
  const { page } = visitor;
  await page.waitForURL(/\/interaction\/|\/sign-in\/identity\/callback/);
  if (name && page.url().includes("/interaction/")) {
    await page.locator("input[name=login]").fill(name);
    await page.locator("input[name=password]").fill("anything");
    await page.locator("[type=submit]").click();
  }
  while (!page.url().includes("/sign-in/identity/callback")) {
    await page.waitForURL(/\/interaction\/|\/sign-in\/identity\/callback/);
    if (page.url().includes("/interaction/")) await page.locator("[type=submit]").click();
  }
  visitor.complaints = visitor.complaints.filter((one) => !one.startsWith("/interaction/"));
  // The address is there before the page.
  await page.waitForLoadState("load");
  await visitor.arrived();
}

/** From the sign-in page by way of the provider; `answer` is the status of what follows. */
async function comes(visitor, name, answer = 200) {
  await visitor.goes("/sign-in");
  await visitor.thing([`用“${NAME}”登录`, `Sign in with ${NAME}`]).click();
  await atProvider(visitor, name);
  await visitor.press(["继续", "Go on"], { answer });
}

for (const [device, language, scripts, role] of [[desktop, "zh", true, "member"], [phone, "en", false, "leader"]]) {
  walk(`a member links his account, signs in that way and ends it (${device.name}, ${language}, ${scripts ? "with" : "without"} scripts)`, async ({ stranger, person }) => {
    const { name, password, who } = person(role);
    const member = await stranger({ device, language, scripts, name: role });
    await comes(member, `u-${role}`, 422);
    await member.sees(["没有与这里的账号绑定", "linked with none here"]);
    await signIn(member, name, password);
    await member.goes("/settings");
    await member.press(["单位统一登录", "Your organisation's sign-in"]);
    await member.types(["密码", "Password"], "not the password at all");
    await member.press(["绑定", "Link"], { answer: 422 });
    await member.types(["密码", "Password"], password);
    await member.press(["绑定", "Link"]);
    await member.thing(["前往登录", "Sign in there"]).click();
    await atProvider(member, `u-${role}`);
    await member.press(["继续", "Go on"]);
    await member.sees(["已绑定", "Linked"]);
    await member.goes("/settings");
    await member.press(["退出登录", "Sign out"]);
    await comes(member, `u-${role}`);
    assert.equal(new URL(member.page.url()).pathname, "/today");
    await member.goes("/settings");
    await member.sees(who);

    await member.goes("/settings/identity");
    await member.types(["密码", "Password"], password);
    await member.press(["解除绑定", "End the link"]);
    await member.goes("/settings");
    await member.press(["退出登录", "Sign out"]);
    await comes(member, `u-${role}`, 422);
  });
}

walk("a provider that lies about a mail address takes over nobody's account", async ({ stranger }) => {
  const liar = await stranger({ device: desktop });
  await comes(liar, "u-liar", 422);
  await liar.sees("没有与这里的账号绑定");
  await liar.goes("/settings");
  assert.equal(new URL(liar.page.url()).pathname, "/sign-in");
});

walk("a number that the administrator trusts opens its account once, and no second one", async ({ stranger, person }) => {
  const secretary = await stranger({ device: desktop });
  await comes(secretary, "u-secretary");
  await secretary.goes("/settings");
  await secretary.sees(person("secretary").who);
  const administrator = await stranger({ device: desktop });
  await comes(administrator, "u-admin", 422);
  await administrator.sees("没有与这里的账号绑定");
  const thief = await stranger({ device: phone, language: "en" });
  await comes(thief, "u-thief", 422);
  await thief.sees("linked with none here");
});

walk("an answer that this browser did not ask for is refused", async ({ stranger }) => {
  const visitor = await stranger({ device: desktop });
  await visitor.goes("/sign-in/identity/callback?code=stolen&state=made-up");
  await visitor.press("继续", { answer: 422 });
  await visitor.sees("没有从这个浏览器开始");
  await visitor.goes("/sign-in/identity/callback?error=access_denied&state=x", 422);
  await visitor.sees("统一登录没有完成");
});

walk("a form whose session had ended is there again after the provider, once", async ({ stranger }) => {
  const secretary = await stranger({ device: phone, name: "secretary" });
  await comes(secretary, "u-secretary");
  await secretary.goes("/members/new");
  await secretary.types("姓名", "统一登录带回的人");
  const cookies = await secretary.window.cookies();
  await secretary.window.clearCookies({ name: /zhixing$/ });
  assert.ok(cookies.some((cookie) => /device/.test(cookie.name)), "the device stays known");
  await secretary.press("保存", { answer: 401 });
  await secretary.seesNot("带不回来");
  await secretary.thing(`用“${NAME}”登录`).click();
  await atProvider(secretary, "u-secretary");
  await secretary.press("继续");
  await secretary.sees("您刚才填的带回来了，还没有提交");
  assert.equal(await secretary.field("姓名").inputValue(), "统一登录带回的人");
  await secretary.goes("/settings");
  await secretary.press("退出登录");
  await comes(secretary, "u-secretary");
  await secretary.seesNot("您刚才填的带回来了");
});
