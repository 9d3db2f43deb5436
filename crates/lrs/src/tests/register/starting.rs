//! What the start of the program does with statements that no register knows: alone, beside another node, beside writers, interrupted.

use std::cell::{Cell, RefCell};

use serde_json::json;
use zhixing_kit::{Result, Write, params};

use super::{World, paged};
use crate::tests::{agent, statement, towns};
use crate::{Part, Progress};

/// As an installation is that was made before there was a register.
const AS_BEFORE: [&str; 4] = [
    "delete from lrs_register",
    "delete from lrs_registered",
    "insert into lrs_mention (subject, number, organisation) values ($1, $2, $3)",
    "update lrs_statement set mentions = null",
];

impl World {
    /// What statements mention stands in a table of its own again; with or without the register that an earlier version made of it.
    fn to_before(&self, with_register: bool) {
        let organisation = self.town.administrator.organisation.clone();
        let act = move |tx: &Write<'_>| -> Result<()> {
            let said = tx.all::<(i64, Vec<u8>)>("select number, mentions from lrs_statement", &[])?;
            let words = |bytes: Vec<u8>| {
                bytes.chunks(8).map(|word| i64::from_be_bytes(word.try_into().unwrap())).collect::<Vec<_>>()
            };
            let rows =
                said.into_iter().flat_map(|(number, bytes)| words(bytes).into_iter().map(move |word| (word, number)));
            let rows: Vec<_> = rows.map(|(word, number)| params![word, number, &organisation].to_vec()).collect();
            tx.run_each(AS_BEFORE[2], &rows)?;
            let steps: &[usize] = if with_register { &[3] } else { &[0, 1, 3] };
            steps.iter().try_for_each(|at| tx.run(AS_BEFORE[*at], &[]).map(drop))
        };
        self.town.place.db.write_now(act).unwrap();
    }

    fn rows_of(&self, sql: &'static str) -> u64 {
        self.town.place.db.read_now(move |tx| tx.one::<(u64,)>(sql, &[])).unwrap().0
    }

    /// Everything is registered but what makes no segment yet, and nothing is left of the table of mentions.
    fn is_caught_up(&self) {
        assert!(self.registered() > self.all.len() as i64 - 64);
        assert_eq!(self.rows_of("select count(*) from lrs_mention"), 0);
        let health = self.health();
        assert!(health.is_good() && !health.waits, "{}: {health:?}", self.engine());
    }
}

#[test]
fn what_was_stored_before_there_was_a_register_is_found_as_well() {
    for town in towns() {
        let mut world = World::new(town, 11);
        world.fill(2_100);
        world.to_before(false);
        assert!(world.health().waits, "the doctor knows that the next start has something to do");
        // Two nodes that start together take it up together.
        let own = &world.town.administrator.organisation;
        let other = (world.engine() == "postgres").then(|| world.town.place.open_again());
        std::thread::scope(|scope| {
            let beside = other.as_ref().map(|db| scope.spawn(move || crate::catch_up(db, own, &|_| ())));
            world.catch_up();
            if let Some(thread) = beside {
                thread.join().unwrap().unwrap();
            }
        });
        world.is_caught_up();
        world.holds(12);
        // What comes now goes on where that ended.
        let caller = world.callers[0].clone();
        let more: Vec<_> = (0..200).map(|_| statement("later", "v1", "t1")).collect();
        caller.post(&json!(more)).expect(200);
        assert_eq!(paged(&caller, &agent("later"), 100).len(), 200);
    }
}

#[test]
fn what_an_earlier_version_registered_loses_its_table_of_mentions_and_is_erased_as_others_are() {
    for town in towns() {
        let mut world = World::new(town, 13);
        world.fill(2_100);
        world.to_before(true);
        world.catch_up();
        world.is_caught_up();
        world.holds(6);
        crate::tests::erasure::take_out(&world.town, "p2@example.org");
        assert!(world.health().is_good(), "{}", world.engine());
    }
}

#[test]
fn it_tells_how_far_it_is() {
    for town in towns() {
        let mut world = World::new(town, 17);
        world.fill(4_200);
        world.to_before(false);
        let told: RefCell<Vec<Progress>> = RefCell::default();
        let own = &world.town.administrator.organisation;
        crate::catch_up(&world.town.place.db, own, &|now| told.borrow_mut().push(now)).unwrap();
        let told = told.into_inner();
        let newest = world.all.len() as i64;
        let words: Vec<i64> = told.iter().filter(|now| now.part == Part::Words).map(|now| now.below).collect();
        assert_eq!(words[..3], [0, 2_048, 4_096], "{told:?}");
        assert!(told.iter().all(|now| now.newest == newest));
        assert!(told.iter().any(|now| now.part == Part::Mentions));
        assert!(told.last().unwrap().left() < 64);
    }
}

