//! States and profiles, with the conditions of both versions.

use serde_json::json;

use super::{agent, quoted, towns};

fn state(rest: &str) -> String {
    format!("activities/state?activityId={}&{}{rest}", quoted("https://example.org/things/course"), agent("zhang"))
}

#[test]
fn a_state_is_kept_listed_merged_and_taken_away() {
    for town in towns() {
        let caller = town.caller().speaking("1.0.3");
        let one = state("&stateId=bookmark");
        caller.send("PUT", &one, &[], r#"{"page":1,"mode":"a"}"#).expect(204);
        caller.send("POST", &one, &[], r#"{"page":2}"#).expect(204);
        let found = caller.get(&one).expect(200);
        assert_eq!(found.json(), json!({ "mode": "a", "page": 2 }));
        assert!(found.header("etag").len() == 42 && found.header("content-type") == "application/json");
        caller.send("HEAD", &one, &[], "").expect(200);
        let registration = "&registration=16fd2706-8baf-433b-82eb-8c7fada847da";
        caller
            .send("PUT", &state(&format!("{registration}&stateId=other")), &[("content-type", "image/png")], vec![1, 2])
            .expect(204);
        assert_eq!(caller.get(&state("")).expect(200).json(), json!(["bookmark", "other"]));
        assert_eq!(caller.get(&state(registration)).expect(200).json(), json!(["other"]));
        assert_eq!(caller.get(&state("&since=2026-03-02T01:00:00Z")).expect(200).json(), json!([]));
        caller.send("POST", &state(&format!("{registration}&stateId=other")), &[], "{}").expect(400).says("merged");
        caller.send("DELETE", &one, &[], "").expect(204);
        caller.get(&one).expect(404);
        caller.send("DELETE", &state(""), &[], "").expect(204);
        assert_eq!(caller.get(&state("")).expect(200).json(), json!([]), "{}", town.place.engine);
    }
}

#[test]
fn nobody_writes_over_what_he_has_not_seen() {
    for town in towns() {
        let caller = town.caller();
        let profile = format!("agents/profile?{}&profileId=p", agent("zhang"));
        for (version, first) in [("1.0.3", 400), ("2.0.0", 204)] {
            let caller = caller.speaking(version);
            caller.send("PUT", &profile, &[], "{}").expect(first);
            caller.send("PUT", &profile, &[("if-none-match", "*")], "{\"a\":1}").expect(if first == 400 {
                204
            } else {
                412
            });
            caller.send("PUT", &profile, &[], "{\"b\":1}").expect(409).says("If-Match");
            let etag = caller.get(&profile).expect(200).header("etag").to_owned();
            caller.send("PUT", &profile, &[("if-match", "\"other\"")], "{\"b\":1}").expect(412);
            caller.send("DELETE", &profile, &[("if-match", "\"other\"")], "").expect(412);
            caller.send("PUT", &profile, &[("if-match", &etag)], "{\"b\":1}").expect(204);
            assert_eq!(caller.get(&profile).expect(200).text, "{\"b\":1}", "{}", town.place.engine);
            caller.send("DELETE", &profile, &[], "").expect(204);
        }
    }
}

#[test]
fn parameters_are_known_whole_and_valid() {
    for town in towns() {
        let caller = town.caller();
        for bad in [
            "activities/state?stateId=x",
            "activities/profile?activityId=course&profileId=x",
            "activities/profile?profileId=x",
            "agents/profile?agent=x&profileId=x",
            "agents?agent=%7B%7D",
            "agents",
            "activities?activityId=x",
            "activities/profile?activityId=a%3Ab&since=yesterday",
            "statements?statementid=16fd2706-8baf-433b-82eb-8c7fada847da",
            "statements?limit=-1",
            "statements?verb=x",
            "statements?verb=a%3Ab&verb=a%3Ab",
            "statements?attachments=yes",
        ] {
            caller.get(bad).expect(400);
        }
        caller.get("elsewhere").expect(404);
        let person = caller.get(&format!("agents?{}", agent("zhang"))).expect(200).json();
        assert_eq!(person, json!({ "objectType": "Person", "mbox": ["mailto:zhang@example.org"] }));
    }
}
