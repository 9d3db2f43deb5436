// A form is sent when its session is over: it is there again after the sign-in, with scripts and without, and sent by who typed it.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);

/** The session ends, the device stays known. */
async function sessionEnds(visitor) {
  const cookies = await visitor.window.cookies();
  await visitor.window.clearCookies();
  await visitor.window.addCookies(cookies.filter((cookie) => /device/.test(cookie.name)));
}

for (const [how, scripts, device] of [["without scripts", false, phone], ["with scripts", true, desktop]]) {
  walk(`${how}, what was typed is shown again and sent once its writer presses the button`, async ({ stranger, person }) => {
    const secretary = await stranger({ device, scripts, name: "secretary" });
    const { name, password } = person("secretary");
    const signs = async () => {
      await secretary.types("登录名", name);
      await secretary.types("密码", password);
    };
    await secretary.goes("/sign-in");
    await signs();
    await secretary.press("登录");
    await secretary.goes("/members/new");
    await secretary.types("姓名", "登录过期的人");
    await secretary.types("编号", `gq-${device.name}`);
    await secretary.field("所属单位").selectOption({ index: 1 });
    await secretary.picks("正式党员");
    await secretary.types("编入日期", "2026-01-05");
    await sessionEnds(secretary);
    await secretary.press("保存", { answer: 401 });
    await secretary.sees("还没有保存", "您填的都还在");
    await secretary.picture("signed-out", { again: false });
    await signs();
    await secretary.press("登录");
    await secretary.sees("您刚才填的带回来了，还没有提交");
    assert.equal(await secretary.field("姓名").inputValue(), "登录过期的人");
    assert.ok(await secretary.page.getByRole("radio", { name: "正式党员", exact: true }).isChecked(), "what was chosen, too");
    if (scripts) assert.equal(new URL(secretary.page.url()).pathname, "/members/new");
    await secretary.picture("signed-in-again", { again: false });
    await secretary.press("保存");
    await secretary.sees("登录过期的人");
    assert.match(new URL(secretary.page.url()).pathname, /^\/members\//);
  });
}
