//! Self-reviews: sealed so that their writer alone can read them. What lies in the database, its files, notices, drafts, jobs and the ledger says nothing of
//! what he wrote; a wrong secret says so, a lost one is told plainly.

use zhixing_kit::clock::{DAY_MS, HOUR_MS};
use zhixing_kit::jobs::run_due;
use zhixing_kit::test::{BEGIN, Browser, Place, places};
use zhixing_kit::{Db, Value};
use zhixing_notice::latest;
use zhixing_people::{Actor, invite};

use super::town::Town;

const PASSWORD: &str = "青石板路上的雨声";
const PHRASE: &str = "院子里的石榴树开花了";
const WORDS: &str = "那次夜查我说话太冲了";
const STEP: &str = "下周向班长说明那次夜查";

fn begin(browser: &mut Browser) {
    let form = [("way", "password"), ("password", PASSWORD), ("understood", "yes")];
    browser.post("/review", &form).expect(303);
}

fn write(browser: &mut Browser, words: &str) {
    browser.edit("/review/parts/people", "/review/parts/people", &[("note.manner", words)]).expect(303);
    browser.get("/review").expect(200).shows("已锁好保存。").hides("另一台设备");
}

/// Every row of every table that this house could put words into, as text and as bytes.
fn stored(db: &Db) -> Vec<u8> {
    let sql = [
        "select * from review",
        "select * from review_lock",
        "select * from review_opening",
        "select * from review_reminder",
        "select * from draft",
        "select * from sending",
        "select * from statement",
        "select * from notice",
        "select * from job",
    ];
    let ask = move |tx: &zhixing_kit::Read<'_>| {
        let mut all = Vec::new();
        for sql in sql {
            for value in tx.all::<Vec<Value>>(sql, &[])?.into_iter().flatten() {
                match value {
                    Value::Text(text) => all.extend(text.into_bytes()),
                    Value::Blob(bytes) => all.extend(bytes),
                    _ => {}
                }
            }
        }
        Ok(all)
    };
    db.read_now(ask).unwrap()
}

/// Those rows, and every byte of the files of an embedded database: its pages, free ones too, and its write-ahead log.
fn everything(place: &Place) -> Vec<u8> {
    let mut all = stored(&place.db);
    for file in place.scratch().path().into_iter().flat_map(|folder| std::fs::read_dir(folder).unwrap()) {
        all.extend(std::fs::read(file.unwrap().path()).unwrap_or_default());
    }
    all
}

fn holds(all: &[u8], words: &str) -> bool {
    all.windows(words.len()).any(|window| window == words.as_bytes())
}

/// What a browser keeps of it.
fn cookie(page: &zhixing_kit::test::Page) -> String {
    let mut set = page.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    set.find_map(|set| set.strip_prefix("zhixing-review=")).expect("a cookie").to_owned()
}

#[test]
fn nothing_that_was_written_lies_anywhere_but_sealed() {
    for place in places() {
        let town = Town::with(&place);
        let who = town.with_account(&town.member, PASSWORD);
        let mut own = town.browser(&who);
        own.get("/review").expect(200).shows("忘了怎么办").shows("另设一句口令");
        own.post("/review", &[("way", "password"), ("password", PASSWORD)]).expect(422).shows("请先看清忘了会怎样");
        let page =
            own.post("/review", &[("way", "password"), ("password", PASSWORD), ("understood", "yes")]).expect(303);
        let cookie = cookie(&page);
        assert!(cookie.contains("Path=/review;") && cookie.contains("HttpOnly"), "{cookie}");
        let token = cookie.split(';').next().unwrap().to_owned();
        write(&mut own, WORDS);
        let form = [("step_words", STEP), ("step_day", "2026-03-09"), ("remind", "yes")];
        own.post("/review/steps", &form).expect(303);
        own.get("/review").expect(200).shows(WORDS).shows(STEP).shows("2026年3月9日");
        let all = everything(&place);
        for secret in [WORDS, STEP, PASSWORD, &token, "note.manner", "manner"] {
            assert!(!holds(&all, secret), "{}: {secret} lies there in plain", place.engine);
        }
        assert!(holds(&all, "2026-03-09"), "the day of a reminder lies open, as the page says");
        let verbs = ["review", "self"];
        let about = town.records(&format!("member/{}", who.member));
        assert!(about.iter().all(|entry| verbs.iter().all(|word| !entry.verb.contains(word))), "{about:?}");
        assert_eq!(place.db.read_now(|tx| tx.one::<(i64,)>("select count(*) from draft", &[])).unwrap().0, 0);
    }
}

