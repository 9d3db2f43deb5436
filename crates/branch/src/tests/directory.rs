//! The directory that grows by use: offered again, edited in place, merged, and its numbers purged (P14).

use zhixing_kit::jobs::{left_over, run_due};
use zhixing_kit::test::{Browser, Page, places};

use crate::activity::model::ActivityId;

use super::theme::{OUT, with};
use super::town::Town;

/// The id of an entry, by its name on the list of its kind.
fn entry(browser: &mut Browser, kind: &str, name: &str) -> String {
    let page = browser.get(&format!("/directory?kind={kind}")).expect(200);
    let before = page.text.split(&format!("\">{name}</a>")).next().expect("the entry is listed");
    before.rsplit("/directory/").next().expect("a link")[..36].to_owned()
}

const DAY_MS: i64 = 24 * 3_600_000;

fn arrange(browser: &mut Browser, day: &ActivityId, form: &[(&str, &str)]) -> Page {
    browser.edit(&format!("/meetings/{day}/theme/edit"), &format!("/meetings/{day}/theme"), form)
}

#[test]
fn what_was_used_is_offered_again_and_brought_up_to_date() {
    for place in places() {
        let town = Town::with(&place, 5);
        let [first, second] = ["theme_day", "theme_day"].map(|kind| town.plan(kind));
        let mut secretary = town.browser(town.secretary());
        secretary.get("/directory").expect(200).shows("这里还没有登记过");
        arrange(&mut secretary, &first, &OUT).expect(303);
        let form = secretary.get(&format!("/meetings/{second}/theme/edit")).expect(200);
        form.shows("<option value=\"东湖社区\">").shows("<option value=\"罗主任\">");
        // The same place written with a space is the same place; what was left empty stays, what is new is taken over.
        let again = with(&OUT, &[("goes_to", "东湖 社区"), ("address", ""), ("phone", "0591-5550199")]);
        arrange(&mut secretary, &second, &again).expect(303);
        // What is still to come was not used yet.
        secretary.get("/directory").expect(200).shows("东湖路8号").shows("还没有用过").hides("用过 2 次");
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(30 * 3_600_000));
        let list = secretary.get("/directory").expect(200).shows("东湖路8号").shows("用过 2 次");
        assert_eq!(list.text.matches("class=\"list-title\"").count(), 1);
        let contact = entry(&mut secretary, "contact", "罗主任");
        secretary.get(&format!("/directory/{contact}")).expect(200).shows("0591-5550199").shows("2027年3月3日");
        let mut member = town.browser(&town.formal[4]);
        member.get(&format!("/directory/{contact}")).expect(200).shows("只有安排活动的人看得到").hides("5550199");
        member.get(&format!("/directory/{contact}/edit")).expect(403);
        for nobody in [&town.stranger, &town.superior] {
            town.browser(nobody).get(&format!("/directory/{contact}")).expect(404);
        }
    }
}

