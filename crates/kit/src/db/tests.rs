//! What every engine must keep, told once and run on both.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::Error;
use crate::id::OrganisationId;
use crate::test::places;
use crate::{Read, Write, jobs};

const COUNT: &str = "select count(*) from job";
const INSERT: &str = "insert into job (id, organisation, name, subject, payload, due_at, tries, last_error, created_at)
    values ($1, 'o', 'n', $2, $3, $4, 0, null, 0)";

fn count(tx: &Read<'_>) -> crate::Result<i64> {
    tx.one::<(i64,)>(COUNT, params![]).map(|(count,)| count)
}

fn insert(tx: &Write<'_>, subject: &str, payload: &str) -> crate::Result<u64> {
    tx.run(INSERT, params![&tx.new_id::<OrganisationId>(), subject, payload, tx.now()])
}

#[test]
fn a_refused_write_leaves_nothing_and_a_good_one_stays() {
    for place in places() {
        let refused = place.db.write_now(|tx| insert(tx, "a", "").and(Err::<(), _>(Error::NotFound)));
        assert!(matches!(refused, Err(Error::NotFound)), "{}", place.engine);
        assert_eq!(place.db.read_now(count).unwrap(), 0);
        place.db.write_now(|tx| insert(tx, "a", "")).unwrap();
        assert_eq!(place.open_again().read_now(count).unwrap(), 1);
    }
}

#[test]
fn a_panic_inside_a_transaction_undoes_it_and_the_database_goes_on() {
    for place in places() {
        let broken = place.db.write_now(|tx| insert(tx, "a", "").map(|_| assert_eq!(1, 2, "on purpose")));
        assert!(matches!(broken, Err(Error::Broken(_))));
        assert_eq!(place.db.read_now(count).unwrap(), 0, "{}", place.engine);
    }
}

#[test]
fn constraints_come_back_with_the_same_name_from_both_engines() {
    for place in places() {
        let twice = place.db.write_now(|tx| insert(tx, "a", "").and_then(|_| insert(tx, "a", "")));
        let Err(Error::Constraint(name)) = twice else { panic!("{}: {twice:?}", place.engine) };
        assert_eq!(name, "job_organisation_name_subject_key");
    }
}

#[test]
fn every_kind_of_text_comes_back_as_it_went_in() {
    for place in places() {
        for text in ["", "党支部", "'; drop table job; --", "a\nb\t", "𠮷野家", "<script>"] {
            let payload = text.to_owned();
            let back = place.db.write_now(move |tx| {
                insert(tx, &payload, &payload)?;
                tx.one::<(String,)>("select payload from job where subject = $1", params![&payload])
            });
            assert_eq!(back.unwrap().0, text, "{}", place.engine);
        }
    }
}

/// Read-then-append by many at once: the case that pools lose (each reads the count and writes it as the next number).
#[test]
fn many_at_once_read_and_append_without_losing_or_doubling_one() {
    for place in places() {
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| append_some(&place.db));
            }
        });
        let distinct = place
            .db
            .read_now(|tx| tx.one::<(i64, i64)>("select count(*), count(distinct subject) from job", params![]));
        assert_eq!(distinct.unwrap(), (80, 80), "{}", place.engine);
    }
}

fn append_some(db: &super::Db) {
    for _ in 0..10 {
        // A person who is told "busy" tries again; so does the test.
        while let Err(error) = db.write_now(|tx| count(tx).and_then(|next| insert(tx, &next.to_string(), ""))) {
            assert!(matches!(error, Error::Busy), "{error:?}");
        }
    }
}

