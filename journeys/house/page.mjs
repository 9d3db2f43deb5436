// What holds for every page, whoever reads it on whatever screen. Each rule gives a sentence when it is broken, and nothing when it holds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const examined = new Set();

/** Everything that is wrong with the page that stands there now. */
export async function faultsOf(page, { language, device, scripts }) {
  const faults = await page.evaluate(plainFaults, { tag: language === "zh" ? "zh-CN" : "en", suggest: language === "zh" ? "意见与建议" : "Complaint or suggestion" });
  if (device.name === "phone") faults.push(...(await page.evaluate(overflowInLargeType)));
  if (scripts) faults.push(...(await accessibilityFaults(page, language, device)));
  return faults;
}

/** Runs in the page: language, one heading, the suggestion button (P15), width, words left in the other language, permissions (P4). */
function plainFaults({ tag, suggest }) {
  const faults = [];
  if (document.documentElement.lang !== tag) faults.push(`html lang is ${document.documentElement.lang}, not ${tag}`);
  const headings = document.querySelectorAll("h1");
  if (headings.length !== 1) faults.push(`${headings.length} h1`);
  const heading = headings[0]?.textContent.trim() ?? "";
  if (heading === "" || !document.title.startsWith(heading)) faults.push(`the title "${document.title}" does not begin with the h1 "${heading}"`);
  const button = [...document.querySelectorAll("a[href^='/suggestions/new']")].find((link) => link.textContent.trim() === suggest);
  if (!button?.checkVisibility()) faults.push("P15: no visible button for complaints and suggestions");
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth} px`);
  if (document.querySelector("[capture]")) faults.push("P4: a field asks for the camera");
  // What people typed stays in their language; a word of the program that is wholly in the other one was forgotten.
  const foreign = tag === "en" ? /^(?=.*\p{Script=Han})\P{Script=Latin}*$/u : /^[a-z][a-z ]{3,}$/i;
  for (const word of document.querySelectorAll("button, label, legend, thead th, summary, dt")) {
    const text = [...word.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE || node.localName === "span").map((node) => node.textContent).join(" ").trim();
    if (!word.closest("[lang]:not(html)") && !["English", "中文"].includes(text) && foreign.test(text)) faults.push(`not translated: <${word.localName}> ${text}`);
  }
  return faults;
}

/** Runs in the page: the largest type must not make it scroll sideways either (P17). */
function overflowInLargeType() {
  const root = document.documentElement;
  const chosen = root.dataset.size;
  root.dataset.size = "larger";
  const over = root.scrollWidth - root.clientWidth;
  const wide = over > 0 ? [...document.querySelectorAll("main *")].filter((part) => part.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3) : [];
  if (chosen === undefined) delete root.dataset.size;
  else root.dataset.size = chosen;
  return over > 0 ? [`P17: in the largest type it scrolls sideways by ${over} px (${wide.map((part) => `${part.localName}.${part.className}`).join(", ")})`] : [];
}

/** Asks axe, once for each kind of page, language and screen. */
async function accessibilityFaults(page, language, device) {
  const kind = `${new URL(page.url()).pathname.replace(/[0-9a-z-]{16,}/gi, "…")} ${await page.title()} ${language} ${device.name}`;
  if (examined.has(kind)) return [];
  examined.add(kind);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, impact, help, nodes }) => `axe ${id} (${impact}): ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}
