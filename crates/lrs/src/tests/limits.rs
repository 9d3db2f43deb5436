//! What no request gets past: the bytes of a page, other clients' files and statements, the door.

use serde_json::{Value, json};

use super::{Answered, Caller, statement, towns};
use crate::Reads;

const MIB: usize = 1024 * 1024;

/// A statement of so many MiB.
fn large(who: &str, mib: usize) -> Value {
    let mut large = statement(who, "read", "book");
    large["result"] = json!({ "response": "x".repeat(mib * MIB) });
    large
}

fn sent(answered: &Answered) -> usize {
    answered.text.matches("\"stored\"").count()
}

#[test]
fn a_page_ends_where_its_bytes_do_and_says_where_it_goes_on() {
    for town in towns() {
        let caller = town.caller();
        for number in 0..3 {
            caller.store(&large(&format!("zhang{number}"), 7));
            caller.store(&statement("li", "read", "book"));
        }
        let mut pages = Vec::new();
        let mut more = "/xapi/statements?format=exact".to_owned();
        while !more.is_empty() {
            let page = caller.get(more.trim_start_matches("/xapi/")).expect(200);
            assert!(page.text.len() < 17 * MIB, "{}", page.text.len());
            pages.push(sent(&page));
            more = page.json()["more"].as_str().unwrap().to_owned();
        }
        assert_eq!(pages, [5, 1], "{}", town.place.engine);
        // The administrator sees them all the same, and takes them along.
        let mut browser = town.browser(&town.administrator);
        browser.get("/settings/clients/statements").expect(200).shows("li@example.org");
        assert_eq!(browser.get("/settings/clients/statements/csv").expect(200).text.lines().count(), 7);
    }
}

/// Sends a statement whose attachment is this file.
fn with_file(caller: &Caller, who: &str, file: &[u8], url: bool, brought: bool) -> Answered {
    let sha2 = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(file));
    let mut told = statement(who, "read", "book");
    told["attachments"] = json!([{
        "usageType": "https://example.org/usage", "display": { "en": "a file" }, "contentType": "text/plain",
        "length": file.len(), "sha2": sha2,
    }]);
    if url {
        told["attachments"][0]["fileUrl"] = "https://example.org/file".into();
    }
    if !brought {
        return caller.post(&told);
    }
    let mut body = format!("--e\r\nContent-Type: application/json\r\n\r\n{told}\r\n").into_bytes();
    let head = format!(
        "--e\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2}\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--e--\r\n");
    caller.send("POST", "statements", &[("content-type", "multipart/mixed; boundary=e")], body)
}

#[test]
fn files_that_do_not_fit_a_page_come_with_the_next() {
    for town in towns() {
        let caller = town.caller();
        for letter in *b"abcdefgh" {
            with_file(&caller, "zhang", &vec![letter; 9 * MIB], false, true).expect(200);
        }
        let page = caller.get("statements?attachments=true").expect(200);
        assert_eq!(sent(&page), 7, "{}", town.place.engine);
        let (_, more) = page.text.split_once("\"more\":\"").unwrap();
        let more = more.split_once('"').unwrap().0.trim_start_matches("/xapi/");
        let rest = caller.get(more).expect(200);
        assert_eq!((sent(&rest), rest.text.contains(&"a".repeat(MIB))), (1, true));
    }
}

#[test]
fn who_names_a_file_of_another_client_does_not_get_it() {
    for town in towns() {
        let (owner, other) = (town.client("甲", true, Reads::Own), town.client("乙", true, Reads::Own));
        with_file(&owner, "zhang", b"for my eyes alone", false, true).expect(200);
        with_file(&other, "li", b"for my eyes alone", true, false).expect(200);
        let page = other.get("statements?attachments=true").expect(200);
        assert!(!page.text.contains("for my eyes"), "{}", page.text);
        owner.get("statements?attachments=true").expect(200).says("for my eyes alone");
        // Who brings it himself, beside its address, has it back.
        with_file(&other, "li", b"for my eyes alone", true, true).expect(200);
        other.get("statements?attachments=true").expect(200).says("for my eyes alone");
    }
}

fn voiding(id: &str) -> Value {
    let mut voiding = statement("wang", "x", "y");
    voiding["verb"] = json!({ "id": zhixing_xapi::VOIDED });
    voiding["object"] = json!({ "objectType": "StatementRef", "id": id });
    voiding
}