/// Two nodes whose groups of writes meet: each reads what the other one is about to change.
#[test]
fn groups_of_two_nodes_lose_and_double_nothing() {
    for place in places() {
        let other = place.open_again();
        std::thread::scope(|scope| {
            for number in 0..12 {
                let db = if number % 2 == 0 { &place.db } else { &other };
                scope.spawn(move || append_some(db));
            }
        });
        let distinct = place
            .db
            .read_now(|tx| tx.one::<(i64, i64)>("select count(*), count(distinct subject) from job", params![]));
        assert_eq!(distinct.unwrap(), (120, 120), "{}", place.engine);
    }
}

/// What a write of a group does, by its number.
fn one_of_many(tx: &Write<'_>, number: usize) -> crate::Result<usize> {
    let known = count(tx)?;
    match number % 6 {
        // Refused at once, after it had written, by a panic, by a constraint that is looked at, by one that is not.
        1 => Err(Error::NotFound),
        2 => insert(tx, &number.to_string(), "").and(Err(Error::NotFound)),
        3 => insert(tx, &number.to_string(), "").map(|_| panic!("on purpose")),
        4 => insert(tx, "first", "").map(|_| number),
        5 => tx.send(INSERT, params![&tx.new_id::<OrganisationId>(), "first", "", tx.now()]).map(|()| number),
        _ => insert(tx, &number.to_string(), &known.to_string()).map(|_| number),
    }
}

/// While one write is at work many others gather: whatever becomes of them together, each hears what became of it, and only of it.
#[test]
fn of_many_writes_that_go_together_each_refusal_undoes_itself_alone() {
    for place in places() {
        place.db.write_now(|tx| insert(tx, "first", "")).unwrap();
        let outcomes = wait_for(async {
            let write = |number| {
                let db = place.db.clone();
                tokio::spawn(async move { db.write(move |tx| one_of_many(tx, number)).await })
            };
            let mut outcomes = Vec::new();
            for outcome in (0..60).map(write).collect::<Vec<_>>() {
                outcomes.push(outcome.await.unwrap());
            }
            outcomes
        });
        for (number, outcome) in outcomes.into_iter().enumerate() {
            let is_right = match number % 6 {
                1 | 2 => matches!(outcome, Err(Error::NotFound)),
                3 => matches!(outcome, Err(Error::Broken(_))),
                4 | 5 => matches!(outcome, Err(Error::Constraint(_))),
                _ => matches!(outcome, Ok(told) if told == number),
            };
            assert!(is_right, "{}: {number}: {outcome:?}", place.engine);
        }
        // Each that stayed saw all that came before it, and nothing that was taken back.
        let stayed = place.db.read_now(|tx| tx.all::<(String,)>("select payload from job order by payload", &[]));
        let mut seen: Vec<i64> = stayed.unwrap().into_iter().filter_map(|(seen,)| seen.parse().ok()).collect();
        seen.sort_unstable();
        assert_eq!(seen, (1..=10).collect::<Vec<_>>(), "{}", place.engine);
    }
}

#[test]
fn a_long_write_on_a_server_does_not_hold_the_others_up() {
    for place in places().into_iter().filter(|place| place.engine == "postgres") {
        let (begun, goes_on) = (std::sync::Arc::new(Barrier::new(2)), std::sync::Arc::new(Barrier::new(2)));
        let (began, may_go_on) = (begun.clone(), goes_on.clone());
        std::thread::scope(|scope| {
            let long = scope.spawn(|| {
                place.db.write_now(move |tx| {
                    insert(tx, "long", "")?;
                    began.wait();
                    may_go_on.wait();
                    Ok(())
                })
            });
            begun.wait();
            wait_for(place.db.write(|tx| insert(tx, "short", ""))).unwrap();
            assert_eq!(place.db.read_now(count).unwrap(), 1, "the long one still goes on");
            goes_on.wait();
            long.join().expect("no panic").unwrap();
        });
        assert_eq!(place.db.read_now(count).unwrap(), 2);
    }
}

