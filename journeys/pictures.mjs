// Pictures of the pages: a few for the README (docs/pictures), and every page on both screens, in both languages, light and dark, to look at
// (journeys/pictures, never committed). Not a test: it is run with `scripts/journeys pictures`.
import { mkdir, rm, stat } from "node:fs/promises";
import { desktop, openBrowser, openWindow, phone } from "./house/browser.mjs";
import { demonstration } from "./house/program.mjs";
import { Visitor } from "./house/visitor.mjs";
import { signIn } from "./house/walk.mjs";

const README = new URL("../docs/pictures/", import.meta.url).pathname;
const ALL = new URL("pictures/", import.meta.url).pathname;
const README_BYTES_MAX = 150_000;
/** The picture's name, who sees it, where, in which language, on which screen. */
const FOR_README = [
  ["today-zh-phone", "secretary", "today", "zh", phone],
  ["today-en-phone", "secretary", "today", "en", phone],
  ["meeting-zh-phone", "secretary", "meeting", "zh", phone],
  ["meeting-en-phone", "secretary", "meeting", "en", phone],
  ["year-zh-desktop", "secretary", "year", "zh", desktop],
  ["roll-zh-phone", "recorder", "roll", "zh", phone],
  ["overview-zh-desktop", "superior", "overview", "zh", desktop],
  ["minutes-zh-desktop", "secretary", "minutes", "zh", desktop],
];
const PAGES = {
  secretary: ["today", "calendar", "calendar-year", "year", "plan", "meetings", "meetings-past", "meeting", "plan-a-meeting", "closed-meeting", "minutes", "motions", "remark", "resolution-new", "correction", "resolutions", "resolution", "members", "member", "import", "notices", "ledger", "entry", "ledger-about", "settings", "sessions", "branch-settings", "suggestions", "suggest", "units"],
  recorder: ["roll", "closing"],
  member: ["today", "meetings", "notices"],
  admin: ["today", "members", "units", "unit", "unit-new", "appoint", "member-new", "accounts", "jobs"],
  superior: ["today", "overview", "insight", "year"],
  "a stranger": ["sign-in", "suggestions", "nowhere"],
};

const program = await demonstration();
const browser = await openBrowser();
const states = {};

async function visitor(role, language, device, scheme) {
  const who = program.signIns.find((one) => one.role === role);
  const window = await openWindow(browser, { device, language, scheme, state: states[role] });
  const visitor = await Visitor.in(window, { address: program.address, device, language, scripts: true, name: role });
  visitor.arrived = async () => {};
  if (who && !states[role]) {
    await visitor.goes("/sign-in");
    await signIn(visitor, who.name, who.password);
    states[role] = await window.storageState();
  }
  return visitor;
}

/** Where things are that have no fixed address. */
async function addresses() {
  const secretary = await visitor("secretary", "zh", desktop);
  const first = async (path, like) => {
    await secretary.goes(path);
    const hrefs = await secretary.page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    return hrefs.find((href) => like.test(href)) ?? path;
  };
  const meeting = /^\/meetings\/(?!new)[^/?]+$/;
  const running = await first("/today", meeting);
  const closed = await first("/meetings?view=past&kind=general_meeting", meeting);
  const places = {
    today: "/today", calendar: "/calendar", "calendar-year": `/calendar?year=${new Date().getFullYear()}`, year: "/year", plan: "/year/plan",
    meetings: "/meetings", "meetings-past": "/meetings?view=past", "plan-a-meeting": "/meetings/new", meeting: running, roll: `${running}/roll`, closing: `${running}/closing`,
    "closed-meeting": closed, minutes: `${closed}/minutes`, motions: `${closed}/motions`, remark: `${running}/remarks/new`, "resolution-new": `${running}/resolutions/new`,
    correction: `${closed}/minutes/corrections/new`, resolutions: "/resolutions?state=done", resolution: await first("/resolutions?state=done", /^\/resolutions\/[^?]+$/),
    members: "/members", member: await first("/members", /^\/members\/(?!new|import)[^/?]+$/), import: "/members/import", "member-new": "/members/new", notices: "/notices",
    ledger: "/ledger", entry: await first("/ledger", /^\/ledger\/entries\//), "ledger-about": "/ledger/about", settings: "/settings", sessions: "/settings/sessions",
    "branch-settings": "/branch/settings", suggestions: "/suggestions", suggest: "/suggestions/new?about=%2Ftoday", units: "/units", unit: await first("/units", /^\/units\/(?!new)[^/?]+$/),
    "unit-new": "/units/new", accounts: "/settings/accounts", jobs: "/settings/jobs", overview: "/overview", "sign-in": "/sign-in", nowhere: "/nowhere",
  };
  places.appoint = `${places.unit}/posts/new`;
  await secretary.window.close();
  const superior = await visitor("superior", "zh", desktop);
  await superior.goes("/overview");
  places.insight = await superior.page.locator("main a[href^='/overview/']").first().getAttribute("href");
  await superior.window.close();
  return places;
}

const places = await addresses();
await rm(ALL, { recursive: true, force: true });
await Promise.all([mkdir(ALL, { recursive: true }), mkdir(README, { recursive: true })]);
for (const [name, role, place, language, device] of FOR_README) {
  const one = await visitor(role, language, device.name === "phone" ? { ...device, deviceScaleFactor: 1.5 } : device, "light");
  await one.page.goto(one.address + places[place]);
  const path = `${README}${name}.png`;
  await one.page.screenshot({ path });
  const { size } = await stat(path);
  if (size > README_BYTES_MAX) console.error(`${name}.png has ${size} bytes: more than ${README_BYTES_MAX}`);
  await one.window.close();
}
for (const [role, pages] of Object.entries(PAGES)) {
  for (const device of [phone, desktop]) {
    for (const [language, scheme] of [["zh", "light"], ["en", "light"], ["zh", "dark"], ["en", "dark"]]) {
      const one = await visitor(role, language, { ...device, deviceScaleFactor: 1 }, scheme);
      for (const place of pages) {
        const answer = await one.page.goto(one.address + places[place]);
        if (answer.status() !== 200 && place !== "nowhere") console.error(`${role} gets ${answer.status()} for ${places[place]} (${place})`);
        await one.page.screenshot({ path: `${ALL}${role.replace(" ", "-")}-${place}-${language}-${device.name}-${scheme}.png`, fullPage: true });
      }
      await one.window.close();
    }
  }
}
await browser.close();
await program.stop();