/// 1.0.3, Data 2.3.2: who may not void is refused with 403.
#[test]
fn nobody_voids_what_he_may_not_read_but_his_own() {
    for town in towns() {
        let (owner, all) = (town.client("甲", true, Reads::None), town.client("丙", true, Reads::All));
        let id = owner.store(&statement("zhang", "read", "book"));
        for reads in [Reads::None, Reads::Own] {
            let other = town.client("乙", true, reads);
            other.post(&json!([statement("li", "read", "book"), voiding(&id)])).expect(403).says(&id);
        }
        assert_eq!(all.found("").len(), 1, "nothing of a refused request is stored");
        owner.post(&voiding(&id)).expect(200);
        all.get(&format!("statements?voidedStatementId={id}")).expect(200);
        let second = owner.store(&statement("zhang", "read", "book"));
        town.client("丁", true, Reads::Unit).post(&voiding(&second)).expect(200);
        let third = owner.store(&statement("zhang", "read", "book"));
        all.post(&voiding(&third)).expect(200);
    }
}

#[test]
fn the_administrator_sees_who_is_turned_away_at_the_door() {
    for town in towns() {
        let caller = town.caller();
        let mut wrong = caller.clone();
        wrong.shown.secret = "0".repeat(64);
        for _ in 0..30 {
            wrong.get("statements").expect(401).says("the key and the secret");
        }
        caller.send("POST", "statements", &[], " ".repeat(11 * MIB)).expect(413);
        let state = format!(
            "activities/state?activityId={}&stateId=s&{}",
            super::quoted("https://example.org/things/book"),
            super::agent("zhang")
        );
        caller.send("PUT", &state, &[("if-match", "\"no\"")], "{}").expect(412);
        let page = format!("/settings/clients/{}", caller.shown.id);
        let page = town.browser(&town.administrator).get(&page).expect(200);
        let page = page.shows("请核对那个系统里填的密码").shows("一次发来的内容太大").shows("· 401 ·").shows("· 413 ·");
        assert_eq!(page.text.matches("· 401 ·").count(), 1, "once in a minute");
        page.hides("· 412 ·").hides(&wrong.shown.secret);
    }
}

#[test]
fn a_statement_has_few_signatures() {
    for town in towns() {
        let caller = town.caller();
        let mut told = statement("zhang", "read", "book");
        let signature = json!({
            "usageType": zhixing_xapi::SIGNATURE_USAGE, "display": { "en": "a signature" },
            "contentType": "application/octet-stream", "length": 1, "sha2": "0".repeat(64), "fileUrl": "https://example.org/s",
        });
        told["attachments"] = vec![signature.clone(); 17].into();
        caller.post(&told).expect(400).says("at most 16 signatures");
        told["attachments"] = vec![signature; 16].into();
        caller.post(&told).expect(400).says("XAPI-00115");
    }
}

#[test]
fn one_statement_is_put_and_no_list() {
    for town in towns() {
        let list = json!([statement("zhang", "read", "book")]).to_string();
        let path = "statements?statementId=7ccd3322-e1a5-411a-a67d-6a735c76f119";
        town.caller().send("PUT", path, &[], list).expect(400).says("the statement must be");
    }
}

#[test]
fn what_is_wrong_is_called_by_its_name() {
    for town in towns() {
        let caller = town.caller();
        caller.get("statements?agent=x").expect(400).says("agent: is not well-formed JSON");
        let state = format!(
            "activities/state?activityId={}&stateId=s&{}",
            super::quoted("https://a.b/c"),
            super::agent("zhang")
        );
        caller.send("PUT", &state, &[], "{").expect(400).says("the document: is not well-formed JSON");
        caller.send("PUT", &state, &[], "{}").expect(204);
        let etag = caller.get(&state).expect(200).header("etag").to_owned();
        assert_eq!(caller.send("GET", &state, &[("if-none-match", &etag)], "").expect(304).text, "");
        caller.send("GET", &state, &[("if-none-match", "\"older\"")], "").expect(200);
        assert!(caller.fetch("/xapi").expect(404).text.contains("/xapi/statements"));
    }
}

/// Two requests with one id and different words at once: one is stored, the others are told that it is there.
#[test]
fn of_many_that_bring_one_id_at_once_one_is_stored() {
    for town in towns() {
        let caller = town.caller();
        let id = "7ccd3322-e1a5-411a-a67d-6a735c76f119";
        let send = |who: usize| {
            let mut told = statement(&format!("zhang{who}"), "read", "book");
            told["id"] = id.into();
            caller.post(&told).status
        };
        let mut answers: Vec<u16> = std::thread::scope(|scope| {
            let sent: Vec<_> = (0..8)
                .map(|who| {
                    scope.spawn({
                        let send = &send;
                        move || send(who)
                    })
                })
                .collect();
            sent.into_iter().map(|one| one.join().unwrap()).collect()
        });
        answers.sort_unstable();
        assert_eq!(answers, [200, 409, 409, 409, 409, 409, 409, 409], "{}", town.place.engine);
        assert_eq!(caller.found("").len(), 1);
    }
}