#[test]
fn topics_are_announced_only_after_a_commit_and_each_once() {
    for place in places() {
        let mut heard = place.db.surroundings().live.listen();
        let refused = place.db.write_now(|tx| {
            tx.announce("refused");
            insert(tx, "x", "")?;
            Err::<(), _>(Error::NotFound)
        });
        assert!(refused.is_err());
        place
            .db
            .write_now(|tx| {
                tx.announce("done");
                tx.announce("done");
                insert(tx, "y", "").map(drop)
            })
            .unwrap();
        assert_eq!(&*heard.try_recv().unwrap(), "done", "{}", place.engine);
        assert!(heard.try_recv().is_err());
    }
}

#[test]
fn a_job_runs_once_and_a_failing_one_waits_and_is_told() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let kinds = [
        jobs::JobKind {
            name: "good",
            run: |_, _, _| {
                RUNS.fetch_add(1, Ordering::SeqCst);
                Ok(())
            },
        },
        jobs::JobKind { name: "bad", run: |_, _, _| Err(Error::broken("on purpose")) },
    ];
    for place in places() {
        RUNS.store(0, Ordering::SeqCst);
        let organisation = place.db.write_now(|tx| {
            let organisation: OrganisationId = tx.new_id();
            for name in ["good", "good", "bad"] {
                jobs::later(tx, &organisation, name, "subject", "{}", tx.now())?;
            }
            Ok(organisation)
        });
        let organisation = organisation.unwrap();
        assert_eq!(jobs::run_due(&place.db, &kinds).unwrap(), 1);
        assert_eq!(jobs::run_due(&place.db, &kinds).unwrap(), 0, "the failing one waits");
        assert_eq!(RUNS.load(Ordering::SeqCst), 1, "{}", place.engine);
        let waiting = place.db.read_now(move |tx| jobs::waiting(tx, &organisation, 10)).unwrap();
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].last_error.as_deref(), Some("on purpose"));
    }
}

#[test]
fn two_nodes_that_start_at_once_bring_the_schema_up_together() {
    for place in places() {
        std::thread::scope(|scope| {
            let nodes: Vec<_> = (0..4).map(|_| scope.spawn(|| place.open_again().read_now(count))).collect();
            for node in nodes {
                assert_eq!(node.join().expect("no panic").unwrap(), 0);
            }
        });
    }
}

#[test]
fn the_list_of_migrations_is_the_folder() {
    let mut names: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations"))
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().trim_end_matches(".sql").to_owned())
        .collect();
    names.sort();
    assert_eq!(names, super::migrate::MIGRATIONS.iter().map(|step| step.name).collect::<Vec<_>>());
}

/// Three questions of which the last needs two answers, one after the other.
fn three(tx: &Read<'_>) -> crate::Result<(i64, Option<(String,)>, i64)> {
    let payload_of =
        |subject: &str| tx.one::<(String,)>("select payload from job where subject = $1", params![subject]);
    let followed = || {
        let (next,) = payload_of("first")?;
        payload_of(&next)?.0.parse::<i64>().map_err(Error::broken)
    };
    tx.together((
        || count(tx),
        || tx.maybe::<(String,)>("select payload from job where subject = $1", params!["missing"]),
        followed,
    ))
}

#[test]
fn questions_asked_together_answer_as_one_after_the_other_also_inside_each_other_and_before_a_write() {
    for place in places() {
        place.db.write_now(|tx| insert(tx, "first", "second").and_then(|_| insert(tx, "second", "42"))).unwrap();
        assert_eq!(place.db.read_now(three).unwrap(), (2, None, 42), "{}", place.engine);
        let nested = place.db.read_now(|tx| tx.together((|| three(tx), || tx.together((|| count(tx), || count(tx))))));
        assert_eq!(nested.unwrap(), ((2, None, 42), (2, 2)), "{}", place.engine);
        let counts = place.db.write_now(|tx| {
            let before = three(tx)?.0;
            insert(tx, "third", "")?;
            Ok((before, tx.together((|| count(tx), || count(tx)))?))
        });
        assert_eq!(counts.unwrap(), (2, (3, 3)), "{}", place.engine);
    }
}

