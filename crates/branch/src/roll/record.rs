//! What records say of a list that was brought up to the roster.

use serde_json::Value;

use super::model::Drift;

/// Adds who went and who came since the list was fixed to the facts of the act that found it out.
pub(crate) fn note_drift(facts: &mut Value, drift: &Drift) {
    let parts = [("gone", drift.gone_names()), ("came", drift.came_names()), ("otherwise", drift.other_names())];
    for (key, names) in parts.into_iter().filter(|(_, names)| !names.is_empty()) {
        facts[key] = names.into();
    }
}