#[test]
fn nobody_else_opens_it_whatever_his_post_and_whatever_he_knows() {
    for place in places() {
        let town = Town::with(&place);
        let who = town.with_account(&town.member, PASSWORD);
        let mut own = town.browser(&who);
        begin(&mut own);
        write(&mut own, WORDS);
        // The very cookie of his browser in the hands of another.
        let admin = town.with_account(&town.secretary, "a password of the office");
        let program = |reader: &Actor| {
            let reader = reader.clone();
            let signed_in = move |router: axum::Router<zhixing_kit::House>| router.layer(axum::Extension(reader));
            crate::routes().assemble(town.house.clone(), |public| public, signed_in)
        };
        let mut borrowed = own.at(&program(&admin));
        borrowed.get("/review").expect(200).hides(WORDS).shows("忘了怎么办");
        borrowed.get("/review/parts/people").expect(303);
        borrowed.post("/review/opening", &[("password", PASSWORD)]).expect(404);
        // Another browser of his own: locked. A wrong password says so; too many tries have to wait.
        let mut other = town.browser(&who);
        other.get("/review").expect(200).hides(WORDS).shows("已锁上");
        other.get("/review/parts/people").expect(303);
        for _ in 0..6 {
            other.post("/review/opening", &[("password", "not the password")]).expect(422).hides(WORDS);
        }
        other.post("/review/opening", &[("password", PASSWORD)]).expect(422).shows("次数");
        place.pass_ms(HOUR_MS);
        other.post("/review/opening", &[("password", PASSWORD)]).expect(303);
        other.get("/review").expect(200).shows(WORDS);
        // The first one has locked itself meanwhile.
        own.get("/review").expect(200).hides(WORDS).shows("已锁上");
        other.post("/review/closing", &[]).expect(303);
        other.get("/review").expect(200).hides(WORDS);
    }
}

#[test]
fn a_row_put_in_anothers_place_does_not_open_there() {
    for place in places() {
        let town = Town::with(&place);
        let (one, two) = (town.with_account(&town.member, PASSWORD), town.with_account(&town.secretary, PASSWORD));
        let (mut first, mut second) = (town.browser(&one), town.browser(&two));
        begin(&mut first);
        write(&mut first, WORDS);
        begin(&mut second);
        // Who runs the machine gives his own row to another, lock and all: the seals are bound to whose they are.
        let (from, to) = (one.member.clone(), two.member.clone());
        let forge = move |tx: &zhixing_kit::Write<'_>| {
            let values = zhixing_kit::params![&from, &to];
            tx.run(
                "update review set sealed = (select r.sealed from review r where r.member = $1) where member = $2",
                values,
            )?;
            let lock = "update review_lock set salt = (select l.salt from review_lock l where l.member = $1),
                wrapped = (select l.wrapped from review_lock l where l.member = $1) where member = $2";
            tx.run(lock, values).map(drop)
        };
        place.db.write_now(forge).unwrap();
        let page = second.get("/review").expect(500);
        assert!(!page.text.contains(WORDS) && !page.text.contains("下一步"));
        let mut again = town.browser(&two);
        again.post("/review/opening", &[("password", PASSWORD)]).expect(422).shows("密码换过了").hides(WORDS);
    }
}