#[test]
fn what_is_interrupted_goes_on_where_it_was() {
    for town in towns() {
        let mut world = World::new(town, 19);
        world.fill(4_200);
        world.to_before(false);
        let own = &world.town.administrator.organisation;
        // Once while mentions are brought over, once while words are registered: as a kill between two steps.
        for wanted in [Part::Mentions, Part::Words] {
            let seen = Cell::new(0);
            let stop = |now: Progress| {
                seen.set(seen.get() + i32::from(now.part == wanted));
                assert!(now.part != wanted || seen.get() < 2, "interrupted");
            };
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                crate::catch_up(&world.town.place.db, own, &stop)
            }));
            assert!(outcome.is_err(), "{wanted:?}");
        }
        assert_eq!(world.registered(), 2_048, "one step was done");
        world.catch_up();
        world.is_caught_up();
        world.holds(6);
    }
}

/// Whatever is registered first, what it mentions is registered with it.
#[test]
fn who_writes_before_anything_was_taken_up_leaves_no_mention_behind() {
    for count in [300, 4_200] {
        for town in towns() {
            let mut world = World::new(town, 61);
            world.fill(count);
            world.to_before(false);
            world.fill(80);
            assert!(world.registered() > 0, "a write took some with it");
            world.catch_up();
            world.is_caught_up();
        }
    }
}

#[test]
fn it_meets_who_writes_meanwhile() {
    for town in towns() {
        let mut world = World::new(town, 29);
        world.fill(4_200);
        world.to_before(false);
        let own = world.town.administrator.organisation.clone();
        let db = world.town.place.db.clone();
        std::thread::scope(|scope| {
            let starting = scope.spawn(move || crate::catch_up(&db, &own, &|_| ()));
            world.fill(700);
            starting.join().unwrap().unwrap();
        });
        world.catch_up();
        world.is_caught_up();
        world.holds(6);
    }
}

/// A register that ends between two of its longer segments goes on there: with what is written, and with what waits.
#[test]
fn it_goes_on_from_any_segment() {
    for town in towns() {
        let mut world = World::new(town, 31);
        world.fill(1_300);
        let ends = world.registered();
        assert!(ends % 2_048 != 0 && ends > 1_200);
        // What comes now is not registered, as if none of the segments had been written.
        let kept = |tx: &zhixing_kit::Read<'_>| {
            tx.all::<(i64, String, Vec<u8>)>("select key, organisation, words from lrs_register", &[])
        };
        let rows = world.town.place.db.read_now(kept).unwrap();
        world.fill(2_900);
        let put_back = move |tx: &Write<'_>| -> Result<()> {
            tx.run(AS_BEFORE[0], &[])?;
            let rows: Vec<_> =
                rows.iter().map(|(key, of, words)| params![*key, of, words.as_slice()].to_vec()).collect();
            tx.run_each("insert into lrs_register (key, organisation, words) values ($1, $2, $3)", &rows)?;
            tx.run("update lrs_registered set below = $1", params![ends]).map(drop)
        };
        world.town.place.db.write_now(put_back).unwrap();
        world.holds(3);
        // The next write takes a step with it, the start the rest.
        world.fill(1);
        assert!(world.registered() > ends && world.registered() < world.all.len() as i64 - 63);
        world.catch_up();
        world.is_caught_up();
        world.holds(6);
    }
}

/// More mentions than one answer of the database may bring: a simulator that names a crew of thousands in each statement.
#[test]
fn statements_that_mention_thousands_are_taken_up_too() {
    for town in towns() {
        let world = World::new(town, 53);
        let caller = world.callers[0].clone();
        let crew: Vec<_> = (0..7_000).map(|who| json!({ "mbox": format!("mailto:crew{who}@example.org") })).collect();
        for large in [true, false] {
            let one = |number: usize| {
                let mut one = statement("p1", "v1", "t1");
                one["id"] = json!(super::uuid(usize::from(large) * 32 + number));
                if large {
                    one["context"] = json!({ "team": { "objectType": "Group", "member": crew } });
                }
                one
            };
            caller.post(&json!((0..32).map(one).collect::<Vec<_>>())).expect(200);
        }
        world.to_before(false);
        assert!(world.rows_of("select count(*) from lrs_mention") > 200_000);
        world.catch_up();
        assert_eq!(world.registered(), 64);
        assert!(world.health().is_good());
        let query = format!("{}&related_agents=true", agent("crew6999"));
        assert_eq!(paged(&caller, &query, 500).len(), 32, "{}", world.engine());
    }
}
