//! The demonstration as a whole, on a fresh embedded database.

use jiff::civil::date;
use jiff::tz::TimeZone;
use zhixing_branch::acts::{branch_year, motions, resolutions, roll};
use zhixing_branch::{ActivityId, State};
use zhixing_charter::Standing;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::db::Surroundings;
use zhixing_kit::db::scratch::Scratch;
use zhixing_kit::live::Live;
use zhixing_kit::params;
use zhixing_people::{UnitId, UnitKind, top_unit, units_below};
use zhixing_records::{health, verify_all};

use super::sign_in::{PASSWORD, sign_ins};
use super::*;

struct Told {
    db: Db,
    figures: Figures,
    _scratch: Scratch,
}

fn tell(members: usize, branches: usize, activities: Option<usize>) -> Told {
    let size = Size { members, branches }.check().unwrap();
    let wish = Wish { size, seed: 7, activities, today: date(2026, 3, 18), minute: 15 * 60 + 10, together: true };
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let scratch = Scratch::folder();
    let (clock, random) = clock_and_random(&wish, &zone);
    let db = scratch.open(Surroundings { clock, random, zone, live: Live::default() }).unwrap();
    assert!(!is_taken(&db).unwrap());
    let (figures, _) = write(&db, &scratch.path().unwrap().join("ledger.key"), &wish, |_, _| {}).unwrap();
    Told { db, figures, _scratch: scratch }
}

fn bodies(db: &Db) -> Vec<String> {
    let rows = db.read_now(|tx| tx.all::<(String,)>("select body from statement order by id", params![]));
    rows.unwrap().into_iter().map(|(body,)| body).collect()
}

fn branches(db: &Db) -> Vec<(UnitId, String)> {
    let units = db.read_now(|tx| {
        let organisation = the_organisation(tx)?.unwrap();
        units_below(tx, &top_unit(tx, &organisation)?.id)
    });
    units.unwrap().into_iter().filter(|unit| unit.kind.is_branch()).map(|unit| (unit.id, unit.name)).collect()
}

#[test]
fn the_same_seed_writes_the_same_statements_byte_for_byte() {
    let (one, other) = (tell(30, 2, Some(24)), tell(30, 2, Some(24)));
    assert_eq!(one.figures, other.figures);
    assert_eq!(one.figures.activities, 24);
    assert_eq!(one.figures.members, 30);
    let (ours, theirs) = (bodies(&one.db), bodies(&other.db));
    assert_eq!(ours.len(), one.figures.statements);
    assert_eq!(ours, theirs);
}

#[test]
fn a_whole_year_shows_every_state_and_its_ledger_is_clean() {
    let told = tell(60, 3, None);
    every_state_occurs(&told.db);
    a_roll_is_half_called(&told.db);
    votes_were_won_and_lost(&told.db);
    admissions_are_voted_in_time_by_their_own_ballots(&told.db);
    months_of_self_tests_are_there(&told.db);
    mail_goes_to_nobody(&told.db);
    let health = told.db.read_now(health).unwrap();
    assert_eq!((health.waiting, health.findings), (0, Vec::new()));
    assert_eq!(health.size, told.figures.statements as u64);
    assert_eq!(verify_all(&told.db, |_, _| {}).unwrap(), Vec::new());
    assert_eq!(told.db.read_now(jobs::left_over).unwrap(), 0);
}

