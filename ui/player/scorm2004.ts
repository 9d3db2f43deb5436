// The run-time of SCORM 2004 for one part: `window.API_1484_11` of scorm-again, loaded with what was kept, its commits on their way to the house.
// @ts-expect-error Its types tell of a default export, which its file does not have.
import { Scorm2004API } from "scorm-again/scorm2004/min";
import { bar, config, kept, number } from "./bar";
import { Commits, type Told } from "./commits";

const own = config();
// They are there when a part begins; what became of each is kept with the rest.
const objectives = Object.fromEntries(own.objectives.map((id, at) => [`cmi.objectives.${at}.id`, id]));
const api = new Scorm2004API({ autocommit: false, logLevel: 5 });
api.loadFromFlattenedJSON({
  ...(own.kept ?? objectives),
  "cmi.learner_id": own.learner,
  "cmi.learner_name": own.learner,
  "cmi.entry": own.entry,
  "cmi.exit": "",
  "cmi.launch_data": own.handed,
  "cmi.scaled_passing_score": own.mastery === null ? "" : String(own.mastery),
  "cmi.completion_threshold": own.threshold === null ? "" : String(own.threshold),
});

function told(flat: Record<string, unknown>): Told {
  const raw = number(flat["cmi.score.raw"]);
  const most = number(flat["cmi.score.max"]) ?? 100;
  const scaled = number(flat["cmi.score.scaled"]) ?? (raw === null || most <= 0 ? null : raw / most);
  const result = scaled === null ? null : Math.max(-1, Math.min(1, scaled));
  const status = flat["cmi.success_status"];
  const judged = status === "passed" ? true : status === "failed" ? false : null;
  const passed = own.mastery !== null && result !== null ? result >= own.mastery : judged;
  // Where a measure is asked for and told, it decides (RTE, 4.2.4.1).
  const progress = number(flat["cmi.progress_measure"]);
  const completed = own.threshold !== null && progress !== null ? progress >= own.threshold : flat["cmi.completion_status"] === "completed";
  return { completed, passed, result, suspended: flat["cmi.exit"] === "suspend" };
}

const commits = new Commits(own, () => {
  const flat = api.getFlattenedCMI() as Record<string, unknown>;
  return { kept: kept(flat), told: told(flat) };
}, bar(own));
api.on("Initialize", () => commits.note(false));
api.on("Commit", () => commits.note(false));
api.on("Terminate", () => commits.note(true));
(window as unknown as { API_1484_11: unknown }).API_1484_11 = api;
