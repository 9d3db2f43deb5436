//! P11: attacks on the secrecy of ballots, against the database itself. Each takes what a curious administrator may hold (files, backups of any moment,
//! physical order, live topics, sizes on the wire) and tries to tell one choice from another.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use zhixing_kit::db::migrate::MIGRATIONS;
use zhixing_kit::id::Random;
use zhixing_kit::test::{Place, places};
use zhixing_kit::{Db, Value};

use super::{Scene, cast};
use crate::ballot::{BallotId, seal, store, teller, voter};

/// Every table with its columns, as the migrations have them.
fn schema() -> Vec<(String, Vec<String>)> {
    let mut tables = Vec::new();
    for line in MIGRATIONS.iter().flat_map(|step| step.sql.lines()) {
        let code = line.split("--").next().unwrap_or_default().trim();
        let mut words = code.split_whitespace();
        match (words.next(), words.next()) {
            (Some("create"), Some("table")) => {
                tables.push((words.next().unwrap_or_default().to_owned(), Vec::new()));
            }
            (Some("alter"), Some("table")) => {
                let (table, column) = (words.next(), words.nth(2));
                let known = tables.iter_mut().find(|(name, _)| Some(name.as_str()) == table);
                if let (Some((_, columns)), Some(column)) = (known, column) {
                    columns.push(column.to_owned());
                }
            }
            (Some(column), Some(kind))
                if ["text", "bigint", "bytea", "boolean", "double"].contains(&kind.trim_end_matches(',')) =>
            {
                tables.last_mut().expect("a column stands in a table").1.push(column.to_owned());
            }
            _ => {}
        }
    }
    tables
}

/// Everything that the database holds, column by column, in the physical order in which it lies; without what is left out.
/// On a server the rows of other rooms may lie anyhow (several connections write them): there it is looked at what lies, not where.
fn everything(place: &Place, without: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
    let order = if place.engine == "sqlite" { "rowid" } else { "ctid" };
    let mut all = BTreeMap::new();
    for (table, columns) in schema() {
        for column in columns.iter().filter(|column| !without.contains(&(table.as_str(), column.as_str()))) {
            let sql: &'static str =
                Box::leak(format!("select {column} from {table} order by {order}").into_boxed_str());
            let rows = place.db.read_now(move |tx| tx.all::<(Value,)>(sql, &[])).unwrap();
            let mut values: Vec<String> = rows.into_iter().map(|(value,)| format!("{value:?}")).collect();
            if order == "ctid" && !OURS.contains(&table.as_str()) {
                values.sort();
            }
            all.insert(format!("{table}.{column}"), values);
        }
    }
    assert!(all.len() > 150, "the whole schema is looked at");
    all
}

/// The tables of secret ballots.
const OURS: [&str; 11] = [
    "teller",
    "ballot",
    "candidate",
    "ballot_withdrawal",
    "ballot_opening",
    "key_half",
    "ballot_voter",
    "envelope",
    "ballot_end",
    "paper_count",
    "ballot_result",
];

/// Fails at the first column in which two databases differ.
#[track_caller]
fn must_be_equal(one: &BTreeMap<String, Vec<String>>, other: &BTreeMap<String, Vec<String>>, engine: &str) {
    for (column, values) in one {
        assert_eq!(values, &other[column], "{engine}: {column}");
    }
}

/// A place whose chance is repeatable: two worlds differ by nothing but what people choose.
fn repeatable(mut place: Place) -> Place {
    let around = zhixing_kit::db::Surroundings { random: Random::seeded(11), ..place.db.surroundings().clone() };
    place.db = place.scratch().open(around).unwrap();
    place
}

/// Five people vote, in this order and with these letters; the box is opened at the end when asked.
fn world(place: &Place, votes: &[(usize, &str)], count: bool) -> Scene {
    let mut scene = Scene::of(place, 6, 6);
    let ballot = scene.election("2", "phones", &["党员01", "党员02", "党员03"]);
    scene.open(&ballot).expect(303);
    for (at, letters) in votes {
        let voter = scene.town.formal[*at].clone();
        scene.vote(&voter, &ballot, letters);
    }
    if count {
        scene.end(&ballot);
        scene.open_box(&ballot);
    }
    scene
}

