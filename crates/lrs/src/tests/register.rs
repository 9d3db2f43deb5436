//! The register finds what a look through everything finds: drawn statements and filters, in both directions and page by page; long stretches of numbers;
//! and what was stored before there was a register.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use zhixing_kit::{Read, Result, Write, params};

use super::{Caller, Town, agent, quoted, statement, towns};
use crate::statement::register::Sought;
use crate::statement::register::actions::{add, forget};
use crate::statement::register::questions::{Go, each, here};
use crate::statement::register::store::below;

/// Numbers that look like chance and are the same each time (SplitMix64).
struct Draw(u64);

impl Draw {
    fn up_to(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    }
}

/// A statement as the test remembers it.
struct Drawn {
    id: String,
    /// What it is found by itself: `actor 3`, `near 1`.
    says: BTreeSet<String>,
    /// Of which one before it, it speaks.
    speaks_of: Option<usize>,
    voided: bool,
}

fn uuid(number: usize) -> String {
    format!("7ccd3322-e1a5-411a-a67d-{number:012}")
}

/// A statement that was drawn, as it is sent and as it is remembered.
fn drawn(draw: &mut Draw, all: &mut [Drawn]) -> (Value, Drawn) {
    let number = all.len();
    let [who, verb, thing, enrolled, by, of] = [6, 4, 9, 5, 3, 4].map(|below| draw.up_to(below));
    let mut one = statement(&format!("p{who}"), &format!("v{verb}"), &format!("t{thing}"));
    let id = uuid(number);
    one["id"] = json!(id);
    let mut says = BTreeSet::from([format!("actor {who}"), format!("verb {verb}"), format!("activity {thing}")]);
    let mut speaks_of = None;
    match draw.up_to(24) {
        0 if number > 80 => {
            let target = number - 1 - draw.up_to(80) as usize;
            let voids = draw.up_to(2) == 0 && all[target].speaks_of.is_none();
            one["object"] = json!({ "objectType": "StatementRef", "id": all[target].id });
            says.remove(&format!("activity {thing}"));
            if voids {
                one["verb"] = json!({ "id": zhixing_xapi::VOIDED });
                says.remove(&format!("verb {verb}"));
                all[target].voided = true;
            }
            speaks_of = Some(target);
        }
        1 => {
            one["object"] = json!({ "objectType": "Agent", "mbox": format!("mailto:p{by}@example.org") });
            says.remove(&format!("activity {thing}"));
            says.insert(format!("party {by}"));
        }
        _ => {}
    }
    let mut context = json!({ "instructor": { "mbox": format!("mailto:p{by}@example.org") } });
    says.insert(format!("near {by}"));
    if speaks_of.is_none() {
        context["contextActivities"] = json!({ "parent": [{ "id": format!("https://example.org/things/t{of}") }] });
        says.insert(format!("about {of}"));
    }
    if enrolled > 0 {
        context["registration"] = json!(uuid(enrolled as usize));
        says.insert(format!("registration {enrolled}"));
    }
    one["context"] = context;
    (one, Drawn { id, says, speaks_of, voided: false })
}

/// A filter: its query, and the words of which a statement must say one of each.
fn filter(draw: &mut Draw) -> (String, Vec<Vec<String>>) {
    let (mut query, mut parts) = (Vec::new(), Vec::new());
    if draw.up_to(2) == 0 {
        let who = draw.up_to(7);
        query.push(agent(&format!("p{who}")));
        let mut part = vec![format!("actor {who}"), format!("party {who}")];
        if draw.up_to(2) == 0 {
            query.push("related_agents=true".into());
            part.push(format!("near {who}"));
        }
        parts.push(part);
    }
    if draw.up_to(2) == 0 {
        let thing = draw.up_to(10);
        query.push(format!("activity={}", quoted(&format!("https://example.org/things/t{thing}"))));
        let mut part = vec![format!("activity {thing}")];
        if draw.up_to(2) == 0 {
            query.push("related_activities=true".into());
            part.push(format!("about {thing}"));
        }
        parts.push(part);
    }
    if draw.up_to(2) == 0 {
        let verb = draw.up_to(5);
        query.push(format!("verb={}", quoted(&format!("https://example.org/verbs/v{verb}"))));
        parts.push(vec![format!("verb {verb}")]);
    }
    if draw.up_to(4) == 0 {
        let enrolled = 1 + draw.up_to(5);
        query.push(format!("registration={}", uuid(enrolled as usize)));
        parts.push(vec![format!("registration {enrolled}")]);
    }
    (query.join("&"), parts)
}

/// What passes, in the order of storing: by what it says itself, or all of it by what another one says of which it speaks.
fn passing(all: &[Drawn], parts: &[Vec<String>]) -> Vec<String> {
    let says = |one: &Drawn| parts.iter().all(|part| part.iter().any(|word| one.says.contains(word)));
    let passes = |one: &&Drawn| {
        let mut next = Some(*one);
        while let Some(here) = next {
            if says(here) {
                return !one.voided;
            }
            next = here.speaks_of.map(|target| &all[target]);
        }
        false
    };
    all.iter().filter(passes).map(|one| one.id.clone()).collect()
}

