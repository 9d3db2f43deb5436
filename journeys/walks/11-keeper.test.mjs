// The administrator looks after the installation: every setting with where it comes from, the filing pack, and a person who left is erased.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { desktop, phone } from "../house/browser.mjs";
import { demonstration } from "../house/program.mjs";
import { walksIn } from "../house/walk.mjs";

const walk = walksIn(demonstration);
const LANGUAGES = ["zh", "en"];

walk("the administrator reads the settings and takes the filing pack along", async ({ enter }) => {
  for (const [device, language, scripts] of [[phone, "zh", true], [desktop, "en", true], [phone, "en", false]]) {
    const admin = await enter("admin", { device, language, scripts });
    await admin.goes("/settings");
    await admin.press(["系统设置", "The program's settings"]);
    await admin.sees("--listen", "ZHIXING_DATA");
    if (device === desktop) await admin.picture("program-settings");
    await admin.seesNot("postgres://postgres");
    await admin.goes("/settings/filing");
    await admin.sees(["一、功能说明", "1. Functions"], ["四、关停方案", "4. Closing down"]);
    if (device === desktop) {
      const pack = await admin.downloads(["下载备案材料（ZIP，中英文）", "Take the pack along (ZIP, Chinese and English)"]);
      assert.equal(pack.name, "zhixing-filing.zip");
      assert.equal((await readFile(pack.path)).subarray(0, 2).toString(), "PK", "it is a ZIP");
    }
  }
});

walk("somebody who left is erased, after it was shown what goes and what stays", async ({ enter, person }) => {
  for (const [turn, language] of LANGUAGES.entries()) {
    const admin = await enter("admin", { device: turn === 0 ? phone : desktop, language, scripts: turn === 0 });
    const number = `E${turn}`;
    await admin.goes("/members/new");
    await admin.types(["编号", "Number"], number);
    await admin.types(["姓名", "Name"], `暂来${turn}号`);
    await admin.page.locator("select[name=unit]").selectOption({ index: 2 });
    await admin.picks(["正式党员", "Formal member"]);
    await admin.types(["编入日期", "Belongs since"], "2026-01-05");
    await admin.press(["保存", "Save"]);
    const member = new URL(admin.page.url()).pathname;
    await admin.goes(`${member}/erasure`, 422);
    await admin.goes(`${member}/leave`);
    await admin.types(["最后一天", "Last day"], "2026-02-05");
    await admin.press(["办理转出", "Record the leaving"]);
    await admin.sees(["要转出吗", "Is "], ["组织关系转接", "Moving between branches"]);
    await admin.press(["确定，办理转出", "Yes, record that he left"]);
    await admin.goes(`${member}/erasure`);
    await admin.sees(["会删除的", "What goes"], ["会保留的，以及为什么", "What stays, and why"]);
    if (language === "en") await admin.picture("erasure");
    await admin.picks(["录入错误", "Entered by mistake"]);
    await admin.types(["输入他的编号以确认", "Type his number to confirm"], number);
    await admin.types(["密码", "Password"], person("admin").password);
    await admin.press(["永久抹除", "Erase for good"]);
    await admin.goes(member);
    await admin.sees("已删除人员");
  }
});