fn ballot_of(scene: &Scene) -> BallotId {
    let meeting = scene.meeting.clone();
    let ballots = scene.town.house.db.read_now(move |tx| store::list(tx, &meeting)).unwrap();
    ballots.last().unwrap().id.clone()
}

#[test]
fn whatever_people_choose_the_database_is_the_same_but_for_sealed_bytes() {
    let choices = [
        [(0, "yyn"), (1, "nnn"), (2, "ooo"), (3, "yno"), (4, "yyy")],
        [(0, "nnn"), (1, "nnn"), (2, "nnn"), (3, "nnn"), (4, "nnn")],
    ];
    for (one, other) in places().into_iter().zip(places()) {
        let [one, other] = [repeatable(one), repeatable(other)];
        let scenes = [world(&one, &choices[0], false), world(&other, &choices[1], false)];
        let sealed = [("envelope", "sealed")];
        must_be_equal(&everything(&one, &sealed), &everything(&other, &sealed), one.engine);
        // What was written is of one size too, whatever was chosen: the same pages of the file and of its log.
        assert_eq!(sizes(&one), sizes(&other));
        let boxes = scenes.map(|scene| {
            let ballot = ballot_of(&scene);
            scene.town.house.db.read_now(move |tx| voter::store::sealed(tx, &ballot)).unwrap()
        });
        assert_ne!(boxes[0], boxes[1], "the choices are in there");
        let mut lengths: Vec<usize> = boxes.iter().flatten().map(Vec::len).collect();
        lengths.dedup();
        assert_eq!((lengths.len(), boxes[0].len()), (1, 5), "all of one length: {lengths:?}");
    }
}

#[test]
fn once_counted_nothing_in_the_database_depends_on_who_chose_what() {
    // Other ballots by other people, of which each candidate has the same figures: the same rows, times, order and records. Nothing is left of what
    // stood together on one ballot.
    let choices = [
        [(0, "yyn"), (1, "nny"), (2, "ooo"), (3, "yno"), (4, "yyy")],
        [(0, "yyy"), (1, "yoo"), (2, "ynn"), (3, "nyy"), (4, "ono")],
    ];
    for (one, other) in places().into_iter().zip(places()) {
        let [one, other] = [repeatable(one), repeatable(other)];
        let _scenes = [world(&one, &choices[0], true), world(&other, &choices[1], true)];
        let mine = everything(&one, &[]);
        must_be_equal(&mine, &everything(&other, &[]), one.engine);
        assert!(
            mine["envelope.sealed"].is_empty()
                && mine["key_half.sealed"].is_empty()
                && mine["key_half.half"].is_empty()
        );
        let papers = &mine["ballot_result.papers"];
        assert_eq!(papers, &[format!("{:?}", Value::Text("[]".to_owned()))], "no single ballot is kept");
    }
}

