// A walk: a test whose people come in through the door, and who all must leave without a complaint.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desktop, openBrowser, openWindow } from "./browser.mjs";
import { Visitor } from "./visitor.mjs";

/** Prepares a house (a running program) for the walks of a file. Gives a function that declares a walk. */
export function walksIn(open) {
  const house = {};
  const states = new Map();
  before(async () => {
    [house.browser, house.program] = await Promise.all([openBrowser(), open()]);
  });
  after(async () => {
    await house.browser?.close();
    const complaints = house.program?.complaints() ?? [];
    await house.program?.stop();
    assert.deepEqual(complaints, [], "the program's log");
  });
  return (name, walk) =>
    test(name, { timeout: 300_000 }, async () => {
      const visitors = [];
      const stranger = async ({ device = desktop, language = "zh", scripts = true, name = "a stranger", state, ...rest } = {}) => {
        const window = await openWindow(house.browser, { device, language, scripts, state, ...rest });
        const visitor = await Visitor.in(window, { address: house.program.address, device, language, scripts, name });
        visitors.push(visitor);
        return visitor;
      };
      /** Someone of the demonstration, signed in; the first time through the sign-in page. */
      const enter = async (role, how = {}) => {
        const person = house.program.signIns.find((one) => one.role === role);
        assert.ok(person, `the demonstration has no ${role}`);
        const visitor = Object.assign(await stranger({ name: role, ...how, state: states.get(role) }), { called: person.who });
        if (!states.has(role)) {
          await visitor.goes("/sign-in");
          await signIn(visitor, person.name, person.password);
          states.set(role, withoutLook(await visitor.window.storageState()));
        }
        return visitor;
      };
      try {
        await walk({ stranger, enter, program: house.program, person: (role) => house.program.signIns.find((one) => one.role === role) });
        const complaints = visitors.flatMap((visitor) => visitor.complaints.map((one) => `${visitor.name} (${visitor.device.name}, ${visitor.language}): ${one}`));
        assert.deepEqual([...new Set(complaints)], []);
      } finally {
        await Promise.all(visitors.map((visitor) => visitor.window.close()));
      }
    });
}

/** Through the sign-in page; `answer` is the status of the page that follows. */
export async function signIn(visitor, name, password, answer = 200) {
  await visitor.types(["登录名", "Sign-in name"], name);
  await visitor.types(["密码", "Password"], password);
  await visitor.press(["登录", "Sign in"], { answer });
}

/** The session alone: each window speaks the language of its own reader. */
function withoutLook(state) {
  return { cookies: state.cookies.filter((cookie) => !/language|look|told/i.test(cookie.name)), origins: [] };
}
