//! Drawn filters, for whoever sees everything, his own, or a unit's.

use serde_json::{Value, json};
use zhixing_kit::params;

use super::{World, paged};
use crate::Reads;
use crate::statement::store::seen_of_clients;
use crate::tests::{agent, quoted, statement, towns};

#[test]
fn it_finds_what_a_look_through_everything_finds() {
    for town in towns() {
        let mut world = World::new(town, 7);
        let (own, elsewhere) =
            (world.town.client("另一个", true, Reads::Own), world.town.client("外单位的", true, Reads::All));
        let of_unit = world.town.client("同单位的", false, Reads::Unit);
        let key = elsewhere.shown.key.clone();
        let move_away = "update lrs_client set unit = 'another' where key = $1";
        world.town.place.db.write_now(move |tx| tx.run(move_away, params![&key]).map(drop)).unwrap();
        world.callers.extend([own.clone(), elsewhere]);
        world.fill(2_300);
        assert!(world.registered() >= 2_048 + 192, "segments of both lengths, and some that are in none");
        assert!(world.health().is_good(), "{}: {:?}", world.engine(), world.health());
        world.holds(40);
        world.holds_for(&own, &[1], 20);
        world.holds_for(&of_unit, &[0, 1], 20);
    }
}

#[test]
fn the_page_of_clients_says_how_many_each_wrote() {
    for town in towns() {
        let mut world = World::new(town, 6);
        for name in ["乙", "丙"] {
            let caller = world.town.client(name, true, Reads::All);
            world.callers.push(caller);
        }
        world.town.client("丁", true, Reads::All);
        world.fill(2_200);
        let (db, organisation) = (&world.town.place.db, world.town.administrator.organisation.clone());
        let seen = db.read_now(move |tx| seen_of_clients(tx, &organisation)).unwrap();
        let mut seen: Vec<_> = seen.into_iter().map(|(_, count, newest)| (count, newest)).collect();
        let mut wrote: Vec<_> = (0..world.callers.len())
            .map(|by| {
                let own = world.all.iter().filter(|one| one.by == by);
                (own.clone().count() as u64, own.max_by_key(|one| one.stored_at.0).map(|one| one.stored_at))
            })
            .chain([(0, None)])
            .collect();
        seen.sort_unstable_by_key(|(count, _)| *count);
        wrote.sort_unstable_by_key(|(count, _)| *count);
        assert_eq!(seen, wrote, "{}", world.engine());
        let page = world.town.browser(&world.town.administrator).get("/settings/clients").expect(200).text;
        for (by, name) in ["模拟器", "乙", "丙"].into_iter().enumerate() {
            let count = world.all.iter().filter(|one| one.by == by).count();
            let behind = page.split(name).nth(1).expect("its line");
            let line = behind.split("写入 ").nth(1).expect("how many");
            assert!(line.starts_with(&format!("{count} 条")), "{name}: {count}");
        }
    }
}

/// A thousand that were tried out and taken back lie in front of, between and behind a few that count.
#[test]
fn what_counts_is_found_among_many_that_were_voided() {
    for town in towns() {
        let caller = town.caller();
        let (mut kept, mut next) = (Vec::new(), 0);
        for some in 0..3 {
            let many: Vec<Value> = (0..400)
                .map(|_| {
                    next += 1;
                    let mut one = statement("p1", "tried", "course");
                    one["id"] = json!(super::uuid(next));
                    one
                })
                .collect();
            let counts = &many[some * 100 + 150]["id"];
            kept.push(counts.as_str().unwrap().to_owned());
            let about = |one: &Value| {
                json!({ "actor": { "mbox": "mailto:wang@example.org" }, "verb": { "id": zhixing_xapi::VOIDED },
                "object": { "objectType": "StatementRef", "id": one["id"] } })
            };
            let voiding: Vec<Value> = many.iter().filter(|one| one["id"] != *counts).map(about).collect();
            caller.post(&json!(many)).expect(200);
            caller.post(&json!(voiding)).expect(200);
        }
        let query = format!("{}&verb={}", agent("p1"), quoted("https://example.org/verbs/tried"));
        for limit in [1, 2, 50] {
            // A statement that voids is found by what it voids as well: those are not asked for here.
            let found: Vec<_> = paged(&caller, &format!("ascending=true&{query}"), limit);
            let own: Vec<_> = found.into_iter().filter(|id| id.starts_with("7ccd3322")).collect();
            assert_eq!(own, kept, "{}", town.place.engine);
        }
    }
}
