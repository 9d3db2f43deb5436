//! States, profiles of agents and of activities: what their requests must have, and what each of them does.

use serde_json::{Value, json};

use super::super::{Answered, Caller, agent, quoted};
use super::each_version;

/// A resource of documents: its path, the parameter of its documents' ids, what it needs besides.
struct Shelf {
    path: &'static str,
    id: &'static str,
    needs: Vec<(&'static str, String)>,
}

fn activity() -> (&'static str, String) {
    ("activityId", quoted("https://example.org/things/course"))
}

fn agent_of(name: &str) -> (&'static str, String) {
    ("agent", agent(name).trim_start_matches("agent=").to_owned())
}

fn shelves() -> [Shelf; 3] {
    [
        // XAPI-00230, XAPI-00282, XAPI-00311: where they are.
        Shelf { path: "activities/state", id: "stateId", needs: vec![activity(), agent_of("zhang")] },
        Shelf { path: "agents/profile", id: "profileId", needs: vec![agent_of("zhang")] },
        Shelf { path: "activities/profile", id: "profileId", needs: vec![activity()] },
    ]
}

impl Shelf {
    fn is_state(&self) -> bool {
        self.id == "stateId"
    }

    /// Its address with these parameters besides what it needs.
    fn with(&self, more: &[(&str, &str)]) -> String {
        let needs = self.needs.iter().map(|(name, value)| format!("{name}={value}"));
        let more = more.iter().map(|(name, value)| format!("{name}={value}"));
        format!("{}?{}", self.path, needs.chain(more).collect::<Vec<_>>().join("&"))
    }

    fn of(&self, id: &str) -> String {
        self.with(&[(self.id, id)])
    }

