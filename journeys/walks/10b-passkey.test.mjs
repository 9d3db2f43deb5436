// Passkeys with Chromium's virtual authenticator: added with the password, used without one, useless on another site.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { signIn, walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);

/** Gives the visitor's device a keeper of keys that recognises its owner. */
async function withDevice(visitor, isUserVerified = true) {
  const devtools = await visitor.window.newCDPSession(visitor.page);
  await devtools.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified, automaticPresenceSimulation: true };
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    keys: async () => (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    recognises: (isUserVerified) => devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

for (const [device, language] of [[phone, "zh"], [desktop, "en"]]) {
  walk(`a member adds a passkey, signs in with it and takes it away (${device.name}, ${language})`, async ({ stranger, person }) => {
    const { name, password } = person("member");
    const member = await stranger({ device, language, name: "member" });
    const keeper = await withDevice(member);
    await member.goes("/sign-in");
    await signIn(member, name, password);
    await member.goes("/settings");
    await member.press(["通行密钥", "Passkeys"]);
    await member.sees(["还没有通行密钥", "No passkey yet"]);
    await member.press(["添加通行密钥", "Add a passkey"]);
    await member.types(["密码", "Password"], "not the password at all");
    await member.press(["继续", "Go on"], { answer: 422 });
    await member.types(["密码", "Password"], password);
    await member.press(["继续", "Go on"]);
    await member.types(["名字", "Name"], "我的手机");
    await member.press(["建立", "Make it"]);
    await member.sees(["已添加", "Added"], "我的手机");
    const [key] = await keeper.keys();
    assert.equal(key.rpId, "localhost");
    assert.ok(key.isResidentCredential);

    await member.goes("/settings");
    await member.press(["退出登录", "Sign out"]);
    await member.press(["用通行密钥登录", "Sign in with a passkey"]);
    assert.equal(new URL(member.page.url()).pathname, "/today");

    // Whom the device does not recognise it lets nobody in for; the page says what to do.
    await member.goes("/settings");
    await member.press(["退出登录", "Sign out"]);
    await keeper.recognises(false);
    await member.touches(["用通行密钥登录", "Sign in with a passkey"]);
    await member.sees(["设备没有确认", "The device did not confirm"]);
    await keeper.recognises(true);
    await member.press(["用通行密钥登录", "Sign in with a passkey"]);

    await member.goes("/settings/passkeys");
    await member.press(["移除", "Remove"]);
    await member.types(["密码", "Password"], password);
    await member.press(["移除", "Remove"]);
    await member.sees(["已移除", "Removed"]);
    await member.goes("/settings");
    await member.press(["退出登录", "Sign out"]);
    await member.press(["用通行密钥登录", "Sign in with a passkey"], { answer: 422 });
    await member.sees(["这个通行密钥登录不了", "This passkey does not sign you in"]);
    await signIn(member, name, password);
  });
}

walk("a device without a key of this site, and a browser without scripts, are told what to do", async ({ stranger }) => {
  const visitor = await stranger({ device: desktop });
  await withDevice(visitor);
  await visitor.goes("/sign-in");
  await visitor.touches("用通行密钥登录");
  await visitor.sees("设备没有确认，或者取消了");
  const plain = await stranger({ device: phone, language: "en", scripts: false });
  await plain.goes("/sign-in");
  await plain.sees("your browser must be allowed to run scripts");
});