/// All that a query finds, page by page.
fn paged(caller: &Caller, query: &str, limit: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut path = format!("statements?limit={limit}&{query}");
    loop {
        let page = caller.get(path.trim_end_matches('&')).expect(200).json();
        let ids = page["statements"].as_array().unwrap();
        found.extend(ids.iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        match page["more"].as_str().unwrap() {
            "" => return found,
            more => path = more.strip_prefix("/xapi/").unwrap().to_owned(),
        }
    }
}

/// Statements that come in requests of every size.
fn fill(caller: &Caller, draw: &mut Draw, count: usize) -> Vec<Drawn> {
    let mut all: Vec<Drawn> = Vec::new();
    while all.len() < count {
        let size = [1, 3, 64, 200, 500][draw.up_to(5) as usize];
        let mut sent = Vec::new();
        for _ in 0..size {
            let (value, one) = drawn(draw, &mut all);
            sent.push(value);
            all.push(one);
        }
        caller.post(&json!(sent)).expect(200);
    }
    all
}

fn registered(town: &Town) -> i64 {
    let organisation = town.administrator.organisation.clone();
    town.place.db.read_now(move |tx| below(tx, &organisation)).unwrap()
}

/// Every filter of many finds what a look through all finds.
fn holds(town: &Town, caller: &Caller, all: &[Drawn], draw: &mut Draw, times: usize) {
    for _ in 0..times {
        let (query, parts) = filter(draw);
        let mut expected = passing(all, &parts);
        let limit = [7, 100, 500][draw.up_to(3) as usize];
        let upwards = format!("ascending=true&{query}");
        assert_eq!(paged(caller, &upwards, limit), expected, "{}: {upwards}", town.place.engine);
        expected.reverse();
        assert_eq!(paged(caller, &query, limit), expected, "{}: {query}", town.place.engine);
    }
}

#[test]
fn it_finds_what_a_look_through_everything_finds() {
    for town in towns() {
        let caller = town.caller();
        let mut draw = Draw(7);
        let all = fill(&caller, &mut draw, 2_300);
        assert!(registered(&town) >= 2_048 + 192, "segments of both lengths, and some that are in none");
        holds(&town, &caller, &all, &mut draw, 40);
        let own = town.client("另一个", true, crate::Reads::Own);
        own.post(&statement("p1", "v1", "t1")).expect(200);
        assert_eq!(own.found("").len(), 1, "who reads his own finds nothing of another");
        assert_eq!(own.found(&agent("p1")).len(), 1);
        let page = town.browser(&town.administrator).get("/settings/clients").expect(200);
        page.shows(&all.len().to_string());
    }
}

/// As an installation is that was made before there was a register.
const AS_BEFORE: [&str; 4] = [
    "delete from lrs_register",
    "delete from lrs_registered",
    "insert into lrs_mention (subject, number, organisation) values ($1, $2, $3)",
    "update lrs_statement set mentions = null",
];

#[test]
fn what_was_stored_before_there_was_a_register_is_found_as_well() {
    for town in towns() {
        let caller = town.caller();
        let mut draw = Draw(11);
        let all = fill(&caller, &mut draw, 2_100);
        let organisation = town.administrator.organisation.clone();
        let to_before = move |tx: &Write<'_>| -> Result<()> {
            let said = tx.all::<(i64, Vec<u8>)>("select number, mentions from lrs_statement", &[])?;
            let words = |bytes: Vec<u8>| {
                bytes.chunks(8).map(|word| i64::from_be_bytes(word.try_into().unwrap())).collect::<Vec<_>>()
            };
            let rows =
                said.into_iter().flat_map(|(number, bytes)| words(bytes).into_iter().map(move |word| (word, number)));
            let rows: Vec<_> = rows.map(|(word, number)| params![word, number, &organisation].to_vec()).collect();
            tx.run_each(AS_BEFORE[2], &rows)?;
            [0, 1, 3].iter().try_for_each(|at| tx.run(AS_BEFORE[*at], &[]).map(drop))
        };
        town.place.db.write_now(to_before).unwrap();
        holds(&town, &caller, &all, &mut draw, 6);
        // Two nodes that start together take it up together.
        let own = &town.administrator.organisation;
        let other = (town.place.engine == "postgres").then(|| town.place.open_again());
        std::thread::scope(|scope| {
            let beside = other.as_ref().map(|db| scope.spawn(move || crate::catch_up(db, own)));
            crate::catch_up(&town.place.db, own).unwrap();
            if let Some(thread) = beside {
                thread.join().unwrap().unwrap();
            }
        });
        assert!(registered(&town) > all.len() as i64 - 64);
        holds(&town, &caller, &all, &mut draw, 12);
        // What comes now goes on where that ended.
        let more: Vec<_> = (0..200).map(|_| statement("later", "v1", "t1")).collect();
        caller.post(&json!(more)).expect(200);
        assert_eq!(paged(&caller, &agent("later"), 100).len(), 200);
    }
}

