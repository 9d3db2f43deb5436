// The run-time of SCORM 1.2 for one part: `window.API` of scorm-again, loaded with what was kept, its commits on their way to the house.
// @ts-expect-error Its types tell of a default export, which its file does not have.
import { Scorm12API } from "scorm-again/scorm12/min";
import { bar, config, kept, number } from "./bar";
import { Commits, type Told } from "./commits";

const own = config();
const api = new Scorm12API({ autocommit: false, mastery_override: true, logLevel: 5 });
api.loadFromFlattenedJSON({
  ...own.kept,
  "cmi.core.student_id": own.learner,
  "cmi.core.student_name": own.learner,
  "cmi.core.credit": "credit",
  "cmi.core.lesson_mode": "normal",
  "cmi.core.entry": own.entry,
  "cmi.core.exit": "",
  // No time is kept; a part still reads one (SCORM 1.2 RTE, 3.4.4: a CMITimespan, which is never empty).
  "cmi.core.total_time": "0000:00:00",
  "cmi.launch_data": own.handed,
  "cmi.student_data.mastery_score": own.mastery === null ? "" : String(Math.round(own.mastery * 100)),
});

function told(flat: Record<string, unknown>): Told {
  const status = String(flat["cmi.core.lesson_status"] ?? "");
  const raw = number(flat["cmi.core.score.raw"]);
  const most = number(flat["cmi.core.score.max"]) ?? 100;
  const result = raw === null || most <= 0 ? null : Math.max(-1, Math.min(1, raw / most));
  const judged = status === "passed" ? true : status === "failed" ? false : null;
  // With credit, what must be reached decides (SCORM 1.2 RTE, 3.4.4, mastery_score).
  const passed = own.mastery !== null && result !== null ? result >= own.mastery : judged;
  return { completed: ["completed", "passed"].includes(status), passed, result, suspended: flat["cmi.core.exit"] === "suspend" };
}

const commits = new Commits(own, () => {
  const flat = api.getFlattenedCMI() as Record<string, unknown>;
  return { kept: kept(flat), told: told(flat) };
}, bar(own));
api.on("LMSInitialize", () => commits.note(false));
api.on("LMSCommit", () => commits.note(false));
api.on("LMSFinish", () => commits.note(true));
(window as unknown as { API: unknown }).API = api;
