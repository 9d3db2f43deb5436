//! A person who left is erased through the pages, on both databases: nothing of him is found afterwards, and the ledger still verifies.

use std::fs;

use zhixing_kit::test::Browser;
use zhixing_kit::{Db, Read, Result, Value, params};
use zhixing_ledger::RecordFile;
use zhixing_records::{MemberId, verify_all};

use crate::town::{PASSWORD, Town};

/// Somebody of whom much is known: on rolls, with votes, without a post, whose name is in nobody else's.
const SOMEBODY: &str = "select m.id, m.number, m.name, (select max(r.activity) from roll_entry r where r.member = m.id and r.mark = 'present')
    from member m
    where not exists (select 1 from post p where p.member = m.id)
        and not exists (select 1 from member o where o.id <> m.id and replace(o.name, m.name, '') <> o.name)
        and exists (select 1 from roll_entry r where r.member = m.id and r.mark = 'present')
        and exists (select 1 from account a where a.member = m.id)
        and exists (select 1 from membership s where s.member = m.id and s.to_on is null and s.branch =
            (select t.branch from membership t join account b on b.member = t.member where b.sign_in_name = 'secretary' and t.to_on is null))
    order by m.id limit 1";

type Person = (String, String, String, String);

fn person(db: &Db) -> Person {
    let ask = |tx: &Read<'_>| -> Result<Person> { tx.one(SOMEBODY, &[]) };
    db.read_now(ask).expect("the demonstration has such a person")
}

fn count(db: &Db, sql: &'static str, of: &str) -> u64 {
    let of = of.to_owned();
    db.read_now(move |tx: &Read<'_>| tx.one::<(u64,)>(sql, params![&of])).expect("a count").0
}

/// Every text of every table, as it is stored.
fn everything(db: &Db) -> String {
    let dump = |tx: &Read<'_>| -> Result<String> {
        let mut all = String::new();
        for table in zhixing_keeper::tables() {
            let columns = table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
            let sql: &'static str = Box::leak(format!("select {columns} from {}", table.name).into_boxed_str());
            for row in tx.all::<Vec<Value>>(sql, &[])? {
                all.extend(
                    row.into_iter()
                        .map(|value| if let Value::Text(text) = value { text + "\n" } else { String::new() }),
                );
            }
        }
        Ok(all)
    };
    db.read_now(dump).expect("everything is read")
}

fn sent(browser: &mut Browser, id: &str, number: &str, password: &str) -> zhixing_kit::test::Page {
    let form = [("ground", "asked"), ("confirmation", number), ("password", password)];
    browser.post(&format!("/members/{id}/erasure"), &form)
}

/// What a learning system keeps: of him under his name, and of others with his name in it, plain and with escapes.
fn keep_documents(db: &Db, name: &str) {
    let escaped: String = name.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let kept = [
        (format!("account:https://course.example.org {name}"), "{\"page\":3}".to_owned()),
        ("mailto:li@example.org".to_owned(), format!("{{\"helped by\":\"{name}\"}}")),
        ("mailto:wang@example.org".to_owned(), format!("{{\"by\":\"{escaped}\"}}")),
    ];
    db.write_now(move |tx| {
        for (agent, text) in &kept {
            let values = params![agent, text.as_bytes()];
            tx.run(
                "insert into lrs_document (organisation, kind, activity, agent, registration, id, content_type, bytes, etag, updated_at)
                    values ((select id from organisation limit 1), 'agent', '', $1, '', 'wishes', 'application/json', $2, 'x', 0)",
                values,
            )?;
        }
        Ok(())
    })
    .expect("documents");
}