#[test]
fn entries_are_added_changed_and_merged_and_doubles_are_pointed_out() {
    for place in places() {
        let (town, clock) = (Town::with(&place, 5), place.clock.clone());
        let mut secretary = town.browser(town.secretary());
        let add = |browser: &mut Browser, name: &str| {
            browser.post("/directory", &[("kind", "place"), ("entry_name", name), ("about", "东湖路")])
        };
        add(&mut secretary, "东湖社区").expect(303);
        add(&mut secretary, "东湖 社区").expect(422).shows("名录里已经有这个名字");
        add(&mut secretary, "（——）").expect(422).shows("名字里要有文字或数字");
        // From its page a theme day is planned at that place.
        let place = entry(&mut secretary, "place", "东湖社区");
        let page = secretary.get(&format!("/directory/{place}")).expect(200);
        let link =
            page.text.split("href=\"/meetings/new?").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
        secretary.get(&format!("/meetings/new?{}", link.replace("&amp;", "&"))).expect(200).shows("value=\"东湖社区\"");
        add(&mut secretary, "东湖社区党群中心").expect(303);
        secretary.get("/directory").expect(200).shows("可能是重复的");
        let (kept, double) =
            (entry(&mut secretary, "place", "东湖社区"), entry(&mut secretary, "place", "东湖社区党群中心"));
        let day = town.plan("theme_day");
        arrange(&mut secretary, &day, &with(&OUT, &[("goes_to", "东湖社区党群中心")])).expect(303);
        secretary.post(&format!("/directory/{double}/merger"), &[("into", &double)]).expect(422);
        secretary.post(&format!("/directory/{double}/merger"), &[("into", "")]).expect(422);
        secretary.post(&format!("/directory/{double}/merger"), &[("into", &kept)]).expect(303);
        clock.set(zhixing_kit::test::BEGIN.plus_ms(30 * 3_600_000));
        secretary.get("/directory").expect(200).hides("党群中心").hides("可能是重复的").shows("用过 1 次");
        secretary.get(&format!("/meetings/{day}/theme")).expect(200).hides("党群中心").shows("东湖社区");
        secretary.get(&format!("/directory/{double}")).expect(200).shows("已经并入另一条");
        let change = [("kind", "place"), ("entry_name", "改名"), ("about", "东湖路")];
        let kept_at = format!("/directory/{kept}");
        let basis = secretary.get(&format!("{kept_at}/edit")).expect(200).basis();
        secretary.post(&format!("/directory/{double}"), &change).expect(422);
        // The name of what was merged is free again; what is edited by two is shown to the second.
        let edit = |about| {
            [("kind", "place"), ("entry_name", "东湖社区党群中心"), ("about", about), ("basis", basis.as_str())]
        };
        secretary.post(&kept_at, &edit("东湖路8号")).expect(303);
        let page = secretary.post(&kept_at, &edit("东湖路9号")).expect(422);
        page.shows("value=\"东湖路8号\"").shows("value=\"东湖路9号\"").shows("您在别处");
    }
}

#[test]
fn p14_a_number_has_a_purpose_and_an_end_and_never_stands_in_the_ledger() {
    for place in places() {
        let town = Town::with(&place, 5);
        let mut secretary = town.browser(town.secretary());
        let form = [("kind", "contact"), ("entry_name", "孙站长"), ("about", "快递站"), ("phone", "138 0000 5550")];
        secretary.post("/directory", &form).expect(422).shows("填了电话，就要写明用途");
        secretary.post("/directory", &with(&form, &[("phone", "call me")])).expect(422).shows("电话只能是数字");
        let purpose = [("purpose", "商量送货路线"), ("keep_until", "2026-03-10")];
        let past = [("purpose", "商量送货路线"), ("keep_until", "2026-03-01")];
        secretary.post("/directory", &with(&form, &past)).expect(422).shows("保存期限要在今天或以后");
        secretary.post("/directory", &with(&form, &purpose)).expect(303);
        let lasting = [("entry_name", "马站长"), ("phone", "138 0000 5551"), ("purpose", "约时间")];
        secretary.post("/directory", &with(&form, &lasting)).expect(303);
        let (short, long) = (entry(&mut secretary, "contact", "孙站长"), entry(&mut secretary, "contact", "马站长"));
        secretary.get(&format!("/directory/{short}")).expect(200).shows("138 0000 5550").shows("商量送货路线");
        for _ in 0..9 {
            place.pass_ms(DAY_MS);
            run_due(&place.db, crate::JOBS).unwrap();
        }
        secretary.get(&format!("/directory/{short}")).expect(200).hides("0000 5550").shows("没有登记");
        secretary.get(&format!("/directory/{long}")).expect(200).shows("138 0000 5551");
        assert_eq!(place.db.read_now(left_over).unwrap(), 0);
        secretary.post(&format!("/directory/{long}/phone-removal"), &[]).expect(303);
        secretary.get(&format!("/directory/{long}")).expect(200).hides("0000 5551");
        let all = |tx: &zhixing_kit::Read<'_>| tx.all::<(String,)>("select body from statement", &[]);
        let bodies = place.db.read_now(all).unwrap();
        assert!(bodies.iter().any(|(body,)| body.contains("verbs/forgot")));
        assert!(
            ["0000 5550", "00005550", "0000 5551", "00005551"]
                .iter()
                .all(|number| bodies.iter().all(|(body,)| !body.contains(number))),
            "a number in the ledger"
        );
    }
}
