// Speaks SCORM 1.2: looks for its API in its own window and those around it, keeps the place, tells score and status.
const tongue = (function () {
  "use strict";
  function find() {
    for (let seen = window, steps = 0; steps < 12; steps += 1) {
      if (seen.API) return seen.API;
      if (!seen.parent || seen.parent === seen) return null;
      seen = seen.parent;
    }
    return null;
  }
  const api = find();
  return {
    begin() {
      if (!api) return "";
      api.LMSInitialize("");
      if (api.LMSGetValue("cmi.core.lesson_status") === "not attempted") api.LMSSetValue("cmi.core.lesson_status", "incomplete");
      return api.LMSGetValue("cmi.suspend_data");
    },
    keep(place) {
      if (!api) return;
      api.LMSSetValue("cmi.suspend_data", place);
      api.LMSSetValue("cmi.core.exit", "suspend");
      api.LMSCommit("");
    },
    async end(result, place) {
      if (!api) throw new Error("there is nobody to tell");
      const least = Number(api.LMSGetValue("cmi.student_data.mastery_score") || 0);
      api.LMSSetValue("cmi.suspend_data", place);
      api.LMSSetValue("cmi.core.score.raw", String(Math.round(result * 100)));
      api.LMSSetValue("cmi.core.lesson_status", result * 100 >= least ? "passed" : "failed");
      api.LMSSetValue("cmi.core.exit", "");
      api.LMSFinish("");
    },
  };
})();