/// A learning system records by his mail address, and by an account that is called like his number. Gives the address.
fn known_elsewhere(db: &Db, id: &str, number: &str) -> String {
    let mail = "zhixing-erased-person@example.org".to_owned();
    let (id, address, number) = (id.to_owned(), mail.clone(), number.to_owned());
    db.write_now(move |tx| {
        let (organisation,) = tx.one::<(String,)>("select id from organisation limit 1", &[])?;
        tx.run("delete from mail_choice where member = $1", params![&id])?;
        tx.run(
            "insert into mail_choice (member, organisation, address, how, asked, asked_at) values ($1, $2, $3, 'each', 0, 0)",
            params![&id, &organisation, &address],
        )?;
        let organisation = zhixing_kit::id::OrganisationId::parse(&organisation).expect("an id");
        let (unit, by) = tx.one::<(String, String)>("select u.id, m.id from unit u, member m where u.parent is null limit 1", &[])?;
        let (unit, by) = (zhixing_people::UnitId::parse(&unit).expect("a unit"), MemberId::parse(&by).expect("a member"));
        zhixing_lrs::inside::ready(tx, &organisation, &unit, &by)?;
        let say = |actor: serde_json::Value| {
            let whole = serde_json::json!({ "actor": actor, "verb": { "id": "https://example.org/v" }, "object": { "id": "https://example.org/a" },
                "result": { "success": true } });
            zhixing_xapi::Statement::parse(&whole.to_string(), zhixing_xapi::Version::V1_0_3).expect("a statement")
        };
        let all = [
            say(serde_json::json!({ "mbox": format!("mailto:{}", address.to_uppercase()) })),
            say(serde_json::json!({ "account": { "homePage": "https://lms.example.org", "name": number } })),
        ];
        zhixing_lrs::inside::record(tx, &organisation, "https://zhixing.example.org", &all).map(drop)
    })
    .expect("records of another system");
    mail
}

