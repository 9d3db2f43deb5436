//! The rules, requirement by requirement, and what hostile bytes meet.

mod accepted;
mod compared;
mod json;
mod multipart;
mod refused;
mod signature;
mod without;
mod written;

use serde_json::{Value, json};

/// A statement in which every property is used.
fn whole() -> Value {
    serde_json::from_str(include_str!("whole.json")).expect("JSON")
}

/// The same with another value at a place (`/actor/name`); the word `absent` takes it away.
fn with(place: &str, value: Value) -> Value {
    let mut statement = whole();
    set(&mut statement, place, value);
    statement
}

fn set(statement: &mut Value, place: &str, value: Value) {
    let (above, key) = place.rsplit_once('/').expect("a place");
    let above = statement.pointer_mut(above).unwrap_or_else(|| panic!("{place}"));
    match above {
        Value::Object(members) if value == json!("absent") => drop(members.remove(key)),
        Value::Object(members) => drop(members.insert(key.to_owned(), value)),
        other => panic!("{place} is in no object: {other}"),
    }
}

/// The smallest statement.
fn small() -> Value {
    json!({
        "actor": { "mbox": "mailto:a@example.org" },
        "verb": { "id": "https://example.org/verbs/did" },
        "object": { "id": "https://example.org/activities/thing" },
    })
}