#[test]
fn a_password_that_its_owner_changes_takes_the_lock_along() {
    for place in places() {
        let town = Town::with(&place);
        let who = town.with_account(&town.member, PASSWORD);
        let mut own = town.browser_with_settings(&who);
        begin(&mut own);
        write(&mut own, WORDS);
        let new = "另一个更长的新密码呀";
        own.post("/settings/password", &[("password", "wrong password"), ("new_password", new)]).expect(422);
        own.post("/settings/password", &[("password", PASSWORD), ("new_password", new)]).expect(303);
        own.get("/review").expect(200).shows(WORDS);
        let mut later = town.browser_with_settings(&who);
        later.post("/review/opening", &[("password", PASSWORD)]).expect(422).hides("密码换过了");
        later.post("/review/opening", &[("password", new)]).expect(303);
        later.get("/review").expect(200).shows(WORDS);
        assert!(!holds(&everything(&place), new));
    }
}

#[test]
fn a_password_set_with_a_link_does_not_open_it_and_the_page_says_what_is_lost() {
    for place in places() {
        let town = Town::with(&place);
        let who = town.with_account(&town.member, PASSWORD);
        let mut own = town.browser_with_settings(&who);
        begin(&mut own);
        write(&mut own, WORDS);
        let new = "由链接重设的一个新密码";
        let (by, member) = (town.administrator.clone(), who.member.clone());
        let link = town.house.db.write_now(move |tx| invite(tx, &by, &member)).unwrap();
        town.browser_with_settings(&who).post(link.path.reveal(), &[("new_password", new)]).expect(303);
        let mut later = town.browser_with_settings(&who);
        let page = later.post("/review/opening", &[("password", new)]).expect(422);
        page.shows("密码换过了").shows("没有备用钥匙").shows("重新开始").hides(WORDS);
        // He remembers the earlier one after all.
        let form = [("password", new), ("earlier_password", "not that one")];
        later.post("/review/recovery", &form).expect(422).shows("打不开");
        let form = [("password", "not this one"), ("earlier_password", PASSWORD)];
        later.post("/review/recovery", &form).expect(422);
        later.post("/review/recovery", &[("password", new), ("earlier_password", PASSWORD)]).expect(303);
        later.get("/review").expect(200).shows(WORDS);
        let mut last = town.browser(&who);
        last.post("/review/opening", &[("password", new)]).expect(303);
        last.get("/review").expect(200).shows(WORDS);
    }
}

#[test]
fn what_cannot_be_opened_any_more_goes_when_he_says_so_and_he_begins_anew() {
    for place in places() {
        let town = Town::with(&place);
        let who = town.with_account(&town.member, PASSWORD);
        let mut own = town.browser(&who);
        let form = [("way", "phrase"), ("new_phrase", "short"), ("phrase_again", "short"), ("understood", "yes")];
        own.post("/review", &form).expect(422).shows("口令至少 10 个字");
        let form = [
            ("way", "phrase"),
            ("new_phrase", PHRASE),
            ("phrase_again", "别的十个字的口令呀呀"),
            ("understood", "yes"),
        ];
        own.post("/review", &form).expect(422).shows("两次写的不一样");
        let form = [("way", "phrase"), ("new_phrase", PHRASE), ("phrase_again", PHRASE), ("understood", "yes")];
        own.post("/review", &form).expect(303);
        own.post("/review", &form).expect(422).shows("已经有一份");
        write(&mut own, WORDS);
        let mut later = town.browser(&who);
        later.post("/review/opening", &[("password", PASSWORD)]).expect(422).shows("口令不对");
        later.post("/review/opening", &[("phrase", "院子里的石榴树开花啦")]).expect(422).shows("口令不对");
        later.get("/review/restart/new").expect(200).shows("找不回来");
        later.post("/review/restart", &[("password", "wrong")]).expect(422);
        own.get("/review").expect(200).shows(WORDS);
        later.post("/review/restart", &[("password", PASSWORD)]).expect(303);
        own.get("/review").expect(200).hides(WORDS).shows("忘了怎么办");
        let rows = place.db.read_now(|tx| {
            let count = |sql| tx.one::<(i64,)>(sql, &[]).map(|(count,)| count);
            Ok(count("select count(*) from review")?
                + count("select count(*) from review_lock")?
                + count("select count(*) from review_opening")?)
        });
        assert_eq!(rows.unwrap(), 0);
        begin(&mut own);
        own.get("/review").expect(200).hides(WORDS).shows("还没有写");
    }
}