#[test]
fn the_files_hold_no_choice_while_people_vote_not_even_in_the_write_ahead_log() {
    for place in places() {
        let Some(folder) = place.scratch().path().cloned() else { continue };
        let mut scene = Scene::of(&place, 14, 14);
        let names: Vec<String> = (1..13).map(|at| format!("党员{at:02}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let ballot = scene.election("10", "phones", &names);
        scene.open(&ballot).expect(303);
        let letters = ["ynoynoynoyno", "onyonyonyony", "nnnooonnnooo"];
        let mut seen = Vec::new();
        for (at, letters) in letters.iter().enumerate() {
            let voter = scene.town.formal[at].clone();
            scene.vote(&voter, &ballot, letters);
            seen.push(files(&folder));
        }
        for (moment, bytes) in seen.iter().enumerate() {
            for letters in letters {
                assert!(!contains(bytes, letters.as_bytes()), "{letters} after ballot {moment}");
            }
        }
        // A backup that somebody draws in the middle of it holds no more.
        let copy = folder.join("copy.db");
        place.db.copy_to(&copy).unwrap();
        let copied = std::fs::read(&copy).unwrap();
        assert!(
            contains(&copied, "选举支部委员会".as_bytes())
                && letters.iter().all(|one| !contains(&copied, one.as_bytes()))
        );
        scene.end(&ballot);
        scene.open_box(&ballot);
        let after = files(&folder);
        assert!(contains(&after, "选举支部委员会".as_bytes()), "what was decided is there");
        for letters in letters {
            assert!(!contains(&after, letters.as_bytes()), "{letters}: no single ballot, counted neither");
        }
        // The tellers' keys never reach the disk.
        for teller in &mut scene.tellers {
            let page = teller.post(&format!("{}/teller-key", scene.at), &[]).expect(200);
            let key = page.text.split("text=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
            let bytes = files(&folder);
            assert!(!contains(&bytes, key.as_bytes()) && !contains(&bytes, key.replace('-', "").as_bytes()));
        }
    }
}

/// Whoever watches the disk sees how much is written, and to which pages: the same, whatever is chosen, by whomever, in which order of answers.
#[test]
fn the_same_pages_are_written_in_the_same_order_whatever_is_chosen() {
    let choices = [["yyn", "nnn", "ooo", "yno"], ["nnn", "yyy", "yon", "ony"]];
    let written = choices.map(|choices| {
        let place = repeatable(places().remove(0));
        let folder = place.scratch().path().cloned().unwrap();
        let mut scene = Scene::of(&place, 6, 6);
        let ballot = scene.election("2", "phones", &["党员01", "党员02", "党员03"]);
        scene.open(&ballot).expect(303);
        let votes = choices.iter().enumerate().map(|(at, letters)| {
            let voter = scene.town.formal[at].clone();
            scene.vote(&voter, &ballot, letters);
            pages_written(&folder)
        });
        votes.collect::<Vec<_>>()
    });
    assert!(written[0].windows(2).all(|pair| pair[0].len() < pair[1].len()), "each ballot writes");
    assert_eq!(written[0], written[1]);
}

/// The numbers of the pages in the write-ahead log, in the order in which they were written (sqlite.org/walformat.html).
fn pages_written(folder: &std::path::Path) -> Vec<u32> {
    let log = std::fs::read(folder.join("zhixing.db-wal")).unwrap();
    let number = |bytes: &[u8]| u32::from_be_bytes(bytes.try_into().unwrap());
    let page = number(&log[8..12]) as usize;
    log[32..].chunks(24 + page).filter(|frame| frame.len() == 24 + page).map(|frame| number(&frame[..4])).collect()
}

/// The files of the database with their sizes; none of a server.
fn sizes(place: &Place) -> BTreeMap<std::ffi::OsString, u64> {
    let Some(folder) = place.scratch().path() else { return BTreeMap::new() };
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    files.map(|file| (file.file_name(), file.metadata().unwrap().len())).collect()
}

/// The bytes of every file of the database.
fn files(folder: &std::path::Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| path.is_file()).flat_map(|path| std::fs::read(path).unwrap()).collect()
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn neither_box_nor_roll_shows_in_which_order_people_voted() {
    for place in places() {
        let mut scene = Scene::of(&place, 14, 14);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        let mut order = Vec::new();
        for at in [9, 3, 12, 0, 7, 5, 11, 1, 10, 2, 8, 4] {
            let before = slots(&place.db);
            let voter = scene.town.formal[at].clone();
            scene.vote(&voter, &ballot, "y");
            order.extend(slots(&place.db).into_iter().filter(|slot| !before.contains(slot)));
        }
        assert_eq!(order.len(), 12);
        assert!(!order.is_sorted(), "numbers of chance are not in order");
        if place.engine == "sqlite" {
            // The table lies in the order of its numbers, and the roll in the order of the list: nothing lies in the order of voting.
            let lies = slots(&place.db);
            assert!(lies.is_sorted() && lies != order);
            let voters = place
                .db
                .read_now(|tx| tx.all::<(String,)>("select entry from ballot_voter order by rowid", &[]))
                .unwrap();
            let meeting = scene.meeting.clone();
            let roll = place.db.read_now(move |tx| crate::roll::questions::list(tx, &meeting)).unwrap();
            let entitled: Vec<String> = roll.iter().filter(|one| one.entitled).map(|one| one.id.to_string()).collect();
            assert_eq!(voters.into_iter().map(|(entry,)| entry).collect::<Vec<_>>(), entitled);
        }
    }
}

/// The numbers in the box, in the order in which the rows lie.
fn slots(db: &Db) -> Vec<i64> {
    let rows = db.read_now(|tx| tx.all::<(i64,)>("select slot from envelope", &[])).unwrap();
    rows.into_iter().map(|(slot,)| slot).collect()
}

#[test]
fn taking_and_casting_leave_no_record_and_no_time_and_announce_the_same_whatever_was_chosen() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        let records = scene.town.records(&scene.meeting).len();
        let mut told = Vec::new();
        for (at, letter) in ["y", "n", "o"].iter().enumerate() {
            let mut topics = scene.town.house.live.listen();
            place.pass_ms(60_000);
            let voter = scene.town.formal[at].clone();
            scene.vote(&voter, &ballot, letter);
            let mut heard = Vec::new();
            while let Ok(topic) = topics.try_recv() {
                heard.push(topic.to_string());
            }
            told.push(heard);
        }
        assert_eq!(scene.town.records(&scene.meeting).len(), records, "no record while people vote");
        let topic = format!("ballot/{}", ballot_of(&scene));
        assert!(told.iter().all(|heard| heard.iter().all(|heard| *heard == topic)), "{told:?}");
        assert!(told.iter().all(|heard| heard.len() == told[0].len()), "{told:?}");
        let columns: Vec<String> = schema()
            .into_iter()
            .filter(|(table, _)| ["ballot_voter", "envelope"].contains(&table.as_str()))
            .flat_map(|(_, columns)| columns)
            .collect();
        assert!(columns.iter().all(|column| !column.ends_with("_at")), "{columns:?}");
        assert!(!columns.contains(&"member".to_owned()));
        scene.end(&ballot);
        scene.open_box(&ballot);
        let result = scene.town.records(&scene.meeting);
        let facts = &result.iter().find(|entry| entry.verb == "decided").unwrap().facts;
        assert!(facts.get("ballots").is_none(), "{facts}");
        assert_eq!(facts["lines"][0]["votes"], serde_json::json!([1, 1, 1]));
        assert_eq!(facts["took_part"], serde_json::json!(["党员00", "党员01", "党员02"]));
    }
}

#[test]
fn the_wire_is_of_one_length_and_kept_by_no_cache() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        for language in ["zh-CN", "en"] {
            let mut lengths = Vec::new();
            for (at, letter) in ["y", "n", "o"].iter().enumerate() {
                let mut browser = scene.town.browser(&scene.town.formal[at]);
                browser.accept_language = language;
                if language == "zh-CN" {
                    browser.post(&format!("{ballot}/taking"), &[]).expect(303);
                }
                let page = browser.post(&format!("{ballot}/paper"), &[("line.0", letter)]).expect(200);
                assert_eq!(page.headers["content-encoding"], "identity");
                assert_eq!(page.headers["cache-control"], "no-store");
                lengths.push(page.bytes.len());
            }
            assert!(lengths.iter().all(|length| *length == lengths[0]), "{language}: {lengths:?}");
        }
        // A paper of several lines, with a further name written in and without.
        let election = scene.election("2", "phones", &["党员01", "党员02", "党员03"]);
        scene.open(&election).expect(303);
        let mut lengths = Vec::new();
        let entry = |name: &str| scene.town.entry(&scene.meeting, name);
        let others = [String::new(), entry("党员04"), String::new(), entry("党员00")];
        for (at, letters) in ["yyn", "nnn", "ooo", "yno"].iter().enumerate() {
            let mut browser = scene.town.browser(&scene.town.formal[at]);
            browser.post(&format!("{election}/taking"), &[]).expect(303);
            let lines: Vec<String> = letters.chars().map(String::from).collect();
            let mut form = vec![("line.0", &*lines[0]), ("line.1", &*lines[1]), ("line.2", &*lines[2])];
            form.push(("other.0", &*others[at]));
            lengths.push(browser.post(&format!("{election}/paper"), &form).expect(200).bytes.len());
        }
        assert!(lengths.iter().all(|length| *length == lengths[0]), "{lengths:?}");
        let mut answers = Vec::new();
        for (at, letter) in ["y", "n", "o"].iter().enumerate() {
            let page = cast(&mut scene.town.browser(&scene.town.formal[at]), &ballot, letter).expect(303);
            answers.push((page.leads_to().to_owned(), page.bytes.len(), page.headers.get("set-cookie").cloned()));
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    }
}