    /// Its address without one of what it needs.
    fn without(&self, name: &str) -> String {
        let needs =
            self.needs.iter().filter(|(known, _)| *known != name).map(|(name, value)| format!("{name}={value}"));
        format!("{}?{}&{}=x", self.path, needs.collect::<Vec<_>>().join("&"), self.id)
    }
}

/// A request with a body where its method has one; a PUT of something new says so.
fn ask(caller: &Caller, method: &str, path: &str, body: &Value) -> Answered {
    let body = if matches!(method, "PUT" | "POST") { body.to_string() } else { String::new() };
    let new = if method == "PUT" { [("if-none-match", "*")].as_slice() } else { &[] };
    caller.send(method, path, new, body)
}

#[test]
fn each_resource_takes_reads_and_deletes_its_documents() {
    each_version(|town, caller| {
        for shelf in shelves() {
            let one = shelf.of("one");
            // XAPI-00190, XAPI-00287/293: PUT. XAPI-00188/192/217, XAPI-00259/269/274, XAPI-00288/290: GET of one.
            ask(caller, "PUT", &one, &json!({ "a": 1 })).expect(204);
            let told = caller.get(&one).expect(200);
            assert_eq!((told.json(), told.header("content-type")), (json!({ "a": 1 }), "application/json"));
            // XAPI-00189/231, XAPI-00272/283, XAPI-00286/292/312: POST; XAPI-00233, XAPI-00280, XAPI-00310: of what is not there, as PUT.
            ask(caller, "POST", &shelf.of("two"), &json!({ "b": 2 })).expect(204);
            assert_eq!(caller.get(&shelf.of("two")).expect(200).json(), json!({ "b": 2 }));
            // XAPI-00193, XAPI-00270, XAPI-00289: all ids.
            assert_eq!(caller.get(&shelf.with(&[])).expect(200).json(), json!(["one", "two"]));
            // XAPI-00195/221, XAPI-00268/275, XAPI-00294/303: those that were stored since.
            let since = caller.get(&one).header("last-modified").to_owned();
            assert!(!since.is_empty());
            town.place.pass_ms(60_000);
            let moment = "2026-03-02T01:00:30Z";
            town.place.pass_ms(0);
            ask(caller, "POST", &shelf.of("three"), &json!({})).expect(204);
            let young = caller.get(&shelf.with(&[("since", moment)])).expect(200).json();
            assert!(young.as_array().unwrap().contains(&json!("three")));
            let all = caller.get(&shelf.with(&[("since", "2020-01-01T00:00:00Z")])).expect(200).json();
            assert_eq!(all, json!(["one", "three", "two"]));
            assert_eq!(caller.get(&shelf.with(&[("since", "2030-01-01T00:00:00Z")])).expect(200).json(), json!([]));
            // XAPI-00187/191/216, XAPI-00271, XAPI-00285/291: DELETE of one, which is gone then.
            caller.send("DELETE", &one, &[], "").expect(204);
            caller.get(&one).expect(404);
            caller.get(&shelf.of("two")).expect(200);
            if shelf.is_state() {
                // XAPI-00194: DELETE of all.
                caller.send("DELETE", &shelf.with(&[]), &[], "").expect(204);
                assert_eq!(caller.get(&shelf.with(&[])).expect(200).json(), json!([]));
            }
        }
    });
}

#[test]
fn documents_are_merged_one_level_deep_where_both_are_json_objects() {
    each_version(|_, caller| {
        for shelf in shelves() {
            let one = shelf.of("one");
            ask(caller, "POST", &one, &json!({ "a": { "x": 1, "y": 2 }, "b": 1 })).expect(204);
            // XAPI-00234, XAPI-00279, XAPI-00308: merged; XAPI-00183, XAPI-00184: what is there twice is the newer, as a whole.
            ask(caller, "POST", &one, &json!({ "a": { "z": 3 }, "c": 4 })).expect(204);
            assert_eq!(caller.get(&one).expect(200).json(), json!({ "a": { "z": 3 }, "b": 1, "c": 4 }));
            // XAPI-00232, XAPI-00278, XAPI-00309: one of another type is not merged.
            caller.send("POST", &one, &[("content-type", "text/plain")], "x").expect(400);
            // XAPI-00229, XAPI-00281, XAPI-00313: nor what is no object.
            caller.send("POST", &one, &[], "[1]").expect(400);
            // XAPI-00235, XAPI-00284, XAPI-00314: what says that it is JSON is.
            caller.send("POST", &one, &[], "{\"a\":").expect(400);
            caller.send("POST", &shelf.of("new"), &[], "{\"a\":").expect(400);
            caller.get(&shelf.of("new")).expect(404);
            // XAPI-00182: what was refused changed nothing.
            assert_eq!(caller.get(&one).expect(200).json(), json!({ "a": { "z": 3 }, "b": 1, "c": 4 }));
            let plain = shelf.of("plain");
            caller.send("PUT", &plain, &[("content-type", "text/plain"), ("if-none-match", "*")], "x").expect(204);
            ask(caller, "POST", &plain, &json!({})).expect(400);
            assert_eq!(caller.get(&plain).expect(200).text, "x");
        }
    });
}

#[test]
fn what_a_request_needs_is_there_and_valid() {
    each_version(|_, caller| {
        for shelf in shelves() {
            for method in ["GET", "PUT", "POST", "DELETE"] {
                // XAPI-00207..210, XAPI-00212..215: a state's activity and agent; XAPI-00261..264: a profile's agent; XAPI-00296..299: its activity.
                for (name, _) in &shelf.needs {
                    ask(caller, method, &shelf.without(name), &json!({})).expect(400).says(name);
                }
                // XAPI-00196..199, XAPI-00255..258: what is no agent.
                for wrong in ["zhang", "%7B%7D", "%5B%5D", "%7B%22mbox%22%3A%22zhang%22%7D"] {
                    if shelf.needs.iter().any(|(name, _)| *name == "agent") {
                        ask(caller, method, &format!("{}&agent={wrong}", shelf.without("agent")), &json!({}))
                            .expect(400);
                    }
                }
                // An id that is no text does not exist in an address: XAPI-00224..226/228, XAPI-00276/277, XAPI-00305..307: an empty one is refused.
                ask(caller, method, &shelf.of(""), &json!({})).expect(400).says(shelf.id);
            }
            // XAPI-00206/211, XAPI-00266/267, XAPI-00301/302: no document without its id; XAPI-00265, XAPI-00300: no profile is deleted without one.
            ask(caller, "PUT", &shelf.with(&[]), &json!({})).expect(400).says(shelf.id);
            ask(caller, "POST", &shelf.with(&[]), &json!({})).expect(400).says(shelf.id);
            if !shelf.is_state() {
                caller.send("DELETE", &shelf.with(&[]), &[], "").expect(400).says(shelf.id);
            }
            // XAPI-00204, XAPI-00260, XAPI-00295: since is a moment.
            caller.get(&shelf.with(&[("since", "yesterday")])).expect(400).says("since");
        }
    });
}

#[test]
fn a_state_has_a_registration_that_is_one() {
    each_version(|_, caller| {
        let [state, ..] = shelves();
        let registration = ("registration", "16fd2706-8baf-433b-82eb-8c7fada847da");
        let place = state.with(&[registration, ("stateId", "one")]);
        // XAPI-00218, XAPI-00227, XAPI-00220, XAPI-00219: with a registration it is put, posted, read and deleted.
        ask(caller, "PUT", &place, &json!({ "a": 1 })).expect(204);
        ask(caller, "POST", &place, &json!({ "b": 1 })).expect(204);
        assert_eq!(caller.get(&place).expect(200).json(), json!({ "a": 1, "b": 1 }));
        caller.send("DELETE", &place, &[], "").expect(204);
        caller.get(&place).expect(404);
        // XAPI-00200..203: what is no UUID.
        for method in ["GET", "PUT", "POST", "DELETE"] {
            ask(caller, method, &state.with(&[("registration", "one"), ("stateId", "one")]), &json!({})).expect(400);
        }
    });
}

#[test]
fn profiles_are_put_over_what_was_seen_alone() {
    each_version(|_, caller| {
        for shelf in shelves().into_iter().filter(|shelf| !shelf.is_state()) {
            // XAPI-00273, XAPI-00322: without saying what one has seen nothing is put over what is there; 1.0.3 asks it of a new one, too.
            let one = shelf.of("one");
            ask(caller, "PUT", &one, &json!({ "a": 1 })).expect(204);
            let told = caller.send("PUT", &one, &[], "{}").expect(409);
            assert!(!told.text.is_empty(), "with a message");
            caller.send("PUT", &one, &[("if-none-match", "*")], "{}").expect(412);
            caller.send("PUT", &one, &[("if-match", "\"x\"")], "{}").expect(412);
            let etag = caller.get(&one).expect(200).header("etag").to_owned();
            caller.send("PUT", &one, &[("if-match", &etag)], "{}").expect(204);
            assert_ne!(caller.get(&one).header("etag"), etag);
        }
    });
}