#[test]
fn the_lock_can_be_changed_while_it_is_open() {
    for place in places() {
        let town = Town::with(&place);
        let who = town.with_account(&town.member, PASSWORD);
        let mut own = town.browser(&who);
        begin(&mut own);
        write(&mut own, WORDS);
        own.get("/review/lock").expect(200).shows("换锁").hides("我知道");
        let form = [("way", "phrase"), ("new_phrase", PHRASE), ("phrase_again", PHRASE)];
        own.post("/review/lock", &form).expect(303);
        let mut later = town.browser(&who);
        later.post("/review/opening", &[("phrase", PHRASE)]).expect(303);
        later.get("/review").expect(200).shows(WORDS);
        assert!(!holds(&everything(&place), PHRASE));
        // Locked: nothing is changed, and nothing is said of it.
        town.browser(&who).post("/review/lock", &form).expect(303);
        town.browser(&who).get("/review/lock").expect(303);
    }
}

#[test]
fn what_was_typed_when_it_locked_itself_is_still_there() {
    for place in places() {
        let town = Town::with(&place);
        let who = town.with_account(&town.member, PASSWORD);
        let mut own = town.browser(&who);
        begin(&mut own);
        let basis = own.get("/review/parts/people").expect(200).shows("不自动保存").hides("<zx-draft").basis();
        place.clock.set(BEGIN.plus_ms(HOUR_MS + 1));
        let typed = [("note.manner", WORDS), ("basis", &*basis)];
        own.post("/review/parts/people", &typed).expect(422).shows("已自动锁上").shows(WORDS);
        let with = |password: &'static str| [("note.manner", WORDS), ("basis", &*basis), ("password", password)];
        own.post("/review/parts/people", &with("wrong password")).expect(422).shows(WORDS).hides("wrong password");
        own.post("/review/parts/people", &with(PASSWORD)).expect(303);
        own.get("/review").expect(200).shows(WORDS);
        place.clock.set(BEGIN.plus_ms(3 * HOUR_MS));
        own.post("/review/steps", &[("step_words", STEP)]).expect(422).shows(STEP).hides(WORDS);
        own.post("/review/steps", &[("step_words", STEP), ("password", PASSWORD)]).expect(303);
        own.get("/review").expect(200).shows(STEP);
    }
}

#[test]
fn two_devices_that_write_at_once_lose_nothing() {
    for place in places() {
        let town = Town::with(&place);
        let who = town.with_account(&town.member, PASSWORD);
        let (mut phone, mut tablet) = (town.browser(&who), town.browser(&who));
        begin(&mut phone);
        tablet.post("/review/opening", &[("password", PASSWORD)]).expect(303);
        let basis = tablet.get("/review/parts/people").expect(200).basis();
        write(&mut phone, "手机写的。");
        let form = [("note.promised", "平板写的另一处。"), ("basis", &*basis)];
        tablet.post("/review/parts/people", &form).expect(303);
        phone.get("/review").expect(200).shows("手机写的。").shows("平板写的另一处。");
        let form = [("note.manner", "平板写的。"), ("basis", &*basis)];
        tablet.post("/review/parts/people", &form).expect(303);
        tablet.get("/review").expect(200).shows("两段都在");
        phone.get("/review").expect(200).shows("手机写的。\n平板写的。").shows("平板写的另一处。");
    }
}