#[test]
fn questions_asked_together_end_with_the_first_error_and_leave_the_database_as_it_was() {
    for place in places() {
        let missing = |tx: &Read<'_>| tx.one::<(i64,)>("select tries from job where subject = $1", params!["nobody"]);
        let refused = place.db.read_now(move |tx| tx.together((|| count(tx), || missing(tx))));
        assert!(matches!(refused, Err(Error::NotFound)), "{}", place.engine);
        let broken = place.db.read_now(|tx| tx.together((|| count(tx), || tx.all::<(i64,)>("select nothing", &[]))));
        assert!(matches!(broken, Err(Error::Broken(_))), "{}", place.engine);
        let panicked =
            place.db.read_now(|tx| tx.together((|| count(tx), || -> crate::Result<()> { panic!("on purpose") })));
        assert!(matches!(panicked, Err(Error::Broken(_))), "{}", place.engine);
        for _ in 0..20 {
            assert_eq!(place.db.read_now(|tx| tx.together((|| count(tx), || count(tx)))).unwrap(), (0, 0));
        }
    }
}

#[test]
fn what_is_asked_together_cannot_write() {
    for place in places() {
        let written = place.db.write_now(|tx| tx.together((|| count(tx), || insert(tx, "x", ""))));
        assert!(matches!(written, Err(Error::Broken(_))), "{}: {written:?}", place.engine);
        assert_eq!(place.db.read_now(count).unwrap(), 0, "{}", place.engine);
    }
}

/// Few rows go as wide inserts, many as a stream: what was sent before arrives first, what is refused leaves nothing, and a count is a count.
#[test]
fn many_rows_arrive_whole_however_they_travel() {
    const EACH: &str =
        "insert into job (id, organisation, name, subject, payload, due_at, tries, last_error, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let row =
        |n: usize| params![format!("{n:036}"), "o", "n", n.to_string(), "党\n\\\t", n, 0, None::<String>, 0].to_vec();
    for place in places() {
        for many in [1, 9, 73, 255, 256, 3_000] {
            let sets: Vec<Vec<crate::Value>> = (0..many).map(row).collect();
            let mut twice = sets.clone();
            twice.push(row(0));
            let refused = place.db.write_now(move |tx| tx.run_each(EACH, &twice));
            assert!(matches!(refused, Err(Error::Constraint(_))), "{}: {many}: {refused:?}", place.engine);
            let (written, seen, gone) = place
                .db
                .write_now(move |tx| {
                    tx.send(INSERT, params![&tx.new_id::<OrganisationId>(), "before", "", tx.now()])?;
                    let written = tx.run_each(EACH, &sets)?;
                    let seen = tx.all::<(String, i64)>("select payload, due_at from job where created_at = 0", &[])?;
                    Ok((written, seen.len(), tx.run("delete from job", &[])?))
                })
                .unwrap();
            assert_eq!((written, seen, gone), (many as u64, many + 1, many as u64 + 1), "{}", place.engine);
        }
    }
}

/// Answers that fill more than the driver keeps for one question, while others follow and statements are seen for the first time.
#[test]
fn large_answers_asked_together_arrive_whole() {
    for place in places() {
        let sets: Vec<Vec<crate::Value>> =
            (0..3_000).map(|n| params![format!("{n:036}"), n.to_string(), "x".repeat(200)].to_vec()).collect();
        let add = "insert into job (id, organisation, name, subject, payload, due_at, tries, last_error, created_at)
            values ($1, 'o', 'n', $2, $3, 0, 0, null, 0)";
        place.db.write_now(move |tx| tx.run_each(add, &sets)).unwrap();
        for _ in 0..16 {
            let answers = place.db.read_now(|tx| {
                tx.together((
                    || tx.all::<(String, String)>("select id, payload from job order by id", &[]),
                    || tx.all::<(String, String)>("select id, payload from job order by id desc", &[]),
                    || count(tx),
                ))
            });
            let (up, down, number) = answers.unwrap();
            assert_eq!((up.len(), down.len(), number), (3_000, 3_000, 3_000), "{}", place.engine);
            assert_eq!(up.first(), down.last(), "{}", place.engine);
        }
    }
}

