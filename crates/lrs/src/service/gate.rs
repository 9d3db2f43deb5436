//! What who comes with a pass may ask for: nothing but what belongs to his agent, his enrolment and his activity.

use zhixing_xapi::Statement;

use super::call::{Call, Method};
use super::reply::Refused;
use crate::pass::model::Pass;

/// The state that a course is handed at its launch: it reads it, and nobody changes it (cmi5, section 10).
const LAUNCH_DATA: &str = "LMS.LaunchData";
/// The one profile of an agent that a course may change (cmi5, section 11).
const PREFERENCES: &str = "cmi5LearnerPreferences";

/// Lets a request pass, or says why not.
pub(crate) fn lets(pass: &Pass, resource: &str, call: &Call) -> Result<(), Refused> {
    let no = |what: &str| Err(Refused::new(403, format!("an open course {what}")));
    let is = |name: &str, wanted: &str| call.parameters.get(name).is_some_and(|value| value == wanted);
    let writes = call.method != Method::Get;
    match resource {
        "statements" if writes => Ok(()),
        "statements" if is_registration(pass, call) && is_agent(pass, call)? => Ok(()),
        "statements" => no("reads statements of its own agent and registration alone"),
        "activities/state"
            if !(is("activityId", &pass.activity) && is_agent(pass, call)? && is_registration(pass, call)) =>
        {
            no("keeps states for its own agent, activityId and registration alone")
        }
        "activities/state" if writes && (call.parameters.get("stateId").is_none() || is("stateId", LAUNCH_DATA)) => {
            no("does not change LMS.LaunchData")
        }
        "agents/profile" if !is_agent(pass, call)? => no("reads the profile of its own agent alone"),
        "agents/profile" if writes && !is("profileId", PREFERENCES) => {
            no("changes no profile but cmi5LearnerPreferences")
        }
        "activities/profile" if writes => no("does not change the profile of an activity"),
        "activities/profile" | "activities" if !is("activityId", &pass.activity) => {
            no("reads about its own activity alone")
        }
        "agents" if !is_agent(pass, call)? => no("reads about its own agent alone"),
        _ => Ok(()),
    }
}

fn is_agent(pass: &Pass, call: &Call) -> Result<bool, Refused> {
    Ok(call.parameters.need_agent(call.version)?.ifi.key() == pass.agent)
}

fn is_registration(pass: &Pass, call: &Call) -> bool {
    call.parameters.get("registration").is_some_and(|value| value.eq_ignore_ascii_case(&pass.registration))
}

/// Statements name the pass's agent and its enrolment, and nothing else (cmi5, 8.1.3 and 8.1.4).
pub(crate) fn lets_write(pass: &Pass, statements: &[Statement]) -> Result<(), Refused> {
    for statement in statements {
        if statement.actor.ifi().is_none_or(|ifi| ifi.key() != pass.agent) {
            return Err(Refused::new(403, "actor: must be the actor of the launch".into()));
        }
        let registration = statement.context.as_ref().and_then(|context| context.registration);
        if registration.is_none_or(|id| id.to_string() != pass.registration) {
            return Err(Refused::new(403, "context.registration: must be the registration of the launch".into()));
        }
        if statement.voids().is_some() {
            return Err(Refused::new(403, "an open course voids no statement".into()));
        }
    }
    Ok(())
}