#[test]
fn he_is_reminded_on_his_day_without_a_word_of_it_and_nobody_else_is() {
    for place in places() {
        let town = Town::with(&place);
        let who = town.with_account(&town.member, PASSWORD);
        let mut own = town.browser(&who);
        begin(&mut own);
        own.post("/review/steps", &[("step_words", STEP), ("remind", "yes")]).expect(422).shows("请写上哪一天");
        let remind = |day: &'static str| [("step_words", STEP), ("step_day", day), ("remind", "yes")];
        own.post("/review/steps", &remind("2026-03-09")).expect(303);
        own.post("/review/steps", &remind("2026-03-09")).expect(303);
        own.post("/review/steps", &remind("2026-03-11")).expect(303);
        own.post("/review/steps", &[("step_words", "没有日子的"), ("step_day", "2026-03-10")]).expect(303);
        // What is done reminds nobody.
        let page = own.get("/review").expect(200).text;
        let all: Vec<&str> =
            page.split("action=\"/review/steps/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let done: Vec<&&str> = all.iter().filter(|path| path.ends_with("/done")).collect();
        assert_eq!(done.len(), 4, "{all:?}");
        own.post(&format!("/review/steps/{}", done[2]), &[("done", "yes")]).expect(303);
        let jobs = |day: i64| {
            place.clock.set(BEGIN.plus_ms(day * DAY_MS));
            run_due(&place.db, crate::JOBS).unwrap();
            let told = |who: &Actor| {
                let member = who.member.clone();
                place.db.read_now(move |tx| latest(tx, &member, None, 10)).unwrap()
            };
            (told(&who), told(&town.secretary).len() + told(&town.superior).len())
        };
        assert_eq!(jobs(6).0.len(), 0);
        let (told, others) = jobs(7);
        assert_eq!((told.len(), others), (1, 0));
        assert_eq!((told[0].subject.zh.as_str(), told[0].link.as_str()), ("您请系统今天提醒您", "/review"));
        assert!(!told[0].body.zh.contains("夜查"));
        assert_eq!(jobs(9).0.len(), 1);
    }
}

#[test]
fn every_statement_about_self_reviews_is_of_its_owners_row() {
    let mut seen = 0;
    let tables = ["from review ", "into review ", "review_lock", "review_opening", "review_reminder"];
    let of_review = |sql: &str| tables.iter().any(|table| sql.contains(table));
    for (name, sql) in crate::statements().into_iter().filter(|(_, sql)| of_review(sql)) {
        seen += 1;
        assert!(!sql.contains("count("), "{name} counts: {sql}");
        let own = ["member = $1", "member = $2", "insert into", "ends_at <= $1", "review_reminder where id = $1"];
        assert!(own.iter().any(|words| sql.contains(words)), "{name} reaches another's row: {sql}");
    }
    assert!(seen >= 15, "the statements were not found");
}

#[test]
fn its_pages_speak_both_languages_have_one_title_and_are_light() {
    let place = places().into_iter().next().unwrap();
    let town = Town::with(&place);
    let who = town.with_account(&town.member, PASSWORD);
    let mut own = town.browser(&who);
    let look = |browser: &mut Browser, path: &str| {
        for (language, tag) in [("zh-CN", "lang=\"zh-CN\"><head"), ("en", "lang=\"en\"><head")] {
            browser.accept_language = language;
            let page = browser.get(path).expect(200).shows(tag);
            assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
            assert!(page.text.len() < 40_000, "{path}: {} bytes", page.text.len());
        }
        browser.accept_language = "zh-CN";
    };
    look(&mut own, "/review");
    begin(&mut own);
    for part in zhixing_charter::self_review() {
        look(&mut own, &format!("/review/parts/{}", part.code));
    }
    for path in ["/review", "/review/lock", "/review/restart/new"] {
        look(&mut own, path);
    }
    look(&mut town.browser(&who), "/review");
    own.get("/review/parts/nothing").expect(404);
}