/// The server is told that a read has ended, and not waited for; it hears it all the same.
#[test]
fn a_read_that_ended_holds_nothing_open() {
    const OPEN: &str = "select count(*) from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'";
    for place in places().into_iter().filter(|place| place.engine == "postgres") {
        for _ in 0..20 {
            place.db.read_now(count).unwrap();
        }
        let open = || place.db.write_now(|tx| tx.one::<(i64,)>(OPEN, &[])).unwrap().0;
        assert!((0..200).any(|_| open() == 0), "a snapshot is still held");
    }
}

fn wait_for<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(work)
}

#[test]
fn a_glance_answers_as_a_read_does_and_leaves_nothing_behind() {
    for place in places() {
        place.db.write_now(|tx| insert(tx, "first", "second").and_then(|_| insert(tx, "second", "42"))).unwrap();
        let missing = |tx: &Read<'_>| tx.one::<(i64,)>("select tries from job where subject = $1", params!["nobody"]);
        for _ in 0..20 {
            let glanced = wait_for(place.db.glance(|tx| tx.together((|| count(tx), || count(tx)))));
            assert_eq!(glanced.unwrap(), (2, 2), "{}", place.engine);
            assert_eq!(wait_for(place.db.glance(three)).unwrap(), (2, None, 42), "{}", place.engine);
            assert!(matches!(wait_for(place.db.glance(missing)), Err(Error::NotFound)), "{}", place.engine);
            let broken = wait_for(place.db.glance(|tx| tx.all::<(i64,)>("select nothing", &[])));
            assert!(matches!(broken, Err(Error::Broken(_))), "{}", place.engine);
        }
        place.db.write_now(|tx| insert(tx, "third", "")).unwrap();
        assert_eq!(wait_for(place.db.glance(count)).unwrap(), 3, "{}", place.engine);
    }
}

/// A glance is run until it has asked, and once more with its answers: also when it asks with the time, which goes on meanwhile.
#[test]
fn a_glance_that_asks_with_the_time_is_one_packet() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    for place in places().into_iter().filter(|place| place.engine == "postgres") {
        let glance = || {
            let clock = place.clock.clone();
            wait_for(place.db.glance(move |tx| {
                RUNS.fetch_add(1, Ordering::SeqCst);
                clock.set(tx.now().plus_ms(1));
                let due = || tx.one::<(i64,)>("select count(*) from job where due_at <= $1", params![tx.now()]);
                tx.together((|| count(tx), due))
            }))
        };
        // Prepared by now.
        (0..8).for_each(|_| assert!(glance().is_ok()));
        RUNS.store(0, Ordering::SeqCst);
        glance().unwrap();
        assert_eq!(RUNS.load(Ordering::SeqCst), 2);
    }
}

