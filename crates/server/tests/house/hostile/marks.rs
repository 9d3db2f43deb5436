//! Two recorders at once: both are answered, the last mark stands, both are records; the same mark twice is one record.

use std::sync::Barrier;

use zhixing_kit::{Db, params};

use crate::town::{Things, Town};

/// What the ledger has of an entry of the roll: each mark, and the one that it replaced.
fn recorded(db: &Db, entry: &str) -> Vec<(String, Option<String>)> {
    let path = format!("roll/{entry}");
    let bodies = db.read_now(|tx| {
        tx.all::<(String, String)>("select path, body from statement where verb = 'marked' order by id", &[])
    });
    let of_entry = bodies.expect("an answer").into_iter().filter(|(at, _)| at.ends_with(&path));
    of_entry.filter_map(|(_, body)| Some((fact(&body, "mark")?, fact(&body, "before")))).collect()
}

/// A fact of a statement.
fn fact(body: &str, name: &str) -> Option<String> {
    let value = [format!("/{name}\":\""), format!("\"{name}\":\"")]
        .into_iter()
        .find_map(|key| body.split(&key).nth(1).map(str::to_owned));
    value.and_then(|rest| rest.split('"').next().map(str::to_owned))
}

fn standing(db: &Db, entry: &str) -> Option<String> {
    let entry = entry.to_owned();
    db.read_now(move |tx| tx.one::<(Option<String>,)>("select mark from roll_entry where id = $1", params![&entry]))
        .expect("an answer")
        .0
}

#[test]
fn two_recorders_at_once_are_both_answered_and_both_recorded() {
    for town in Town::everywhere() {
        let db = town.main();
        let (program, things) = (town.program(&db), Things::find(&db));
        let activity = things.activity.clone();
        let entries = db.read_now(move |tx| {
            tx.all::<(String,)>(
                "select id from roll_entry where activity = $1 order by place limit 8",
                params![&activity],
            )
        });
        let browsers = ["recorder", "secretary"].map(|role| town.browser(&program, role));
        for (number, (entry,)) in entries.expect("an answer").into_iter().enumerate() {
            let before = recorded(&db, &entry);
            // Even rounds: each his own mark, none of which stands now. Odd rounds: both the same.
            let now = standing(&db, &entry);
            let free: Vec<_> = ["present", "absent", "without_vote"]
                .into_iter()
                .filter(|mark| Some(*mark) != now.as_deref())
                .collect();
            let marks = if number % 2 == 0 { [free[0], free[1]] } else { [free[0], free[0]] };
            let path = format!("/meetings/{}/roll/{entry}", things.activity);
            let together = Barrier::new(2);
            std::thread::scope(|scope| {
                for (browser, mark) in browsers.iter().zip(marks) {
                    let (mut browser, together, path) = (browser.clone(), &together, &path);
                    scope.spawn(move || {
                        together.wait();
                        browser.post(path, &[("mark", mark)]).expect(303);
                    });
                }
            });
            let after = recorded(&db, &entry);
            let new = &after[before.len()..];
            let (standing, engine) = (standing(&db, &entry), town.engine());
            let (same, last) = (marks[0] == marks[1], new.iter().find(|(mark, _)| Some(mark) == standing.as_ref()));
            assert_eq!(new.len(), if same { 1 } else { 2 }, "{engine}: as many records as there were changes: {new:?}");
            assert!(marks.iter().all(|mark| new.iter().any(|(known, _)| known == mark)), "{engine}: {new:?}");
            let (standing, replaced) = last.expect("the mark that stands is a record");
            let other = marks.iter().find(|mark| **mark != standing.as_str()).copied().or(now.as_deref());
            assert_eq!(replaced.as_deref(), other, "{engine}: the last one stands, and says what it replaced");
        }
    }
}
