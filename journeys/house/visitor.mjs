// Somebody in front of a browser: presses, types, reads. He finds things by their names, as people and screen readers do, never by their looks.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { faultsOf } from "./page.mjs";

const WAITS_MS = 8_000;
const LOADS_MS = 12_000;
/** What a page asks a device for, turned into an error that the walk sees (P4). */
const REFUSE_SENSORS = () => {
  const asked = (what) => () => (console.error(`the page asked for ${what}`), Promise.reject(new Error("refused")));
  for (const name of ["getCurrentPosition", "watchPosition"]) if (navigator.geolocation) navigator.geolocation[name] = asked("the location");
  if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = asked("camera or microphone");
  if (globalThis.Notification) Notification.requestPermission = asked("notifications");
};

export class Visitor {
  /** Opens a page in a window; `who` describes him: address, language, device, scripts. */
  static async in(window, who) {
    const page = await window.newPage();
    await page.addInitScript(REFUSE_SENSORS);
    page.setDefaultTimeout(WAITS_MS);
    return new Visitor(window, page, who);
  }

  constructor(window, page, who) {
    Object.assign(this, { window, page, ...who });
    /** What went wrong unasked: errors in the console, requests that failed, faults of pages. */
    this.complaints = [];
    this.expected = new Set();
    this.disconnected = false;
    page.on("console", (said) => said.type() === "error" && !this.excuses(said.text()) && this.complain(`console: ${said.text()}`));
    page.on("pageerror", (error) => this.complain(`script: ${error.stack}`));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText;
      if (why !== "net::ERR_ABORTED" && !this.disconnected) this.complain(`failed: ${request.url()} ${why}`);
    });
    page.on("response", (answer) => answer.status() >= 400 && !this.expected.has(answer.status()) && this.complain(`${answer.status()}: ${answer.request().method()} ${answer.url()}`));
  }

  excuses(text) {
    if (this.disconnected && /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/.test(text)) return true;
    return [...this.expected].some((status) => text.includes(`status of ${status}`));
  }

  complain(what) {
    this.complaints.push(`${new URL(this.page.url()).pathname}: ${what}`);
  }

  /** The words of this visitor's language: `[Chinese, English]`, or a name that is the same in both. */
  say(words) {
    return Array.isArray(words) ? words[this.language === "zh" ? 0 : 1] : words;
  }

  /** Goes to a page by its address; `answer` is the status that is expected. */
  async goes(path, answer = 200) {
    return this.expecting(answer, async () => {
      const response = await this.page.goto(new URL(path, this.address).href, { waitUntil: "load" });
      assert.equal(response.status(), answer, `${path} answers ${response.status()}`);
      await this.arrived();
    });
  }

  /** Does something that is answered with this status without holding it against the page. */
  async expecting(status, act) {
    this.expected.add(status);
    await act();
    this.expected.delete(status);
  }

  /** Looks over the page that was just reached. */
  async arrived() {
    for (const fault of await faultsOf(this.page, this)) this.complain(fault);
  }

  /** The button or link of this name, in the whole page or inside something. */
  thing(words, inside = this.page) {
    const name = this.say(words);
    const named = { name, exact: typeof name === "string" };
    return inside.getByRole("button", named).or(inside.getByRole("link", named)).filter({ visible: true });
  }

  /** Presses a button or link that leads to another page, and answers the question that may come first. */
  async press(words, { inside, answer = 200 } = {}) {
    if (!this.scripts) await this.agrees(words, inside);
    await this.expecting(answer, () => this.leaving(() => this.thing(words, inside).click()));
  }

  /** Without scripts an act that asks first has a box beside its button, and the browser sends nothing until it is ticked. */
  async agrees(words, inside) {
    const form = this.thing(words, inside).locator("xpath=ancestor::form[1]");
    const box = form.locator(".sure input");
    if ((await box.count()) === 0) return;
    assert.equal(await form.evaluate((one) => one.checkValidity()), false, "the box is wanted");
    await box.check();
  }

  /** The network goes away (`true`), or is back. */
  async offline(is) {
    this.disconnected = true;
    await this.window.setOffline(is);
  }

  /** As `press`, but the network is away first: the page says that nothing was done, and it is done when it is pressed again with one. */
  async pressTwice(words, { inside } = {}) {
    this.disconnected = true;
    await this.window.setOffline(true);
    await this.thing(words, inside).click();
    await this.sees(this.say(["没有网络，这一步没有执行", "No network: this was not done"]));
    await this.window.setOffline(false);
    this.disconnected = false;
    await this.press(words, { inside });
  }

  /** As `press`, where the page first asks whether it is really meant. */
  async pressAndConfirm(words, { inside } = {}) {
    if (!this.scripts) return this.press(words, { inside });
    await this.thing(words, inside).click();
    await this.leaving(() => this.thing(["确定", "Yes, go ahead"], this.page.getByRole("dialog")).click());
  }

  /** Does what makes the browser load a page, and looks it over. */
  async leaving(act) {
    const loaded = this.page.waitForNavigation({ waitUntil: "load", timeout: LOADS_MS });
    await Promise.all([loaded, act()]);
    await this.arrived();
  }

  /** Presses something that stays on this page. */
  async touches(words, inside) {
    await this.thing(words, inside).click();
  }

  /** Unfolds what is folded under these words. */
  async unfolds(words) {
    await this.page.locator("summary").filter({ hasText: this.say(words), visible: true }).click();
  }

  /** The field with this label; what stands behind it in brackets, such as when it is needed, is no part of its name. */
  field(label) {
    const words = this.say(label).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return this.page.getByLabel(new RegExp(`^\\s*${words}\\s*((（[^）]*）|\\([^)]*\\)|选填|optional)\\s*)?$`)).filter({ visible: true });
  }

  async types(label, text) {
    await this.field(label).fill(text);
  }

  /** Asks the page again and again until `question`, which may be a promise's, has a true answer. (`waitForFunction` takes a promise itself for true.) */
  async finds(question, wait = LOADS_MS) {
    for (const end = Date.now() + wait; ; await pause(50)) {
      if (await this.page.evaluate(question)) return;
      assert.ok(Date.now() < end, `${this.name} waited in vain for ${question}`);
    }
  }

  async chooses(label, option) {
    const [field, words] = [this.field(label), this.say(option)];
    // A person is offered with his post or his number behind his name.
    const offered = await field.locator("option").allInnerTexts();
    const found = offered.find((one) => one === words || one.startsWith(`${words}（`) || one.startsWith(`${words} (`));
    await field.selectOption({ label: found ?? words });
  }

  async picks(words) {
    await this.page.getByRole("radio", { name: this.say(words), exact: true }).check();
  }

  async ticks(words) {
    await this.page.getByRole("checkbox", { name: this.say(words), exact: true }).check();
  }

  /** A picture of this page for the handbook, in both languages where it can be loaded again; only when pictures are wanted (`scripts/journeys pictures`). */
  async picture(name, { again = true } = {}) {
    const folder = process.env.ZHIXING_PICTURES;
    if (!folder) return;
    const take = (language) => this.page.screenshot({ path: `${folder}/${name}-${language}.png`, scale: "css" });
    const speak = async (language) => {
      await this.window.addCookies([{ name: "zhixing-language", value: language === "zh" ? "zh-CN" : "en", url: this.address }]);
      await this.page.goto(this.page.url().split("#")[0], { waitUntil: "load" });
    };
    await take(this.language);
    if (!again) return;
    const other = this.language === "zh" ? "en" : "zh";
    await speak(other);
    await take(other);
    await speak(this.language);
  }

  /** What can be read on the page now. */
  async text() {
    return (await this.page.locator("body").innerText()).replace(/\s+/g, " ");
  }

  /** Waits until the page shows the words. It is never loaded again for that. */
  async sees(...all) {
    for (const words of all) {
      const sought = this.say(words);
      const shows = (text) => (sought instanceof RegExp ? sought.test(text) : text.includes(sought));
      const until = Date.now() + WAITS_MS;
      while (!shows(await this.text())) {
        if (Date.now() > until) assert.fail(`${this.name} does not see ${sought} on ${this.page.url()}:\n${await this.text()}`);
        await pause(50);
      }
    }
  }

  async seesNot(...all) {
    const text = await this.text();
    for (const words of all) assert.ok(!text.includes(this.say(words)), `${this.name} sees ${this.say(words)} on ${this.page.url()}`);
  }

  /** Walks with the Tab key to the button or link of this name. Wherever he comes by, one must see where he is. */
  async tabsTo(words, most = 60) {
    const name = this.say(words);
    for (let steps = 0; steps < most; steps++) {
      await this.page.keyboard.press("Tab");
      // A field for a day or a time draws the focus inside itself, at the part that is typed.
      const { label, seen, what } = await this.page.evaluate(() => {
        const here = document.activeElement;
        const style = getComputedStyle(here.matches("input[type=radio], input[type=checkbox]") ? (here.closest("label") ?? here) : here);
        const own = getComputedStyle(here);
        const shown = (one) => (one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0) || one.boxShadow !== "none";
        const label = here.getAttribute("aria-label") ?? here.labels?.[0]?.textContent ?? here.textContent;
        const whole = getComputedStyle(here, "::after");
        return { label: label.trim().replace(/\s+/g, " "), seen: here.matches("body, input[type=date], input[type=time]") || [style, own, whole].some(shown), what: here.outerHTML.slice(0, 120) };
      });
      if (!seen) this.complain(`focus cannot be seen on ${what}`);
      if (label === name || label.replace(/\s*(选填|optional)$/, "") === name) return;
    }
    assert.fail(`${this.name} cannot reach ${name} with the Tab key on ${this.page.url()}`);
  }

  /** Tabs to a button or link and presses Enter. */
  async keysTo(words) {
    await this.tabsTo(words);
    await this.leaving(() => this.page.keyboard.press("Enter"));
  }

  /** Saves a download and gives its bytes. */
  async downloads(words) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.thing(words).click()]);
    return { name: download.suggestedFilename(), path: await download.path() };
  }
}