/// Many glances go together, some of which refuse, panic, break or ask more: each is answered as if it were alone.
#[test]
fn glances_that_go_together_are_each_answered_for_themselves() {
    const ONE: &str = "select payload from job where subject = $1";
    for place in places() {
        place
            .db
            .write_now(|tx| (0..60).try_for_each(|n| insert(tx, &format!("{n}"), &format!("{n}")).map(drop)))
            .unwrap();
        for _ in 0..3 {
            let glance = |number: usize| {
                let db = place.db.clone();
                tokio::spawn(async move {
                    db.glance(move |tx| match number % 5 {
                        1 => tx.one::<(String,)>(ONE, params!["nobody"]),
                        2 if number > 50 => panic!("on purpose"),
                        3 if number > 50 => tx.one("select nothing", &[]),
                        4 => tx
                            .one::<(String,)>(ONE, params![number.to_string()])
                            .and_then(|(next,)| tx.one(ONE, params![next])),
                        _ => {
                            Ok(tx.together((|| tx.one::<(String,)>(ONE, params![number.to_string()]), || count(tx)))?.0)
                        }
                    })
                    .await
                })
            };
            let outcomes = wait_for(async {
                let mut outcomes = Vec::new();
                for outcome in (0..60).map(glance).collect::<Vec<_>>() {
                    outcomes.push(outcome.await.unwrap());
                }
                outcomes
            });
            for (number, outcome) in outcomes.into_iter().enumerate() {
                let is_right = match number % 5 {
                    1 => matches!(outcome, Err(Error::NotFound)),
                    2 | 3 if number > 50 => matches!(outcome, Err(Error::Broken(_))),
                    _ => outcome.as_ref().is_ok_and(|(told,)| *told == number.to_string()),
                };
                assert!(is_right, "{}: {number}: {outcome:?}", place.engine);
            }
        }
    }
}

/// What asks once more than a glance allows is run again as a read: both answers are of one moment, whatever was written between them.
#[test]
fn a_glance_is_one_snapshot_however_often_it_asks() {
    for place in places() {
        for _ in 0..10 {
            let other = place.open_again();
            let glanced = wait_for(place.db.glance(move |tx| {
                let before = count(tx)?;
                other.write_now(|tx| insert(tx, tx.new_id::<OrganisationId>().as_str(), ""))?;
                Ok((before, count(tx)?))
            }));
            let (before, after) = glanced.unwrap();
            assert_eq!(before, after, "{}", place.engine);
        }
    }
}

/// Two statements of one packet see the same, although another node writes between them.
#[test]
fn the_statements_of_a_glance_see_one_moment() {
    const SLOWLY: &str = "select count(*) from (select pg_sleep(0.15)) slept";
    for place in places().into_iter().filter(|place| place.engine == "postgres") {
        let glance = |tx: &Read<'_>| tx.together((|| count(tx), || tx.one::<(i64,)>(SLOWLY, &[]), || count(tx)));
        // Prepared by now, so that it is one packet.
        for _ in 0..8 {
            wait_for(place.db.glance(glance)).unwrap();
        }
        let other = place.open_again();
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| (0..20).try_for_each(|_| slow_insert(&other)));
            for _ in 0..3 {
                let (before, _, after) = wait_for(place.db.glance(glance)).unwrap();
                assert_eq!(before, after);
            }
            writer.join().expect("no panic").unwrap();
        });
        assert_eq!(wait_for(place.db.glance(count)).unwrap(), 20);
    }
}

fn slow_insert(db: &super::Db) -> crate::Result<()> {
    db.write_now(|tx| {
        tx.one::<(i64,)>("select count(*) from (select pg_sleep(0.02)) slept", &[])?;
        insert(tx, tx.new_id::<OrganisationId>().as_str(), "").map(drop)
    })
}

#[test]
fn who_is_patient_hears_of_a_write_that_takes_longer_than_a_page_waits() {
    for mut place in places() {
        place.db.write_max = std::time::Duration::ZERO;
        let gate = std::sync::Arc::new(Barrier::new(2));
        let held = || {
            let gate = gate.clone();
            move |tx: &Write<'_>| {
                gate.wait();
                insert(tx, tx.new_id::<OrganisationId>().as_str(), "")
            }
        };
        assert!(matches!(wait_for(place.db.write(held())), Err(Error::Unknown(_))), "{}", place.engine);
        gate.wait();
        std::thread::scope(|scope| {
            scope.spawn(|| gate.wait());
            assert_eq!(wait_for(place.db.patient().write(held())).unwrap(), 1, "{}", place.engine);
        });
    }
}