#[test]
fn what_lies_in_the_database_does_not_open_the_box() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        let voter = scene.town.formal[2].clone();
        scene.vote(&voter, &ballot, "y");
        scene.end(&ballot);
        // One teller brought his key: his half lies there bare now.
        scene.tellers[0].post(&format!("{ballot}/keys"), &[]).expect(303);
        let id = ballot_of(&scene);
        let of = id.clone();
        let (halves, sealed) =
            place.db.read_now(move |tx| Ok((teller::store::halves(tx, &of)?, voter::store::sealed(tx, &of)?))).unwrap();
        assert!(halves.iter().any(|half| half.half.is_some()) && sealed.len() == 1);
        let mut secrets: Vec<Vec<u8>> = halves.iter().map(|half| half.sealed.clone()).collect();
        secrets.extend(halves.iter().filter_map(|half| half.half.clone()));
        let pairs: Vec<Vec<u8>> =
            secrets.iter().flat_map(|one| secrets.iter().map(|other| seal::halves(one, other))).collect();
        for secret in secrets.iter().chain(&pairs) {
            assert_eq!(seal::Key::of(secret).open(&sealed[0], id.as_str()), None);
        }
    }
}

#[test]
fn a_ballot_survives_the_program_and_is_cast_once() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        let mut voter = scene.town.browser(&scene.town.formal[2]);
        voter.post(&format!("{ballot}/taking"), &[]).expect(303);
        // The program ends and starts again: what was taken is still to be cast, what was cast is in.
        scene.town.house.db = place.open_again();
        let mut voter = scene.town.browser(&scene.town.formal[2]);
        voter.get(&ballot).expect(200).shows("还没有投进去");
        cast(&mut voter, &ballot, "n").expect(303);
        scene.town.house.db = place.open_again();
        let mut voter = scene.town.browser(&scene.town.formal[2]);
        voter.get(&ballot).expect(200).shows("您的票已经投进去了");
        cast(&mut voter, &ballot, "y").expect(422).shows("不能再投");
    }
}

