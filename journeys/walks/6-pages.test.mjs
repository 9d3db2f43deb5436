// Every page on a phone and a large screen, in both languages, with scripts and without. What is looked for stands in house/page.mjs.
import assert from "node:assert/strict";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const PAGES = {
  secretary: [
    "/today", "/calendar", "/year", "/year/plan", "/meetings", "/meetings?view=past", "/meetings/new", "/resolutions", "/resolutions?state=done", "/members", "/members/new",
    "/members/import", "/units", "/notices", "/ledger", "/ledger/about", "/settings", "/settings/sessions", "/settings/password", "/branch/settings", "/suggestions", "/suggestions/new?about=%2Ftoday",
  ],
  admin: ["/today", "/year", "/members", "/units", "/units/new", "/settings/accounts", "/settings/jobs", "/ledger", "/suggestions"],
  superior: ["/today", "/overview", "/calendar", "/meetings", "/members", "/ledger", "/settings"],
  auxiliary: ["/today", "/year", "/meetings", "/members", "/resolutions"],
};
const HOW = [
  { device: phone, language: "zh" },
  { device: phone, language: "en" },
  { device: phone, language: "zh", scripts: false },
  { device: desktop, language: "zh", scripts: false },
  { device: desktop, language: "en", scheme: "dark" },
];

for (const [role, pages] of Object.entries(PAGES)) {
  walk(`${role} opens every page on every screen`, async ({ enter }) => {
    for (const how of HOW) {
      const visitor = await enter(role, how);
      for (const page of pages) await visitor.goes(page);
      await visitor.goes("/no-such-page", 404);
    }
  });
}

walk("what hangs together is opened from its list: a meeting, its roll and minutes, a member, a resolution, a record", async ({ enter }) => {
  for (const how of [{ device: phone, language: "zh" }, { device: desktop, language: "en" }]) {
    const secretary = await enter("secretary", how);
    const first = () => secretary.page.getByRole("main").getByRole("list").last().getByRole("link").first();
    await secretary.goes("/meetings?view=past&kind=general_meeting");
    await secretary.leaving(() => first().click());
    const meeting = secretary.page.url();
    for (const below of ["/roll", "/motions", "/minutes"]) await secretary.goes(meeting + below);
    await secretary.page.emulateMedia({ media: "print" });
    assert.ok(await secretary.page.getByRole("heading", { level: 1 }).isVisible(), "P17: the minutes can be printed");
    for (const room of ["navigation", "banner", "contentinfo"]) assert.equal(await secretary.page.getByRole(room).filter({ visible: true }).count(), 0, `${room} is not printed`);
    await secretary.page.emulateMedia({ media: null });
    for (const list of ["/resolutions?state=done", "/ledger"]) {
      await secretary.goes(list);
      await secretary.leaving(() => first().click());
    }
    await secretary.goes("/members");
    await secretary.leaving(() => secretary.page.getByRole("table").getByRole("link").first().click());
    await secretary.goes("/units");
    await secretary.leaving(() => first().click());
  }
});
