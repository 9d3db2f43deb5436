//! Every filter, alone and together, in both directions, page by page.

use serde_json::json;

use super::{agent, quoted, statement, towns};

#[test]
fn every_filter_finds_what_it_says() {
    for town in towns() {
        let caller = town.caller();
        let registration = "16fd2706-8baf-433b-82eb-8c7fada847da";
        let mut stored = Vec::new();
        let mut store = |value: serde_json::Value| {
            town.place.pass_ms(1_000);
            stored.push(caller.store(&value));
        };
        store(statement("zhang", "read", "book"));
        let mut enrolled = statement("li", "read", "paper");
        enrolled["context"] = json!({
            "registration": registration,
            "instructor": { "mbox": "mailto:wang@example.org" },
            "contextActivities": { "parent": [{ "id": "https://example.org/things/course" }] },
        });
        store(enrolled);
        let mut group = statement("x", "met", "course");
        group["actor"] = json!({ "objectType": "Group", "member": [{ "mbox": "mailto:zhang@example.org" }] });
        store(group);
        let mut about_him = statement("wang", "praised", "x");
        about_him["object"] = json!({ "objectType": "Agent", "mbox": "mailto:Zhang@example.org" });
        store(about_him);
        let ids = |numbers: &[usize]| numbers.iter().map(|number| stored[*number].clone()).collect::<Vec<_>>();
        let verb = |word: &str| format!("verb={}", quoted(&format!("https://example.org/verbs/{word}")));
        let thing = |word: &str| format!("activity={}", quoted(&format!("https://example.org/things/{word}")));
        let cases = [
            (String::new(), ids(&[3, 2, 1, 0])),
            ("ascending=true".into(), ids(&[0, 1, 2, 3])),
            (verb("read"), ids(&[1, 0])),
            (format!("{}&ascending=true", verb("read")), ids(&[0, 1])),
            (agent("zhang"), ids(&[2, 0])),
            (agent("Zhang"), ids(&[3])),
            (agent("wang"), ids(&[3])),
            (format!("{}&related_agents=true", agent("wang")), ids(&[3, 1])),
            (thing("course"), ids(&[2])),
            (format!("{}&related_activities=true", thing("course")), ids(&[2, 1])),
            (format!("registration={registration}"), ids(&[1])),
            (format!("registration={registration}&{}", verb("met")), ids(&[])),
            (format!("{}&{}", agent("zhang"), verb("met")), ids(&[2])),
            (format!("{}&{}", agent("li"), thing("paper")), ids(&[1])),
            ("since=2026-03-02T01:00:02Z".into(), ids(&[3, 2])),
            ("until=2026-03-02T01:00:02Z".into(), ids(&[1, 0])),
            ("since=2026-03-02T01:00:01Z&until=2026-03-02T01:00:03Z&ascending=true".into(), ids(&[1, 2])),
            ("until=2026-03-02T01:00:00Z".into(), ids(&[])),
            (verb("never"), ids(&[])),
        ];
        for (query, expected) in cases {
            assert_eq!(caller.found(&query), expected, "{}: {query}", town.place.engine);
        }
        let authority = json!({ "account": { "homePage": "http://localhost", "name": caller.shown.key } }).to_string();
        assert_eq!(caller.found(&format!("agent={}&related_agents=true", quoted(&authority))).len(), 4);
        assert!(caller.found(&format!("agent={}", quoted(&authority))).is_empty());
    }
}

#[test]
fn pages_lead_on_until_everything_was_seen_once() {
    for town in towns() {
        let caller = town.caller();
        let all: Vec<_> =
            (0..25).map(|n| statement("zhang", if n % 2 == 0 { "read" } else { "wrote" }, "book")).collect();
        caller.post(&json!(all)).expect(200);
        for query in ["limit=4", "limit=4&ascending=true", &format!("limit=4&{}", agent("zhang"))] {
            let whole = caller.found(&query.replace("limit=4", "limit=0"));
            let mut seen = Vec::new();
            let mut path = format!("statements?{query}");
            loop {
                let page = caller.get(&path).expect(200).json();
                let statements = page["statements"].as_array().unwrap();
                assert!(statements.len() <= 4);
                seen.extend(statements.iter().map(|one| one["id"].as_str().unwrap().to_owned()));
                // Newer ones do not disturb who pages back.
                match page["more"].as_str().unwrap() {
                    "" => break,
                    more => path = more.strip_prefix("/xapi/").unwrap().to_owned(),
                }
            }
            assert_eq!(seen, whole, "{}: {query}", town.place.engine);
            assert_eq!(seen.len(), 25);
        }
    }
}
