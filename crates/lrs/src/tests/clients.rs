//! What an administrator does with clients, and what others may not.

use super::{statement, towns};
use crate::{Reads, acts};

#[test]
fn a_client_is_entered_given_another_secret_and_ended() {
    for town in towns() {
        let mut browser = town.browser(&town.administrator);
        browser.get("/settings/clients").expect(200).shows("还没有登记对接系统");
        let unit = town.administrator.unit.to_string();
        let fields = [
            ("client_name", "模拟器"),
            ("client_unit", unit.as_str()),
            ("client_writes", "yes"),
            ("client_reads", "own"),
        ];
        browser
            .post("/settings/clients", &[("client_name", ""), ("client_unit", ""), ("client_reads", "x")])
            .expect(422);
        let shown = browser.post("/settings/clients", &fields).expect(200).shows("只显示这一次").text;
        let word = |length: usize| {
            let mut words = shown.split(|letter: char| !letter.is_ascii_hexdigit());
            words.find(|word| word.len() == length).unwrap().to_owned()
        };
        let mut entered = town.caller();
        (entered.shown.key, entered.shown.secret) = (word(16), word(64));
        entered.get("statements").expect(200);
        browser.get("/settings/clients").expect(200).shows("模拟器").hides("只显示这一次");

        let caller = town.caller();
        caller.store(&statement("zhang", "read", "book"));
        caller.send("POST", "statements", &[], "{}").expect(400);
        let page = format!("/settings/clients/{}", caller.shown.id);
        browser
            .get(&page)
            .expect(200)
            .shows("actor：没有写 (XAPI-00003)")
            .shows("actor: is missing (XAPI-00003)")
            .shows("POST statements");
        browser
            .get("/settings/clients/statements")
            .expect(200)
            .shows("zhang@example.org read https://example.org/things/book");
        browser
            .get("/settings/clients/statements?who=li%40example.org")
            .expect(200)
            .shows("没有找到记录")
            .shows("正在查找");
        let wrong = browser.get("/settings/clients/statements?verb=read").expect(422).shows("完整的网址");
        wrong.hides("<details class=\"fold\"").hides("没有找到记录");
        browser.get("/settings/clients/statements").expect(200).hides("正在查找");
        browser.get("/settings/clients/statements/csv").expect(200).shows("zhang@example.org");
        browser.get("/settings/clients/statements/jsonl").expect(200).shows("\"mbox\":\"mailto:zhang@example.org\"");

        browser.post(&format!("{page}/secret"), &[]).expect(200).shows(&caller.shown.key);
        caller.get("statements").expect(401);
        browser.get(&format!("{page}/end")).expect(200);
        browser.post(&format!("{page}/end"), &[]).expect(303);
        browser.post(&format!("{page}/end"), &[]).expect(422);
    }
}

#[test]
fn an_ended_client_opens_nothing_and_what_it_wrote_stays() {
    for town in towns() {
        let (caller, reader) = (town.caller(), town.client("读", false, Reads::All));
        caller.store(&statement("zhang", "read", "book"));
        let (actor, id) = (town.administrator.clone(), caller.shown.id.clone());
        town.place.db.write_now(move |tx| acts::end(tx, &actor, &id)).unwrap();
        caller.get("statements").expect(401);
        assert_eq!(reader.found("").len(), 1);
    }
}
