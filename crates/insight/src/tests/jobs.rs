//! The page of the work in the background: for administrators alone, and what fails can be tried again.

use serde_json::Value;
use zhixing_kit::clock::{DAY_MS, MINUTE_MS};
use zhixing_kit::jobs::{self, JobKind};
use zhixing_kit::{Error, Language};

use super::towns;

fn failing() -> [JobKind; 2] {
    let fail: fn(&zhixing_kit::Write<'_>, &zhixing_kit::id::OrganisationId, &str) -> zhixing_kit::Result<()> =
        |_, _, _| Err(Error::broken("门<b>锁着"));
    [JobKind { name: "test.fail", run: fail }, JobKind { name: "test.later", run: |_, _, _| Ok(()) }]
}

#[test]
fn an_administrator_sees_what_fails_and_tries_it_again() {
    towns(|town| {
        let organisation = town.organisation.clone();
        let now = town.now();
        let add = move |tx: &zhixing_kit::Write<'_>| {
            jobs::later(tx, &organisation, "test.fail", "甲事", "", tx.now())?;
            jobs::later(tx, &organisation, "test.later", "", "", now.plus_ms(9 * DAY_MS))
        };
        town.place.db.write_now(add).unwrap();
        jobs::run_due(&town.place.db, &failing()).unwrap();
        let mut browser = town.browser(&town.administrator);
        let page = browser
            .get("/settings/jobs")
            .expect(200)
            .shows("test.fail")
            .shows("甲事")
            .shows("失败 1 次")
            .shows("门&lt;b&gt;锁着")
            .shows("test.later");
        let retry = page
            .text
            .split("action=\"")
            .filter_map(|part| part.split('"').next())
            .find(|path| path.ends_with("/retry"))
            .unwrap()
            .to_owned();
        let done = browser.post(&retry, &[]).expect(303);
        assert_eq!(done.leads_to(), "/settings/jobs");
        browser.get("/settings/jobs").expect(200).shows("已安排马上再试").hides("失败 1 次");
        let repaired = [JobKind { run: |_, _, _| Ok(()), ..failing()[0] }, failing()[1]];
        assert_eq!(jobs::run_due(&town.place.db, &repaired).unwrap(), 1);
        town.browser_in(&town.administrator, Language::English)
            .get("/settings/jobs")
            .expect(200)
            .shows("Background work")
            .hides("test.fail");
    });
}

#[test]
fn nobody_else_sees_or_does_anything_here() {
    towns(|town| {
        for member in [&town.superior, &town.secretary, &town.member, &town.stranger] {
            let mut browser = town.browser(member);
            let seen = browser.get("/settings/jobs").status.as_u16();
            assert!(seen == 403 || seen == 404, "{seen}");
            let done = browser.post(&format!("/settings/jobs/{}/retry", town.top), &[]).status.as_u16();
            assert!(done == 403 || done == 404, "{done}");
        }
        town.browser(&town.administrator).post("/settings/jobs/none/retry", &[]).expect(404);
    });
}

#[test]
fn the_clerk_says_when_it_falls_behind() {
    towns(|town| {
        let mut browser = town.browser(&town.administrator);
        town.clerk.catch_up(&town.place.db).unwrap();
        browser.get("/settings/jobs").expect(200).shows("所有记录都已写入存证日志");
        town.tell(&town.secretary, &town.first, "甲", town.now(), &[], Value::Null);
        browser.get("/settings/jobs").expect(200).shows("有 1 条记录正在写入");
        town.place.pass_ms(2 * MINUTE_MS);
        browser.get("/settings/jobs").expect(200).shows("等了一分钟以上");
        town.clerk.catch_up(&town.place.db).unwrap();
        browser.get("/settings/jobs").expect(200).shows("所有记录都已写入存证日志");
    });
}
