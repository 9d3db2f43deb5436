//! Drafts and sendings: what was typed is on the server for its writer alone, and what is sent twice takes effect once.

use axum::body::Body;
use axum::http::{Request, header};
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::jobs::run_due;
use zhixing_kit::test::{Browser, Page};

use super::{World, sign_in, worlds};
use crate::draft::{KEPT_MS_MAX, Unfinished};
use crate::{JOBS, account};

const CODE: &str = "0123456789abcdef0123456789abcdef";
const TYPED: &str = r#"{"text":"张三说：夜查排班要提前一周。","kind":"statement"}"#;

fn keep(browser: &mut Browser, form: &str, typed: &str) -> Page {
    browser.post("/drafts", &[("form", form), ("path", "/a/new"), ("title", "记下发言"), ("typed", typed)])
}

/// Sends a form as a page does that sends by itself.
fn send(browser: &mut Browser, path: &str, body: &str, headers: &[(&str, &str)]) -> Page {
    let mut request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(request.body(Body::from(body.to_owned())).unwrap())
}

fn key_of(world: &World, name: &str) -> String {
    let member = if name == "zhangsan" { world.zhangsan.clone() } else { world.admin.clone() };
    let found = world.house.db.read_now(move |tx| account::store::of_member(tx, &member)).unwrap();
    found.unwrap().id.as_str().to_owned()
}

/// A form that founds a group.
fn founding(world: &World, name: &str) -> String {
    format!("parent={}&unit_kind=group&unit_name={name}&founded_on=2026-01-01", world.branch)
}

/// How many groups were founded so, each with its record.
fn founded(world: &World) -> i64 {
    let records = count(world, "select count(*) from statement where verb = 'founded' and body like '%组%'");
    let units = count(world, "select count(*) from unit where name in ('三组', '四组', '五组')");
    assert!(records >= units);
    units
}

fn count(world: &World, sql: &'static str) -> i64 {
    world.house.db.read_now(move |tx| tx.one::<(i64,)>(sql, &[])).unwrap().0
}

