//! A clock that jumps back: while the program runs time stands still (the kit's tests); after a restart the records of the future stay, the order
//! of the ledger holds, nobody is locked out, and the doctor says what is wrong.

use zhixing_kit::Clock;
use zhixing_kit::clock::DAY_MS;
use zhixing_records::{Clerk, SigningKey, verify_all};

use crate::spawned::{Folder, Program, Start, run, said};
use crate::town::{Things, Town};

#[test]
fn after_a_clock_jumped_back_by_a_year_all_goes_on() {
    for town in Town::everywhere() {
        let (db, engine) = (town.main(), town.engine());
        let things = Things::find(&db);
        let mut before = town.browser(&town.program(&db), "secretary");
        let suggest = |browser: &mut zhixing_kit::test::Browser, words: &str| {
            browser.post("/suggestions", &[("kind", "suggestion"), ("about", "/"), ("words", words)]).expect(303);
        };
        suggest(&mut before, "记于来年");
        drop(db);
        let late = town.main().surroundings().clock.now();
        let db = town.open_at(&Clock::set_to(late.plus_ms(-365 * DAY_MS)));
        let program = town.program(&db);
        // Who was signed in stays signed in; who was not can sign in; acts are recorded; pages are shown.
        let mut secretary = before.at(&program);
        for path in ["/today", "/calendar", "/meetings", "/ledger", "/suggestions", "/notices"] {
            secretary.get(path).expect(200);
        }
        let mut recorder = town.browser(&program, "recorder");
        let roll = format!("/meetings/{}/roll", things.activity);
        recorder.post(&format!("{roll}/{}", things.entry), &[("mark", "absent")]).expect(303);
        recorder.post(&format!("{roll}/{}", things.entry), &[("mark", "present")]).expect(303);
        suggest(&mut recorder, "记于前一年");
        let (organisation,) = db.read_now(|tx| tx.one::<(String,)>("select id from organisation", &[])).expect("one");
        let organisation = zhixing_kit::id::OrganisationId::parse(&organisation).expect("an id");
        let key = SigningKey::read(&town.folder().join("ledger.key")).expect("readable").expect("there");
        Clerk::open(&db, &organisation, key).and_then(|clerk| clerk.catch_up(&db)).expect("the clerk goes on");
        assert_eq!(verify_all(&db, |_, _| ()).expect("it can be looked at"), [], "{engine}");
        secretary.get("/ledger").expect(200);
        let record = secretary.get(&format!("/meetings/{}/record", things.activity)).expect(200);
        assert!(zhixing_ledger::RecordFile::verify(&record.bytes, None).is_ok(), "{engine}: the record verifies");
    }
}

/// Who writes reads it, and who keeps the installation: on the console nobody would.
#[test]
fn a_clock_that_jumps_back_is_told_to_who_writes_and_to_the_administrator() {
    let town = Town::found();
    let db = town.main();
    let program = town.program(&db);
    let mut administrator = town.browser(&program, "admin");
    let mut member = town.browser(&program, "member");
    let (told, to_mend) = ("服务器的时钟可能不对", "这台服务器的时钟往回跳了");
    administrator.get("/today").expect(200).hides(to_mend);
    member.get("/suggestions/new").expect(200).hides(told);
    let clock = &db.surroundings().clock;
    let right = clock.now();
    clock.set(right.plus_ms(-2 * DAY_MS));
    member.get("/suggestions/new").expect(200).shows(told).shows("2026年10月13日 15:10").shows("2026年10月15日 15:10");
    let words = [("kind", "suggestion"), ("about", "/"), ("words", "记于前天")];
    let led = member.post("/suggestions", &words).expect(303).leads_to().to_owned();
    member.get(&led).expect(200).shows(told);
    member.get("/today").expect(200).hides(to_mend);
    administrator.get("/today").expect(200).shows(to_mend).shows("请重新启动程序").hides(told);
    administrator.get("/settings/jobs").expect(200).shows(to_mend).hides(told);
    clock.set(right.plus_ms(1));
    administrator.get("/today").expect(200).hides(to_mend);
    member.get("/suggestions/new").expect(200).hides(told);
}

#[test]
fn the_doctor_warns_of_records_from_the_future() {
    let folder = Folder::new("clock");
    let data = folder.0.as_path();
    let doctor = || run(&["doctor", "--data", data.to_str().expect("a plain path")]);
    let program = Program::start_as(data, &Start::default());
    let cookies = program.found();
    drop(program);
    let output = doctor();
    assert!(output.status.success() && said(&output).contains("no record is later"), "{}", said(&output));
    let place = zhixing_kit::test::places().remove(0);
    let around = place.db.surroundings().clone();
    let db = zhixing_kit::Db::open(&zhixing_kit::db::Address::File(data.join("zhixing.db")), around).expect("it opens");
    let later = zhixing_kit::Moment(4_102_444_800_000);
    // What a machine whose clock was wrong has left: the newest record of the year 2100.
    db.write_now(move |tx| {
        tx.run(
            "insert into statement (id, organisation, unit, about, verb, actor, path, happened_at, recorded_at, body, salt, corrects)
            select 'ffffffff-ffff-7fff-bfff-ffffffffffff', organisation, unit, about, verb, actor, path, happened_at, $1, body, salt, null
            from statement limit 1",
            zhixing_kit::params![later],
        )
    })
    .expect("it can be written");
    let output = doctor();
    assert!(!output.status.success() && said(&output).contains("set the clock right"), "{}", said(&output));
    assert!(said(&output).contains("2100-01-01"), "{}", said(&output));
    // It is told inside, too: to who keeps the installation; to nobody else, for it is the record that is wrong.
    let program = Program::start_as(data, &Start::default());
    for (page, is_told) in [("/today", true), ("/settings/jobs", true), ("/suggestions/new", false)] {
        let shown = program.get(&cookies, page).expect("an answer");
        assert!(shown.status == 200 && shown.text.contains("2100") == is_told, "{page}: {}", shown.text);
    }
}