/// What learning systems keep, as text.
fn documents(db: &Db) -> Vec<String> {
    let all = db.read_now(|tx| tx.all::<(Vec<u8>,)>("select bytes from lrs_document order by agent", &[]));
    all.expect("documents").into_iter().map(|(bytes,)| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

#[test]
fn a_person_who_left_is_erased_and_nothing_of_him_is_found() {
    for town in Town::everywhere() {
        let db = town.main();
        let program = town.program(&db);
        let (id, number, name, activity) = person(&db);
        let mut admin = town.browser(&program, "admin");
        let page = format!("/members/{id}/erasure");
        admin.get(&page).expect(422).shows("先办理转出");
        admin.post(&format!("/members/{id}/leave"), &[("last_day", "2026-10-14"), ("sure", "yes")]).expect(303);
        admin.get(&format!("/members/{id}")).expect(200).shows(&page);
        admin.get(&page).expect(200).shows("只与他本人有关").shows("到会名单").shows("以前的备份");
        sent(&mut admin, &id, "not-his", PASSWORD).expect(422).shows("编号与这个人不符");
        sent(&mut admin, &id, &number, "not-the-password").expect(422);
        assert!(everything(&db).contains(&name), "nothing was done yet");
        keep_documents(&db, &name);
        let (mail, account) = (known_elsewhere(&db, &id, &number), format!("https://lms.example.org {number}"));
        let shown = admin.get(&page).expect(200).shows("用他的邮箱或统一登录账号称呼他").shows(&account);
        assert!(shown.text.contains("/settings/clients/erasure?whom="), "the way to the account that may be his");
        let marks = count(&db, "select count(*) from roll_entry where member = $1", &id);
        sent(&mut admin, &id, &number, PASSWORD).expect(303);

        assert!(!everything(&db).contains(&name), "{}: his name is nowhere", town.engine());
        assert_eq!(count(&db, "select count(*) from roll_entry where member = $1 and name = '已删除人员'", &id), marks);
        assert_eq!(count(&db, "select count(*) from account where member = $1", &id), 0);
        assert!(!everything(&db).to_lowercase().contains(&mail), "{}: his address is nowhere", town.engine());
        let left = count(&db, "select count(*) from received where replace(body, $1, '') <> body", "erased.invalid");
        assert_eq!(left, 1, "of his record it is left that somebody did it");
        let called = count(&db, "select count(*) from received where replace(body, $1, '') <> body", &number);
        assert_eq!(called, 1, "an account that is only called like his number is left to the administrator");
        // What a learning system kept for him is gone, and what it kept for others does not name him any more.
        assert_eq!(documents(&db), ["{\"helped by\":\"已删除人员\"}", "{\"by\":\"已删除人员\"}"]);
        assert!(count(&db, "select count(*) from erased where statement <> $1", "") > 0);
        assert_eq!(verify_all(&db, |_, _| ()).expect("a verification"), []);
        admin.get(&page).expect(404);
        // The meeting's record can still be taken along, and says itself what was erased.
        let mut secretary = town.browser(&program, "secretary");
        let file = secretary.get(&format!("/meetings/{activity}/record")).expect(200);
        let verified = RecordFile::verify(&file.bytes, None).expect("it verifies");
        assert!(verified.statements.iter().any(|statement| statement.erased) && !file.text.contains(&name));
        if town.engine() == "sqlite" {
            // What the clerk wrote meanwhile is in the log beside the file; neither holds a trace.
            for entry in fs::read_dir(town.folder()).expect("the folder").map(|entry| entry.expect("a file").path()) {
                if entry.file_name().is_some_and(|file| file.to_string_lossy().starts_with("town.db")) {
                    let bytes = fs::read(&entry).expect("a file");
                    let found = bytes.windows(name.len()).any(|window| window == name.as_bytes());
                    assert!(!found, "a trace in {}", entry.display());
                }
            }
        }
    }
}

#[test]
fn where_somebody_bears_the_same_name_texts_stay_and_the_page_says_so() {
    let town = Town::found();
    let db = town.main();
    let program = town.program(&db);
    let (id, number, name, _) = person(&db);
    let other = name.clone();
    let him = id.clone();
    let ask = "select branch from membership where member = $1 and to_on is null";
    let branch = db.read_now(move |tx| tx.one::<(String,)>(ask, params![&him])).expect("his branch").0;
    let (him, of) = (id.clone(), branch.clone());
    db.write_now(move |tx| {
        let sql = "update member set name = $1 where id = (select max(member) from membership
            where branch = $2 and to_on is null and member <> $3 and member not in (select member from post))";
        tx.run(sql, params![&other, &of, &him]).map(drop)
    })
    .expect("a namesake");
    let namesakes = |db: &Db| count(db, "select count(*) from member where name = $1", &name);
    assert_eq!(namesakes(&db), 2);
    // He is named for a meeting, which somebody else records: in its record he stands with what tells him apart.
    let recorder = "select member from account where sign_in_name = 'recorder'";
    let recorder = db.read_now(move |tx| tx.one::<(String,)>(recorder, &[])).expect("a recorder").0;
    let plan = [
        ("unit", branch.as_str()),
        ("kind", "general_meeting"),
        ("topic", "研究护栏"),
        ("day", "2026-10-22"),
        ("time", "13:00"),
        ("chair", &id),
        ("recorder", &recorder),
    ];
    town.browser(&program, "secretary").post("/meetings", &plan).expect(303);
    let signed =
        |db: &Db| count(db, "select count(*) from statement where body like '%' || $1 || '%'", &format!("{name}（"));
    assert_eq!(signed(&db), 1);
    let mut admin = town.browser(&program, "admin");
    admin.post(&format!("/members/{id}/leave"), &[("last_day", "2026-10-14"), ("sure", "yes")]).expect(303);
    admin.get(&format!("/members/{id}/erasure")).expect(200).shows("另有同名的人");
    sent(&mut admin, &id, &number, PASSWORD).expect(303);
    assert_eq!(namesakes(&db), 1, "the other keeps his name");
    assert_eq!(signed(&db), 0, "neither his name nor what told him apart is left in a record that names him");
    assert_eq!(verify_all(&db, |_, _| ()).expect("a verification"), []);
}