#[test]
fn a_draft_is_found_on_another_device_by_its_writer_alone() {
    for world in worlds() {
        let mut phone = world.signed_in("zhangsan");
        keep(&mut phone, "remark/1", TYPED).expect(200).shows("09:00");
        world.place.pass_ms(60_000);
        keep(&mut phone, "remark/1", &TYPED.replace("一周", "两周")).expect(200).shows("09:01");

        let mut desktop = world.signed_in("zhangsan");
        desktop.get("/drafts/forms").expect(200).shows(r#""remark/1""#);
        desktop.get("/drafts/one?form=remark/1").expect(200).shows("提前两周").hides("一周");
        desktop.get("/drafts").expect(200).shows("记下发言").shows("提前两周").shows("/a/new");

        for other in ["lisi", "secretary", "admin"] {
            let mut other = world.signed_in(other);
            other.get("/drafts/forms").expect(200).hides("remark/1");
            other.get("/drafts/one?form=remark/1").expect(200).shows("null").hides("夜查");
            other.get("/drafts").expect(200).hides("夜查");
            other.post("/drafts/end", &[("form", "remark/1")]).expect(303);
        }
        desktop.get("/drafts/one?form=remark/1").expect(200).shows("提前两周");
        desktop.post("/drafts/end", &[("form", "remark/1")]).expect(303);
        phone.get("/drafts/one?form=remark/1").expect(200).shows("null");
        assert_eq!(count(&world, "select count(*) from statement where body like '%夜查%'"), 0, "a draft is no deed");
    }
}

#[test]
fn a_page_that_came_back_with_faults_keeps_where_its_form_stands() {
    for world in worlds() {
        let mut browser = world.signed_in("zhangsan");
        keep(&mut browser, "remark/1", TYPED).expect(200);
        let sent = [("form", "remark/1"), ("path", ""), ("title", "记下发言"), ("typed", r#"{"text":"改过"}"#)];
        browser.post("/drafts", &sent).expect(200);
        browser.get("/drafts/one?form=remark/1").expect(200).shows("/a/new").shows("改过");
    }
}

#[test]
fn what_is_too_large_or_too_many_is_refused_and_nothing_earlier_goes() {
    for world in worlds() {
        let mut browser = world.signed_in("zhangsan");
        let long = format!(r#"{{"text":"{}"}}"#, "a".repeat(64 * 1024));
        keep(&mut browser, "remark/1", &long).expect(422);
        keep(&mut browser, "remark/1", r#"{"text":"t","password":"geheim"}"#).expect(200);
        browser.get("/drafts/one?form=remark/1").expect(200).hides("geheim");
        for number in 2..=50 {
            keep(&mut browser, &format!("remark/{number}"), TYPED).expect(200);
        }
        keep(&mut browser, "remark/51", TYPED).expect(422);
        keep(&mut browser, "remark/50", TYPED).expect(200);
        browser.get("/drafts/forms").expect(200).shows(r#""remark/1""#).hides("remark/51");
    }
}

#[test]
fn drafts_and_sendings_go_after_their_days() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        keep(&mut browser, "remark/1", TYPED).expect(200);
        send(&mut browser, "/units", &founding(&world, "三组"), &[("zx-sending", CODE)]).expect(204);
        world.place.pass_ms(KEPT_MS_MAX - DAY_MS);
        run_due(&world.house.db, JOBS).unwrap();
        assert_eq!(count(&world, "select count(*) from draft"), 1);
        world.place.pass_ms(2 * DAY_MS);
        run_due(&world.house.db, JOBS).unwrap();
        assert_eq!(count(&world, "select count(*) from draft"), 0);
        assert_eq!(count(&world, "select count(*) from sending"), 0);
    }
}

#[test]
fn the_same_sending_again_takes_effect_once_and_is_answered_the_same() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let path = "/units";
        keep(&mut browser, "unit/name", TYPED).expect(200);
        let headers = [("zx-sending", CODE), ("zx-draft", "unit/name")];
        let first = send(&mut browser, path, &founding(&world, "三组"), &headers).expect(204).leads_to().to_owned();
        browser.get("/drafts/one?form=unit/name").expect(200).shows("null");
        // The answer was lost; the device sends again, with whatever words: the code says that it is the same.
        for _ in 0..3 {
            assert_eq!(send(&mut browser, path, &founding(&world, "三组"), &headers).expect(204).leads_to(), first);
        }
        assert_eq!(founded(&world), 1, "{}", world.place.engine);
        // Another code is another wish; without one it is an ordinary form.
        send(&mut browser, path, &founding(&world, "四组"), &[("zx-sending", &CODE.replace('0', "f"))]).expect(204);
        send(&mut browser, path, &founding(&world, "五组"), &[]).expect(303);
        assert_eq!(founded(&world), 3);
    }
}

#[test]
fn several_of_the_same_at_the_same_moment_are_one_act() {
    for world in worlds() {
        let browser = world.signed_in("admin");
        let body = founding(&world, "三组");
        std::thread::scope(|scope| {
            let sends = (0..6).map(|_| {
                let (mut browser, body) = (browser.clone(), body.clone());
                scope.spawn(move || send(&mut browser, "/units", &body, &[("zx-sending", CODE)]).status.as_u16())
            });
            let answers: Vec<_> = sends.collect::<Vec<_>>().into_iter().map(|one| one.join().unwrap()).collect();
            assert_eq!(answers, [204; 6], "{}", world.place.engine);
        });
        assert_eq!(founded(&world), 1, "{}", world.place.engine);
    }
}

#[test]
fn what_was_refused_is_not_remembered_and_its_draft_stays() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let path = "/units";
        keep(&mut browser, "unit/name", TYPED).expect(200);
        let headers = [("zx-sending", CODE), ("zx-draft", "unit/name")];
        send(&mut browser, path, &founding(&world, ""), &headers).expect(422);
        browser.get("/drafts/one?form=unit/name").expect(200).shows("夜查");
        send(&mut browser, path, &founding(&world, "三组"), &headers).expect(204);
        browser.get("/drafts/one?form=unit/name").expect(200).shows("null");
    }
}