/// All that is logged by this program of tests, down to the least of it.
struct Log(Mutex<String>);

impl Subscriber for &'static Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Line(&mut self.0.lock().unwrap()));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Line(&mut self.0.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Line(&mut self.0.lock().unwrap()));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line<'l>(&'l mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, _: &Field, value: &dyn std::fmt::Debug) {
        let _ = writeln!(self.0, "{value:?}");
    }
}

#[test]
fn whatever_is_logged_while_people_vote_names_neither_voter_nor_choice() {
    static LOG: Log = Log(Mutex::new(String::new()));
    tracing::subscriber::set_global_default(&LOG).expect("nobody else listens");
    for place in places() {
        let mut scene = Scene::of(&place, 14, 14);
        let names: Vec<String> = (1..13).map(|at| format!("党员{at:02}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let ballot = scene.election("10", "phones", &names);
        scene.open(&ballot).expect(303);
        let voter = scene.town.formal[0].clone();
        tracing::trace!("a line of the test");
        scene.vote(&voter, &ballot, "ynoynoynoyno");
        scene.end(&ballot);
        scene.open_box(&ballot);
        let log = LOG.0.lock().unwrap();
        assert!(log.contains("a line of the test"));
        for word in ["ynoynoynoyno", voter.member.as_str(), "line.0"] {
            assert!(!log.contains(word), "{word}");
        }
    }
}

#[test]
fn no_word_of_a_ballot_is_logged() {
    fn look(folder: &std::path::Path) {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                look(&entry);
            } else {
                let text = std::fs::read_to_string(&entry).unwrap();
                for word in ["tracing", "println", "eprint", "dbg!"] {
                    assert!(!text.contains(word), "{word} in {}", entry.display());
                }
            }
        }
    }
    look(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ballot"));
}