/// Numbers of the test of long stretches: more than the longest segment has.
const LONG: i64 = 70_015;

/// The numbers in which a word stands there: some in nearly all, some in a few.
fn stands(word: i64, number: i64) -> bool {
    match word {
        1 => true,
        2 => number % 3 == 0,
        3 => number % 40 == 7,
        4 => number % 9_000 == 77,
        -5 => number % 2 == 1,
        _ => number == word,
    }
}

#[test]
fn long_stretches_of_numbers_hold_what_short_ones_held_and_go_by_age() {
    for town in towns() {
        let (db, organisation) = (&town.place.db, town.administrator.organisation.clone());
        let mut draw = Draw(3);
        let mut first = 1;
        while first < LONG {
            // There are no statements behind these numbers: none may wait for the next request.
            let last = (first / 64 * 64 + 64 * (1 + draw.up_to(30) as i64) - 1).min(LONG);
            let words =
                |number: i64| [1, 2, 3, 4, -5, number.max(1_000)].into_iter().filter(move |word| stands(*word, number));
            let fresh: Vec<_> = (first..=last).map(|number| (number, words(number).collect())).collect();
            let organisation = organisation.clone();
            db.write_now(move |tx| add(tx, &organisation, below(tx, &organisation)?, fresh.clone())).unwrap();
            first = last + 1;
        }
        let registered = registered(&town);
        assert_eq!(registered, LONG + 1);
        let look = |parts: Vec<Vec<i64>>, (above, below): (i64, i64), ascending: bool| {
            let expected = (above.max(0) + 1..below.min(registered))
                .filter(|number| parts.iter().all(|part| part.iter().any(|word| stands(*word, *number))));
            let mut expected: Vec<i64> = expected.collect();
            if !ascending {
                expected.reverse();
            }
            let organisation = organisation.clone();
            let asked = parts.clone();
            let find = move |tx: &Read<'_>| {
                let mut found = Vec::new();
                let sought = Sought { parts: &asked, above, below, ascending };
                each(tx, &here(tx, &organisation, (above, below))?, &sought, &mut |numbers| {
                    found.extend(numbers);
                    Ok(Go::On)
                })?;
                Ok(found)
            };
            assert!(db.read_now(find).unwrap() == expected, "{}: {parts:?} {above} {below}", town.place.engine);
        };
        let parts: [Vec<Vec<i64>>; 8] = [
            vec![vec![1]],
            vec![vec![2], vec![3]],
            vec![vec![4, 3], vec![-5]],
            vec![vec![2], vec![-5], vec![3]],
            vec![vec![66_000]],
            vec![vec![1_234, 69_000], vec![1]],
            vec![vec![99_999_999]],
            vec![vec![4], vec![99_999_999]],
        ];
        for parts in parts {
            for bounds in [(0, i64::MAX), (1_500, 65_600), (65_535, i64::MAX), (68_000, 68_100)] {
                look(parts.clone(), bounds, true);
                look(parts.clone(), bounds, false);
            }
        }
        let rows = |sql: &'static str| db.read_now(move |tx| tx.one::<(u64,)>(sql, &[])).unwrap().0;
        let before = rows("select count(*) from lrs_register");
        db.write_now(|tx| forget(tx, 65_535)).unwrap();
        assert_eq!(rows("select count(*) from lrs_register"), before, "somebody is left in the longest one");
        db.write_now(|tx| forget(tx, 67_600)).unwrap();
        assert!(rows("select count(*) from lrs_register") < before / 4);
        look(vec![vec![2]], (67_599, i64::MAX), true);
    }
}

#[test]
fn who_is_taken_out_is_found_no_longer_and_others_still_are() {
    for town in towns() {
        let caller = town.caller();
        let mut draw = Draw(23);
        let all = fill(&caller, &mut draw, 2_300);
        let of = |verb: usize| format!("verb={}", quoted(&format!("https://example.org/verbs/v{verb}")));
        let before: Vec<_> = (0..4).map(|verb| paged(&caller, &of(verb), 500)).collect();
        super::erasure::take_out(&town, "p2@example.org");
        for query in [agent("p2"), format!("{}&related_agents=true", agent("p2"))] {
            assert_eq!(paged(&caller, &query, 500), Vec::<String>::new(), "{}", town.place.engine);
        }
        let after: Vec<_> = (0..4).map(|verb| paged(&caller, &of(verb), 500)).collect();
        assert_eq!(before, after, "the verbs stay");
        let others = [vec!["actor 4".to_owned(), "party 4".to_owned()]];
        assert_eq!(paged(&caller, &format!("{}&ascending=true", agent("p4")), 500), passing(&all, &others));
    }
}