#[test]
fn an_answer_that_nobody_noted_is_still_no_second_act() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let key = key_of(&world, "admin");
        let path = "/units";
        send(&mut browser, path, &founding(&world, "三组"), &[("zx-sending", CODE)]).expect(204);
        // As if the program had ended between the act and the note of its answer.
        world
            .house
            .db
            .write_now(move |tx| {
                let account = crate::AccountId::parse(&key).unwrap();
                crate::sending::store::answer(tx, &account, CODE, &Default::default())
            })
            .unwrap();
        let again = send(&mut browser, path, &founding(&world, "三组"), &[("zx-sending", CODE)]).expect(204);
        assert_eq!(again.leads_to(), "/today");
        assert_eq!(founded(&world), 1, "{}", world.place.engine);
    }
}

/// A try is counted before the password is looked at, in a write of its own: what is refused then took no effect, and its code is free.
#[test]
fn what_was_refused_after_a_first_write_can_be_sent_again_with_its_code() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let change = |old: &str| format!("password={old}&new_password=another-long-password");
        let headers = [("zx-sending", CODE)];
        send(&mut browser, "/settings/password", &change("wrong"), &headers).expect(422);
        assert_eq!(count(&world, "select count(*) from sending"), 0, "{}", world.place.engine);
        send(&mut browser, "/settings/password", &change(&super::PASSWORD.replace(' ', "+")), &headers).expect(204);
        assert_eq!(count(&world, "select count(*) from sending"), 1);
        // Once it took effect, the same code does nothing more, not even with a password that is wrong now.
        send(&mut browser, "/settings/password", &change(&super::PASSWORD.replace(' ', "+")), &headers).expect(204);
        sign_in(&mut world.browser(), "admin", "another-long-password").expect(303);
    }
}

/// What counts once by itself needs no row of its own, and its page is told where it led, as with a code.
#[test]
fn what_bears_an_id_of_its_own_leaves_no_code() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let headers = [("zx-sending", "own")];
        let sent = send(&mut browser, "/units", &founding(&world, "三组"), &headers).expect(204);
        assert!(sent.leads_to().starts_with("/units"), "{}", sent.leads_to());
        send(&mut browser, "/units", &founding(&world, ""), &headers).expect(422);
        assert_eq!((founded(&world), count(&world, "select count(*) from sending")), (1, 0));
        let another = [("zx-sending", "own"), ("zx-reader", "somebody")];
        send(&mut browser, "/units", &founding(&world, "四组"), &another).expect(409);
        assert_eq!(founded(&world), 1);
    }
}

#[test]
fn a_page_of_somebody_else_sends_and_sees_nothing() {
    for world in worlds() {
        let mut zhangsan = world.signed_in("zhangsan");
        keep(&mut zhangsan, "remark/1", TYPED).expect(200);
        let theirs = key_of(&world, "zhangsan");
        let mut admin = world.signed_in("admin");
        let path = "/units";
        send(&mut admin, path, &founding(&world, "三组"), &[("zx-sending", CODE), ("zx-reader", &theirs)]).expect(409);
        assert_eq!(founded(&world), 0);
        let own = key_of(&world, "admin");
        send(&mut admin, path, &founding(&world, "三组"), &[("zx-sending", CODE), ("zx-reader", &own)]).expect(204);
    }
}

#[test]
fn a_draft_knows_whether_it_was_written_on_a_phone() {
    let draft = |device: &str| Unfinished {
        form: "a".into(),
        path: String::new(),
        title: String::new(),
        device: device.into(),
        saved_at: zhixing_kit::test::BEGIN,
    };
    let cases = [("WeChat · Android", true), ("Safari · iPhone", true), ("Chrome · Windows", false), ("—", false)];
    for (device, phone) in cases {
        assert_eq!(draft(device).is_from_phone(), phone, "{device}");
    }
    assert_eq!(draft("—").way(), "/drafts", "it can be read where nobody knows where its form stands");
}