fn every_state_occurs(db: &Db) {
    let mut seen = std::collections::BTreeSet::new();
    for (branch, _) in branches(db) {
        for year in [2025, 2026] {
            let id = branch.clone();
            for duty in db.read_now(move |tx| branch_year(tx, &id, year)).unwrap().duties {
                seen.insert(match duty.standing {
                    Standing::Met { .. } => "met",
                    Standing::MetLate { .. } => "met late",
                    Standing::Due => "due",
                    Standing::Overdue => "overdue",
                    Standing::Ahead => "ahead",
                    Standing::Exempt { .. } => "exempt",
                });
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["ahead", "due", "exempt", "met", "met late", "overdue"]);

    for state in State::ALL {
        let code = state.code();
        let count =
            db.read_now(move |tx| tx.one::<(i64,)>("select count(*) from activity where state = $1", params![code]));
        assert!(count.unwrap().0 > 0, "no activity is {code}");
    }
}

fn a_roll_is_half_called(db: &Db) {
    let opened =
        db.read_now(|tx| tx.all::<(ActivityId,)>("select id from activity where state = 'opened'", params![])).unwrap();
    let id = opened.first().expect("one is under way").0.clone();
    let list = db.read_now(move |tx| roll(tx, &id)).unwrap();
    let marked = list.iter().filter(|entry| entry.mark.is_some()).count();
    assert_eq!(marked, list.len() / 2);
}

fn votes_were_won_and_lost(db: &Db) {
    const THEME_DAYS: &str = "select count(*), sum(case when r.id is null then 0 else 1 end)
        from activity a
        left join resolution r on r.activity = a.id
        where a.kind = 'theme_day' and a.state in ('closed', 'signed')";
    let all = db.read_now(|tx| tx.all::<(ActivityId,)>("select id from activity", params![])).unwrap();
    let (mut won, mut lost, mut withdrawn, mut decided) = (0, 0, 0, 0);
    for (id,) in all {
        let at = id.clone();
        for motion in db.read_now(move |tx| motions(tx, &at)).unwrap() {
            match motion.outcome {
                Some(outcome) if outcome.passed => won += 1,
                Some(_) => lost += 1,
                None => {
                    assert!(motion.withdrawn.is_some(), "every vote was closed");
                    withdrawn += 1;
                }
            }
        }
        decided += db.read_now(move |tx| resolutions(tx, &id)).unwrap().len();
    }
    assert!(won > 5 && lost > 0 && withdrawn > 0, "{won} won, {lost} lost, {withdrawn} withdrawn");
    // What was agreed on theme days and at the yearly meeting is followed up too.
    assert!(decided > won, "{decided} decided, {won} by vote");
    let (held, agreed) = db.read_now(|tx| tx.one::<(i64, i64)>(THEME_DAYS, params![])).unwrap();
    assert!(held > 0 && agreed * 2 > held, "of {held} theme days {agreed} came to something that is followed up");
}

/// Each ballot on a person belongs to his admission, and every vote is such a ballot but for what was voted before the first day; one waits today.
fn admissions_are_voted_in_time_by_their_own_ballots(db: &Db) {
    const BALLOTS: &str = "select count(*), sum(case when a.ballot is null then 1 else 0 end), sum(case when r.ballot is null then 1 else 0 end)
        from ballot b
        left join admission_ballot a on a.ballot = b.id
        left join ballot_result r on r.ballot = b.id
        where b.kind = 'admission'";
    const TAKEN: &str = "select s.on_day, m.joined_on, case when s.ballot is null then 1 else 0 end, s.taken_at
        from admission_step s
        join admission a on a.id = s.admission
        join member m on m.id = a.member
        where s.step in ('vote', 'conversion')";
    let (ballots, foreign, waiting) = db.read_now(|tx| tx.one::<(i64, i64, i64)>(BALLOTS, params![])).unwrap();
    assert!(ballots >= 4, "{ballots} ballots on persons");
    assert_eq!((foreign, waiting), (0, 1), "of {ballots}: foreign to any admission, not counted");
    let taken = db.read_now(|tx| tx.all::<(Date, Option<Date>, i64, i64)>(TAKEN, params![])).unwrap();
    let by_ballot = taken.iter().filter(|one| one.2 == 0).count();
    assert_eq!(by_ballot as i64, ballots - 1, "what was counted was taken over");
    // Whoever was on probation when the program began is taken over where he stands.
    let typed: Vec<_> = taken.iter().filter(|one| one.2 == 1).collect();
    assert!(typed.iter().all(|(on, joined, ..)| Some(*on) == *joined), "{typed:?}");
}

/// As somebody else asks it here alone: each answers for himself, over months, some often enough to be learnt from; who begins finds nothing yet.
fn months_of_self_tests_are_there(db: &Db) {
    const EACH: &str = "select a.sign_in_name, count(*), sum(case when s.recall is null then 0 else 1 end), max(s.answered_at) - min(s.answered_at),
            sum(case when s.outcome = 'right' then 1 else 0 end)
        from self_ask s
        left join account a on a.member = s.member
        group by s.member, a.sign_in_name";
    type One = (Option<String>, i64, i64, i64, i64);
    let each = db.read_now(|tx| tx.all::<One>(EACH, params![])).unwrap();
    let regulars: Vec<&str> = each.iter().filter_map(|one| one.0.as_deref()).collect();
    assert_eq!(regulars.len(), 3, "{regulars:?}");
    assert!(each.len() >= 6, "others too");
    for (name, answers, repeated, ms, right) in &each {
        let days = ms / DAY_MS;
        assert!(days >= 120 && *answers >= 80, "{name:?}: {answers} answers in {days} days");
        let share = *right as f64 / *answers as f64;
        assert!((0.4..0.97).contains(&share), "{name:?}: {share} right");
        assert!(name.is_none() || *repeated >= 1_000, "{name:?}: {repeated} repeated");
    }
}

fn mail_goes_to_nobody(db: &Db) {
    let addresses = db.read_now(|tx| tx.all::<(String,)>("select address from mail_choice", params![])).unwrap();
    assert!(addresses.len() >= 10 && addresses.iter().all(|(address,)| address.ends_with("@jiangzhou.example")));
    assert_eq!(db.read_now(|tx| tx.one::<(i64,)>("select count(*) from letter", params![])).unwrap().0, 0);
}

#[test]
fn sign_ins_name_one_of_each_and_the_sheet_shows_all() {
    let span = Span::until(date(2026, 3, 18), 900);
    let people = People::draw(Size { members: 120, branches: 3 }, &Chance::of(1), span.first);
    let known: Vec<&str> = sign_ins(&people).iter().map(|one| one.name).collect();
    assert_eq!(known, ["admin", "superior", "secretary", "recorder", "leader", "member", "small", "auxiliary"]);
    let text = sheet(&people);
    assert!(known.iter().all(|name| text.contains(name)) && text.contains(PASSWORD));
    assert!(people.units.iter().skip(1).all(|unit| unit.kind != UnitKind::Organisation));
}
