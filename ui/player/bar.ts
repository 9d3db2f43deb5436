// The way back, and a line that says what went wrong: laid over the part, since its page is not ours.
import type { Config } from "./commits";

/** Shows the way back as soon as there is a page; gives who says something beside it. */
export function bar(config: Config): (words: string) => void {
  const line = document.createElement("div");
  const way = document.createElement("a");
  const words = document.createElement("span");
  line.style.cssText = "position:fixed;left:8px;bottom:8px;z-index:2147483647;max-width:calc(100% - 16px);display:flex;flex-wrap:wrap;gap:8px;align-items:center;font:16px/1.4 sans-serif";
  way.style.cssText = "background:#fff;color:#8a1c1c;border:1px solid #8a1c1c;border-radius:8px;padding:12px 14px;text-decoration:none";
  words.style.cssText = "background:#fff;color:#000;padding:6px 8px;border-radius:8px;display:none";
  way.href = config.back;
  way.target = "_top";
  way.textContent = config.words.back;
  words.setAttribute("role", "status");
  line.append(way, words);
  const show = () => document.body.append(line);
  if (document.body) show();
  else addEventListener("DOMContentLoaded", show);
  return (told) => {
    words.textContent = told;
    words.style.display = told ? "block" : "none";
  };
}

/** What the house put down for this part: read once, before the part's own scripts run. */
export function config(): Config {
  return (window as unknown as { zhixingCourse: Config }).zhixingCourse;
}

/** A number, or nothing. */
export function number(value: unknown): number | null {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : typeof value === "number" ? value : NaN;
  return Number.isFinite(read) ? read : null;
}

/** What is kept: how long a session took is not. */
export function kept(flat: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(flat).filter(([key]) => !key.endsWith("session_time") && !key.endsWith("total_time")));
}
